//! The top of a run's summary: ways out, date, who and when, the seal of its outcome, the reviewer's words.

use super::View;
use crate::domain::inspections::{self, DayStatus, ReviewOutcome, RunId, Stored, begun_runs, one_before};
use crate::domain::templates::{DAILY, of_run};
use crate::i18n::{Lang, common, compare, format, history as msg, templates, today};
use crate::state::app;
use crate::ui::components::{Glyph, Icon, Seal, SealKind, SealSize, Status};
use crate::ui::lang;
use crate::ui::routes::Route;
use crate::ui::today::{glyph, tone};
use leptos::prelude::*;

/// Back to the history, on with the run, what changed since the last one, print.
#[component]
pub(super) fn Bar(run: RunId, stored: Memo<Option<Stored>>) -> impl IntoView {
    let l = lang();
    let goes_on = move || stored.get().is_some_and(Stored::is_editable);
    let to_run = Route::Run(run.record_id()).href();
    let app = app();
    let own = run.clone();
    let has_before = Memo::new(move |_| {
        app.watch(&[inspections::RUN], |records| {
            one_before(&begun_runs(records, &own.shop, &own.template), &own).is_some()
        })
    });
    let to_compare = Route::Compare(run.record_id(), None).href();
    let to_print = Route::Print(run.record_id().as_str().to_owned()).href();
    view! {
        <div class="bar bar-apart hide-print">
            <a class="button button-quiet" href=Route::Inspections.href()>
                <Icon glyph=Glyph::ArrowLeft />{msg::title(l)}
            </a>
            <span class="bar">
                <Show when=goes_on>
                    <a class="button" data-testid="go-on" href=to_run.clone()>{msg::go_on(l)}</a>
                </Show>
                <Show when=move || has_before.get()>
                    <a class="button" data-testid="compare" href=to_compare.clone()>{compare::with_before(l)}</a>
                </Show>
                <a class="button" data-testid="print" href=to_print>{msg::print(l)}</a>
            </span>
        </div>
    }
}

/// Date, template, who and when, and the seal.
#[component]
pub(super) fn Head(run: RunId, view: Memo<Option<View>>) -> impl IntoView {
    let l = lang();
    let date = run.date;
    let app = app();
    let template = l.of(app.peek(|records| of_run(records, &run)).unwrap_or(&DAILY).name);
    view! {
        <header class="report-head">
            <h1>{move || format::day(l, date, app.today())}</h1>
            <p class="soft">{template}" · "{move || app.shop().map(|shop| shop.name).unwrap_or_default()}</p>
            {move || view.get().map(facts)}
            {move || view.get().map(|view| stamp(l, view.day.status))}
        </header>
        {move || view.get().filter(|view| !view.comment.is_empty()).map(comment)}
    }
}

fn facts(view: View) -> impl IntoView {
    let l = lang();
    let status = view.day.status;
    let progress = view.day.progress;
    let when = |at: i64| {
        let app = app();
        format::moment(l, &*app.zone(), at, app.today())
    };
    let score = view.score.map(|score| {
        let word = if score.passed { templates::passed(l) } else { templates::not_passed(l) };
        format!("{} · {word}", templates::score(l, &format::hundredths(score.hundredths)))
    });
    let critical = view.critical.into_iter().map(|check| {
        view! { <p class="tone-danger strong" data-testid="critical-fail">{templates::critical_failed(l, l.of(check.label))}</p> }
    });
    let critical = critical.collect_view();
    let submitted = view.submitted.map(|(name, at)| msg::submitted_at_by(l, &named(name), &when(at)));
    let reviewed = view.reviewed.map(|(name, at)| msg::reviewed_at_by(l, &named(name), &when(at)));
    let facts = submitted.into_iter().chain(reviewed).map(|fact| view! { <span class="soft small">{fact}</span> });
    view! {
        <p class="bar" data-testid="run-status">
            <Status tone=tone(status) glyph=glyph(status) text=today::status(l, status) />
            <span class="num small">{msg::checked(l, progress.answered(), progress.total)}</span>
            {(progress.fail > 0).then(|| view! { <span class="num small">{msg::fails(l, progress.fail)}</span> })}
            {score.map(|score| view! { <span class="small strong num" data-testid="score">{score}</span> })}
            {facts.collect_view()}
        </p>
        {critical}
    }
}

fn named(name: String) -> String {
    if name.is_empty() { common::unknown_person(lang()).to_owned() } else { name }
}

/// The outcome as a stamp; nothing while the run is being answered.
fn stamp(l: Lang, status: DayStatus) -> Option<AnyView> {
    let kind = match status {
        DayStatus::Completed(ReviewOutcome::HasIssues) | DayStatus::Returned => SealKind::Fail,
        DayStatus::Completed(_) => SealKind::Approved,
        DayStatus::Submitted => SealKind::Submitted,
        _ => return None,
    };
    let label = today::status(l, status);
    let size = SealSize::ExtraLarge;
    Some(match msg::stamp_word(l, status) {
        Some(word) => view! { <Seal kind size label word stamped=true /> }.into_any(),
        None => view! { <Seal kind size label stamped=true /> }.into_any(),
    })
}

/// The reviewer's words; for a returned run also what to do now.
fn comment(view: View) -> impl IntoView {
    let l = lang();
    let returned = view.stored == Stored::Reviewed(ReviewOutcome::Returned);
    let tone = if view.stored == Stored::Reviewed(ReviewOutcome::Approved) { "ok" } else { "warn" };
    let to_run = Route::Run(view.day.run.record_id()).href();
    let back = returned.then(|| {
        view! {
            <p class="soft small">{msg::returned_text(l)}</p>
            <div class="bar">
                <a class="button" data-testid="back-to-run" href=to_run>{msg::back_to_run(l)}</a>
            </div>
        }
    });
    let name = named(view.reviewed.map(|(name, _)| name).unwrap_or_default());
    view! {
        <section class="report-section banner banner-inline" data-tone=tone data-testid="review-comment-text">
            <div class="banner-text stack stack-tight">
                <h2>{msg::comment_of(l, &name)}</h2>
                <p class="pre">{view.comment}</p>
                {back}
            </div>
        </section>
    }
}
