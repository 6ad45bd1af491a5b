//! What a file covers (S16): which records, whether their journal and photos come along. Pure.

use crate::domain::calendar::{self, Zone};
use crate::domain::change::JournalRow;
use crate::domain::ids::{DeviceId, Field, Kind, RecordId};
use crate::domain::inspections::{RUN, RunId};
use crate::domain::people::{PERSON, ROLE};
use crate::domain::record::Record;
use crate::domain::records::Records;
use crate::domain::schema;
use crate::domain::shops::{self, SHOP};
use crate::domain::templates::{TEMPLATE, VERSION};
use chrono::{NaiveDate, NaiveTime};
use serde::{Deserialize, Serialize};

/// What others refer to: small, and in every file, so that a part of the work can be read by itself.
const HOUSE: [Kind; 5] = [SHOP, PERSON, ROLE, TEMPLATE, VERSION];

/// What a file covers. Nothing chosen is everything.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Scope {
    /// One shop and what belongs to none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub shop: Option<RecordId>,
    /// Records of these kinds; all when there are none.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub kinds: Vec<Kind>,
    /// Records that were changed at this instant or later, UTC milliseconds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<i64>,
    /// Records that were changed before this instant.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<i64>,
    /// Journal rows that this device did not have, and nothing else (S4).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub beyond: Option<DeviceId>,
    /// Without the journal.
    #[serde(default, skip_serializing_if = "is_false")]
    pub states_only: bool,
    /// Without customers' names, telephone numbers, addresses and accounts.
    #[serde(default, skip_serializing_if = "is_false")]
    pub without_customers: bool,
    /// Without appraisals, and the figures about people that were imported for them.
    #[serde(default, skip_serializing_if = "is_false")]
    pub without_appraisals: bool,
    /// Without photos.
    #[serde(default, skip_serializing_if = "is_false")]
    pub without_photos: bool,
}

fn is_false(flag: &bool) -> bool {
    !flag
}

impl Scope {
    /// The instants of two business days, both included, of a shop's zone.
    pub fn days(&mut self, zone: &dyn Zone, first: Option<NaiveDate>, last: Option<NaiveDate>) {
        let start = |date| calendar::instant(zone, date, NaiveTime::MIN);
        self.from = first.map(start);
        self.until = last.and_then(|last| last.succ_opt()).map(start);
    }

    /// Whether it names any records less than all.
    pub fn is_partial(&self) -> bool {
        self.shop.is_some() || !self.kinds.is_empty() || self.from.is_some() || self.until.is_some()
    }

    /// Whether a file of it is a whole backup.
    pub fn is_backup(&self) -> bool {
        *self == Self::default()
    }

    /// The entries of the shop that it covers: its own and those joined into it (S9). Empty where it covers all.
    pub fn shops(&self, records: &Records) -> Vec<RecordId> {
        self.shop.as_ref().map(|shop| shops::ids(records, shop)).unwrap_or_default()
    }

    /// Whether a record is in the file; `shops` is what [`Scope::shops`] says.
    pub fn has(&self, record: &Record, shops: &[RecordId]) -> bool {
        let is_house = HOUSE.contains(record.kind());
        let of_kind = is_house || self.kinds.is_empty() || self.kinds.contains(record.kind());
        of_kind
            && is_of(shops, record)
            && (is_house || record.cells().any(|(_, cell)| self.has_time(cell.stamp.instant())))
    }

    /// Whether what was written then is in the period.
    pub fn has_time(&self, instant: i64) -> bool {
        self.from.is_none_or(|from| instant >= from) && self.until.is_none_or(|until| instant < until)
    }

    /// Whether a field is left out of all records.
    pub fn leaves_out(&self, kind: &Kind, field: &Field) -> bool {
        self.without_customers && schema::is_customers(kind, field)
            || self.without_appraisals && schema::is_about_work(kind)
    }

    /// Whether a row of the journal may go: as a whole or not at all.
    pub fn has_row(&self, row: &JournalRow) -> bool {
        row.changes.iter().all(|change| !self.leaves_out(&change.kind, &change.field))
    }

    /// Whether fields or kinds are left out.
    pub fn leaves_any_out(&self) -> bool {
        self.without_customers || self.without_appraisals
    }
}

