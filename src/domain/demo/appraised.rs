//! The appraisals of the demo shop: an assistant's months, closed, handed in and begun; a colleague's whose result is
//! known; the department's quarter; and the shop's figures from a table. Made by the commands of people, like the rest.
//! Knows their words, no screen.

use super::appraised_words::{BEGUN, DEPARTMENTS, FILE, FIRST, INTERVIEW, MEASURE_DONE, SECOND, SPECIALISTS, Written};
use super::script::{ASSISTANT, DAYS_BACK, MANAGER, SPECIALIST, SUPERVISOR, Script};
use super::{person_id, shop_id};
use crate::domain::appraisals::{Command, DEPARTMENT, Given, SHOP_WIDE, Stage, Term, field};
use crate::domain::ids::{Field, RecordId};
use crate::domain::scorecards::{FULL, Indicator, Scoring, Source, Unit, shipped};
use crate::domain::tasks::{self, Owner};
use crate::domain::templates::Text;
use crate::domain::value::Value;
use chrono::Datelike;
use std::collections::BTreeMap;

const MINUTE: i64 = 60_000;
/// What of its target an indicator reached, month by month, in per cent.
const REACHED: [i64; 4] = [93, 96, 99, 102];

/// A form and who writes it.
struct Paper<'w> {
    person: usize,
    /// Whose it is: the person's, or the department's.
    whose: RecordId,
    card: &'static str,
    term: Term,
    written: &'w Written,
    /// Days ago on which it was opened and handed in; each further step follows a day later.
    ago: i64,
}

impl Paper<'_> {
    fn id(&self) -> RecordId {
        RecordId::new(format!("{}:{}:{}", shop_id(), self.whose, self.term))
    }

    fn indicators(&self) -> Vec<Indicator> {
        shipped::card(self.card).map(|card| card.indicators).unwrap_or_default()
    }
}

