//! Search over all records in memory: which ones hold every word, and where. Knows what of each kind people
//! would look for; is told the words of the language.

use super::ids::{Key, RecordId};
use super::inspections::{RUN, Run, RunId, Text, WHOLE, field, find_check};
use super::money;
use super::people;
use super::record::Record;
use super::records::Records;
use super::shops;
use super::tasks::{self, Owner, TASK, Task};
use super::text::Query;
use super::value::Value;
use crate::domain::order::{set, sort_by};
use chrono::NaiveDate;

/// The most results of each kind that are shown; all are counted.
pub const MOST: usize = 50;
/// The most places within one record that are shown.
const MOST_LINES: usize = 3;

/// The words of the language that people search in.
pub struct Words<'a> {
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

/// What was found of one kind.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Hits {
    /// The first [`MOST`].
    pub found: Vec<Found>,
    /// How many there are.
    pub total: usize,
}

impl Hits {
    fn add(&mut self, query: &Query, key: Key, title: String, texts: Vec<(Place, String)>) {
        let all = texts.iter().map(|(_, text)| text.as_str()).chain([title.as_str()]);
        if !query.fits(all) {
            return;
        }
        self.total += 1;
        if self.found.len() < MOST {
            let lines = texts.into_iter().filter(|(_, text)| query.touches(text)).take(MOST_LINES);
            self.found.push(Found { key, title, lines: lines.collect() });
        }
    }
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

/// Looks through everything.
pub fn search(records: &Records, query: &Query, words: &Words) -> Results {
    if query.is_empty() {
        return Results::default();
    }
    Results {
        runs: runs(records, query, words),
        tasks: follow_ups(records, query, words),
        people: persons(records, query, words),
        shops: shop_list(records, query),
    }
}

fn runs(records: &Records, query: &Query, words: &Words) -> Hits {
    let several = shops::list(records).len() > 1;
    let mut own: Vec<(RunId, &Record)> =
        records.of(&RUN).filter_map(|record| Some((RunId::parse(record.id())?, record.as_ref()))).collect();
    sort_by(&mut own, |(a, _), (b, _)| b.date.cmp(&a.date).then_with(|| a.cmp(b)));
    let mut hits = Hits::default();
    for (id, record) in own {
        let mut title = (words.day)(id.date);
        if several && let Some(shop) = records.by_key(&shops::key(&id.shop)) {
            title = format!("{title} · {}", shop.text(&shops::field::NAME));
        }
        hits.add(query, record.key().clone(), title, run_texts(&id, record, words));
    }
    hits
}

fn run_texts(id: &RunId, record: &Record, words: &Words) -> Vec<(Place, String)> {
    let entries = set(record.under("entry").filter_map(|(rest, _)| rest.split('/').nth(1)));
    let counts = |entry: &str| entry == WHOLE || entries.contains(entry);
    let mut texts = vec![(Place::Date, id.date.to_string())];
    for (named, cell) in record.cells().filter(|(_, cell)| !cell.value.is_null()) {
        let parts: Vec<&str> = named.parts().collect();
        let told = match (parts.as_slice(), &cell.value) {
            (["entry", ..], Value::Text(name)) => Some((Place::Entry, name.to_string())),
            (["note", _, entry], Value::Text(note)) if counts(entry) => Some((Place::Note, note.to_string())),
            (["shown" | "charged", _, entry], Value::Int(minor)) if counts(entry) => {
                Some((Place::Price, money::plain(*minor)))
            }
            (["result", check, entry], Value::Text(code)) if code == "fail" && counts(entry) => {
                Some((Place::Fail, check_text(&id.template, check, words)))
            }
            _ => None,
        };
        texts.extend(told);
    }
    let comment = Run::of(Some(record)).comment();
    if !comment.is_empty() {
        texts.push((Place::Comment, record.text(&field::COMMENT).to_owned()));
    }
    texts
}

fn check_text(template: &str, check: &str, words: &Words) -> String {
    let label = find_check(template, check).map(|found| (words.text)(found.label));
    label.map_or_else(|| check.to_owned(), |label| format!("{check} {label}"))
}

fn follow_ups(records: &Records, query: &Query, words: &Words) -> Hits {
    let mut own: Vec<(Task, &Record)> = records.of(&TASK).map(|record| (Task::read(record), record.as_ref())).collect();
    sort_by(&mut own, |(a, _), (b, _)| (a.status, a.due, &a.id).cmp(&(b.status, b.due, &b.id)));
    let mut hits = Hits::default();
    for (task, record) in own {
        let mut texts = vec![(Place::Result, task.result.clone())];
        texts.extend(tasks::notes(record).into_iter().map(|note| (Place::Note, note.text)));
        texts.extend(task.owner.as_ref().map(|owner| (Place::Owner, owner_text(records, owner, words))));
        texts.extend(task.spot.as_ref().map(|at| (Place::Check, check_text(&at.run.template, &at.check, words))));
        hits.add(query, record.key().clone(), task.what, texts);
    }
    hits
}

fn owner_text(records: &Records, owner: &Owner, words: &Words) -> String {
    match owner {
        Owner::Person(id) => people::find(records, id).map(|person| person.name).unwrap_or_default(),
        Owner::Role(code) => (words.role)(code),
    }
}

fn persons(records: &Records, query: &Query, words: &Words) -> Hits {
    let mut hits = Hits::default();
    for person in people::list(records) {
        hits.add(query, people::key(&person.id), person.name, vec![(Place::Role, (words.role)(&person.role))]);
    }
    hits
}

fn shop_list(records: &Records, query: &Query) -> Hits {
    let mut hits = Hits::default();
    for shop in shops::list(records) {
        hits.add(query, shops::key(&shop.id), shop.name, vec![(Place::Industry, shop.industry)]);
    }
    hits
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
    use crate::domain::ids::{Field, Kind, ReplicaId};
    use crate::domain::stamp::Stamp;

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

    fn found(typed: &str) -> Results {
        let words = Words {
            day: &|day| format!("{}", day.format("%-m月%-d日")),
            text: &|text| text.zh,
            role: &|code| if code == "designer" { "美工".to_owned() } else { code.to_owned() },
        };
        search(&shop(), &Query::new(typed), &words)
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
        for day in first.iter_days().take(MOST + 9) {
            put(&mut records, &RUN, &format!("s:daily:{day}"), &[("note/INSP-01.1/-", "歪了".into())]);
        }
        let words = Words { day: &|day| day.to_string(), text: &|text| text.zh, role: &str::to_owned };
        let runs = search(&records, &Query::new("歪"), &words).runs;
        assert_eq!((runs.total, runs.found.len()), (MOST + 9, MOST));
        assert_eq!(runs.found[0].title, "2026-02-28");
    }
}
