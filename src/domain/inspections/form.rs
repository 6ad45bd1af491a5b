//! A run as the paper form of the trade: a head, one row per check and entry, numbered photos, who signs.
//! Derived from the report; stores nothing and knows no language.

use super::report::{CheckReport, EntryReport, GroupReport, report};
use super::run::{Answer, Entry, Mark, Photo, Run, RunId};
use super::status::{Day, DayStatus, day_of};
use crate::domain::calendar::Zone;
use crate::domain::ids::RecordId;
use crate::domain::people;
use crate::domain::records::Records;
use crate::domain::shops::Shop;
use crate::domain::tasks::{Owner, Task};
use crate::domain::templates::{Ask, Check, Group};

/// A filled form.
#[derive(Clone, Debug, PartialEq)]
pub struct Form {
    /// Which day, and what it came to.
    pub day: Day,
    /// Whether anybody began it.
    pub is_begun: bool,
    /// Who handed it in.
    pub submitted: Option<Signed>,
    /// Who reviewed it.
    pub reviewed: Option<Signed>,
    /// The reviewer's words.
    pub comment: String,
    /// The table, in the order of the checks.
    pub rows: Vec<FormRow>,
    /// The photos, in the order of the rows.
    pub photos: Vec<FormPhoto>,
}

/// A name and when it was put there.
#[derive(Clone, Debug, PartialEq)]
pub struct Signed {
    /// The person's name; empty when the person is not known here.
    pub name: String,
    /// UTC milliseconds.
    pub at: i64,
}

/// One check at one entry.
#[derive(Clone, Debug, PartialEq)]
pub struct FormRow {
    /// The category.
    pub group: &'static Group,
    /// The check, with what it requires.
    pub check: &'static Check,
    /// The banner or item, or the page as a whole.
    pub entry: Entry,
    /// What was recorded.
    pub answer: Answer,
    /// The numbers of its photos, in their order.
    pub photos: Vec<usize>,
    /// What it led to.
    pub follow_up: Option<Task>,
    /// Who follows up.
    pub owner: Option<Responsible>,
    /// When it was last changed, UTC milliseconds; `None` while nobody touched it.
    pub changed: Option<i64>,
}

impl FormRow {
    /// The picture with which a check that asks for a signature was signed: the first, the others were added to it.
    pub fn signature(&self) -> Option<&Photo> {
        self.answer.photos.first().filter(|_| self.check.ask == Ask::Signature)
    }
}

/// Who follows up, by name.
#[derive(Clone, Debug, PartialEq)]
pub enum Responsible {
    /// A person's name; empty when the person is not known here.
    Person(String),
    /// A role's code.
    Role(String),
}

/// A photo that stands after the table.
#[derive(Clone, Debug, PartialEq)]
pub struct FormPhoto {
    /// Its number on this form, from 1.
    pub number: usize,
    /// The check that it belongs to.
    pub check: &'static Check,
    /// The banner or item.
    pub entry: Entry,
    /// The photo.
    pub photo: Photo,
    /// The spots that were marked on it.
    pub marks: Vec<Mark>,
}

/// The form of a run, filled as far as the run is; `None` for a template that this version does not ship.
pub fn form(records: &Records, shop: &Shop, id: &RunId, now: i64, zone: &dyn Zone) -> Option<Form> {
    let run = Run::of(records.by_key(&id.key()).map(AsRef::as_ref));
    let signed = |who: RecordId, at: Option<i64>| Some(Signed { name: name_of(records, &who), at: at? });
    let mut form = Form {
        day: day_of(records, shop, id, now, zone)?,
        is_begun: run.is_begun(),
        submitted: signed(run.submitted_by(), run.submitted_at()),
        reviewed: signed(run.reviewed_by(), run.reviewed_at()),
        comment: run.comment().to_owned(),
        rows: Vec::new(),
        photos: Vec::new(),
    };
    for GroupReport { group, checks, .. } in report(records, id) {
        for CheckReport { check, entries, .. } in checks {
            for entry in entries {
                form.add(records, group, check, entry);
            }
        }
    }
    Some(form)
}

impl Form {
    /// Whether the day belongs to a period's papers: somebody began it, or nobody did and it was missed.
    pub fn counts(&self) -> bool {
        self.is_begun || self.day.status == DayStatus::Missed
    }

