//! Packed snapshots of the state (S5), pure: which segment a record belongs to, packing, unpacking with a
//! checksum, folding. The manifest says which segments there are; they are a cache of the journal.

use super::api::{Part, StoreError};
use super::packed;
use crate::domain::change::JournalRow;
use crate::domain::ids::{Key, Kind, RecordId};
use crate::domain::record::Record;
use crate::domain::records::Records;
use serde::{Deserialize, Serialize};
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// Records in a segment that was split off. Unit tests split early, so that random data have many segments.
const USUAL: usize = if cfg!(test) { 4 } else { 500 };
/// A segment with more records is split.
const MOST: usize = if cfg!(test) { 8 } else { 1_000 };

/// Not a kind of record but a segment beside the others: copies of the records that were changed last, of all kinds,
/// so that the first screen need not wait for all that was ever stored. Read only where it is asked for by name.
pub const RECENT: Kind = Kind::of("~recent");
/// Its key: other keys have a slash.
const RECENT_KEY: &str = "~recent";
/// How many records of a kind it holds. Each kind has its own share: many changed tasks must not push this week's
/// inspections out of Today's first picture.
const MOST_RECENT: usize = if cfg!(test) { 6 } else { 60 };

/// Which segments there are and up to which journal row they are folded.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Manifest {
    /// The last journal row folded; 0 for none.
    pub(crate) row: u64,
    /// The segments of each kind, by the first id that belongs to them.
    kinds: BTreeMap<Kind, Vec<Entry>>,
    /// The checksum of the copies of what was changed last.
    #[serde(default)]
    recent: Option<u32>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Entry {
    number: u32,
    from: RecordId,
    sum: u32,
}

/// What a compaction writes.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Folded {
    /// The new manifest.
    pub(crate) manifest: Manifest,
    /// Segments to be written: key and bytes.
    pub(crate) segments: Vec<(String, Vec<u8>)>,
}

/// The keys of a kind's segments: from the first, included, to the second, excluded.
#[cfg(target_arch = "wasm32")]
pub(crate) fn bounds(kind: &Kind) -> (String, String) {
    if *kind == RECENT {
        return (RECENT_KEY.to_owned(), format!("{RECENT_KEY}\0"));
    }
    (format!("{}/", prefix(kind)), format!("{}0", prefix(kind)))
}

fn prefix(kind: &Kind) -> String {
    kind.as_str().replace('%', "%25").replace('/', "%2F")
}

fn key(kind: &Kind, number: u32) -> String {
    format!("{}/{number:06}", prefix(kind))
}

impl Manifest {
    /// Reads the stored form; none was stored before the first compaction.
    pub(crate) fn read(text: Option<&str>) -> Result<Self, StoreError> {
        let read = |text| serde_json::from_str(text).map_err(|error| StoreError::Damaged(format!("manifest: {error}")));
        text.map_or_else(|| Ok(Self::default()), read)
    }

    /// The stored form.
    pub(crate) fn write(&self) -> Result<String, StoreError> {
        serde_json::to_string(self).map_err(|error| StoreError::Other(error.to_string()))
    }

    /// The keys of all segments of a part.
    pub(crate) fn keys(&self, part: Part<'_>) -> BTreeSet<String> {
        let of_part = self.kinds.iter().filter(|(kind, _)| part.has(kind));
        let keys = of_part.flat_map(|(kind, entries)| entries.iter().map(|entry| key(kind, entry.number)));
        let with_copies = matches!(part, Part::Only(kinds) if kinds.contains(&RECENT));
        keys.chain(self.recent_key().filter(|_| with_copies)).collect()
    }

    fn recent_key(&self) -> Option<String> {
        self.recent.map(|_| RECENT_KEY.to_owned())
    }

    /// The keys of the segments that these rows touch; the one of recent changes is always among them.
    pub(crate) fn touched(&self, rows: &[JournalRow]) -> BTreeSet<String> {
        let changes = rows.iter().flat_map(|row| &row.changes);
        let entry = |kind: &Kind, id: &RecordId| {
            let entries = self.kinds.get(kind)?;
            Some(key(kind, entries.get(place(entries, id))?.number))
        };
        changes.filter_map(|change| entry(&change.kind, &change.id)).chain(self.recent_key()).collect()
    }

    fn sums(&self) -> BTreeMap<String, u32> {
        let all = self.kinds.iter().flat_map(|(kind, entries)| entries.iter().map(move |entry| (kind, entry)));
        let recent = self.recent.map(|sum| (RECENT_KEY.to_owned(), sum));
        all.map(|(kind, entry)| (key(kind, entry.number), entry.sum)).chain(recent).collect()
    }
}

/// The segment to which an id belongs: the last one that begins at or before it. Stable until a split.
fn place(entries: &[Entry], id: &RecordId) -> usize {
    entries.partition_point(|entry| entry.from <= *id).saturating_sub(1)
}

/// Reads segments; all of `expected` must be there and whole.
pub(crate) fn unpack(
    manifest: &Manifest,
    expected: &BTreeSet<String>,
    segments: &[Vec<u8>],
) -> Result<Records, StoreError> {
    let (mut records, recent) = unpack_apart(manifest, expected, segments)?;
    recent.into_iter().for_each(|record| {
        records.merge(record);
    });
    Ok(records)
}

