//! What is known of a check before it is looked at: its last result, how often it failed lately, follow-ups of earlier
//! days that still stand; and before the first answer, how the last inspection went.

use super::follow_up::EarlierLine;
use super::page::Page;
use crate::domain::inspections::{Last, before, last_result, lately};
use crate::domain::tasks;
use crate::domain::templates::Check;
use crate::i18n::{format, inspections as msg};
use crate::ui::components::{Seal, SealKind};
use leptos::prelude::*;

/// The facts of a check.
#[component]
pub(super) fn Facts(check: &'static Check) -> impl IntoView {
    let page = Page::here();
    let l = page.lang;
    let run = page.run_id();
    // Earlier runs do not change while this one is answered, save through other tabs: looked at once is enough.
    let (last, often) =
        page.app.peek(|records| (last_result(records, &run, check.id), lately(records, &run, check.id)));
    let often = (often.fails > 0).then(
        || view! { <span class="tone-danger" data-testid="lately">{msg::lately(l, often.of, often.fails)}</span> },
    );
    view! {
        <dl class="check-facts">
            <LastInspection check />
            <div class="check-fact">
                <dt>{msg::last_result(l)}</dt>
                <dd data-testid="last-result">{last_words(page, last)}{often}</dd>
            </div>
            <EarlierFollowUps check />
        </dl>
    }
}

/// How the last inspection went and what fails again and again: told at the first check, before anything is answered.
#[component]
fn LastInspection(check: &'static Check) -> impl IntoView {
    let page = Page::here();
    let l = page.lang;
    let is_start = page.number(check.id) == 1 && page.peek(|run| !run.is_begun());
    let known = is_start.then(|| page.app.peek(|records| before(records, &page.run_id()))).flatten()?;
    let day = format::near_day(l, known.date, untrack(|| page.app.today()));
    let name = untrack(|| page.app.name_of(&known.by));
    let passed = msg::passed_of(l, known.progress.pass, known.progress.total);
    let again = known.repeated.into_iter().map(|(check, often)| {
        view! { <li>{l.of(check.label)}" "<span class="soft nowrap">{msg::lately(l, often.of, often.fails)}</span></li> }
    });
    let again = again.collect_view();
    Some(view! {
        <div class="check-fact" data-testid="last-inspection">
            <dt>{msg::last_inspection(l)}</dt>
            <dd><span>{day}</span><span class="num">{passed}</span><span class="soft">{name}</span></dd>
        </div>
        {(!again.is_empty()).then(|| view! {
            <div class="check-fact" data-testid="fails-again">
                <dt>{msg::fails_again(l)}</dt>
                <dd><ul>{again}</ul></dd>
            </div>
        })}
    })
}

fn last_words(page: Page, last: Option<Last>) -> impl IntoView {
    let l = page.lang;
    let Some(last) = last else { return view! { <span class="soft">{msg::never_checked(l)}</span> }.into_any() };
    let day = format::near_day(l, last.date, untrack(|| page.app.today()));
    view! {
        <Seal kind=seal(last.outcome) />
        <span>{msg::outcome(l, Some(last.outcome))}" · "{day}</span>
    }
    .into_any()
}

fn seal(outcome: crate::domain::inspections::Outcome) -> SealKind {
    let found = super::answering::OUTCOMES.into_iter().find(|(own, ..)| *own == outcome);
    found.map_or(SealKind::Open, |(_, kind, _)| kind)
}

/// Follow-ups of earlier runs, save those that stand in the row of the entry of the same name.
#[component]
fn EarlierFollowUps(check: &'static Check) -> impl IntoView {
    let page = Page::here();
    let l = page.lang;
    let entries = page.entries(check);
    let found = Memo::new(move |_| {
        let names = entries.get();
        let earlier = page.earlier(check);
        let in_a_row = |name: &str| names.iter().any(|entry| !entry.name.is_empty() && entry.name == name);
        earlier.into_iter().filter(|earlier| !in_a_row(&earlier.entry_name)).collect::<Vec<_>>()
    });
    move || {
        let line = |earlier: tasks::Earlier| {
            view! {
                <div class="check-fact">
                    <dt>{msg::earlier_follow_up(l)}</dt>
                    <dd data-testid="earlier-follow-up"><EarlierLine task=earlier.task about=earlier.entry_name /></dd>
                </div>
            }
        };
        found.get().into_iter().map(line).collect_view()
    }
}
