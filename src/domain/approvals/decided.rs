//! Deciding: who may, about what, and what is signed. Knows the chain and what follows from its end.

use super::ask::{LATEST, asked_again, limited};
use super::chain::{Decision, Standing, Step, Verdict, Who, World};
use super::deputy::{code, speaks};
use super::effect::carry_out;
use super::progress::{Now, Progress, Stage, progress};
use super::request::{Request, Signed};
use super::what::What;
use super::{MAX_TEXT, Refusal, field, key};
use crate::domain::calendar;
use crate::domain::command::{self, Ctx, Draft, require};
use crate::domain::ids::{Field, RecordId};
use crate::domain::listings::{self, Listing, State};
use crate::domain::people;
use crate::domain::records::Records;
use smol_str::SmolStr;

type Decided = Result<Draft, command::Refusal>;

/// A word as it was said.
pub(super) struct Word<'c> {
    pub(super) id: &'c str,
    pub(super) step: usize,
    pub(super) verdict: &'c Verdict,
    pub(super) fields: &'c [Field],
    pub(super) why: &'c str,
    pub(super) back: Option<State>,
}

/// A request that can still be decided about.
pub(super) fn open(records: &Records, id: &RecordId) -> Result<Request, command::Refusal> {
    let request = Request::read(require(records, &key(id))?).ok_or(Refusal::Unknown)?;
    if request.is_over() { Err(Refusal::Over.into()) } else { Ok(request) }
}

pub(super) fn decide(id: &RecordId, word: &Word, records: &Records, ctx: &Ctx) -> Decided {
    let request = open(records, id)?;
    let why = limited(word.why, MAX_TEXT)?;
    let progress = progress(records, &request, ctx.zone);
    if progress.stage == Stage::Paused {
        return Err(Refusal::NotReady.into());
    }
    let draft = Draft::new("request.decide");
    let draft = if why.is_empty() { draft } else { draft.set(&key(id), field::why(word.id), why) };
    match word.verdict {
        Verdict::AskedAgain => again(draft, &request, &progress, word, records, ctx),
        Verdict::Returned { .. } if why.is_empty() => Err(Refusal::NoReason.into()),
        Verdict::Returned { to: Some(to) } if *to >= word.step => Err(Refusal::NotEarlier.into()),
        _ => said(draft, &request, &progress, word, records, ctx),
    }
}

fn again(draft: Draft, request: &Request, progress: &Progress, word: &Word, records: &Records, ctx: &Ctx) -> Decided {
    if !people::is_same(records, &request.by, &ctx.person) {
        return Err(Refusal::NotTheAsker.into());
    }
    let returned = progress.standings.iter().filter(|(_, standing)| matches!(standing, Standing::Returned(_)));
    let fields: Vec<Field> = returned.map(|(field, _)| field.clone()).collect();
    if fields.is_empty() {
        return Err(Refusal::NotReturned.into());
    }
    let now = Now::of(records, request);
    if !now.is_ready() {
        return Err(Refusal::NotReady.into());
    }
    let decision = asked_again(&now, &fields, ctx);
    Ok(draft.set(&key(&request.id), field::decision(word.id), Signed::value(&decision, &[])))
}

fn said(draft: Draft, request: &Request, progress: &Progress, word: &Word, records: &Records, ctx: &Ctx) -> Decided {
    let fields = meant(progress, word, records, ctx)?;
    let now = Now::of(records, request);
    let signed = signed(&now, &fields, &progress.chain.steps[word.step], word, records, ctx);
    let value = Signed::value(&signed.decision, &signed.spoken);
    let draft = draft.set(&key(&request.id), field::decision(word.id), value);
    match word.verdict {
        Verdict::Approved => {
            let through = now.with(signed).standings(&progress.chain);
            carry_out(draft, request, &approved(request, through), records, ctx)
        }
        Verdict::Returned { to: None } => sent_back(draft, request, word, records),
        _ => Ok(draft),
    }
}

/// The fields that a word is about: all of them stand at its step and wait for this person.
fn meant(progress: &Progress, word: &Word, records: &Records, ctx: &Ctx) -> Result<Vec<Field>, Refusal> {
    let today = calendar::date(ctx.zone, ctx.now);
    let standing: Vec<(&Field, &[Who])> = progress.waiting_at(word.step).collect();
    if standing.is_empty() || word.fields.iter().any(|field| !standing.iter().any(|(own, _)| *own == field)) {
        return Err(Refusal::StepNotOpen);
    }
    let is_meant = |field: &Field| word.fields.is_empty() || word.fields.contains(field);
    let is_theirs = |whose: &[Who]| whose.iter().any(|who| speaks(records, &ctx.person, who, today));
    let meant = || standing.iter().filter(|(field, _)| is_meant(field));
    if word.fields.is_empty() {
        let theirs: Vec<Field> =
            meant().filter(|(_, whose)| is_theirs(whose)).map(|(field, _)| (*field).clone()).collect();
        return if theirs.is_empty() { Err(Refusal::NotYours) } else { Ok(theirs) };
    }
    match meant().all(|(_, whose)| is_theirs(whose)) {
        true => Ok(word.fields.to_vec()),
        false => Err(Refusal::NotYours),
    }
}

fn signed(now: &Now, fields: &[Field], step: &Step, word: &Word, records: &Records, ctx: &Ctx) -> Signed {
    let today = calendar::date(ctx.zone, ctx.now);
    let spoken: Vec<SmolStr> =
        step.who.iter().filter(|who| speaks(records, &ctx.person, who, today)).map(code).collect();
    let fields = fields.iter().map(|field| SmolStr::new(field.as_str())).collect();
    let digest = now.digest(&fields);
    let by = ctx.person.clone();
    let decision = Decision { stamp: LATEST, step: word.step, by, verdict: word.verdict.clone(), fields, digest };
    Signed { id: word.id.to_owned(), decision, spoken, why: word.why.to_owned() }
}

/// The fields that all agreed to and that were not carried out yet.
pub(super) fn approved(request: &Request, standings: Vec<(Field, Standing)>) -> Vec<Field> {
    let is_through =
        |(field, standing): &(Field, Standing)| *standing == Standing::Approved && !request.done.contains_key(field);
    standings.into_iter().filter(is_through).map(|(field, _)| field).collect()
}

/// A new listing that goes back goes on at an earlier step of its life, with the reason (LST-05).
fn sent_back(draft: Draft, request: &Request, word: &Word, records: &Records) -> Decided {
    let Some(listing) = request.listing().filter(|_| request.what == What::ListingNew) else { return Ok(draft) };
    let listing = Listing::read(require(records, &listings::key(listing))?);
    Ok(draft.and(listings::send_back(&listing, word.back.unwrap_or(State::Entered), word.why)?))
}
