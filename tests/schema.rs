//! `public/exchange.schema.json` says of exchange files what our own writer does and our own reader takes.

#![cfg(not(target_arch = "wasm32"))]

use dianxun::domain::calendar::Fixed;
use dianxun::domain::demo;
use dianxun::domain::digest::sha256;
use dianxun::domain::ids::{DeviceId, RecordId, ReplicaId};
use dianxun::domain::records::Records;
use dianxun::wire::export::write;
use dianxun::wire::{Counts, Head, Photo};
use jsonschema::Validator;
use serde_json::{Value, json};
use std::collections::BTreeMap;

fn validator() -> Validator {
    let text = include_str!("../public/exchange.schema.json");
    let schema = serde_json::from_str(text).expect("JSON");
    jsonschema::meta::validate(&schema).expect("a schema");
    jsonschema::validator_for(&schema).expect("a schema")
}

/// The demo shop with its month of runs, and a photo.
fn exported() -> Value {
    let rows = demo::rows(1_795_000_000_000, &Fixed(480), true);
    let mut records = Records::default();
    rows.iter().for_each(|row| {
        records.apply(row);
    });
    let photo = Photo { sha: sha256(b"one"), media_type: "image/jpeg".into(), bytes: b"one".to_vec() };
    let head = Head {
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
    };
    let bytes = write(head, &records, &rows, &[photo], &mut |_, _| {}).expect("written");
    serde_json::from_slice(&bytes).expect("JSON")
}

#[test]
fn a_real_export_is_valid() {
    let file = exported();
    assert!(file["journal"].as_array().is_some_and(|rows| rows.len() > 100));
    let errors: Vec<_> = validator().iter_errors(&file).map(|why| format!("{}: {why}", why.instance_path())).collect();
    assert!(errors.is_empty(), "{errors:#?}");
}

/// R17: files that were written once, and what a later version may add to them.
#[test]
fn golden_files_are_valid() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/golden/v1");
    let paths = std::fs::read_dir(folder).expect("the folder").map(|entry| entry.expect("an entry").path());
    let plain: Vec<_> = paths.filter(|path| path.extension().is_some_and(|end| end == "json")).collect();
    assert!(plain.len() >= 6, "{plain:?}");
    for path in plain {
        let file: Value = serde_json::from_slice(&std::fs::read(&path).expect("a file")).expect("JSON");
        let errors: Vec<_> = validator().iter_errors(&file).map(|why| why.to_string()).collect();
        assert!(errors.is_empty(), "{}: {errors:#?}", path.display());
    }
}

/// S7: what later versions add is valid where a reader keeps it.
#[test]
fn what_later_versions_add_is_valid() {
    let mut file = exported();
    file["head"]["scope"] = json!({"shop": "s", "kinds": ["run"]});
    file["head"]["signature"] = json!({"by": "k1"});
    file["journal"][0]["mood"] = json!(["good", null, 7]);
    file["records"][0]["kind"] = json!("hologram");
    file["records"][0]["fields"]["later/x"] = json!({"nested": [true]});
    assert!(validator().is_valid(&file));
}

#[test]
fn what_a_reader_refuses_is_not_valid() {
    let (validator, file) = (validator(), exported());
    let broken: [(&str, Value); 22] = [
        ("/format", json!("another")),
        ("/version", json!(2)),
        ("/seal", json!("sha256:00")),
        ("/later", json!(1)),
        ("/head/replica", json!("7")),
        ("/head/scope", json!(7)),
        ("/head/counts/rows", json!(-1)),
        ("/head/vector/7", json!(1)),
        ("/records/0/id", json!("")),
        ("/records/0/fields", json!({})),
        ("/records/0/fields/price", json!(1.5)),
        ("/records/0/fields/price", json!([{"deep": 9_007_199_254_740_992_i64}])),
        ("/records/0/stamp", json!("019A-0000-0000000000000007")),
        ("/records/0/later", json!(1)),
        ("/journal/0/seq", json!(0)),
        ("/journal/0/later", json!(0.5)),
        ("/journal/0/changes", json!(vec![file["journal"][0]["changes"][0].clone(); 1_001])),
        ("/journal/0/changes/0/later", json!(1)),
        ("/journal/0/changes/0/field", json!("")),
        ("/photos/0/media_type", json!("image/svg+xml")),
        ("/photos/0/data", json!("*")),
        ("/photos/0/sha256", json!("00")),
    ];
    for (path, value) in broken {
        let mut file = file.clone();
        let (parent, name) = path.rsplit_once('/').expect("a path");
        file.pointer_mut(parent).and_then(Value::as_object_mut).expect(path).insert(name.to_owned(), value.clone());
        assert!(!validator.is_valid(&file), "{path} = {value}");
    }
    for path in ["/head", "/journal", "/records/0/stamp", "/journal/0/name", "/journal/0/changes/0/value"] {
        let mut file = file.clone();
        let (parent, name) = path.rsplit_once('/').expect("a path");
        file.pointer_mut(parent).and_then(Value::as_object_mut).expect(path).remove(name).expect(path);
        assert!(!validator.is_valid(&file), "without {path}");
    }
}
