//! Placements of a shop as pages and rules ask for them: derived from the records on reading (S13). Knows no rule of
//! writing.

use super::{PLACEMENT, Page, Placement, Slot, field};
use crate::domain::ids::RecordId;
use crate::domain::order::{set, sort_by};
use crate::domain::period::{self, When};
use crate::domain::records::Records;
use crate::domain::shops;

/// The placements of a shop and of those joined into it: as they stand on the pages.
pub fn of_shop(records: &Records, shop: &RecordId) -> Vec<Placement> {
    let shops = shops::ids(records, shop);
    let is_own = |text: &str| shops.iter().any(|id| text == id.as_str());
    let own = records.of(&PLACEMENT).filter(|record| is_own(record.text(&field::SHOP)));
    in_order(own.map(|record| Placement::read(record)).collect())
}

/// Those of a shop that are shown at an instant, UTC milliseconds.
pub fn shown(records: &Records, shop: &RecordId, instant: i64) -> Vec<Placement> {
    let mut own = of_shop(records, shop);
    own.retain(|placement| placement.is_shown(instant));
    own
}

/// All that show a listing, whenever that is.
pub fn of_listing(records: &Records, listing: &RecordId) -> Vec<Placement> {
    if listing.as_str().is_empty() {
        return Vec::new();
    }
    let own = records.of(&PLACEMENT).filter(|record| record.text(&field::LISTING) == listing.as_str());
    in_order(own.map(|record| Placement::read(record)).collect())
}

/// Where a listing is shown at an instant or will be: none where its placements are cleared (LST-09).
pub fn still_placed(records: &Records, listing: &RecordId, instant: i64) -> Vec<Placement> {
    let mut placed = of_listing(records, listing);
    placed.retain(|placement| placement.when(instant) != When::Over);
    placed
}

/// The pages other than the home page on which something was placed, by name.
pub fn pages_of(placements: &[Placement]) -> Vec<(Page, String)> {
    let named = placements.iter().filter(|placement| placement.page != Page::Home);
    set(named.map(|placement| (placement.page, placement.page_name.clone()))).into_iter().collect()
}

/// The placements of the same kind on the same page that are shown at some time together with this one, in their order;
/// itself among them.
pub fn neighbours<'p>(placements: &'p [Placement], of: &Placement) -> Vec<&'p Placement> {
    let place = |placement: &Placement| (placement.page, placement.slot);
    let times = |placement: &Placement| (placement.from, placement.until);
    let is_beside = |other: &&Placement| {
        place(other) == place(of)
            && other.page_name == of.page_name
            && (other.id == of.id || period::overlap(times(other), times(of)))
    };
    placements.iter().filter(is_beside).collect()
}

fn in_order(mut placements: Vec<Placement>) -> Vec<Placement> {
    let rank = |slot: Slot| Slot::ALL.iter().position(|known| *known == slot);
    sort_by(&mut placements, |a, b| {
        let pages = a.page.cmp(&b.page).then_with(|| a.page_name.cmp(&b.page_name));
        let places = pages.then_with(|| rank(a.slot).cmp(&rank(b.slot))).then_with(|| a.order.cmp(&b.order));
        places.then_with(|| a.from.cmp(&b.from)).then_with(|| a.id.cmp(&b.id))
    });
    placements
}
