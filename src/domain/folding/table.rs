//! Reading the table of foldings: `public/fold.bin`, which `tests/fold.rs` makes from maintained tables. Trusts nothing
//! in it. Knows the order of the bytes, not what the foldings are for.
//!
//! Mark, checksum of the rest, then: how many characters fold as arithmetic does not say; the distance of each from the
//! one before; into how many characters each folds; the length of those characters in UTF-8, and they; how many sets of
//! letters there are, and they; how many rows of characters have pinyin; of each row the distance from the row before,
//! its length, and for each character its place among the sets, the first of which is empty. Numbers are LEB128.

use super::{Fold, Folding, Letters, PAGE_BITS, Row};
use thiserror::Error;
use xxhash_rust::xxh64::xxh64;

/// What the table begins with; the number is that of its form.
const MARK: &[u8] = b"DXFOLD1\0";
/// How many bytes its checksum has.
const SUM: usize = 8;

/// Why bytes are no table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum TableError {
    /// It does not begin as one.
    #[error("not a table of foldings")]
    Foreign,
    /// The checksum says so.
    #[error("the table of foldings is damaged")]
    Damaged,
    /// It holds what no table holds.
    #[error("the table of foldings says what cannot be: {0}")]
    Malformed(&'static str),
}

pub(super) fn read(bytes: &[u8]) -> Result<Folding, TableError> {
    let sealed = bytes.strip_prefix(MARK).ok_or(TableError::Foreign)?;
    let (sum, rest) = sealed.split_first_chunk::<SUM>().ok_or(TableError::Damaged)?;
    if xxh64(rest, 0) != u64::from_le_bytes(*sum) {
        return Err(TableError::Damaged);
    }
    let mut bytes = Bytes(rest);
    let (folds, folded) = folds(&mut bytes)?;
    let sets = sets(&mut bytes)?;
    let rows = rows(&mut bytes, sets.len())?;
    if !bytes.0.is_empty() {
        return Err(TableError::Malformed("more than a table"));
    }
    Ok(Folding { pages: pages(&folds), folds, folded, sets, rows })
}

/// The bytes not yet read.
struct Bytes<'a>(&'a [u8]);

impl<'a> Bytes<'a> {
    fn number(&mut self) -> Result<u32, TableError> {
        let mut number = 0_u32;
        for shift in [0, 7, 14, 21, 28] {
            let [byte] = *self.take(1)? else { break };
            number |= u32::from(byte & 0x7f) << shift;
            if byte < 0x80 {
                return Ok(number);
            }
        }
        Err(TableError::Malformed("an endless number"))
    }

    /// A number of things that each need a byte at least: never more than there are.
    fn count(&mut self) -> Result<usize, TableError> {
        let count = self.number()? as usize;
        if count <= self.0.len() { Ok(count) } else { Err(TableError::Malformed("too short")) }
    }

    fn take(&mut self, count: usize) -> Result<&'a [u8], TableError> {
        let (taken, rest) = self.0.split_at_checked(count).ok_or(TableError::Malformed("too short"))?;
        self.0 = rest;
        Ok(taken)
    }
}

fn folds(bytes: &mut Bytes) -> Result<(Vec<Fold>, String), TableError> {
    let count = bytes.count()?;
    let from = characters(bytes, count)?;
    let lengths = (0..count).map(|_| bytes.number()).collect::<Result<Vec<_>, _>>()?;
    let length = bytes.count()?;
    let folded = std::str::from_utf8(bytes.take(length)?).map_err(|_| TableError::Malformed("no text"))?;
    let mut ends = folded.char_indices().map(|(at, c)| at + c.len_utf8());
    let (mut folds, mut start) = (Vec::with_capacity(count), 0);
    for (from, length) in from.into_iter().zip(lengths) {
        let last = (length as usize).checked_sub(1).ok_or(TableError::Malformed("folds to nothing"))?;
        let end = ends.nth(last).ok_or(TableError::Malformed("folds to more than there is"))?;
        folds.push(Fold { from, start, end });
        start = end;
    }
    if start < folded.len() {
        return Err(TableError::Malformed("nothing folds to the rest"));
    }
    Ok((folds, folded.to_owned()))
}

/// Characters in order, each told by its distance from the one before.
fn characters(bytes: &mut Bytes, count: usize) -> Result<Vec<char>, TableError> {
    let mut last = 0_u32;
    let mut next = |_| {
        let distance = bytes.number()?;
        let code = last.checked_add(distance).filter(|_| distance > 0).and_then(char::from_u32);
        last = code.map_or(last, u32::from);
        code.ok_or(TableError::Malformed("no character"))
    };
    (0..count).map(&mut next).collect()
}

