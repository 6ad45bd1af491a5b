//! The photos after the table: numbered, each with its check and entry, its marks drawn over it.

use crate::browser::print::decoded;
use crate::domain::inspections::{FormPhoto, Mark};
use crate::i18n::{forms as msg, photos};
use crate::ui::inspections::summary::{Fetched, address_of};
use crate::ui::lang;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// All of a form; nothing when there are none.
#[component]
pub(super) fn Photos(photos: Vec<FormPhoto>) -> impl IntoView {
    let figures = photos.into_iter().map(|photo| view! { <Figure photo /> }).collect_view();
    (!figures.is_empty()).then(|| {
        view! {
            <section class="form-photos" data-testid="form-photos">
                <h3>{msg::photos(lang())}</h3>
                <div class="form-photo-grid">{figures}</div>
            </section>
        }
    })
}

/// `data-waiting` tells the print button that the picture is not there yet.
#[component]
fn Figure(photo: FormPhoto) -> impl IntoView {
    let src = address_of(photo.photo.sha.clone());
    let settled = RwSignal::new(false);
    let is_waiting = move || src.with(|src| *src != Fetched::Missing) && !settled.get();
    let loaded = move |event| {
        spawn_local(async move {
            decoded(event).await;
            settled.try_set(true);
        });
    };
    let caption = caption(&photo);
    let (alt, marks) = (caption.clone(), photo.marks);
    let picture = move || match src.get() {
        Fetched::Here(src) => view! {
            <img src=src alt=alt.clone() on:load=loaded on:error=move |_| settled.set(true) />
            {marks.iter().map(ring).collect_view()}
        }
        .into_any(),
        Fetched::Waiting => ().into_any(),
        Fetched::Missing => view! { <span class="form-photo-missing">{photos::not_here(lang())}</span> }.into_any(),
    };
    view! {
        <figure class="form-photo" data-waiting=move || is_waiting().to_string()>
            <div class="form-picture">{picture}</div>
            <figcaption>{caption}</figcaption>
        </figure>
    }
}

/// `照片 2 · INSP-02.2 价格一致 · 侧图`
fn caption(photo: &FormPhoto) -> String {
    let l = lang();
    let check = format!("{} {}", photo.check.id, l.of(photo.check.label));
    let words = msg::photo(l, photo.number, &check);
    if photo.entry.name.is_empty() { words } else { format!("{words} · {}", crate::i18n::apart(&photo.entry.name)) }
}

fn ring(mark: &Mark) -> impl IntoView + use<> {
    view! { <span class="form-mark" style:left=percent(mark.x) style:top=percent(mark.y)></span> }
}

fn percent(thousandths: i64) -> String {
    let at = thousandths.clamp(0, 1_000);
    format!("{}.{}%", at / 10, at % 10)
}