/// The records, and the copies of those that were changed last.
fn unpack_apart(
    manifest: &Manifest,
    expected: &BTreeSet<String>,
    segments: &[Vec<u8>],
) -> Result<(Records, Vec<Record>), StoreError> {
    let sums = manifest.sums();
    let (mut kinds, mut recent) = (BTreeMap::<Kind, Vec<Record>>::new(), Vec::new());
    let mut met = BTreeSet::new();
    for segment in segments {
        let (key, body) = split(segment).ok_or_else(|| damaged("without a head"))?;
        if sums.get(key) != Some(&checksum(segment)) {
            return Err(damaged(&format!("{key}: wrong checksum")));
        }
        let records = packed::unpack(body).ok_or_else(|| damaged(&format!("{key}: not readable")))?;
        met.insert(key);
        if key == RECENT_KEY {
            recent = records;
        } else if let Some(kind) = records.first().map(|record| record.kind().clone()) {
            kinds.entry(kind).or_default().extend(records);
        }
    }
    if let Some(key) = expected.iter().find(|key| !met.contains(key.as_str())) {
        return Err(damaged(&format!("{key} is missing")));
    }
    let mut records = Records::default();
    match kinds.into_iter().all(|(kind, of_kind)| records.fill(kind, of_kind)) {
        true => Ok((records, recent)),
        false => Err(damaged("holds a record that another one holds")),
    }
}

/// The key and the packed records after it.
fn split(segment: &[u8]) -> Option<(&str, &[u8])> {
    let end = segment.iter().position(|byte| *byte == b'\n')?;
    Some((std::str::from_utf8(&segment[..end]).ok()?, &segment[end + 1..]))
}

fn damaged(what: &str) -> StoreError {
    StoreError::Damaged(format!("segment {what}"))
}

/// Folds rows into the segments that they touch, and splits those that grew too large.
pub(crate) fn fold(
    manifest: &Manifest,
    segments: &[Vec<u8>],
    rows: &[JournalRow],
    last: u64,
) -> Result<Folded, StoreError> {
    let (mut records, recent) = unpack_apart(manifest, &manifest.touched(rows), segments)?;
    let changed: BTreeSet<Key> = rows.iter().flat_map(|row| records.apply(row)).collect();
    let mut folded = Folded { manifest: manifest.clone(), segments: Vec::new() };
    folded.manifest.row = last;
    for (kind, groups) in by_segment(manifest, &records) {
        let entries = folded.manifest.kinds.entry(kind.clone()).or_default();
        // From the last to the first, so that splitting one does not move those still to come.
        for (index, records) in groups.into_iter().rev() {
            folded.segments.extend(put(&kind, entries, index, &records));
        }
    }
    if !rows.is_empty() {
        put_recent(&mut folded, &latest(&records, &changed, &recent));
    }
    Ok(folded)
}

/// The records of each kind that were changed last: of those that were so before and those that are changed now.
fn latest<'a>(records: &'a Records, changed: &BTreeSet<Key>, before: &'a [Record]) -> Vec<&'a Record> {
    let now = changed.iter().filter_map(|key| records.by_key(key)).map(AsRef::as_ref);
    let still = before.iter().filter(|record| !changed.contains(record.key()));
    let mut kinds = BTreeMap::<&Kind, Vec<&Record>>::new();
    now.chain(still).for_each(|record| kinds.entry(record.kind()).or_default().push(record));
    for of_kind in kinds.values_mut() {
        of_kind.sort_by_cached_key(|record| Reverse(record.cells().map(|(_, cell)| cell.stamp).max()));
        of_kind.truncate(MOST_RECENT);
    }
    kinds.into_values().flatten().collect()
}

fn put_recent(folded: &mut Folded, records: &[&Record]) {
    let bytes = pack(RECENT_KEY, records);
    folded.manifest.recent = Some(checksum(&bytes));
    folded.segments.push((RECENT_KEY.to_owned(), bytes));
}

type Groups<'a> = BTreeMap<usize, Vec<&'a Arc<Record>>>;

fn by_segment<'a>(manifest: &Manifest, records: &'a Records) -> BTreeMap<Kind, Groups<'a>> {
    let mut groups: BTreeMap<Kind, Groups<'a>> = BTreeMap::new();
    for record in records.all() {
        let index = manifest.kinds.get(record.kind()).map_or(0, |entries| place(entries, record.id()));
        groups.entry(record.kind().clone()).or_default().entry(index).or_default().push(record);
    }
    groups
}

fn put(kind: &Kind, entries: &mut Vec<Entry>, index: usize, records: &[&Arc<Record>]) -> Vec<(String, Vec<u8>)> {
    let size = if records.len() > MOST { USUAL } else { MOST };
    let mut written = Vec::new();
    for (part, chunk) in records.chunks(size).enumerate() {
        if part > 0 || entries.is_empty() {
            let number = entries.iter().map(|entry| entry.number + 1).max().unwrap_or(0);
            let from = if entries.is_empty() { RecordId::of("") } else { chunk[0].id().clone() };
            entries.insert(index + part, Entry { number, from, sum: 0 });
        }
        let entry = &mut entries[index + part];
        let records: Vec<&Record> = chunk.iter().map(|record| record.as_ref()).collect();
        let key = key(kind, entry.number);
        let bytes = pack(&key, &records);
        entry.sum = checksum(&bytes);
        written.push((key, bytes));
    }
    written
}

