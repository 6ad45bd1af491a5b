//! A card as a whole: a new one, a copy, its name and post, and putting it away.

use super::{KINDS, one};
use crate::browser::{clock, ids};
use crate::domain::ids::RecordId;
use crate::domain::people::DEFAULT_ROLES;
use crate::domain::scorecards::{self, ASSISTANT, Card, Command, DEPARTMENT, field};
use crate::domain::value::Value;
use crate::i18n::{Lang, scorecards as base, scorecards_page as msg};
use crate::state::{App, app};
use crate::ui::components::{Glyph, Icon, Select, TextField};
use crate::ui::placements::Failed;
use crate::ui::{Write, lang, routes};
use leptos::prelude::*;

/// Whom a card can measure, as (code, name).
fn posts(l: Lang) -> Vec<(String, String)> {
    let codes = DEFAULT_ROLES.iter().map(|role| role.code).chain([DEPARTMENT]);
    codes.map(|code| (code.to_owned(), base::measured(l, code))).collect()
}

/// Makes a card of the shop's own and opens it; what was typed stays where it is refused.
fn create(app: App, write: Write, name: String, role: String, from: Option<RecordId>) {
    let Some(shop) = untrack(|| app.shop()) else { return };
    let id = ids::record(clock::now());
    let own = one(&id);
    write.run_then(Command::Create { id, shop: shop.id, name, role, from }, move || routes::go(&own));
}

/// The form for a new card.
#[component]
pub(super) fn NewCard() -> impl IntoView {
    let l = lang();
    let app = app();
    let write = Write::here();
    let name = RwSignal::new(String::new());
    let role = RwSignal::new(ASSISTANT.to_owned());
    let from = RwSignal::new(String::new());
    let cards = Signal::derive(move || {
        let nothing = (String::new(), msg::from_nothing(l).to_owned());
        let Some(shop) = app.shop() else { return vec![nothing] };
        let all = app.watch(&KINDS, |records| scorecards::cards(records, &shop.id));
        let named = all.into_iter().map(|card| (card.id.to_string(), msg::card_name(l, &card)));
        std::iter::once(nothing).chain(named).collect::<Vec<_>>()
    });
    let make = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let from = from.get_untracked();
        let from = (!from.is_empty()).then(|| RecordId::new(&from));
        create(app, write, name.get_untracked(), role.get_untracked(), from);
    };
    view! {
        <form class="stack" on:submit=make>
            <TextField id="scorecard-new-name" label=base::name(l) value=name error=write.error
                on_input=move |text| name.set(text) />
            <Select id="scorecard-new-role" label=base::role(l) value=role options=Signal::stored(posts(l))
                on_change=move |code| role.set(code) />
            <Select id="scorecard-new-from" label=msg::from(l) value=from options=cards
                on_change=move |id| from.set(id) />
            <div class="bar bar-end">
                <button class="button button-primary" data-testid="scorecard-create" disabled=move || write.pending.get()>
                    <Icon glyph=Glyph::Plus />{msg::create(l)}
                </button>
            </div>
        </form>
    }
}

/// Name, post, copying and putting away, folded away.
#[component]
pub(super) fn Settings(card: Memo<Option<Card>>, is_shipped: bool) -> impl IntoView {
    let l = lang();
    view! {
        <details class="details" data-testid="scorecard-settings">
            <summary>{msg::settings(l)}</summary>
            <div class="details-body stack">
                <NameAndPost card is_shipped />
                <CopyAndAway card />
            </div>
        </details>
    }
}

#[component]
fn NameAndPost(card: Memo<Option<Card>>, is_shipped: bool) -> impl IntoView {
    let l = lang();
    let write = Write::here();
    let was = card.get_untracked()?;
    let (name, role) = (RwSignal::new(was.name.clone()), RwSignal::new(was.role.to_string()));
    let is_saved = RwSignal::new(false);
    let save = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        is_saved.set(false);
        let typed = name.get_untracked();
        let typed = typed.trim();
        // A shipped card has a name to go back to.
        let words = if typed.is_empty() && is_shipped { Value::Null } else { Value::from(typed) };
        let edits = vec![(field::NAME, words), (field::ROLE, role.get_untracked().as_str().into())];
        write.run_then(Command::Edit { card: was.id.clone(), edits }, move || {
            is_saved.try_set(true);
        });
    };
    let hint = if is_shipped { msg::name_hint(l) } else { "" };
    Some(view! {
        <form class="stack" on:submit=save>
            <TextField id="scorecard-name" label=base::name(l) hint value=name error=write.error
                on_input=move |text| name.set(text) />
            <Select id="scorecard-role" label=base::role(l) value=role options=Signal::stored(posts(l))
                on_change=move |code| role.set(code) />
            <div class="bar bar-end">
                <span class="soft small" role="status">{move || is_saved.get().then(|| msg::saved(l))}</span>
                <button class="button" data-testid="scorecard-save" disabled=move || write.pending.get()>{msg::save(l)}</button>
            </div>
        </form>
    })
}

#[component]
fn CopyAndAway(card: Memo<Option<Card>>) -> impl IntoView {
    let l = lang();
    let app = app();
    let write = Write::here();
    let is_away = Memo::new(move |_| card.with(|card| card.as_ref().is_some_and(|card| card.is_archived)));
    let copy = move |_| {
        if let Some(card) = card.get_untracked() {
            let name = msg::copy_of(l, &msg::card_name(l, &card));
            create(app, write, plain(&name), card.role.to_string(), Some(card.id));
        }
    };
    let toggle = move |_| {
        if let Some(card) = card.get_untracked() {
            let edits = vec![(field::ARCHIVED, (!card.is_archived).into())];
            write.run(Command::Edit { card: card.id, edits });
        }
    };
    view! {
        <p class="field-hint">{msg::archive_hint(l)}</p>
        <Failed error=write.error />
        <div class="bar">
            <button type="button" class="button" data-testid="scorecard-copy" disabled=move || write.pending.get() on:click=copy>
                {msg::copy(l)}
            </button>
            <button type="button" class="button button-quiet" data-testid="scorecard-archive"
                disabled=move || write.pending.get() on:click=toggle
            >
                {move || if is_away.get() { msg::unarchive(l) } else { msg::archive(l) }}
            </button>
        </div>
    }
}

/// Without the signs that set a name apart in a sentence: this becomes a name itself.
fn plain(words: &str) -> String {
    words.chars().filter(|sign| !matches!(sign, '\u{2066}'..='\u{2069}')).collect()
}
