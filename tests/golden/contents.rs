//! What the golden files of format number 1 were written from: a small house with every kind of that day, written by four
//! devices, and what a later version may add. Fixed for ever: whoever changes it makes the files untrue.

use dianxun::domain::change::{Change, JournalRow};
use dianxun::domain::digest::sha256;
use dianxun::domain::erasure::Named;
use dianxun::domain::ids::{DeviceId, Field, Kind, RecordId, ReplicaId};
use dianxun::domain::stamp::Stamp;
use dianxun::domain::value::{MAX_INT, Value};
use dianxun::storage::Blob;
use dianxun::storage::messages::ExportOrder;
use dianxun::wire::Scope;
use dianxun::wire::opening::Wrapping;
use dianxun::wire::vault::{Passphrase, RANDOM};
use std::collections::BTreeMap;

/// When the files were written, UTC milliseconds: 2026-11-22, 12:00 in Shanghai.
pub(crate) const NOW: i64 = 1_795_320_000_000;
/// What the encrypted ones are locked with.
pub(crate) const TYPED: &str = "三只 cups & \"tea\"";
/// What must be fresh in every other file.
pub(crate) const RANDOMNESS: [u8; RANDOM] = {
    let mut bytes = [0; RANDOM];
    let mut at = 0;
    while at < RANDOM {
        bytes[at] = (at * 37 % 251) as u8;
        at += 1;
    }
    bytes
};
/// The device that wrote them.
pub(crate) const TABLET: &str = "d-tablet";
/// What it knows of the other device's last file.
pub(crate) const MET: &str = r#"{"d-laptop":{"person_name":"周主管","file_at":1795310000000,"taken_at":1795310060000,"vector":{"0000000000000b02":1,"1a2b3c4d5e6f7081":5}}}"#;

const RUN: (&str, &str) = ("run", "s1:daily:2026-11-22");
const OTHER_RUN: (&str, &str) = ("run", "s2:daily:2026-11-21");
const TASK: (&str, &str) = ("task", "s1:daily:2026-11-22:INSP-01.1:-");
const SHOP: (&str, &str) = ("shop", "s1");
const FLIGHT: (&str, &str) = ("drone_flight", "später/\u{2028}%\"1");

/// A tab session of a device with somebody at it.
struct Desk {
    replica: u64,
    device: &'static str,
    person: &'static str,
}

const AT_TABLET: Desk = Desk { replica: 0x1a2b_3c4d_5e6f_7081, device: TABLET, person: "p-lin" };
const AT_LAPTOP: Desk = Desk { replica: 0x0b02, device: "d-laptop", person: "p-zhou" };
const CARRIER: Desk = Desk { replica: 0x0c03, device: TABLET, person: "p-lin" };
const LATER: Desk = Desk { replica: u64::MAX, device: "d-next-version", person: "p-\u{1F9CB}" };