impl Script<'_> {
    /// All of it.
    pub(super) fn appraisals(&mut self) {
        let today = self.date(0);
        let last = Term::month_of(today).before();
        self.figures_of_shop(last);
        let own = |person: usize, card, term, written, ago| Paper {
            person,
            whose: person_id(person),
            card,
            term,
            written,
            ago,
        };
        let specialist = if shipped::card("specialist").is_some() { "specialist" } else { "assistant" };
        self.form(&own(ASSISTANT, "assistant", last.before(), &FIRST, 28), Stage::Closed);
        self.form(&own(SPECIALIST, specialist, last, &SPECIALISTS, 9), Stage::Published);
        self.form(&own(ASSISTANT, "assistant", last, &SECOND, 3), Stage::Handed);
        let quarter = Term::quarter_of(today).before();
        let whose = RecordId::of(DEPARTMENT);
        let paper = Paper { whose, ..own(MANAGER, DEPARTMENT, quarter, &DEPARTMENTS, 12) };
        if !paper.indicators().is_empty() {
            self.form(&paper, Stage::Handed);
        }
        self.begun(&own(ASSISTANT, "assistant", last.after(), &SECOND, i64::from(today.day()) - 1));
    }

    /// The figures of the shop's last months, from a table; of one whose target is the shop's to set there are none.
    fn figures_of_shop(&mut self, last: Term) {
        let months: Vec<Term> =
            std::iter::successors(Some(last), |term| Some(term.before())).take(REACHED.len()).collect();
        let mut targets: BTreeMap<_, (i64, Unit)> = BTreeMap::new();
        for indicator in shipped::CODES.iter().filter_map(|code| shipped::card(code)).flat_map(|card| card.indicators) {
            if let (Source::Imported, Some(target)) = (indicator.source, indicator.target) {
                targets.insert(indicator.id, (target, indicator.unit));
            }
        }
        let mut values: Vec<Given> = Vec::new();
        for (term, reached) in months.into_iter().rev().zip(REACHED) {
            values.extend(targets.iter().map(|(id, (target, unit))| {
                let value = target * reached / 100;
                let most = if *unit == Unit::Percent { 1_000_000 } else { i64::MAX };
                (RecordId::of(SHOP_WIDE), id.clone(), term, value.min(most))
            }));
        }
        let from = self.say(FILE);
        if !values.is_empty() {
            self.add(self.at(DAYS_BACK - 1, 9, 0), Some(MANAGER), Command::Figures { shop: shop_id(), values, from });
        }
    }

    fn form(&mut self, paper: &Paper, until: Stage) {
        let at = self.at(paper.ago, 16, 30);
        self.open(paper, at);
        let edits = self.self_review(paper);
        self.add(at + 20 * MINUTE, Some(paper.person), Command::Write { form: paper.id(), edits });
        self.add(at + 24 * MINUTE, Some(paper.person), Command::HandIn { form: paper.id() });
        self.measure_done(paper);
        if until >= Stage::Published {
            self.score(paper);
        }
        if until >= Stage::Closed {
            self.interview(paper);
        }
    }

    fn open(&mut self, paper: &Paper, at: i64) {
        let card = RecordId::new(format!("{}:{}", shop_id(), paper.card));
        let (shop, person, term) = (shop_id(), paper.whose.clone(), paper.term);
        self.add(at, Some(paper.person), Command::Open { shop, person, term, card });
    }

    /// What the person writes: every section that is asked for, and points for each indicator.
    fn self_review(&self, paper: &Paper) -> Vec<(Field, Value)> {
        let say = |text: Text| Value::from(self.say(text));
        let written = paper.written;
        let mut edits = vec![
            (field::DUTIES, say(written.duties)),
            (field::shortcoming("demo"), say(written.fell_short)),
            (field::measure("demo", "what"), say(written.measure)),
            (field::measure("demo", "owner"), Owner::Person(person_id(paper.person)).code().into()),
            (field::measure("demo", "due"), self.date(paper.ago - 5).to_string().into()),
            (field::goal("demo"), say(written.goal)),
            (field::training("demo"), say(written.training)),
        ];
        for (id, text) in ["demo-1", "demo-2"].into_iter().zip(written.achieved) {
            edits.push((field::achievement(id), say(text)));
        }
        let proof = self.run(paper.ago + 1).key();
        edits.push((field::proof("demo-1", &format!("{}:{}", proof.kind, proof.id)), true.into()));
        for (place, indicator) in (0_i64..).zip(paper.indicators()) {
            edits.push((field::own(&indicator.id), points(&indicator, 8_600 + place * 370 % 1_200).into()));
            if let (Source::Typed, Some(target)) = (indicator.source, indicator.target) {
                edits.push((field::actual(&indicator.id), (target * 98 / 100).into()));
            }
        }
        edits
    }

    /// The measure was a task, and is done.
    fn measure_done(&mut self, paper: &Paper) {
        let task = RecordId::new(format!("{}:demo", paper.id()));
        let (at, result) = (self.at(paper.ago - 2, 17, 0), self.say(MEASURE_DONE));
        self.add(at, Some(paper.person), tasks::Command::Done { task: task.clone(), result });
        self.add(at + 30 * MINUTE, Some(SUPERVISOR), tasks::Command::Recheck { task, passed: true });
    }

    fn score(&mut self, paper: &Paper) {
        let at = self.at(paper.ago - 1, 10, 20);
        let mut edits = vec![(field::COMMENT, self.say(paper.written.comment).into())];
        for (place, indicator) in (0_i64..).zip(paper.indicators()) {
            edits.push((field::above(&indicator.id), points(&indicator, 8_200 + place * 430 % 1_300).into()));
        }
        let form = paper.id();
        self.add(at, Some(SUPERVISOR), Command::Write { form: form.clone(), edits });
        self.add(at + MINUTE, Some(SUPERVISOR), Command::Score { form: form.clone() });
        self.add(at + 2 * MINUTE, Some(SUPERVISOR), Command::Publish { form });
    }

    fn interview(&mut self, paper: &Paper) {
        let at = self.at(paper.ago - 2, 14, 0);
        let mut edits = vec![(field::interview("on"), self.date(paper.ago - 2).to_string().into())];
        edits.extend(INTERVIEW.map(|(name, text)| (field::interview(name), self.say(text).into())));
        let form = paper.id();
        self.add(at, Some(SUPERVISOR), Command::Write { form: form.clone(), edits });
        self.add(at + MINUTE, Some(SUPERVISOR), Command::Interview { form: form.clone() });
        self.add(at + 90 * MINUTE, Some(paper.person), Command::Acknowledge { form: form.clone() });
        self.add(self.at(paper.ago - 3, 9, 50), Some(MANAGER), Command::Close { form });
    }

    /// The month that runs: opened on its first day, a line written since.
    fn begun(&mut self, paper: &Paper) {
        self.open(paper, self.at(paper.ago, 8, 50));
        let edits = vec![(field::achievement("demo-1"), self.say(BEGUN).into())];
        let at = self.at(paper.ago.min(2), 17, 30);
        self.add(at, Some(paper.person), Command::Write { form: paper.id(), edits });
    }
}

/// So many points; of what is said in marks those of the nearest one.
fn points(indicator: &Indicator, points: i64) -> i64 {
    match indicator.scoring {
        Scoring::Manual { most: most @ 1..=10 } => (points * most + FULL / 2) / FULL * FULL / most,
        _ => points,
    }
}
