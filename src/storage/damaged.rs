//! Photos that a file brought damaged: each was left out, and a note of it stays on the device (S15) until a good copy
//! comes. Shapes only.

use serde::{Deserialize, Serialize};
use smol_str::SmolStr;

/// The local value that keeps the notes, one in a line.
pub const DAMAGED: &str = "damaged_photos";

/// A photo that came damaged, and from where.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DamagedPhoto {
    /// The SHA-256 that its bytes should have had: what records call it by.
    pub sha: String,
    /// The file's name.
    pub file: SmolStr,
    /// Who exported the file.
    pub person_name: SmolStr,
    /// When, by that device's clock, UTC milliseconds.
    pub file_at: i64,
}

/// How many are kept, without reading them: the first screen asks.
pub fn count(text: Option<&str>) -> usize {
    text.map_or(0, |text| text.lines().count())
}

/// Reads the kept ones; what cannot be read is none.
pub fn read(text: Option<&str>) -> Vec<DamagedPhoto> {
    text.unwrap_or_default().lines().filter_map(|line| serde_json::from_str(line).ok()).collect()
}

/// As text; empty for none.
pub fn write(notes: &[DamagedPhoto]) -> String {
    let lines = notes.iter().filter_map(|note| serde_json::to_string(note).ok());
    lines.collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn notes_are_counted_as_they_are_read() {
        let note = |file: &str| DamagedPhoto {
            sha: "ab".to_owned(),
            file: file.into(),
            person_name: "周敏\n".into(),
            file_at: 7,
        };
        for notes in [vec![], vec![note("a.json")], vec![note("a.json"), note("b\r\n\u{2028}.json")]] {
            let text = write(&notes);
            assert_eq!(count(Some(&text)), notes.len());
            assert_eq!(read(Some(&text)), notes);
        }
        assert_eq!((count(None), read(None)), (0, Vec::new()));
    }
}
