//! The picture of a placement: its bytes are read when it is shown (S8), and given back with the component.

use crate::browser::files;
use crate::domain::ids::RecordId;
use crate::domain::placements::{Command, Placement};
use crate::i18n::{common, photos, placements as msg};
use crate::state::app;
use crate::ui::components::{Glyph, Icon, PhotoView};
use crate::ui::write::photo_words;
use crate::ui::{Write, lang};
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlInputElement};

/// Where a picture is.
#[derive(Clone, PartialEq)]
pub(super) enum Fetched {
    /// Being read.
    Waiting,
    /// At this address.
    Here(String),
    /// Not on this device yet, or not readable.
    Missing,
}

/// The storing of pictures, which outlives the form of a new placement: what could not be stored is told at the placement
/// that opens then. `Copy`.
#[derive(Clone, Copy)]
pub(super) struct Pictures {
    write: Write,
    of: RwSignal<RecordId>,
}

impl Pictures {
    /// For all placements of the page that is being rendered.
    pub(super) fn provide() {
        provide_context(Self { write: Write::here(), of: RwSignal::new(RecordId::of("")) });
    }

    pub(super) fn here() -> Self {
        expect_context()
    }

    /// Whether what is under way or went wrong is about this placement.
    fn is_of(self, placement: &RecordId) -> bool {
        self.of.with(|of| of == placement)
    }

    /// Stores a picked file as the picture of a placement.
    pub(super) fn put(self, placement: RecordId, file: web_sys::File) {
        let (app, l) = (app(), lang());
        self.of.set(placement.clone());
        self.write.error.set(None);
        self.write.pending.set(true);
        spawn_local(async move {
            let result = app.placement_photo(placement, &file).await;
            self.write.pending.try_set(false);
            self.write.error.try_set(result.err().map(|failure| photo_words(l, &failure)));
        });
    }
}

/// A picture's address, fetched now and given back with the component.
pub(super) fn address_of(sha: String) -> RwSignal<Fetched> {
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

/// The picture, large at a tap, and the ways to put another one there or none.
#[component]
pub(super) fn Picture(id: RecordId, placement: Memo<Option<Placement>>, name: Signal<String>) -> impl IntoView {
    let l = lang();
    let pictures = Pictures::here();
    let write = pictures.write;
    let sha = Memo::new(move |_| placement.get().map(|placement| placement.picture).unwrap_or_default());
    let id = StoredValue::new(id);
    let has_one = move || sha.with(|sha| !sha.is_empty());
    let error = move || write.error.get().filter(|_| pictures.is_of(&id.get_value()));
    let remove = move |_| {
        pictures.of.set(id.get_value());
        write.run(Command::Picture { placement: id.get_value(), sha: String::new() });
    };
    let label = move || if has_one() { msg::other_picture(l) } else { msg::choose_picture(l) };
    view! {
        <section class="stack stack-tight" data-testid="placement-picture">
            {move || match sha.get() {
                sha if sha.is_empty() => view! { <p class="soft">{msg::no_picture(l)}</p> }.into_any(),
                sha => view! { <Shown sha name /> }.into_any(),
            }}
            <div class="bar hide-print">
                <FileButton label on_file=move |file| pictures.put(id.get_value(), file) />
                <Show when=has_one>
                    <button type="button" class="button button-quiet" data-testid="placement-picture-remove" on:click=remove>
                        {msg::remove_picture(l)}
                    </button>
                </Show>
            </div>
            <p class="soft small" role="status" hidden=move || !write.pending.get()>{photos::preparing(l)}</p>
            <p class="field-error" role="alert" hidden=move || error().is_none()>{error}</p>
        </section>
    }
}

#[component]
fn Shown(sha: String, name: Signal<String>) -> impl IntoView {
    let l = lang();
    let src = address_of(sha);
    let open = RwSignal::new(false);
    let alt = move || msg::picture_of(l, &name.get());
    let address = Signal::derive(move || match src.get() {
        Fetched::Here(address) => address,
        _ => String::new(),
    });
    let inside = move || match src.get() {
        Fetched::Here(address) => view! { <img src=address alt=alt /> }.into_any(),
        Fetched::Waiting => view! { <span class="soft small">{common::loading(l)}</span> }.into_any(),
        Fetched::Missing => view! { <span class="soft small">{photos::not_here(l)}</span> }.into_any(),
    };
    view! {
        <button type="button" class="placement-picture" title=photos::open_large(l)
            disabled=move || address.with(String::is_empty) on:click=move |_| open.set(true)
        >{inside}</button>
        <PhotoView open on_close=move |()| open.set(false) src=address alt=alt title=alt close_label=common::close(l) />
    }
}

/// A field for a file that looks like a button: the camera or the gallery.
#[component]
pub(super) fn FileButton(
    #[prop(into)] label: Signal<&'static str>,
    #[prop(into)] on_file: Callback<web_sys::File>,
) -> impl IntoView {
    let picked = move |event: Event| {
        let Some(input) = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok()) else { return };
        if let Some(file) = input.files().and_then(|files| files.get(0)) {
            on_file.run(file);
        }
        // The same file can be picked again.
        input.set_value("");
    };
    view! {
        <label class="photo-add">
            <Icon glyph=Glyph::Camera />
            {label}
            <input type="file" accept="image/*" data-testid="placement-picture-input" on:change=picked />
        </label>
    }
}
