//! Who does what when in the demo shop: a list of commands with their times. Knows the rules only by the
//! commands that they take.

use super::pictures::Picture;
use super::words::{
    ADDED_NOTE, APPROVALS, FAILS, HAS_ISSUES, HOT_ITEMS, INDUSTRY, KEY_VISUALS, NEW_ITEMS, PEOPLE, PROMOS, RETURNED,
    RETURNED_ONCE, SAMPLES, SENT_BACK_RESULT, SHOP, TASK_NOTE,
};
use super::{DAYS, person_id, shop_id};
use crate::domain::calendar::{DEFAULT_ZONE, Zone, date, instant, local};
use crate::domain::command::Command;
use crate::domain::inspections::{self, Outcome, ReviewOutcome, RunId, Spot, WHOLE};
use crate::domain::tasks::{self, Owner};
use crate::domain::templates::{Ask, Check, DAILY, Group, Text};
use crate::domain::{people, shops};
use chrono::{Datelike, Days, NaiveDate, NaiveTime, Timelike, Weekday};

/// Positions in [`PEOPLE`].
pub(super) const MANAGER: usize = 0;
pub(super) const SUPERVISOR: usize = 1;
pub(super) const ASSISTANT: usize = 2;
const DESIGNER: usize = 3;
const WAREHOUSE: usize = 4;
pub(super) const SPECIALIST: usize = 5;

/// How many days ago the shop was opened.
pub(super) const DAYS_BACK: i64 = DAYS - 1;

/// Days ago on which something particular happened.
const MISSED: i64 = 9;
const HALVES: i64 = 11;
const RETURNED_AND_MENDED: i64 = 15;
const RETURNED_DAY: i64 = 2;
const WAITING: i64 = 1;
/// How many checks today's run has got to.
const TODAY_CHECKS: usize = 9;

const SECOND: i64 = 1_000;
const MINUTE: i64 = 60 * SECOND;

/// A failed check and what came of it.
#[derive(Clone, Copy)]
pub(super) struct Fail {
    pub(super) ago: i64,
    pub(super) check: &'static str,
    /// Which banner or item of the day; of no meaning where checks do not repeat.
    pub(super) entry: usize,
    /// The wrong price in the picture, at a price check.
    pub(super) shown: Option<i64>,
    /// What was photographed.
    pub(super) picture: Option<&'static Picture>,
    pub(super) note: Text,
    pub(super) what: Text,
    pub(super) then: Then,
    pub(super) due_in: i64,
}

/// How a follow-up went on.
#[derive(Clone, Copy)]
pub(super) enum Then {
    Open,
    Done(Text),
    Rechecked(Text),
    SentBack(Text),
}

/// One command at its time.
pub(super) struct Event {
    pub(super) at: i64,
    pub(super) person: Option<usize>,
    pub(super) command: Command,
}

/// The month, in the order of time.
pub(super) fn events(now: i64, zone: &dyn Zone, zh: bool) -> Vec<Event> {
    let mut script = Script { now, zone, zh, today: date(zone, now), events: Vec::new() };
    script.opening();
    script.goods();
    script.appraisals();
    for ago in (0..DAYS).rev().filter(|ago| *ago != MISSED) {
        script.day(ago);
    }
    let mut events = script.events;
    events.retain(|event| event.at <= now);
    events.sort_by_key(|event| event.at);
    events
}

fn say(text: Text, zh: bool) -> String {
    (if zh { text.zh } else { text.en }).to_owned()
}

pub(super) struct Script<'z> {
    now: i64,
    zone: &'z dyn Zone,
    zh: bool,
    today: NaiveDate,
    events: Vec<Event>,
}

/// A banner or item of a day.
struct Item {
    id: String,
    name: Text,
    price: i64,
}

/// A stretch of work by one person: each command some seconds after the last.
struct Pen<'s, 'z> {
    script: &'s mut Script<'z>,
    at: i64,
    step: i64,
    latest: i64,
    person: usize,
    run: RunId,
}

