//! What the records say before anybody has looked: the findings of a check, what hangs today, and the day's spot check.
//! Only in today's inspection of the shop that is looked at; knows the parts, not how a finding is worked out.

use super::page::Page;
use super::sample::Sample;
use crate::domain::findings::Finding;
use crate::domain::ids::{Key, RecordId};
use crate::domain::inspections::RunId;
use crate::domain::listings;
use crate::domain::placements::{self, PLACEMENT, Slot, shown as placed};
use crate::domain::shops::SHOP;
use crate::domain::templates::Check;
use crate::i18n::{findings as msg, format};
use crate::ui::findings::{FindingLine, Found, found, link, shown};
use crate::ui::routes::Route;
use leptos::prelude::*;

/// More than that nobody reads at one check.
const MOST: usize = 20;

/// What is prepared at a check; nothing where the records say nothing.
#[component]
pub(super) fn Prepared(check: &'static Check) -> impl IntoView {
    let page = Page::here();
    let is_today = Memo::new(move |_| {
        let run = page.run_id();
        run.date == page.app.today() && page.app.shop().is_some_and(|shop| shop.id == run.shop) && !run.is_preview()
    });
    let group = page.group(check).id;
    view! {
        <Show when=move || is_today.get() && group.starts_with("INSP-")>
            <Known check group />
        </Show>
    }
}

#[component]
fn Known(check: &'static Check, group: &'static str) -> impl IntoView {
    let found = found();
    let run = Page::here().run_id();
    view! {
        <Findings check found run />
        <Hanging group found />
        {(group == "INSP-06").then(|| view! { <Sample /> })}
    }
}

/// The findings of the check, those that wait for a word first.
#[component]
fn Findings(check: &'static Check, found: Signal<Option<Found>>, run: RunId) -> impl IntoView {
    let page = Page::here();
    let l = page.lang;
    let own = Memo::new(move |_| {
        let found = found.get().unwrap_or_default();
        let own = found.findings.iter().filter(|one| one.check == check.id);
        shown(page.app, own.cloned())
    });
    let left = move || own.with(Vec::len).saturating_sub(MOST);
    let run = StoredValue::new(run);
    view! {
        <Show when=move || !own.with(Vec::is_empty)>
            <section class="prepared" aria-label=msg::prepared(l) data-testid="prepared">
                <h3 class="prepared-head">{msg::prepared(l)}" "<span class="num">{move || own.with(Vec::len)}</span></h3>
                <p class="soft small">{msg::prepared_hint(l)}" "{move || page.editable.get().then(|| msg::confirm_hint(l))}</p>
                <ul class="findings">
                    <For each=move || own.get().into_iter().take(MOST) key=Finding::digest let:one>
                        <FindingLine finding=one run=Some(run.get_value()) />
                    </For>
                </ul>
                <p class="small" hidden=move || left() == 0>
                    <a href=Route::trade(&["findings"]).href()>{move || msg::more(l, left())}</a>
                </p>
            </section>
        </Show>
    }
}

/// One thing that hangs today.
#[derive(Clone, PartialEq)]
struct Item {
    key: Key,
    words: String,
}

/// What hangs today at the places that the group is about: banners, promo pictures, hot items; at the categories what is
/// new or changed. Folded, since most days most of it is right.
#[component]
fn Hanging(group: &'static str, found: Signal<Option<Found>>) -> impl IntoView {
    let page = Page::here();
    let l = page.lang;
    let (slot, title) = match group {
        "INSP-02" => (Some(Slot::Kv), msg::banners(l)),
        "INSP-03" => (Some(Slot::Promo), msg::promos(l)),
        "INSP-04" => (None, msg::changed_items(l)),
        "INSP-05" => (Some(Slot::Hot), msg::hot(l)),
        _ => return ().into_any(),
    };
    let items = Memo::new(move |_| {
        let found = found.get().unwrap_or_default();
        match slot {
            Some(slot) => hanging(page, slot, &found),
            None => found.fresh.iter().take(MOST).map(|id| changed(page, id)).collect::<Vec<_>>(),
        }
    });
    let row = |item: Item| {
        let href = link(&item.key);
        view! { <li><a class="list-row" href=href><span class="list-main">{item.words}</span></a></li> }
    };
    view! {
        <Show when=move || !items.with(Vec::is_empty)>
            <details class="details" data-testid="hanging">
                <summary>{title}" "<span class="num">{move || items.with(Vec::len)}</span></summary>
                <ul class="list">{move || items.get().into_iter().map(row).collect_view()}</ul>
            </details>
        </Show>
    }
    .into_any()
}

/// The placements of a kind that are shown now: the place, what is printed, what the records say.
fn hanging(page: Page, slot: Slot, found: &Found) -> Vec<Item> {
    let (l, app) = (page.lang, page.app);
    let Some(shop) = app.shop() else { return Vec::new() };
    let now = app.now.get();
    app.watch(&[PLACEMENT, SHOP], |records| {
        let own = placed(records, &shop.id, now).into_iter().filter(|one| one.slot == slot);
        own.map(|one| {
            let key = placements::key(&one.id);
            let count = found.findings.iter().filter(|finding| finding.is_about(&one.id)).count();
            let printed = one.printed_price.map(|price| msg::printed(l, &format::price(price)));
            let of = records.by_key(&listings::key(&one.listing)).is_some();
            let of = of.then(|| msg::subject_name(l, records, &listings::key(&one.listing)));
            let state = if count == 0 { msg::no_problem(l).to_owned() } else { msg::problems(l, count) };
            let parts = [Some(msg::subject_name(l, records, &key)), of, printed, Some(state)];
            Item { key, words: parts.into_iter().flatten().collect::<Vec<_>>().join(" · ") }
        })
        .collect()
    })
}

fn changed(page: Page, id: &RecordId) -> Item {
    let key = listings::key(id);
    let words = page.app.peek(|records| msg::subject_name(page.lang, records, &key));
    Item { key, words }
}
