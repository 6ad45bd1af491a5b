//! One day of the history: a link to the run while it can be answered, to its summary afterwards.

use crate::domain::ids::RecordId;
use crate::domain::inspections::{Day, Run};
use crate::domain::people;
use crate::domain::records::Records;
use crate::i18n::{format, history as msg, today};
use crate::state::app;
use crate::ui::components::{Seal, SealSize, Status};
use crate::ui::lang;
use crate::ui::routes::Route;
use crate::ui::today::{glyph, seal, tone};
use leptos::prelude::*;
use std::collections::BTreeMap;

/// What a row shows.
#[derive(Clone, PartialEq)]
pub(super) struct Row {
    pub(super) day: Day,
    is_editable: bool,
    open_follow_ups: usize,
    submitted_by: String,
    /// Whose it is, where everybody has their own.
    owner: String,
}

impl Row {
    pub(super) fn read(records: &Records, day: Day, open: &BTreeMap<RecordId, usize>) -> Self {
        let run = Run::of(records.by_key(&day.run.key()).map(AsRef::as_ref));
        let name = |id: &RecordId| people::find(records, id).map(|person| person.name).unwrap_or_default();
        Self {
            is_editable: run.stored().is_editable(),
            open_follow_ups: open.get(&day.run.record_id()).copied().unwrap_or_default(),
            submitted_by: name(&run.submitted_by()),
            owner: day.run.by.as_ref().map(name).unwrap_or_default(),
            day,
        }
    }

    fn route(&self) -> Route {
        let id = self.day.run.record_id();
        if self.is_editable { Route::Run(id) } else { Route::Summary(id) }
    }
}

/// The row.
#[component]
pub(super) fn DayRow(row: Row) -> impl IntoView {
    let l = lang();
    let on = untrack(|| app().today());
    let date = row.day.run.date;
    let status = row.day.status;
    view! {
        <li>
            <a class="list-row" href=row.route().href() data-testid="day" data-date=date.to_string()>
                <Seal kind=seal(status) size=SealSize::Medium />
                <span class="list-main list-day">
                    <span class="strong num nowrap">{format::day(l, date, on)}</span>
                    <span class="list-sub">{facts(&row)}</span>
                </span>
                <span class="list-end"><Status tone=tone(status) glyph=glyph(status) text=today::status(l, status) /></span>
            </a>
        </li>
    }
}

/// What is worth saying of the day; nothing about what is nought.
fn facts(row: &Row) -> impl IntoView + use<> {
    let l = lang();
    let progress = row.day.progress;
    let owner = Some(row.owner.clone()).filter(|owner| !owner.is_empty());
    let mut facts: Vec<String> = owner.into_iter().collect();
    facts.push(msg::checked(l, progress.answered(), progress.total));
    if progress.fail > 0 {
        facts.push(msg::fails(l, progress.fail));
    }
    if row.open_follow_ups > 0 {
        facts.push(msg::open_follow_ups(l, row.open_follow_ups));
    }
    if !row.submitted_by.is_empty() && row.submitted_by != row.owner {
        facts.push(msg::submitted_by(l, &row.submitted_by));
    }
    facts.into_iter().map(|fact| view! { <span class="num">{fact}</span> }).collect_view()
}