impl Script<'_> {
    pub(super) fn say(&self, text: Text) -> String {
        say(text, self.zh)
    }

    pub(super) fn date(&self, ago: i64) -> NaiveDate {
        let days = |count: i64| Days::new(count.unsigned_abs());
        let moved =
            if ago < 0 { self.today.checked_add_days(days(ago)) } else { self.today.checked_sub_days(days(ago)) };
        moved.unwrap_or(self.today)
    }

    pub(super) fn at(&self, ago: i64, hour: u32, minute: u32) -> i64 {
        instant(self.zone, self.date(ago), NaiveTime::from_hms_opt(hour, minute, 0).unwrap_or_default())
    }

    pub(super) fn run(&self, ago: i64) -> RunId {
        RunId { shop: shop_id(), template: DAILY.id.to_owned(), date: self.date(ago), by: None }
    }

    pub(super) fn add(&mut self, at: i64, person: Option<usize>, command: impl Into<Command>) {
        self.events.push(Event { at, person, command: command.into() });
    }

    /// The shop and its people, on the first morning.
    fn opening(&mut self) {
        let at = self.at(DAYS - 1, 8, 10);
        let (name, industry) = (self.say(SHOP), self.say(INDUSTRY));
        let platform = shops::Platform::Tmall;
        self.add(
            at,
            None,
            shops::Command::Create { id: shop_id(), name, platform, industry, zone: DEFAULT_ZONE.into() },
        );
        for (index, (name, role)) in PEOPLE.into_iter().enumerate() {
            let create = people::Command::Create { id: person_id(index), name: self.say(name), role: role.to_owned() };
            self.add(at + (index as i64 + 1) * 20 * SECOND, (index > 0).then_some(MANAGER), create);
        }
        let due = shops::Command::Set { shop: shop_id(), field: shops::field::INSPECTION_DUE, value: self.due() };
        self.add(at + 5 * MINUTE, Some(MANAGER), due);
    }

    /// Ten in the morning; later when the demo is opened later, so that today's run can still be handed in.
    fn due(&self) -> String {
        let hour = local(self.zone, self.now).hour();
        if hour < 9 {
            shops::DEFAULT_DUE.to_owned()
        } else {
            format!("{:02}:{:02}", (hour + 2).min(23), if hour + 2 > 23 { 59 } else { 0 })
        }
    }

    fn day(&mut self, ago: i64) {
        let is_weekend = matches!(self.date(ago).weekday(), Weekday::Sat | Weekday::Sun);
        let person = if is_weekend && ago > 0 { SPECIALIST } else { ASSISTANT };
        let handed_in = self.inspect(ago, person);
        self.follow_ups(ago, person);
        if ago > 0 {
            self.add(handed_in, Some(person), inspections::Command::Submit { run: self.run(ago) });
            self.reviews(ago, person, handed_in);
        }
    }

    /// Walks through the checks; tells when the run can be handed in.
    fn inspect(&mut self, ago: i64, person: usize) -> i64 {
        let begins = self.at(ago, 8, 38 + (ago * 7 % 13) as u32);
        let latest = if ago == 0 { self.now } else { i64::MAX };
        // Opened at night or early: today's run has begun all the same, and nothing lies in the future.
        let begins = if ago == 0 { begins.min(self.now - 15 * MINUTE).max(self.at(0, 0, 0)) } else { begins };
        let run = self.run(ago);
        let mut pen = Pen { script: self, at: begins, step: (9 + ago % 5) * SECOND, latest, person, run };
        let mut left = if ago == 0 { TODAY_CHECKS } else { usize::MAX };
        for (index, group) in DAILY.groups.iter().enumerate() {
            if ago == HALVES && index == 3 {
                pen.person = SPECIALIST;
            }
            left = pen.group(group, &items(group, ago), ago, left);
        }
        pen.at + 40 * SECOND
    }

    fn follow_ups(&mut self, ago: i64, inspector: usize) {
        for (index, fail) in FAILS.iter().enumerate().filter(|(_, fail)| fail.ago == ago) {
            let task = tasks::id_at(&spot_of(fail, self.run(ago)));
            let worker = if owner(fail) == Owner::Role("designer".to_owned()) { DESIGNER } else { WAREHOUSE };
            let (done_at, seen_at) = (self.at(ago, 11, 5 + index as u32), self.at(ago, 15, 40 + index as u32));
            let zh = self.zh;
            let done = |result: Text| tasks::Command::Done { task: task.clone(), result: say(result, zh) };
            let recheck = |passed| tasks::Command::Recheck { task: task.clone(), passed };
            match fail.then {
                Then::Open if ago > 3 => {
                    let text = self.say(TASK_NOTE);
                    self.add(
                        done_at,
                        Some(WAREHOUSE),
                        tasks::Command::Note { task: task.clone(), id: "demo-1".into(), text },
                    );
                }
                Then::Open => {}
                Then::Done(result) => self.add(done_at, Some(worker), done(result)),
                Then::Rechecked(result) => {
                    self.add(done_at, Some(worker), done(result));
                    self.add(seen_at, Some(inspector), recheck(true));
                }
                Then::SentBack(result) => {
                    self.add(done_at, Some(worker), done(SENT_BACK_RESULT));
                    self.add(done_at + 90 * MINUTE, Some(inspector), recheck(false));
                    self.add(done_at + 200 * MINUTE, Some(worker), done(result));
                    self.add(seen_at + 60 * MINUTE, Some(inspector), recheck(true));
                }
            }
        }
    }

    fn reviews(&mut self, ago: i64, inspector: usize, handed_in: i64) {
        let at = self.at(ago, 9, 40 + (ago * 11 % 20) as u32);
        match ago {
            WAITING => {}
            RETURNED_DAY => self.review(ago, at, ReviewOutcome::Returned, RETURNED),
            RETURNED_AND_MENDED => {
                self.review(ago, handed_in + 20 * MINUTE, ReviewOutcome::Returned, RETURNED_ONCE);
                let at_price = Spot { run: self.run(ago), check: "INSP-02.2".into(), entry: entry_id("INSP-02", 2) };
                let note = inspections::Command::Note { at: at_price, text: self.say(ADDED_NOTE) };
                self.add(handed_in + 31 * MINUTE, Some(inspector), note);
                let submit = inspections::Command::Submit { run: self.run(ago) };
                self.add(handed_in + 32 * MINUTE, Some(inspector), submit);
                self.review(ago, handed_in + 75 * MINUTE, ReviewOutcome::Approved, APPROVALS[1]);
            }
            _ if FAILS.iter().filter(|fail| fail.ago == ago && (fail.shown.is_some() || ago == 14)).count() > 0 => {
                self.review(ago, at, ReviewOutcome::HasIssues, HAS_ISSUES);
            }
            _ => self.review(ago, at, ReviewOutcome::Approved, APPROVALS[ago as usize % APPROVALS.len()]),
        }
    }

    fn review(&mut self, ago: i64, at: i64, outcome: ReviewOutcome, comment: Text) {
        let reviewer = if ago % 6 == 0 { MANAGER } else { SUPERVISOR };
        let comment = self.say(comment);
        self.add(at, Some(reviewer), inspections::Command::Review { run: self.run(ago), outcome, comment });
    }
}

