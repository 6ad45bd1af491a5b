//! Pressing an answer: stores it, and goes on by itself after a pass or n/a. Holds no rule of what is open next.

use super::ask::{answer_word, can_press};
use super::page::Page;
use crate::browser::page::drawn;
use crate::domain::inspections::{Command, Outcome, Spot, WHOLE, next_open, next_open_entry};
use crate::domain::templates::Check;
use crate::i18n::inspections as msg;
use crate::ui::Write;
use crate::ui::components::{AnswerButton, SealKind};
use crate::ui::routes::{self, Route};
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::JsCast;

/// The three results, in the order of their keys.
pub(super) const OUTCOMES: [(Outcome, SealKind, &str); 3] = [
    (Outcome::Pass, SealKind::Pass, "1"),
    (Outcome::Fail, SealKind::Fail, "2"),
    (Outcome::Na, SealKind::NotApplicable, "3"),
];

/// The three buttons of a spot; small ones in a row of entries.
#[component]
pub(super) fn AnswerButtons(
    /// Where the answer belongs.
    at: Spot,
    /// Whether they stand in a row.
    #[prop(optional)]
    small: bool,
    /// What they are called together.
    #[prop(into)]
    label: Signal<String>,
    /// Shows what went wrong.
    write: Write,
) -> impl IntoView {
    let page = Page::here();
    let answer = page.answer(&at);
    let check = page.template.check(&at.check);
    let at = StoredValue::new(at);
    let button = move |(outcome, kind, key): (Outcome, SealKind, &'static str)| {
        let pressed = Signal::derive(move || answer.get().outcome == Some(outcome));
        let on_press = Callback::new(move |()| press(page, write, at.get_value(), outcome));
        let disabled = Signal::derive(move || !page.editable.get());
        let name = answer_word(page.lang, check, outcome);
        let test_id = format!("answer-{}", outcome.code());
        if small {
            view! { <AnswerButton kind label=name pressed on_press disabled small=true attr:data-testid=test_id /> }
                .into_any()
        } else {
            view! { <AnswerButton kind label=name pressed on_press disabled key attr:data-testid=test_id /> }.into_any()
        }
    };
    let class = if small { "answers-small" } else { "answers" };
    view! {
        <div class=class role="group" aria-label=label>{OUTCOMES.into_iter().filter(|(outcome, ..)| check.is_none_or(|check| can_press(check, *outcome))).map(button).collect_view()}</div>
    }
}

/// Gives an answer; pressing the given one takes it back.
pub(super) fn press(page: Page, write: Write, at: Spot, outcome: Outcome) {
    let can_press = page.template.check(&at.check).is_none_or(|check| can_press(check, outcome));
    if !can_press || !page.editable.get_untracked() || page.going_on.get_value() {
        return;
    }
    let before = page.peek(|run| run.outcome(&at.check, &at.entry));
    let outcome = (before != Some(outcome)).then_some(outcome);
    page.just_failed.set_value(outcome == Some(Outcome::Fail));
    write.run_then(Command::Answer { at: at.clone(), outcome }, move || answered(page, &at, outcome));
}

/// After the answer is stored.
pub(super) fn answered(page: Page, at: &Spot, outcome: Option<Outcome>) {
    // The page may have been left while it was being stored.
    let Some(shown) = page.shown.try_get_untracked() else { return };
    if page.as_list.get_untracked() {
        return answered_in_list(page, at, outcome);
    }
    if shown.id != at.check {
        return;
    }
    match outcome {
        Some(Outcome::Fail) => page.said.set(msg::failed_now(page.lang).to_owned()),
        Some(outcome) => go_on(page, shown, at, outcome),
        None => page.said.set(msg::taken_back(page.lang).to_owned()),
    }
}

/// In the list the row stays: a fail opens it to be explained, another answer closes it. Where a check repeats, its row
/// stays open for the other entries.
fn answered_in_list(page: Page, at: &Spot, outcome: Option<Outcome>) {
    let Some(check) = page.template.checks().find(|check| check.id == at.check) else { return };
    page.said.set(match outcome {
        Some(Outcome::Fail) => msg::failed_now(page.lang).to_owned(),
        outcome => msg::outcome(page.lang, outcome).to_owned(),
    });
    if at.entry == WHOLE {
        page.opened.set((outcome == Some(Outcome::Fail)).then_some(check.id));
    }
    page.show(check.id);
}

fn go_on(page: Page, shown: &'static Check, at: &Spot, outcome: Outcome) {
    let l = page.lang;
    let result = msg::outcome(l, Some(outcome));
    page.unfolded.update(|unfolded| {
        unfolded.remove(&at.entry);
    });
    if let Some(entry) = page.peek(|run| next_open_entry(run, page.group(shown), shown.id, &at.entry)) {
        page.said.set(msg::and_next(l, result, &entry.name));
        focus_entry(&entry.id);
    } else if let Some(check) = page.peek(|run| next_open(run, page.template, shown.id)) {
        page.said.set(msg::and_next(l, result, l.of(check.label)));
        page.going_on.set_value(true);
        spawn_local(show_after_answer(page, shown, check));
    } else {
        page.said.set(msg::and_done(l, result));
    }
}

/// Shows the next check once the answer has been seen: building a check takes longer than a frame.
async fn show_after_answer(page: Page, answered: &'static Check, next: &'static Check) {
    drawn().await;
    page.going_on.try_set_value(false);
    // The page may have been left meanwhile, or the person has gone to another check: their wish stands. The address
    // is asked, which knows of it first.
    let is_shown = page.shown.try_get_untracked().is_some_and(|shown| shown.id == answered.id);
    let is_meant = match routes::address() {
        Route::Check(_, check) => check == answered.id,
        address => matches!(address, Route::Run(_)),
    };
    if is_shown && is_meant {
        page.show(next.id);
    }
}

/// Moves to the first button of an entry, so that keys and eyes go on there.
fn focus_entry(entry: &str) {
    let button = document().query_selector(&format!("[data-entry=\"{entry}\"] button")).ok().flatten();
    if let Some(button) = button.and_then(|button| button.dyn_into::<web_sys::HtmlElement>().ok()) {
        let _ = button.focus();
    }
}
