//! Reads a journal row member by member. What serde derives for a type with a list of unknown members reads every
//! row twice, and a file of years consists of rows.

use super::{Change, JournalRow};
use crate::domain::unique;
use serde::de::{Deserialize, Deserializer, Error, MapAccess, Visitor};
use smol_str::SmolStr;
use std::collections::BTreeMap;
use std::fmt;

impl<'de> Deserialize<'de> for JournalRow {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        d.deserialize_map(Members)
    }
}

struct Members;

impl<'de> Visitor<'de> for Members {
    type Value = JournalRow;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a journal row")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<JournalRow, A::Error> {
        let (mut replica, mut seq, mut stamp, mut device, mut person) = (None, None, None, None, None);
        let (mut command, mut name, mut reason) = (None, None, None);
        let mut changes: Option<Vec<Change>> = None;
        let mut unknown = BTreeMap::new();
        while let Some(member) = map.next_key::<SmolStr>()? {
            match member.as_str() {
                "replica" => once(&mut replica, "replica", &mut map)?,
                "seq" => once(&mut seq, "seq", &mut map)?,
                "stamp" => once(&mut stamp, "stamp", &mut map)?,
                "device" => once(&mut device, "device", &mut map)?,
                "person" => once(&mut person, "person", &mut map)?,
                "command" => once(&mut command, "command", &mut map)?,
                "name" => once(&mut name, "name", &mut map)?,
                "reason" => once(&mut reason, "reason", &mut map)?,
                "changes" => once(&mut changes, "changes", &mut map)?,
                _ => unique::member(&mut unknown, member, &mut map)?,
            }
        }
        Ok(JournalRow {
            replica: needed(replica, "replica")?,
            seq: needed(seq, "seq")?,
            stamp: needed(stamp, "stamp")?,
            device: needed(device, "device")?,
            person: needed(person, "person")?,
            command: needed(command, "command")?,
            name: needed(name, "name")?,
            reason: reason.unwrap_or_default(),
            changes: needed(changes, "changes")?,
            unknown,
        })
    }
}

fn once<'de, A: MapAccess<'de>, T: Deserialize<'de>>(
    slot: &mut Option<T>,
    name: &'static str,
    map: &mut A,
) -> Result<(), A::Error> {
    match slot.replace(map.next_value()?) {
        Some(_) => Err(Error::duplicate_field(name)),
        None => Ok(()),
    }
}

fn needed<T, E: Error>(slot: Option<T>, name: &'static str) -> Result<T, E> {
    slot.ok_or_else(|| Error::missing_field(name))
}
