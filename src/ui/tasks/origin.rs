//! Where a follow-up comes from: the day, the check, what was found there, with its prices and photos.

use crate::domain::appraisals;
use crate::domain::ids::RecordId;
use crate::domain::inspections::{Answer, Mark, Photo, RUN, Run, Spot};
use crate::domain::records::Records;
use crate::domain::templates::{find_check, of_run};
use crate::i18n::{format, tasks as msg};
use crate::state::app;
use crate::ui::components::{Glyph, Icon};
use crate::ui::inspections::{OutcomeSeal, PhotoStrip, Prices};
use crate::ui::lang;
use crate::ui::routes::Route;
use leptos::prelude::*;

/// What the run says at the spot.
#[derive(Clone, PartialEq)]
struct Source {
    answer: Answer,
    entry: String,
    photos: Vec<(Photo, Vec<Mark>)>,
    is_editable: bool,
}

/// The check of the run, and what stands there now.
#[component]
pub(super) fn Origin(at: Spot) -> impl IntoView {
    let l = lang();
    let app = app();
    let spot = at.clone();
    let source = Memo::new(move |_| app.watch(&[RUN], |records| look(records, &spot)));
    let label =
        app.peek(|records| find_check(records, &at.run, &at.check)).map(|check| l.of(check.label)).unwrap_or_default();
    let date = at.run.date;
    let (run, check) = (at.run.record_id(), at.check.clone());
    let link = move || match source.with(|source| source.is_editable) {
        true => Route::Check(run.clone(), check.clone()).href(),
        false => Route::Summary(run.clone()).href(),
    };
    view! {
        <section class="stack stack-tight" data-testid="task-origin">
            <h3>{msg::origin(l)}</h3>
            <p>
                <a class="bar" href=link>
                    <span class="nowrap">{move || format::day(l, date, app.today())}</span>
                    <span class="num">{at.check.clone()}</span>
                    <Icon glyph=Glyph::ChevronRight />
                </a>
            </p>
            <p class="strong">{label}</p>
            {move || view! { <Found source=source.get() /> }}
        </section>
    }
}

/// The appraisal that it came from, if it is an improvement measure.
#[component]
pub(super) fn OfForm(id: RecordId) -> impl IntoView {
    let l = lang();
    let form = app().peek(|records| appraisals::origin_of(records, &id));
    form.map(|form| {
        let address = Route::trade(&["appraisals", "form", form.id.as_str()]);
        view! {
            <section class="stack stack-tight" data-testid="task-form">
                <h3>{msg::origin(l)}</h3>
                <p><a class="bar" href=address.href()>{msg::of_form(l)}<Icon glyph=Glyph::ChevronRight /></a></p>
            </section>
        }
    })
}

fn look(records: &Records, at: &Spot) -> Source {
    let run = Run::of(records.by_key(&at.run.key()).map(AsRef::as_ref));
    let answer = run.answer(&at.check, &at.entry);
    let group = of_run(records, &at.run).and_then(|template| template.group_of(&at.check));
    let entries = group.map(|group| run.named_entries(group.id)).unwrap_or_default();
    let entry = entries.into_iter().find(|entry| entry.id == at.entry).map(|entry| entry.name);
    let photos = answer.photos.iter().map(|photo| (photo.clone(), run.marks(&photo.id)));
    Source {
        photos: photos.collect(),
        entry: entry.unwrap_or_default(),
        is_editable: run.stored().is_editable(),
        answer,
    }
}

#[component]
fn Found(source: Source) -> impl IntoView {
    let l = lang();
    let Source { answer, entry, photos, .. } = source;
    let note = answer.note.clone();
    view! {
        {(!entry.is_empty()).then(|| view! { <p>{entry}</p> })}
        <p class="bar"><span class="soft">{msg::result_now(l)}</span><OutcomeSeal outcome=answer.outcome /></p>
        <Prices answer />
        {(!note.is_empty()).then(|| view! { <p class="pre">{note}</p> })}
        <PhotoStrip photos />
    }
}
