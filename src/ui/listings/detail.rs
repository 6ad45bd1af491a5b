//! One listing: what it costs now, where it is on its way, what is missing and wrong, and all that it says. Parts that
//! are long are folded away.

use super::form::{Attributes, Information, Points};
use super::life::Life;
use super::look::lamp;
use super::pictures::Pictures;
use super::prices::{Prices, in_force};
use super::saver::Saver;
use super::variants::Variants;
use crate::domain::ids::{Field, RecordId};
use crate::domain::listings::standards::Standards;
use crate::domain::listings::{Command, Listing, State, looks};
use crate::domain::people::Permission;
use crate::domain::placements;
use crate::i18n::{format, history, listings as words, listings_page as msg, placements as places};
use crate::ui::approvals::{ListingRequests, propose};
use crate::ui::components::{Empty, Glyph, Icon, TextArea, TextField};
use crate::ui::log::{LogBox, RecordLog};
use crate::ui::routes::{self, Route};
use crate::ui::trade::TradeTabs;
use crate::ui::{Write, fresh_key, lang};
use leptos::prelude::*;

/// The page of a listing.
#[component]
pub(super) fn Detail(id: RecordId) -> impl IntoView {
    let l = lang();
    let saver = Saver::of(id);
    provide_context(saver);
    let is_here = Memo::new(move |_| saver.listing.with(Option::is_some));
    view! {
        <div class="page page-listing" data-testid="listing-page">
            <TradeTabs />
            <a class="button button-quiet" href=Route::trade(&["listings"]).href() data-testid="back-to-list">
                <Icon glyph=Glyph::ArrowLeft />{msg::back(l)}
            </a>
            <Show when=move || is_here.get() fallback=move || view! {
                <Empty glyph=Glyph::Tag text=msg::unknown(l) action=msg::back(l) href=Route::trade(&["listings"]).href() />
            }>
                <Known />
            </Show>
        </div>
    }
}

#[component]
fn Known() -> impl IntoView {
    let (saver, l) = (Saver::here(), lang());
    let log = RecordLog::new(crate::domain::listings::key(&saver.id()));
    view! {
        <article class="stack">
            <Head />
            <Life />
            <ListingRequests listing=saver.id() />
            <Pending />
            <Checked />
            <Part title=msg::information(l) test_id="part-information" open=true><Information /></Part>
            <Part title=msg::prices(l) test_id="part-prices"><Prices /></Part>
            <Part title=msg::variants(l) test_id="part-variants"><Variants /></Part>
            <Part title=msg::attributes(l) test_id="part-attributes"><Attributes /></Part>
            <Part title=msg::points(l) test_id="part-points"><Points /></Part>
            <Part title=msg::pictures(l) test_id="part-pictures"><Pictures /></Part>
            <Part title=msg::sales(l) test_id="part-sales"><Sales /></Part>
            <Part title=msg::placed(l) test_id="part-placed"><Placed /></Part>
            <Part title=msg::notes(l) test_id="part-notes"><Notes /></Part>
            <LogBox log label=history::log(l) fits=|_: Field| true />
            <Delete />
        </article>
    }
}

/// A part that is folded; what lies in it is made when it is first opened.
#[component]
fn Part(
    title: &'static str,
    test_id: &'static str,
    #[prop(optional)] open: bool,
    children: ChildrenFn,
) -> impl IntoView {
    let was_open = RwSignal::new(open);
    view! {
        <details class="details" data-testid=test_id open=open on:toggle=move |_| was_open.set(true)>
            <summary>{title}</summary>
            <div class="details-body stack"><Show when={move || was_open.get()}>{children()}</Show></div>
        </details>
    }
}

