//! Reads an exchange file as a whole or not at all, but for photos that were damaged before the seal was set: each is left
//! out and named. Knows what a line must hold; nothing of merging or storing.

use super::envelope;
use super::error::WireError;
use super::format::{CLOSING, Counts, ExchangeFile, HEAD, Head, MAGIC, MAX_DEPTH, Photo, Section, is_picture};
use super::plain::{self, PlainRow, Texts};
use crate::domain::change::{JournalRow, MAX_CHANGES_PER_ROW, Vector};
use crate::domain::digest::sha256;
use crate::domain::ids::{Key, ReplicaId};
use crate::domain::record::Record;
use crate::domain::value::Value;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde::Deserialize;
use std::collections::HashSet;

pub use super::envelope::{Framed, frame};

/// After how many lines progress is told.
const STEP: u64 = 256;

/// Reads a file. `progress` hears bytes done and bytes in all; each byte is passed twice, once for the seal
/// and once for its content.
///
/// # Errors
/// [`WireError`] says why; then nothing of the file may be used.
pub fn read(bytes: &[u8], progress: &mut dyn FnMut(u64, u64)) -> Result<ExchangeFile, WireError> {
    let framed = frame(bytes)?;
    let total = framed.sealed().len() as u64 * 2;
    let digest = framed.digest(&mut |done| progress(done, total));
    read_sealed(framed, &digest, progress)
}

/// Reads a file of which somebody else has worked out what the seal should say: SHA-256 of [`Framed::sealed`], hex.
///
/// # Errors
/// [`WireError`] says why; then nothing of the file may be used.
pub fn read_sealed(
    framed: Framed<'_>,
    digest: &str,
    progress: &mut dyn FnMut(u64, u64),
) -> Result<ExchangeFile, WireError> {
    let (bytes, sealed) = framed.open(digest)?;
    let total = sealed.len() as u64 * 2;
    let mut lines = Lines { rest: sealed, number: 0 };
    let mut content = Content::new(head(&mut lines)?);
    for section in Section::ALL {
        lines.exactly(section.opening())?;
        while let Some(line) = lines.entry()? {
            content.take(section, line, lines.number)?;
            if lines.number.is_multiple_of(STEP) || section == Section::Photos {
                progress(total - lines.rest.len() as u64, total);
            }
        }
    }
    lines.end()?;
    progress(total, total);
    content.complete(bytes)
}

/// What stands in a file's head, without reading the rest; the seal is not looked at.
///
/// # Errors
/// Not ours, or the first line cannot be read.
pub fn head_of(bytes: &[u8]) -> Result<Head, WireError> {
    head(&mut Lines { rest: bytes, number: 0 })
}

fn head(lines: &mut Lines) -> Result<Head, WireError> {
    let line = lines.next().unwrap_or_default();
    let rest = line.strip_prefix(MAGIC.as_bytes()).ok_or(WireError::NotOurs)?;
    let digits = rest.iter().take_while(|byte| byte.is_ascii_digit()).count();
    let json = rest[digits..].strip_prefix(HEAD.as_bytes()).and_then(|rest| rest.strip_suffix(b","));
    let json = json.ok_or_else(|| lines.fault("the head does not stand where it should"))?;
    serde_json::from_slice(json).map_err(|why| lines.unreadable(None, &why))
}

/// The lines of the sealed part, counted.
struct Lines<'a> {
    rest: &'a [u8],
    number: u64,
}

impl<'a> Lines<'a> {
    fn next(&mut self) -> Option<&'a [u8]> {
        let end = memchr::memchr(b'\n', self.rest)?;
        let (line, rest) = self.rest.split_at(end);
        self.rest = &rest[1..];
        self.number += 1;
        Some(line)
    }

    fn exactly(&mut self, wanted: &str) -> Result<(), WireError> {
        if self.next() == Some(wanted.as_bytes()) { Ok(()) } else { Err(self.fault(&format!("expected {wanted}"))) }
    }

    /// The next entry of a section; `None` where the section closes. Commas stand between entries only.
    fn entry(&mut self) -> Result<Option<&'a [u8]>, WireError> {
        let Some(line) = self.next() else { return Err(self.fault("the section does not close")) };
        if line == CLOSING.as_bytes() {
            return Ok(None);
        }
        let is_last = self.rest.starts_with(CLOSING.as_bytes());
        match line.strip_suffix(b",") {
            Some(entry) if !is_last => Ok(Some(entry)),
            None if is_last => Ok(Some(line)),
            _ => Err(self.fault("a comma is missing or too many")),
        }
    }

    fn end(&self) -> Result<(), WireError> {
        if self.rest.is_empty() { Ok(()) } else { Err(self.fault("something stands between the photos and the seal")) }
    }

    fn fault(&self, cause: &str) -> WireError {
        WireError::Line { line: self.number, record: None, field: None, cause: cause.to_owned() }
    }

    fn unreadable(&self, record: Option<String>, why: &serde_json::Error) -> WireError {
        unreadable(self.number, record, &why.to_string())
    }
}

