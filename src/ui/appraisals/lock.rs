//! The passcode before appraisals on a shared tablet: asked for once each time the app is opened, set and taken away by the
//! person, taken away by a supervisor where it was forgotten. It keeps out those who merely tap; nothing is encrypted by it,
//! and the page says so.

use crate::browser::passcode;
use crate::browser::prefs::{self, Place};
use crate::domain::ids::RecordId;
use crate::domain::people::{self, PERSON, Permission};
use crate::i18n::appraisals_team as msg;
use crate::state::{App, app};
use crate::ui::components::{Banner, Glyph, Icon, TextField, Tone};
use crate::ui::lang;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::cell::RefCell;
use std::collections::BTreeSet;

/// The fewest signs of a passcode.
const LEAST: usize = 4;

thread_local! {
    /// Who has entered theirs since the app was opened.
    static OPENED: RefCell<BTreeSet<RecordId>> = const { RefCell::new(BTreeSet::new()) };
}

fn name_of(person: &RecordId) -> String {
    format!("appraisal-pass.{person}")
}

fn kept(person: &RecordId) -> Option<String> {
    prefs::get(Place::Device, &name_of(person))
}

fn is_open(person: &RecordId) -> bool {
    kept(person).is_none() || OPENED.with_borrow(|opened| opened.contains(person))
}

fn open(person: RecordId) {
    OPENED.with_borrow_mut(|opened| opened.insert(person));
}

/// Who is at the device; joined entries are one person.
fn who(app: App) -> RecordId {
    app.person().map(|person| person.id).unwrap_or_else(|| app.session.person.get())
}

/// What is shown only after the person's passcode, where they set one.
#[component]
pub(super) fn Locked(children: ChildrenFn) -> impl IntoView {
    let app = app();
    let me = Memo::new(move |_| who(app));
    // Rises when somebody has entered theirs.
    let entered = RwSignal::new(0_u32);
    let shown = Memo::new(move |_| {
        entered.track();
        is_open(&me.get())
    });
    view! {
        <Show when=move || shown.get() fallback=move || view! { <Ask me entered /> }>{children()}</Show>
    }
}

#[component]
fn Ask(me: Memo<RecordId>, entered: RwSignal<u32>) -> impl IntoView {
    let l = lang();
    let app = app();
    let typed = RwSignal::new(String::new());
    let (wrong, busy) = (RwSignal::new(None::<String>), RwSignal::new(false));
    let name = move || app.name_of(&me.get());
    let enter = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        let person = me.get_untracked();
        let Some(kept) = kept(&person) else { return entered.update(|count| *count += 1) };
        busy.set(true);
        spawn_local(async move {
            let fits = passcode::fits(typed.get_untracked().trim(), &kept).await;
            busy.try_set(false);
            match fits {
                Some(true) => {
                    open(person);
                    entered.try_update(|count| *count += 1);
                }
                Some(false) => {
                    wrong.try_set(Some(msg::pass_wrong(l).to_owned()));
                }
                None => {
                    wrong.try_set(Some(msg::pass_failed(l).to_owned()));
                }
            }
        });
    };
    view! {
        <form class="sheet stack appraisal-lock" data-testid="appraisal-lock" on:submit=enter>
            <p>{move || msg::pass_ask(l, &name())}</p>
            <TextField label=msg::pass_enter(l) kind="password" id="appraisal-passcode" value=typed error=wrong
                autocomplete="off" on_input=move |text| { typed.set(text); wrong.set(None) } />
            <div class="bar">
                <button type="submit" class="button button-primary" data-testid="unlock-appraisals" disabled=move || busy.get()>
                    {msg::pass_open(l)}
                </button>
            </div>
            <p class="field-hint">{msg::pass_forgotten(l)}</p>
        </form>
    }
}

/// Setting and taking away one's own passcode, and those of others for a supervisor.
#[component]
pub(super) fn Passcode() -> impl IntoView {
    let l = lang();
    let app = app();
    // Rises when one was set or taken away.
    let changed = RwSignal::new(0_u32);
    let is_set = Memo::new(move |_| {
        changed.track();
        kept(&who(app)).is_some()
    });
    let clear = move |_| {
        prefs::set(Place::Device, &name_of(&untrack(|| who(app))), None);
        changed.update(|count| *count += 1);
    };
    view! {
        <details class="details hide-print" data-testid="appraisal-pass">
            <summary>{msg::pass_title(l)}</summary>
            <div class="details-body stack">
                <p class="prose">{msg::pass_lead(l)}</p>
                <p class="prose soft">{msg::pass_limits(l)}</p>
                <p class="prose soft">{msg::pass_forgotten(l)}</p>
                <Show when=move || is_set.get() fallback=move || view! { <SetNew changed /> }>
                    <Banner inline=true tone=Tone::Ok text=msg::pass_is_set(l) />
                    <div class="bar">
                        <button type="button" class="button" data-testid="pass-clear" on:click=clear>
                            <Icon glyph=Glyph::Trash />{msg::pass_clear(l)}
                        </button>
                    </div>
                </Show>
                <Others changed />
            </div>
        </details>
    }
}

#[component]
fn SetNew(changed: RwSignal<u32>) -> impl IntoView {
    let l = lang();
    let app = app();
    let (first, again) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let (wrong, busy) = (RwSignal::new(None::<String>), RwSignal::new(false));
    let set = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        let (new, twice) = (first.get_untracked(), again.get_untracked());
        if new.trim().chars().count() < LEAST {
            return wrong.set(Some(msg::pass_short(l).to_owned()));
        }
        if new.trim() != twice.trim() {
            return wrong.set(Some(msg::pass_differ(l).to_owned()));
        }
        let person = untrack(|| who(app));
        busy.set(true);
        spawn_local(async move {
            match passcode::kept(new.trim()).await {
                Some(kept) => {
                    prefs::set(Place::Device, &name_of(&person), Some(&kept));
                    open(person);
                    changed.try_update(|count| *count += 1);
                }
                None => {
                    wrong.try_set(Some(msg::pass_failed(l).to_owned()));
                }
            }
            busy.try_set(false);
        });
    };
    let typed = move |field: RwSignal<String>| {
        move |text: String| {
            field.set(text);
            wrong.set(None);
        }
    };
    view! {
        <form class="stack" on:submit=set>
            <TextField label=msg::pass_new(l) kind="password" id="pass-new" value=first autocomplete="off" on_input=typed(first) />
            <TextField label=msg::pass_again(l) kind="password" id="pass-again" value=again error=wrong autocomplete="off" on_input=typed(again) />
            <div class="bar">
                <button type="submit" class="button" data-testid="pass-set" disabled=move || busy.get()>{msg::pass_set(l)}</button>
            </div>
        </form>
    }
}

/// The passcodes of others that are kept here, for a supervisor to take away.
#[component]
fn Others(changed: RwSignal<u32>) -> impl IntoView {
    let l = lang();
    let app = app();
    let others = move || {
        changed.track();
        let me = who(app);
        let people = app.watch(&[PERSON], people::list);
        let may = app.may(Permission::Appraise);
        let those = people.into_iter().filter(|person| may && person.id != me && kept(&person.id).is_some());
        those.map(|person| {
            let id = person.id.clone();
            let clear = move |_| {
                prefs::set(Place::Device, &name_of(&id), None);
                changed.update(|count| *count += 1);
            };
            view! {
                <button type="button" class="button button-quiet" on:click=clear>{msg::pass_clear_of(l, &person.name)}</button>
            }
        })
        .collect_view()
    };
    view! { <div class="bar">{others}</div> }
}
