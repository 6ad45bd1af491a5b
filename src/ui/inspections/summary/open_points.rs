//! Before a run is handed in: what is open, what is in the way, what should not be forgotten; then the button.

use super::View;
use crate::domain::inspections::{self, Gaps, RunId, Spot, gaps};
use crate::domain::tasks;
use crate::domain::templates::{find_check, of_run};
use crate::i18n::history as msg;
use crate::state::app;
use crate::ui::components::{Glyph, Icon, Seal, SealKind, Status, Tone};
use crate::ui::routes::Route;
use crate::ui::{Write, lang};
use leptos::prelude::*;

/// How many links of a sort are shown unfolded.
const UNFOLDED: usize = 5;

/// What is missing, each point a link to its check, and the way to hand in.
#[component]
pub(super) fn BeforeSubmitting(run: RunId, view: Memo<Option<View>>) -> impl IntoView {
    let l = lang();
    let app = app();
    let missing = Memo::new({
        let run = run.clone();
        move |_| app.watch(&[inspections::RUN, tasks::TASK], |records| gaps(records, &run))
    });
    let is_begun = Memo::new(move |_| view.with(|view| view.as_ref().is_some_and(|view| view.is_begun)));
    let is_past = Memo::new({
        let date = run.date;
        move |_| date < app.today()
    });
    let start = Route::Run(run.record_id()).href();
    let points = {
        let run = run.clone();
        move || points(&run, missing.get())
    };
    view! {
        <section class="report-section stack hide-print" data-testid="before-submitting">
            <h2>{msg::before_submitting(l)}</h2>
            <Show when=move || is_past.get()><p class="soft">{msg::late_counts(l)}</p></Show>
            <Show
                when=move || is_begun.get()
                fallback=move || view! {
                    <p>{msg::not_begun(l)}</p>
                    <div class="bar bar-end">
                        <a class="button button-primary button-large" href=start.clone()>{msg::go_on(l)}</a>
                    </div>
                }
            >
                {points.clone()}
                <Submit run=run.clone() missing />
            </Show>
        </section>
    }
}

fn points(run: &RunId, gaps: Gaps) -> AnyView {
    let l = lang();
    if gaps == Gaps::default() {
        let ready = view! { <p class="bar"><Seal kind=SealKind::Pass /><span>{msg::ready_to_submit(l)}</span></p> };
        return ready.into_any();
    }
    let open: Vec<Spot> = gaps.open.iter().map(|check| Spot::whole(run.clone(), check)).collect();
    let blocking = msg::need_evidence(l, gaps.without_evidence.len());
    let unfollowed = msg::need_follow_up(l, gaps.without_follow_up.len());
    view! {
        {part(gaps.without_evidence.into_iter().map(|lacking| lacking.at).collect(), Tone::Danger, Glyph::Warning, blocking, "gaps-evidence")}
        {part(gaps.without_follow_up, Tone::Warn, Glyph::Flag, unfollowed, "gaps-follow-up")}
        {part(open.clone(), Tone::Info, Glyph::Dash, msg::open_checks(l, open.len()), "gaps-open")}
    }
    .into_any()
}

/// One sort of gap with its links; nothing when there is none.
fn part(spots: Vec<Spot>, tone: Tone, glyph: Glyph, words: String, id: &'static str) -> Option<AnyView> {
    if spots.is_empty() {
        return None;
    }
    // A long list is folded, so that the button stays in sight.
    let is_short = spots.len() <= UNFOLDED;
    let links = spots.into_iter().map(|at| {
        let check = app().peek(|records| find_check(records, &at.run, &at.check));
        let label = check.map(|check| lang().of(check.label)).unwrap_or_default();
        let entry = entry_name(&at);
        view! {
            <li>
                <a class="list-row" href=Route::Check(at.run.record_id(), at.check.clone()).href() data-check=at.check.clone()>
                    <span class="soft small nowrap num">{at.check.clone()}</span>
                    <span class="list-main">{label}{entry.map(|name| view! { <span class="list-sub">{name}</span> })}</span>
                    <Icon glyph=Glyph::ChevronRight />
                </a>
            </li>
        }
    });
    let links = links.collect_view();
    Some(
        view! {
            <details class="gaps" data-testid=id open=is_short>
                <summary><Status tone glyph text=words /></summary>
                <ul class="list">{links}</ul>
            </details>
        }
        .into_any(),
    )
}

fn entry_name(at: &Spot) -> Option<String> {
    app().peek(|records| {
        let group = of_run(records, &at.run)?.group_of(&at.check)?;
        let run = inspections::Run::of(records.by_key(&at.run.key()).map(AsRef::as_ref));
        run.named_entries(group.id).into_iter().find(|entry| entry.id == at.entry).map(|entry| entry.name)
    })
}

/// The button; it says so when checks are open.
#[component]
fn Submit(run: RunId, missing: Memo<Gaps>) -> impl IntoView {
    let l = lang();
    let write = Write::here();
    let label = move || match missing.with(|gaps| gaps.open.len()) {
        0 => msg::submit(l).to_owned(),
        open => msg::submit_with_open(l, open),
    };
    let submit = move |_| write.run(inspections::Command::Submit { run: run.clone() });
    view! {
        {move || write.error.get().map(|words| view! {
            <p class="field-error" role="alert"><Icon glyph=Glyph::Warning /><span>{words}</span></p>
        })}
        <div class="bar bar-end">
            <button
                type="button"
                class="button button-primary button-large"
                data-testid="submit-run"
                aria-busy=move || write.pending.get().to_string()
                disabled=move || write.pending.get()
                on:click=submit
            >{label}</button>
        </div>
    }
}
