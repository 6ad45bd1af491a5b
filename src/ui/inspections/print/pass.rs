//! One way through all forms, in short turns; what is as it was is left as it is. Knows not when one is due.

use super::paper::{Paper, SLICE};
use super::preparing::Preparing;
use crate::browser::turns::Turns;
use crate::domain::inspections::form;
use crate::state::app;
use leptos::prelude::*;
use leptos::task::tick;

/// One way through all forms.
pub(super) struct Pass {
    page: Preparing,
    number: usize,
    turns: Turns,
}

impl Pass {
    /// The pass with this number; it begins now.
    pub(super) fn begin(page: Preparing, number: usize) -> Self {
        Self { page, number, turns: Turns::begin() }
    }

    /// `None` ends it early, here as below: the page is gone, or another pass has begun.
    pub(super) async fn run(mut self) -> Option<()> {
        // The page first, and that it is being prepared.
        self.turns.next().await;
        self.pause().await?;
        let app = app();
        let (shop, zone) = (untrack(|| app.shop())?, app.zone());
        while let Some((at, run)) = self.page.next()? {
            let sheet = self.page.place(at, run.record_id())?;
            let now = app.now.get_untracked();
            match app.peek(|records| form(records, &shop, &run, now, &*zone)) {
                Some(form) => self.draw(sheet.with(form)).await?,
                None => sheet.paper.set(None),
            }
            self.page.done_with(at);
        }
        self.page.trim()
    }

    async fn draw(&mut self, paper: Paper) -> Option<()> {
        self.pause().await?;
        self.grow(&paper.rows, paper.form.rows.len()).await?;
        let photos = if self.page.has_photos()? { paper.form.photos.len() } else { 0 };
        self.grow(&paper.photos, photos).await
    }

    async fn grow(&mut self, shown: &ArcRwSignal<usize>, to: usize) -> Option<()> {
        while shown.get_untracked() != to {
            shown.set(to.min(shown.get_untracked() + SLICE));
            self.pause().await?;
        }
        Some(())
    }

    /// Lets what was put there be drawn, and gives the page its turn when that was enough for one.
    async fn pause(&mut self) -> Option<()> {
        tick().await;
        if self.turns.is_over() {
            self.turns.next().await;
        }
        if self.turns.is_long() {
            self.page.tell_long()?;
        }
        self.page.is_latest(self.number)
    }
}