fn sets(bytes: &mut Bytes) -> Result<Vec<Letters>, TableError> {
    let count = bytes.count()?;
    let sets = (0..count).map(|_| bytes.number()).collect::<Result<Vec<_>, _>>()?;
    if sets.iter().any(|set| *set > Letters::ALL) {
        return Err(TableError::Malformed("no letter"));
    }
    Ok(sets.into_iter().map(Letters).collect())
}

fn rows(bytes: &mut Bytes, sets: usize) -> Result<Vec<Row>, TableError> {
    let count = bytes.count()?;
    let (mut rows, mut end) = (Vec::with_capacity(count), 0_u32);
    for _ in 0..count {
        let distance = bytes.number()?;
        let length = bytes.count()?;
        let place = |number: u32| u16::try_from(number).ok().filter(|place| usize::from(*place) < sets);
        let mut next = |_| place(bytes.number()?).ok_or(TableError::Malformed("no such set"));
        let places = (0..length).map(&mut next).collect::<Result<Vec<_>, _>>()?;
        let first = end.checked_add(distance).ok_or(TableError::Malformed("no character"))?;
        end = first.checked_add(length as u32).ok_or(TableError::Malformed("no character"))?;
        rows.push(Row { first, places });
    }
    Ok(rows)
}

/// Where the characters of each page begin among all, and where the last ends.
fn pages(folds: &[Fold]) -> Vec<usize> {
    let last = u32::from(char::MAX) >> PAGE_BITS;
    let begin = |page: u32| folds.partition_point(|fold| u32::from(fold.from) >> PAGE_BITS < page);
    (0..=last + 1).map(begin).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn sealed(rest: &[u8]) -> Vec<u8> {
        [MARK, &xxh64(rest, 0).to_le_bytes(), rest].concat()
    }

    /// Æ to ae, 價 to 价 (each by its distance); 价 and 价's neighbour with pinyin j and none.
    fn small() -> Vec<u8> {
        let ae = 0xC6_u32;
        let jia = u32::from('價') - ae;
        let leb = |n: u32| vec![(n & 0x7f) as u8 | 0x80, (n >> 7 & 0x7f) as u8 | 0x80, (n >> 14) as u8];
        let mut bytes = vec![2];
        bytes.extend([leb(ae), leb(jia)].concat());
        bytes.extend([2, 1, 5]);
        bytes.extend("ae价".as_bytes());
        bytes.extend([2, 0]);
        bytes.extend(leb(1 << 9));
        bytes.push(1);
        bytes.extend(leb(u32::from('价')));
        bytes.extend([2, 1, 0]);
        bytes
    }

    #[test]
    fn reads_what_was_written() {
        let folding = read(&sealed(&small())).expect("a table");
        assert_eq!(folding.fold("Æ價ＡB"), "ae价ab");
        assert_eq!(folding.initials('价'), Letters::of('j'));
        assert_eq!(folding.initials('份'), Letters::default());
        assert_eq!(folding.initials('Ｑ'), Letters::of('q'));
        assert_eq!(folding.initials('Æ'), Letters::default(), "two letters are no initial");
    }

    #[test]
    fn every_cut_and_every_wrong_byte_is_refused() {
        let whole = sealed(&small());
        for length in 0..whole.len() {
            assert!(read(&whole[..length]).is_err(), "cut at {length}");
        }
        for at in 0..whole.len() {
            let mut wrong = whole.clone();
            wrong[at] ^= 0x20;
            assert!(read(&wrong).is_err(), "wrong at {at}");
        }
        assert_eq!(read(b"<!doctype html>").err(), Some(TableError::Foreign));
    }

    #[test]
    fn what_cannot_be_is_refused_though_sealed() {
        let refused = |rest: &[u8]| matches!(read(&sealed(rest)), Err(TableError::Malformed(_)));
        assert!(refused(&[1, 65, 0, 0, 0, 0]), "folds to nothing");
        assert!(refused(&[1, 65, 2, 1, b'a', 0, 0]), "folds to more than there is");
        assert!(refused(&[0, 1, b'a', 0, 0]), "text that nothing folds to");
        assert!(refused(&[0, 0, 0, 1, 5, 1, 0]), "a set that is not there");
        assert!(refused(&[0xff, 0xff, 0xff, 0xff, 0x0f]), "more characters than bytes");
        assert!(refused(&[0, 0, 0, 0, 9]), "more than a table");
        assert!(!refused(&[0, 0, 0, 0]), "an empty one is one");
    }

    proptest! {
        /// With a valid checksum: the checks behind it must hold by themselves.
        #[test]
        fn no_bytes_make_it_panic(start in 0..40_usize, noise: Vec<u8>, text: String) {
            let mut bytes = small();
            bytes.truncate(start);
            bytes.extend(noise);
            let _ = read(&bytes);
            if let Ok(folding) = read(&sealed(&bytes)) {
                let _ = folding.fold(&text);
                let _ = text.chars().map(|c| folding.initials(c)).collect::<Vec<_>>();
            }
        }
    }
}
