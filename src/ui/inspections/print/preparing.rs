//! Whether the forms are there: they come onto the page one by one and each in slices, until all are there or somebody
//! stops it, and again when something changes. Knows how far it is, not what a form looks like.

use super::paper::{Sheet, place};
use super::pass::Pass;
use super::wanted::Found;
use crate::domain::ids::RecordId;
use crate::domain::inspections::{self, RunId};
use crate::domain::{people, tasks};
use crate::state::app;
use gloo_timers::future::TimeoutFuture;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// How often somebody who waits for all forms looks whether they are there (milliseconds).
const PAUSE: u32 = 50;

/// How far the page is.
#[derive(Clone, Copy)]
pub(super) struct Preparing {
    found: Memo<Found>,
    with_photos: RwSignal<bool>,
    /// The places on the page, in order.
    pub(super) sheets: RwSignal<Vec<Sheet>>,
    /// How many of them are as they should be.
    ready: RwSignal<usize>,
    /// At how many it was stopped.
    most: RwSignal<Option<usize>>,
    /// Whether it has taken so long that somebody may want to stop it.
    is_long: RwSignal<bool>,
    /// Rises whenever it begins anew: only the latest goes on.
    latest: StoredValue<usize>,
}

impl Preparing {
    /// Begins, and begins anew whenever something changes; what is as it was is left as it is.
    pub(super) fn begin(found: Memo<Found>, with_photos: RwSignal<bool>) -> Self {
        let own = Self {
            found,
            with_photos,
            sheets: RwSignal::default(),
            ready: RwSignal::new(0),
            most: RwSignal::new(None),
            is_long: RwSignal::new(false),
            latest: StoredValue::new(0),
        };
        let app = app();
        Effect::new(move |_| {
            app.shop();
            app.watch(&[inspections::RUN, tasks::TASK, people::PERSON], |_| ());
            found.track();
            with_photos.track();
            own.ready.set(0);
            own.go();
        });
        own
    }

    /// How many forms are there.
    pub(super) fn ready(self) -> usize {
        self.ready.get()
    }

    /// How many forms there will be.
    pub(super) fn total(self) -> usize {
        self.found.with(|found| found.runs.len())
    }

    /// Whether more are coming.
    pub(super) fn is_waiting(self) -> bool {
        self.ready.get() < self.most.get().unwrap_or(usize::MAX).min(self.total())
    }

    /// Whether it was stopped before all were there.
    pub(super) fn is_stopped(self) -> bool {
        !self.is_waiting() && self.ready.get() < self.total()
    }

    /// Whether there is something to stop, or to go on with.
    pub(super) fn can_choose(self) -> bool {
        self.is_stopped() || (self.is_long.get() && self.is_waiting())
    }

    /// Stops it, behind the form that is being drawn; or goes on.
    pub(super) fn choose(self) {
        if untrack(|| self.is_stopped()) {
            self.most.set(None);
            self.go();
        } else {
            self.most.set(Some(self.ready.get_untracked() + 1));
        }
    }

    /// Waits until nothing more is coming; `None` when the page is gone.
    pub(super) async fn done(self) -> Option<()> {
        loop {
            self.ready.try_get_untracked()?;
            if !untrack(|| self.is_waiting()) {
                return Some(());
            }
            TimeoutFuture::new(PAUSE).await;
        }
    }

    fn go(self) {
        self.latest.update_value(|latest| *latest += 1);
        let pass = Pass::begin(self, self.latest.get_value());
        spawn_local(async move {
            pass.run().await;
        });
    }
}

/// What a pass asks and tells; `None` when the page is gone.
impl Preparing {
    /// Whether a pass is the latest; `None` for the others too.
    pub(super) fn is_latest(self, number: usize) -> Option<()> {
        (self.latest.try_get_value()? == number).then_some(())
    }

    /// Whether the photos belong to the forms.
    pub(super) fn has_photos(self) -> Option<bool> {
        self.with_photos.try_get_untracked()
    }

    /// It takes long.
    pub(super) fn tell_long(self) -> Option<()> {
        if !self.is_long.try_get_untracked()? {
            self.is_long.try_set(true);
        }
        Some(())
    }

    /// The form at this place is as it should be.
    pub(super) fn done_with(self, at: usize) {
        self.ready.try_set(at + 1);
    }

    /// Takes away what is not wanted any more, or comes later.
    pub(super) fn trim(self) -> Option<()> {
        let ready = self.ready.try_get_untracked()?;
        if self.sheets.try_with_untracked(Vec::len)? > ready {
            self.sheets.try_update(|sheets| sheets.truncate(ready));
        }
        Some(())
    }

    /// The run whose turn it is, if any is left.
    pub(super) fn next(self) -> Option<Option<(usize, RunId)>> {
        let (at, most) = (self.ready.try_get_untracked()?, self.most.try_get_untracked()?);
        if most.is_some_and(|most| at >= most) {
            return Some(None);
        }
        self.found.try_with_untracked(|found| found.runs.get(at).map(|run| (at, run.clone())))
    }

    /// The place of a run; made where there is none.
    pub(super) fn place(self, at: usize, id: RecordId) -> Option<Sheet> {
        let there = self.sheets.try_with_untracked(|sheets| sheets.get(at).filter(|sheet| sheet.id == id).cloned())?;
        there.or_else(|| self.sheets.try_update(|sheets| place(sheets, at, id)))
    }
}
