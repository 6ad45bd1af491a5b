//! The photos after the table: numbered, each with its check and entry, its marks drawn over it.

use super::paper::{Paper, SLICE};
use super::picture::Picture;
use crate::domain::inspections::{FormPhoto, Mark};
use crate::i18n::forms as msg;
use crate::ui::lang;
use leptos::prelude::*;

/// As many of a form as are drawn so far; nothing when there are none.
#[component]
pub(super) fn Photos(paper: Paper) -> impl IntoView {
    let is_any = {
        let shown = paper.photos.clone();
        move || shown.get() > 0
    };
    view! {
        <Show when=is_any>
            <section class="form-photos" data-testid="form-photos">
                <h3>{msg::photos(lang())}</h3>
                <div class="form-photo-grid"><Figures paper=paper.clone() /></div>
            </section>
        </Show>
    }
}

#[component]
fn Figures(paper: Paper) -> impl IntoView {
    let Paper { form, photos, .. } = paper;
    let slices = move || (0..photos.get()).step_by(SLICE);
    let slice = move |from: usize| {
        let photos = form.photos.iter().skip(from).take(SLICE).cloned();
        photos.map(|photo| view! { <Figure photo /> }).collect_view()
    };
    view! { <For each=slices key=|from| *from children=slice /> }
}

/// `data-waiting` tells the print button that the picture is not there yet.
#[component]
fn Figure(photo: FormPhoto) -> impl IntoView {
    let picture = Picture::of(&photo.photo.sha);
    let caption = caption(&photo);
    let (alt, marks) = (caption.clone(), photo.marks);
    let shown = move || picture.shown(&alt, || marks.iter().map(ring).collect_view());
    view! {
        <figure class="form-photo" data-waiting=move || picture.waiting()>
            <div class="form-picture">{shown}</div>
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
