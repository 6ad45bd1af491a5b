//! Locked files under everything that can happen to them (R33): other passphrases, flips, cuts, hostile headers.
//! The least work factor, so that thousands of openings take no time.

use super::*;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use proptest::collection::vec;
use proptest::prelude::*;

const CAP: u64 = 1_000_000;
const PIECE: usize = 1 << 16;

fn passphrase(typed: &str) -> Passphrase {
    Passphrase::new(typed).expect("typed")
}

fn random() -> [u8; RANDOM] {
    std::array::from_fn(|at| at as u8 * 5 + 1)
}

fn locked(bytes: &[u8]) -> Vec<u8> {
    lock_with(1, bytes, &passphrase("三只 cups"), &random())
}

fn opened(bytes: &[u8]) -> Result<Vec<u8>, WireError> {
    unlock(bytes.to_vec(), &passphrase("三只 cups"), CAP)
}

fn verdict(why: VaultError) -> Result<Vec<u8>, WireError> {
    Err(WireError::Vault(why))
}

/// What `age -a` makes of it.
fn armored(bytes: &[u8], line_break: &str) -> Vec<u8> {
    let text = STANDARD.encode(bytes);
    let lines: Vec<_> = text.as_bytes().chunks(64).map(|line| std::str::from_utf8(line).expect("base64")).collect();
    let body = lines.join(line_break);
    ["-----BEGIN AGE ENCRYPTED FILE-----", &body, "-----END AGE ENCRYPTED FILE-----", ""].join(line_break).into_bytes()
}

/// Where the content begins, with its nonce.
fn header_ends(bytes: &[u8]) -> usize {
    bytes.windows(4).position(|four| four == b"--- ").expect("a last line") + 4 + 43 + 1
}

/// A file with any header; nothing but its text is ever looked at.
fn headed(lines: &str) -> Vec<u8> {
    let mac = "A".repeat(43);
    format!("age-encryption.org/v1\n{lines}--- {mac}\n{}", "0".repeat(40)).into_bytes()
}

#[test]
fn sizes_around_the_pieces_come_back() {
    for size in [0, 1, PIECE - 1, PIECE, PIECE + 1, 2 * PIECE, 2 * PIECE + 7] {
        let bytes: Vec<u8> = (0..size).map(|at| (at * 31 % 251) as u8).collect();
        let locked = locked(&bytes);
        assert!(is_locked(&locked));
        assert_eq!(opened(&locked), Ok(bytes.clone()), "{size}");
        for line_break in ["\n", "\r\n"] {
            let text = armored(&locked, line_break);
            assert!(is_locked(&text));
            assert_eq!(opened(&text), Ok(bytes.clone()), "{size} as text");
        }
    }
}

#[test]
fn another_passphrase_is_told_as_such() {
    let bytes = locked(b"content");
    for other in ["三只 cup", "三只 cups ", "三只 Cups", "x"] {
        assert_eq!(unlock(bytes.clone(), &passphrase(other), CAP), verdict(VaultError::Passphrase), "{other}");
    }
}

/// R33: each flipped bit has the verdict of the place where it stands. Where the passphrase is stretched and the file
/// key wrapped, damage and another passphrase cannot be told apart: nothing there is readable without the right one.
#[test]
fn r33_every_flipped_bit_has_its_verdict() {
    let mut bytes = locked(b"three pieces of content");
    let (header, key) = (header_ends(&bytes), 21 + 1 + b"-> scrypt ".len());
    for bit in 0..bytes.len() * 8 {
        let at = bit / 8;
        bytes[at] ^= 1 << (bit % 8);
        let found = opened(&bytes);
        let is_right = match &found {
            Err(WireError::Vault(VaultError::Header)) => at < header,
            Err(WireError::Vault(VaultError::Recipient)) => (25..32).contains(&at),
            Err(WireError::Vault(VaultError::Passphrase)) => (key..key + 25 + 44).contains(&at),
            Err(WireError::Vault(VaultError::Body)) => at >= header,
            _ => false,
        };
        assert!(is_right, "bit {bit}: {found:?}");
        bytes[at] ^= 1 << (bit % 8);
    }
    assert!(opened(&bytes).is_ok());
}

/// R33, R14: cut anywhere, it is the header or the content that is damaged.
#[test]
fn r33_every_truncation_has_its_verdict() {
    let bytes = locked(b"three pieces of content");
    let header = header_ends(&bytes);
    for cut in 0..bytes.len() {
        let expected = if cut < header { VaultError::Header } else { VaultError::Body };
        assert_eq!(opened(&bytes[..cut]), verdict(expected), "cut at {cut}");
    }
    let text = armored(&bytes, "\n");
    for cut in 0..text.len() - 1 {
        assert_eq!(opened(&text[..cut]), verdict(VaultError::Header), "text cut at {cut}");
    }
}

#[test]
fn pieces_are_neither_left_out_nor_moved_nor_added() {
    let bytes = locked(&vec![7; 3 * PIECE]);
    let start = header_ends(&bytes) + 16;
    let pieces: Vec<&[u8]> = bytes[start..].chunks(PIECE + 16).collect();
    let with = |order: &[usize]| {
        let pieces = order.iter().flat_map(|at| pieces[*at].to_vec());
        opened(&bytes[..start].iter().copied().chain(pieces).collect::<Vec<_>>())
    };
    assert!(with(&[0, 1, 2]).is_ok());
    for order in [&[0, 1][..], &[0, 2], &[1, 0, 2], &[0, 1, 2, 2], &[0, 1, 1, 2], &[2], &[]] {
        assert_eq!(with(order), verdict(VaultError::Body), "{order:?}");
    }
    assert_eq!(opened(&[bytes.as_slice(), b"more"].concat()), verdict(VaultError::Body));
}

