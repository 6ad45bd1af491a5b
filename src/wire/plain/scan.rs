//! Goes through a line from left to right. Knows texts, numbers and stamps; no record.

use crate::domain::ids::ReplicaId;
use crate::domain::stamp::Stamp;
use crate::domain::value::{MAX_INT, Value};

/// A value that holds no others, its text where it stands in the line.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum PlainValue<'a> {
    /// Cleared.
    Null,
    /// Yes or no.
    Bool(bool),
    /// A whole number.
    Int(i64),
    /// Text.
    Text(&'a str),
}

impl<'a> PlainValue<'a> {
    /// The value, its text kept as `keep` does.
    pub(super) fn kept(self, keep: impl FnOnce(&'a str) -> smol_str::SmolStr) -> Value {
        match self {
            Self::Null => Value::Null,
            Self::Bool(yes) => Value::Bool(yes),
            Self::Int(number) => Value::Int(number),
            Self::Text(text) => Value::Text(keep(text)),
        }
    }
}

/// A line, and how far it was read.
pub(super) struct Scan<'a> {
    line: &'a str,
    at: usize,
}

impl<'a> Scan<'a> {
    pub(super) fn new(line: &'a str) -> Self {
        Self { line, at: 0 }
    }

    fn rest(&self) -> &'a [u8] {
        self.line.as_bytes().get(self.at..).unwrap_or_default()
    }

    /// Whether this stands here; it is passed then.
    pub(super) fn has(&mut self, wanted: &str) -> bool {
        let is_here = self.rest().starts_with(wanted.as_bytes());
        self.at += if is_here { wanted.len() } else { 0 };
        is_here
    }

    /// Passes what must stand here.
    pub(super) fn pass(&mut self, wanted: &str) -> Option<()> {
        self.has(wanted).then_some(())
    }

    /// Nothing may follow.
    pub(super) fn end(&self) -> Option<()> {
        self.rest().is_empty().then_some(())
    }

    /// The rest of a text whose opening quote was passed; its closing one is passed too.
    pub(super) fn text(&mut self) -> Option<&'a str> {
        let (start, end) = (self.at, self.at + stop(self.rest())?);
        self.at = end + 1;
        (self.line.as_bytes()[end] == b'"').then(|| self.line.get(start..end))?
    }

    /// A whole number from 0 on, without needless zeros.
    pub(super) fn number(&mut self) -> Option<u64> {
        let rest = self.rest();
        let digits = rest.iter().take_while(|byte| byte.is_ascii_digit()).count();
        let is_short = digits > 0 && (rest[0] != b'0' || digits == 1);
        self.at += digits;
        let add = |number: u64, byte: &u8| number.checked_mul(10)?.checked_add(u64::from(byte - b'0'));
        rest[..digits].iter().try_fold(0, add).filter(|_| is_short)
    }

    /// So many hex digits.
    fn hex(&mut self, digits: usize) -> Option<u64> {
        let read = self.rest().get(..digits)?.iter().try_fold(0, |number, byte| Some((number << 4) | digit(*byte)?));
        self.at += digits;
        read
    }

    /// A replica, without its opening quote.
    pub(super) fn replica(&mut self) -> Option<ReplicaId> {
        let replica = self.hex(16)?;
        self.pass("\"")?;
        Some(ReplicaId(replica))
    }

    /// A stamp, without its opening quote.
    pub(super) fn stamp(&mut self) -> Option<Stamp> {
        let ms = self.hex(12)?;
        self.pass("-")?;
        let counter = u16::try_from(self.hex(4)?).ok()?;
        self.pass("-")?;
        Some(Stamp { ms, counter, replica: self.replica()? })
    }

    /// A value that holds no others.
    pub(super) fn value(&mut self) -> Option<PlainValue<'a>> {
        match self.rest().first()? {
            b'"' => {
                self.at += 1;
                self.text().map(PlainValue::Text)
            }
            b'-' => {
                self.at += 1;
                self.int().filter(|number| *number > 0).map(|number| PlainValue::Int(-number))
            }
            b'0'..=b'9' => self.int().map(PlainValue::Int),
            b't' => self.pass("true").map(|()| PlainValue::Bool(true)),
            b'f' => self.pass("false").map(|()| PlainValue::Bool(false)),
            _ => self.pass("null").map(|()| PlainValue::Null),
        }
    }

    fn int(&mut self) -> Option<i64> {
        i64::try_from(self.number()?).ok().filter(|number| *number <= MAX_INT)
    }
}

fn digit(byte: u8) -> Option<u64> {
    match byte {
        b'0'..=b'9' => Some(u64::from(byte - b'0')),
        b'a'..=b'f' => Some(u64::from(byte - b'a' + 10)),
        _ => None,
    }
}

/// Where text ends or needs an escape: at a quote, a backslash, a control character. Eight bytes at a time.
pub(super) fn stop(bytes: &[u8]) -> Option<usize> {
    let (words, rest) = bytes.as_chunks::<8>();
    for (place, word) in words.iter().enumerate() {
        let stops = stops(u64::from_le_bytes(*word));
        if stops != 0 {
            return Some(place * 8 + stops.trailing_zeros() as usize / 8);
        }
    }
    let is_stop = |byte: &u8| *byte < b' ' || *byte == b'"' || *byte == b'\\';
    rest.iter().position(is_stop).map(|place| words.len() * 8 + place)
}

/// The lowest bit that is set is the highest of the first such byte; what stands above it says nothing.
fn stops(word: u64) -> u64 {
    const EACH: u64 = 0x0101_0101_0101_0101;
    let below = |word: u64, limit: u64| word.wrapping_sub(EACH * limit) & !word & (EACH << 7);
    let is = |byte: u8| below(word ^ (EACH * u64::from(byte)), 1);
    below(word, u64::from(b' ')) | is(b'"') | is(b'\\')
}
