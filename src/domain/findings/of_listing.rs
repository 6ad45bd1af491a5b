//! The rules that look at one listing on sale: its prices, its pictures, its category, what is missing of it.

use super::finding::{Detail, Finding, Seen};
use super::glance::{Glance, began};
use super::rule::Rule;
use super::view::View;
use crate::domain::listings::completeness::Light;
use crate::domain::listings::lint::Fault;
use crate::domain::listings::{self, StoredWindow, prices_of};
use crate::domain::{campaigns, placements};
use smol_str::SmolStr;

const DAY: i64 = 86_400_000;

/// What contradicts itself in a listing.
pub(super) fn look(view: &View, glance: &Glance<'_>) -> Vec<Finding> {
    let mut found = Vec::new();
    if !glance.state.is_live() || !view.is_own(glance.shop) {
        return found;
    }
    let mut add = |rule: Rule, check: &'static str, detail: Detail| {
        if view.is_on(rule) {
            let subjects = vec![listings::key(glance.record.id())];
            found.push(Finding { rule, subjects, check, detail });
        }
    };
    pictures(view, glance, &mut add);
    discounted(view, glance, &mut add);
    based(view, glance, &mut add);
    incomplete(view, glance, &mut add);
    faults(view, glance, &mut add);
    found.extend(stacked(view, glance));
    found
}

type Add<'a> = dyn FnMut(Rule, &'static str, Detail) + 'a;

/// Whether a printed price is one that a buyer can pay: any variant's. Of several prices pictures print the lowest ("from
/// 79"), or that of the variant that they show; which one a picture shows, no record says.
pub(super) fn is_right(printed: i64, paid: &[i64]) -> bool {
    paid.contains(&printed)
}

/// Prices and times printed on the listing's own pictures.
fn pictures(view: &View, glance: &Glance<'_>, add: &mut Add<'_>) {
    for (number, picture) in (1..).zip(&glance.images) {
        let seen = || Seen::Picture(number);
        if let Some(printed) = picture.printed_price {
            let paid = view.paid(glance);
            let range = paid.iter().min().copied().zip(paid.iter().max().copied());
            if let Some((low, high)) = range.filter(|_| !is_right(printed, &paid)) {
                let detail = Detail::PrintedPrice { seen: seen(), printed, low, high };
                add(Rule::PrintedPrice, "INSP-03.3", detail);
            }
        }
        if let Some(until) = picture.printed_until.filter(|until| *until <= view.now) {
            add(Rule::PrintedPeriod, "INSP-03.1", Detail::PrintedOver { seen: seen(), until });
        }
        if let Some(from) = picture.printed_from.filter(|from| *from > view.now) {
            add(Rule::PrintedPeriod, "INSP-03.1", Detail::PrintedAhead { seen: seen(), from });
        }
    }
}

/// A listing in a discount category.
fn discounted(view: &View, glance: &Glance<'_>, add: &mut Add<'_>) {
    let category = glance.stands_in().trim();
    if !view.discount.is_empty() && view.discount.contains(category) {
        let rest = in_discount(view, glance, category);
        rest.into_iter().for_each(|detail| add(Rule::DiscountCategory, "INSP-04.2", detail));
    }
}

/// What is wrong with a listing that stands in a discount category: nothing is off its list price, or its price has
/// changed within the last days and after it was put there, so that somebody has to say whether it still belongs there.
pub(super) fn in_discount(view: &View, glance: &Glance<'_>, category: &str) -> Option<Detail> {
    let price = view.paid(glance).into_iter().min()?;
    let is_special = view.campaign_price(glance.record.id()).is_some()
        || prices_of(glance.record, None).at(view.now).is_some_and(|in_force| in_force.by.is_some());
    if !is_special && glance.list_price.is_none_or(|list| list <= price) {
        return Some(Detail::NoDiscount { category: SmolStr::new(category), price });
    }
    let (now, since) = glance.price?;
    let lately = view.day_from - view.settings.number(Rule::DiscountCategory) * DAY;
    let is_later = since >= lately && glance.sorted.is_some_and(|sorted| sorted < since);
    let before = prices_of(glance.record, None).selling(since - 1).filter(|before| is_later && *before != now)?;
    Some(Detail::PriceChanged { category: SmolStr::new(category), before, now })
}