/// Whether a record belongs to one of these shops, or to none.
fn is_of(shops: &[RecordId], record: &Record) -> bool {
    let shop = match () {
        () if shops.is_empty() => None,
        () if *record.kind() == SHOP => Some(record.id().clone()),
        () if *record.kind() == RUN => RunId::parse(record.id()).map(|run| run.shop),
        () => Some(record.text(&Field::of("shop"))).filter(|shop| !shop.is_empty()).map(RecordId::new),
    };
    shop.is_none_or(|shop| shops.contains(&shop))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::calendar::{Fixed, parse_date};
    use crate::domain::ids::{Key, ReplicaId};
    use crate::domain::stamp::Stamp;

    fn record(kind: Kind, id: &str, shop: &str, ms: u64) -> Record {
        let mut record = Record::new(Key::new(kind, RecordId::new(id)));
        record.put(Field::of("shop"), shop.into(), Stamp { ms, counter: 0, replica: ReplicaId(1) });
        record
    }

    #[test]
    fn a_part_keeps_what_it_refers_to() {
        let task = Kind::of("task");
        let one = |id: &str| vec![RecordId::new(id)];
        let of_shop = Scope { shop: Some(RecordId::of("s1")), kinds: vec![task.clone()], ..Scope::default() };
        assert!(of_shop.has(&record(task.clone(), "a", "s1", 5), &one("s1")));
        assert!(!of_shop.has(&record(task.clone(), "a", "s2", 5), &one("s1")));
        assert!(!of_shop.has(&record(RUN, "s1:daily:2026-11-22", "s1", 5), &one("s1")));
        assert!(of_shop.has(&record(PERSON, "p", "", 5), &one("s1")));
        assert!(
            of_shop.has(&record(SHOP, "s1", "", 5), &one("s1")) && !of_shop.has(&record(SHOP, "s2", "", 5), &one("s1"))
        );
        let later = Scope { from: Some(6), until: Some(8), ..Scope::default() };
        let held = [5, 6, 7, 8].map(|ms| later.has(&record(task.clone(), "a", "s1", ms), &[]));
        assert_eq!(held, [false, true, true, false]);
        assert!(later.has(&record(TEMPLATE, "t", "", 1), &[]) && later.is_partial() && !Scope::default().is_partial());
    }

    #[test]
    fn s9_joined_entries_are_one_shop() {
        let mut records = Records::default();
        let mut other = record(SHOP, "s2", "", 5);
        other.put(shops::field::ALIAS_OF, "s1".into(), Stamp { ms: 5, counter: 1, replica: ReplicaId(1) });
        records.merge(record(SHOP, "s1", "", 5));
        records.merge(other);
        let of_shop = Scope { shop: Some(RecordId::of("s1")), ..Scope::default() };
        let mut shops = of_shop.shops(&records);
        shops.sort();
        assert_eq!(shops, ["s1", "s2"].map(RecordId::new));
        assert!(of_shop.has(&record(Kind::of("task"), "a", "s2", 5), &shops));
        assert!(Scope::default().shops(&records).is_empty());
    }

    #[test]
    fn days_are_those_of_the_shop() {
        let mut scope = Scope::default();
        let day = parse_date("2026-11-22");
        scope.days(&Fixed(480), day, day);
        assert_eq!((scope.from, scope.until), (Some(1_795_276_800_000), Some(1_795_363_200_000)));
    }

    /// KPI: appraisals go only where somebody says so; what they led to goes.
    #[test]
    fn appraisals_are_left_out_by_kind() {
        let scope = Scope { without_appraisals: true, ..Scope::default() };
        let of = |kind: &'static str| scope.leaves_out(&Kind::of(kind), &Field::of("what"));
        assert_eq!(["appraisal", "figure", "task", "scorecard", "person"].map(of), [true, true, false, false, false]);
        assert!(!Scope::default().leaves_out(&Kind::of("appraisal"), &Field::of("what")));
        assert!(!scope.is_backup() && !scope.is_partial());
        let head = serde_json::to_string(&scope).expect("writes");
        assert_eq!(head, r#"{"without_appraisals":true}"#);
        assert_eq!(serde_json::to_string(&Scope::default()).expect("writes"), "{}");
    }

    #[test]
    fn customers_are_left_out_by_field() {
        let scope = Scope { without_customers: true, ..Scope::default() };
        let ticket = Kind::of("ticket");
        assert!(
            scope.leaves_out(&ticket, &Field::of("phone")) && scope.leaves_out(&ticket, &Field::of("customer/name"))
        );
        assert!(!scope.leaves_out(&ticket, &Field::of("what")) && !scope.leaves_out(&PERSON, &Field::of("phone")));
        assert!(!Scope::default().leaves_out(&ticket, &Field::of("phone")));
    }
}
