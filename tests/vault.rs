//! Locked and pressed files beside the programs that everybody has (`age`, `gzip`), and files of earlier days, which
//! open for ever. Needs `age` (`./dev setup tests`) and `script`, since `age` takes passphrases from a terminal only.

#![cfg(not(target_arch = "wasm32"))]

use dianxun::wire::opening::{Opened, Wrapping, open};
use dianxun::wire::pressed::{press, unpress};
use dianxun::wire::vault::{Passphrase, RANDOM};
use dianxun::wire::{CAP, VaultError, WireError};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

const TYPED: &str = "三只 cups & \"tea\"";

fn passphrase() -> Passphrase {
    Passphrase::new(TYPED).expect("typed")
}

fn content(size: usize) -> Vec<u8> {
    (0..size).map(|at| (at * 31 % 251) as u8).collect()
}

/// Runs `age` at a terminal where somebody types the passphrase so many times; whether it succeeded, and what it said.
fn age(folder: &Path, arguments: &str, typed: &str, times: usize) -> (bool, String) {
    let mut script = Command::new("timeout");
    script.args(["120", "script", "-qec", &format!("age {arguments}"), "/dev/null"]).current_dir(folder);
    let child = script.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn();
    let mut child = child.expect("`script` runs (./dev setup tests installs what is missing)");
    let mut terminal = child.stdin.take().expect("a terminal");
    terminal.write_all(format!("{typed}\n").repeat(times).as_bytes()).expect("typed");
    let output = child.wait_with_output().expect("ended");
    drop(terminal);
    (output.status.success(), String::from_utf8_lossy(&output.stdout).into_owned())
}

#[test]
fn what_is_locked_here_the_program_age_opens() {
    let folder = tempfile::tempdir().expect("a folder");
    let wrapping = Wrapping { gzip: false, passphrase: Some(passphrase()) };
    for size in [0, 100, 200_000] {
        let bytes = content(size);
        let locked = wrapping.around(bytes.clone(), &[size as u8; RANDOM]);
        std::fs::write(folder.path().join("locked"), locked).expect("written");
        let (is_opened, said) = age(folder.path(), "-d -o opened locked", TYPED, 1);
        assert!(is_opened, "{size}: {said}");
        // Where nothing is inside, `age` makes no file.
        assert_eq!(std::fs::read(folder.path().join("opened")).unwrap_or_default(), bytes, "{size}");
        let (is_opened, said) = age(folder.path(), "-d -o other locked", "other", 1);
        assert!(!is_opened && said.contains("incorrect passphrase"), "{said}");
    }
}

#[test]
fn what_the_program_age_locked_is_opened_here() {
    let folder = tempfile::tempdir().expect("a folder");
    for (arguments, size) in [("-p", 100), ("-p -a", 200_000), ("-p", 0)] {
        let bytes = content(size);
        std::fs::write(folder.path().join("plain"), &bytes).expect("written");
        let (is_locked, said) = age(folder.path(), &format!("{arguments} -o locked plain"), TYPED, 2);
        assert!(is_locked, "{said}");
        let locked = std::fs::read(folder.path().join("locked")).expect("read");
        assert_eq!(open(locked.clone(), Some(&passphrase())), Ok(Opened::Plain(bytes)), "{arguments}, {size}");
        assert_eq!(open(locked.clone(), None), Ok(Opened::NeedsPassphrase));
        let other = open(locked, Passphrase::new("other").as_ref());
        assert_eq!(other, Err(WireError::Vault(VaultError::Passphrase)));
    }
}

/// R33: nobody is asked for a passphrase that could not help.
#[test]
fn r33_what_the_program_age_locked_to_a_key_is_told_as_such() {
    let folder = tempfile::tempdir().expect("a folder");
    let run = |line: &str| Command::new("sh").args(["-c", line]).current_dir(folder.path()).status().expect("runs");
    for option in ["", "-a"] {
        let line = format!("age-keygen 2>/dev/null >key && echo x | age -e -i key {option} >locked");
        assert!(run(&line).success(), "`age` and `age-keygen` run");
        let locked = std::fs::read(folder.path().join("locked")).expect("read");
        assert_eq!(open(locked, None), Err(WireError::Vault(VaultError::Recipient)), "{option}");
    }
}

#[test]
fn the_program_gzip_and_we_read_each_other() {
    let folder = tempfile::tempdir().expect("a folder");
    let (bytes, path) = (content(200_000), folder.path().join("file.gz"));
    std::fs::write(&path, press(&bytes)).expect("written");
    let gzip = |option: &str| Command::new("gzip").arg(option).arg(&path).output().expect("`gzip` runs");
    assert_eq!(gzip("-dc").stdout, bytes);
    std::fs::write(&path, &bytes).expect("written");
    assert_eq!(unpress(&gzip("-c").stdout, CAP), Ok(bytes));
}

/// R17, R33: files written once, by us and by age 1.1.1, kept for ever.
#[test]
fn r17_files_of_earlier_days_open() {
    for name in ["ours.json.gz.age", "age-1.1.1.json.age", "age-1.1.1-as-text.json.age"] {
        let path: PathBuf = [env!("CARGO_MANIFEST_DIR"), "tests", "golden", name].iter().collect();
        let bytes = std::fs::read(path).expect("a golden file");
        let plain = "{\"shop\":\"阿里旗舰店\",\"checks\":63}\n".repeat(3).into_bytes();
        assert_eq!(open(bytes, Some(&passphrase())), Ok(Opened::Plain(plain)), "{name}");
    }
}
