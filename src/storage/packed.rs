//! A segment's records as bytes (S5): every text once, then the records by the numbers of their texts. Pure; the
//! private form of a cache, never of a file that leaves the device. Read at every start, so it is read fast.

use crate::domain::ids::{Field, Key, Kind, RecordId, ReplicaId};
use crate::domain::record::{Cell, Record};
use crate::domain::stamp::Stamp;
use crate::domain::value::Value;
use smol_str::SmolStr;
use std::collections::HashMap;

/// Packs records.
pub(super) fn pack(records: &[&Record]) -> Vec<u8> {
    let mut writer = Writer::default();
    writer.number(records.len() as u64);
    records.iter().for_each(|record| writer.record(record));
    writer.finish()
}

/// The records, in their order; `None` when the bytes are not what [`pack`] made.
pub(super) fn unpack(bytes: &[u8]) -> Option<Vec<Record>> {
    let mut reader = Reader { bytes, texts: Vec::new(), replicas: Vec::new(), ms: 0 };
    reader.tables()?;
    let count = reader.count()?;
    let mut records = Vec::new();
    for _ in 0..count {
        records.push(reader.record()?);
    }
    reader.bytes.is_empty().then_some(records)
}

const NULL: u8 = 0;
const NO: u8 = 1;
const YES: u8 = 2;
const INT: u8 = 3;
const TEXT: u8 = 4;
const LIST: u8 = 5;
const MAP: u8 = 6;

#[derive(Default)]
struct Writer<'a> {
    body: Vec<u8>,
    texts: Vec<&'a str>,
    numbers: HashMap<&'a str, u64>,
    replicas: Vec<ReplicaId>,
    ms: u64,
}

impl<'a> Writer<'a> {
    fn number(&mut self, number: u64) {
        put_number(&mut self.body, number);
    }

    fn text(&mut self, text: &'a str) {
        let texts = &mut self.texts;
        let number = *self.numbers.entry(text).or_insert_with(|| {
            texts.push(text);
            texts.len() as u64 - 1
        });
        self.number(number);
    }

    fn record(&mut self, record: &'a Record) {
        self.text(record.kind().as_str());
        self.text(record.id().as_str());
        self.number(record.cells().count() as u64);
        for (field, cell) in record.cells() {
            self.text(field.as_str());
            self.stamp(cell.stamp);
            self.value(&cell.value);
        }
    }

    /// Milliseconds as the difference to the stamp before: near each other in a record, equal in a command.
    fn stamp(&mut self, stamp: Stamp) {
        self.number(zigzag(stamp.ms.wrapping_sub(self.ms) as i64));
        self.ms = stamp.ms;
        self.number(u64::from(stamp.counter));
        let known = self.replicas.iter().position(|replica| *replica == stamp.replica);
        let number = known.unwrap_or_else(|| {
            self.replicas.push(stamp.replica);
            self.replicas.len() - 1
        });
        self.number(number as u64);
    }

    fn value(&mut self, value: &'a Value) {
        match value {
            Value::Null => self.body.push(NULL),
            Value::Bool(yes) => self.body.push(if *yes { YES } else { NO }),
            Value::Int(number) => {
                self.body.push(INT);
                self.number(zigzag(*number));
            }
            Value::Text(text) => {
                self.body.push(TEXT);
                self.text(text);
            }
            Value::List(items) => {
                self.body.push(LIST);
                self.number(items.len() as u64);
                items.iter().for_each(|item| self.value(item));
            }
            Value::Map(members) => {
                self.body.push(MAP);
                self.number(members.len() as u64);
                for (name, member) in members {
                    self.text(name);
                    self.value(member);
                }
            }
        }
    }

    fn finish(self) -> Vec<u8> {
        let mut out = Vec::with_capacity(self.body.len() * 2);
        put_number(&mut out, self.texts.len() as u64);
        for text in self.texts {
            put_number(&mut out, text.len() as u64);
            out.extend_from_slice(text.as_bytes());
        }
        put_number(&mut out, self.replicas.len() as u64);
        self.replicas.iter().for_each(|replica| out.extend_from_slice(&replica.0.to_le_bytes()));
        out.extend_from_slice(&self.body);
        out
    }
}

/// Seven bits a byte, the lowest first.
fn put_number(out: &mut Vec<u8>, mut number: u64) {
    while number >= 0x80 {
        out.push(number as u8 | 0x80);
        number >>= 7;
    }
    out.push(number as u8);
}

/// Small negative numbers become small ones.
fn zigzag(number: i64) -> u64 {
    ((number << 1) ^ (number >> 63)) as u64
}

fn unzigzag(number: u64) -> i64 {
    (number >> 1) as i64 ^ -((number & 1) as i64)
}

struct Reader<'a> {
    bytes: &'a [u8],
    texts: Vec<SmolStr>,
    replicas: Vec<ReplicaId>,
    ms: u64,
}

impl<'a> Reader<'a> {
    fn byte(&mut self) -> Option<u8> {
        let (first, rest) = self.bytes.split_first()?;
        self.bytes = rest;
        Some(*first)
    }

