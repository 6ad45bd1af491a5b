//! The day's spot check (INSP-06): which listings, drawn by the rules of `listings::sample` from what was known before the
//! day began, so that the sample stays the same while the day goes on. And the price that a listing has by the records.

use super::verdict::{Judged, Verdict};
use super::view::View;
use super::{FINDING, field};
use crate::domain::calendar::Zone;
use crate::domain::ids::RecordId;
use crate::domain::inspections::{Outcome, RUN, RunId};
use crate::domain::listings::price::days;
use crate::domain::listings::sample::{Candidate, Rules};
use crate::domain::listings::{self, Glance, LISTING, State};
use crate::domain::records::Records;
use crate::domain::shops;
use chrono::NaiveDate;
use std::collections::HashMap;

/// The group of the spot check, and how many days back its runs are read.
const GROUP: &str = "INSP-06";
const LOOKED_BACK: i64 = 60;
/// A price or title that changed within so many days before is looked at rather.
const LATELY: i64 = 7;
/// Nobody looks at more than so many in a day, however large the shop is.
const MOST: usize = 20;

/// What counts for a listing.
#[derive(Default)]
struct Past {
    fails: u32,
    confirmed: u32,
    last: Option<NaiveDate>,
}

/// The listings of the shop that the spot check of a run looks at: those on sale; rather those that failed before, whose
/// price or title changed lately, or of which a finding was confirmed; none that was looked at within the last days while
/// there are others.
pub fn spot_check(records: &Records, run: &RunId, zone: &dyn Zone) -> Vec<RecordId> {
    let shops = shops::ids(records, &run.shop);
    let past = past(records, run, &shops);
    let begins = days(zone, run.date, run.date).start;
    let lately = begins - LATELY * 86_400_000..begins;
    let live = records.of(&LISTING).filter(|record| {
        State::from_code(record.text(&listings::field::STATE)).is_live()
            && shops.iter().any(|shop| record.text(&listings::field::SHOP) == shop.as_str())
    });
    let candidate = |record: &std::sync::Arc<crate::domain::record::Record>| {
        let changed = [listings::field::PRICE, listings::field::TITLE]
            .into_iter()
            .filter(|field| record.cell(field).is_some_and(|cell| lately.contains(&cell.stamp.instant())));
        let of = past.get(record.id());
        let weight = 1
            + 3 * of.map_or(0, |past| past.fails.min(3))
            + 3 * of.map_or(0, |past| past.confirmed.min(3))
            + 2 * u32::from(changed.count() > 0);
        Candidate { id: record.id().clone(), weight, last: of.and_then(|past| past.last) }
    };
    let candidates: Vec<Candidate> = live.map(candidate).collect();
    let drawn = Rules::default().draw(&run.shop, run.date, &candidates);
    drawn.into_iter().take(MOST).map(|candidate| candidate.id.clone()).collect()
}

/// What is known of listings from earlier runs of the same row, and from what was said of findings before the day.
fn past(records: &Records, run: &RunId, shops: &[RecordId]) -> HashMap<RecordId, Past> {
    let mut past: HashMap<RecordId, Past> = HashMap::new();
    let is_before = |date: NaiveDate| (1..=LOOKED_BACK).contains(&(run.date - date).num_days());
    for record in records.of(&RUN) {
        let Some(other) = RunId::parse(record.id()).filter(|other| other.is_of_row(run) && is_before(other.date))
        else {
            continue;
        };
        // The entries that the app drew are named by the listing; what people named themselves is nobody's.
        for (entry, _) in record.under(&format!("entry/{GROUP}")) {
            let known = past.entry(RecordId::new(entry)).or_default();
            known.last = known.last.max(Some(other.date));
        }
        for (rest, cell) in record.under("result") {
            let Some((check, entry)) = rest.split_once('/') else { continue };
            if check.starts_with(GROUP) && cell.value.as_str() == Some(Outcome::Fail.code()) {
                past.entry(RecordId::new(entry)).or_default().fails += 1;
            }
        }
    }
    let own = records.of(&FINDING).filter(|record| shops.iter().any(|id| record.text(&field::SHOP) == id.as_str()));
    for record in own {
        let confirmed = Judged::read(record).filter(|judged| judged.verdict == Verdict::Confirmed);
        if confirmed.is_some_and(|judged| is_before(judged.date)) {
            let subjects = record.under("subject").filter_map(|(_, cell)| cell.value.as_str()?.split_once(':'));
            for (_, id) in subjects.filter(|(kind, _)| *kind == LISTING.as_str()) {
                past.entry(RecordId::new(id)).or_default().confirmed += 1;
            }
        }
    }
    past
}

/// The lowest and the highest price that buyers pay for a listing now by the records, campaigns included; none where it is
/// none, or has no price.
pub fn paid_now(records: &Records, listing: &RecordId, now: i64, zone: &dyn Zone) -> Option<(i64, i64)> {
    let record = records.get(&LISTING, listing).filter(|record| !record.is_deleted())?;
    let glance = Glance::of(record);
    let paid = View::of(records, &RecordId::new(glance.shop), now, zone).paid(&glance);
    paid.iter().min().copied().zip(paid.iter().max().copied())
}
