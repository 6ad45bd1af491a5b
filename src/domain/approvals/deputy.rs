//! Who may speak for whom: by name, by role, as a deputy during somebody's absence, and what happens to the word of
//! somebody who is not there. Knows people; no request.

use super::chain::Who;
use crate::domain::calendar::parse_date;
use crate::domain::ids::{Key, Kind, RecordId};
use crate::domain::people::{self, Level, Person};
use crate::domain::record::Record;
use crate::domain::records::Records;
use chrono::NaiveDate;
use smol_str::SmolStr;

/// That somebody decides in another's place for a time.
pub const DELEGATION: Kind = Kind::of("delegation");

/// Fields of a delegation.
pub mod field {
    use crate::domain::ids::Field;
    /// Who is away.
    pub const PERSON: Field = Field::of("person");
    /// Who decides meanwhile.
    pub const DEPUTY: Field = Field::of("deputy");
    /// The first business date.
    pub const FROM: Field = Field::of("from");
    /// The last one.
    pub const UNTIL: Field = Field::of("until");
}

/// A delegation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Delegation {
    /// The record.
    pub id: RecordId,
    /// Who is away.
    pub person: RecordId,
    /// Who decides meanwhile.
    pub deputy: RecordId,
    /// The first business date.
    pub from: NaiveDate,
    /// The last one, which is still in it.
    pub until: NaiveDate,
}

impl Delegation {
    /// Reads a record; none without its dates.
    pub fn read(record: &Record) -> Option<Self> {
        Some(Self {
            id: record.id().clone(),
            person: RecordId::new(record.text(&field::PERSON)),
            deputy: RecordId::new(record.text(&field::DEPUTY)),
            from: parse_date(record.text(&field::FROM))?,
            until: parse_date(record.text(&field::UNTIL))?,
        })
    }

    /// Whether it holds on a day.
    pub fn holds_on(&self, day: NaiveDate) -> bool {
        self.from <= day && day <= self.until
    }
}

/// A delegation's full name.
pub fn delegation_key(id: &RecordId) -> Key {
    Key::new(DELEGATION, id.clone())
}

/// All delegations that are not over on a day, by their first date.
pub fn delegations(records: &Records, today: NaiveDate) -> Vec<Delegation> {
    let all = records.of(&DELEGATION).filter_map(|record| Delegation::read(record));
    let mut standing: Vec<Delegation> = all.filter(|delegation| delegation.until >= today).collect();
    standing.sort_by(|one, other| (one.from, &one.id).cmp(&(other.from, &other.id)));
    standing
}

/// As it stands in a decision: `role:<code>` or `person:<id>`.
pub(super) fn code(who: &Who) -> SmolStr {
    match who {
        Who::Person(id) => SmolStr::new(format!("person:{id}")),
        Who::Role(code) => SmolStr::new(format!("role:{code}")),
    }
}

/// Whether a recorded code stands for somebody of a step; entries of one person are one.
pub(super) fn stands_for(records: &Records, code: &str, who: &Who) -> bool {
    match (code.split_once(':'), who) {
        (Some(("role", code)), Who::Role(own)) => code == own,
        (Some(("person", id)), Who::Person(own)) => people::is_same(records, &RecordId::new(id), own),
        _ => false,
    }
}

/// Whether a person may speak for somebody on a day: as that person, with that role, or as the deputy of one who does.
/// A deputy passes nothing on.
pub fn speaks(records: &Records, person: &RecordId, who: &Who, today: NaiveDate) -> bool {
    let is_theirs =
        |delegation: &Delegation| delegation.holds_on(today) && people::is_same(records, &delegation.deputy, person);
    let absent = delegations(records, today).into_iter().filter(is_theirs).map(|delegation| delegation.person);
    let mut voices = std::iter::once(person.clone()).chain(absent);
    voices.any(|voice| is_of(records, &voice, who))
}

fn is_of(records: &Records, voice: &RecordId, who: &Who) -> bool {
    let Some(voice) = people::find(records, voice).filter(|voice| !voice.retired) else { return false };
    match who {
        Who::Role(code) => has_role(records, &voice, code),
        Who::Person(id) => match people::find(records, id) {
            Some(meant) if !meant.retired => meant.id == voice.id,
            // Who has left leaves the word to whoever has the role now.
            Some(left) => has_role(records, &voice, &left.role),
            None => has_role(records, &voice, ""),
        },
    }
}

/// Whether a person's word is that of a role. A role that nobody has is spoken for by those who stand as high, and where
/// nobody does, by everybody: a small shop must not be locked out of its own approvals.
fn has_role(records: &Records, person: &Person, code: &str) -> bool {
    let present: Vec<Person> = people::list(records).into_iter().filter(|person| !person.retired).collect();
    if present.iter().any(|one| one.role == code) {
        return person.role == code;
    }
    let level = |code: &str| people::role(records, code).map(|role| role.level);
    let least = level(code).unwrap_or(Level::Supervisor);
    let is_high = |one: &Person| level(&one.role).is_some_and(|level| level >= least);
    is_high(person) || !present.iter().any(is_high)
}
