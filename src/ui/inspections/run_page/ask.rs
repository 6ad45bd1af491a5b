//! What a check asks for beside its three answers: prices, a number, words, a choice, a signature. Knows which part
//! serves which kind, and which of the three answers each kind leaves.

use super::choices::Choices;
use super::page::Page;
use super::prices::Prices;
use super::signature::Signature;
use super::value::ValueField;
use crate::domain::inspections::{Outcome, Spot};
use crate::domain::templates::{Ask, Check};
use crate::i18n::{Lang, common, inspections as msg};
use leptos::prelude::*;

/// The part of a check at a spot; nothing where pass, fail and not applicable are all.
#[component]
pub(super) fn Asked(check: &'static Check, at: Spot) -> impl IntoView {
    match check.ask {
        Ask::Prices => view! { <Prices at /> }.into_any(),
        Ask::Number { .. } | Ask::Text => view! { <ValueField check at /> }.into_any(),
        Ask::Choice(choices) => view! { <Choices check at choices /> }.into_any(),
        Ask::Signature => view! { <Signature at /> }.into_any(),
        Ask::Photo => view! { <p class="soft small">{msg::photo_answers(Page::here().lang)}</p> }.into_any(),
        Ask::PassFail | Ask::YesNo => ().into_any(),
    }
}

/// Whether an answer can be pressed: where a choice or words decide, only "not applicable" is left.
pub(super) fn can_press(check: &Check, outcome: Outcome) -> bool {
    outcome == Outcome::Na || !matches!(check.ask, Ask::Choice(_) | Ask::Text | Ask::Signature)
}

/// What an answer is called at a check.
pub(super) fn answer_word(l: Lang, check: Option<&Check>, outcome: Outcome) -> &'static str {
    match (check.map(|check| check.ask), outcome) {
        (Some(Ask::YesNo), Outcome::Pass) => common::yes(l),
        (Some(Ask::YesNo), Outcome::Fail) => common::no(l),
        _ => msg::outcome(l, Some(outcome)),
    }
}
