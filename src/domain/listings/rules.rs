//! Listing commands → drafts, and who may what. Knows the listing's fields, and people by their permissions.

use super::writing::{checked, is_reviewed, written};
use super::{Command, Listing, Refusal, State, field, import, key, life, standards};
use crate::domain::command::{self, Ctx, Draft, Restore, require};
use crate::domain::ids::{Field, RecordId};
use crate::domain::people::{Permission, permit};
use crate::domain::record::Record;
use crate::domain::records::Records;
use crate::domain::shops::Platform;
use crate::domain::value::Value;

type Decided = Result<Draft, command::Refusal>;

/// What a listing command writes.
///
/// # Errors
/// A rule refuses it.
pub fn decide(command: &Command, records: &Records, ctx: &Ctx) -> Decided {
    match command {
        Command::Create { id, shop, platform, title } => create(id, shop, *platform, title),
        Command::Edit { listing, edits } => {
            let record = require(records, &key(listing))?;
            let edits = edits.iter().map(|(field, value)| (field, value));
            edits.into_iter().try_fold(Draft::new("listing.edit"), |draft, (field, value)| {
                edit(draft, record, field, value, records, ctx)
            })
        }
        Command::Bulk { edits } => edits.iter().try_fold(Draft::new("listing.bulk"), |draft, (id, field, value)| {
            edit(draft, require(records, &key(id))?, field, value, records, ctx)
        }),
        Command::Advance { listing, to, points } => {
            let listing = Listing::read(require(records, &key(listing))?);
            Ok(life::advance(&listing, *to, points, ctx)?)
        }
        Command::SendBack { listing, to, why } => {
            let listing = Listing::read(require(records, &key(listing))?);
            Ok(life::send_back(&listing, *to, why)?)
        }
        Command::Flag { listing, why } => {
            require(records, &key(listing))?;
            let why = why.trim();
            let value = if why.is_empty() { Value::Null } else { why.into() };
            Ok(Draft::new("listing.flag").set(&key(listing), field::FLAGGED, value))
        }
        Command::StockSynced { listing } => {
            let found = Listing::read(require(records, &key(listing))?);
            if found.state != State::Delisted {
                return Err(Refusal::NotNext.into());
            }
            Ok(Draft::new("listing.stock_synced").set(&key(listing), field::STOCK_SYNCED, true))
        }
        Command::Note { listing, id, text } => {
            require(records, &key(listing))?;
            let field = field::note(id);
            let text = checked(&field, &text.as_str().into())?;
            Ok(Draft::new("listing.note").set(&key(listing), field, text))
        }
        Command::Delete { listing } => {
            require(records, &key(listing))?;
            permit(records, ctx, Permission::ApproveListings)?;
            Ok(life::delete(listing))
        }
        Command::Standard { shop, category, edits } => standards::set(shop, category, edits, records, ctx),
        Command::Mapping { shop, fingerprint, columns } => Ok(import::remember(shop, fingerprint, columns)),
    }
}

fn create(id: &RecordId, shop: &RecordId, platform: Platform, title: &str) -> Decided {
    let title = checked(&field::TITLE, &title.into())?;
    Ok(Draft::new("listing.create")
        .set(&key(id), field::SHOP, shop.as_str())
        .set(&key(id), field::PLATFORM, platform.code())
        .set(&key(id), field::TITLE, title)
        .set(&key(id), field::STATE, State::Draft.code()))
}

fn edit(draft: Draft, record: &Record, field: &Field, value: &Value, records: &Records, ctx: &Ctx) -> Decided {
    let is_on_sale = State::from_code(record.text(&field::STATE)).is_live();
    let changes = record.cell(field).map_or(!value.is_null(), |cell| cell.value != *value);
    if is_on_sale && changes && is_reviewed(field) && permit(records, ctx, Permission::ApproveListings).is_err() {
        return Err(Refusal::NeedsProposal.into());
    }
    Ok(written(draft, Some(record), record.id(), field, value)?)
}

/// Whether the person may put an old value back: as if they had typed it.
///
/// # Errors
/// A rule refuses it.
pub fn permit_restore(restore: &Restore, records: &Records, ctx: &Ctx) -> Result<(), command::Refusal> {
    let Some(record) = records.by_key(&restore.key) else { return Ok(()) };
    if !super::is_content(&restore.field) {
        return Ok(());
    }
    edit(Draft::default(), record, &restore.field, &restore.value, records, ctx).map(drop)
}
