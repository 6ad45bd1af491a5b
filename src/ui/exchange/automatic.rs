//! Automatic backups: where, encrypted or not, on or off; the last, the next, what went wrong, and those inside the
//! browser. State and view of one section; the backup itself is made elsewhere, whether anybody looks or not.

use super::export::Check;
use super::import::TakingView;
use super::kept_inside::KeptInside;
use super::taking::Taking;
use crate::i18n::{Lang, errors, format, incoming, places as msg};
use crate::state::{App, Automatic, AutomaticState, MadeBackup, Passphrase, Trouble, Use, Whereto, app};
use crate::ui::components::{Banner, Segmented, TextField, Tone};
use crate::ui::lang;
use leptos::prelude::*;
use leptos::task::spawn_local;

const INSIDE: &str = "inside";
const FOLDER: &str = "folder";

/// The section's state. `Copy`.
#[derive(Clone, Copy)]
struct Panel {
    app: App,
    lang: Lang,
    state: RwSignal<Option<AutomaticState>>,
    /// What was chosen of the two places, once somebody has.
    chosen: RwSignal<Option<String>>,
    lock: RwSignal<bool>,
    passphrase: RwSignal<String>,
    wrong: RwSignal<Option<String>>,
    busy: RwSignal<bool>,
    outcome: RwSignal<Option<(Tone, String)>>,
}

impl Panel {
    fn new() -> Self {
        Self {
            app: app(),
            lang: lang(),
            state: RwSignal::new(None),
            chosen: RwSignal::new(None),
            lock: RwSignal::new(false),
            passphrase: RwSignal::default(),
            wrong: RwSignal::new(None),
            busy: RwSignal::new(false),
            outcome: RwSignal::new(None),
        }
    }

    /// Looks again; nothing is drawn anew unless something has changed.
    fn read(self) {
        spawn_local(async move {
            let Ok(state) = self.app.automatic().await else { return };
            if self.state.try_get_untracked().flatten().as_ref() != Some(&state) {
                self.state.try_set(Some(state));
            }
        });
    }

    fn whereto(self) -> Whereto {
        let first = if self.app.can_pick_folders() { FOLDER } else { INSIDE };
        match self.chosen.get().as_deref().unwrap_or(first) {
            FOLDER => Whereto::Folder,
            _ => Whereto::Inside,
        }
    }

    fn folder(self) -> Option<String> {
        self.state.with(|state| state.as_ref()?.folder.clone())
    }

    /// Runs a step with its button at rest; what it says is shown.
    fn run(self, step: impl Future<Output = Option<(Tone, String)>> + 'static) {
        self.busy.set(true);
        self.outcome.set(None);
        spawn_local(async move {
            let outcome = step.await;
            self.busy.try_set(false);
            self.outcome.try_set(outcome);
            self.read();
        });
    }

    fn pick(self) {
        self.run(async move {
            let error = self.app.pick_folder(Use::Backup).await.err()?;
            Some((Tone::Danger, msg::refused(self.lang, &error)))
        });
    }

    /// What is chosen, unless something is missing; that is said at its place.
    fn how(self) -> Option<Automatic> {
        let whereto = untrack(|| self.whereto());
        let passphrase = Passphrase::new(&self.passphrase.get_untracked()).filter(|_| self.lock.get_untracked());
        if self.lock.get_untracked() && passphrase.is_none() {
            self.wrong.set(Some(msg::no_passphrase(self.lang).to_owned()));
            return None;
        }
        if whereto == Whereto::Folder && untrack(|| self.folder()).is_none() {
            self.outcome.set(Some((Tone::Warn, msg::folder_first(self.lang).to_owned())));
            return None;
        }
        Some(Automatic { whereto, passphrase })
    }

    /// Switches on and makes the first one, so that one sees at once whether it works.
    fn switch_on(self) {
        let Some(how) = self.how() else { return };
        self.run(async move {
            if let Err(error) = self.app.set_automatic(Some(&how)).await {
                return Some((Tone::Danger, errors::store(self.lang, &error)));
            }
            self.passphrase.try_set(String::new());
            self.made().await
        });
    }

    fn switch_off(self) {
        self.run(async move {
            Some(match self.app.set_automatic(None).await {
                Ok(()) => (Tone::Plain, msg::switched_off(self.lang).to_owned()),
                Err(error) => (Tone::Danger, errors::store(self.lang, &error)),
            })
        });
    }

    fn make_one(self) {
        self.run(async move { self.made().await });
    }

    /// What stands in the way is shown by the section itself, as long as it does.
    async fn made(self) -> Option<(Tone, String)> {
        let made = self.app.back_up(true).await.ok()?;
        Some((Tone::Ok, msg::backed_up(self.lang, &made.name, &format::bytes(made.bytes))))
    }
}

/// The section's content.
#[component]
pub(super) fn AutomaticBackups() -> impl IntoView {
    let panel = Panel::new();
    let l = panel.lang;
    let taking = Taking::new(None);
    Effect::new(move |_| {
        panel.app.safety.track();
        panel.read();
    });
    let content = move || {
        let state = panel.state.get()?;
        let can_pick = panel.app.can_pick_folders();
        Some(match state.how.clone() {
            Some(how) => view! { <IsOn panel how state /> }.into_any(),
            None if can_pick || state.keeps_inside => {
                view! { <IsOff panel keeps_inside=state.keeps_inside /> }.into_any()
            }
            None => view! { <p class="soft">{msg::automatic_none(l)}</p> }.into_any(),
        })
    };
    view! {
        <div class="stack" data-testid="automatic">
            <p class="prose">{msg::automatic_lead(l)}</p>
            {content}
            <div role="status" data-testid="automatic-outcome">
                {move || panel.outcome.get().map(|(tone, text)| view! { <Banner inline=true tone text /> })}
            </div>
            <TakingView taking idle=move || view! { <KeptInside taking /> } />
        </div>
    }
}

