//! Large files of another device, made with the app's own writer: the same bytes each time. Knows no browser.

use anyhow::{Context, Result};
use dianxun::domain::change::{Change, JournalRow};
use dianxun::domain::digest::{code, code_of, sha256};
use dianxun::domain::ids::{DeviceId, Field, Kind, RecordId, ReplicaId};
use dianxun::domain::records::Records;
use dianxun::domain::stamp::Stamp;
use dianxun::wire::{Counts, ExchangeFile, Head, Photo, export, import};
use smol_str::SmolStr;
use std::collections::BTreeMap;

use crate::media;

/// The tab session that wrote all of it.
pub(crate) const REPLICA: &str = "00000000feed0001";
const NUMBER: u64 = 0xfeed_0001;
const TASK: Kind = Kind::of("task");
const DAY_MS: u64 = 86_400_000;

/// How much a file shall hold.
#[derive(Clone, Copy)]
pub(crate) struct Size {
    pub(crate) tasks: u64,
    pub(crate) photos: u64,
    /// Bytes of each.
    pub(crate) photo: usize,
}

/// A file and what it leads to.
pub(crate) struct Made {
    pub(crate) bytes: Vec<u8>,
    /// What two devices would compare before it came in,
    pub(crate) code_before: String,
    /// and after it.
    pub(crate) code_after: String,
    /// The same of the tasks alone.
    pub(crate) tasks_after: String,
}

/// What another device has to hand to the one that exported `base`: tasks that are done, photos, and one row that lies a
/// day ahead and will wait.
pub(crate) fn beside(base: &[u8], size: Size) -> Result<Made> {
    let base = import::read(base, &mut |_, _| {}).context("the export cannot be read")?;
    let here = records_of(&base);
    let shop = here.of(&Kind::of("shop")).next().context("no shop")?.id().clone();
    let now = u64::try_from(base.head.time)?;
    let mut rows: Vec<JournalRow> = (1..=size.tasks).map(|n| task(n, now - DAY_MS + n, &shop)).collect();
    let mut theirs = Records::default();
    rows.iter().for_each(|row| drop(theirs.apply(row)));
    rows.push(task(size.tasks + 1, now + DAY_MS, &shop));
    let photos: Vec<Photo> = (0..size.photos).map(|n| photo(n, size.photo)).collect();
    let bytes = export::write(head(&base.head, size.tasks), &theirs, &rows, &photos, &mut |_, _| {})?;
    let (code_before, mut all) = (code(&here), here);
    all.join(theirs);
    Ok(Made { bytes, code_before, code_after: code(&all), tasks_after: code_of(all.of(&TASK)) })
}

fn records_of(file: &ExchangeFile) -> Records {
    let mut records = Records::default();
    for record in &file.records {
        records.merge(record.clone());
    }
    records
}

fn head(base: &Head, reached: u64) -> Head {
    Head {
        database: "made".into(),
        device: DeviceId::of("d-made"),
        replica: ReplicaId(NUMBER),
        counts: Counts::default(),
        vector: BTreeMap::from([(ReplicaId(NUMBER), reached)]),
        ..base.clone()
    }
}

fn task(seq: u64, ms: u64, shop: &RecordId) -> JournalRow {
    let words = format!("第 {seq} 件：首页轮播第三张链接到了下架的商品，换成同系列在售的，再看一遍手机端。");
    let fields = [
        ("shop", shop.as_str()),
        ("what", &words),
        ("owner", "role:assistant"),
        ("due", "2026-11-01"),
        ("status", "rechecked"),
        ("result", "换好了"),
    ];
    let change = |(field, value): (&'static str, &str)| Change {
        kind: TASK,
        id: RecordId::new(format!("made-{seq:07}")),
        field: Field::of(field),
        value: value.into(),
        replaced: None,
        stamp: None,
    };
    JournalRow {
        replica: ReplicaId(NUMBER),
        seq,
        stamp: Stamp { ms, counter: 0, replica: ReplicaId(NUMBER) },
        device: DeviceId::of("d-made"),
        person: RecordId::of("made-person"),
        command: SmolStr::new(format!("made-{seq}")),
        name: "task.done".into(),
        reason: "".into(),
        changes: fields.into_iter().map(change).collect(),
        unknown: BTreeMap::new(),
    }
}

/// A real picture with a long tail that nothing can compress.
fn photo(number: u64, size: usize) -> Photo {
    let (mut bytes, mut state) = (media::png(2, 2), number + 1);
    while bytes.len() < size {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        bytes.extend(state.to_le_bytes());
    }
    Photo { sha: sha256(&bytes), media_type: "image/png".to_owned(), bytes }
}
