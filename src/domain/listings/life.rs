//! The steps of a listing's life that need nobody else's word, and the way back (section 23 of the catalogue; LST-01 …
//! LST-09). What needs a decision is not here.

use super::{Listing, Refusal, State, field, key};
use crate::domain::calendar;
use crate::domain::command::{Ctx, Draft};
use crate::domain::ids::RecordId;
use crate::domain::record::DELETED;
use crate::domain::value::Value;

/// What the first review looks at (LST-04, LST-17, LST-30): that it is true, clear, on brand, and looks right on the page.
pub const POINTS: [&str; 4] = ["true", "clear", "brand", "renders"];

pub(super) fn advance(listing: &Listing, to: State, points: &[String], ctx: &Ctx) -> Result<Draft, Refusal> {
    if listing.state.next() != Some(to) {
        return Err(Refusal::NotNext);
    }
    if to.is_new() && (listing.title.is_empty() || listing.selling().is_none()) {
        return Err(Refusal::Incomplete);
    }
    let key = key(&listing.id);
    let draft =
        Draft::new("listing.advance").set(&key, field::STATE, to.code()).set(&key, field::RETURNED, Value::Null);
    Ok(match to {
        State::Reviewed => reviewed(draft, listing, points)?,
        State::Delisted => draft.set(&key, field::DELISTED_ON, calendar::date(ctx.zone, ctx.now).to_string()),
        _ => draft,
    })
}

fn reviewed(draft: Draft, listing: &Listing, points: &[String]) -> Result<Draft, Refusal> {
    if !POINTS.iter().all(|point| points.iter().any(|seen| seen == point)) {
        return Err(Refusal::PointsMissing);
    }
    let key = key(&listing.id);
    Ok(POINTS.iter().fold(draft, |draft, point| draft.set(&key, field::check("reviewed", point), true)))
}

/// Back to an earlier step, with a reason: what the review had looked at is open again.
///
/// # Errors
/// Not an earlier step, on sale already, or no reason.
pub fn send_back(listing: &Listing, to: State, why: &str) -> Result<Draft, Refusal> {
    if to >= listing.state || !listing.state.is_new() {
        return Err(Refusal::NotNext);
    }
    let why = why.trim();
    if why.is_empty() {
        return Err(Refusal::NoReason);
    }
    let key = key(&listing.id);
    let draft = Draft::new("listing.send_back").set(&key, field::STATE, to.code()).set(&key, field::RETURNED, why);
    Ok(POINTS.iter().fold(draft, |draft, point| draft.set(&key, field::check("reviewed", point), Value::Null)))
}

pub(super) fn delete(id: &RecordId) -> Draft {
    Draft::new("listing.delete").set(&key(id), DELETED, true)
}