    fn slice(&mut self, length: usize) -> Option<&'a [u8]> {
        let (slice, rest) = self.bytes.split_at_checked(length)?;
        self.bytes = rest;
        Some(slice)
    }

    fn number(&mut self) -> Option<u64> {
        let mut number = 0;
        for shift in (0..64).step_by(7) {
            let byte = self.byte()?;
            number |= u64::from(byte & 0x7f) << shift;
            if byte < 0x80 {
                return Some(number);
            }
        }
        None
    }

    /// A number of things to come; each takes a byte at least, so that no wrong number asks for much memory.
    fn count(&mut self) -> Option<usize> {
        let count = usize::try_from(self.number()?).ok()?;
        (count <= self.bytes.len()).then_some(count)
    }

    fn tables(&mut self) -> Option<()> {
        for _ in 0..self.count()? {
            let length = self.count()?;
            let text = std::str::from_utf8(self.slice(length)?).ok()?;
            self.texts.push(SmolStr::new(text));
        }
        for _ in 0..self.count()? {
            let bytes = self.slice(8)?.try_into().ok()?;
            self.replicas.push(ReplicaId(u64::from_le_bytes(bytes)));
        }
        Some(())
    }

    /// Long texts are shared, not copied.
    fn text(&mut self) -> Option<SmolStr> {
        let number = usize::try_from(self.number()?).ok()?;
        self.texts.get(number).cloned()
    }

    fn record(&mut self) -> Option<Record> {
        let key = Key::new(Kind::from(self.text()?), RecordId::from(self.text()?));
        let count = self.count()?;
        // Asked for at once: growing a list step by step copies it again and again.
        let mut cells = Vec::with_capacity(count);
        for _ in 0..count {
            cells.push(self.cell()?);
        }
        Record::of_cells(key, cells)
    }

    fn cell(&mut self) -> Option<(Field, Cell)> {
        let field = Field::from(self.text()?);
        let stamp = self.stamp()?;
        Some((field, Cell { stamp, value: self.value()? }))
    }

    fn stamp(&mut self) -> Option<Stamp> {
        self.ms = self.ms.wrapping_add(unzigzag(self.number()?) as u64);
        let counter = u16::try_from(self.number()?).ok()?;
        let number = usize::try_from(self.number()?).ok()?;
        Some(Stamp { ms: self.ms, counter, replica: *self.replicas.get(number)? })
    }

    fn value(&mut self) -> Option<Value> {
        Some(match self.byte()? {
            NULL => Value::Null,
            NO => Value::Bool(false),
            YES => Value::Bool(true),
            INT => Value::Int(unzigzag(self.number()?)),
            TEXT => Value::Text(self.text()?),
            LIST => {
                let count = self.count()?;
                Value::List((0..count).map(|_| self.value()).collect::<Option<_>>()?)
            }
            MAP => {
                let count = self.count()?;
                Value::Map((0..count).map(|_| Some((self.text()?, self.value()?))).collect::<Option<_>>()?)
            }
            _ => return None,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn value() -> impl Strategy<Value = Value> {
        let leaf = prop_oneof![
            Just(Value::Null),
            any::<bool>().prop_map(Value::Bool),
            any::<i64>().prop_map(Value::Int),
            ".{0,40}".prop_map(|text| Value::text(&text)),
        ];
        leaf.prop_recursive(3, 20, 4, |inner| {
            prop_oneof![
                prop::collection::vec(inner.clone(), 0..4).prop_map(Value::List),
                prop::collection::btree_map("[a-z]{1,5}".prop_map(SmolStr::from), inner, 0..4).prop_map(Value::Map),
            ]
        })
    }

    fn stamp() -> impl Strategy<Value = Stamp> {
        (0..1_u64 << 48, any::<u16>(), 0..3_u64).prop_map(|(ms, counter, replica)| Stamp {
            ms,
            counter,
            replica: ReplicaId(replica.wrapping_mul(0x9e37_79b9_7f4a_7c15)),
        })
    }

    fn record() -> impl Strategy<Value = Record> {
        let cells = prop::collection::btree_map("[a-z/]{1,30}", (value(), stamp()), 0..8);
        ("[a-c]", "[a-z:]{0,40}", cells).prop_map(|(kind, id, cells)| {
            let mut record = Record::new(Key::new(Kind::new(kind), RecordId::new(id)));
            for (field, (value, stamp)) in cells {
                record.put(Field::new(field), value, stamp);
            }
            record
        })
    }

    proptest! {
        /// S5, S7: whatever a record holds, it comes back.
        #[test]
        fn what_is_packed_is_unpacked(records in prop::collection::vec(record(), 0..6)) {
            let packed = pack(&records.iter().collect::<Vec<_>>());
            prop_assert_eq!(unpack(&packed), Some(records));
        }

        /// A cut is refused, never read as fewer records.
        #[test]
        fn a_cut_is_noticed(records in prop::collection::vec(record(), 1..4), part in 0.0..1.0) {
            let packed = pack(&records.iter().collect::<Vec<_>>());
            let cut = (packed.len() as f64 * part) as usize;
            prop_assert_eq!(unpack(&packed[..cut]), None);
        }

        /// Bytes of any kind are refused or read, without a panic.
        #[test]
        fn no_bytes_make_it_panic(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
            let _ = unpack(&bytes);
        }
    }
}
