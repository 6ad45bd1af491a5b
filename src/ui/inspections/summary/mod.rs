//! A run as a whole: what is missing and handing in, or the review; then every result, and who changed what.

mod closing;
mod head;
mod open_points;
mod photo_strip;
mod report;
mod result;
mod review;

pub(crate) use photo_strip::PhotoStrip;
pub(super) use photo_strip::{Fetched, address_of};
pub(super) use report::FollowUpLine;
pub(super) use result::AnsweredWith;
pub(crate) use result::{OutcomeSeal, Prices};

use crate::domain::ids::Field;
use crate::domain::inspections::{self, Day, Run, RunId, Score, Stored, critical_fails, day_of, score};
use crate::domain::people;
use crate::domain::tasks;
use crate::domain::templates::{Check, of_run};
use crate::i18n::history as msg;
use crate::state::{App, app};
use crate::ui::lang;
use crate::ui::log::{LogBox, RecordLog};
use leptos::prelude::*;

/// What the page knows of the run, besides its answers.
#[derive(Clone, PartialEq)]
struct View {
    day: Day,
    stored: Stored,
    is_begun: bool,
    submitted: Option<(String, i64)>,
    reviewed: Option<(String, i64)>,
    comment: String,
    score: Option<Score>,
    critical: Vec<&'static Check>,
}

/// A run as a whole: what was found, handing in, review, log.
#[component]
pub fn SummaryPage(run: RunId) -> impl IntoView {
    let app = app();
    let log = RecordLog::new(run.key());
    let view = Memo::new({
        let run = run.clone();
        move |_| look(app, &run)
    });
    let stored = Memo::new(move |_| view.with(|view| view.as_ref().map(|view| view.stored)));
    let steps = {
        let run = run.clone();
        move || match stored.get() {
            Some(stored) if stored.is_editable() => {
                view! { <open_points::BeforeSubmitting run=run.clone() view /> }.into_any()
            }
            Some(stored) => view! { <review::ReviewSection run=run.clone() stored /> }.into_any(),
            None => ().into_any(),
        }
    };
    view! {
        <div class="page-report" data-testid="summary">
            <head::Bar run=run.clone() stored />
            <head::Head run=run.clone() view />
            {steps}
            <report::Report run=run.clone() log>
                <RunLog log />
                <closing::Signatures view />
            </report::Report>
        </div>
    }
}

fn look(app: App, run: &RunId) -> Option<View> {
    let shop = app.shop()?;
    let (now, zone) = (app.now.get(), app.zone());
    app.watch(&[inspections::RUN, tasks::TASK, people::PERSON], |records| {
        let stored = Run::of(records.by_key(&run.key()).map(AsRef::as_ref));
        let template = of_run(records, run);
        let name = |id| people::find(records, &id).map(|person| person.name).unwrap_or_default();
        Some(View {
            day: day_of(records, &shop, run, now, &*zone)?,
            stored: stored.stored(),
            is_begun: stored.is_begun(),
            submitted: stored.submitted_at().map(|at| (name(stored.submitted_by()), at)),
            reviewed: stored.reviewed_at().map(|at| (name(stored.reviewed_by()), at)),
            comment: stored.comment().to_owned(),
            score: template.and_then(|template| score(stored, template)),
            critical: template.map(|template| critical_fails(stored, template)).unwrap_or_default(),
        })
    })
}

/// Who handed in, reviewed, named entries: what belongs to no single answer.
#[component]
fn RunLog(log: RecordLog) -> impl IntoView {
    let of_run = |field: Field| matches!(field.parts().next(), Some("status" | "outcome" | "comment" | "entry"));
    view! {
        <section class="report-section">
            <LogBox log label=msg::log_of_run(lang()) fits=of_run />
        </section>
    }
}