#[component]
fn Head() -> impl IntoView {
    let (saver, l) = (Saver::here(), lang());
    let title = move || {
        let title = saver.look(|listing| listing.title.clone());
        if title.is_empty() { msg::untitled(l).to_owned() } else { title }
    };
    let price = Memo::new(move |_| in_force(saver));
    let url = Memo::new(move |_| saver.look(|listing| listing.url.clone()));
    let is_link = move || url.with(|url| url.starts_with("https://") || url.starts_with("http://"));
    let codes = move || {
        saver.look(|listing| {
            [listing.code.as_str(), &listing.item]
                .into_iter()
                .filter(|text| !text.is_empty())
                .collect::<Vec<_>>()
                .join(" · ")
        })
    };
    view! {
        <header class="stack stack-tight">
            <h1 class="listing-title" data-testid="listing-name">{title}</h1>
            <p class="soft small num">{codes}</p>
            <p class="listing-price">
                <span class="small soft">{msg::price_now(l)}</span>" "
                <strong class="num" data-testid="price-now">{move || price.with(|(price, _)| price.clone())}</strong>" "
                <span class="soft small">{move || price.with(|(_, by)| by.clone())}</span>
            </p>
            <Show when=is_link>
                <a class="button button-quiet" href=move || url.get() target="_blank" rel="noopener noreferrer">{msg::link_open(l)}</a>
            </Show>
        </header>
    }
}

/// What is missing and what is wrong.
#[component]
fn Checked() -> impl IntoView {
    let (saver, l) = (Saver::here(), lang());
    let today = saver.app.today();
    let complete = Memo::new(move |_| {
        let look = |standards: &Standards| {
            saver.listing.with(|listing| listing.as_ref().map(|listing| looks::completeness(standards, listing)))
        };
        saver.standards.with(look)
    });
    let faults = Memo::new(move |_| {
        let lint = saver.standards.with(Standards::lint);
        saver.look(|listing: &Listing| looks::faults(&lint, listing, today))
    });
    let missing = move || complete.get().map(|complete| complete.missing).unwrap_or_default();
    let sign = move || complete.get().map(|complete| lamp(l, complete.percent, 0));
    view! {
        <section class="section listing-checked" data-testid="listing-checked">
            <div>
                <h2>{msg::what_is_missing(l)}" "{sign}</h2>
                <ul class="dashed">{move || missing().iter().map(|one| view! { <li>{words::missing(l, one)}</li> }).collect_view()}</ul>
                <p class="tone-ok" hidden=move || !missing().is_empty()>{msg::nothing_missing(l)}</p>
            </div>
            <div>
                <h2>{msg::what_is_wrong(l)}</h2>
                <ul class="dashed tone-danger">{move || faults.get().iter().map(|one| view! { <li>{words::fault(l, one)}</li> }).collect_view()}</ul>
                <p class="soft" hidden=move || !faults.with(Vec::is_empty)>{msg::nothing_wrong(l)}</p>
            </div>
        </section>
    }
}

/// Changes that are handed in together, to be approved.
#[component]
fn Pending() -> impl IntoView {
    let (saver, l) = (Saver::here(), lang());
    let (write, why) = (Write::here(), RwSignal::new(String::new()));
    let count = Memo::new(move |_| saver.pending.with(|pending| pending.len()));
    let hand_in = move |_| {
        let edits = saver.pending.get_untracked().into_iter().collect();
        propose(write, &saver.id(), edits, why.get_untracked(), move |_| {
            saver.pending.try_set(Default::default());
            why.try_set(String::new());
        });
    };
    view! {
        <Show when=move || saver.must_propose()><p class="soft small">{msg::pending_hint(l)}</p></Show>
        <div class="listing-pending" role="status" hidden=move || count.get() == 0 data-testid="pending">
            <strong>{move || msg::pending(l, count.get())}</strong>
            <TextField id="propose-why" label=msg::propose_why(l) value=why error=write.error on_input=move |text| why.set(text) />
            <button type="button" class="button button-quiet" on:click=move |_| saver.pending.update(|pending| pending.clear())>{msg::drop_pending(l)}</button>
            <button type="button" class="button button-primary" data-testid="propose" disabled=move || write.pending.get() on:click=hand_in>{msg::propose(l)}</button>
        </div>
    }
}