/// The list price against the lowest price in the days before the present one came into force. Only what is sold for less
/// than its list price claims a discount; where no earlier price is known, nothing can be compared.
fn based(view: &View, glance: &Glance<'_>, add: &mut Add<'_>) {
    let Some(list) = glance.list_price.filter(|_| glance.has_windows || glance.has_steps) else { return };
    if glance.in_force(view.now).into_iter().min().is_none_or(|price| price >= list) {
        return;
    }
    let days = view.settings.number(Rule::DiscountBase);
    let Some(began) = began(glance.record, view.now) else { return };
    let before = glance.lowest_within(&(began - days * DAY..began));
    if let Some(lowest) = before.filter(|lowest| *lowest < list) {
        add(Rule::DiscountBase, "INSP-06.4", Detail::DiscountBase { list, lowest, days });
    }
}

fn incomplete(view: &View, glance: &Glance<'_>, add: &mut Add<'_>) {
    if !view.is_on(Rule::Incomplete) {
        return;
    }
    let look = view.standards.asks(glance.platform(), glance.category).look(&glance.there());
    if look.light() < Light::Green && i64::from(look.percent) < view.settings.number(Rule::Incomplete) {
        let detail = Detail::Incomplete { percent: look.percent, missing: look.missing };
        add(Rule::Incomplete, "INSP-06.3", detail);
    }
}

fn faults(view: &View, glance: &Glance<'_>, add: &mut Add<'_>) {
    if !view.is_on(Rule::Faulty) {
        return;
    }
    let is_clean = glance.texts().all(|text| view.finder.is_clean(text));
    let found = if is_clean {
        view.wordless.look(&glance.looked(Vec::new()), view.today)
    } else {
        view.lint.look(&glance.looked(glance.texts().collect()), view.today)
    };
    for fault in found {
        let is_price = matches!(fault, Fault::PriceZero | Fault::BelowFloor { .. } | Fault::ListBelowSelling { .. });
        add(Rule::Faulty, if is_price { "INSP-06.4" } else { "INSP-06.3" }, Detail::Faulty(fault));
    }
}

/// Everything that may be combined with the price in force, against the floor. A selling price that lies below it by
/// itself is a fault of the listing, and told as such.
fn stacked(view: &View, glance: &Glance<'_>) -> Option<Finding> {
    let floor = glance.floor.filter(|_| view.is_on(Rule::BelowFloor))?;
    let id = glance.record.id();
    let price = view.paid(glance).into_iter().min()?;
    let lowest = view.stack(id).lowest(price);
    let is_own = glance.selling().is_some_and(|selling| lowest >= selling);
    if lowest >= floor || is_own {
        return None;
    }
    let campaigns = view.running(id).map(|campaign| campaigns::key(&campaign.id));
    let subjects = [listings::key(id)].into_iter().chain(campaigns).take(super::finding::MOST).collect();
    let detail = Detail::BelowFloor { lowest, floor };
    Some(Finding { rule: Rule::BelowFloor, subjects, check: "INSP-06.4", detail })
}

/// The next instant after now at which something about the listing turns by itself.
pub(super) fn next_turn(now: i64, glance: &Glance<'_>) -> Option<i64> {
    let windows = glance.has_windows.then(|| glance.record.under("window")).into_iter().flatten();
    let windows = windows.filter_map(|(id, cell)| StoredWindow::read(id, &cell.value));
    let windows = windows.flat_map(|window| [window.from, window.until]);
    let printed = glance.images.iter().flat_map(|picture| [picture.printed_from, picture.printed_until]).flatten();
    let priced = glance.price.map(|(_, since)| since);
    windows.chain(printed).chain(priced).filter(|at| *at > now).min()
}

/// The category in which a listing is new or changed today, and when.
pub(super) fn fresh<'a>(view: &View, glance: &Glance<'a>) -> Option<(&'a str, i64)> {
    let at = glance.sorted.filter(|at| *at >= view.day_from)?;
    let category = glance.stands_in().trim();
    let counts = glance.state.is_live() && view.is_own(glance.shop) && !category.is_empty();
    counts.then_some((category, at))
}

/// The record of a category, whether or not anybody has said anything of it.
pub(super) fn category_key(view: &View, name: &str) -> crate::domain::ids::Key {
    placements::category_key(&view.shop, name)
}
