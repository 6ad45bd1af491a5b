//! Tables of a period for a spreadsheet, written in slices so that the page stays alive. Knows no screen.

use super::app::App;
use crate::browser::turns::Turns;
use crate::browser::{clock, files};
use crate::domain::files::in_file_name;
use crate::domain::inspections::{Period, RunId, form, runs_between};
use crate::domain::shops::Shop;
use crate::domain::templates::Template;
use crate::i18n::{Lang, forms};
use crate::wire::csv;
use leptos::prelude::*;

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
        template: &'static Template,
        period: Period,
        progress: RwSignal<Option<(usize, usize)>>,
    ) -> Option<TableFile> {
        let shop = untrack(|| self.shop())?;
        let runs = self.runs_of_period(&shop, template, period);
        let mut out = csv::BOM.to_owned();
        csv::row(&mut out, &forms::csv_head(l));
        let (mut rows, mut turns) = (0, Turns::begin());
        for (done, run) in runs.iter().enumerate() {
            rows += self.add_run(&mut out, l, &shop, run);
            if turns.is_over() {
                if turns.is_long() {
                    progress.try_set(Some((done + 1, runs.len())));
                }
                turns.next().await;
            }
        }
        progress.try_set(None);
        let blob = files::blob(out.as_bytes(), "text/csv;charset=utf-8").ok()?;
        Some(TableFile { blob, name: file_name(&shop, period), rows })
    }

    /// The runs of a period, oldest first, days on which nobody opened the app included.
    pub fn runs_of_period(&self, shop: &Shop, template: &'static Template, period: Period) -> Vec<RunId> {
        let (today, zone) = (untrack(|| self.today()), self.zone());
        let mut runs: Vec<RunId> =
            self.peek(|records| runs_between(records, shop, template, period, today, &*zone).collect());
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