#[component]
fn Sales() -> impl IntoView {
    let (saver, l) = (Saver::here(), lang());
    let sold = Memo::new(move |_| saver.look(|listing| (listing.sold_7, listing.sold_30, listing.last_sold)));
    let is_known = move || sold.get() != (None, None, None);
    let number = |number: Option<i64>| number.map_or_else(|| "—".to_owned(), |number| number.to_string());
    let day = move |day: Option<chrono::NaiveDate>| {
        day.map_or_else(|| "—".to_owned(), |day| format::day(l, day, saver.app.today()))
    };
    view! {
        <p class="soft" hidden=is_known>{msg::sales_none(l)}</p>
        <dl class="facts" hidden=move || !is_known()>
            <dt>{words::sold_7(l)}</dt><dd class="num">{move || number(sold.get().0)}</dd>
            <dt>{words::sold_30(l)}</dt><dd class="num">{move || number(sold.get().1)}</dd>
            <dt>{words::last_sold(l)}</dt><dd class="num">{move || day(sold.get().2)}</dd>
        </dl>
    }
}

/// Where it is shown; after it is off sale these have to go (LST-09).
#[component]
fn Placed() -> impl IntoView {
    let (saver, l) = (Saver::here(), lang());
    let all = Memo::new(move |_| {
        let now = saver.app.now.get();
        saver.app.watch(&[placements::PLACEMENT], |records| {
            let mut placed = placements::of_listing(records, &saver.id());
            placed.retain(|placement| placement.until.is_none_or(|until| until > now));
            placed
        })
    });
    let must_go = move || saver.look(|listing| listing.state >= State::Delisting) && !all.with(Vec::is_empty);
    let row = move |placement: placements::Placement| {
        let name = format!(
            "{} · {} {}",
            places::page_name(l, placement.page),
            places::slot_name(l, placement.slot),
            placement.order
        );
        let href = Route::trade(&["placements", placement.id.as_str()]).href();
        view! { <li><a class="list-row" href=href><span class="list-main"><span class="list-title">{name}</span><span class="list-sub">{placement.text}</span></span></a></li> }
    };
    view! {
        <p class="tone-warn" hidden=move || !must_go()>{move || msg::placed_still(l, all.with(Vec::len))}</p>
        <ul class="list" hidden=move || all.with(Vec::is_empty)>{move || all.get().into_iter().map(row).collect_view()}</ul>
        <p class="soft" hidden=move || !all.with(Vec::is_empty)>{msg::placed_nowhere(l)}</p>
    }
}

#[component]
fn Notes() -> impl IntoView {
    let (saver, l, write) = (Saver::here(), lang(), Write::here());
    let text = RwSignal::new(String::new());
    let all = Memo::new(move |_| {
        saver.record(|record| {
            let notes = record
                .under("note")
                .map(|(_, cell)| (cell.stamp.instant(), cell.value.as_str().unwrap_or_default().to_owned()));
            notes.collect::<Vec<_>>()
        })
    });
    let add = move |_| {
        let typed = text.get_untracked();
        if !typed.trim().is_empty() {
            let note = Command::Note { listing: saver.id(), id: fresh_key(), text: typed };
            write.run_then(note, move || text.set(String::new()));
        }
    };
    let line = move |(at, words): (i64, String)| {
        let when = format::moment(l, &*saver.app.zone(), at, saver.app.today());
        view! { <li><p class="pre">{words}</p><p class="soft small num">{when}</p></li> }
    };
    view! {
        <ul class="stack stack-tight">{move || all.get().into_iter().map(line).collect_view()}</ul>
        <TextArea id="new-note" label=msg::new_note(l) value=text error=write.error on_input=move |typed| text.set(typed) />
        <div class="bar bar-end"><button type="button" class="button" data-testid="add-note" on:click=add>{msg::add_note(l)}</button></div>
    }
}

/// Taking it away, asked twice.
#[component]
fn Delete() -> impl IntoView {
    let (saver, l, write) = (Saver::here(), lang(), Write::here());
    let may = Memo::new(move |_| saver.app.may(Permission::ApproveListings));
    let delete = move |_| {
        write.run_then(Command::Delete { listing: saver.id() }, || routes::go(&Route::trade(&["listings"])));
    };
    view! {
        <Show when=move || may.get()>
            <details class="details" data-testid="delete-listing">
                <summary>{msg::delete(l)}</summary>
                <div class="details-body bar">
                    <span>{msg::delete_sure(l)}</span>
                    <button type="button" class="button button-danger" on:click=delete><Icon glyph=Glyph::Trash />{msg::delete(l)}</button>
                </div>
            </details>
            <p class="field-error" role="alert">{move || write.error.get()}</p>
        </Show>
    }
}
