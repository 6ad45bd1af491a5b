//! Tables of a period for a spreadsheet, written in slices so that the page stays alive. Knows no screen.

use super::app::App;
use super::exchange::in_file_name;
use crate::browser::{clock, files};
use crate::domain::inspections::{DAILY, Period, RunId, form, runs_between};
use crate::domain::shops::Shop;
use crate::i18n::{Lang, forms};
use crate::wire::csv;
use gloo_timers::future::TimeoutFuture;
use leptos::prelude::*;

/// After how many milliseconds the page gets its turn, and from when on progress is told.
const SLICE: i64 = 12;
const LONG: i64 = 500;

/// A table ready to be handed to the person.
pub struct TableFile {
    /// Its bytes.
    pub blob: files::Blob,
    /// `dianxun_<shop>_<from>_<to>.csv`
    pub name: String,
    /// How many rows it has, the head not counted.
    pub rows: usize,
}

impl App {
    /// The inspections of a period as a table; `None` when the browser refuses the file or there is no shop.
    pub async fn inspections_table(
        &self,
        l: Lang,
        period: Period,
        progress: RwSignal<Option<(usize, usize)>>,
    ) -> Option<TableFile> {
        let shop = untrack(|| self.shop())?;
        let runs = self.runs_of_period(&shop, period);
        let mut out = csv::BOM.to_owned();
        csv::row(&mut out, &forms::csv_head(l));
        let (mut rows, begun) = (0, clock::now());
        let mut turn = begun;
        for (done, run) in runs.iter().enumerate() {
            rows += self.add_run(&mut out, l, &shop, run);
            let now = clock::now();
            // A clock that was set back must not keep the page waiting either.
            if now < turn || now - turn >= SLICE {
                if now - begun >= LONG {
                    progress.try_set(Some((done + 1, runs.len())));
                }
                TimeoutFuture::new(0).await;
                turn = clock::now();
            }
        }
        progress.try_set(None);
        let blob = files::blob(out.as_bytes(), "text/csv;charset=utf-8").ok()?;
        Some(TableFile { blob, name: file_name(&shop, period), rows })
    }

    /// The runs of a period, oldest first, days on which nobody opened the app included.
    pub fn runs_of_period(&self, shop: &Shop, period: Period) -> Vec<RunId> {
        let today = untrack(|| self.today());
        let mut runs: Vec<RunId> = self.peek(|records| runs_between(records, shop, &DAILY, period, today).collect());
        runs.reverse();
        runs
    }

    fn add_run(&self, out: &mut String, l: Lang, shop: &Shop, run: &RunId) -> usize {
        let (zone, now) = (self.zone(), clock::now());
        let form = self.peek(|records| form(records, shop, run, now, &*zone)).filter(|form| form.counts());
        let Some(form) = form else { return 0 };
        for row in &form.rows {
            csv::row(out, &forms::csv_row(l, &shop.name, &form, row, &*zone));
        }
        form.rows.len()
    }
}

fn file_name(shop: &Shop, period: Period) -> String {
    let Period { from, to } = period;
    format!("dianxun_{}_{from}_{to}.csv", in_file_name(&shop.name))
}
