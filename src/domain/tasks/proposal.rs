//! What a follow-up says before anybody has changed it: what, who, until when. Stores nothing.

use super::Owner;
use crate::domain::calendar::date;
use crate::domain::command::Ctx;
use crate::domain::inspections::{Run, Spot};
use crate::domain::records::Records;
use crate::domain::templates::{Text, find_check, of_run};
use chrono::NaiveDate;

/// A follow-up as it is offered.
#[derive(Clone, Debug, PartialEq)]
pub struct Proposal {
    /// The statement that is to become true again; `None` for a check that this version does not know.
    pub label: Option<Text>,
    /// The banner or item; empty for the page as a whole.
    pub entry: String,
    /// The role that mends such a fail, else the inspector.
    pub owner: Owner,
    /// Today, in the shop's zone.
    pub due: NaiveDate,
}

impl Proposal {
    /// What is to be done, in words: `主推 KV：整改至「KV 上的活动价正确」`.
    pub fn what(&self, zh: bool) -> String {
        let label = self.label.map(|label| if zh { label.zh } else { label.en }).unwrap_or_default();
        let before = match (self.entry.as_str(), zh) {
            ("", _) => String::new(),
            (entry, true) => format!("{entry}\u{ff1a}"),
            (entry, false) => format!("{entry}: "),
        };
        if zh { format!("{before}整改至「{label}」") } else { format!("{before}Put right: {label}") }
    }
}

/// What is offered at a spot (INSP-05.3: the designer for pictures and placements, the same day).
pub fn proposal(records: &Records, at: &Spot, ctx: &Ctx) -> Proposal {
    let check = find_check(records, &at.run, &at.check);
    let mender = check.and_then(|check| check.mender);
    Proposal {
        label: check.map(|check| check.label),
        entry: entry_name(records, at),
        owner: mender.map_or_else(|| Owner::Person(ctx.person.clone()), |role| Owner::Role(role.to_owned())),
        due: date(ctx.zone, ctx.now),
    }
}

fn entry_name(records: &Records, at: &Spot) -> String {
    let run = Run::of(records.by_key(&at.run.key()).map(AsRef::as_ref));
    let group = of_run(records, &at.run).and_then(|template| template.group_of(&at.check));
    let entries = group.map(|group| run.named_entries(group.id)).unwrap_or_default();
    entries.into_iter().find(|entry| entry.id == at.entry).map(|entry| entry.name).unwrap_or_default()
}
