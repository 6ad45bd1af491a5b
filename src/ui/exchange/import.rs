//! Taking files in, by picker or drop, one after another, and what came of each.

use super::failure_words;
use super::progress::Progress;
use crate::domain::shops;
use crate::i18n::{Lang, apart, exchange};
use crate::state::{App, Imported, Phase, app};
use crate::ui::components::{Banner, Glyph, Icon, Tone};
use crate::ui::lang;
use crate::ui::people::WhoIsHere;
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::JsCast;

/// What came of one file.
#[derive(Clone)]
struct Outcome {
    name: String,
    tone: Tone,
    words: String,
}

/// One place that takes files in. `Copy`.
#[derive(Clone, Copy)]
struct Taking {
    app: App,
    lang: Lang,
    /// The file that is being read.
    now: RwSignal<Option<String>>,
    progress: RwSignal<Option<(u64, u64)>>,
    outcomes: RwSignal<Vec<Outcome>>,
    /// Whether a file was taken in, here and now.
    taken: RwSignal<bool>,
    on_taken: Option<Callback<String>>,
}

/// Choosing files to take in, with what came of it. Asks who is at the device when that is not known;
/// with `on_taken` the caller asks, and hears what came in.
#[component]
pub fn ImportPanel(#[prop(optional, into)] on_taken: Option<Callback<String>>) -> impl IntoView {
    let taking = Taking {
        app: app(),
        lang: lang(),
        now: RwSignal::new(None),
        progress: RwSignal::new(None),
        outcomes: RwSignal::new(Vec::new()),
        taken: RwSignal::new(false),
        on_taken,
    };
    let l = taking.lang;
    view! {
        <div
            class="stack drop" data-testid="import"
            on:dragover=|event: web_sys::DragEvent| event.prevent_default()
            on:drop=move |event: web_sys::DragEvent| {
                event.prevent_default();
                taking.take(event.data_transfer().and_then(|data| data.files()));
            }
        >
            {move || match taking.now.get() {
                Some(name) => view! { <Progress progress=taking.progress label=exchange::importing(l, &name) /> }.into_any(),
                None => view! { <Picker taking /> }.into_any(),
            }}
            <div class="stack stack-tight" aria-live="polite">
                {move || taking.outcomes.get().into_iter().map(|outcome| view! { <Result outcome /> }).collect_view()}
            </div>
            <Who taking />
        </div>
    }
}

#[component]
fn Picker(taking: Taking) -> impl IntoView {
    let l = taking.lang;
    let pick = move |event: web_sys::Event| {
        let input = event.target().and_then(|target| target.dyn_into::<web_sys::HtmlInputElement>().ok());
        if let Some(input) = input {
            taking.take(input.files());
        }
    };
    view! {
        <div class="bar">
            <label class="button file-button">
                <Icon glyph=Glyph::Upload />
                <span>{exchange::choose(l)}</span>
                <input type="file" multiple accept=".json,application/json" data-testid="import-file" on:change=pick />
            </label>
            <span class="soft only-wide">{exchange::drop(l)}</span>
        </div>
    }
}

#[component]
fn Result(outcome: Outcome) -> impl IntoView {
    let text = format!("{}\u{2003}{}", apart(&outcome.name), outcome.words);
    view! { <div data-testid="import-outcome"><Banner inline=true tone=outcome.tone text=text /></div> }
}

/// The question who is here, where nobody is known or the app waits to begin.
#[component]
fn Who(taking: Taking) -> impl IntoView {
    let app = taking.app;
    let asked = move || {
        let unknown = app.person().is_none() || app.phase.get() != Phase::Ready;
        taking.on_taken.is_none() && taking.taken.get() && unknown
    };
    view! {
        <Show when=asked><WhoIsHere on_chosen=move |()| app.begin() /></Show>
    }
}

impl Taking {
    fn take(self, files: Option<web_sys::FileList>) {
        let files: Vec<web_sys::File> =
            files.into_iter().flat_map(|list| (0..list.length()).filter_map(move |i| list.get(i))).collect();
        if files.is_empty() || self.now.get_untracked().is_some() {
            return;
        }
        self.outcomes.set(Vec::new());
        spawn_local(async move {
            for file in &files {
                self.take_one(file).await;
            }
            self.now.try_set(None);
            self.report();
        });
    }

    async fn take_one(self, file: &web_sys::File) {
        self.now.try_set(Some(file.name()));
        self.progress.try_set(None);
        let (tone, words) = match self.app.import(file, self.progress).await {
            Ok(imported) => {
                self.taken.try_set(true);
                (if imported.held > 0 { Tone::Warn } else { Tone::Ok }, imported_words(self.lang, &imported))
            }
            Err(failure) => (Tone::Danger, failure_words(self.lang, &failure)),
        };
        self.outcomes.try_update(|outcomes| outcomes.push(Outcome { name: file.name(), tone, words }));
    }

    /// Tells the caller once all files are through, and only when there is a shop to go on with.
    fn report(self) {
        let has_shop = self.app.peek(|records| !shops::list(records).is_empty());
        if self.taken.try_get_untracked() != Some(true) || !has_shop {
            return;
        }
        let words = self.outcomes.try_get_untracked().unwrap_or_default().into_iter().map(|outcome| outcome.words);
        let words: Vec<String> = words.collect();
        if let Some(tell) = self.on_taken {
            tell.run(words.join(" "));
        }
    }
}

fn imported_words(l: Lang, imported: &Imported) -> String {
    let mut words = vec![match imported.changes + imported.photos {
        0 => exchange::nothing_new(l).to_owned(),
        _ => exchange::came_in(l, imported.changes, imported.records, imported.photos),
    }];
    if imported.held > 0 {
        words.push(exchange::held(l, imported.held));
    }
    if imported.device.is_some() {
        words.push(exchange::new_device(l).to_owned());
    }
    words.join(" ")
}
