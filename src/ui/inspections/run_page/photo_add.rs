//! Adding photos at a spot: picked, taken, pasted or dropped; with progress and errors in words.

use super::page::Page;
use crate::domain::inspections::Spot;
use crate::i18n::inspections as msg;
use crate::ui::write::photo_words;
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::JsCast;
use web_sys::{Event, File, FileList, HtmlInputElement};

/// How old a photo may be that was taken now, in milliseconds: cameras and clocks take their time.
const FRESH: i64 = 10 * 60_000;

/// The adding of photos at one spot. `Copy`.
#[derive(Clone, Copy)]
pub(super) struct Adding {
    page: Page,
    at: StoredValue<Spot>,
    /// Which photo of how many is being prepared.
    under_way: RwSignal<Option<(usize, usize)>>,
    errors: RwSignal<Vec<String>>,
}

impl Adding {
    /// For a spot.
    pub(super) fn at(at: Spot) -> Self {
        let (under_way, errors) = (RwSignal::new(None), RwSignal::default());
        Self { page: Page::here(), at: StoredValue::new(at), under_way, errors }
    }

    /// Adds the files one after another; a bad one does not stop the rest.
    pub(super) fn add(self, files: Option<FileList>) {
        let files: Vec<File> =
            files.map(|files| (0..files.length()).filter_map(|n| files.get(n)).collect()).unwrap_or_default();
        if self.needs_camera() && files.iter().any(is_old) {
            return self.errors.set(vec![msg::only_now(self.page.lang).to_owned()]);
        }
        self.add_all(files);
    }

    /// Whether only photos taken now count at this check.
    pub(super) fn needs_camera(self) -> bool {
        let check = self.at.with_value(|at| self.page.template.check(&at.check));
        check.is_some_and(|check| check.evidence.camera)
    }

    /// Adds files, whatever their age.
    pub(super) fn add_all(self, files: Vec<File>) {
        if files.is_empty() || !self.page.editable.get_untracked() {
            return;
        }
        self.errors.set(Vec::new());
        let at = self.at.get_value();
        spawn_local(async move {
            for (number, file) in files.iter().enumerate() {
                self.under_way.try_set(Some((number + 1, files.len())));
                if let Err(failure) = self.page.app.add_photo(at.clone(), file).await {
                    let words = msg::not_added(self.page.lang, &file.name(), &photo_words(self.page.lang, &failure));
                    self.errors.try_update(|errors| errors.push(words));
                }
            }
            self.under_way.try_set(None);
        });
    }
}

/// Whether a picture was made longer ago than it takes to come from the camera.
fn is_old(file: &File) -> bool {
    crate::browser::clock::now().saturating_sub(file.last_modified() as i64) > FRESH
}

/// The id of the file field, for the key that opens it.
pub(super) fn photo_id(entry: &str) -> String {
    format!("photo-{entry}")
}

/// The field that opens the camera or the gallery; stands inside its label.
#[component]
pub(super) fn PhotoInput(
    adding: Adding,
    #[prop(into, optional)] id: Option<String>,
    #[prop(optional)] on_pick: Option<Callback<()>>,
) -> impl IntoView {
    let picked = move |event: Event| {
        let Some(input) = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok()) else { return };
        adding.add(input.files());
        // The same file can be picked again.
        input.set_value("");
        if let Some(on_pick) = on_pick {
            on_pick.run(());
        }
    };
    view! {
        <input
            type="file" accept="image/*" capture="environment" multiple data-testid="photo-input" id=id
            on:change=picked
        />
    }
}

/// What is being prepared, and what could not be added.
#[component]
pub(super) fn AddingState(adding: Adding) -> impl IntoView {
    let l = adding.page.lang;
    let progress = move || adding.under_way.get().map(|(number, total)| msg::preparing_of(l, number, total));
    let errors = move || {
        adding.errors.get().into_iter().map(|words| view! { <p class="field-error">{words}</p> }).collect_view()
    };
    view! {
        <p class="soft small adding" role="status" data-testid="photo-progress">{progress}</p>
        <div role="alert" data-testid="photo-error">{errors}</div>
    }
}