/// The reason in words, with the field that `unique::map` put before it.
fn unreadable(line: u64, record: Option<String>, why: &str) -> WireError {
    let named = why.strip_prefix("in \"").and_then(|rest| rest.split_once("\": "));
    let (field, cause) = named.map_or((None, why), |(field, cause)| (Some(field.to_owned()), cause));
    WireError::Line { line, record, field, cause: cause.to_owned() }
}

/// What has been read so far, and the names that stood already (R24: a name that stands twice is refused;
/// names are compared byte by byte).
struct Content {
    file: ExchangeFile,
    bytes: u64,
    /// The names of all records, once they stand in no order. We write them in order, and none can then stand twice.
    records: HashSet<Key>,
    /// The same of rows, whose numbers rise in each replica.
    rows: HashSet<(ReplicaId, u64)>,
    reached: Vector,
    photos: HashSet<String>,
    texts: Texts,
}

impl Content {
    fn new(head: Head) -> Self {
        let (records, rows, photos, damaged) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        Self {
            file: ExchangeFile { head, records, rows, photos, damaged },
            bytes: 0,
            records: HashSet::new(),
            rows: HashSet::new(),
            reached: Vector::new(),
            photos: HashSet::new(),
            texts: Texts::new(),
        }
    }

    fn take(&mut self, section: Section, json: &[u8], line: u64) -> Result<(), WireError> {
        let twice = |key| WireError::DuplicateKey { line, key };
        match section {
            Section::Records => {
                let likely = self.file.records.last().map_or(0, |record| record.cells().len());
                let record = record(json, line, likely, &mut self.texts)?;
                if !self.is_new_record(record.key()) {
                    return Err(twice(format!("{} {}", record.kind(), record.id())));
                }
                self.file.records.push(record);
            }
            Section::Journal => {
                let row = row(json, line, self.file.rows.last(), &mut self.texts)?;
                if !self.is_new_row(row.replica, row.seq) {
                    return Err(twice(format!("{}/{}", row.replica, row.seq)));
                }
                self.file.rows.push(row);
            }
            Section::Photos => {
                let (sha, photo) = photo(json, line)?;
                if !self.photos.insert(sha.clone()) {
                    return Err(twice(sha));
                }
                self.photo(sha, photo);
            }
        }
        Ok(())
    }

    fn photo(&mut self, sha: String, photo: Option<Photo>) {
        match photo {
            Some(photo) => {
                self.bytes += photo.bytes.len() as u64;
                self.file.photos.push(photo);
            }
            None => self.file.damaged.push(sha),
        }
    }

    fn is_new_record(&mut self, key: &Key) -> bool {
        if self.records.is_empty() {
            if self.file.records.last().is_none_or(|last| last.key() < key) {
                return true;
            }
            self.records = self.file.records.iter().map(|record| record.key().clone()).collect();
        }
        self.records.insert(key.clone())
    }

    fn is_new_row(&mut self, replica: ReplicaId, seq: u64) -> bool {
        if self.rows.is_empty() {
            let reached = self.reached.entry(replica).or_default();
            if seq > *reached {
                *reached = seq;
                return true;
            }
            self.rows = self.file.rows.iter().map(|row| (row.replica, row.seq)).collect();
        }
        self.rows.insert((replica, seq))
    }

    /// The counts must be those of the head. How many bytes a damaged photo had, nobody knows.
    fn complete(self, bytes: &[u8]) -> Result<ExchangeFile, WireError> {
        let promised = self.file.head.counts;
        let found = Counts {
            records: self.file.records.len() as u64,
            rows: self.file.rows.len() as u64,
            photos: self.photos.len() as u64,
            bytes: if self.file.damaged.is_empty() { self.bytes } else { promised.bytes },
        };
        if found == promised {
            return Ok(self.file);
        }
        Err(if found.lines() < promised.lines() { envelope::truncated(bytes) } else { WireError::Tampered })
    }
}

