//! The scorecards of the shop: whom each measures, how much is in it, whether its weights make a whole; and the form for a
//! new one.

use super::settings::NewCard;
use super::{KINDS, Limited, may_change, one};
use crate::domain::ids::RecordId;
use crate::domain::scorecards::{self, Card};
use crate::i18n::{scorecards as base, scorecards_page as msg};
use crate::state::{App, app};
use crate::ui::components::{Glyph, Icon};
use crate::ui::lang;
use leptos::prelude::*;

/// A card, and whether it is a shipped one.
type Row = (Card, bool);

/// The list.
#[component]
pub(super) fn CardList(chosen: Option<RecordId>) -> impl IntoView {
    let l = lang();
    let app = app();
    let may = may_change();
    let all = Memo::new(move |_| look(app));
    let part = move |is_archived: bool| {
        Memo::new(move |_| all.with(|all| all.iter().filter(|row| row.0.is_archived == is_archived).cloned().collect()))
    };
    let (used, away): (Memo<Vec<Row>>, Memo<Vec<Row>>) = (part(false), part(true));
    let chosen = StoredValue::new(chosen);
    view! {
        <div class="split-head"><h1>{msg::title(l)}</h1></div>
        <div class="scorecards-words stack stack-tight">
            <p class="soft small">{msg::hint(l)}</p>
            <Limited may />
        </div>
        <Rows own=used chosen />
        <Show when=move || !away.with(Vec::is_empty)>
            <details class="details scorecards-words" data-testid="scorecards-away">
                <summary>{msg::put_away(l)}" "<span class="num">{move || away.with(Vec::len)}</span></summary>
                <Rows own=away chosen />
            </details>
        </Show>
        <Show when=move || may.get()>
            <details class="details scorecards-words" data-testid="scorecard-new">
                <summary>{msg::new(l)}</summary>
                <div class="details-body"><NewCard /></div>
            </details>
        </Show>
    }
}

fn look(app: App) -> Vec<Row> {
    let Some(shop) = app.shop() else { return Vec::new() };
    app.watch(&KINDS, |records| {
        let cards = scorecards::cards(records, &shop.id).into_iter();
        cards.map(|card| (card.clone(), scorecards::is_shipped(records, &shop.id, &card.id))).collect()
    })
}

#[component]
fn Rows(own: Memo<Vec<Row>>, chosen: StoredValue<Option<RecordId>>) -> impl IntoView {
    view! {
        <ul class="list">
            <For each=move || own.get() key=|row| format!("{row:?}") let((card, is_shipped))>
                <li><OneRow card is_shipped chosen /></li>
            </For>
        </ul>
    }
}

#[component]
fn OneRow(card: Card, is_shipped: bool, chosen: StoredValue<Option<RecordId>>) -> impl IntoView {
    let l = lang();
    let is_chosen = chosen.with_value(|chosen| chosen.as_ref() == Some(&card.id)).then_some("true");
    let name = msg::card_name(l, &card);
    let sign = if is_shipped { msg::shipped_sign(l) } else { msg::own_sign(l) };
    let role = base::measured(l, &card.role);
    let weight = card.weight();
    let warns = !card.is_whole();
    view! {
        <a class="list-row" href=one(&card.id).href() aria-current=is_chosen
            data-testid=format!("scorecard-row-{}", card.id)
        >
            <span class="list-main">
                <span class="list-title">{name}</span>
                <span class="list-sub">
                    <span>{sign}</span>
                    <span>{role}</span>
                    <span class="num">{msg::count_of(l, card.live().count())}</span>
                </span>
            </span>
            <span class="list-end num" class:tone-danger=warns>
                {warns.then(|| view! { <Icon glyph=Glyph::Warning /> })}
                {format!("{}%", msg::weight(weight))}
            </span>
        </a>
    }
}
