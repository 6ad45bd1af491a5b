//! Old runs and follow-ups of a shop as its journal would hold them: one command per tap, as people make them.
//! Knows no store.

use dianxun::domain::change::{Change, JournalRow, MAX_CHANGES_PER_ROW};
use dianxun::domain::ids::{DeviceId, Field, Key, RecordId, ReplicaId};
use dianxun::domain::inspections::{self, RunId, WHOLE};
use dianxun::domain::record::Record;
use dianxun::domain::records::Records;
use dianxun::domain::stamp::Stamp;
use dianxun::domain::templates::DAILY;
use dianxun::domain::value::Value;
use dianxun::domain::{people, shops, tasks};

pub(crate) const SHOP: RecordId = RecordId::of("0199c2a4-1111-7000-8000-00000000aaaa");
pub(crate) const PERSON: RecordId = RecordId::of("0199c2a4-2222-7000-8000-00000000bbbb");
/// Days before today that nobody inspected: the bench taps through them.
const LEFT_OPEN: i64 = 15;
/// Follow-ups of each old run.
const TASKS_PER_RUN: usize = 9;
pub(crate) const DAY_MS: i64 = 86_400_000;

pub(crate) type Edit = (Key, Field, Value);

/// Writes rows one after another, as one tab of one device.
pub(crate) struct Writer {
    replica: ReplicaId,
    last: Option<Stamp>,
    seq: u64,
    pub(crate) rows: Vec<JournalRow>,
}

impl Default for Writer {
    fn default() -> Self {
        Self { replica: ReplicaId(0xbe7c), last: None, seq: 0, rows: Vec::new() }
    }
}

impl Writer {
    /// Another tab, which knows all that this one wrote.
    pub(crate) fn other(self, replica: ReplicaId) -> Self {
        Self { replica, seq: 0, ..self }
    }

    pub(crate) fn write(&mut self, at: i64, name: &'static str, edits: Vec<Edit>) {
        let replica = self.replica;
        let stamp = Stamp::next(self.last, at, replica);
        self.last = Some(stamp);
        self.seq += 1;
        let change = |(key, field, value): Edit| Change {
            kind: key.kind,
            id: key.id,
            field,
            value,
            replaced: None,
            stamp: None,
        };
        self.rows.push(JournalRow {
            replica,
            seq: self.seq,
            stamp,
            device: DeviceId::of("be7cbe7cbe7cbe7cbe7cbe7cbe7cbe7c"),
            person: PERSON,
            command: format!("0199c2a4-3333-7000-8000-{:012x}", self.seq).into(),
            name: name.into(),
            reason: "".into(),
            changes: edits.into_iter().map(change).collect(),
            unknown: Default::default(),
        });
    }
}

/// The journal of a shop with one person and `count` old runs and follow-ups.
pub(crate) fn journal(count: usize, now: i64) -> Vec<JournalRow> {
    let mut writer = Writer::default();
    let runs = count.div_ceil(TASKS_PER_RUN + 1);
    let first = now - (LEFT_OPEN + runs as i64) * DAY_MS;
    begin(&mut writer, first);
    for index in 0..runs {
        let left = count - index * (TASKS_PER_RUN + 1);
        old_day(&mut writer, first + index as i64 * DAY_MS, TASKS_PER_RUN.min(left - 1));
    }
    writer.rows
}

pub(crate) fn begin(writer: &mut Writer, at: i64) {
    let shop = shops::key(&SHOP);
    let of_shop = |field: &Field, value: &str| (shop.clone(), field.clone(), Value::text(value));
    let since = date(at).to_string();
    let edits = [
        of_shop(&shops::field::NAME, "青竹家居旗舰店"),
        of_shop(&shops::field::PLATFORM, "tmall"),
        of_shop(&shops::field::INDUSTRY, "家居"),
        of_shop(&shops::field::ZONE, "Asia/Shanghai"),
        of_shop(&shops::field::SINCE, &since),
    ];
    writer.write(at, "shop.create", edits.into());
    let person = people::key(&PERSON);
    let of_person = |field: &Field, value: &str| (person.clone(), field.clone(), Value::text(value));
    let edits = [of_person(&people::field::NAME, "林晓"), of_person(&people::field::ROLE, "supervisor")];
    writer.write(at, "person.create", edits.into());
}

pub(crate) fn date(at: i64) -> chrono::NaiveDate {
    dianxun::domain::calendar::date(&dianxun::domain::calendar::Fixed(480), at)
}

/// A run with all its answers, submitted and reviewed, and the follow-ups of its first checks.
fn old_day(writer: &mut Writer, at: i64, follow_ups: usize) {
    let run = RunId { shop: SHOP, template: DAILY.id.to_owned(), date: date(at), by: None };
    let checks: Vec<&str> = DAILY.groups.iter().flat_map(|group| group.checks).map(|check| check.id).collect();
    for (index, check) in checks.iter().enumerate() {
        let failed = index < follow_ups;
        answer(writer, at + index as i64 * 9_000, &run, check, failed);
        if failed {
            follow_up(writer, at + index as i64 * 9_000 + 4_000, &run, check, WHOLE);
        }
    }
    hand_in(writer, at + 300_000, &run);
}

