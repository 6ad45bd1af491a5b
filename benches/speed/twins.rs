//! Two devices with the same follow-ups, of which each has edited one in ten since: the same ones, partly in the same
//! fields. Knows no store.

use crate::records::{DAY_MS, Edit, PERSON, SHOP, Writer, begin, date, folded, plain};
use dianxun::domain::change::JournalRow;
use dianxun::domain::ids::{Key, RecordId, ReplicaId};
use dianxun::domain::tasks::{self, TASK, field};
use dianxun::domain::value::Value;
use serde_json::{Map, Value as Json, json};

/// Of so many records one is edited, on both sides.
const EDITED: usize = 10;

/// Which of the two.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Side {
    Left,
    Right,
}

/// The journal of one of them: each record made by one command, each edit another.
pub(crate) fn journal(side: Side, count: usize, now: i64) -> Vec<JournalRow> {
    let (before, since) = journals(side, count, now);
    [before, since].concat()
}

/// The same in two parts: what both have, and what one has done since.
pub(crate) fn journals(side: Side, count: usize, now: i64) -> (Vec<JournalRow>, Vec<JournalRow>) {
    let mut writer = common(count, now);
    let before = writer.rows.len();
    if side == Side::Right {
        writer = writer.other(ReplicaId(0xbe7d));
    }
    for number in (0..count).step_by(EDITED) {
        writer.write(now - DAY_MS, "task.edit", edit(side, number));
    }
    let since = writer.rows.split_off(before);
    (writer.rows, since)
}

/// What both had before, and what each did since, as plain objects: for those who do not know journals.
pub(crate) fn objects(count: usize, now: i64) -> String {
    let records = folded(&common(count, now).rows);
    let base: Map<String, Json> = records.of(&TASK).map(|task| (task.id().to_string(), plain(task).into())).collect();
    let since = |side| -> Map<String, Json> {
        let edited = |number| (id(number).to_string(), fields(edit(side, number)).into());
        (0..count).step_by(EDITED).map(edited).collect()
    };
    json!({ "base": base, "edits": [since(Side::Left), since(Side::Right)] }).to_string()
}

fn fields(edits: Vec<Edit>) -> Map<String, Json> {
    edits.into_iter().map(|(_, field, value)| (field.to_string(), json!(value))).collect()
}

fn common(count: usize, now: i64) -> Writer {
    let mut writer = Writer::default();
    let first = now - 30 * DAY_MS;
    begin(&mut writer, first);
    for number in 0..count {
        writer.write(first + number as i64, "task.follow_up", made(number, first));
    }
    writer
}

fn id(number: usize) -> RecordId {
    RecordId::new(format!("0199c2a4-4444-7000-8000-{number:012x}"))
}

fn key(number: usize) -> Key {
    tasks::key(&id(number))
}

/// A dozen fields, as a follow-up has them that was done and checked again.
fn made(number: usize, at: i64) -> Vec<Edit> {
    let day = date(at - (number % 700) as i64 * DAY_MS);
    let of = |(field, value)| (key(number), field, value);
    let texts = [
        (field::SHOP, SHOP.to_string()),
        (field::WHAT, format!("第 {number} 张主图的活动价与详情页不一致，请设计按最新价格表重做并替换")),
        (field::OWNER, "role:designer".to_owned()),
        (field::DUE, day.to_string()),
        (field::STATUS, "rechecked".to_owned()),
        (field::RUN, format!("{SHOP}:daily:{day}")),
        (field::CHECK, "insp-02.4".to_owned()),
        (field::DONE_BY, PERSON.to_string()),
        (field::RESULT, "已重做并替换，手机和电脑都看过".to_owned()),
        (field::RECHECKED_BY, PERSON.to_string()),
    ];
    let numbers = [(field::DONE_AT, at + 3_600_000), (field::RECHECKED_AT, at + 7_200_000 + number as i64)];
    let texts = texts.into_iter().map(|(field, text)| (field, Value::text(&text)));
    texts.chain(numbers.map(|(field, number)| (field, number.into()))).map(of).collect()
}

/// Both write what is to be done; and each a field of its own.
fn edit(side: Side, number: usize) -> Vec<Edit> {
    let (what, own) = match side {
        Side::Left => ("价签换成双 12 的", (field::OWNER, "role:operator")),
        Side::Right => ("先下架，等新图", (field::DUE, "2026-12-12")),
    };
    let text = |(field, text): (_, &str)| (key(number), field, Value::text(text));
    [(field::WHAT, what), own].map(text).into()
}
