//! Findings: everything of today grouped by rule, how often each rule was right, and the rules themselves. Knows how they
//! are kept and shown; not how they are worked out.

mod kept;
mod line;
mod settings;

pub(crate) use kept::{Found, found, shown};
pub(crate) use line::{FindingLine, link};

use crate::domain::findings::{Finding, Rule};
use crate::domain::inspections::RunId;
use crate::i18n::findings as msg;
use crate::state::{App, app};
use crate::ui::components::{Empty, Glyph};
use crate::ui::lang;
use crate::ui::pieces::Pieces;
use crate::ui::routes::Route;
use crate::ui::trade::TradeTabs;
use leptos::prelude::*;

/// So many of a rule are drawn at once.
const AT_ONCE: usize = 20;

/// The page.
#[component]
pub(crate) fn FindingsPage() -> impl IntoView {
    let (l, app) = (lang(), app());
    let found = found();
    let all = Memo::new(move |_| found.get().map(|found| shown(app, found.findings.iter().cloned())));
    let run = Memo::new(move |_| todays_run(app));
    let rules = Memo::new(move |_| {
        let has = |rule: &Rule| all.with(|all| all.iter().flatten().any(|one| one.rule == *rule));
        Rule::ALL.into_iter().filter(has).collect::<Vec<_>>()
    });
    // Twenty findings of a rule are a turn of the page.
    let pieces = Pieces::of(|| Rule::ALL.len());
    let of_rule = move |rule: Rule| {
        let place = rules.with_untracked(|rules| rules.iter().position(|one| *one == rule)).unwrap_or_default();
        let is_there = pieces.reach(place);
        view! { <Show when=move || is_there.get()><OfRule rule found all run /></Show> }
    };
    let body = move || {
        match all.with(|all| all.as_ref().map(Vec::is_empty)) {
        None => view! { <p class="soft" role="status">{msg::looking(l)}</p> }.into_any(),
        Some(true) => {
            let href = Route::trade(&["placements"]).href();
            view! { <Empty glyph=Glyph::Check text=msg::none(l) action=msg::to_placements(l) href=href /> }.into_any()
        }
        Some(false) => view! {
            <p class="soft small">{move || if run.get().is_some() { msg::confirm_hint(l) } else { msg::no_run_hint(l) }}</p>
            <For each=move || rules.get() key=|rule| *rule children=of_rule />
        }
        .into_any(),
    }
    };
    let is_there = Memo::new(move |_| all.with(|all| all.as_ref().map(Vec::is_empty)));
    view! {
        <div class="page" data-testid="findings">
            <TradeTabs />
            <h1>{msg::title(l)}</h1>
            <div class="stack">{move || { is_there.get(); untrack(body) }}</div>
            <settings::Rules />
        </div>
    }
}

/// Today's inspection, where it can still be answered; asked again when a run changes.
fn todays_run(app: App) -> Option<RunId> {
    let shop = app.shop()?;
    let run = RunId { shop: shop.id, template: "daily".to_owned(), date: app.today(), by: None };
    app.watch_record(&run.key(), |_| ());
    line::can_answer(app, &run).then_some(run)
}

/// The findings of a rule under its name.
#[component]
fn OfRule(
    rule: Rule,
    found: Signal<Option<Found>>,
    all: Memo<Option<Vec<Finding>>>,
    run: Memo<Option<RunId>>,
) -> impl IntoView {
    let l = lang();
    let most = RwSignal::new(AT_ONCE);
    let own = Memo::new(move |_| {
        all.with(|all| all.iter().flatten().filter(|one| one.rule == rule).cloned().collect::<Vec<_>>())
    });
    let left = move || own.with(Vec::len).saturating_sub(most.get());
    // Beyond those that are kept only their number is known.
    let count = move || {
        let kept = |found: &Found| found.findings.iter().filter(|one| one.rule == rule).count();
        let beyond = found.with(|found| {
            found.as_ref().map_or(0, |found| found.counts.get(&rule).copied().unwrap_or_default() - kept(found))
        });
        own.with(Vec::len) + beyond
    };
    view! {
        <section aria-label=msg::rule_name(l, rule) data-testid="findings-of-rule" data-rule=rule.code()>
            <h2 class="list-head">{msg::rule_name(l, rule)}" "<span class="num">{count}</span></h2>
            <p class="soft small"><settings::PrecisionOf rule /></p>
            <ul class="findings">
                <For each=move || own.get().into_iter().take(most.get()) key=|one| one.digest() let:one>
                    <FindingLine finding=one run=run.get_untracked() />
                </For>
            </ul>
            <button type="button" class="button" hidden=move || left() == 0 on:click=move |_| most.update(|most| *most += AT_ONCE)>
                {move || msg::show_more(l, left().min(AT_ONCE))}
            </button>
        </section>
    }
}
