//! Which forms the address asks for, and which of them there are. Knows no screen.

use crate::domain::calendar::parse_date;
use crate::domain::ids::RecordId;
use crate::domain::inspections::{self, DayStatus, Period, Run, RunId, day_of, runs_between};
use crate::domain::shops::Shop;
use crate::domain::templates::of_run;
use crate::state::{App, app};
use crate::ui::inspections::which::template;
use crate::ui::routes::Route;
use chrono::NaiveDate;
use leptos::prelude::*;

/// What the address asks for.
#[derive(Clone, PartialEq)]
pub(super) enum Wanted {
    Run(RunId),
    Period(Period),
}

impl Wanted {
    pub(super) fn parse(what: &str) -> Option<Self> {
        if let Some((from, to)) = what.split_once("..") {
            return Some(Self::Period(Period { from: parse_date(from)?, to: parse_date(to)? }));
        }
        RunId::parse(&RecordId::new(what))
            .filter(|run| app().peek(|records| of_run(records, run)).is_some())
            .map(Self::Run)
    }

    pub(super) fn back(&self) -> Route {
        match self {
            Self::Run(run) => Route::Summary(run.record_id()),
            Self::Period(_) => Route::Inspections,
        }
    }

    pub(super) fn dates(&self) -> String {
        match self {
            Self::Run(run) => run.date.to_string(),
            Self::Period(Period { from, to }) => format!("{from}–{to}"),
        }
    }
}

/// What a period holds: forms that somebody began, and days that were missed.
#[derive(Clone, PartialEq, Default)]
pub(super) struct Found {
    pub(super) runs: Vec<RunId>,
    pub(super) missed: Vec<NaiveDate>,
}

/// Oldest first; looked for anew when a run changes.
pub(super) fn find(app: App, wanted: &Wanted) -> Found {
    let Some(shop) = app.shop() else { return Found::default() };
    match wanted {
        Wanted::Run(run) => Found { runs: vec![run.clone()], missed: Vec::new() },
        Wanted::Period(period) => find_between(app, &shop, *period),
    }
}

fn find_between(app: App, shop: &Shop, period: Period) -> Found {
    let (now, zone, today) = (app.now.get_untracked(), app.zone(), untrack(|| app.today()));
    let template = template().get_untracked();
    let mut found = Found::default();
    app.watch(&[inspections::RUN], |records| {
        for run in runs_between(records, shop, template, period, today, &*zone) {
            let is_begun = Run::of(records.by_key(&run.key()).map(AsRef::as_ref)).is_begun();
            let is_missed =
                || day_of(records, shop, &run, now, &*zone).is_some_and(|day| day.status == DayStatus::Missed);
            match is_begun {
                true => found.runs.push(run),
                false if is_missed() => found.missed.push(run.date),
                false => {}
            }
        }
    });
    found.runs.reverse();
    found.missed.reverse();
    found
}