impl Pen<'_, '_> {
    fn write(&mut self, command: impl Into<Command>) {
        self.at = (self.at + self.step).min(self.latest);
        self.script.add(self.at, Some(self.person), command);
    }

    /// One group; tells how many checks are left to be done afterwards.
    fn group(&mut self, group: &'static Group, items: &[Item], ago: i64, left: usize) -> usize {
        if left == 0 {
            return 0;
        }
        for item in items.iter().filter(|item| item.id != WHOLE) {
            let (group, name) = (group.id.to_owned(), self.script.say(item.name));
            let run = self.run.clone();
            self.write(inspections::Command::NameEntry { run, group, entry: item.id.clone(), name });
        }
        for check in group.checks.iter().take(left) {
            for (index, item) in items.iter().enumerate() {
                self.check(check, item, index, ago);
            }
        }
        left.saturating_sub(group.checks.len())
    }

    fn check(&mut self, check: &Check, item: &Item, index: usize, ago: i64) {
        let is_here =
            |fail: &&Fail| fail.ago == ago && fail.check == check.id && (item.id == WHOLE || fail.entry == index);
        let at = Spot { run: self.run.clone(), check: check.id.to_owned(), entry: item.id.clone() };
        let fail = FAILS.iter().find(is_here);
        if check.ask == Ask::Prices {
            let shown = fail.and_then(|fail| fail.shown).unwrap_or(item.price);
            self.write(inspections::Command::Prices { at: at.clone(), shown: Some(shown), charged: Some(item.price) });
        } else {
            let fine = if is_idle(check, item, ago) { Outcome::Na } else { Outcome::Pass };
            let outcome = fail.map_or(fine, |_| Outcome::Fail);
            self.write(inspections::Command::Answer { at: at.clone(), outcome: Some(outcome) });
        }
        if let Some(fail) = fail {
            self.open_follow_up(fail, at);
        }
    }

