//! Is it ours, whole and unchanged? Answers without understanding the content. Order of the questions:
//! size, encoding, beginning, end, seal, format number.

use super::error::WireError;
use super::format::{CAP, Counts, END, HEAD, MAGIC, SEAL, SEAL_LINE, Section, VERSION};
use crate::domain::digest::hex;
use sha2::{Digest, Sha256};

/// How much is hashed between two reports of progress.
const PIECE: usize = 1 << 20;

/// A file that begins and ends like one of ours; its seal was not looked at.
pub struct Framed<'a> {
    bytes: &'a [u8],
    sealed: &'a [u8],
    seal: &'a [u8],
    newer: Option<WireError>,
}

/// Looks at beginning and end.
///
/// # Errors
/// What is wrong there.
pub fn frame(bytes: &[u8]) -> Result<Framed<'_>, WireError> {
    let bytes = in_utf8(bytes)?;
    let version = version(bytes)?;
    let newer = version.filter(|found| *found > VERSION);
    let newer = newer.map(|found| WireError::NewerFormat { found, known: VERSION });
    match tail(bytes) {
        Tail::Whole { sealed, seal } => Ok(Framed { bytes, sealed, seal, newer }),
        Tail::Missing => Err(newer.unwrap_or_else(|| truncated(bytes))),
        Tail::Wrong => Err(newer.unwrap_or(WireError::Tampered)),
    }
}

impl<'a> Framed<'a> {
    /// What the seal is over.
    pub fn sealed(&self) -> &'a [u8] {
        self.sealed
    }

    /// The whole file, and the sealed part of it, of our format number, once the seal is found right.
    pub(super) fn open(self, digest: &str) -> Result<(&'a [u8], &'a [u8]), WireError> {
        if digest.as_bytes() != self.seal {
            return Err(changed(self.bytes));
        }
        self.newer.map_or(Ok((self.bytes, self.sealed)), Err)
    }

    /// SHA-256 of the sealed part, hex.
    pub(super) fn digest(&self, progress: &mut dyn FnMut(u64)) -> String {
        let mut hasher = Sha256::new();
        let mut done = 0;
        for piece in self.sealed.chunks(PIECE) {
            hasher.update(piece);
            done += piece.len() as u64;
            progress(done);
        }
        hex(&hasher.finalize())
    }
}

/// What a file that was cut says and has.
pub(super) fn truncated(bytes: &[u8]) -> WireError {
    let expected = bytes.split_inclusive(|byte| *byte == b'\n').next().and_then(promised);
    WireError::Truncated { expected, found: found(bytes) }
}

fn in_utf8(bytes: &[u8]) -> Result<&[u8], WireError> {
    let size = bytes.len() as u64;
    if size > CAP {
        return Err(WireError::TooLarge { found: size, cap: CAP });
    }
    let utf16 = match bytes {
        [0xFF, 0xFE, ..] | [b'{', 0, b'"', 0, ..] => Some("UTF-16LE"),
        [0xFE, 0xFF, ..] | [0, b'{', 0, b'"', ..] => Some("UTF-16BE"),
        _ => None,
    };
    if let Some(found) = utf16 {
        return Err(WireError::Encoding { found: found.to_owned() });
    }
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    if bytes.is_empty() { Err(WireError::Empty) } else { Ok(bytes) }
}

/// The format number; `None` when the file ends before it is complete.
fn version(bytes: &[u8]) -> Result<Option<u64>, WireError> {
    let Some(rest) = bytes.strip_prefix(MAGIC.as_bytes()) else {
        return if MAGIC.as_bytes().starts_with(bytes) { Ok(None) } else { Err(foreign(bytes)) };
    };
    let digits = rest.iter().take_while(|byte| byte.is_ascii_digit()).count();
    let number = std::str::from_utf8(&rest[..digits]).ok().and_then(|text| text.parse().ok());
    match (number, rest.get(digits)) {
        (_, None) => Ok(None),
        (Some(number), Some(b',')) if number > 0 => Ok(Some(number)),
        _ => Err(WireError::Tampered),
    }
}

