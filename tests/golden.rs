//! Format number 1 is frozen: the files in `tests/golden/v1` were written once and are kept for ever (R17, R18). Each is
//! read as the text beside it says, taken in and handed on with nothing lost; and the writer of today still writes the
//! same bytes from the same store. A test that fails here has found a change of the format: mend the program, never the
//! files. A new number gets a folder of its own.

#![cfg(not(target_arch = "wasm32"))]

#[path = "golden/contents.rs"]
mod contents;
#[path = "store/finish.rs"]
mod finish;
#[path = "golden/plain.rs"]
mod plain;

use contents::{MET, NOW, RANDOMNESS, TABLET, TYPED};
use dianxun::domain::change::{Change, JournalRow};
use dianxun::domain::digest::{digest, sha256};
use dianxun::domain::ids::{RecordId, ReplicaId};
use dianxun::domain::record::Record;
use dianxun::domain::records::Records;
use dianxun::storage::exchange::{self, Bundle};
use dianxun::storage::messages::{Authorship, ExportOrder, ImportOrder, Imported};
use dianxun::storage::{Intake, MemoryStore, Part, Store, met};
use dianxun::wire::opening::{Opened, open};
use dianxun::wire::vault::Passphrase;
use dianxun::wire::{self, ExchangeFile};
use finish::finish;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// Hours after which nothing in the files lies ahead.
const LATER: i64 = NOW + 86_400_000;

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden/v1")
}

/// Every golden file there is, by name.
fn golden() -> Vec<(String, Vec<u8>)> {
    let entries = std::fs::read_dir(folder()).expect("the folder").map(|entry| entry.expect("an entry").path());
    let mut files: Vec<PathBuf> = entries.filter(|path| path.extension().is_some_and(|end| end != "txt")).collect();
    files.sort();
    let named = |path: PathBuf| (path.file_name().expect("a name").to_string_lossy().into_owned(), path);
    files.into_iter().map(named).map(|(name, path)| (name, std::fs::read(path).expect("a file"))).collect()
}

/// The text that says what stands in a file, whatever lies around it.
fn description(name: &str) -> PathBuf {
    folder().join(name.split('.').next().expect("a name")).with_extension("txt")
}

fn unwrapped(bytes: Vec<u8>) -> Vec<u8> {
    match open(bytes, Passphrase::new(TYPED).as_ref()) {
        Ok(Opened::Plain(bytes)) => bytes,
        other => panic!("it does not open: {other:?}"),
    }
}

fn read(bytes: Vec<u8>) -> ExchangeFile {
    wire::import::read(&unwrapped(bytes), &mut |_, _| {}).expect("it reads")
}

/// The records that records and rows of a file make together.
pub(crate) fn folded(file: &ExchangeFile) -> Records {
    let mut records = Records::default();
    for record in &file.records {
        records.merge(record.clone());
    }
    file.rows.iter().for_each(|row| drop(records.apply(row)));
    records
}

/// The store on the tablet, as it was when the files were written.
fn store() -> MemoryStore {
    let store = MemoryStore::new(TABLET);
    let (rows, photos) = (contents::rows(), contents::photos());
    let (erasing, before) = rows.split_last().expect("rows");
    finish(store.commit(before, &photos)).expect("commits");
    finish(store.import(Intake { rows: std::slice::from_ref(erasing), ..Intake::default() })).expect("erases");
    finish(store.set_local(met::MET, Some(MET))).expect("notes");
    store
}

fn exported(store: &MemoryStore, order: &ExportOrder) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut sink = |piece: Vec<u8>| bytes.extend(piece);
    finish(exchange::export(store, order, &mut sink, &mut |_| {})).expect("exports");
    order.wrapping.around(bytes, &RANDOMNESS)
}

fn by(replica: u64, now: i64) -> Authorship {
    let (person, replica) = (RecordId::of("p-lin"), ReplicaId(replica));
    Authorship { now, person, replica, command: "golden".into(), reason: "golden.json".into() }
}

fn imported(store: &MemoryStore, file: &ExchangeFile, replica: u64, now: i64) -> Imported {
    let order = ImportOrder { by: by(replica, now), files: Vec::new(), passphrase: None, choice: Default::default() };
    finish(exchange::import(store, &Bundle::of([file.clone()]), &order, &mut |_| {})).expect("imports")
}

fn records(store: &MemoryStore) -> Records {
    let load = |part| finish(store.load(part)).expect("loads").records;
    let mut all = load(Part::Except(&[]));
    all.join(load(Part::Only(&[])));
    all
}

#[test]
fn r17_each_file_says_what_it_said() {
    for (name, bytes) in golden() {
        let told = std::fs::read_to_string(description(&name)).expect("a description");
        assert_eq!(plain::told(&read(bytes)), told, "{name}");
    }
}

/// R17, R18: into an empty store and out again: what lies ahead waits until its time, and nothing is lost, known or not.
#[test]
fn r18_each_file_is_handed_on_whole() {
    for (name, bytes) in golden() {
        let file = read(bytes);
        let store = MemoryStore::new("d-reader");
        let told = imported(&store, &file, 0xf1, NOW);
        let held = finish(store.held()).expect("held");
        assert_eq!(held.len() as u64, told.held, "{name}");
        assert!(held.iter().all(|held| held.row.replica == ReplicaId(0x0d04) || held.row.replica == ReplicaId(0xf1)));
        let names: Vec<_> = held.iter().map(|held| (held.row.replica, held.row.seq)).collect();
        finish(exchange::release(&store, &by(0xf2, LATER), &names)).expect("its time has come");
        assert_eq!(finish(store.held()), Ok(Vec::new()), "{name}");
        assert_eq!(imported(&store, &file, 0xf3, LATER).came, 0, "{name}: twice is once");
        assert_eq!(digest(&records(&store)), digest(&folded(&file)), "{name}");

        let again = read(exported(&store, &ExportOrder { now: LATER, ..contents::files().remove(0).1 }));
        assert_eq!(digest(&folded(&again)), digest(&folded(&file)), "{name}");
        assert_eq!(lacking(&file, &again), Vec::<String>::new(), "{name}");
        let other = MemoryStore::new("d-other");
        imported(&other, &again, 0xf4, LATER);
        assert_eq!(records(&other), records(&store), "{name}");
    }
}