fn pack(key: &str, records: &[&Record]) -> Vec<u8> {
    let mut bytes = format!("{key}\n").into_bytes();
    bytes.extend(packed::pack(records));
    bytes
}

/// Tells a damaged segment from a whole one. (CRC-32 would bring 16 kB of tables to the first screen.)
fn checksum(bytes: &[u8]) -> u32 {
    xxhash_rust::xxh64::xxh64(bytes, 0) as u32
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::change::Change;
    use crate::domain::ids::{DeviceId, Field, ReplicaId};
    use crate::domain::stamp::Stamp;

    fn row(seq: u64, id: u64) -> JournalRow {
        let replica = ReplicaId(1);
        let (kind, id) = (Kind::of("a/b%"), RecordId::new(format!("{id:04}")));
        let change = Change { kind, id, field: Field::of("f"), value: "\u{503c}".into(), replaced: None, stamp: None };
        JournalRow {
            replica,
            seq,
            stamp: Stamp { ms: seq, counter: 0, replica },
            device: DeviceId::of("d"),
            person: RecordId::of("p"),
            command: "c".into(),
            name: "n".into(),
            reason: "".into(),
            changes: vec![change],
            unknown: BTreeMap::new(),
        }
    }

    fn folded(ids: impl Iterator<Item = u64>) -> Folded {
        let rows: Vec<_> = (1..).zip(ids).map(|(seq, id)| row(seq, id)).collect();
        fold(&Manifest::default(), &[], &rows, rows.len() as u64).expect("folds")
    }

    #[test]
    fn large_segments_are_split_and_only_touched_ones_written() {
        let first = folded(0..30);
        assert_eq!(first.segments.len(), 9, "30 records by 4, and those changed last");
        let bytes: BTreeMap<_, _> = first.segments.iter().cloned().collect();
        let rows = [row(31, 5), row(32, 29)];
        let touched = first.manifest.touched(&rows);
        assert_eq!(touched.len(), 3);
        let read: Vec<_> = touched.iter().map(|key| bytes[key].clone()).collect();
        let second = fold(&first.manifest, &read, &rows, 32).expect("folds");
        let written: BTreeSet<_> = second.segments.iter().map(|(key, _)| key.clone()).collect();
        assert_eq!((written, second.manifest.row), (touched, 32));
    }

    #[test]
    fn what_was_changed_last_is_copied_apart() {
        let first = folded(0..30);
        let copies = |folded: &Folded, bytes: &[(String, Vec<u8>)]| {
            let only = folded.manifest.keys(Part::Only(&[RECENT]));
            let bytes: Vec<_> = bytes.iter().filter(|(key, _)| only.contains(key)).map(|(_, b)| b.clone()).collect();
            let records = unpack(&folded.manifest, &only, &bytes).expect("reads");
            records.all().map(|record| record.id().to_string()).collect::<Vec<_>>()
        };
        assert_eq!(copies(&first, &first.segments), ["0024", "0025", "0026", "0027", "0028", "0029"]);
        assert!(!first.manifest.keys(Part::Except(&[])).contains(RECENT_KEY), "copies are no part of the whole");
        let rows = [row(31, 3)];
        let touched = first.manifest.touched(&rows);
        let read: Vec<_> =
            first.segments.iter().filter(|(key, _)| touched.contains(key)).map(|(_, b)| b.clone()).collect();
        let second = fold(&first.manifest, &read, &rows, 31).expect("folds");
        assert_eq!(copies(&second, &second.segments), ["0003", "0025", "0026", "0027", "0028", "0029"]);
    }

    #[test]
    fn every_changed_byte_is_noticed() {
        let Folded { manifest, segments } = folded(0..3);
        let (key, bytes) = &segments[0];
        assert_eq!(key, "a%2Fb%25/000000");
        let expected = BTreeSet::from([key.clone()]);
        assert!(unpack(&manifest, &expected, std::slice::from_ref(bytes)).is_ok());
        for index in 0..bytes.len() {
            let mut changed = bytes.clone();
            changed[index] ^= 1;
            assert!(unpack(&manifest, &expected, &[changed]).is_err(), "{index}");
        }
        assert!(unpack(&manifest, &expected, &[]).is_err(), "missing");
    }

    #[test]
    fn a_segment_in_the_place_of_another_is_noticed() {
        let Folded { manifest, segments } = folded(0..30);
        let keys: BTreeSet<_> = segments.iter().map(|(key, _)| key.clone()).collect();
        let mut all: Vec<_> = segments.into_iter().map(|(_, bytes)| bytes).collect();
        all[0] = all[1].clone();
        assert!(unpack(&manifest, &keys, &all).is_err());
    }
}
