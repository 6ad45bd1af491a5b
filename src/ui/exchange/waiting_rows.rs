//! Rows that came by file and wait (S6): why, what to do, and letting them in or leaving them out.

use super::failure_words;
use super::naming::title;
use crate::domain::record::Record;
use crate::domain::records::Records;
use crate::i18n::{Lang, format, incoming as msg};
use crate::state::{App, ExchangeFailure, HeldRow, RowName, Why, app};
use crate::ui::components::{Banner, Tone};
use crate::ui::lang;
use crate::ui::log::known_name;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::collections::BTreeMap;

/// How many rows are shown of one reason.
const SHOWN: usize = 50;

/// The waiting rows. `Copy`.
#[derive(Clone, Copy)]
struct Waiting {
    app: App,
    lang: Lang,
    rows: RwSignal<Option<Vec<HeldRow>>>,
    busy: RwSignal<bool>,
    outcome: RwSignal<Option<(Tone, String)>>,
}

/// The rows by their reasons; none when none waits.
#[component]
pub(super) fn WaitingRows() -> impl IntoView {
    let l = lang();
    let waiting = Waiting {
        app: app(),
        lang: l,
        rows: RwSignal::new(None),
        busy: RwSignal::new(false),
        outcome: RwSignal::new(None),
    };
    let number = Memo::new(move |_| waiting.app.safety.with(|safety| (safety.held, safety.waiting)));
    Effect::new(move |_| {
        number.get();
        waiting.read();
    });
    let groups = move || {
        let rows = waiting.rows.get()?;
        let mut groups: BTreeMap<Why, Vec<HeldRow>> = BTreeMap::new();
        rows.into_iter().for_each(|row| groups.entry(row.why).or_default().push(row));
        Some(groups.into_iter().map(|(why, rows)| view! { <Reason waiting why rows /> }).collect_view())
    };
    let is_nothing = move || number.get().1 == 0 && waiting.outcome.with(Option::is_none);
    view! {
        <div class="section stack" hidden=is_nothing>
            {groups}
            <div role="status">
                {move || waiting.outcome.get().map(|(tone, text)| view! { <Banner inline=true tone text /> })}
            </div>
        </div>
    }
}

impl Waiting {
    fn read(self) {
        spawn_local(async move {
            match self.app.held().await {
                Ok(rows) => self.rows.try_set(Some(rows)),
                // Somebody stopped what the worker did; this goes on at the next change.
                Err(ExchangeFailure::Cancelled) => None,
                Err(failure) => self.outcome.try_set(Some(self.failed(&failure))).and(None),
            };
        });
    }

    fn failed(self, failure: &ExchangeFailure) -> (Tone, String) {
        (Tone::Danger, failure_words(self.lang, failure))
    }

    fn take(self, names: Vec<RowName>) {
        self.busy.set(true);
        spawn_local(async move {
            let outcome = match self.app.release(names).await {
                Ok(taken) => (Tone::Ok, msg::taken(self.lang, &format::count(taken.changes))),
                Err(failure) => self.failed(&failure),
            };
            self.end(Some(outcome));
        });
    }

    fn leave_out(self, names: Vec<RowName>) {
        self.busy.set(true);
        spawn_local(async move {
            let outcome = self.app.decline(names).await.err().map(|failure| self.failed(&failure));
            self.end(outcome);
        });
    }

    fn end(self, outcome: Option<(Tone, String)>) {
        self.outcome.try_set(outcome);
        self.busy.try_set(false);
        self.read();
    }
}

#[component]
fn Reason(waiting: Waiting, why: Why, rows: Vec<HeldRow>) -> impl IntoView {
    let l = waiting.lang;
    let (name, hint) = msg::why(l, why);
    let names: StoredValue<Vec<RowName>> = StoredValue::new(rows.iter().map(name_of).collect());
    let total = format::count(rows.len() as u64);
    let lines: Vec<_> = rows.into_iter().take(SHOWN).map(|held| view! { <Row waiting held /> }).collect();
    let leave_out = (why != Why::Declined).then(|| {
        view! {
            <button type="button" class="button" data-testid="leave-out" disabled=move || waiting.busy.get()
                on:click=move |_| waiting.leave_out(names.get_value())>{msg::leave_out(l)}</button>
        }
    });
    view! {
        <section class="sheet stack stack-tight" data-testid="waiting-reason">
            <h2>{name}" "<span class="num soft">{total}</span></h2>
            <p class="prose small">{hint}</p>
            <div class="bar">
                {leave_out}
                <button type="button" class="button" data-testid="take-all" disabled=move || waiting.busy.get()
                    on:click=move |_| waiting.take(names.get_value())>{msg::take_all(l)}</button>
            </div>
            <ul class="list">{lines}</ul>
        </section>
    }
}

fn name_of(held: &HeldRow) -> RowName {
    (held.row.replica, held.row.seq)
}

#[component]
fn Row(waiting: Waiting, held: HeldRow) -> impl IntoView {
    let l = waiting.lang;
    let app = waiting.app;
    let row = &held.row;
    let when = format::moment(l, &*app.zone(), row.stamp.instant(), untrack(|| app.today()));
    let what: Vec<String> = titles(app, l, &held);
    let name = name_of(&held);
    let by = msg::by_at(l, &untrack(|| known_name(app, &row.person)), &when);
    let changes = msg::changes(l, row.changes.len() as u64);
    view! {
        <li class="bar bar-apart exchange-row" data-testid="waiting-row">
            <span class="stack stack-tight">
                <span>{what.join(", ")}</span>
                <span class="soft small">{by}" · "{changes}</span>
            </span>
            <button type="button" class="button" data-testid="take-one" disabled=move || waiting.busy.get()
                on:click=move |_| waiting.take(vec![name])>{msg::take_one(l)}</button>
        </li>
    }
}

/// The records that the row speaks of, as they would be called.
fn titles(app: App, l: Lang, held: &HeldRow) -> Vec<String> {
    const NAMED: usize = 3;
    let mut records = Records::default();
    let touched = records.apply(&held.row);
    let whole = |record: &Record| {
        let here = app.peek(|here| here.by_key(record.key()).map(|record| record.as_ref().clone()));
        here.map_or_else(
            || record.clone(),
            |mut here| {
                here.merge(record);
                here
            },
        )
    };
    let found = touched.iter().filter_map(|key| records.by_key(key));
    found.take(NAMED).map(|record| title(app, l, &whole(record))).collect()
}
