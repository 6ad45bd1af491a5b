//! A run from further back than those that are offered, found by its day.

use super::Two;
use super::head::{Which, show};
use crate::domain::calendar::parse_date;
use crate::domain::inspections::{Fit, OFFERED, RunId, run_of_day};
use crate::i18n::{Lang, compare as msg, format};
use crate::state::app;
use crate::ui::lang;
use chrono::NaiveDate;
use leptos::ev::{Event, KeyboardEvent};
use leptos::prelude::*;
use web_sys::HtmlInputElement;

/// What is to be said of the run that a day brought.
#[derive(Clone, PartialEq)]
pub(super) struct OfDay {
    /// The run.
    pub run: RunId,
    /// Why it is another day's.
    pub words: String,
}

/// The field for the day; not there while all runs are offered. It always holds the day of the run that is shown.
#[component]
pub(super) fn EarlierDay(
    two: Memo<Option<Two>>,
    begun: Memo<Vec<RunId>>,
    said: RwSignal<Option<OfDay>>,
    which: Which,
    id: String,
) -> impl IntoView {
    let id = StoredValue::new(id);
    let picker = Picker { l: lang(), two, begun, said, which, is_typing: StoredValue::new(false) };
    let is_needed = Memo::new(move |_| begun.with(|begun| begun.len() > OFFERED));
    let own = Memo::new(move |_| two.with(|two| two.as_ref().map(|two| which.own(two).date.to_string())));
    let first = move || begun.with(|begun| begun.last().map(|run| run.date.to_string()));
    let last = move || begun.with(|begun| begun.first().map(|run| run.date.to_string()));
    view! {
        <Show when=move || is_needed.get()>
            <div class="field hide-print">
                <label class="field-label" for=id.get_value()>{msg::earlier_day(picker.l)}</label>
                <input
                    class="input num" type="date" id=id.get_value() data-testid=id.get_value() min=first max=last
                    prop:value=move || own.get().unwrap_or_default()
                    on:pointerdown=move |_| picker.is_typing.set_value(false)
                    on:keydown=move |event| picker.typed(&event)
                    on:change=move |event| picker.picked(&event)
                    on:blur=move |event| picker.left(&event)
                />
            </div>
        </Show>
    }
}

/// What a chosen day is looked up in, and where it leads. A day that is being typed passes through others and counts
/// when it is finished: by Enter, or when the field is left. One that is picked counts at once.
#[derive(Clone, Copy)]
struct Picker {
    l: Lang,
    two: Memo<Option<Two>>,
    begun: Memo<Vec<RunId>>,
    said: RwSignal<Option<OfDay>>,
    which: Which,
    is_typing: StoredValue<bool>,
}

impl Picker {
    fn typed(self, event: &KeyboardEvent) {
        self.is_typing.set_value(event.key() != "Enter");
        if event.key() == "Enter" {
            self.take(&event_target(event));
        }
    }

    fn picked(self, event: &Event) {
        if !self.is_typing.get_value() {
            self.take(&event_target(event));
        }
    }

    fn left(self, event: &Event) {
        if self.is_typing.get_value() {
            self.is_typing.set_value(false);
            self.take(&event_target(event));
        }
    }

    /// Shows the run that the field's day means, and says so where it is another day's.
    fn take(self, field: &HtmlInputElement) {
        let Some(two) = self.two.get_untracked() else { return };
        let (own, other) = (self.which.own(&two), self.which.other(&two));
        let day = parse_date(&field.value()).filter(|day| *day != own.date);
        // Left empty or half typed: the day of the run that is shown comes back.
        let Some((day, run, fit)) = day.and_then(|day| self.find(other, day)) else {
            return field.set_value(&own.date.to_string());
        };
        let today = untrack(|| app().today());
        let [asked, shown] = [day, run.date].map(|date| format::day(self.l, date, today));
        field.set_value(&run.date.to_string());
        show(run.record_id(), other);
        self.said.set(msg::of_day(self.l, fit, &asked, &shown).map(|words| OfDay { run, words }));
    }

    fn find(self, other: &RunId, day: NaiveDate) -> Option<(NaiveDate, RunId, Fit)> {
        let found = |begun: &Vec<RunId>| run_of_day(begun, other, day).map(|(run, fit)| (day, run.clone(), fit));
        self.begun.with_untracked(found)
    }
}
