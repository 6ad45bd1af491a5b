//! One placement as a card on the map: its picture, what is printed on it, what it shows, when it stands there.

use super::picture::{Fetched, address_of};
use super::{Chosen, one};
use crate::domain::listings::{self, field as listing_field};
use crate::domain::period::{self, Period};
use crate::domain::placements::Placement;
use crate::i18n::{format, journal, placements as msg};
use crate::state::app;
use crate::ui::components::{Glyph, Status, Tone};
use crate::ui::lang;
use leptos::prelude::*;

/// The card, a link to the placement.
#[component]
pub(super) fn Card(placement: Placement, instant: Memo<i64>, chosen: Memo<Chosen>) -> impl IntoView {
    let l = lang();
    let id = placement.id.clone();
    let is_chosen = move || chosen.with(|chosen| *chosen == Chosen::One(id.clone())).then_some("true");
    let times = (placement.from, placement.until);
    let href = one(&placement.id).href();
    let picture = (!placement.picture.is_empty()).then(|| view! { <Thumb sha=placement.picture.clone() /> });
    let price = placement.printed_price.map(|price| msg::printed(l, &format::price(price)));
    let (order, text) = (placement.order, placement.text.clone());
    let (has_text, listing) = (!text.is_empty(), placement.listing.clone());
    let bare = (!has_text && listing.as_str().is_empty())
        .then(|| app().peek(|records| journal::placement(l, records, &placement)));
    view! {
        <a class="shop-card" href=href aria-current=is_chosen data-testid="placement"
            data-when=move || code(period::when(times, instant.get()))
        >
            {picture}
            <span class="shop-card-words">
                <span class="bar">
                    <span class="num soft small">{order}</span>
                    <Standing times instant />
                </span>
                {has_text.then(|| view! { <span class="strong">{text}</span> })}
                {price.map(|price| view! { <span class="num">{price}</span> })}
                {(!listing.as_str().is_empty()).then(|| view! { <Title listing /> })}
                {bare.map(|words| view! { <span class="soft">{words}</span> })}
                <span class="soft small num">{move || span_words(times)}</span>
            </span>
        </a>
    }
}

fn code(when: period::When) -> &'static str {
    match when {
        period::When::Now => "now",
        period::When::Later => "later",
        period::When::Over => "over",
    }
}

/// Whether it stands there at the instant, in a sign and a word.
#[component]
pub(super) fn Standing(times: Period, #[prop(into)] instant: Signal<i64>) -> impl IntoView {
    let l = lang();
    move || {
        let (tone, glyph, text) = match period::when(times, instant.get()) {
            period::When::Now => (Tone::Ok, Glyph::Check, msg::now(l)),
            period::When::Later => (Tone::Info, Glyph::Clock, msg::later(l)),
            period::When::Over => (Tone::Plain, Glyph::Dash, msg::over(l)),
        };
        view! { <Status tone glyph text /> }
    }
}

/// From when to when, in words.
pub(crate) fn span_words((from, until): Period) -> String {
    let l = lang();
    let app = app();
    let (zone, today) = (app.zone(), app.today());
    let moment = |at| format::moment(l, &*zone, at, today);
    match (from, until) {
        (None, None) => msg::always(l).to_owned(),
        (Some(from), None) => msg::since(l, &moment(from)),
        (None, Some(until)) => msg::up_to(l, &moment(until)),
        (Some(from), Some(until)) => msg::between(l, &moment(from), &moment(until)),
    }
}

/// The title of the listing that it shows.
#[component]
fn Title(listing: crate::domain::ids::RecordId) -> impl IntoView {
    let l = lang();
    let app = app();
    let key = listings::key(&listing);
    let title = move || {
        let title = app.watch_record(&key, |record| record.map(|record| record.text(&listing_field::TITLE).to_owned()));
        title.unwrap_or_else(|| msg::gone_listing(l).to_owned())
    };
    view! { <span class="small">{title}</span> }
}

#[component]
fn Thumb(sha: String) -> impl IntoView {
    let src = address_of(sha);
    move || match src.get() {
        Fetched::Here(address) => {
            view! { <img class="shop-card-picture" src=address alt="" loading="lazy" /> }.into_any()
        }
        Fetched::Waiting | Fetched::Missing => view! { <span class="shop-card-picture"></span> }.into_any(),
    }
}
