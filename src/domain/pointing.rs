//! Which records point at a photo: its SHA-256 stands in a value of theirs. Knows no kind.

use super::ids::Key;
use super::records::Records;
use std::collections::{BTreeMap, BTreeSet};

/// Of each of these names, the records that are not deleted and have it in a value.
pub fn pointing_at<'n>(records: &Records, names: &BTreeSet<&'n str>) -> BTreeMap<&'n str, BTreeSet<Key>> {
    let mut found: BTreeMap<&str, BTreeSet<Key>> = BTreeMap::new();
    for record in records.all().filter(|record| !record.is_deleted()) {
        for (_, cell) in record.cells() {
            cell.value.each_text(&mut |text| {
                if let Some(name) = names.get(text) {
                    found.entry(name).or_default().insert(record.key().clone());
                }
            });
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::ids::{Field, Kind, RecordId, ReplicaId};
    use crate::domain::record::{DELETED, Record};
    use crate::domain::stamp::Stamp;
    use crate::domain::value::Value;

    #[test]
    fn a_photo_is_found_in_any_value_of_any_kind() {
        let stamp = Stamp { ms: 1, counter: 0, replica: ReplicaId(1) };
        let photo = |sha: &str| Value::Map([("sha".into(), sha.into()), ("w".into(), 8_i64.into())].into());
        let mut records = Records::default();
        for (kind, id, value) in [
            ("run", "r1", photo("aa")),
            ("run", "r2", Value::List(vec![photo("bb"), photo("aa")])),
            ("later", "x", "aa".into()),
            ("task", "gone", photo("aa")),
            ("task", "other", "aaa".into()),
        ] {
            let mut record = Record::new(Key::new(Kind::new(kind), RecordId::new(id)));
            record.put(Field::of("photo/c/-/1"), value, stamp);
            if id == "gone" {
                record.put(DELETED, true.into(), stamp);
            }
            records.merge(record);
        }
        let found = pointing_at(&records, &["aa", "cc"].into());
        let told: Vec<_> = found
            .iter()
            .map(|(name, keys)| (*name, keys.iter().map(|key| key.id.as_str()).collect::<Vec<_>>()))
            .collect();
        assert_eq!(told, [("aa", vec!["x", "r1", "r2"])]);
    }
}
