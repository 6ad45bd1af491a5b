//! By whom, of what kind, between which days: the filter of the journal.

use crate::domain::calendar::{Zone, instant, parse_date};
use crate::domain::ids::{Kind, RecordId};
use crate::domain::people;
use crate::i18n::{Lang, journal as msg};
use crate::state::{App, JournalFilter, app};
use crate::ui::components::{Select, TextField};
use crate::ui::lang;
use chrono::{NaiveDate, NaiveTime};
use leptos::prelude::*;

/// What was chosen; empty texts choose nothing.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Chosen {
    person: String,
    kind: String,
    from: String,
    to: String,
}

impl Chosen {
    /// Whether nothing was.
    pub(super) fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    fn days(&self) -> (Option<NaiveDate>, Option<NaiveDate>) {
        (parse_date(&self.from), parse_date(&self.to))
    }

    fn is_backwards(&self) -> bool {
        matches!(self.days(), (Some(from), Some(to)) if from > to)
    }

    /// As the journal is asked: joined entries of a person count as one, days are the shop's.
    pub(super) fn filter(&self, app: App) -> JournalFilter {
        let chosen = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty());
        let (from, to) = self.days();
        let zone = app.zone();
        let people = chosen(&self.person).map(|id| app.peek(|records| people::ids(records, &RecordId::new(id))));
        JournalFilter {
            people: people.unwrap_or_default(),
            kind: chosen(&self.kind).map(Kind::new),
            from: from.map(|day| midnight(&*zone, day)),
            until: to.and_then(|day| day.succ_opt()).map(|day| midnight(&*zone, day)),
        }
    }
}

fn midnight(zone: &dyn Zone, day: NaiveDate) -> i64 {
    instant(zone, day, NaiveTime::MIN)
}

/// The fields.
#[component]
pub(super) fn Filters(chosen: RwSignal<Chosen>) -> impl IntoView {
    let (l, app) = (lang(), app());
    let error = Signal::derive(move || chosen.with(Chosen::is_backwards).then(|| msg::bad_dates(l).to_owned()));
    view! {
        <details class="details" data-testid="journal-filters">
            <summary>{msg::filter(l)}</summary>
            <div class="details-body columns">
                <Select label=msg::person(l) id="journal-person" options=Signal::derive(move || people_options(l, app))
                    value=Signal::derive(move || chosen.with(|chosen| chosen.person.clone()))
                    on_change=move |id: String| chosen.update(|chosen| chosen.person = id) />
                <Select label=msg::kind(l) id="journal-kind" options=Signal::derive(move || kind_options(l, app))
                    value=Signal::derive(move || chosen.with(|chosen| chosen.kind.clone()))
                    on_change=move |kind: String| chosen.update(|chosen| chosen.kind = kind) />
                <TextField label=msg::from(l) id="journal-from" kind="date"
                    value=Signal::derive(move || chosen.with(|chosen| chosen.from.clone()))
                    on_input=move |day: String| chosen.update(|chosen| chosen.from = day) />
                <TextField label=msg::to(l) id="journal-to" kind="date" error
                    value=Signal::derive(move || chosen.with(|chosen| chosen.to.clone()))
                    on_input=move |day: String| chosen.update(|chosen| chosen.to = day) />
            </div>
        </details>
    }
}

fn people_options(l: Lang, app: App) -> Vec<(String, String)> {
    let all = app.watch(&[people::PERSON], people::list).into_iter();
    let named = all.map(|person| (person.id.as_str().to_owned(), person.name));
    [(String::new(), msg::anybody(l).to_owned())].into_iter().chain(named).collect()
}

fn kind_options(l: Lang, app: App) -> Vec<(String, String)> {
    let mut kinds: Vec<Kind> = app.peek(|records| records.kinds().cloned().collect());
    kinds.sort();
    let named = kinds.into_iter().map(|kind| (kind.as_str().to_owned(), msg::kind_name(l, &kind)));
    [(String::new(), msg::any_kind(l).to_owned())].into_iter().chain(named).collect()
}
