//! How the letters of a file are written: by its mark, by what its bytes can be, or as a person says.

use super::TableError;
use serde::{Deserialize, Serialize};

/// How letters are written in files of the trade.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Encoding {
    /// Of the web.
    Utf8,
    /// Of Taobao's assistant.
    Utf16Le,
    /// The same, of another machine.
    Utf16Be,
    /// Of Chinese spreadsheets; the whole of GB 18030.
    Gbk,
    /// Of western spreadsheets.
    Windows1252,
}

/// Decodes bytes without a mark; none where they cannot be. A browser does it, and knows the labels.
pub type Decode<'d> = dyn Fn(&str, &[u8]) -> Option<String> + 'd;

impl Encoding {
    /// All, in the order in which they are offered.
    pub const ALL: [Self; 5] = [Self::Utf8, Self::Gbk, Self::Utf16Le, Self::Utf16Be, Self::Windows1252];

    /// Its label, as the Encoding Standard has it.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Utf8 => "utf-8",
            Self::Utf16Le => "utf-16le",
            Self::Utf16Be => "utf-16be",
            Self::Gbk => "gb18030",
            Self::Windows1252 => "windows-1252",
        }
    }

    /// The bytes by which it announces itself.
    const fn mark(self) -> &'static [u8] {
        match self {
            Self::Utf8 => &[0xef, 0xbb, 0xbf],
            Self::Utf16Le => &[0xff, 0xfe],
            Self::Utf16Be => &[0xfe, 0xff],
            Self::Gbk | Self::Windows1252 => &[],
        }
    }
}

/// So many bytes tell how the rest is written.
const SAMPLE: usize = 64 * 1024;

/// The text, and how it was written.
pub(super) fn read(
    bytes: &[u8],
    wished: Option<Encoding>,
    decode: &Decode<'_>,
) -> Result<(Encoding, String), TableError> {
    if bytes.is_empty() {
        return Err(TableError::Empty);
    }
    if let Some(encoding) = wished {
        let text = decoded(encoding, bytes, decode).ok_or(TableError::NotIn(encoding))?;
        return Ok((encoding, text));
    }
    let candidates = candidates(bytes);
    if candidates.is_empty() {
        return Err(TableError::NotText);
    }
    let read = candidates.into_iter().find_map(|encoding| Some((encoding, decoded(encoding, bytes, decode)?)));
    read.ok_or(TableError::NotText)
}

fn decoded(encoding: Encoding, bytes: &[u8], decode: &Decode<'_>) -> Option<String> {
    let plain = bytes.strip_prefix(encoding.mark()).unwrap_or(bytes);
    match encoding {
        Encoding::Utf8 => std::str::from_utf8(plain).ok().map(str::to_owned),
        _ => decode(encoding.label(), plain),
    }
}

/// What it may be written in, the likeliest first.
fn candidates(bytes: &[u8]) -> Vec<Encoding> {
    let marked = Encoding::ALL.into_iter().find(|one| !one.mark().is_empty() && bytes.starts_with(one.mark()));
    let sample = &bytes[..bytes.len().min(SAMPLE)];
    match (marked, zeros(sample)) {
        (Some(marked), _) => vec![marked],
        (None, (0, 0)) if has_gbk_pairs(bytes) => vec![Encoding::Utf8, Encoding::Gbk, Encoding::Windows1252],
        (None, (0, 0)) => vec![Encoding::Utf8, Encoding::Windows1252],
        // Digits, commas and line ends have a zero beside them in UTF-16, always on the same side.
        (None, (even, odd)) if odd > even * 20 && odd * 40 > sample.len() => vec![Encoding::Utf16Le],
        (None, (even, odd)) if even > odd * 20 && even * 40 > sample.len() => vec![Encoding::Utf16Be],
        _ => Vec::new(),
    }
}

/// How many zeros stand at even and at odd places.
fn zeros(bytes: &[u8]) -> (usize, usize) {
    let at = |parity: usize| bytes.iter().skip(parity).step_by(2).filter(|byte| **byte == 0).count();
    (at(0), at(1))
}

/// Whether high bytes stand in pairs, as in Chinese; in western texts a letter with an accent stands among plain ones.
fn has_gbk_pairs(bytes: &[u8]) -> bool {
    let (mut paired, mut single, mut at) = (0, 0, 0);
    while let Some(byte) = bytes.get(at) {
        let is_pair = *byte >= 0x81 && bytes.get(at + 1).is_some_and(|next| *next >= 0xa1);
        paired += usize::from(is_pair);
        single += usize::from(*byte >= 0x80 && !is_pair);
        at += if *byte >= 0x80 { 2 } else { 1 };
    }
    paired > single * 3
}

/// The beginnings of XLSX (a zip archive) and of XLS.
pub(super) fn is_workbook(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(&[0xd0, 0xcf, 0x11, 0xe0])
}
