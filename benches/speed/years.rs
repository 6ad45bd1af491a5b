//! Two years of daily inspections of a shop as its journal would hold them: banners and items named and checked one by
//! one, prices, some fails, each with a photo and a follow-up. Knows no store.

use crate::records::{DAY_MS, Edit, SHOP, Writer, begin, date, follow_up, hand_in, head};
use dianxun::domain::change::JournalRow;
use dianxun::domain::ids::Field;
use dianxun::domain::inspections::{RunId, WHOLE};
use dianxun::domain::templates::{Ask, Check, DAILY, Group};
use dianxun::domain::value::Value;
use std::collections::BTreeMap;

/// How many banners or items each group names a day: with the checks that do not repeat, 60 answers.
const ENTRIES: [usize; 6] = [0, 3, 3, 2, 4, 3];
const NAMES: [&str; 12] = [
    "双12主会场：暖冬四件套",
    "新品首发：云朵羽绒被",
    "会员日：乳胶枕一对",
    "法兰绒毯",
    "磨毛四件套 1.8 米",
    "羊毛床褥 1.5 米",
    "蚕丝被 2 斤",
    "记忆棉护颈枕",
    "全棉床笠",
    "珊瑚绒睡袍",
    "天丝被套",
    "亚麻抱枕套",
];
const NOTES: [&str; 6] = [
    "活动价没有更新",
    "图上 79，实际 89，昨晚调价后没换图。",
    "轮播停在第二张，不会自己转。",
    "点开是空白页，链接指向已下架的商品。",
    "洗涤说明和水洗标不一致。",
    "价签还是上一场活动的，结束时间写着昨天。",
];

/// The journal of so many days up to yesterday.
pub(crate) fn journal(days: usize, now: i64) -> Vec<JournalRow> {
    let mut writer = Writer::default();
    let first = now - days as i64 * DAY_MS;
    begin(&mut writer, first);
    for day in 0..days {
        a_day(&mut writer, day, first + day as i64 * DAY_MS);
    }
    writer.rows
}

fn a_day(writer: &mut Writer, day: usize, at: i64) {
    let run = RunId { shop: SHOP, template: DAILY.id.to_owned(), date: date(at), by: None };
    writer.write(at, "inspection.entry", named(&run, day).chain(head(&run)).collect());
    let mut at = at;
    for (group, entries) in DAILY.groups.iter().zip(ENTRIES) {
        for (index, check) in group.checks.iter().enumerate() {
            for entry in 0..entries.max(1) {
                at += 5_000;
                let fails = (day + index * 7 + entry * 3).is_multiple_of(29);
                let entry = if entries == 0 { WHOLE.to_owned() } else { id_of(day, entry) };
                writer.write(at, "inspection.answer", answer(&run, check, &entry, fails, day));
                if fails {
                    follow_up(writer, at + 1_000, &run, check.id, &entry);
                }
            }
        }
    }
    hand_in(writer, at + 60_000, &run);
}

fn id_of(day: usize, entry: usize) -> String {
    format!("e{day:04}{entry}")
}

fn named(run: &RunId, day: usize) -> impl Iterator<Item = Edit> {
    let of = move |group: &Group, entry: usize| {
        let name = NAMES[(day / 3 + entry * 5 + group.id.len()) % NAMES.len()];
        (run.key(), Field::keyed(&["entry", group.id, &id_of(day, entry)]), Value::text(name))
    };
    DAILY.groups.iter().zip(ENTRIES).flat_map(move |(group, entries)| (0..entries).map(move |entry| of(group, entry)))
}

fn answer(run: &RunId, check: &Check, entry: &str, fails: bool, day: usize) -> Vec<Edit> {
    let of = |what: &str, value: Value| (run.key(), Field::keyed(&[what, check.id, entry]), value);
    let mut edits = vec![of("result", if fails { "fail" } else { "pass" }.into())];
    if matches!(check.ask, Ask::Prices) {
        edits.push(of("shown", if fails { 7_900 } else { 8_900 }.into()));
        edits.push(of("charged", 8_900.into()));
    }
    if fails {
        edits.push(of("note", NOTES[day % NOTES.len()].into()));
        let photo = Field::keyed(&["photo", check.id, entry, &format!("p{day:04}{}{entry}", check.id)]);
        edits.push((run.key(), photo, picture(day)));
    }
    edits
}

/// What is known of a photo whose bytes are not here.
fn picture(number: usize) -> Value {
    let members: [(&str, Value); 3] =
        [("sha256", format!("{number:064x}").into()), ("width", 1_600.into()), ("height", 1_200.into())];
    Value::Map(members.into_iter().map(|(name, value)| (name.into(), value)).collect::<BTreeMap<_, _>>())
}
