//! What may lie around an exchange file: encryption outside, gzip within. Peeled on reading, put on when it is written.
//! Knows nothing of the file inside.

use super::error::WireError;
use super::format::CAP;
use super::pressed::{is_pressed, press, unpress};
use super::vault::{self, Passphrase, RANDOM, is_locked};
use serde::{Deserialize, Serialize};

/// What a file that a person picked turned out to be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Opened {
    /// Nothing lies around it any more; what it is, [`super::import::read`] finds out.
    Plain(Vec<u8>),
    /// It is encrypted, and no passphrase came along. Nothing is wrong with it as far as can be seen.
    NeedsPassphrase,
}

/// Takes off what lies around a file; a passphrase that nothing asks for is not looked at.
///
/// # Errors
/// What is wrong with the encryption or with the gzip file, or what came out is larger than [`CAP`].
pub fn open(mut bytes: Vec<u8>, passphrase: Option<&Passphrase>) -> Result<Opened, WireError> {
    if is_locked(&bytes) {
        let Some(passphrase) = passphrase else {
            vault::check(&bytes)?;
            return Ok(Opened::NeedsPassphrase);
        };
        bytes = vault::unlock(bytes, passphrase, CAP)?;
    }
    Ok(Opened::Plain(if is_pressed(&bytes) { unpress(&bytes, CAP)? } else { bytes }))
}

/// What is put around a file that is written.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Wrapping {
    /// Smaller, for other programs too.
    pub gzip: bool,
    /// Nobody reads it without this.
    pub passphrase: Option<Passphrase>,
}

impl Wrapping {
    /// Puts it around finished bytes. `random` must be fresh for each file.
    pub fn around(&self, mut bytes: Vec<u8>, random: &[u8; RANDOM]) -> Vec<u8> {
        if self.gzip {
            bytes = press(&bytes);
        }
        match &self.passphrase {
            Some(passphrase) => vault::lock(&bytes, passphrase, random),
            None => bytes,
        }
    }

    /// How the name of the file ends.
    pub fn extension(&self) -> &'static str {
        match (self.gzip, self.passphrase.is_some()) {
            (false, false) => ".json",
            (true, false) => ".json.gz",
            (false, true) => ".json.age",
            (true, true) => ".json.gz.age",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::wire::VaultError;

    fn passphrase() -> Passphrase {
        Passphrase::new("三只 cups").expect("typed")
    }

    fn wrappings() -> [Wrapping; 4] {
        let locked = Some(passphrase());
        [(false, None), (true, None), (false, locked.clone()), (true, locked)]
            .map(|(gzip, passphrase)| Wrapping { gzip, passphrase })
    }

    #[test]
    fn every_wrapping_comes_off_again() {
        let bytes = b"{\"format\":\"dianxun\"}".repeat(30);
        for wrapping in wrappings() {
            let around = wrapping.around(bytes.clone(), &[5; RANDOM]);
            assert_eq!(open(around.clone(), Some(&passphrase())), Ok(Opened::Plain(bytes.clone())));
            let without = open(around, None);
            let expected =
                if wrapping.passphrase.is_some() { Opened::NeedsPassphrase } else { Opened::Plain(bytes.clone()) };
            assert_eq!(without, Ok(expected), "{wrapping:?}");
        }
    }

    #[test]
    fn the_name_tells_what_lies_around() {
        assert_eq!(
            wrappings().map(|wrapping| wrapping.extension()),
            [".json", ".json.gz", ".json.age", ".json.gz.age"]
        );
    }

    #[test]
    fn nobody_is_asked_for_a_passphrase_that_cannot_help() {
        let locked = wrappings()[2].around(b"{}".to_vec(), &[5; RANDOM]);
        assert_eq!(open(locked[..60].to_vec(), None), Err(VaultError::Header.into()));
        let text = b"age-encryption.org/v1\n-> X25519 TEiF0ypqr+bpvcqXNyCVJpL7OuwPdVwPL7KQEbFDOCc\n\
            EmECAEcKN+n/Vs9SbWiV+Hu0r+E8R77DdWYyd83nw7U\n--- Vn+54jqiiUCE+WZcEVY3f1sqHjlu/z1LCQ/T7Xm7qI0\nrest";
        assert_eq!(open(text.to_vec(), None), Err(VaultError::Recipient.into()));
    }

    #[test]
    fn other_bytes_are_handed_on() {
        for bytes in [b"".as_slice(), b"hello", b"age", b"\x1F"] {
            assert_eq!(open(bytes.to_vec(), Some(&passphrase())), Ok(Opened::Plain(bytes.to_vec())));
        }
    }

    #[test]
    fn a_passphrase_is_something_and_is_not_shown() {
        assert_eq!(Passphrase::new(""), None);
        assert!(!format!("{:?}", wrappings()[3]).contains("cups"));
    }
}
