//! Writes an exchange file, whole or in chunks. The same data in the same order gives the same bytes.
//! Knows no storage: whoever has the rows and photos hands them in.

use super::error::ExportError;
use super::format::{CLOSING, Counts, END, HEAD, Head, MAGIC, Photo, SEAL, Section, VERSION, is_picture};
use super::plain;
use crate::domain::change::JournalRow;
use crate::domain::digest::sha256;
use crate::domain::record::Record;
use crate::domain::records::Records;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde::Serialize;

/// After how many lines progress is told.
const STEP: u64 = 256;

/// Writes a file piece by piece: records, then rows, then photos, as many as the head promises. The seal over all pieces
/// is added by whoever has them ([`seal`]).
pub struct Writer {
    out: Vec<u8>,
    promised: Counts,
    written: Counts,
    section: Section,
    lines_in_section: u64,
}

impl Writer {
    /// Begins a file. `head.counts` is what will be written; [`Writer::finish`] holds to it.
    ///
    /// # Errors
    /// The head cannot be written.
    pub fn new(head: &Head) -> Result<Self, ExportError> {
        let mut writer = Self {
            out: Vec::new(),
            promised: head.counts,
            written: Counts::default(),
            section: Section::Records,
            lines_in_section: 0,
        };
        writer.push(MAGIC);
        writer.push(&VERSION.to_string());
        writer.push(HEAD);
        writer.json(head, || "head".to_owned())?;
        writer.push(",\n");
        writer.open();
        Ok(writer)
    }

    /// Adds a record.
    ///
    /// # Errors
    /// It cannot be written, or rows were written already.
    pub fn record(&mut self, record: &Record) -> Result<(), ExportError> {
        self.line(Section::Records)?;
        self.written.records += 1;
        plain::write(&mut self.out, record).map_err(|why| {
            let what = format!("{} {}", record.kind(), record.id());
            ExportError::Unwritable { what, cause: why.to_string() }
        })
    }

    /// Adds a journal row.
    ///
    /// # Errors
    /// It cannot be written, or photos were written already.
    pub fn row(&mut self, row: &JournalRow) -> Result<(), ExportError> {
        self.line(Section::Journal)?;
        self.written.rows += 1;
        self.json(row, || format!("{}/{}", row.replica, row.seq))
    }

    /// Adds a journal row that is stored in the form in which it would be written: what a
    /// [`PlainRow`](plain::PlainRow) was read from.
    ///
    /// # Errors
    /// Photos were written already.
    pub fn stored_row(&mut self, line: &str) -> Result<(), ExportError> {
        self.line(Section::Journal)?;
        self.written.rows += 1;
        self.push(line);
        Ok(())
    }

    /// Adds a photo.
    ///
    /// # Errors
    /// The bytes are not those of the name, or of a type that is not carried; nothing was written then, and
    /// the file could only be finished with other counts: look at every photo before beginning.
    pub fn photo(&mut self, sha: &str, media_type: &str, bytes: &[u8]) -> Result<(), ExportError> {
        check_photo(sha, media_type, bytes)?;
        self.line(Section::Photos)?;
        self.written.photos += 1;
        self.written.bytes += bytes.len() as u64;
        self.push(&format!("{{\"sha256\":\"{sha}\",\"media_type\":\"{media_type}\",\"data\":\""));
        let mut text = std::mem::take(&mut self.out);
        let start = text.len();
        text.resize(start + bytes.len().div_ceil(3) * 4, 0);
        let encoded = STANDARD.encode_slice(bytes, &mut text[start..]);
        self.out = text;
        self.push("\"}");
        encoded.map(|_| ()).map_err(|why| ExportError::Unwritable { what: sha.to_owned(), cause: why.to_string() })
    }

    /// The bytes since the last call, so that a large file need not be held as a whole.
    pub fn take(&mut self) -> Vec<u8> {
        // The next piece will be about as long.
        let next = Vec::with_capacity(self.out.len());
        std::mem::replace(&mut self.out, next)
    }

    /// The last bytes before the seal.
    ///
    /// # Errors
    /// Other counts than the head promised.
    pub fn finish(mut self) -> Result<Vec<u8>, ExportError> {
        self.advance_to(Section::Photos);
        self.close();
        if self.promised != self.written {
            return Err(ExportError::Counts { promised: self.promised, written: self.written });
        }
        Ok(self.out)
    }

    fn push(&mut self, text: &str) {
        self.out.extend_from_slice(text.as_bytes());
    }

    fn json(&mut self, value: &impl Serialize, what: impl Fn() -> String) -> Result<(), ExportError> {
        serde_json::to_writer(&mut self.out, value)
            .map_err(|why| ExportError::Unwritable { what: what(), cause: why.to_string() })
    }

    /// Makes room for one more line in a section.
    fn line(&mut self, section: Section) -> Result<(), ExportError> {
        if section < self.section {
            return Err(ExportError::Order);
        }
        self.advance_to(section);
        if self.lines_in_section > 0 {
            self.push(",\n");
        }
        self.lines_in_section += 1;
        Ok(())
    }

    fn advance_to(&mut self, section: Section) {
        for next in Section::ALL {
            if next > self.section && next <= section {
                self.close();
                self.section = next;
                self.open();
            }
        }
    }

    fn open(&mut self) {
        self.push(self.section.opening());
        self.push("\n");
        self.lines_in_section = 0;
    }

    fn close(&mut self) {
        if self.lines_in_section > 0 {
            self.push("\n");
        }
        self.push(CLOSING);
        self.push("\n");
    }
}

/// What stands behind all that a [`Writer`] wrote, whose SHA-256 this is in hex digits.
pub fn seal(digest: &str) -> Vec<u8> {
    [SEAL, digest, END].concat().into_bytes()
}

/// Whether a photo can be exported: its bytes are those of its name, and it is a picture.
///
/// # Errors
/// What is wrong with it.
pub fn check_photo(sha: &str, media_type: &str, bytes: &[u8]) -> Result<(), ExportError> {
    if !is_picture(media_type) {
        return Err(ExportError::MediaType(media_type.to_owned()));
    }
    if sha256(bytes) != sha {
        return Err(ExportError::PhotoDigest(sha.to_owned()));
    }
    Ok(())
}

/// Writes a whole file; the counts in the head are set here. `progress` hears lines done and lines in all.
///
/// # Errors
/// Something cannot be written.
pub fn write(
    mut head: Head,
    records: &Records,
    rows: &[JournalRow],
    photos: &[Photo],
    progress: &mut dyn FnMut(u64, u64),
) -> Result<Vec<u8>, ExportError> {
    let bytes = photos.iter().map(|photo| photo.bytes.len() as u64).sum();
    head.counts = Counts { records: records.len() as u64, rows: rows.len() as u64, photos: photos.len() as u64, bytes };
    let mut writer = Writer::new(&head)?;
    let (mut done, total) = (0, head.counts.lines());
    let mut step = || {
        done += 1;
        if done % STEP == 0 || done == total {
            progress(done, total);
        }
    };
    records.all().try_for_each(|record| writer.record(record).map(|()| step()))?;
    rows.iter().try_for_each(|row| writer.row(row).map(|()| step()))?;
    photos.iter().try_for_each(|p| writer.photo(&p.sha, &p.media_type, &p.bytes).map(|()| step()))?;
    let mut file = writer.finish()?;
    let digest = sha256(&file);
    file.extend(seal(&digest));
    Ok(file)
}
