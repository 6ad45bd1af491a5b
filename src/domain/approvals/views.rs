//! Requests as pages look at them: who has to decide, who asked, what is open about a listing. Stores nothing.

use super::chain::Standing;
use super::deputy::speaks;
use super::progress::{Progress, Stage, progress};
use super::request::Request;
use super::{REQUEST, key};
use crate::domain::calendar::{self, Zone};
use crate::domain::ids::{Field, RecordId};
use crate::domain::records::Records;
use crate::domain::{people, shops};

/// A request with how far it is.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// The request.
    pub request: Request,
    /// How far it is.
    pub progress: Progress,
}

/// One request with how far it is; none where it is not here.
pub fn entry(records: &Records, id: &RecordId, zone: &dyn Zone) -> Option<Entry> {
    let record = records.by_key(&key(id)).filter(|record| !record.is_deleted())?;
    let request = Request::read(record)?;
    Some(Entry { progress: progress(records, &request, zone), request })
}

/// All requests of a shop and of those joined into it: what has to be decided first, by when it is due.
pub fn all(records: &Records, shop: &RecordId, zone: &dyn Zone) -> Vec<Entry> {
    sorted(records, zone, own(records, shop))
}

/// The requests that wait for a person's word, the most overdue first.
pub fn inbox(records: &Records, shop: &RecordId, person: &RecordId, now: i64, zone: &dyn Zone) -> Vec<Entry> {
    let today = calendar::date(zone, now);
    let open = own(records, shop).filter(|request| !request.is_over());
    let mut entries = sorted(records, zone, open);
    entries.retain(|entry| {
        matches!(entry.progress.stage, Stage::Waiting { .. })
            && turn_of(records, &entry.progress, person, today).is_some()
    });
    entries
}

/// The requests that a person made.
pub fn asked_by(records: &Records, shop: &RecordId, person: &RecordId, zone: &dyn Zone) -> Vec<Entry> {
    sorted(records, zone, own(records, shop).filter(|request| people::is_same(records, &request.by, person)))
}

/// The requests about a listing of which something is still to be done.
pub fn open_of(records: &Records, listing: &RecordId, zone: &dyn Zone) -> Vec<Entry> {
    let requests = records.of(&REQUEST).filter_map(|record| Request::read(record));
    sorted(records, zone, requests.filter(|request| request.listing() == Some(listing) && !request.is_over()))
}

/// The first step that waits for a person's word, with the fields that stand there; none where none does.
pub fn turn_of(
    records: &Records,
    progress: &Progress,
    person: &RecordId,
    today: chrono::NaiveDate,
) -> Option<(usize, Vec<Field>)> {
    let mut turns: Vec<(usize, Vec<Field>)> = Vec::new();
    for (field, standing) in &progress.standings {
        let Standing::Waiting { step, whose } = standing else { continue };
        if !whose.iter().any(|who| speaks(records, person, who, today)) {
            continue;
        }
        match turns.iter_mut().find(|(own, _)| own == step) {
            Some((_, fields)) => fields.push(field.clone()),
            None => turns.push((*step, vec![field.clone()])),
        }
    }
    turns.into_iter().min_by_key(|(step, _)| *step)
}

fn own(records: &Records, shop: &RecordId) -> impl Iterator<Item = Request> {
    let shops = shops::ids(records, shop);
    let requests = records.of(&REQUEST).filter_map(|record| Request::read(record));
    requests.filter(move |request| shops.contains(&request.shop))
}

/// What is to be decided or carried out before what rests, and that before what is over; each by when it is due, then by
/// when it was asked. What is over comes with the latest first.
fn sorted(records: &Records, zone: &dyn Zone, requests: impl Iterator<Item = Request>) -> Vec<Entry> {
    let look = |request: Request| Entry { progress: progress(records, &request, zone), request };
    let mut entries: Vec<Entry> = requests.map(look).collect();
    entries.sort_by(|one, other| rank(one).cmp(&rank(other)).then_with(|| one.request.id.cmp(&other.request.id)));
    entries
}

fn rank(entry: &Entry) -> (u8, i64, i64) {
    let Entry { request, progress } = entry;
    match progress.stage {
        Stage::Waiting { .. } | Stage::Approved => (0, progress.due.unwrap_or(i64::MAX), request.at),
        Stage::Returned | Stage::Paused => (1, request.at, 0),
        Stage::Done | Stage::Withdrawn => (2, -progress.since, 0),
    }
}
