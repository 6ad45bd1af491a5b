//! The exchange file under everything that can happen to a file: cut, flipped, repeated, newer, hostile (R14–R24).

use super::export::{Writer, seal, write};
use super::format::{MAGIC, SEAL};
use super::import::{head_of, read};
use super::*;
use crate::domain::change::{Change, JournalRow};
use crate::domain::digest::{digest, sha256};
use crate::domain::ids::{DeviceId, Field, Key, Kind, RecordId, ReplicaId};
use crate::domain::record::Record;
use crate::domain::records::Records;
use crate::domain::stamp::Stamp;
use crate::domain::value::{MAX_INT, Value};
use proptest::collection::{btree_map, vec};
use proptest::prelude::*;
use smol_str::SmolStr;
use std::collections::{BTreeMap, BTreeSet};

fn stamp(ms: u64) -> Stamp {
    Stamp { ms, counter: 0, replica: ReplicaId(7) }
}

fn head() -> Head {
    Head {
        app: "0.1.0".into(),
        database: "db-1".into(),
        device: DeviceId::of("tablet"),
        replica: ReplicaId(7),
        person: RecordId::of("p1"),
        person_name: "小林".into(),
        time: 1_795_000_000_000,
        scope: Default::default(),
        counts: Counts::default(),
        vector: BTreeMap::from([(ReplicaId(7), 2)]),
        unknown: BTreeMap::new(),
    }
}

fn row(replica: u64, seq: u64, ms: u64, field: &str, value: Value) -> JournalRow {
    let change = Change {
        kind: Kind::of("run"),
        id: RecordId::of("shop:daily:2026-11-21"),
        field: Field::new(field),
        value,
        replaced: None,
        stamp: None,
    };
    JournalRow {
        replica: ReplicaId(replica),
        seq,
        stamp: Stamp { ms, counter: 0, replica: ReplicaId(replica) },
        device: DeviceId::of("tablet"),
        person: RecordId::of("p1"),
        command: "c1".into(),
        name: "inspection.note".into(),
        reason: "".into(),
        changes: vec![change],
        unknown: BTreeMap::new(),
    }
}

fn folded(rows: &[JournalRow]) -> Records {
    let mut records = Records::default();
    for row in rows {
        records.apply(row);
    }
    records
}

fn photo(bytes: &[u8]) -> Photo {
    Photo { sha: sha256(bytes), media_type: "image/jpeg".into(), bytes: bytes.to_vec() }
}

fn rows(count: u64) -> Vec<JournalRow> {
    let note = "角标价与售价不符,\n\"99\" ≠ 89 🏷".repeat(3);
    (1..=count).map(|n| row(7, n, n, &format!("note/INSP-06.2/{n}"), note.as_str().into())).collect()
}

fn file(rows: &[JournalRow], photos: &[Photo]) -> Vec<u8> {
    write(head(), &folded(rows), rows, photos, &mut |_, _| {}).expect("written")
}

fn opened(bytes: &[u8]) -> Result<ExchangeFile, WireError> {
    read(bytes, &mut |_, _| {})
}

/// A file with a right seal over any lines: what a program other than ours might write.
fn sealed(lines: &[&str]) -> Vec<u8> {
    let body = lines.iter().map(|line| format!("{line}\n")).collect::<String>();
    format!("{body}{SEAL}{}\"}}", sha256(body.as_bytes())).into_bytes()
}

/// A sealed file around one record line, one journal line and one photo line; empty lines are left out.
fn around(record: &str, row: &str, photo: &str) -> Vec<u8> {
    let count = |line: &str| u64::from(!line.is_empty());
    let counts = Counts { records: count(record), rows: count(row), photos: count(photo), bytes: 0 };
    let head = serde_json::to_string(&Head { counts, ..head() }).expect("head");
    let first = format!("{MAGIC}1,\"head\":{head},");
    let body = [&first, "\"records\":[", record, "],", "\"journal\":[", row, "],", "\"photos\":[", photo, "],"];
    sealed(&body.into_iter().filter(|line| !line.is_empty()).collect::<Vec<_>>())
}

