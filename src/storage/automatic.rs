//! Backups that the app makes by itself, as the device remembers them (S15): where, how, what came of the last one.
//! Shapes only; in no file and no journal.

use super::place::PlaceError;
use crate::wire::vault::Passphrase;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

/// The local value that says how; missing while they are off.
pub const AUTOMATIC: &str = "automatic";
/// The local value that tells of the last one.
pub const LAST: &str = "automatic_last";
/// The local value that says why there is none; missing while all is well.
pub const TROUBLE: &str = "automatic_trouble";

/// Where they go.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Whereto {
    /// Into the browser itself: a help against damage, not against the loss of the device.
    Inside,
    /// Into a folder that a person picked.
    Folder,
}

/// How they are made.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Automatic {
    /// Where they go.
    pub whereto: Whereto,
    /// What locks the files. It stays on this device, where whoever can open this browser can read it.
    pub passphrase: Option<Passphrase>,
}

/// One that was made.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MadeBackup {
    /// When, UTC milliseconds.
    pub at: i64,
    /// What the file is called.
    pub name: String,
    /// Its size.
    pub bytes: u64,
    /// Where it went.
    pub whereto: Whereto,
}

/// Why none was made. Put into words by `i18n`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
pub enum BackupError {
    /// The place did not take it.
    #[error(transparent)]
    Place(#[from] PlaceError),
    /// The file could not be made.
    #[error("{0}")]
    Export(String),
}

/// Why the last try came to nothing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Trouble {
    /// When, UTC milliseconds.
    pub at: i64,
    /// Why.
    pub why: BackupError,
}

/// Reads one of them; what cannot be read is none.
pub fn read<T: DeserializeOwned>(text: Option<&str>) -> Option<T> {
    serde_json::from_str(text?).ok()
}

/// One of them as text.
pub fn write<T: Serialize>(value: &T) -> String {
    serde_json::to_string(value).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_kept_is_read() {
        let how = Automatic { whereto: Whereto::Folder, passphrase: Passphrase::new("三只 cups") };
        assert_eq!(read(Some(&write(&how))), Some(how.clone()));
        assert!(!format!("{how:?}").contains("cups"), "it is never shown");
        let trouble = Trouble { at: 7, why: PlaceError::NotFound("a.json".to_owned()).into() };
        assert_eq!(read(Some(&write(&trouble))), Some(trouble));
        assert_eq!(read::<Automatic>(None), None);
        assert_eq!(read::<Automatic>(Some("{\"whereto\":\"Moon\"}")), None);
    }
}
