//! What follows when all agreed: the listing is put on sale, changed, or may be taken off, in the same command as the last
//! word. Knows how a listing is written.

use super::request::{Done, Request};
use super::seen::{Approval, seen, seen_with, state_of};
use super::what::What;
use super::{Refusal, field, key};
use crate::domain::calendar;
use crate::domain::command::{self, Ctx, Draft, require};
use crate::domain::ids::{Field, RecordId};
use crate::domain::listings::{self, State};
use crate::domain::record::Record;
use crate::domain::records::Records;
use crate::domain::value::Value;
use std::collections::BTreeMap;

type Decided = Result<Draft, command::Refusal>;

/// Adds to a draft what some approved fields of a request ask for.
///
/// # Errors
/// The listing is gone, or is not where it was when this was asked.
pub(super) fn carry_out(draft: Draft, request: &Request, fields: &[Field], records: &Records, ctx: &Ctx) -> Decided {
    let Some(listing) = request.listing().filter(|_| !fields.is_empty()) else { return Ok(draft) };
    let record = require(records, &listings::key(listing))?;
    let state = State::from_code(record.text(&listings::field::STATE));
    let said = seen(record);
    let draft = fields.iter().fold(draft, |draft, done| {
        let whole = if request.what == What::ListingNew { said.as_str() } else { "" };
        draft.set(&key(&request.id), field::done(done), Done::value(ctx.now, &ctx.person, whole))
    });
    match (request.what, state) {
        (What::ListingNew, State::Reviewed) => {
            Ok(listed(draft, listing, ctx).set(&key(&request.id), field::SEEN, said.as_str()))
        }
        (What::ListingDelist, State::Listed) => {
            Ok(draft.set(&listings::key(listing), listings::field::STATE, State::Delisting.code()))
        }
        (What::ListingNew | What::ListingDelist, _) => Err(Refusal::NotReady.into()),
        _ => updated(draft, request, fields, record, records),
    }
}

fn listed(draft: Draft, listing: &RecordId, ctx: &Ctx) -> Draft {
    let key = listings::key(listing);
    draft
        .set(&key, listings::field::STATE, State::Listed.code())
        .set(&key, listings::field::LISTED_ON, calendar::date(ctx.zone, ctx.now).to_string())
        .set(&key, listings::field::RETURNED, Value::Null)
}

/// Writes the approved fields. What buyers see is as approved afterwards, if it was before.
fn updated(draft: Draft, request: &Request, fields: &[Field], record: &Record, records: &Records) -> Decided {
    let own = key(&request.id);
    let chosen = request.values.iter().filter(|(name, _)| fields.contains(name));
    let values: BTreeMap<Field, Value> = chosen.map(|(name, value)| (name.clone(), value.clone())).collect();
    let draft = values.iter().try_fold(draft, |draft, (name, value)| {
        let was = record.get(name).cloned().unwrap_or_default();
        listings::written(draft.set(&own, field::was(name), was), Some(record), record.id(), name, value)
    })?;
    Ok(match state_of(records, record.id()) {
        Approval::Approved(_) => draft.set(&own, field::SEEN, seen_with(record, &values).as_str()),
        Approval::Never | Approval::Changed(_) => draft,
    })
}
