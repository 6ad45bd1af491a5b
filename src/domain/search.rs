//! Search over all records in memory: which ones hold every word, and where. Knows what of each kind people
//! would look for; is told the words of the language.

mod contents;
mod index;

pub use index::Index;

use super::ids::{Key, RecordId};
use super::inspections::{RUN, RunId};
use super::people::PERSON;
use super::shops::SHOP;
use super::tasks::TASK;
use super::templates::Text;
use super::text::Reading;
use chrono::NaiveDate;
use std::ops::Range;

/// The results of each kind that are shown at once, while a person types.
pub const FIRST: Range<usize> = 0..5;
/// Those that are shown when typing pauses; all are counted.
pub const REST: Range<usize> = FIRST.end..50;
/// The most places within one record that are shown.
const MOST_LINES: usize = 3;

/// The words of the language that people search in.
pub struct Words<'a> {
    /// Today's date: how other dates are written depends on it.
    pub today: NaiveDate,
    /// A date.
    pub day: &'a dyn Fn(NaiveDate) -> String,
    /// A text of a template.
    pub text: &'a dyn Fn(Text) -> &'static str,
    /// A role by its code.
    pub role: &'a dyn Fn(&str) -> String,
}

/// Where in a record it was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// The date in digits.
    Date,
    /// The name of a banner or item.
    Entry,
    /// A note.
    Note,
    /// The label or catalogue id of a check that failed.
    Fail,
    /// A price.
    Price,
    /// The reviewer's comment.
    Comment,
    /// What was done.
    Result,
    /// Who shall do it.
    Owner,
    /// The check that it came from.
    Check,
    /// A person's role.
    Role,
    /// What a shop sells.
    Industry,
}

impl Place {
    /// How what stands there is found.
    pub fn reading(self) -> Reading {
        match self {
            Self::Entry | Self::Owner => Reading::Name,
            _ => Reading::Words,
        }
    }
}

/// A record that was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// The record.
    pub key: Key,
    /// What it is called.
    pub title: String,
    /// Where else the words occur.
    pub lines: Vec<(Place, String)>,
}

impl Found {
    /// How its title is found.
    pub fn reading(&self) -> Reading {
        titled(&self.key)
    }
}

/// How the title of a record is found: people and shops have names, inspections a date, follow-ups a sentence.
fn titled(key: &Key) -> Reading {
    if key.kind == PERSON || key.kind == SHOP { Reading::Name } else { Reading::Words }
}

/// What was found of one kind.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Hits {
    /// Those that were asked for.
    pub found: Vec<Found>,
    /// How many there are.
    pub total: usize,
}

/// What was found, by kind.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Results {
    /// Inspections, newest first.
    pub runs: Hits,
    /// Follow-ups, open ones first.
    pub tasks: Hits,
    /// People.
    pub people: Hits,
    /// Shops.
    pub shops: Hits,
}

impl Results {
    /// How many there are in all.
    pub fn total(&self) -> usize {
        self.runs.total + self.tasks.total + self.people.total + self.shops.total
    }
}

/// The run of a found record, if it is one.
pub fn run_of(key: &Key) -> Option<RunId> {
    if key.kind == RUN { RunId::parse(&key.id) } else { None }
}

