//! Shops and what a shop has set: name, platform, zone, when the inspection is due.
//! Knows nothing of inspections themselves.

mod backup;
mod rules;

use crate::domain::order::sort_by;
pub use backup::{Backup, DEFAULT_BACKUP, backup, next_backup};
pub use rules::{decide, permit_restore};

use super::calendar::{DEFAULT_ZONE, parse_time};
use super::ids::{Field, Key, Kind, RecordId};
use super::record::Record;
use super::records::Records;
use super::schema::KindSchema;
use chrono::NaiveTime;

/// A shop 店铺.
pub const SHOP: Kind = Kind::of("shop");

/// Fields of a shop.
pub mod field {
    use crate::domain::ids::Field;
    /// What people call it.
    pub const NAME: Field = Field::of("name");
    /// [`super::Platform`] as a code, or any other text.
    pub const PLATFORM: Field = Field::of("platform");
    /// What it sells; free text.
    pub const INDUSTRY: Field = Field::of("industry");
    /// IANA name: `Asia/Shanghai`.
    pub const ZONE: Field = Field::of("zone");
    /// The first business date on which an inspection was expected: `2026-11-21`.
    pub const SINCE: Field = Field::of("since");
    /// When the daily inspection is due, local time `10:00`.
    pub const INSPECTION_DUE: Field = Field::of("inspection_due");
    /// Hours after the due time until the day counts as missed.
    pub const INSPECTION_GRACE: Field = Field::of("inspection_grace");
    /// When the day's backup is due, local time `18:00`.
    pub const BACKUP_AT: Field = Field::of("backup_at");
    /// Another entry of the same shop: "these two are the same" (S9).
    pub const ALIAS_OF: Field = Field::of("alias_of");
}

/// What this version writes.
pub const SCHEMA: &[KindSchema] = &[KindSchema {
    kind: SHOP,
    identity: &[],
    fixed: &["alias_of"],
    words: &["name", "industry"],
    fields: &[
        "name",
        "platform",
        "industry",
        "zone",
        "since",
        "inspection_due",
        "inspection_grace",
        "backup_at",
        "alias_of",
    ],
}];

/// Where the shop stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Platform {
    /// 淘宝.
    Taobao,
    /// 天猫.
    Tmall,
    /// 京东.
    Jd,
    /// 拼多多.
    Pinduoduo,
    /// 抖店.
    Douyin,
    /// The shop's own site, or another.
    Other,
}

impl Platform {
    /// All, in the order in which they are offered.
    pub const ALL: [Self; 6] = [Self::Taobao, Self::Tmall, Self::Jd, Self::Pinduoduo, Self::Douyin, Self::Other];

    /// As it stands in a record.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Taobao => "taobao",
            Self::Tmall => "tmall",
            Self::Jd => "jd",
            Self::Pinduoduo => "pinduoduo",
            Self::Douyin => "douyin",
            Self::Other => "other",
        }
    }

    /// From a record; a platform of a later version reads as [`Platform::Other`].
    pub fn from_code(code: &str) -> Self {
        Self::ALL.into_iter().find(|platform| platform.code() == code).unwrap_or(Self::Other)
    }
}

/// When the daily inspection is due by default. The sources name no hour: before the morning meeting is over.
pub const DEFAULT_DUE: &str = "10:00";
/// Hours from due to missed by default: the rest of the day.
pub const DEFAULT_GRACE_HOURS: i64 = 14;

/// A shop as the other features need it.
#[derive(Clone, Debug, PartialEq)]
pub struct Shop {
    /// Its record.
    pub id: RecordId,
    /// Its name.
    pub name: String,
    /// Where it stands.
    pub platform: Platform,
    /// What it sells.
    pub industry: String,
    /// IANA zone name.
    pub zone: String,
    /// First business date with an inspection, if recorded.
    pub since: Option<chrono::NaiveDate>,
    /// When the inspection is due.
    pub due: NaiveTime,
    /// Hours from due to missed.
    pub grace_hours: i64,
    /// When the day's backup is due.
    pub backup_at: NaiveTime,
}

