//! Results and prices in words and signs, as reports show them.

use crate::domain::inspections::{Answer, Outcome};
use crate::i18n::{format, history as msg};
use crate::ui::components::{Seal, SealKind};
use crate::ui::lang;
use leptos::prelude::*;

/// A result: its seal and its word.
#[component]
pub(crate) fn OutcomeSeal(outcome: Option<Outcome>) -> impl IntoView {
    view! {
        <span class="nowrap"><Seal kind=seal(outcome) />" "{msg::outcome(lang(), outcome)}</span>
    }
}

fn seal(outcome: Option<Outcome>) -> SealKind {
    match outcome {
        Some(Outcome::Pass) => SealKind::Pass,
        Some(Outcome::Fail) => SealKind::Fail,
        Some(Outcome::Na) => SealKind::NotApplicable,
        None => SealKind::Open,
    }
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
