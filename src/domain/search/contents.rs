//! What people would look for in a record of each kind, in words. Knows no query.

use super::{Place, Words};
use crate::domain::inspections::{Run, RunId, WHOLE, field};
use crate::domain::money;
use crate::domain::order::set;
use crate::domain::people::{self, Person};
use crate::domain::record::Record;
use crate::domain::records::Records;
use crate::domain::shops::{self, Shop};
use crate::domain::tasks::{self, Owner, Task};
use crate::domain::templates::find_check;
use crate::domain::value::Value;

/// What a record is called, and what stands in it.
pub(super) struct Contents {
    pub(super) title: String,
    pub(super) lines: Vec<(Place, String)>,
}

/// Tells what stands in a record of one kind.
pub(super) type Read = fn(&Records, &Record, &Words) -> Contents;

pub(super) fn of_run(records: &Records, record: &Record, words: &Words) -> Contents {
    let Some(id) = RunId::parse(record.id()) else { return Contents { title: String::new(), lines: Vec::new() } };
    let mut title = (words.day)(id.date);
    if shops::list(records).len() > 1
        && let Some(shop) = records.by_key(&shops::key(&id.shop))
    {
        title = format!("{title} · {}", shop.text(&shops::field::NAME));
    }
    if let Some(owner) = id.by.as_ref().and_then(|by| people::find(records, by)) {
        title = format!("{title} · {}", owner.name);
    }
    Contents { title, lines: run_texts(records, &id, record, words) }
}

fn run_texts(records: &Records, id: &RunId, record: &Record, words: &Words) -> Vec<(Place, String)> {
    let entries = set(record.under("entry").filter_map(|(rest, _)| rest.split('/').nth(1)));
    let counts = |entry: &str| entry == WHOLE || entries.contains(entry);
    let mut texts = vec![(Place::Date, id.date.to_string())];
    for (named, cell) in record.cells().filter(|(_, cell)| !cell.value.is_null()) {
        let parts: Vec<&str> = named.parts().collect();
        let told = match (parts.as_slice(), &cell.value) {
            (["entry", ..], Value::Text(name)) => Some((Place::Entry, name.to_string())),
            (["note" | "value", _, entry], Value::Text(note)) if counts(entry) => Some((Place::Note, note.to_string())),
            (["shown" | "charged", _, entry], Value::Int(minor)) if counts(entry) => {
                Some((Place::Price, money::plain(*minor)))
            }
            (["result", check, entry], Value::Text(code)) if code == "fail" && counts(entry) => {
                Some((Place::Fail, check_text(records, id, check, words)))
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

fn check_text(records: &Records, run: &RunId, check: &str, words: &Words) -> String {
    let label = find_check(records, run, check).map(|found| (words.text)(found.label));
    label.map_or_else(|| check.to_owned(), |label| format!("{check} {label}"))
}

pub(super) fn of_task(records: &Records, record: &Record, words: &Words) -> Contents {
    let task = Task::read(record);
    let mut lines = vec![(Place::Result, task.result)];
    lines.extend(tasks::notes(record).into_iter().map(|note| (Place::Note, note.text)));
    lines.extend(task.owner.as_ref().map(|owner| (Place::Owner, owner_text(records, owner, words))));
    lines.extend(task.spot.as_ref().map(|at| (Place::Check, check_text(records, &at.run, &at.check, words))));
    Contents { title: task.what, lines }
}

fn owner_text(records: &Records, owner: &Owner, words: &Words) -> String {
    match owner {
        Owner::Person(id) => people::find(records, id).map(|person| person.name).unwrap_or_default(),
        Owner::Role(code) => (words.role)(code),
    }
}

pub(super) fn of_person(_: &Records, record: &Record, words: &Words) -> Contents {
    let person = Person::read(record);
    Contents { title: person.name, lines: vec![(Place::Role, (words.role)(&person.role))] }
}

pub(super) fn of_shop(_: &Records, record: &Record, _: &Words) -> Contents {
    let shop = Shop::read(record);
    Contents { title: shop.name, lines: vec![(Place::Industry, shop.industry)] }
}