fn as_record(fields: &str) -> String {
    format!(r#"{{"kind":"run","id":"r1","stamp":"{}","fields":{fields}}}"#, stamp(1))
}

#[test]
fn what_was_written_is_read() {
    let (rows, photos) = (rows(3), [photo(b"one"), photo(&[0xFF; 1000])]);
    let bytes = file(&rows, &photos);
    let read = opened(&bytes).expect("read");
    assert_eq!(read.rows, rows);
    assert_eq!(read.photos, photos);
    assert_eq!(read.records.iter().collect::<Vec<_>>(), folded(&rows).all().map(AsRef::as_ref).collect::<Vec<_>>());
    assert_eq!(read.head.counts, Counts { records: 1, rows: 3, photos: 2, bytes: 1003 });
    assert_eq!(read.head.person_name, "小林");
    assert_eq!(head_of(&bytes), Ok(read.head));
}

#[test]
fn the_file_is_one_json_document() {
    let bytes = file(&rows(2), &[photo(b"one")]);
    let whole: serde_json::Value = serde_json::from_slice(&bytes).expect("JSON");
    assert_eq!(whole["format"], "dianxun");
    assert_eq!(whole["journal"].as_array().map(Vec::len), Some(2));
    assert_eq!(whole["photos"][0]["data"], "b25l");
    let empty: serde_json::Value = serde_json::from_slice(&file(&[], &[])).expect("JSON");
    assert_eq!(empty["records"].as_array().map(Vec::len), Some(0));
}

#[test]
fn chunks_make_the_same_file() {
    let (rows, photos) = (rows(40), [photo(b"one"), photo(b"two")]);
    let whole = file(&rows, &photos);
    let counts = opened(&whole).expect("read").head.counts;
    let mut writer = Writer::new(&Head { counts, ..head() }).expect("begun");
    let mut chunks = writer.take();
    for record in folded(&rows).all() {
        writer.record(record).expect("record");
    }
    for row in &rows {
        match row.seq % 2 {
            0 => writer.row(row),
            _ => writer.stored_row(&serde_json::to_string(row).expect("JSON")),
        }
        .expect("row");
        chunks.extend(writer.take());
    }
    for photo in &photos {
        writer.photo(&photo.sha, &photo.media_type, &photo.bytes).expect("photo");
    }
    assert_eq!(writer.record(&Record::new(Key::new(Kind::of("run"), RecordId::of("x")))), Err(ExportError::Order));
    chunks.extend(writer.finish().expect("finished"));
    let digest = sha256(&chunks);
    chunks.extend(seal(&digest));
    assert_eq!(chunks, whole);
}

#[test]
fn a_writer_keeps_its_promises_or_says_so() {
    let promised = Counts { rows: 2, ..Counts::default() };
    let mut writer = Writer::new(&Head { counts: promised, ..head() }).expect("begun");
    writer.row(&rows(1)[0]).expect("row");
    let damaged = writer.photo(&sha256(b"one"), "image/jpeg", b"two");
    assert_eq!(damaged, Err(ExportError::PhotoDigest(sha256(b"one"))));
    let script = writer.photo(&sha256(b"<svg>"), "image/svg+xml", b"<svg>");
    assert_eq!(script, Err(ExportError::MediaType("image/svg+xml".into())));
    let written = Counts { rows: 1, ..Counts::default() };
    assert_eq!(writer.finish(), Err(ExportError::Counts { promised, written }));
}

#[test]
fn progress_reaches_its_end() {
    let (mut told, rows) = (Vec::new(), rows(600));
    let bytes =
        write(head(), &folded(&rows), &rows, &[], &mut |done, total| told.push((done, total))).expect("written");
    assert_eq!((told.len(), told.last()), (3, Some(&(601, 601))));
    told.clear();
    read(&bytes, &mut |done, total| told.push((done, total))).expect("read");
    assert!(told.is_sorted() && told.len() > 3, "{told:?}");
    assert_eq!(told.last().map(|(done, total)| done == total), Some(true));
}

/// R14: "incomplete: expected N, found M" at every byte offset of a file of about 50 kB.
#[test]
fn r14_every_truncation_is_told_as_one() {
    let (rows, photos) = (rows(64), [photo(&[7; 3_000]), photo(&[8; 3_000])]);
    let bytes = file(&rows, &photos);
    assert!((45_000..60_000).contains(&bytes.len()), "{}", bytes.len());
    let head_ends = bytes.iter().position(|byte| *byte == b'\n').expect("a first line");
    let mut most = Counts::default();
    for cut in 1..bytes.len() {
        let Err(WireError::Truncated { expected, found }) = opened(&bytes[..cut]) else {
            panic!("cut at {cut}: {:?}", opened(&bytes[..cut]));
        };
        assert_eq!(expected.is_some(), cut > head_ends, "cut at {cut}");
        assert!(found.lines() >= most.lines(), "cut at {cut}");
        most = found;
    }
    assert_eq!((most.records, most.rows, most.photos), (1, 64, 2));
    assert_eq!(opened(b""), Err(WireError::Empty));
    assert_eq!(opened(b"\xEF\xBB\xBF"), Err(WireError::Empty));
}

/// R16: no single bit can be flipped unnoticed.
#[test]
fn r16_every_flipped_bit_is_an_error() {
    let mut bytes = file(&rows(1), &[photo(b"one")]);
    for at in 0..bytes.len() * 8 {
        bytes[at / 8] ^= 1 << (at % 8);
        assert!(opened(&bytes).is_err(), "bit {at}");
        bytes[at / 8] ^= 1 << (at % 8);
    }
    assert!(opened(&bytes).is_ok());
}

/// R16: records of one file do not fit into another.
#[test]
fn r16_spliced_files_are_tampered_with() {
    let text = |count| String::from_utf8(file(&rows(count), &[])).expect("UTF-8");
    let (short, long) = (text(2), text(3));
    let lines: Vec<&str> = short.lines().collect();
    let spliced = long.replacen(long.lines().nth(2).expect("a record"), lines[2], 1);
    assert_eq!(opened(spliced.as_bytes()), Err(WireError::Tampered));
    for addition in ["\n", " ", "{}", "\n\"seal\":\"sha256:00\"}"] {
        assert_eq!(opened(format!("{short}{addition}").as_bytes()), Err(WireError::Tampered), "{addition:?}");
    }
    assert_eq!(opened(format!("{short}{short}").as_bytes()), Err(WireError::Tampered));
    assert_eq!(opened(short.replace('\n', "\r\n").as_bytes()), Err(WireError::Tampered));
    let value: serde_json::Value = serde_json::from_str(&short).expect("JSON");
    let laid_out = serde_json::to_string_pretty(&value).expect("JSON");
    assert!(matches!(opened(laid_out.as_bytes()), Err(WireError::Tampered | WireError::NotOurs)));
}

#[test]
fn other_files_are_not_ours() {
    let others: [&[u8]; 7] = [
        b"hello",
        b"{\"format\":\"another\",\"version\":1}",
        b"[1,2,3]",
        b"\xFF\xD8\xFF\xE0\x00\x10JFIF",
        b"PK\x03\x04rest",
        b"a;b;c\n1;2;3\n",
        b"\x00\x00\x00\x00",
    ];
    for other in others {
        assert_eq!(opened(other), Err(WireError::NotOurs), "{other:?}");
        assert_eq!(head_of(other), Err(WireError::NotOurs), "{other:?}");
    }
}

/// R18: a newer format number is told, with what is known; a changed one is not mistaken for it.
#[test]
fn r18_a_newer_format_is_named() {
    let newer = sealed(&["{\"format\":\"dianxun\",\"version\":2,\"head\":{\"new\":true},", "\"changes\":{},"]);
    assert_eq!(opened(&newer), Err(WireError::NewerFormat { found: 2, known: 1 }));
    let text = String::from_utf8(file(&rows(1), &[])).expect("UTF-8");
    let changed = text.replacen("\"version\":1", "\"version\":2", 1);
    assert_eq!(opened(changed.as_bytes()), Err(WireError::Tampered));
    let without_seal = b"{\"format\":\"dianxun\",\"version\":12,\"signature\":\"x\"}";
    assert_eq!(opened(without_seal), Err(WireError::NewerFormat { found: 12, known: 1 }));
}

/// R19: a stated cap.
#[test]
fn r19_beyond_the_cap_nothing_is_read() {
    let size = usize::try_from(CAP).expect("fits") + 1;
    assert_eq!(opened(&vec![0; size]), Err(WireError::TooLarge { found: CAP + 1, cap: CAP }));
}

/// R21: a byte-order mark is tolerated, other encodings are named.
#[test]
fn r21_encodings_are_named() {
    let bytes = file(&rows(1), &[]);
    let marked = [b"\xEF\xBB\xBF".as_slice(), &bytes].concat();
    assert_eq!(opened(&marked), opened(&bytes));
    let text = String::from_utf8(bytes).expect("UTF-8");
    let little: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let big: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
    for (encoded, name) in [
        (little.clone(), "UTF-16LE"),
        ([vec![0xFF, 0xFE], little].concat(), "UTF-16LE"),
        (big.clone(), "UTF-16BE"),
        ([vec![0xFE, 0xFF], big].concat(), "UTF-16BE"),
    ] {
        assert_eq!(opened(&encoded), Err(WireError::Encoding { found: name.into() }));
    }
    // GB18030 writes 小林 in these four bytes.
    let mut gbk = text.clone().into_bytes();
    let at = text.find("小林").expect("the name");
    gbk.splice(at..at + 6, [0xD0, 0xA1, 0xC1, 0xD6]);
    assert!(matches!(opened(&gbk), Err(WireError::Encoding { .. })));
    let surrogate = around(&as_record(r#"{"name":"\ud800"}"#), "", "");
    assert!(matches!(opened(&surrogate), Err(WireError::Line { line: 3, .. })));
}

/// S7, R18: what this version does not know is kept, in the head, in records and in rows.
#[test]
fn r18_the_unknown_is_written_again() {
    let mut later = row(9, 1, 5, "hologram/1", Value::List(vec![1.into(), Value::Null, "新".into()]));
    later.changes[0].kind = Kind::of("drone_flight");
    later.unknown.insert("signature".into(), Value::Map(BTreeMap::from([(SmolStr::from("by"), "k1".into())])));
    let mut head = head();
    head.unknown.insert("scope_detail".into(), Value::List(vec!["a".into()]));
    let rows = [later];
    let bytes = write(head.clone(), &folded(&rows), &rows, &[], &mut |_, _| {}).expect("written");
    let read = opened(&bytes).expect("read");
    assert_eq!(read.head.unknown, head.unknown);
    assert_eq!(read.rows, rows);
    assert_eq!(again(&read), bytes);
}

/// Writes once more what was read.
fn again(read: &ExchangeFile) -> Vec<u8> {
    let mut records = Records::default();
    for record in &read.records {
        records.merge(record.clone());
    }
    write(read.head.clone(), &records, &read.rows, &read.photos, &mut |_, _| {}).expect("written")
}

/// R20: depth is refused by a rule, not by the stack, and by the same rule wherever a value stands: what came in with a
/// record can be handed on in a row, which stands deeper in its line.
#[test]
fn r20_deep_nesting_is_refused() {
    let row = serde_json::to_string(&row(7, 1, 1, "x", 4_242.into())).expect("row");
    for (open, close) in [("[", "]"), ("{\"a\":", "}")] {
        let nested = |depth: usize| format!("{}0{}", open.repeat(depth), close.repeat(depth));
        let places = |depth: usize| {
            let later = format!("\"seq\":1,\"later\":{}", nested(depth));
            [
                (3, around(&as_record(&format!(r#"{{"x":{}}}"#, nested(depth))), "", "")),
                (5, around("", &row.replacen("4242", &nested(depth), 1), "")),
                (5, around("", &row.replacen("\"seq\":1", &later, 1), "")),
            ]
        };
        for (line, bytes) in places(100) {
            assert!(opened(&bytes).is_ok(), "line {line}: {:?}", opened(&bytes));
        }
        for depth in [101, 124, 125, 126, 127, 128, 100_000] {
            for (wanted, bytes) in places(depth) {
                let refused = opened(&bytes);
                assert!(matches!(refused, Err(WireError::Line { line, .. }) if line == wanted), "{depth}: {refused:?}");
            }
        }
    }
}

/// R23: what other readers would round or could not write at all is refused; -0 is 0.
#[test]
fn r23_numbers_are_whole_and_exact() {
    for number in
        ["1.5", "NaN", "Infinity", "1e400", "1e2", "9007199254740992", "-9007199254740993", "18446744073709551616"]
    {
        let refused = opened(&around(&as_record(&format!(r#"{{"a":1,"price":{number}}}"#)), "", ""));
        let Err(WireError::Line { line, record, .. }) = &refused else { panic!("{number}: {refused:?}") };
        assert_eq!(*line, 3, "{number}");
        assert!(record.as_deref().is_none_or(|record| record == "run r1"), "{number}: {record:?}");
    }
    let read = opened(&around(&as_record(r#"{"a":-0,"b":9007199254740991}"#), "", "")).expect("read");
    assert_eq!(read.records[0].int(&Field::of("a")), Some(0));
    assert_eq!(read.records[0].int(&Field::of("b")), Some(MAX_INT));
}

/// R23: nor is it written, neither in a row nor in a record, however deep it stands.
#[test]
fn r23_what_is_refused_on_reading_is_not_written() {
    for number in [MAX_INT + 1, -MAX_INT - 1, i64::MAX, i64::MIN] {
        let within = Value::Map(BTreeMap::from([("cents".into(), Value::List(vec![number.into()]))]));
        for value in [number.into(), within] {
            let rows = [row(7, 1, 1, "price", value)];
            for (records, rows) in [(folded(&rows), [].as_slice()), (Records::default(), &rows)] {
                let refused = write(head(), &records, rows, &[], &mut |_, _| {});
                assert!(matches!(refused, Err(ExportError::Unwritable { .. })), "{number}: {refused:?}");
            }
        }
    }
}

#[test]
fn a_broken_line_names_record_and_field() {
    let broken = opened(&around(&as_record(r#"{"note/INSP-01.1/-":12.5}"#), "", ""));
    let Err(WireError::Line { line, record, field, cause }) = broken else { panic!("{broken:?}") };
    assert_eq!((line, record.as_deref(), field.as_deref()), (3, Some("run r1"), Some("note/INSP-01.1/-")));
    assert!(cause.contains("fractions"), "{cause}");
}

/// R24: a name, record, row or photo that stands twice is refused with its line.
#[test]
fn r24_what_stands_twice_is_refused() {
    for twice in [r#"{"a":1,"a":2}"#, r#"{"m":{"a":1,"a":1}}"#] {
        let refused = opened(&around(&as_record(twice), "", ""));
        assert!(matches!(&refused, Err(WireError::Line { cause, .. }) if cause.contains("twice")), "{refused:?}");
    }
    let stands_twice = |text: String, line: &str, count: &str, counted: &str| {
        let doubled = text.replacen(line, &format!("{line},\n{line}"), 1).replacen(count, counted, 1);
        let body: Vec<&str> = doubled.lines().filter(|line| !line.starts_with(SEAL)).collect();
        opened(&sealed(&body))
    };
    let text = String::from_utf8(file(&rows(1), &[photo(b"one")])).expect("UTF-8");
    let lines: Vec<&str> = text.lines().collect();
    for (at, count) in [(2, "records"), (5, "rows"), (8, "photos")] {
        let refused = stands_twice(text.clone(), lines[at], &format!("\"{count}\":1"), &format!("\"{count}\":2"));
        assert!(matches!(refused, Err(WireError::DuplicateKey { line, .. }) if line == at as u64 + 2), "{refused:?}");
    }
    let row = serde_json::to_string(&rows(1)[0]).expect("row").replacen("\"seq\":1", "\"seq\":1,\"seq\":2", 1);
    assert!(matches!(opened(&around("", &row, "")), Err(WireError::Line { line: 5, .. })));
}

/// R24: names are compared byte by byte. What looks alike is not the same, is counted, and is written as it came.
#[test]
fn r24_names_that_look_alike_stay_apart() {
    let alike = ["caf\u{e9}", "cafe\u{301}", "CAF\u{c9}", "caf\u{e9}\u{200b}", "\u{feff}caf\u{e9}", "caf\u{e9} "];
    let of = |(seq, name): (u64, &str)| {
        let mut own = row(7, seq, seq, name, name.into());
        own.changes.extend(alike.map(|field| Change { field: Field::new(field), ..own.changes[0].clone() }));
        own.changes.iter_mut().for_each(|change| change.id = RecordId::new(name));
        own
    };
    let rows: Vec<JournalRow> = (1..).zip(alike).map(of).collect();
    let bytes = file(&rows, &[]);
    let read = opened(&bytes).expect("read");
    assert_eq!(read.head.counts.records, 6);
    assert_eq!(read.records.iter().map(|record| record.cells().count()).collect::<Vec<_>>(), [6; 6]);
    assert_eq!(again(&read), bytes);
}

/// R24: a name that is spelled with escapes is the same name.
#[test]
fn r24_an_escaped_name_is_the_same() {
    let refused = opened(&around(&as_record(r#"{"a":1,"\u0061":2}"#), "", ""));
    assert!(matches!(&refused, Err(WireError::Line { cause, .. }) if cause.contains("twice")), "{refused:?}");
    let (plain, escaped) =
        (as_record(r#"{"a":1}"#), as_record(r#"{"a":1}"#).replacen("\"r1\"", r#""\u0072\u0031""#, 1));
    let twice = opened(&around(&format!("{plain},\n{escaped}"), "", ""));
    assert_eq!(twice, Err(WireError::DuplicateKey { line: 4, key: "run r1".into() }));
}

#[test]
fn sealed_nonsense_is_refused_with_its_line() {
    let row = |from: &str, to: &str| serde_json::to_string(&rows(1)[0]).expect("row").replacen(from, to, 1);
    let many = vec![rows(1)[0].changes[0].clone(); 1_001];
    let long = serde_json::to_string(&JournalRow { changes: many, ..rows(1)[0].clone() }).expect("row");
    for line in
        [row("\"seq\":1", "\"seq\":0"), long, row("\"field\":\"", "\"later\":1,\"field\":\""), row("\"run\"", "\"\"")]
    {
        let refused = opened(&around("", &line, ""));
        assert!(matches!(refused, Err(WireError::Line { line: 5, .. })), "{refused:?}");
    }
    for record in [as_record("{}"), as_record("{\"a\":1}").replace("\"r1\"", "\"\""), "[]".into(), "null".into()] {
        let refused = opened(&around(&record, "", ""));
        assert!(matches!(refused, Err(WireError::Line { line: 3, .. })), "{record}: {refused:?}");
    }
}

#[test]
fn photos_are_what_their_name_says() {
    let line =
        |sha: &str, kind: &str, data: &str| format!(r#"{{"sha256":"{sha}","media_type":"{kind}","data":"{data}"}}"#);
    let sha = sha256(b"one");
    for (name, kind) in [(sha.as_str(), "image/svg+xml"), (&sha, "text/html"), ("one", "image/png")] {
        let refused = opened(&around("", "", &line(name, kind, "b25l")));
        assert!(matches!(refused, Err(WireError::Line { line: 7, .. })), "{refused:?}");
    }
    let text = String::from_utf8(file(&rows(2), &[photo(b"one"), photo(b"two")])).expect("UTF-8");
    let whole = opened(text.as_bytes()).expect("read");
    for data in ["dHdv", "b25", "*", ""] {
        let changed = text.replacen("b25l", data, 1);
        let body: Vec<&str> = changed.lines().filter(|line| !line.starts_with(SEAL)).collect();
        let read = opened(&sealed(&body)).expect("read without it");
        assert_eq!(read.damaged, std::slice::from_ref(&sha), "{data}: it is named");
        assert_eq!(read, ExchangeFile { damaged: read.damaged.clone(), photos: vec![photo(b"two")], ..whole.clone() });
        assert!(matches!(opened(changed.as_bytes()), Err(WireError::Tampered)), "{data}: the seal stands first");
        let twice = text.replacen("b25l", data, 1).replacen(&sha256(b"two"), &sha, 1);
        let body: Vec<&str> = twice.lines().filter(|line| !line.starts_with(SEAL)).collect();
        assert!(matches!(opened(&sealed(&body)), Err(WireError::DuplicateKey { .. })), "{data}: a name stands once");
    }
}

#[test]
fn sealed_but_with_other_counts() {
    let text = String::from_utf8(file(&rows(2), &[])).expect("UTF-8");
    let counted = |rows: &str| {
        let text = text.replacen("\"rows\":2", rows, 1);
        let body: Vec<&str> = text.lines().filter(|line| !line.starts_with(SEAL)).collect();
        opened(&sealed(&body))
    };
    assert!(matches!(counted("\"rows\":3"), Err(WireError::Truncated { expected: Some(_), .. })));
    assert_eq!(counted("\"rows\":1"), Err(WireError::Tampered));
}

#[test]
fn an_error_crosses_from_the_worker() {
    let error = opened(&file(&rows(2), &[])[..900]).expect_err("cut");
    let text = serde_json::to_string(&error).expect("JSON");
    assert_eq!(serde_json::from_str::<WireError>(&text).expect("read"), error);
}

/// R15, S2: five files in any order, each twice, end in the same state.
#[test]
fn r15_five_files_in_every_order_and_twice() {
    let files: Vec<ExchangeFile> = (1..=5).map(|replica| opened(&of_replica(replica)).expect("read")).collect();
    let mut digests = BTreeSet::new();
    let mut orders = 0;
    permutations(&mut [0, 1, 2, 3, 4], 0, &mut |order| {
        orders += 1;
        let mut records = Records::default();
        for index in order.iter().chain(order) {
            take_in(&mut records, &files[*index]);
        }
        digests.insert(digest(&records));
    });
    assert_eq!((orders, digests.len()), (120, 1));
}

/// Each replica writes some fields of its own and some that the others write too, at nearly the same time.
fn of_replica(replica: u64) -> Vec<u8> {
    let own = |seq: u64| match seq % 3 {
        0 => row(replica, seq, 100 + seq, "comment", format!("by {replica}").into()),
        1 => row(
            replica,
            seq,
            100 + (replica * seq) % 7,
            "status",
            if seq.is_multiple_of(2) { Value::Null } else { "submitted".into() },
        ),
        _ => row(replica, seq, 100, &format!("note/INSP-01.1/{replica}"), i64::try_from(seq).expect("small").into()),
    };
    file(&(1..=12).map(own).collect::<Vec<_>>(), &[])
}

/// Rows and records both, as an import does.
fn take_in(records: &mut Records, file: &ExchangeFile) {
    for record in &file.records {
        records.merge(record.clone());
    }
    for row in &file.rows {
        records.apply(row);
    }
}

fn permutations(items: &mut [usize; 5], from: usize, each: &mut dyn FnMut(&[usize; 5])) {
    if from == items.len() {
        return each(items);
    }
    for other in from..items.len() {
        items.swap(from, other);
        permutations(items, from + 1, each);
        items.swap(from, other);
    }
}

pub(super) fn any_value() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::Bool),
        (-MAX_INT..=MAX_INT).prop_map(Value::Int),
        any::<String>().prop_map(Value::from),
    ];
    leaf.prop_recursive(3, 12, 4, |inner| {
        prop_oneof![
            vec(inner.clone(), 0..4).prop_map(Value::List),
            btree_map("\\PC{0,6}".prop_map(SmolStr::from), inner, 0..4).prop_map(Value::Map),
        ]
    })
}

fn any_stamp() -> impl Strategy<Value = Stamp> {
    (0..1_u64 << 48, any::<u16>(), any::<u64>()).prop_map(|(ms, counter, replica)| Stamp {
        ms,
        counter,
        replica: ReplicaId(replica),
    })
}

fn any_change() -> impl Strategy<Value = Change> {
    let stamps = (proptest::option::of(any_stamp()), proptest::option::of(any_stamp()));
    ("[a-c]{1,2}", "\\PC{1,8}", "\\PC{1,8}", any_value(), stamps).prop_map(
        |(kind, id, field, value, (replaced, stamp))| Change {
            kind: Kind::new(kind),
            id: RecordId::new(id),
            field: Field::new(field),
            value,
            replaced,
            stamp,
        },
    )
}

pub(super) fn any_row() -> impl Strategy<Value = JournalRow> {
    let unknown = btree_map("later_[a-z]{1,3}".prop_map(SmolStr::from), any_value(), 0..2);
    (any_stamp(), 1..u64::MAX, any::<[String; 5]>(), vec(any_change(), 0..5), unknown).prop_map(
        |(stamp, seq, [device, person, command, name, reason], changes, unknown)| JournalRow {
            replica: stamp.replica,
            seq,
            stamp,
            device: DeviceId::new(device),
            person: RecordId::new(person),
            command: command.into(),
            name: name.into(),
            reason: reason.into(),
            changes,
            unknown,
        },
    )
}

proptest! {
    /// Whatever is in it: written, read and written again, the bytes are the same.
    #[test]
    fn written_read_and_written_again(rows in vec(any_row(), 0..6), photos in vec(any::<Vec<u8>>(), 0..3)) {
        let numbers: BTreeSet<_> = rows.iter().map(|row| (row.replica, row.seq)).collect();
        let names: BTreeSet<_> = photos.iter().map(|bytes| sha256(bytes)).collect();
        prop_assume!(numbers.len() == rows.len() && names.len() == photos.len());
        let photos: Vec<Photo> = photos.iter().map(|bytes| photo(bytes)).collect();
        let bytes = file(&rows, &photos);
        let read = opened(&bytes).expect("read");
        prop_assert_eq!(&read.rows, &rows);
        prop_assert_eq!(again(&read), bytes);
    }

    /// R29: no bytes at all make the reader panic, with our beginning or without.
    #[test]
    fn any_bytes_are_refused(bytes in vec(any::<u8>(), 0..300)) {
        prop_assert!(opened(&bytes).is_err());
        let ours = [b"{\"format\":\"dianxun\",\"version\":1".as_slice(), &bytes].concat();
        prop_assert!(opened(&ours).is_err());
    }
}
