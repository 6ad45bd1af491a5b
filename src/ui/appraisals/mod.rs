//! Appraisals: which page of theirs an address names, and the way between them. Knows no page's content.

mod cards;
mod due;
mod form;
mod link;
mod lock;
mod paper;
mod rules;
mod team;

pub(in crate::ui) use due::DueAppraisals;

use crate::domain::ids::RecordId;
use crate::i18n::{appraisals as msg, common};
use crate::ui::lang;
use crate::ui::routes::{Route, current};
use crate::ui::trade::rest;
use leptos::prelude::*;

/// An address below `#/appraisals`: nothing or a term for the list, `form/<id>`, `form/<id>/print`, `print/<term>`,
/// `history/<person>`, `cards`, `cards/<id>`, `rules`.
pub(in crate::ui) fn route(parts: &[&str]) -> Route {
    let mut all = vec!["appraisals"];
    all.extend(parts);
    Route::trade(&all)
}

/// The page of an address.
pub(in crate::ui) fn page_of(_: Route) -> AnyView {
    view! { <AppraisalsPage /> }.into_any()
}

#[component]
fn AppraisalsPage() -> impl IntoView {
    let here = current();
    let parts = Memo::new(move |_| rest(&here.get()));
    move || {
        let parts = parts.get();
        let parts: Vec<&str> = parts.iter().map(String::as_str).collect();
        match parts.as_slice() {
            ["form", id] => {
                let id = RecordId::new(id);
                view! { <lock::Locked><form::FormPage id=id.clone() /></lock::Locked> }.into_any()
            }
            ["form", id, "print"] => {
                let id = (*id).to_owned();
                view! { <lock::Locked><paper::PaperPage form=id.clone() /></lock::Locked> }.into_any()
            }
            ["print", term] => {
                let term = (*term).to_owned();
                view! { <lock::Locked><paper::TeamPaperPage term=term.clone() /></lock::Locked> }.into_any()
            }
            ["history", person] => view! { <team::HistoryPage person=RecordId::new(person) /> }.into_any(),
            ["cards", rest @ ..] => view! { <cards::CardsPage card=rest.first().map(RecordId::new) /> }.into_any(),
            ["rules"] => view! { <rules::RulesPage /> }.into_any(),
            other => view! { <team::TeamPage term=other.first().map(|term| (*term).to_owned()) /> }.into_any(),
        }
    }
}

/// The way between the forms, the scorecards and the rules.
#[component]
fn AppraisalTabs() -> impl IntoView {
    let l = lang();
    let here = current();
    let tab = move |name: &'static str, label: &'static str| {
        let is_current = move || match here.with(rest).first().map(String::as_str) {
            Some("cards") => name == "cards",
            Some("rules") => name == "rules",
            _ => name.is_empty(),
        };
        let address = if name.is_empty() { route(&[]) } else { route(&[name]) };
        view! {
            <li><a class="tab" href=address.href() aria-current=move || is_current().then_some("page")>{label}</a></li>
        }
    };
    view! {
        <nav class="tabs" aria-label=common::nav_appraisals(l)>
            <ul>
                {tab("", msg::title(l))}
                {tab("cards", msg::tab_cards(l))}
                {tab("rules", msg::tab_rules(l))}
            </ul>
        </nav>
    }
}
