//! One scorecard: where it comes from, the total of its weights, its indicators by group, those that were taken out, and
//! its log.

use super::editor::{EditDialog, Editor};
use super::indicator::{Archived, Row};
use super::settings::Settings;
use super::{KINDS, Limited, home, may_change};
use crate::domain::ids::{Field, RecordId};
use crate::domain::scorecards::{self, Card, Group};
use crate::i18n::{history, scorecards as base, scorecards_page as msg};
use crate::state::{App, app};
use crate::ui::components::{Empty, Glyph, Icon};
use crate::ui::lang;
use crate::ui::log::{LogBox, RecordLog};
use leptos::prelude::*;
use smol_str::SmolStr;

fn look(app: App, id: &RecordId) -> Option<Card> {
    let shop = app.shop()?;
    app.watch(&KINDS, |records| scorecards::card(records, &shop.id, id))
}

/// The card with this id, or words for one that is not here.
#[component]
pub(super) fn Detail(id: RecordId) -> impl IntoView {
    let l = lang();
    let app = app();
    let own = id.clone();
    let card = Memo::new(move |_| look(app, &own));
    let is_here = Memo::new(move |_| card.with(Option::is_some));
    let id = StoredValue::new(id);
    view! {
        <a class="button button-quiet split-back" href=home().href() data-testid="back-to-scorecards">
            <Icon glyph=Glyph::ArrowLeft />{msg::back(l)}
        </a>
        <Show
            when=move || is_here.get()
            fallback=move || view! { <Empty glyph=Glyph::List text=base::unknown_card(l) action=msg::back(l) href=home().href() /> }
        >
            <Whole id=id.get_value() card />
        </Show>
    }
}

#[component]
fn Whole(id: RecordId, card: Memo<Option<Card>>) -> impl IntoView {
    let l = lang();
    let app = app();
    let log = RecordLog::new(scorecards::key(&id));
    let may = may_change();
    let editor = Editor::here(card, may);
    let is_shipped =
        untrack(|| app.shop()).is_some_and(|shop| app.peek(|records| scorecards::is_shipped(records, &shop.id, &id)));
    view! {
        <article class="stack" data-testid="scorecard">
            <Head card />
            <Limited may />
            <Total card />
            {Group::ALL.map(|group| view! { <GroupOf group card editor /> }).into_iter().collect_view()}
            <Show when=move || card.with(|card| card.as_ref().is_none_or(|card| card.live().next().is_none()))>
                <p class="soft">{msg::no_indicators(l)}</p>
            </Show>
            <Show when=move || may.get()>
                <div class="bar">
                    <button type="button" class="button" data-testid="indicator-add" on:click=move |_| editor.begin()>
                        <Icon glyph=Glyph::Plus />{msg::add(l)}
                    </button>
                </div>
            </Show>
            <Archived card editor />
            <Show when=move || may.get()><Settings card is_shipped /></Show>
            <LogBox log label=history::log(l) fits=|_: Field| true />
            <EditDialog editor />
        </article>
    }
}

/// Name, whom it measures, and where its numbers come from.
#[component]
fn Head(card: Memo<Option<Card>>) -> impl IntoView {
    let l = lang();
    move || {
        let card = card.get()?;
        let origin = msg::origin_words(l, &card.base).map(|words| words.map(|words| view! { <p>{words}</p> }));
        Some(view! {
            <header class="stack stack-tight">
                <h2 class="pre">{msg::card_name(l, &card)}</h2>
                <p class="soft">{base::role(l)}" "{base::measured(l, &card.role)}</p>
                <div class="soft small" data-testid="scorecard-origin">{origin.map(|words| words.into_iter().collect_view())}</div>
            </header>
        })
    }
}

/// The total of the weights, and what is missing.
#[component]
fn Total(card: Memo<Option<Card>>) -> impl IntoView {
    let l = lang();
    let weight = Memo::new(move |_| card.with(|card| card.as_ref().map(Card::weight).unwrap_or_default()));
    let is_wrong = move || weight.get() != scorecards::WHOLE;
    view! {
        <p class="scorecard-total strong num" class:tone-danger=is_wrong role="status" data-testid="weight-total">
            {move || is_wrong().then(|| view! { <Icon glyph=Glyph::Warning /> })}
            {move || msg::total_words(l, weight.get())}
        </p>
    }
}

/// The indicators of a group under its name; nothing where there are none.
#[component]
fn GroupOf(group: Group, card: Memo<Option<Card>>, editor: Editor) -> impl IntoView {
    let l = lang();
    let ids = Memo::new(move |_| {
        let of = |card: &Card| {
            card.live().filter(|one| one.group == group).map(|one| one.id.clone()).collect::<Vec<SmolStr>>()
        };
        card.with(|card| card.as_ref().map(of).unwrap_or_default())
    });
    let weight = move || {
        let of = |card: &Card| card.live().filter(|one| one.group == group).map(|one| one.weight).sum::<i64>();
        format!("{}%", msg::weight(card.with(|card| card.as_ref().map(of).unwrap_or_default())))
    };
    view! {
        <Show when=move || !ids.with(Vec::is_empty)>
            <section class="stack stack-tight" data-group=group.code()>
                <h3 class="list-head">{base::group_name(l, group)}" "<span class="num soft">{weight}</span></h3>
                <ul class="indicators">
                    <For each=move || ids.get() key=Clone::clone let:id><Row id card editor /></For>
                </ul>
            </section>
        </Show>
    }
}