type Written = ((&'static str, &'static str), &'static str, Value);

impl Desk {
    /// A row of so many minutes after eight o'clock.
    fn row(&self, seq: u64, minute: i64, name: &str, written: impl IntoIterator<Item = Written>) -> JournalRow {
        let changes = written.into_iter().map(|((kind, id), field, value)| Change {
            kind: Kind::of(kind),
            id: RecordId::of(id),
            field: Field::of(field),
            value,
            replaced: None,
            stamp: None,
        });
        JournalRow {
            replica: ReplicaId(self.replica),
            seq,
            stamp: Stamp {
                ms: (NOW + (minute - 240) * 60_000) as u64,
                counter: (seq % 3) as u16,
                replica: ReplicaId(self.replica),
            },
            device: DeviceId::of(self.device),
            person: RecordId::of(self.person),
            command: format!("c-{:x}-{seq}", self.replica & 0xFFF).into(),
            name: name.into(),
            reason: "".into(),
            changes: changes.collect(),
            unknown: BTreeMap::new(),
        }
    }
}

fn text(text: &str) -> Value {
    text.into()
}

fn list(items: &[Value]) -> Value {
    Value::List(items.to_vec())
}

fn map(members: &[(&str, Value)]) -> Value {
    Value::Map(members.iter().map(|(name, value)| ((*name).into(), value.clone())).collect())
}

/// The photos, which need be no pictures to travel.
pub(crate) fn photos() -> [Blob; 3] {
    let blob = |media_type: &str, bytes: &[u8]| Blob {
        sha: sha256(bytes),
        media_type: media_type.to_owned(),
        bytes: bytes.to_vec(),
    };
    let long: Vec<u8> = (0..1_000_u32).map(|at| (at * 31 % 251) as u8).collect();
    [blob("image/jpeg", b"\xFF\xD8\xFF golden \xFF\xD9"), blob("image/png", &long), blob("image/webp", b"RIFF")]
}

/// The rows as they were written, in the order in which they reached the tablet; the last one erases.
pub(crate) fn rows() -> Vec<JournalRow> {
    let [shown, ..] = photos();
    let (t, mut rows) = (AT_TABLET, first_day());
    rows.extend([
        t.row(
            6,
            11,
            "inspection.answer",
            [
                (RUN, "shop", text("s1")),
                (RUN, "template", text("daily")),
                (RUN, "version", 1.into()),
                (RUN, "date", text("2026-11-22")),
                (RUN, "result/INSP-01.1/-", text("fail")),
            ],
        ),
        t.row(7, 12, "inspection.note", [(RUN, "note/INSP-01.1/-", text("顾客 13800000000 说首图打不开"))]),
        t.row(8, 13, "inspection.photo", [(RUN, "photo/INSP-01.1/-/ph1", text(&shown.sha))]),
        t.row(9, 14, "inspection.mark", [(RUN, "mark/ph1/m1", list(&[120.into(), 3_400.into()]))]),
        t.row(
            10,
            15,
            "inspection.prices",
            [
                (RUN, "entry/INSP-06/e1", text("春茶礼盒 🍵 250g \u{202E}")),
                (RUN, "shown/INSP-06.2/e1", 12_800.into()),
                (RUN, "charged/INSP-06.2/e1", 9_900.into()),
                (RUN, "value/INSP-05.1/-", 86.into()),
            ],
        ),
        t.row(
            11,
            16,
            "task.follow_up",
            [
                (TASK, "deleted", Value::Null),
                (TASK, "shop", text("s1")),
                (TASK, "what", text("页头错位,\n\"99\" ≠ 89")),
                (TASK, "run", text(RUN.1)),
                (TASK, "check", text("INSP-01.1")),
                (TASK, "entry", text("-")),
                (TASK, "owner", text("role:supervisor")),
                (TASK, "due", text("2026-11-23")),
            ],
        ),
        t.row(
            12,
            17,
            "inspection.submit",
            [
                (RUN, "status", text("submitted")),
                (RUN, "submitted_by", text("p-lin")),
                (RUN, "submitted_at", (NOW - 13_380_000).into()),
            ],
        ),
        t.row(
            13,
            18,
            "undo:inspection.submit",
            [(RUN, "status", Value::Null), (RUN, "submitted_by", Value::Null), (RUN, "submitted_at", Value::Null)],
        ),
        t.row(14, 19, "person.retire", [(("person", "p-old"), "deleted", true.into())]),
    ]);
    let submitted = rows[rows.len() - 3].stamp;
    let undone = rows.len() - 2;
    rows[undone].changes.iter_mut().for_each(|change| change.replaced = Some(submitted));
    rows.extend(of_others());
    let note = rows.iter().position(|row| row.name == "inspection.note").expect("the note");
    rows.push(erasing(&rows[note]));
    rows
}

/// The house: shop, people, a role, templates in the forms of two days.
fn first_day() -> Vec<JournalRow> {
    let (t, template) = (AT_TABLET, ("template", "t-1"));
    let nobody = Desk { person: "", ..AT_TABLET };
    let content = map(&[("zh", text("首页双周复盘")), ("weekdays", list(&[1.into(), 5.into()]))]);
    vec![
        nobody.row(
            1,
            0,
            "shop.create",
            [
                (SHOP, "name", text("山野茶铺 \"一店\"\\\u{7f}\t")),
                (SHOP, "platform", text("tmall")),
                (SHOP, "industry", text("")),
                (SHOP, "zone", text("Asia/Shanghai")),
                (SHOP, "since", text("2026-11-19")),
                (("person", "p-lin"), "name", text("林小满")),
                (("person", "p-lin"), "role", text("assistant")),
            ],
        ),
        t.row(
            2,
            1,
            "person.create",
            [
                (("person", "p-old"), "name", text("👩🏽\u{200d}💻 𠮷")),
                (("person", "p-old"), "role", text("assistant")),
                (("role", "assistant"), "level", text("answers")),
            ],
        ),
        t.row(
            3,
            2,
            "shop.set",
            [
                (SHOP, "backup_at", text("18:30")),
                (SHOP, "inspection_due", text("10:00")),
                (SHOP, "inspection_grace", 2.into()),
            ],
        ),
        t.row(
            4,
            3,
            "template.create",
            [
                (template, "zh", text("早班")),
                (template, "en", text("Morning")),
                (template, "repeat", text("weekly")),
                (template, "weekdays", list(&[1.into(), 3.into()])),
                (template, "weekdays/3", text("")),
                (template, "weekdays/5", true.into()),
                (template, "group/g1/zh", text("开门")),
                (template, "check/c1/group", text("g1")),
                (template, "check/c1/kind", text("choice")),
                (template, "check/c1/tell", list(&[text("supervisor")])),
                (template, "check/c1/tell/owner", true.into()),
                (
                    template,
                    "check/c1/options",
                    list(&[map(&[("id", text("o1")), ("zh", text("好")), ("result", text("pass"))])]),
                ),
                (template, "check/c1/options/o2/zh", text("坏")),
                (template, "check/c1/options/o2/result", text("fail")),
            ],
        ),
        t.row(
            5,
            4,
            "template.use",
            [
                (("template", "home-design"), "base", text("golden-version")),
                (("template", "home-design"), "use/s1", text("2026-11-22")),
                (("template_version", "golden-version"), "content", content),
            ],
        ),
    ]
}

/// A colleague's rows, what came without rows, what a clock that is wrong wrote, what a later version wrote.
fn of_others() -> Vec<JournalRow> {
    let l = AT_LAPTOP;
    let mut rows = vec![
        l.row(
            1,
            5,
            "shop.create",
            [
                (("person", "p-zhou"), "name", text("周主管")),
                (("person", "p-zhou"), "role", text("supervisor")),
                (("shop", "s2"), "name", text("山野茶舗")),
                (("shop", "s2"), "alias_of", text("s1")),
            ],
        ),
        l.row(
            2,
            25,
            "inspection.review",
            [
                (OTHER_RUN, "shop", text("s2")),
                (OTHER_RUN, "status", text("reviewed")),
                (OTHER_RUN, "outcome", text("issues")),
                (OTHER_RUN, "comment", text("请重拍首图")),
                (("ticket", "k1"), "phone", text("13900000000")),
                (("ticket", "k1"), "what", text("少一盒")),
            ],
        ),
        l.row(3, 26, "task.done", [(TASK, "status", text("done")), (TASK, "result", text("换了首图"))]),
        CARRIER.row(
            1,
            27,
            "import",
            [(("person", "p-chen"), "name", text("陈")), (OTHER_RUN, "date", text("2026-11-21"))],
        ),
        Desk { device: "d-fast", replica: 0x0d04, ..AT_LAPTOP }.row(
            1,
            300,
            "task.note",
            [(TASK, "note/n1", text("快一小时"))],
        ),
    ];
    rows[0].reason = "第一次打开".into();
    for (change, ms) in rows[3].changes.iter_mut().zip(1..) {
        change.stamp =
            Some(Stamp { ms: (NOW - 86_400_000) as u64 + ms, counter: u16::MAX, replica: ReplicaId(0x0e05) });
    }
    let mut later = LATER.row(
        1,
        28,
        "drone.fly",
        [
            (FLIGHT, "path/später", list(&[1.into(), Value::Null, list(&[]), map(&[])])),
            (FLIGHT, "most", MAX_INT.into()),
            (FLIGHT, "least", (-MAX_INT).into()),
            (FLIGHT, "is_over", false.into()),
            (SHOP, "motto/zh", text("茶")),
            (SHOP, "platform", text("hologram")),
            (RUN, "status", text("teleported")),
            (TASK, "status", text("someday")),
            (("person", "p-zhou"), "role", text("astronaut")),
        ],
    );
    later.unknown.insert("signature".into(), map(&[("by", text("k1")), ("over", list(&[true.into()]))]));
    let mut note = LATER.row(2, 29, "exchange.export", []);
    note.reason = "dianxun_s1.json".into();
    rows.extend([later, note]);
    rows
}

/// The customer wants to be forgotten.
fn erasing(note: &JournalRow) -> JournalRow {
    let written = &note.changes[0];
    let named = Named { key: written.key(), field: written.field.clone(), stamp: note.stamp };
    let present = (RUN, "note/INSP-01.1/-", text("顾客 ▇▇ 说首图打不开"));
    AT_LAPTOP.row(4, 30, "record.erase", [present, (("erasure", "0193-golden"), "cell/0", named.value())])
}

/// Each file that was written of it: its name, how much it covers, what lies around it.
pub(crate) fn files() -> Vec<(&'static str, ExportOrder)> {
    let locked = || Passphrase::new(TYPED);
    let (everything, plain) = (Scope::default, Wrapping::default);
    let states = Scope { states_only: true, without_photos: true, ..everything() };
    let lacking = Scope { beyond: Some(DeviceId::of("d-laptop")), ..everything() };
    let shop = Scope { shop: Some(RecordId::of("s1")), without_customers: true, ..everything() };
    let (from, until) = (Some(NOW - 14_400_000 + 660_000), Some(NOW));
    let part = Scope { kinds: vec![Kind::of("run"), Kind::of("task")], from, until, ..everything() };
    let all = [
        ("full.json", everything(), plain()),
        ("states-only.json", states, plain()),
        ("delta.json", lacking, plain()),
        ("shop.json", shop, plain()),
        ("part.json", part, plain()),
        ("full.json.gz", everything(), Wrapping { gzip: true, passphrase: None }),
        ("full.json.age", everything(), Wrapping { gzip: false, passphrase: locked() }),
        ("full.json.gz.age", everything(), Wrapping { gzip: true, passphrase: locked() }),
    ];
    all.into_iter().map(|(name, scope, wrapping)| (name, order(scope, wrapping))).collect()
}

fn order(scope: Scope, wrapping: Wrapping) -> ExportOrder {
    ExportOrder {
        now: NOW,
        app: "1.0.0".into(),
        person: RecordId::of("p-lin"),
        person_name: "林小满".into(),
        replica: ReplicaId(AT_TABLET.replica),
        scope,
        wrapping,
    }
}
