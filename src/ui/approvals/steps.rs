//! The chain of a request as steps: who decides, who said what when, whose word is missing.

use super::detail::{Page, Shown};
use super::words::moment;
use crate::domain::approvals::Signed;
use crate::domain::approvals::chain::{Standing, Step, Verdict, Who};
use crate::i18n::approvals as msg;
use crate::state::app;
use crate::ui::components::{Seal, SealKind, SealSize};
use crate::ui::lang;
use crate::ui::log::known_name;
use leptos::prelude::*;

/// All steps.
#[component]
pub(super) fn Steps(page: Page) -> impl IntoView {
    let l = lang();
    move || {
        page.with(|shown| {
            let steps = shown.entry.progress.chain.steps.iter().enumerate();
            let steps: Vec<_> = steps.map(|(at, step)| one_step(shown, at, step)).collect();
            let is_empty = steps.is_empty();
            view! {
                <section class="stack stack-tight" data-testid="steps">
                    <h3>{msg::steps(l)}</h3>
                    {is_empty.then(|| view! { <p class="soft">{msg::nobody_asked(l)}</p> })}
                    <ol class="approval-steps">{steps}</ol>
                </section>
            }
        })
    }
}

fn names(who: &[Who]) -> String {
    let (l, app) = (lang(), app());
    let names: Vec<String> = who.iter().map(|who| msg::who(l, who, &|id| known_name(app, id))).collect();
    msg::listed(l, &names)
}

/// Whether all fields are past a step.
fn is_past(shown: &Shown, at: usize) -> bool {
    shown.entry.progress.standings.iter().all(|(_, standing)| match standing {
        Standing::Approved => true,
        Standing::Waiting { step, .. } => *step > at,
        Standing::Returned(_) => false,
    })
}

fn one_step(shown: &Shown, at: usize, step: &Step) -> impl IntoView + use<> {
    let l = lang();
    let is_past = is_past(shown, at);
    let kind = if is_past { SealKind::Approved } else { SealKind::Open };
    let how = if step.who.len() < 2 {
        ""
    } else if step.needs_all {
        msg::all_of(l)
    } else {
        msg::any_of(l)
    };
    let mut whose: Vec<Who> =
        shown.entry.progress.waiting_at(at).flat_map(|(_, whose)| whose.iter().cloned()).collect();
    whose.sort();
    whose.dedup();
    let waits = (!whose.is_empty()).then(|| msg::waits_for(l, &names(&whose)));
    let said: Vec<_> = shown
        .entry
        .request
        .decisions
        .iter()
        .filter(|signed| signed.decision.step == at && signed.decision.verdict != Verdict::AskedAgain)
        .map(|signed| one_word(shown, signed))
        .collect();
    view! {
        <li class="approval-step" data-testid="step">
            <Seal kind size=SealSize::Large label=if is_past { msg::step_done(l) } else { msg::title(l) } />
            <div class="stack stack-tight">
                <p><span class="strong">{msg::step_no(l, at + 1)}</span>" "{names(&step.who)}" "<span class="soft small">{how}</span></p>
                {waits.map(|words| view! { <p class="small">{words}</p> })}
                {said}
            </div>
        </li>
    }
}

fn one_word(shown: &Shown, signed: &Signed) -> impl IntoView + use<> {
    let (l, app) = (lang(), app());
    let decision = &signed.decision;
    let name = known_name(app, &decision.by);
    let words = msg::said(l, &name, &msg::verdict(l, &decision.verdict), &moment(decision.stamp.instant()));
    let about = (decision.fields.len() < shown.entry.progress.standings.len()).then(|| {
        let names: Vec<String> =
            decision.fields.iter().map(|field| msg::name_of_field(l, &crate::domain::ids::Field::new(field))).collect();
        msg::said_about(l, &msg::listed(l, &names))
    });
    let why = signed.why.clone();
    let is_void = shown.void.contains(&signed.id);
    view! {
        <div class="approval-word" data-testid="word">
            <p class="small num">{words}" "{about.map(|about| view! { <span class="soft">{about}</span> })}</p>
            {(!why.is_empty()).then(|| view! { <p class="pre">{why}</p> })}
            {is_void.then(|| view! { <p class="small tone-warn">{msg::is_void(l)}</p> })}
        </div>
    }
}
