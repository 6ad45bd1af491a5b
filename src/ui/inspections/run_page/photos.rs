//! The photos at a spot as thumbs. Their bytes are read when they are looked at (S8).

use super::page::Page;
use super::photo_add::{Adding, AddingState, PhotoInput, photo_id};
use super::photo_large::Large;
use crate::browser::files;
use crate::domain::inspections::{Photo, Spot};
use crate::i18n::{inspections as msg, photos as words};
use crate::ui::components::{Glyph, Icon};
use leptos::prelude::*;
use leptos::task::spawn_local;

/// All photos at a spot, and the way to add one.
#[component]
pub(super) fn Photos(at: Spot, adding: Adding) -> impl IntoView {
    let page = Page::here();
    let l = page.lang;
    let answer = page.answer(&at);
    let photos = Memo::new(move |_| answer.with(|answer| answer.photos.clone()));
    let id = photo_id(&at.entry);
    let at = StoredValue::new(at);
    let add = move || {
        let id = id.clone();
        page.editable.get().then(|| {
            view! {
                <label class="photo-add" title=words::add(l) data-testid="photo-add">
                    <Icon glyph=Glyph::Camera />
                    {msg::take(l)}
                    <PhotoInput adding id />
                </label>
            }
        })
    };
    let dropped = move |event: leptos::ev::DragEvent| {
        event.prevent_default();
        adding.add(event.data_transfer().and_then(|data| data.files()));
    };
    view! {
        <div class="field" on:dragover=|event| event.prevent_default() on:drop=dropped>
            <span class="field-label">{msg::photos(l)}</span>
            <div class="photos" data-testid="photos">
                <For each=move || photos.get() key=|photo| photo.id.clone() let:photo>
                    <OnePhoto at=at.get_value() photo photos />
                </For>
                {add}
            </div>
            <AddingState adding />
        </div>
    }
}

#[component]
fn OnePhoto(at: Spot, photo: Photo, photos: Memo<Vec<Photo>>) -> impl IntoView {
    let page = Page::here();
    let l = page.lang;
    let url = stored_url(page, photo.sha.clone());
    let photo = StoredValue::new(photo);
    let marks = Memo::new(move |_| page.look(|run| photo.with_value(|photo| run.marks(&photo.id))));
    let number = move || {
        let id = photo.with_value(|photo| photo.id.clone());
        photos.with(|photos| photos.iter().position(|photo| photo.id == id)).map_or(1, |position| position + 1)
    };
    let open = RwSignal::new(false);
    let thumb = move || match url.get() {
        Url::Coming => ().into_any(),
        Url::Here(url) => view! { <img src=url alt="" /> }.into_any(),
        Url::Missing => view! { <span class="small soft photo-missing">{words::not_here(l)}</span> }.into_any(),
    };
    let count = move || Some(marks.get().len()).filter(|count| *count > 0);
    let count = move || count().map(|count| view! { <span class="count photo-marks num">{count}</span> });
    view! {
        <button
            type="button" class="photo" data-testid="photo"
            aria-label=move || msg::open_photo(l, number())
            on:click=move |_| open.set(matches!(url.get_untracked(), Url::Here(_)))
        >
            {thumb}{count}
        </button>
        <Large at photo marks url open title=Signal::derive(move || msg::photo_title(l, number(), photos.get().len())) />
    }
}

/// A photo's address, as far as it is known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Url {
    Coming,
    Here(String),
    Missing,
}

/// Reads the photo's bytes; gives the address back when the photo is not shown any more.
fn stored_url(page: Page, sha: String) -> RwSignal<Url> {
    let url = RwSignal::new(Url::Coming);
    spawn_local(async move {
        let found = page.app.photo_url(&sha).await;
        let unused = url.try_set(found.map_or(Url::Missing, Url::Here));
        if let Some(Url::Here(address)) = unused {
            files::forget_url(&address);
        }
    });
    on_cleanup(move || {
        if let Some(Url::Here(address)) = url.try_get_untracked() {
            files::forget_url(&address);
        }
    });
    url
}