impl Shop {
    /// Reads a shop record; missing settings take their defaults.
    pub fn read(record: &Record) -> Self {
        let or = |field: &Field, default: &str| {
            Some(record.text(field)).filter(|text| !text.is_empty()).unwrap_or(default).to_owned()
        };
        Self {
            id: record.id().clone(),
            name: record.text(&field::NAME).to_owned(),
            platform: Platform::from_code(record.text(&field::PLATFORM)),
            industry: record.text(&field::INDUSTRY).to_owned(),
            zone: or(&field::ZONE, DEFAULT_ZONE),
            since: super::calendar::parse_date(record.text(&field::SINCE)),
            due: parse_time(record.text(&field::INSPECTION_DUE)).or(parse_time(DEFAULT_DUE)).unwrap_or_default(),
            backup_at: parse_time(record.text(&field::BACKUP_AT)).or(parse_time(DEFAULT_BACKUP)).unwrap_or_default(),
            grace_hours: record.int(&field::INSPECTION_GRACE).unwrap_or(DEFAULT_GRACE_HOURS),
        }
    }
}

/// The shops that are not joined into another, by name.
pub fn list(records: &Records) -> Vec<Shop> {
    let own = records.of(&SHOP).filter(|record| is_canonical(records, record));
    let mut shops: Vec<Shop> = own.map(|record| Shop::read(record)).collect();
    sort_by(&mut shops, |a, b| a.name.cmp(&b.name).then_with(|| a.id.cmp(&b.id)));
    shops
}

/// The entry that an id stands for, through "these two are the same" (S9). Two devices that join the other
/// way round make a circle: it stands for the smallest id in it, everywhere the same (R25).
pub fn canonical(records: &Records, kind: &Kind, id: &RecordId) -> RecordId {
    let mut seen = vec![id.clone()];
    while let Some(record) = seen.last().and_then(|last| records.get(kind, last)) {
        let next = RecordId::new(record.text(&field::ALIAS_OF));
        // First, so that one who is deleted stands in no circle, wherever in it the question is asked.
        if records.get(kind, &next).is_none_or(|record| record.is_deleted()) {
            break;
        }
        if let Some(circle) = seen.iter().position(|known| *known == next) {
            return seen.drain(circle..).min().unwrap_or(next);
        }
        seen.push(next);
    }
    seen.pop().unwrap_or_else(|| id.clone())
}

/// Whether a record stands for itself, not for another entry of the same thing.
pub fn is_canonical(records: &Records, record: &Record) -> bool {
    record.text(&field::ALIAS_OF).is_empty() || canonical(records, record.kind(), record.id()) == *record.id()
}

/// A shop's ids: its own and those joined into it.
pub fn ids(records: &Records, shop: &RecordId) -> Vec<RecordId> {
    ids_of(records, &SHOP, shop)
}

/// The ids that stand for one thing: its own first, then those of its kind that were joined into it (S9).
pub fn ids_of(records: &Records, kind: &Kind, own: &RecordId) -> Vec<RecordId> {
    let others = records.of(kind).map(|record| record.id());
    let joined = others.filter(|id| *id != own && canonical(records, kind, id) == *own);
    std::iter::once(own).chain(joined).cloned().collect()
}

/// A shop's full name.
pub fn key(id: &RecordId) -> Key {
    Key::new(SHOP, id.clone())
}

/// What can be done to shops.
#[derive(Clone, Debug, PartialEq)]
pub enum Command {
    /// A new shop with a fresh id.
    Create {
        /// A fresh UUIDv7.
        id: RecordId,
        /// Its name.
        name: String,
        /// Platform.
        platform: Platform,
        /// What it sells.
        industry: String,
        /// IANA zone name.
        zone: String,
    },
    /// Changes one setting; the value is checked by its field.
    Set {
        /// The shop.
        shop: RecordId,
        /// One of [`field`].
        field: Field,
        /// What was typed.
        value: String,
    },
    /// "These two are the same": `duplicate` reads as `kept` from now on.
    Join {
        /// The entry that stays.
        kept: RecordId,
        /// The entry that is joined into it.
        duplicate: RecordId,
    },
}

/// Why a shop command was refused.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// A shop needs a name.
    #[error("a shop needs a name")]
    NoName,
    /// Not a time of day.
    #[error("not a time of day: {0}")]
    NotATime(String),
    /// Not a whole number of hours from 0 to 72.
    #[error("not a number of hours: {0}")]
    NotHours(String),
    /// A shop cannot be joined with itself, or in a circle.
    #[error("joined in a circle")]
    JoinCircle,
}

#[cfg(test)]
mod tests;
