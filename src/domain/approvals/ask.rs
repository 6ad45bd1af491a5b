//! Asking: what a request says, and under which id. Knows the listing's states and fields.

use super::chain::{Decision, Standing, Verdict, World};
use super::effect::carry_out;
use super::progress::{Now, Stage, chain_of, progress};
use super::request::{Request, Signed, stored_value};
use super::what::What;
use super::{MAX_TEXT, MAX_TITLE, Refusal, field, key};
use crate::domain::command::{self, Ctx, Draft, require};
use crate::domain::ids::{Field, Key, RecordId};
use crate::domain::listings::{self, State};
use crate::domain::people;
use crate::domain::records::Records;
use crate::domain::stamp::Stamp;
use crate::domain::value::Value;
use std::collections::BTreeMap;

type Decided = Result<Draft, command::Refusal>;

/// What is asked for.
#[derive(Clone, Debug, PartialEq)]
pub enum Asked {
    /// The final review of a listing that passed the first one (LST-05).
    List {
        /// The listing.
        listing: RecordId,
        /// Words for who reviews; may be empty.
        text: String,
    },
    /// Taking a listing off (LST-08).
    Delist {
        /// The listing.
        listing: RecordId,
        /// Why.
        why: String,
    },
    /// Other values in some fields of a listing (LST-12).
    Update {
        /// The listing.
        listing: RecordId,
        /// Fields with what they shall hold; `Null` clears. Those that hold it already are left out.
        edits: Vec<(Field, Value)>,
        /// Why; may be empty.
        why: String,
    },
    /// Something in words.
    Free {
        /// What.
        what: What,
        /// What it is called.
        title: String,
        /// The words.
        text: String,
        /// The record that it is about, if it is about one.
        subject: Option<Key>,
    },
}

pub(super) fn ask(id: &RecordId, shop: &RecordId, asked: &Asked, records: &Records, ctx: &Ctx) -> Decided {
    match asked {
        Asked::List { listing, text } => {
            let id = turn(records, listing, "list");
            let new = blank(id, shop, What::ListingNew, Some(listings::key(listing)), "", text, ctx)?;
            about_state(new, State::Reviewed, records, ctx)
        }
        Asked::Delist { listing, why } => {
            let id = turn(records, listing, "delist");
            let new = blank(id, shop, What::ListingDelist, Some(listings::key(listing)), "", why, ctx)?;
            if new.text.is_empty() {
                return Err(Refusal::NoReason.into());
            }
            about_state(new, State::Listed, records, ctx)
        }
        Asked::Update { listing, edits, why } => {
            let new = blank(id.clone(), shop, What::ListingUpdate, Some(listings::key(listing)), "", why, ctx)?;
            written(Request { values: proposed(listing, edits, records)?, ..new }, records, ctx)
        }
        Asked::Free { what, title, text, subject } => {
            let new = blank(id.clone(), shop, *what, subject.clone(), title, text, ctx)?;
            match () {
                () if what.is_of_listing() => Err(Refusal::NothingAsked.into()),
                () if new.title.is_empty() => Err(Refusal::NoTitle.into()),
                () => written(new, records, ctx),
            }
        }
    }
}

/// The id of a request that is made once at a time for a listing: derived, so that two devices that ask make one (S9).
/// What was listed, taken off and is listed anew is asked for a second time: the number counts those that are over, which
/// devices with the same records count alike.
fn turn(records: &Records, listing: &RecordId, suffix: &str) -> RecordId {
    let id = |turn: usize| match turn {
        1 => RecordId::new(format!("{listing}:{suffix}")),
        turn => RecordId::new(format!("{listing}:{suffix}:{turn}")),
    };
    let is_over =
        |id: &RecordId| records.by_key(&key(id)).and_then(|one| Request::read(one)).is_some_and(|one| one.is_over());
    (1..).map(id).find(|id| !is_over(id)).unwrap_or_else(|| id(1))
}

fn blank(
    id: RecordId,
    shop: &RecordId,
    what: What,
    subject: Option<Key>,
    title: &str,
    text: &str,
    ctx: &Ctx,
) -> Result<Request, Refusal> {
    Ok(Request {
        id,
        shop: shop.clone(),
        what,
        subject,
        title: limited(title, MAX_TITLE)?.to_owned(),
        text: limited(text, MAX_TEXT)?.to_owned(),
        by: ctx.person.clone(),
        at: ctx.now,
        values: BTreeMap::new(),
        decisions: Vec::new(),
        is_withdrawn: false,
        done: BTreeMap::new(),
        done_at: None,
        done_by: RecordId::of(""),
        notes: Vec::new(),
    })
}

pub(super) fn limited(text: &str, most: usize) -> Result<&str, Refusal> {
    let text = text.trim();
    if text.chars().count() > most { Err(Refusal::TooLong(most)) } else { Ok(text) }
}

/// The values of an update that are not there already.
fn proposed(
    listing: &RecordId,
    edits: &[(Field, Value)],
    records: &Records,
) -> Result<BTreeMap<Field, Value>, command::Refusal> {
    let record = require(records, &listings::key(listing))?;
    let mut values = BTreeMap::new();
    for (field, value) in edits {
        let value = listings::checked(field, value)?;
        if record.get(field).cloned().unwrap_or_default() != value {
            values.insert(field.clone(), value);
        }
    }
    if values.is_empty() { Err(Refusal::NothingAsked.into()) } else { Ok(values) }
}

