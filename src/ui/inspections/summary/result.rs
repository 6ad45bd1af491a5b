//! Results, answers and prices in words and signs, as reports show them.

use crate::domain::inspections::{Answer, Outcome};
use crate::domain::templates::Check;
use crate::i18n::inspections::answer_words;
use crate::i18n::{format, history as msg};
use crate::ui::components::{SealKind, StillSeal};
use crate::ui::lang;
use leptos::prelude::*;

/// A result: its seal and its word.
#[component]
pub(crate) fn OutcomeSeal(
    outcome: Option<Outcome>,
    /// What stands beside the seal, where it is not the result's own word.
    #[prop(optional, into)]
    word: Option<String>,
) -> impl IntoView {
    let word = word.unwrap_or_else(|| msg::outcome(lang(), outcome).to_owned());
    view! { <span class="nowrap"><StillSeal kind=seal(outcome) />" "{word}</span> }
}

fn seal(outcome: Option<Outcome>) -> SealKind {
    match outcome {
        Some(Outcome::Pass) => SealKind::Pass,
        Some(Outcome::Fail) => SealKind::Fail,
        Some(Outcome::Na) => SealKind::NotApplicable,
        None => SealKind::Open,
    }
}

/// What a check was answered with beside its result; nothing where the result says it all.
#[component]
pub(crate) fn AnsweredWith(check: &'static Check, answer: Answer) -> impl IntoView {
    let words = answer_words(lang(), check, &answer);
    words.map(|words| view! { <p class="pre strong" data-testid="answered-with">{words}</p> })
}

/// The two prices and their difference; nothing when neither was entered.
#[component]
pub(crate) fn Prices(answer: Answer) -> impl IntoView {
    let l = lang();
    let shown = answer.shown.map(|minor| format!("{} {}", msg::price_shown(l), format::price(minor)));
    let charged = answer.charged.map(|minor| format!("{} {}", msg::price_charged(l), format::price(minor)));
    let verdict = answer.price_gap().map(|gap| match gap {
        0 => msg::prices_equal(l).to_owned(),
        gap => msg::price_gap(l, &format::price(gap.abs())),
    });
    let parts: Vec<String> = [shown, charged, verdict].into_iter().flatten().collect();
    (!parts.is_empty()).then(|| view! { <p class="num small">{parts.join(" · ")}</p> })
}