/// The task of a found record, if it is one.
pub fn task_of(key: &Key) -> Option<RecordId> {
    (key.kind == TASK).then(|| key.id.clone())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::calendar::parse_date;
    use crate::domain::folding::{Folding, TABLE};
    use crate::domain::ids::{Field, Kind, ReplicaId};
    use crate::domain::people;
    use crate::domain::record::Record;
    use crate::domain::records::Records;
    use crate::domain::shops;
    use crate::domain::stamp::Stamp;
    use crate::domain::text::Query;
    use crate::domain::value::Value;
    use std::sync::Arc;

    fn put(records: &mut Records, kind: &Kind, id: &str, fields: &[(&str, Value)]) {
        let mut record = Record::new(Key::new(kind.clone(), RecordId::new(id)));
        for (index, (name, value)) in fields.iter().enumerate() {
            let stamp = Stamp { ms: index as u64 + 1, counter: 0, replica: ReplicaId(1) };
            record.put(Field::new(name), value.clone(), stamp);
        }
        records.merge(record);
    }

    fn shop() -> Records {
        let mut records = Records::default();
        put(&mut records, &shops::SHOP, "s", &[("name", "云杉旗舰店".into()), ("industry", "家居".into())]);
        put(&mut records, &people::PERSON, "p", &[("name", "Lin Yue".into()), ("role", "designer".into())]);
        put(
            &mut records,
            &RUN,
            "s:daily:2026-11-20",
            &[
                ("entry/INSP-02/e1", "双11 ＫＶ".into()),
                ("entry/INSP-02/e2", Value::Null),
                ("note/INSP-02.4/e1", "链接打开是空白页".into()),
                ("note/INSP-02.4/e2", "已删条目的备注".into()),
                ("result/INSP-02.4/e1", "fail".into()),
                ("result/INSP-02.5/e1", "pass".into()),
                ("shown/INSP-02.2/e1", Value::Int(12_900)),
            ],
        );
        put(
            &mut records,
            &TASK,
            "t",
            &[
                ("what", "换掉失效链接".into()),
                ("owner", "person:p".into()),
                ("note/1", "Waiting for the new picture".into()),
                ("shop", "s".into()),
            ],
        );
        records
    }

    fn look(index: &mut Index, records: &Records, typed: &str, folding: &Arc<Folding>) -> Results {
        let words = Words {
            today: parse_date("2026-11-21").expect("a date"),
            day: &|day| format!("{}", day.format("%-m月%-d日")),
            text: &|text| text.zh,
            role: &|code| if code == "designer" { "美工".to_owned() } else { code.to_owned() },
        };
        while !index.prepare(records, folding, &words, 2) {}
        index.search(records, &Query::new(typed, folding.clone()), &words, &FIRST)
    }

    fn found(typed: &str) -> Results {
        look(&mut Index::default(), &shop(), typed, &TABLE)
    }

    #[test]
    fn finds_notes_entries_dates_prices_and_failed_checks() {
        let places = |typed| found(typed).runs.found.first().map(|f| f.lines.iter().map(|l| l.0).collect::<Vec<_>>());
        assert_eq!(places("空白页"), Some(vec![Place::Note]));
        assert_eq!(places("kv 空白"), Some(vec![Place::Entry, Place::Note, Place::Fail]), "the label names the KV too");
        assert_eq!(places("2026-11-20"), Some(vec![Place::Date]));
        assert_eq!(places("11月20日"), Some(vec![]), "the title says it");
        assert_eq!(places("１２９．００"), Some(vec![Place::Price]));
        assert_eq!(places("insp-02.4"), Some(vec![Place::Fail]));
        assert_eq!(places("insp-02.5"), None, "a passed check is nothing to be found");
    }

    #[test]
    fn what_was_taken_out_is_not_found() {
        assert_eq!(found("已删条目").total(), 0);
    }

    #[test]
    fn finds_follow_ups_by_their_owner_and_notes() {
        let titles = |typed| found(typed).tasks.found.into_iter().map(|f| f.title).collect::<Vec<_>>();
        assert_eq!(titles("lin yue 失效"), ["换掉失效链接"]);
        assert_eq!(titles("NEW PICTURE"), ["换掉失效链接"]);
    }

    #[test]
    fn finds_people_and_shops() {
        let results = found("美工");
        assert_eq!((results.people.total, results.total()), (1, 1));
        assert_eq!(found("旗舰").shops.found[0].title, "云杉旗舰店");
        assert_eq!(found(" ").total(), 0);
    }

    #[test]
    fn counts_all_and_shows_the_newest() {
        let mut records = Records::default();
        let first = parse_date("2026-01-01").expect("a date");
        for day in first.iter_days().take(REST.end + 9) {
            put(&mut records, &RUN, &format!("s:daily:{day}"), &[("note/INSP-01.1/-", "歪了".into())]);
        }
        let words = Words { today: first, day: &|day| day.to_string(), text: &|text| text.zh, role: &str::to_owned };
        let mut index = Index::default();
        assert!(index.prepare(&records, &TABLE, &words, usize::MAX));
        let shown = |range| index.search(&records, &Query::new("歪", TABLE.clone()), &words, &range).runs;
        let (first, rest) = (shown(FIRST), shown(REST));
        assert_eq!((first.total, first.found.len()), (REST.end + 9, FIRST.len()));
        assert_eq!((rest.total, rest.found.len()), (REST.end + 9, REST.len()));
        assert_eq!(first.found[0].title, "2026-02-28");
        assert_eq!(rest.found[0].title, "2026-02-23", "the next ones");
    }

    #[test]
    fn names_are_found_by_initials_and_sentences_are_not() {
        let mut records = shop();
        put(&mut records, &people::PERSON, "x", &[("name", "林小雨".into()), ("role", "designer".into())]);
        put(&mut records, &TASK, "u", &[("what", "林小雨 看一看".into()), ("owner", "person:x".into())]);
        let results = look(&mut Index::default(), &records, "lxy", &TABLE);
        assert_eq!((results.people.total, results.tasks.total, results.total()), (1, 1, 2));
        assert_eq!(results.people.found[0].reading(), Reading::Name);
        assert_eq!(results.tasks.found[0].lines, [(Place::Owner, "林小雨".to_owned())], "by its owner, not its text");
        assert_eq!(found("ysqjd").shops.total, 1);
        assert_eq!(found("kby").total(), 0, "a note is no name");
    }

    #[test]
    fn traditional_words_find_labels_and_notes() {
        assert_eq!(found("鏈接打開").runs.total, 1);
        assert_eq!(found("換掉失效").tasks.total, 1);
    }

    /// One that is kept tells the same as one that is made anew, whatever has happened in between.
    #[test]
    fn an_index_that_is_kept_keeps_up() {
        let (mut index, mut records, plain) = (Index::default(), shop(), Arc::default());
        let mut same = |records: &Records, typed: &str, folding: &Arc<Folding>| {
            let kept = look(&mut index, records, typed, folding);
            assert_eq!(kept, look(&mut Index::default(), records, typed, folding), "{typed}");
            kept.total()
        };
        let edit = |field: &str, value: &str, ms: u64| {
            let stamp = Stamp { ms, counter: 0, replica: ReplicaId(1) };
            (Field::new(field), Value::text(value), stamp)
        };
        let change = |records: &mut Records, kind: &Kind, id: &str, (field, value, stamp): (Field, Value, Stamp)| {
            let mut record = Record::new(Key::new(kind.clone(), RecordId::new(id)));
            record.put(field, value, stamp);
            records.merge(record);
        };
        assert_eq!(same(&records, "換掉", &plain), 0);
        assert_eq!(same(&records, "換掉", &TABLE), 1, "the table has come");
        change(&mut records, &TASK, "t", edit("what", "换掉首图", 100));
        assert_eq!(same(&records, "失效链接", &TABLE), 0, "changed");
        assert_eq!(same(&records, "首圖", &TABLE), 1);
        change(&mut records, &people::PERSON, "p", edit("name", "周敏", 101));
        assert_eq!(same(&records, "zm", &TABLE), 2, "renamed: the person, and the follow-up by its owner");
        change(&mut records, &people::PERSON, "q", edit("name", "曾明", 102));
        assert_eq!(same(&records, "cm", &TABLE), 1, "come");
        let stamp = Stamp { ms: 104, counter: 0, replica: ReplicaId(1) };
        change(&mut records, &TASK, "t", (crate::domain::record::DELETED, Value::Bool(true), stamp));
        assert_eq!(same(&records, "首图", &TABLE), 0, "gone");
    }
}