/// R33: how much work a file asks for is looked at before any is done.
#[test]
fn r33_too_much_work_is_refused_before_it_is_done() {
    let asking = |work: &str| headed(&format!("-> scrypt {} {work}\n{}\n", "A".repeat(22), "A".repeat(43)));
    for (text, found) in [("19", 19), ("30", 30), ("63", 63), ("255", 255), ("4294967295", u32::MAX)] {
        let error = VaultError::Work { found, allowed: 18 };
        assert_eq!((check(&asking(text)), opened(&asking(text))), (Err(error), verdict(error)));
    }
    for text in ["0", "01", "+1", "-1", "1.5", "", " ", "x", "4294967296", "１８"] {
        assert_eq!(check(&asking(text)), Err(VaultError::Header), "{text:?}");
    }
    assert_eq!(check(&asking("18")), Ok(()));
}

#[test]
fn what_is_locked_to_keys_is_told_as_such() {
    let (key, body) = ("-> X25519 TEiF0ypqr+bpvcqXNyCVJpL7OuwPdVwPL7KQEbFDOCc\n", "A".repeat(43));
    let scrypt = format!("-> scrypt {} 1\n{body}\n", "A".repeat(22));
    assert_eq!(check(&headed(&format!("{key}{body}\n"))), Err(VaultError::Recipient));
    assert_eq!(check(&headed(&format!("{key}{body}\n-> grease x\n\n"))), Err(VaultError::Recipient));
    for lines in [format!("{scrypt}{scrypt}"), format!("{scrypt}{key}{body}\n"), String::new()] {
        assert_eq!(check(&headed(&lines)), Err(VaultError::Header), "a passphrase stands alone: {lines}");
    }
}

#[test]
fn headers_are_read_to_the_letter() {
    let (salt, key) = ("A".repeat(22), "A".repeat(43));
    let good = format!("-> scrypt {salt} 1\n{key}\n");
    assert_eq!(check(&headed(&good)), Ok(()));
    let twisted = [
        good.replacen("scrypt ", "scrypt  ", 1),
        good.replacen(" 1\n", " 1 \n", 1),
        good.replacen(" 1\n", " 1 2\n", 1),
        good.replacen('\n', "\r\n", 1),
        good.replacen(&salt, &"A".repeat(21), 1),
        good.replacen(&salt, &format!("{}B", "A".repeat(21)), 1),
        good.replacen(&salt, &format!("{salt}=="), 1),
        good.replacen(&key, &"A".repeat(42), 1),
        good.replacen(&key, &"A".repeat(64), 1),
        good.replacen(&key, &"A".repeat(65), 1),
        good.replacen("-> ", "->", 1),
    ];
    for lines in twisted {
        assert_eq!(check(&headed(&lines)), Err(VaultError::Header), "{lines}");
    }
    let later = String::from_utf8(headed(&good)).expect("text").replacen("/v1", "/v2", 1);
    assert!(is_locked(later.as_bytes()));
    assert_eq!(check(later.as_bytes()), Err(VaultError::Header));
}

/// R31: the size is known before anything is opened.
#[test]
fn r31_the_cap_is_exact() {
    for size in [1, PIECE, PIECE + 1] {
        let bytes = vec![7; size];
        let unlocked = |cap: usize| unlock(locked(&bytes), &passphrase("三只 cups"), cap as u64);
        assert_eq!(unlocked(size), Ok(bytes.clone()));
        let error = WireError::TooLarge { found: size as u64, cap: size as u64 - 1 };
        assert_eq!(unlocked(size - 1), Err(error));
    }
}

#[test]
fn what_we_write_takes_the_work_that_is_promised() {
    let header = String::from_utf8_lossy(&lock(b"", &passphrase("x"), &random())).into_owned();
    assert_eq!(header.lines().nth(1).and_then(|line| line.rsplit(' ').next()), Some("16"));
}

proptest! {
    #[test]
    fn any_bytes_come_back(bytes in vec(any::<u8>(), 0..2_000), typed in "\\PC{1,12}", random in any::<[u8; 24]>()) {
        let random: [u8; RANDOM] = std::array::from_fn(|at| random[at % 24] ^ (at / 24) as u8);
        let locked = lock_with(1, &bytes, &passphrase(&typed), &random);
        prop_assert_eq!(unlock(locked, &passphrase(&typed), CAP), Ok(bytes));
    }

    #[test]
    fn any_bytes_are_refused(bytes in vec(any::<u8>(), 0..300)) {
        prop_assert!(opened(&bytes).is_err());
        prop_assert!(opened(&headed(&String::from_utf8_lossy(&bytes))).is_err());
        let text = [b"-----BEGIN AGE ENCRYPTED FILE-----\n".as_slice(), &bytes].concat();
        prop_assert_eq!(opened(&text), verdict(VaultError::Header));
    }
}