fn record(json: &[u8], line: u64, likely: usize, texts: &mut Texts) -> Result<Record, WireError> {
    let plain = std::str::from_utf8(json).ok().and_then(|json| plain::record(json, likely, texts));
    let is_named = |record: &Record| !record.kind().as_str().is_empty() && !record.id().as_str().is_empty();
    if let Some(record) = plain.filter(is_named) {
        return Ok(record);
    }
    let read: Record = serde_json::from_slice(json).map_err(|why| unreadable(line, name(json), &why.to_string()))?;
    let wrong = |why: &str| unreadable(line, name(json), why);
    if !is_named(&read) {
        return Err(wrong("kind or id is empty"));
    }
    flat(read.cells().map(|(field, cell)| (field.as_str(), &cell.value))).map_err(|why| wrong(&why))?;
    Ok(read)
}

/// Whether no value nests too deep; otherwise what is wrong, with the name under which it stands.
fn flat<'a>(mut values: impl Iterator<Item = (&'a str, &'a Value)>) -> Result<(), String> {
    let deep = values.find(|(_, value)| value.depth() > MAX_DEPTH);
    deep.map_or(Ok(()), |(name, _)| Err(format!("in {name:?}: nests deeper than {MAX_DEPTH} levels")))
}

fn row(json: &[u8], line: u64, before: Option<&JournalRow>, texts: &mut Texts) -> Result<JournalRow, WireError> {
    let wrong = |why: &str| unreadable(line, name(json), why);
    let read = match std::str::from_utf8(json).ok().and_then(PlainRow::of) {
        Some(plain) => plain.kept(before, texts),
        None => serde_json::from_slice::<JournalRow>(json).map_err(|why| wrong(&why.to_string()))?,
    };
    if read.seq == 0 {
        return Err(wrong("rows are numbered from 1"));
    }
    if read.changes.len() > MAX_CHANGES_PER_ROW {
        return Err(wrong("more than 1000 changes in one row"));
    }
    let is_named = |kind: &str, id: &str, field: &str| !kind.is_empty() && !id.is_empty() && !field.is_empty();
    if !read.changes.iter().all(|own| is_named(own.kind.as_str(), own.id.as_str(), own.field.as_str())) {
        return Err(wrong("kind, id or field of a change is empty"));
    }
    let written = read.changes.iter().map(|own| (own.field.as_str(), &own.value));
    let later = read.unknown.iter().map(|(name, value)| (name.as_str(), value));
    flat(written.chain(later)).map_err(|why| wrong(&why))?;
    Ok(read)
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PhotoLine<'a> {
    sha256: String,
    media_type: String,
    /// Borrowed: base64 needs no escapes, so the text is not copied.
    data: &'a str,
}

/// A photo with its name; none when its data are not what the name says. The seal is right: it was written so.
fn photo(json: &[u8], line: u64) -> Result<(String, Option<Photo>), WireError> {
    let wrong = |name: Option<&str>, why: &str| unreadable(line, name.map(|sha| format!("photo {sha}")), why);
    let read: PhotoLine = serde_json::from_slice(json).map_err(|why| wrong(None, &why.to_string()))?;
    let PhotoLine { sha256: sha, media_type, data } = read;
    if !is_picture(&media_type) {
        return Err(wrong(Some(&sha), &format!("{media_type:?} is not a type of photo")));
    }
    if !is_sha256(&sha) {
        return Err(wrong(Some(&sha), "its name is no SHA-256"));
    }
    let bytes = STANDARD.decode(data).ok().filter(|bytes| sha256(bytes) == sha);
    let photo = bytes.map(|bytes| Photo { sha: sha.clone(), media_type, bytes });
    Ok((sha, photo))
}

fn is_sha256(name: &str) -> bool {
    name.len() == 64 && name.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
}

/// Who a broken line belongs to, as far as it can be read.
#[derive(Deserialize)]
struct Name {
    kind: Option<String>,
    id: Option<String>,
    replica: Option<String>,
    seq: Option<u64>,
}

fn name(json: &[u8]) -> Option<String> {
    let name: Name = serde_json::from_slice(json).ok()?;
    let record = name.kind.zip(name.id).map(|(kind, id)| format!("{kind} {id}"));
    record.or_else(|| name.replica.zip(name.seq).map(|(replica, seq)| format!("{replica}/{seq}")))
}
