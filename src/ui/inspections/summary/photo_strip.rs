//! Photos to look at: thumbs, and one large with its marks. Bytes are fetched when shown (S8), addresses given back.

use crate::browser::files;
use crate::domain::inspections::{Mark, Photo};
use crate::i18n::{common, photos as msg};
use crate::state::app;
use crate::ui::components::{Glyph, Icon, MarkAt, PhotoView};
use crate::ui::lang;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// Photos with their marks; nothing when there are none.
#[component]
pub(crate) fn PhotoStrip(photos: Vec<(Photo, Vec<Mark>)>) -> impl IntoView {
    let thumbs = photos.into_iter().enumerate().map(|(index, (photo, marks))| {
        view! { <Thumb number=index + 1 photo marks /> }
    });
    let thumbs = thumbs.collect_view();
    (!thumbs.is_empty()).then(|| view! { <div class="photos">{thumbs}</div> })
}

#[component]
fn Thumb(number: usize, photo: Photo, marks: Vec<Mark>) -> impl IntoView {
    let l = lang();
    let src = address_of(photo.sha);
    let open = RwSignal::new(false);
    let count = (!marks.is_empty()).then_some(marks.len());
    let marks: Vec<MarkAt> = marks.iter().map(mark_at).collect();
    let name = msg::of_check(l, number);
    let alt = name.clone();
    let shown = move || match src.get() {
        Fetched::Here(src) => view! { <img src=src alt=alt.clone() /> }.into_any(),
        Fetched::Waiting => view! { <span class="visually-hidden">{msg::preparing(l)}</span> }.into_any(),
        Fetched::Missing => {
            view! { <Icon glyph=Glyph::Camera /><span class="visually-hidden">{msg::not_here(l)}</span> }.into_any()
        }
    };
    let is_here = move || matches!(src.get(), Fetched::Here(_));
    let title = move || if src.get() == Fetched::Missing { msg::not_here(l) } else { msg::open_large(l) };
    view! {
        <button type="button" class="photo" data-testid="photo" title=title disabled=move || !is_here()
            on:click=move |_| open.set(true)
        >
            {shown}
            {count.map(|count| view! { <span class="count photo-marks">{count}</span> })}
        </button>
        <PhotoView
            open
            on_close=move |()| open.set(false)
            src=Signal::derive(move || src.get().address())
            alt=name.clone()
            title=name
            close_label=common::close(l)
            marks=Signal::stored(marks)
        />
    }
}

fn mark_at(mark: &Mark) -> MarkAt {
    let thousandths = |value: i64| u16::try_from(value.clamp(0, 1_000)).unwrap_or_default();
    MarkAt { id: mark.id.clone(), x: thousandths(mark.x), y: thousandths(mark.y) }
}

/// Where a photo is.
#[derive(Clone, PartialEq)]
pub(in crate::ui::inspections) enum Fetched {
    /// Being read.
    Waiting,
    /// At this address.
    Here(String),
    /// Not on this device yet, or not readable.
    Missing,
}

impl Fetched {
    fn address(self) -> String {
        match self {
            Self::Here(src) => src,
            _ => String::new(),
        }
    }
}

/// The photo's address, fetched now and given back with the component.
pub(in crate::ui::inspections) fn address_of(sha: String) -> RwSignal<Fetched> {
    let src = RwSignal::new(Fetched::Waiting);
    let app = app();
    spawn_local(async move {
        let found = app.photo_url(&sha).await.map_or(Fetched::Missing, Fetched::Here);
        // The page may be gone by now; then nobody else gives the address back.
        if let Some(Fetched::Here(unused)) = src.try_set(found) {
            files::forget_url(&unused);
        }
    });
    on_cleanup(move || {
        if let Some(Fetched::Here(address)) = src.try_get_untracked() {
            files::forget_url(&address);
        }
    });
    src
}
