//! Exchange through a folder that others see too: put what is new, look at what they put.

use super::failure_words;
use super::import::TakingView;
use super::taking::{Stage, Taking};
use crate::browser::files::File;
use crate::i18n::{Lang, errors, places as msg};
use crate::state::{App, Folder, PlaceError, SharedError, Use, app};
use crate::ui::components::{Banner, Tone};
use crate::ui::lang;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// The section's state. `Copy`.
#[derive(Clone, Copy)]
struct Panel {
    app: App,
    lang: Lang,
    /// What the folder is called; `None` while there is none.
    name: RwSignal<Option<String>>,
    busy: RwSignal<bool>,
    outcome: RwSignal<Option<(Tone, String)>>,
    taking: Taking,
}

impl Panel {
    fn run(self, step: impl Future<Output = Result<Option<String>, SharedError>> + 'static) {
        self.busy.set(true);
        self.outcome.set(None);
        spawn_local(async move {
            let outcome = match step.await {
                Ok(words) => words.map(|words| (Tone::Ok, words)),
                Err(error) => Some((Tone::Danger, self.words(&error))),
            };
            self.outcome.try_set(outcome);
            self.busy.try_set(false);
        });
    }

    fn words(self, error: &SharedError) -> String {
        match error {
            SharedError::Place(error) => msg::refused(self.lang, error),
            SharedError::Export(failure) => failure_words(self.lang, failure),
            SharedError::Store(error) => errors::store(self.lang, error),
        }
    }

    fn read(self) {
        spawn_local(async move {
            let folder = self.app.folder_for(Use::Shared).await.ok().flatten();
            self.name.try_set(folder.map(|folder| folder.name()));
        });
    }

    fn pick(self) {
        self.run(async move {
            if let Some(folder) = self.app.pick_folder(Use::Shared).await? {
                self.name.try_set(Some(folder.name()));
            }
            Ok(None)
        });
    }

    fn forget(self) {
        self.run(async move {
            self.app.forget_folder(Use::Shared).await?;
            self.name.try_set(None);
            Ok(None)
        });
    }

    fn exchange(self) {
        self.run(async move {
            let folder = self.permitted().await?;
            let put = match self.app.put_new(&folder, RwSignal::new(None)).await? {
                Some(name) => msg::put(self.lang, &name),
                None => msg::nothing_to_put(self.lang).to_owned(),
            };
            let found: Vec<File> = self.app.untaken(&folder).await?;
            let take = match found.len() {
                0 => msg::nothing_to_take(self.lang).to_owned(),
                n => msg::to_take(self.lang, n),
            };
            self.taking.choose(found);
            Ok(Some(format!("{put} {take}")))
        });
    }

    async fn permitted(self) -> Result<Folder, SharedError> {
        let folder = self.app.folder_for(Use::Shared).await?.ok_or(PlaceError::Gone)?;
        if folder.ask().await { Ok(folder) } else { Err(PlaceError::NoPermission.into()) }
    }
}

/// The section's content.
#[component]
pub(super) fn SharedFolder() -> impl IntoView {
    let app = app();
    let l = lang();
    let panel = Panel {
        app,
        lang: l,
        name: RwSignal::new(None),
        busy: RwSignal::new(false),
        outcome: RwSignal::new(None),
        taking: Taking::new(None),
    };
    if !app.can_pick_folders() {
        return view! { <p class="soft">{msg::shared_none(l)}</p> }.into_any();
    }
    panel.read();
    take_what_needs_no_decision(panel.taking);
    view! {
        <div class="stack" data-testid="shared">
            <p class="prose">{msg::shared_lead(l)}" "{msg::shared_readable(l)}</p>
            <Buttons panel />
            <div role="status" data-testid="shared-outcome">
                {move || panel.outcome.get().map(|(tone, text)| view! { <Banner inline=true tone text /> })}
            </div>
            <TakingView taking=panel.taking idle=|| () />
        </div>
    }
    .into_any()
}

/// What came by another way already is taken in at once: only so is it not offered again.
fn take_what_needs_no_decision(taking: Taking) {
    Effect::new(move |_| {
        let is_looking = taking.stage.with(|stage| *stage == Stage::Looking);
        if is_looking && !taking.preview.with_untracked(|preview| preview.is_news()) {
            taking.take_in();
        }
    });
}

#[component]
fn Buttons(panel: Panel) -> impl IntoView {
    let l = panel.lang;
    let Panel { name, busy, taking, .. } = panel;
    let is_busy = move || busy.get() || taking.stage.with(|stage| *stage != Stage::Idle);
    let has_folder = move || name.with(Option::is_some);
    let pick_label = move || if has_folder() { msg::other_folder(l) } else { msg::choose_folder(l) };
    view! {
        {move || name.get().map(|name| view! { <p data-testid="shared-folder">{msg::folder_is(l, &name)}</p> })}
        <div class="bar">
            <Show when=has_folder>
                <button type="button" class="button button-primary" data-testid="shared-exchange" aria-busy=move || busy.get().to_string()
                    disabled=is_busy on:click=move |_| panel.exchange()
                >{move || if busy.get() { msg::exchanging(l) } else { msg::exchange_now(l) }}</button>
            </Show>
            <button type="button" class="button" data-testid="shared-pick" disabled=is_busy on:click=move |_| panel.pick()>{pick_label}</button>
            <Show when=has_folder>
                <button type="button" class="button button-quiet" data-testid="shared-forget" disabled=is_busy
                    on:click=move |_| panel.forget()>{msg::forget_folder(l)}</button>
            </Show>
        </div>
    }
}
