//! What a check came to: what changed from one run to the next, and on each side the result with what it was answered
//! with, its words, prices, photos, follow-ups.

use crate::domain::inspections::{Answer, Mark, Pair, Photo, Said};
use crate::domain::templates::Check;
use crate::i18n::compare as msg;
use crate::ui::inspections::summary::{AnsweredWith, FollowUpLine};
use crate::ui::inspections::{OutcomeSeal, PhotoStrip, Prices};
use crate::ui::lang;
use leptos::prelude::*;

/// What changed, before → after; nothing where the two results say it.
pub(super) fn changed(pair: &Pair) -> Option<impl IntoView + use<>> {
    let l = lang();
    let (then, now) = (&pair.then.as_ref()?.answer, &pair.now.as_ref()?.answer);
    let words = pair.changes().into_iter().map(|change| msg::change(l, pair.check, change, then, now));
    let lines: Vec<_> = words.map(|words| view! { <li class="pre">{words}</li> }).collect();
    (!lines.is_empty()).then(|| {
        view! { <ul class="compare-changed small" aria-label=msg::what_changed(l) data-testid="what-changed">{lines}</ul> }
    })
}

/// One of the two runs at a check.
#[component]
pub(super) fn Side(check: &'static Check, said: Option<Said>, when: String) -> impl IntoView {
    let l = lang();
    let told = match said {
        Some(said) => told(check, said).into_any(),
        None => view! { <p class="soft small">{msg::not_listed(l)}</p> }.into_any(),
    };
    view! {
        <div class="compare-side">
            <p class="compare-when soft small num">{when}</p>
            <div class="stack compare-told">{told}</div>
        </div>
    }
}

fn told(check: &'static Check, said: Said) -> impl IntoView {
    let outcome = said.answer.outcome;
    let note = said.answer.note.clone();
    let photos = with_marks(said.answer.photos.clone(), said.marks);
    let parts = said.parts.into_iter().map(|(name, answer)| part(check, name, answer));
    view! {
        <p><OutcomeSeal outcome /></p>
        <AnsweredWith check answer=said.answer.clone() />
        {parts.collect_view()}
        {(!note.is_empty()).then(|| view! { <p class="pre small">{note}</p> })}
        <Prices answer=said.answer />
        <PhotoStrip photos />
        {said.follow_ups.into_iter().map(|task| view! { <FollowUpLine task /> }).collect_view()}
    }
}

/// A value or prices of one entry of several.
fn part(check: &'static Check, name: String, answer: Answer) -> impl IntoView {
    view! {
        <div>
            <p class="small">{name}</p>
            <AnsweredWith check answer=answer.clone() />
            <Prices answer />
        </div>
    }
}

fn with_marks(photos: Vec<Photo>, mut marks: Vec<(String, Vec<Mark>)>) -> Vec<(Photo, Vec<Mark>)> {
    let own = |photo: Photo| {
        let own = marks.iter_mut().find(|(id, _)| *id == photo.id).map(|(_, marks)| std::mem::take(marks));
        (photo, own.unwrap_or_default())
    };
    photos.into_iter().map(own).collect()
}