    fn open_follow_up(&mut self, fail: &Fail, at: Spot) {
        let (text, what) = (self.script.say(fail.note), self.script.say(fail.what));
        self.write(inspections::Command::Note { at: at.clone(), text });
        if let Some(picture) = fail.picture {
            self.photograph(picture, &at);
        }
        let due = self.script.date(fail.ago - fail.due_in);
        self.write(tasks::Command::FollowUp { at, what, owner: owner(fail), due });
    }

    fn photograph(&mut self, picture: &Picture, at: &Spot) {
        let photo = picture.photo(format!("demo-{}", at.check));
        let (run, id) = (at.run.clone(), photo.id.clone());
        self.write(inspections::Command::AddPhoto { at: at.clone(), photo });
        self.write(inspections::Command::AddMark { run, photo: id, mark: picture.mark() });
    }
}

/// Nothing to look at: no new listing that day, no campaign that ended.
fn is_idle(check: &Check, item: &Item, ago: i64) -> bool {
    (check.id.starts_with("INSP-04") && item.id == WHOLE) || (check.id == "INSP-03.2" && ago % 3 != 2)
}

fn owner(fail: &Fail) -> Owner {
    let mender = DAILY.check(fail.check).and_then(|check| check.mender);
    mender.map_or_else(|| Owner::Person(person_id(WAREHOUSE)), |role| Owner::Role(role.to_owned()))
}

fn spot_of(fail: &Fail, run: RunId) -> Spot {
    let group = DAILY.group_of(fail.check);
    let repeats = group.is_some_and(|group| group.entry.is_some());
    let entry = group.filter(|_| repeats).map_or(WHOLE.to_owned(), |group| entry_id(group.id, fail.entry));
    Spot { run, check: fail.check.to_owned(), entry }
}

fn entry_id(group: &str, index: usize) -> String {
    format!("demo-{group}-{index}")
}

/// What a group is looked at for that day: the page as a whole, or banners and items.
fn items(group: &Group, ago: i64) -> Vec<Item> {
    let two_samples = [SAMPLES[ago as usize * 2 % 6], SAMPLES[(ago as usize * 2 + 1) % 6]];
    let has_new = ago % 4 == 0;
    let named: &[(Text, i64)] = match group.id {
        "INSP-02" => &KEY_VISUALS,
        "INSP-03" => &PROMOS,
        "INSP-04" if has_new => &NEW_ITEMS[ago as usize / 4 % 3..][..1],
        "INSP-05" => &HOT_ITEMS,
        "INSP-06" => &two_samples,
        _ => &[],
    };
    if named.is_empty() {
        return vec![Item { id: WHOLE.to_owned(), name: group.name, price: 0 }];
    }
    let item = |(index, (name, price)): (usize, &(Text, i64))| Item {
        id: entry_id(group.id, index),
        name: *name,
        price: *price,
    };
    named.iter().enumerate().map(item).collect()
}