/// Asks for a step of a listing's life, where the listing is where that step is taken and nobody asked yet.
fn about_state(new: Request, at: State, records: &Records, ctx: &Ctx) -> Decided {
    let listing = new.subject.clone().unwrap_or_else(|| key(&new.id));
    let record = require(records, &listing)?;
    if State::from_code(record.text(&listings::field::STATE)) != at {
        return Err(Refusal::NotReady.into());
    }
    written(new, records, ctx)
}

/// The fields of a request, over those that it had if it was asked before. Where a shop asks nobody, it is carried out at
/// once.
fn written(mut new: Request, records: &Records, ctx: &Ctx) -> Decided {
    let draft = Draft::new("request.ask");
    let before = records.by_key(&key(&new.id)).filter(|record| !record.is_deleted());
    let Some(before) = before else {
        let (_, chain, _) = chain_of(records, &new);
        let draft = fields(draft, &new);
        let is_decided = chain.steps.is_empty() && new.what.is_of_listing();
        return if is_decided { carry_out(draft, &new, &new.fields(), records, ctx) } else { Ok(draft) };
    };
    let old = Request::read(before).ok_or(Refusal::Unknown)?;
    may_change(&old, &new, records, ctx)?;
    // What was carried out stays as it was asked for.
    new.values.retain(|field, _| !old.done.contains_key(field));
    let kept = old.values.iter().filter(|(field, _)| old.done.contains_key(*field));
    new.values.extend(kept.map(|(field, value)| (field.clone(), value.clone())));
    let gone = old.values.keys().filter(|field| !new.values.contains_key(*field));
    let draft = gone.fold(draft, |draft, gone| draft.set(&key(&new.id), field::value(gone), Value::Null));
    Ok(again(fields(draft, &new), &Request { done: old.done, decisions: old.decisions, ..new }, records, ctx))
}

fn may_change(old: &Request, new: &Request, records: &Records, ctx: &Ctx) -> Result<(), Refusal> {
    if old.is_over() {
        return Err(Refusal::Over);
    }
    if old.what != new.what || old.subject != new.subject {
        return Err(Refusal::AlreadyAsked);
    }
    let stage = progress(records, old, ctx.zone).stage;
    let is_own = people::is_same(records, &old.by, &ctx.person);
    match stage {
        // Whoever passed a listing again may hand it in again.
        Stage::Returned | Stage::Paused if new.listing().is_some() && new.values.is_empty() => Ok(()),
        _ if !is_own && new.listing().is_some() && new.values.is_empty() => Err(Refusal::AlreadyAsked),
        _ if !is_own => Err(Refusal::NotTheAsker),
        _ if old.values == new.values && old.text == new.text && old.title == new.title && stage != Stage::Returned => {
            Err(Refusal::AlreadyAsked)
        }
        _ => Ok(()),
    }
}

/// Says that it is asked again, where it was returned and says the same as then.
fn again(draft: Draft, new: &Request, records: &Records, ctx: &Ctx) -> Draft {
    let (_, chain, _) = chain_of(records, new);
    let now = Now::of(records, new);
    let returned = now.standings(&chain).into_iter().filter(|(_, standing)| matches!(standing, Standing::Returned(_)));
    let returned: Vec<Field> = returned.map(|(field, _)| field).collect();
    if returned.is_empty() {
        return draft;
    }
    let id = format!("again-{}", new.decisions.len());
    let decision = asked_again(&now, &returned, ctx);
    draft.set(&key(&new.id), field::decision(&id), Signed::value(&decision, &[]))
}

/// The word of who asks again.
pub(super) fn asked_again(now: &Now, fields: &[Field], ctx: &Ctx) -> Decision {
    let fields = fields.iter().map(|field| field.as_str().into()).collect();
    let digest = now.digest(&fields);
    Decision { stamp: LATEST, step: 0, by: ctx.person.clone(), verdict: Verdict::AskedAgain, fields, digest }
}

/// The stamp of what is being decided: later than all others, as its own will be.
pub(super) const LATEST: Stamp =
    Stamp { ms: u64::MAX, counter: u16::MAX, replica: crate::domain::ids::ReplicaId(u64::MAX) };

fn fields(draft: Draft, new: &Request) -> Draft {
    let key = key(&new.id);
    let text = |text: &str| if text.is_empty() { Value::Null } else { text.into() };
    let subject = |part: fn(&Key) -> &str| new.subject.as_ref().map(part).map_or(Value::Null, Value::text);
    let draft = draft
        .set(&key, field::SHOP, new.shop.as_str())
        .set(&key, field::WHAT, new.what.code())
        .set(&key, field::SUBJECT_KIND, subject(|key| key.kind.as_str()))
        .set(&key, field::SUBJECT, subject(|key| key.id.as_str()))
        .set(&key, field::TITLE, text(&new.title))
        .set(&key, field::TEXT, text(&new.text))
        .set(&key, field::BY, new.by.as_str())
        .set(&key, field::AT, new.at);
    let values = new.values.iter();
    values.fold(draft, |draft, (name, value)| draft.set(&key, field::value(name), stored_value(value)))
}