    fn add(&mut self, records: &Records, group: &'static Group, check: &'static Check, told: EntryReport) {
        let EntryReport { entry, answer, mut marks, follow_up, changed, .. } = told;
        let mut photos = Vec::new();
        for photo in answer.photos.iter().cloned() {
            let own = marks.iter_mut().find(|(id, _)| *id == photo.id);
            let marks = own.map(|(_, marks)| std::mem::take(marks)).unwrap_or_default();
            let number = self.photos.len() + 1;
            photos.push(number);
            self.photos.push(FormPhoto { number, check, entry: entry.clone(), photo, marks });
        }
        let owner = follow_up.as_ref().and_then(|task| task.owner.as_ref()).map(|owner| responsible(records, owner));
        self.rows.push(FormRow { group, check, entry, answer, photos, follow_up, owner, changed });
    }
}

fn responsible(records: &Records, owner: &Owner) -> Responsible {
    match owner {
        Owner::Person(id) => Responsible::Person(name_of(records, id)),
        Owner::Role(code) => Responsible::Role(code.clone()),
    }
}

fn name_of(records: &Records, person: &RecordId) -> String {
    people::find(records, person).map(|person| person.name).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::calendar::{Fixed, instant, parse_date, parse_time};
    use crate::domain::ids::{Field, Key, Kind, ReplicaId};
    use crate::domain::inspections::{Outcome, Period, RUN, runs_between};
    use crate::domain::record::Record;
    use crate::domain::shops;
    use crate::domain::stamp::Stamp;
    use crate::domain::tasks;
    use crate::domain::templates::DAILY;
    use crate::domain::value::Value;

    const ZONE: Fixed = Fixed(480);
    const SHOP: RecordId = RecordId::of("s");

    fn run_on(day: &str) -> RunId {
        RunId { shop: SHOP, template: "daily".to_owned(), date: parse_date(day).expect("a date"), by: None }
    }

    fn at(day: &str, time: &str) -> i64 {
        instant(&ZONE, parse_date(day).expect("a date"), parse_time(time).expect("a time"))
    }

    fn put(records: &mut Records, kind: Kind, id: &RecordId, fields: &[(&str, Value)]) {
        let mut record = Record::new(Key::new(kind, id.clone()));
        for (index, (name, value)) in fields.iter().enumerate() {
            let stamp = Stamp { ms: index as u64 + 1, counter: 0, replica: ReplicaId(1) };
            record.put(Field::new(name), value.clone(), stamp);
        }
        records.merge(record);
    }

    fn photo(id: &str) -> Value {
        Photo { id: id.to_owned(), sha: format!("sha-{id}"), width: 4, height: 3 }.value()
    }

    /// A shop, two people, and a run with entries, a fail that is followed up, and photos.
    fn desk() -> (Records, Shop) {
        let mut records = Records::default();
        let shop = [("name", "云栖家居".into()), ("industry", "家居".into()), ("since", "2026-11-17".into())];
        put(&mut records, shops::SHOP, &SHOP, &shop);
        put(&mut records, people::PERSON, &RecordId::of("p1"), &[("name", "小林".into())]);
        let run = run_on("2026-11-20");
        let fields = [
            ("entry/INSP-02/e1", "主图".into()),
            ("entry/INSP-02/e2", "侧图".into()),
            ("result/INSP-01.4/-", "fail".into()),
            ("note/INSP-01.4/-", "banner 裂了".into()),
            ("photo/INSP-01.4/-/a", photo("a")),
            ("result/INSP-02.2/e2", "fail".into()),
            ("shown/INSP-02.2/e2", Value::Int(8_900)),
            ("charged/INSP-02.2/e2", Value::Int(9_900)),
            ("photo/INSP-02.2/e2/b", photo("b")),
            ("mark/b/m", Value::List(vec![Value::Int(500), Value::Int(250)])),
            ("status", "submitted".into()),
            ("submitted_by", "p1".into()),
            ("submitted_at", Value::Int(at("2026-11-20", "09:30"))),
        ];
        put(&mut records, RUN, &run.record_id(), &fields);
        follow_up(&mut records, "INSP-01.4", "-", "person:p1", "换图");
        follow_up(&mut records, "INSP-02.2", "e2", "role:designer", "改价");
        let shop = Shop::read(records.get(&shops::SHOP, &SHOP).expect("the shop"));
        (records, shop)
    }

    fn follow_up(records: &mut Records, check: &str, entry: &str, owner: &str, what: &str) {
        let run = run_on("2026-11-20").record_id();
        let id = RecordId::new(format!("{run}:{check}:{entry}"));
        let fields = [
            ("shop", "s".into()),
            ("run", run.as_str().into()),
            ("check", check.into()),
            ("entry", entry.into()),
            ("owner", owner.into()),
            ("what", what.into()),
        ];
        put(records, tasks::TASK, &id, &fields);
    }

    fn filled() -> Form {
        let (records, shop) = desk();
        form(&records, &shop, &run_on("2026-11-20"), at("2026-11-20", "12:00"), &ZONE).expect("a shipped template")
    }

    /// 23 checks; the five of the group with two named entries stand twice.
    #[test]
    fn a_row_per_check_and_entry_in_the_order_of_the_checks() {
        let form = filled();
        let rows: Vec<_> = form.rows.iter().map(|row| (row.check.id, row.entry.name.as_str())).collect();
        assert_eq!(rows.len(), 23 + DAILY.groups[1].checks.len());
        assert_eq!(rows[0], ("INSP-01.1", ""));
        let banners: Vec<_> = rows.iter().filter(|(check, _)| *check == "INSP-02.2").collect();
        assert_eq!(banners, [&("INSP-02.2", "主图"), &("INSP-02.2", "侧图")]);
        assert!(form.rows.iter().all(|row| row.check.id.starts_with(row.group.id)));
    }

    #[test]
    fn a_failed_row_tells_problem_owner_and_photos() {
        let form = filled();
        let failed: Vec<_> = form.rows.iter().filter(|row| row.answer.outcome == Some(Outcome::Fail)).collect();
        assert_eq!((failed[0].answer.note.as_str(), failed[0].photos.as_slice()), ("banner 裂了", &[1_usize][..]));
        assert_eq!(failed[0].owner, Some(Responsible::Person("小林".to_owned())));
        assert_eq!(failed[0].follow_up.as_ref().map(|task| task.what.as_str()), Some("换图"));
        assert_eq!((failed[1].answer.shown, failed[1].answer.charged), (Some(8_900), Some(9_900)));
        assert_eq!(failed[1].owner, Some(Responsible::Role("designer".to_owned())));
        assert_eq!(failed[1].photos, [2]);
        assert_eq!(failed.len(), 2);
    }

    #[test]
    fn photos_are_numbered_through_and_keep_their_marks() {
        let told: Vec<_> = filled()
            .photos
            .into_iter()
            .map(|photo| (photo.number, photo.check.id, photo.entry.name, photo.photo.sha, photo.marks.len()))
            .collect();
        let expected = [
            (1, "INSP-01.4", String::new(), "sha-a".to_owned(), 0),
            (2, "INSP-02.2", "侧图".to_owned(), "sha-b".to_owned(), 1),
        ];
        assert_eq!(told, expected);
    }

    #[test]
    fn the_head_says_who_handed_it_in() {
        let form = filled();
        assert_eq!(form.day.status, DayStatus::Submitted);
        assert_eq!(form.submitted, Some(Signed { name: "小林".to_owned(), at: at("2026-11-20", "09:30") }));
        assert_eq!(form.reviewed, None);
        assert!(form.is_begun);
    }

    /// A day that nobody opened is an empty form; it counts once it is missed.
    #[test]
    fn an_untouched_day_is_an_empty_form() {
        let (records, shop) = desk();
        let on = |day: &str| form(&records, &shop, &run_on(day), at("2026-11-20", "08:00"), &ZONE).expect("a form");
        let missed = on("2026-11-18");
        assert_eq!((missed.rows.len(), missed.is_begun, missed.counts()), (23, false, true));
        let next = on("2026-11-21");
        assert!(!next.is_begun && !next.counts());
    }

    #[test]
    fn a_period_ends_at_the_shops_first_day_and_today() {
        let (records, shop) = desk();
        let date = |text: &str| parse_date(text).expect("a date");
        let runs = |from, to| {
            let runs = runs_between(
                &records,
                &shop,
                &DAILY,
                Period { from: date(from), to: date(to) },
                date("2026-11-20"),
                &ZONE,
            );
            runs.map(|run| run.date.to_string()).collect::<Vec<_>>()
        };
        assert_eq!(runs("2026-11-01", "2026-11-18"), ["2026-11-18", "2026-11-17"]);
        assert_eq!(runs("2026-11-19", "2026-12-31"), ["2026-11-20", "2026-11-19"]);
        assert_eq!(runs("2026-12-01", "2026-11-01"), [] as [String; 0]);
    }
}
