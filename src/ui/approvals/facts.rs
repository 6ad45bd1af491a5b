//! What a new listing says, for its final review: title, price, stock, what is missing, the points that were looked at.

use crate::domain::ids::RecordId;
use crate::domain::listings::completeness::Completeness;
use crate::domain::listings::looks;
use crate::domain::listings::standards::{STANDARD, Standards};
use crate::domain::listings::{self, LISTING, Listing, POINTS, field};
use crate::domain::record::Record;
use crate::domain::records::Records;
use crate::i18n::{approvals as msg, format, listings as words};
use crate::state::app;
use crate::ui::components::{SealKind, StillSeal};
use crate::ui::lang;
use leptos::prelude::*;

/// A listing as its review sees it.
#[derive(Clone, PartialEq)]
struct Reviewed {
    listing: Listing,
    completeness: Completeness,
    points: Vec<(&'static str, bool)>,
}

fn look(records: &Records, record: &Record) -> Reviewed {
    let listing = Listing::read(record);
    let completeness = looks::completeness(&Standards::of(records, &listing.shop), &listing);
    let points = POINTS.map(|point| (point, record.flag(&field::check("reviewed", point)))).to_vec();
    Reviewed { completeness, points, listing }
}

/// The facts.
#[component]
pub(super) fn ListingFacts(listing: RecordId) -> impl IntoView {
    let l = lang();
    let app = app();
    let key = listings::key(&listing);
    let seen = Memo::new(move |_| {
        app.watch(&[LISTING, STANDARD], |records| records.by_key(&key).map(|record| look(records, record)))
    });
    move || {
        seen.get().map(|Reviewed { listing, completeness, points }| {
            let price = listing.selling().map(|(low, high)| match low == high {
                true => format::price(low),
                false => format!("{}–{}", format::price(low), format::price(high)),
            });
            let or_nothing = |text: String| if text.is_empty() { msg::nothing(l).to_owned() } else { text };
            let stock = listing.in_stock().map(|count| count.to_string()).unwrap_or_default();
            let images = listing.images.iter().filter(|image| image.is_main).count();
            view! {
                <section class="stack stack-tight" data-testid="listing-facts">
                    <h3>{msg::what_listing_says(l)}</h3>
                    <dl class="facts">
                        <dt>{words::title_field(l)}</dt><dd>{or_nothing(listing.title)}</dd>
                        <dt>{words::category(l)}</dt><dd>{or_nothing(listing.category)}</dd>
                        <dt>{words::price(l)}</dt><dd class="num">{or_nothing(price.unwrap_or_default())}</dd>
                        <dt>{words::stock(l)}</dt><dd class="num">{or_nothing(stock)}</dd>
                        <dt>{msg::main_picture(l)}</dt><dd class="num">{images}</dd>
                        <dt>{words::description(l)}</dt><dd class="pre">{or_nothing(listing.description)}</dd>
                    </dl>
                    <Missing completeness />
                    <ul class="stack stack-tight">{points.into_iter().map(point).collect_view()}</ul>
                </section>
            }
        })
    }
}

#[component]
fn Missing(completeness: Completeness) -> impl IntoView {
    let l = lang();
    let missing = completeness.missing;
    view! {
        <p class="strong">{msg::completeness(l, usize::from(completeness.percent))}</p>
        {missing.is_empty().then(|| view! { <p class="soft">{msg::complete(l)}</p> })}
        <ul class="approvals-missing">
            {missing.iter().map(|one| view! { <li>{words::missing(l, one)}</li> }).collect_view()}
        </ul>
    }
}

fn point((code, was_seen): (&'static str, bool)) -> impl IntoView {
    let kind = if was_seen { SealKind::Pass } else { SealKind::Open };
    view! { <li class="bar"><StillSeal kind /><span>{words::review_point(lang(), code)}</span></li> }
}