fn answer(writer: &mut Writer, at: i64, run: &RunId, check: &str, failed: bool) {
    let of = |what: &str, value: Value| (run.key(), Field::keyed(&[what, check, WHOLE]), value);
    let mut edits = vec![of("result", if failed { "fail" } else { "pass" }.into())];
    if writer.rows.last().is_none_or(|row| row.changes[0].id != run.record_id()) {
        edits.extend(head(run));
    }
    if failed {
        edits.push(of("note", "活动价没有更新".into()));
    }
    writer.write(at, "inspection.answer", edits);
}

pub(crate) fn head(run: &RunId) -> [Edit; 5] {
    use inspections::field;
    let of = |field: &Field, value: Value| (run.key(), field.clone(), value);
    [
        of(&field::SHOP, run.shop.as_str().into()),
        of(&field::TEMPLATE, run.template.as_str().into()),
        of(&field::VERSION, 1_i64.into()),
        of(&field::DATE, run.date.to_string().into()),
        of(&field::STATUS, "open".into()),
    ]
}

pub(crate) fn hand_in(writer: &mut Writer, at: i64, run: &RunId) {
    use inspections::field;
    let of = |field: &Field, value: Value| (run.key(), field.clone(), value);
    let submitted = [
        of(&field::STATUS, "submitted".into()),
        of(&field::SUBMITTED_BY, PERSON.as_str().into()),
        of(&field::SUBMITTED_AT, at.into()),
    ];
    writer.write(at, "inspection.submit", submitted.into());
    let reviewed = [
        of(&field::STATUS, "reviewed".into()),
        of(&field::OUTCOME, "has_issues".into()),
        of(&field::COMMENT, "已看，请按跟进处理。".into()),
        of(&field::REVIEWED_BY, PERSON.as_str().into()),
        of(&field::REVIEWED_AT, (at + 600_000).into()),
    ];
    writer.write(at + 600_000, "inspection.review", reviewed.into());
}

/// Made, done and checked again.
pub(crate) fn follow_up(writer: &mut Writer, at: i64, run: &RunId, check: &str, entry: &str) {
    use tasks::field;
    let key = tasks::key(&RecordId::new(format!("{}:{check}:{entry}", run.record_id())));
    let of = |field: &Field, value: Value| (key.clone(), field.clone(), value);
    let made = [
        of(&field::SHOP, run.shop.as_str().into()),
        of(&field::WHAT, "首页第二屏主图的活动价与详情页不一致，请设计按最新价格表重做并替换".into()),
        of(&field::OWNER, "role:designer".into()),
        of(&field::DUE, run.date.to_string().into()),
        of(&field::STATUS, "open".into()),
        of(&field::RUN, run.record_id().as_str().into()),
        of(&field::CHECK, check.into()),
        of(&field::ENTRY, entry.into()),
    ];
    writer.write(at, "task.follow_up", made.into());
    let done = [
        of(&field::STATUS, "done".into()),
        of(&field::DONE_BY, PERSON.as_str().into()),
        of(&field::DONE_AT, (at + 3_600_000).into()),
        of(&field::RESULT, "已重做并替换，手机和电脑都看过".into()),
    ];
    writer.write(at + 1_000, "task.done", done.into());
    let checked = [
        of(&field::STATUS, "rechecked".into()),
        of(&field::RECHECKED_BY, PERSON.as_str().into()),
        of(&field::RECHECKED_AT, (at + 7_200_000).into()),
    ];
    writer.write(at + 2_000, "task.recheck", checked.into());
}

/// The same changes as an imported file brings them: full rows, each change with its author's stamp.
pub(crate) fn imported(rows: &[JournalRow]) -> Vec<JournalRow> {
    let stamped = |row: &JournalRow| -> Vec<Change> {
        row.changes.iter().map(|change| Change { stamp: Some(row.stamp_of(change)), ..change.clone() }).collect()
    };
    let all: Vec<Change> = rows.iter().flat_map(stamped).collect();
    let template = rows.last().cloned();
    let row = |(index, part): (usize, &[Change])| {
        let mut row = template.clone()?;
        (row.seq, row.name, row.changes) = (index as u64 + 1, "import".into(), part.to_vec());
        Some(row)
    };
    all.chunks(MAX_CHANGES_PER_ROW).enumerate().filter_map(row).collect()
}

/// All that rows write.
pub(crate) fn folded(rows: &[JournalRow]) -> Records {
    let mut records = Records::default();
    rows.iter().for_each(|row| {
        records.apply(row);
    });
    records
}

/// The values of a record under their names.
pub(crate) fn plain(record: &Record) -> serde_json::Map<String, serde_json::Value> {
    record.cells().map(|(field, cell)| (field.to_string(), serde_json::json!(cell.value))).collect()
}

/// The same records as plain objects, for raw IndexedDB: a JSON list.
pub(crate) fn objects(rows: &[JournalRow]) -> String {
    let object = |record: &Record| {
        let named = [("kind", record.kind().to_string()), ("id", record.id().to_string())];
        let named = named.into_iter().map(|(name, value)| (name.to_owned(), value.into()));
        serde_json::Value::Object(plain(record).into_iter().chain(named).collect())
    };
    let list: Vec<_> = folded(rows).all().map(|record| object(record)).collect();
    serde_json::Value::Array(list).to_string()
}