/// Choosing how, before they are switched on.
#[component]
fn IsOff(panel: Panel, keeps_inside: bool) -> impl IntoView {
    let l = panel.lang;
    let can_pick = panel.app.can_pick_folders();
    let options =
        vec![(FOLDER.to_owned(), msg::to_folder(l).to_owned()), (INSIDE.to_owned(), msg::to_inside(l).to_owned())];
    let value = Signal::derive(move || if panel.whereto() == Whereto::Folder { FOLDER } else { INSIDE }.to_owned());
    let is_folder = move || panel.whereto() == Whereto::Folder;
    let hint = move || if is_folder() { msg::folder_hint(l) } else { msg::inside_hint(l) };
    let choice = (can_pick && keeps_inside).then(|| {
        view! {
            <div data-testid="automatic-whereto">
                <Segmented legend=msg::whereto(l) value options on_change=move |to| panel.chosen.set(Some(to)) />
            </div>
        }
    });
    let Panel { lock, passphrase, wrong, busy, .. } = panel;
    view! {
        {choice}
        <p class="soft" hidden=can_pick>{msg::no_folder_here(l)}</p>
        <p class="prose">{hint}</p>
        <Show when=is_folder><FolderRow panel /></Show>
        <Check flag=lock set=move |is| lock.set(is) test="automatic-lock" label=msg::lock(l) hint=msg::lock_hint(l) />
        <Show when=move || lock.get()>
            <TextField label=incoming::passphrase(l) value=passphrase error=wrong kind="password" id="automatic-passphrase"
                autocomplete="new-password" on_input=move |text| { passphrase.set(text); wrong.set(None) } />
        </Show>
        <div class="bar">
            <button type="button" class="button button-primary" data-testid="automatic-on" aria-busy=move || busy.get().to_string()
                disabled=move || busy.get() on:click=move |_| panel.switch_on()
            >{msg::switch_on(l)}</button>
        </div>
    }
}

#[component]
fn FolderRow(panel: Panel) -> impl IntoView {
    let l = panel.lang;
    let label = move || if panel.folder().is_some() { msg::other_folder(l) } else { msg::choose_folder(l) };
    view! {
        <div class="bar">
            {move || panel.folder().map(|name| view! { <span data-testid="automatic-folder">{msg::folder_is(l, &name)}</span> })}
            <button type="button" class="button" data-testid="automatic-pick" disabled=move || panel.busy.get()
                on:click=move |_| panel.pick()>{label}</button>
        </div>
    }
}

/// How they stand while they are on.
#[component]
fn IsOn(panel: Panel, how: Automatic, state: AutomaticState) -> impl IntoView {
    let l = panel.lang;
    let app = panel.app;
    let busy = panel.busy;
    let moment = move |at| format::moment(l, &*app.zone(), at, app.today());
    let place = match how.whereto {
        Whereto::Inside => msg::to_inside(l).to_owned(),
        Whereto::Folder => msg::folder_is(l, state.folder.as_deref().unwrap_or("–")),
    };
    let encrypted = if how.passphrase.is_some() { msg::with_passphrase(l) } else { msg::without_passphrase(l) };
    let hint = (how.whereto == Whereto::Inside).then(|| view! { <p class="prose">{msg::inside_hint(l)}</p> });
    let picked = (how.whereto == Whereto::Folder).then(|| view! { <FolderRow panel /> });
    let last = state.last;
    let last_words = move || {
        last.as_ref().map_or_else(
            || msg::none_yet(l).to_owned(),
            |last: &MadeBackup| format!("{} · {} · {}", moment(last.at), last.name, format::bytes(last.bytes)),
        )
    };
    let next = move || app.next_backup().map(|at| msg::next_hint(l, &moment(at)));
    let trouble = state.trouble.map(|Trouble { at, why }| {
        let words = move || format!("{} {}", msg::failed_at(l, &moment(at)), msg::not_backed_up(l, &why));
        view! { <div data-testid="automatic-trouble"><Banner inline=true tone=Tone::Danger text=words /></div> }
    });
    view! {
        <dl class="facts">
            <dt>{msg::whereto(l)}</dt><dd data-testid="automatic-place">{place}</dd>
            <dt>{msg::is_encrypted(l)}</dt><dd>{encrypted}</dd>
            <dt>{msg::last_one(l)}</dt><dd class="num" data-testid="automatic-last">{last_words}</dd>
            <dt>{msg::next_one(l)}</dt><dd class="num" data-testid="automatic-next">{next}</dd>
        </dl>
        {hint}
        {trouble}
        {picked}
        <div class="bar">
            <button type="button" class="button" data-testid="automatic-now" aria-busy=move || busy.get().to_string()
                disabled=move || busy.get() on:click=move |_| panel.make_one()
            >{move || if busy.get() { msg::backing_up(l) } else { msg::back_up_now(l) }}</button>
            <button type="button" class="button button-quiet" data-testid="automatic-off" disabled=move || busy.get()
                on:click=move |_| panel.switch_off()>{msg::switch_off(l)}</button>
        </div>
    }
}
