//! The rules that look at one listing on sale: its prices, its pictures, its category, what is missing of it.

use super::finding::{Detail, Finding, Seen};
use super::rule::Rule;
use super::view::View;
use crate::domain::listings::completeness::Light;
use crate::domain::listings::lint::Fault;
use crate::domain::listings::{self, Glance, StoredWindow, all_prices, field, prices_of};
use crate::domain::record::Record;
use crate::domain::{campaigns, placements};
use smol_str::SmolStr;

const DAY: i64 = 86_400_000;

/// Who hears what a rule found. Of a hundred thousand listings most findings are only counted: they are made when somebody
/// asks for them.
pub(super) trait Heard {
    /// A rule that the shop uses has found something in the listing.
    fn hear(&mut self, rule: Rule, finding: impl FnOnce() -> Finding);
}

/// Those who want the findings.
impl Heard for Vec<Finding> {
    fn hear(&mut self, _: Rule, finding: impl FnOnce() -> Finding) {
        self.push(finding());
    }
}

/// A listing being looked at.
struct Look<'a, H> {
    view: &'a View,
    glance: &'a Glance<'a>,
    heard: &'a mut H,
}

/// Tells what contradicts itself in a listing.
pub(super) fn look(view: &View, glance: &Glance<'_>, heard: &mut impl Heard) {
    if !glance.state.is_live() || !view.is_own(glance.shop) {
        return;
    }
    let mut look = Look { view, glance, heard };
    look.pictures();
    look.discounted();
    look.based();
    look.incomplete();
    look.faults();
    look.stacked();
}

/// Whether a printed price is one that a buyer can pay: any variant's. Of several prices pictures print the lowest ("from
/// 79"), or that of the variant that they show; which one a picture shows, no record says.
pub(super) fn is_right(printed: i64, paid: &[i64]) -> bool {
    paid.contains(&printed)
}

impl<H: Heard> Look<'_, H> {
    fn add(&mut self, rule: Rule, check: &'static str, detail: impl FnOnce() -> Detail) {
        if self.view.is_on(rule) {
            let subjects = || vec![listings::key(self.glance.record.id())];
            self.heard.hear(rule, || Finding { rule, subjects: subjects(), check, detail: detail() });
        }
    }

    /// Prices and times printed on the listing's own pictures.
    fn pictures(&mut self) {
        let (view, glance) = (self.view, self.glance);
        for (number, picture) in (1..).zip(&glance.images) {
            let seen = || Seen::Picture(number);
            if let Some(printed) = picture.printed_price {
                let paid = view.paid(glance);
                let range = paid.iter().min().copied().zip(paid.iter().max().copied());
                if let Some((low, high)) = range.filter(|_| !is_right(printed, &paid)) {
                    let detail = || Detail::PrintedPrice { seen: seen(), printed, low, high };
                    self.add(Rule::PrintedPrice, "INSP-03.3", detail);
                }
            }
            if let Some(until) = picture.printed_until.filter(|until| *until <= view.now) {
                self.add(Rule::PrintedPeriod, "INSP-03.1", || Detail::PrintedOver { seen: seen(), until });
            }
            if let Some(from) = picture.printed_from.filter(|from| *from > view.now) {
                self.add(Rule::PrintedPeriod, "INSP-03.1", || Detail::PrintedAhead { seen: seen(), from });
            }
        }
    }

    /// A listing in a discount category.
    fn discounted(&mut self) {
        let category = self.glance.stands_in().trim();
        if !self.view.discount.is_empty() && self.view.discount.contains(category) {
            let rest = in_discount(self.view, self.glance, category);
            rest.into_iter().for_each(|detail| self.add(Rule::DiscountCategory, "INSP-04.2", || detail));
        }
    }

    /// The list price against the lowest price in the days before the present one came into force. Only what is sold for
    /// less than its list price claims a discount; where no earlier price is known, nothing can be compared.
    fn based(&mut self) {
        let (view, glance) = (self.view, self.glance);
        let Some(list) = glance.list_price.filter(|_| glance.has_windows || glance.has_steps) else { return };
        if glance.in_force(view.now).into_iter().min().is_none_or(|price| price >= list) {
            return;
        }
        let days = view.settings.number(Rule::DiscountBase);
        let Some(began) = began(glance.record, view.now) else { return };
        let before = glance.lowest_within(&(began - days * DAY..began));
        if let Some(lowest) = before.filter(|lowest| *lowest < list) {
            self.add(Rule::DiscountBase, "INSP-06.4", || Detail::DiscountBase { list, lowest, days });
        }
    }

    fn incomplete(&mut self) {
        let (view, glance) = (self.view, self.glance);
        if !view.is_on(Rule::Incomplete) {
            return;
        }
        let percent = glance.percent(&view.standards);
        if Light::of(percent) < Light::Green && i64::from(percent) < view.settings.number(Rule::Incomplete) {
            let missing = || glance.asks(&view.standards).look(&glance.there()).missing;
            self.add(Rule::Incomplete, "INSP-06.3", || Detail::Incomplete { percent, missing: missing() });
        }
    }

    fn faults(&mut self) {
        if !self.view.is_on(Rule::Faulty) {
            return;
        }
        for fault in self.view.linter.look(self.glance, self.view.today) {
            let is_price =
                matches!(fault, Fault::PriceZero | Fault::BelowFloor { .. } | Fault::ListBelowSelling { .. });
            let check = if is_price { "INSP-06.4" } else { "INSP-06.3" };
            self.add(Rule::Faulty, check, || Detail::Faulty(fault));
        }
    }

    /// Everything that may be combined with the price in force, against the floor. A selling price that lies below it by
    /// itself is a fault of the listing, and told as such.
    fn stacked(&mut self) {
        let (view, glance) = (self.view, self.glance);
        let Some(floor) = glance.floor.filter(|_| view.is_on(Rule::BelowFloor)) else { return };
        let id = glance.record.id();
        let Some(price) = view.paid(glance).into_iter().min() else { return };
        let lowest = view.stack(id).lowest(price);
        if lowest >= floor || glance.selling().is_some_and(|(selling, _)| lowest >= selling) {
            return;
        }
        self.heard.hear(Rule::BelowFloor, || {
            let campaigns = view.running(id).map(|campaign| campaigns::key(&campaign.id));
            let subjects = [listings::key(id)].into_iter().chain(campaigns).take(super::finding::MOST).collect();
            let detail = Detail::BelowFloor { lowest, floor };
            Finding { rule: Rule::BelowFloor, subjects, check: "INSP-06.4", detail }
        });
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

/// When the price in force began to hold: the window's first instant, or the last change of the selling price. Of variants
/// the one with the lowest price.
fn began(record: &Record, instant: i64) -> Option<i64> {
    let all = all_prices(record);
    let lowest = all.iter().filter_map(|prices| Some((prices.at(instant)?, prices)));
    let (in_force, _) = lowest.min_by_key(|(in_force, _)| in_force.price)?;
    let of_selling = || record.cell(&field::PRICE).map(|cell| cell.stamp.instant());
    in_force.by.map(|window| window.holds.start).or_else(of_selling)
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
