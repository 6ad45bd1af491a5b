//! Section 14: the steps of the way, with who did them and when; in the place of signatures.

use super::page::Page;
use super::section::Section;
use crate::i18n::{appraisals, appraisals_form as msg, format};
use crate::ui::components::{Seal, SealKind};
use crate::ui::log::known_name;
use leptos::prelude::*;

/// The steps that every form takes, and those that only some do.
const ALWAYS: [&str; 6] = ["handed", "scored", "published", "interviewed", "acknowledged", "closed"];
const ALL: [&str; 8] =
    ["handed", "scored", "published", "interviewed", "acknowledged", "appealed", "decided", "closed"];

/// The steps.
#[component]
pub(super) fn SignOff() -> impl IntoView {
    let page = Page::here();
    let l = page.lang;
    let done = Memo::new(move |_| page.with(|form| form.steps.clone()).unwrap_or_default());
    let line = move |name: &'static str| {
        let found = done.with(|done| done.iter().find(|(step, ..)| *step == name).cloned());
        let is_shown = found.is_some() || ALWAYS.contains(&name);
        let kind = if found.is_some() { SealKind::Pass } else { SealKind::Open };
        let words = match found {
            Some((_, who, at)) => {
                let when = format::moment(l, &*page.app.zone(), at, page.app.today());
                view! { <span class="num">{msg::step_by(l, &known_name(page.app, &who), &when)}</span> }.into_any()
            }
            None => view! { <span class="soft">{msg::step_open(l)}</span> }.into_any(),
        };
        is_shown.then(|| {
            view! {
                <li class="bar" data-testid=format!("step-{name}")>
                    <Seal kind />
                    <span class="strong">{appraisals::step(l, name)}</span>
                    <span class="push small">{words}</span>
                </li>
            }
        })
    };
    view! {
        <Section name="signing" title=msg::sign_head(l)>
            <ol class="ruled">{move || ALL.map(line).into_iter().collect_view()}</ol>
        </Section>
    }
}
