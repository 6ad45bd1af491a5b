//! What this device has put into a shared folder and taken out of it (S15): by rows of its own journal, which are only
//! ever appended, and by names. Shapes, and what follows from them; knows no folder.

use super::messages::Imported;
use crate::domain::change::JournalRow;
use crate::domain::files::{FileName, Purpose};
use crate::domain::ids::DeviceId;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// The local value that keeps it.
pub const SHARED: &str = "shared";

/// Stands as the device for which a file is meant (`Scope::beyond`): whoever looks into the folder.
pub const FOLDER: DeviceId = DeviceId::of("folder");

/// What the folder has of ours, and we of it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Shared {
    /// All rows of the journal up to this one lie in the folder.
    #[serde(default)]
    put: u64,
    /// Rows that came out of the folder: from, to, both included.
    #[serde(default)]
    came: Vec<(u64, u64)>,
    /// The files that were taken.
    #[serde(default)]
    taken: BTreeSet<String>,
}

impl Shared {
    /// Reads the kept one; what cannot be read is that of a new folder, into which everything is put.
    pub fn read(text: Option<&str>) -> Self {
        text.and_then(|text| serde_json::from_str(text).ok()).unwrap_or_default()
    }

    /// As text.
    pub fn write(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }

    /// The row up to which the whole journal lies in the folder.
    pub(super) fn reaches(&self) -> u64 {
        self.put
    }

    /// The rows that the folder lacks. None while they are only notes of what was taken and given: those go along with
    /// the next change, or two devices would note each other's notes for ever.
    pub(super) fn lacking(&self, rows: Vec<(u64, JournalRow)>, own: &DeviceId) -> Vec<JournalRow> {
        let lacks = |(number, row): &(u64, JournalRow)| {
            // What came along with an import but was written here (a choice, a note) did not come out of the folder.
            let came = row.device != *own && self.came.iter().any(|(from, to)| (*from..=*to).contains(number));
            *number > self.put && !came
        };
        let rows: Vec<JournalRow> = rows.into_iter().filter(lacks).map(|(_, row)| row).collect();
        if rows.iter().all(|row| row.changes.is_empty()) { Vec::new() } else { rows }
    }

    /// A file was put that surely holds all rows up to this one.
    pub fn put_up_to(&mut self, row: u64) {
        self.put = self.put.max(row);
        self.came.retain(|(_, to)| *to > self.put);
    }

    /// Files of the folder were taken in.
    pub fn took(&mut self, names: impl IntoIterator<Item = String>, imported: &Imported) {
        self.taken.extend(names);
        if imported.came > 0 {
            self.came.push((imported.head - imported.came + 1, imported.head));
        }
    }

    /// Those among the files of a folder that others put there for everybody and that were not taken. What is no longer
    /// there is forgotten.
    pub fn untaken<'a>(&mut self, names: &[&'a str], own: &DeviceId) -> Vec<&'a str> {
        self.taken.retain(|name| names.contains(&name.as_str()));
        let is_wanted = |name: &str| {
            let parsed = FileName::parse(name);
            parsed.is_some_and(|parsed| parsed.purpose != Purpose::Automatic && !parsed.is_of(own.as_str()))
                && !self.taken.contains(name)
        };
        names.iter().copied().filter(|name| is_wanted(name)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn others_files_are_taken_once() {
        let own = DeviceId::of("1a2b3c4d5e6f");
        let names = [
            "dianxun_茶铺_1a2b3c4d_2026-11-22_1805_new-00000004.json.gz",
            "dianxun_茶铺_99999999_2026-11-22_1805_new-00000009.json.gz",
            "dianxun_茶铺_99999999_2026-11-22_1806.json",
            "dianxun_茶铺_99999999_2026-11-22_1800_auto.json.gz",
            "menu.pdf",
        ];
        let mut shared = Shared::default();
        assert_eq!(shared.untaken(&names, &own), names[1..3]);
        shared.took([names[1].to_owned(), names[2].to_owned()], &Imported { came: 3, head: 9, ..Imported::default() });
        let mut shared = Shared::read(Some(&shared.write()));
        assert_eq!(shared.came, [(7, 9)]);
        assert_eq!(shared.untaken(&names, &own), Vec::<&str>::new());
        assert_eq!(shared.untaken(&names[..2], &own), Vec::<&str>::new());
        assert_eq!(shared.taken.len(), 1, "what is gone is forgotten");
        shared.put_up_to(9);
        assert_eq!((shared.put, shared.came.len()), (9, 0));
    }
}