/// Ours, but laid out anew by an editor; or some other file.
fn foreign(bytes: &[u8]) -> WireError {
    let beginning: Vec<u8> = bytes.iter().take(200).filter(|byte| !byte.is_ascii_whitespace()).copied().collect();
    if beginning.starts_with(MAGIC.as_bytes()) { WireError::Tampered } else { WireError::NotOurs }
}

enum Tail<'a> {
    /// The seal's line stands at the end.
    Whole { sealed: &'a [u8], seal: &'a [u8] },
    /// The file ends before its seal is complete.
    Missing,
    /// The seal's line is damaged, or something follows it.
    Wrong,
}

fn tail(bytes: &[u8]) -> Tail<'_> {
    let start = bytes.iter().rposition(|byte| *byte == b'\n').map_or(0, |at| at + 1);
    let (sealed, line) = bytes.split_at(start);
    if let Some(seal) = seal_of(line) {
        return Tail::Whole { sealed, seal };
    }
    let is_beginning = SEAL.as_bytes().starts_with(line) || line.starts_with(SEAL.as_bytes());
    let is_cut = is_beginning && line.len() < SEAL_LINE && has_no_seal(sealed);
    let is_body = !is_beginning && !is_damaged_seal(line) && has_no_seal(bytes);
    if is_cut || is_body { Tail::Missing } else { Tail::Wrong }
}

fn seal_of(line: &[u8]) -> Option<&[u8]> {
    let hex = line.strip_prefix(SEAL.as_bytes())?.strip_suffix(END.as_bytes())?;
    (hex.len() == 64).then_some(hex)
}

/// A seal whose frame was changed: as long as a seal, with the digits where they belong.
fn is_damaged_seal(line: &[u8]) -> bool {
    let digits = line.get(SEAL.len()..SEAL.len() + 64).filter(|_| line.len() == SEAL_LINE);
    digits.is_some_and(|digits| digits.iter().all(u8::is_ascii_hexdigit))
}

/// Whether no line begins like a seal. Text in the body cannot: JSON writes line breaks as `\n`.
fn has_no_seal(bytes: &[u8]) -> bool {
    !bytes.split(|byte| *byte == b'\n').any(|line| line.starts_with(SEAL.as_bytes()))
}

/// The seal is wrong: changed by somebody, or saved in another encoding.
fn changed(bytes: &[u8]) -> WireError {
    if std::str::from_utf8(bytes).is_ok() {
        return WireError::Tampered;
    }
    WireError::Encoding { found: "not UTF-8 (GB18030, Windows-1252 …)".to_owned() }
}

#[derive(serde::Deserialize)]
struct Promise {
    counts: Counts,
}

fn promised(line: &[u8]) -> Option<Counts> {
    let head = line.strip_suffix(b",\n")?.strip_prefix(MAGIC.as_bytes())?;
    let digits = head.iter().take_while(|byte| byte.is_ascii_digit()).count();
    let head = head.get(digits..)?.strip_prefix(HEAD.as_bytes())?;
    serde_json::from_slice::<Promise>(head).ok().map(|promise| promise.counts)
}

/// Counts whole lines by section.
fn found(bytes: &[u8]) -> Counts {
    let mut counts = Counts::default();
    let mut section = None;
    for line in bytes.split_inclusive(|byte| *byte == b'\n').filter_map(|line| line.strip_suffix(b"\n")).skip(1) {
        let opened = Section::ALL.into_iter().find(|section| section.opening().as_bytes() == line);
        section = opened.or(section);
        match section.filter(|_| line.starts_with(b"{")) {
            Some(Section::Records) => counts.records += 1,
            Some(Section::Journal) => counts.rows += 1,
            Some(Section::Photos) => counts.photos += 1,
            None => {}
        }
    }
    counts
}
