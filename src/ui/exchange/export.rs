//! Exporting: everything with one tap, or a part of it, smaller, or encrypted.

use super::failure_words;
use super::progress::Progress;
use super::range::{Range, RangeFields};
use crate::domain::people;
use crate::i18n::{Lang, exchange, format, incoming};
use crate::state::{App, ExportedFile, Hand, Passphrase, Scope, Wrapping, app};
use crate::ui::components::{Banner, Glyph, Icon, TextField, Tone};
use crate::ui::lang;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// What an export came to, in words.
type Outcome = Option<(Tone, String)>;

/// What is ticked. `Copy`.
#[derive(Clone, Copy)]
struct Options {
    app: App,
    range: Range,
    photos: RwSignal<bool>,
    journal: RwSignal<bool>,
    /// Whether customers' data come along, once somebody has said so.
    customers: RwSignal<Option<bool>>,
    /// Whether appraisals come along, once somebody has said so.
    appraisals: RwSignal<Option<bool>>,
    gzip: RwSignal<bool>,
    lock: RwSignal<bool>,
    passphrase: RwSignal<String>,
    wrong: RwSignal<Option<String>>,
}

impl Options {
    fn new(app: App) -> Self {
        Self {
            app,
            range: Range::new(app),
            photos: RwSignal::new(true),
            journal: RwSignal::new(true),
            customers: RwSignal::new(None),
            appraisals: RwSignal::new(None),
            gzip: RwSignal::new(false),
            lock: RwSignal::new(false),
            passphrase: RwSignal::default(),
            wrong: RwSignal::new(None),
        }
    }

    /// A backup has all; what is meant for others tells who a customer is only if its author serves customers.
    fn has_customers(self) -> bool {
        let serves = || self.app.person().is_some_and(|person| people::serves_customers(&person.role));
        self.customers.get().unwrap_or_else(|| self.range.is_everything() || serves())
    }

    /// A backup has all; what is meant for others has appraisals only where somebody says so.
    fn has_appraisals(self) -> bool {
        self.appraisals.get().unwrap_or_else(|| self.range.is_everything())
    }

    fn scope(self) -> Scope {
        Scope {
            without_photos: !self.photos.get_untracked(),
            states_only: !self.journal.get_untracked(),
            without_customers: !untrack(|| self.has_customers()),
            without_appraisals: !untrack(|| self.has_appraisals()),
            ..self.range.scope()
        }
    }

    /// `None` when a passphrase is missing.
    fn wrapping(self) -> Option<Wrapping> {
        let passphrase = Passphrase::new(&self.passphrase.get_untracked());
        let lock = self.lock.get_untracked();
        (!lock || passphrase.is_some())
            .then(|| Wrapping { gzip: self.gzip.get_untracked(), passphrase: passphrase.filter(|_| lock) })
    }
}

/// The panel: one button, and what may be chosen before.
#[component]
pub fn ExportPanel() -> impl IntoView {
    let app = app();
    let l = lang();
    let options = Options::new(app);
    let running = RwSignal::new(false);
    let progress = RwSignal::new(None);
    let outcome: RwSignal<Outcome> = RwSignal::new(None);
    let export = move |_| {
        let Some(wrapping) = options.wrapping() else {
            return options.wrong.set(Some(exchange::no_passphrase(l).to_owned()));
        };
        running.set(true);
        progress.set(None);
        outcome.set(None);
        spawn_local(async move {
            let result = match app.export(options.scope(), wrapping, progress).await {
                Ok(exported) => hand_over(app, l, &exported).await,
                Err(failure) => (Tone::Danger, failure_words(l, &failure)),
            };
            running.try_set(false);
            outcome.try_set(Some(result));
        });
    };
    let label = move || if options.range.is_everything() { exchange::export(l) } else { exchange::export_part(l) };
    let notice = move || if options.lock.get() { exchange::locked_note(l) } else { exchange::readable(l) };
    view! {
        <Check flag=options.photos set=move |is| options.photos.set(is) test="export-photos" label=exchange::export_photos(l) hint=exchange::export_photos_hint(l) />
        <OptionFields options />
        <p class="prose">{exchange::contents(l)}" "{notice}</p>
        <Show
            when=move || running.get()
            fallback=move || view! {
                <div class="bar">
                    <button type="button" class="button button-primary" data-testid="export" disabled=move || options.range.is_nothing() on:click=export>
                        <Icon glyph=Glyph::Download />{label}
                    </button>
                </div>
            }
        >
            <Progress progress label=exchange::exporting(l) />
        </Show>
        {move || outcome.get().map(|(tone, words)| {
            view! { <div data-testid="export-outcome"><Banner inline=true tone text=words /></div> }
        })}
    }
}

/// What most people never need.
#[component]
fn OptionFields(options: Options) -> impl IntoView {
    let l = lang();
    let Options { journal, gzip, lock, passphrase, wrong, .. } = options;
    view! {
        <details class="details">
            <summary data-testid="export-options">{exchange::options(l)}</summary>
            <div class="details-body stack">
                <RangeFields range=options.range />
                <Check flag=journal set=move |is| journal.set(is) test="export-journal" label=exchange::with_journal(l) hint=exchange::with_journal_hint(l) />
                <Check flag=Signal::derive(move || options.has_customers()) set=move |is| options.customers.set(Some(is)) test="export-customers" label=exchange::with_customers(l) hint=exchange::with_customers_hint(l) />
                <Check flag=Signal::derive(move || options.has_appraisals()) set=move |is| options.appraisals.set(Some(is)) test="export-appraisals" label=exchange::with_appraisals(l) hint=exchange::with_appraisals_hint(l) />
                <Check flag=gzip set=move |is| gzip.set(is) test="export-gzip" label=exchange::gzip(l) />
                <Check flag=lock set=move |is| lock.set(is) test="export-lock" label=exchange::lock(l) hint=exchange::lock_hint(l) />
                <Show when=move || lock.get()>
                    <TextField label=incoming::passphrase(l) value=passphrase error=wrong kind="password" id="export-passphrase"
                        autocomplete="new-password" on_input=move |text| { passphrase.set(text); wrong.set(None) } />
                </Show>
            </div>
        </details>
    }
}

/// A box to tick, with a hint beneath.
#[component]
pub(super) fn Check(
    #[prop(into)] flag: Signal<bool>,
    #[prop(into)] set: Callback<bool>,
    test: &'static str,
    label: &'static str,
    #[prop(optional)] hint: Option<&'static str>,
) -> impl IntoView {
    let hint_id = format!("{test}-hint");
    view! {
        <div class="field">
            <label class="choice">
                <input type="checkbox" data-testid=test aria-describedby=hint.map(|_| hint_id.clone())
                    prop:checked=flag on:change=move |event| set.run(event_target_checked(&event)) />
                <span>{label}</span>
            </label>
            {hint.map(|hint| view! { <p class="field-hint" id=hint_id>{hint}</p> })}
        </div>
    }
}

/// Hands the file to the person. Only what was handed over counts as the last export.
pub(super) async fn hand_over(app: App, l: Lang, exported: &ExportedFile) -> (Tone, String) {
    match app.put(&Hand::empty(), exported).await {
        Ok(()) => {
            let size = format::bytes(exported.blob.size() as u64);
            let words = format!("{} {}", exchange::exported(l, &exported.name, &size), exchange::where_it_is(l));
            match exported.left_out {
                0 => (Tone::Ok, words),
                left_out => (Tone::Warn, format!("{words} {}", exchange::left_out(l, left_out))),
            }
        }
        Err(_) => (Tone::Danger, exchange::not_saved(l).to_owned()),
    }
}