/// What of a file another one does not hold: rows as they were, byte by byte, and photos.
fn lacking(file: &ExchangeFile, other: &ExchangeFile) -> Vec<String> {
    let rows: BTreeSet<String> = other.rows.iter().map(text).collect();
    let mut lacking: Vec<String> = file.rows.iter().map(text).filter(|row| !rows.contains(row)).collect();
    let photos = file.photos.iter().filter(|photo| !other.photos.contains(photo));
    lacking.extend(photos.map(|photo| photo.sha.clone()));
    lacking
}

fn text(row: &JournalRow) -> String {
    serde_json::to_string(row).expect("a row")
}

/// R18: kinds, fields and values that nobody here knows are among what was handed on.
#[test]
fn r18_the_files_hold_what_later_versions_may_write() {
    let full = read(std::fs::read(folder().join("full.json")).expect("a file"));
    let has = |kind: &str, field: &str, value: &str| {
        let is_it = |change: &Change| {
            change.kind.as_str() == kind && change.field.as_str() == field && change.value.as_str() == Some(value)
        };
        full.rows.iter().flat_map(|row| &row.changes).any(is_it)
    };
    assert!(has("shop", "platform", "hologram") && has("run", "status", "teleported") && has("shop", "motto/zh", "茶"));
    let kinds: BTreeSet<&str> = full.records.iter().map(|record: &Record| record.kind().as_str()).collect();
    let known = ["erasure", "person", "role", "run", "shop", "task", "template", "template_version"];
    assert!(known.iter().chain(&["drone_flight", "ticket"]).all(|kind| kinds.contains(kind)), "{kinds:?}");
    assert!(full.rows.iter().any(|row| row.unknown.contains_key("signature")));
    let later = read(std::fs::read(folder().join("later.json")).expect("a file"));
    assert_eq!(later.head.unknown.len(), 2);
    assert!(!full.rows.iter().any(|row| text(row).contains("13800000000")), "what was erased is in no file");
}

/// The writer of today writes what the writer of that day wrote, to the byte. (How small gzip makes a file is its own
/// affair, and what belongs to a shop or a period is no matter of the format.)
#[test]
fn the_same_store_makes_the_same_bytes() {
    let (files, store) = (golden(), store());
    for (name, order) in contents::files().into_iter().filter(|(_, order)| !order.scope.is_partial()) {
        let (_, then) = files.iter().find(|(golden, _)| golden == name).expect(name);
        let now = exported(&store, &order);
        if order.wrapping.gzip {
            assert!(unwrapped(now) == unwrapped(then.clone()), "{name} is written otherwise");
        } else {
            assert_eq!(now.len(), then.len(), "{name} is written otherwise");
            assert!(now == *then, "{name} is written otherwise, from byte {:?} on", differs(&now, then));
        }
    }
}

fn differs(one: &[u8], other: &[u8]) -> Option<usize> {
    one.iter().zip(other).position(|(one, other)| one != other)
}

/// What a later version may write under the same number.
fn of_a_later_version() -> Vec<u8> {
    let mut file = read(exported(&store(), &contents::files().remove(0).1));
    file.head.app = "7.0.0".into();
    file.head.unknown.insert("signed_by".into(), "k1".into());
    file.head.unknown.insert("parts".into(), dianxun::domain::value::Value::List(vec![1.into(), 2.into()]));
    let records = folded(&file);
    let bytes = wire::export::write(file.head, &records, &file.rows, &file.photos, &mut |_, _| {}).expect("writes");
    let text = String::from_utf8(bytes).expect("UTF-8").replacen("\"scope\":{}", "\"scope\":{\"labels\":[\"a\"]}", 1);
    let body = &text[..text.rfind("\"seal\"").expect("a seal")];
    format!("{body}\"seal\":\"sha256:{}\"}}", sha256(body.as_bytes())).into_bytes()
}

/// None was lost. `DIANXUN_GOLDEN=write cargo test --test golden every_file` makes those that are not there yet (of a new
/// format), to be read by a person and committed; those that are there are never touched.
#[test]
fn every_file_is_there() {
    let store = store();
    let is_writing = std::env::var("DIANXUN_GOLDEN").is_ok_and(|wish| wish == "write");
    let files = contents::files().into_iter().map(|(name, order)| (name, exported(&store, &order)));
    for (name, bytes) in files.chain([("later.json", of_a_later_version())]) {
        if is_writing {
            write_new(&folder().join(name), &bytes);
            write_new(&description(name), plain::told(&read(bytes)).as_bytes());
        }
        assert!(folder().join(name).is_file() && description(name).is_file(), "{name} is kept for ever");
    }
}

fn write_new(path: &Path, bytes: &[u8]) {
    if !path.exists() {
        std::fs::create_dir_all(folder()).expect("a folder");
        std::fs::write(path, bytes).expect("written");
    }
}
