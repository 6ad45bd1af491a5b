//! What the sections of a form share: the form, its lines, who may write what of it, and the writing. Knows no section.

use super::saving::Saving;
use crate::domain::appraisals::{self, Basis, Command, FIGURE, Form, Line, Outcome, Part, Side, Stage, Step};
use crate::domain::approvals::REQUEST;
use crate::domain::command::Ctx;
use crate::domain::findings::FINDING;
use crate::domain::ids::{Field, RecordId};
use crate::domain::inspections::RUN;
use crate::domain::listings::LISTING;
use crate::domain::people::{PERSON, ROLE};
use crate::domain::records::Records;
use crate::domain::scorecards::Indicator;
use crate::domain::tasks::TASK;
use crate::domain::value::Value;
use crate::i18n::Lang;
use crate::state::{App, Draft, app};
use crate::ui::lang;
use crate::ui::write::failure_words;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// What whoever sits here may do with the form.
#[derive(Clone, Debug, PartialEq, Default)]
pub(super) struct Rights {
    /// Whether it is theirs; of the department's, whether they may appraise.
    pub(super) is_own: bool,
    /// Whether they stand above it.
    pub(super) is_above: bool,
    /// Whether the self-review is not shown to them yet.
    pub(super) is_hidden: bool,
    /// Whether the superior's points and the score are shown to them.
    pub(super) sees_result: bool,
    /// The parts that they may write now.
    pub(super) parts: Vec<Part>,
    /// The steps that they may do now.
    pub(super) steps: Vec<Step>,
}

/// The page of a form. `Copy`; its sections take it from the context.
#[derive(Clone, Copy)]
pub(super) struct Page {
    pub(super) app: App,
    pub(super) lang: Lang,
    id: StoredValue<RecordId>,
    pub(super) form: Memo<Option<Form>>,
    /// What is known beside what is typed: worked out anew only when other records change.
    pub(super) basis: Memo<Basis>,
    pub(super) lines: Memo<Vec<Line>>,
    pub(super) rights: Memo<Rights>,
    pub(super) saving: Saving,
}

impl Page {
    /// The page of the form with this id.
    pub(super) fn open(id: RecordId) -> Self {
        let app = app();
        let key = appraisals::key(&id);
        let form = Memo::new(move |_| app.watch_record(&key, |record| record.and_then(Form::read)));
        // Typing changes the form at each pause, but nothing of what is asked here.
        let stage = Memo::new(move |_| form.with(|form| form.as_ref().map(|form| (form.stage, form.figures.clone()))));
        let basis = Memo::new(move |_| {
            let is_open = stage.with(|stage| stage.as_ref().is_some_and(|(stage, _)| *stage == Stage::Open));
            basis_of(app, form, is_open)
        });
        let lines = Memo::new(move |_| {
            let known = basis.get();
            form.with(|form| form.as_ref().map(|form| appraisals::lines_on(form, &known))).unwrap_or_default()
        });
        let rights =
            Memo::new(move |_| form.with(|form| form.as_ref().map(|form| rights_of(app, form))).unwrap_or_default());
        Self { app, lang: lang(), id: StoredValue::new(id), form, basis, lines, rights, saving: Saving::new() }
    }

    /// The page that is being rendered.
    pub(super) fn here() -> Self {
        expect_context()
    }

    /// The form's id.
    pub(super) fn id(self) -> RecordId {
        self.id.get_value()
    }

    /// Looks at the form; runs again when it changes.
    pub(super) fn with<T>(self, look: impl FnOnce(&Form) -> T) -> Option<T> {
        self.form.with(|form| form.as_ref().map(look))
    }

    /// Looks at the form without running again.
    pub(super) fn peek<T>(self, look: impl FnOnce(&Form) -> T) -> Option<T> {
        self.form.with_untracked(|form| form.as_ref().map(look))
    }

    /// The indicators of its card, which never change.
    pub(super) fn indicators(self) -> Vec<Indicator> {
        self.peek(|form| form.card.indicators.clone()).unwrap_or_default()
    }

    /// The line of an indicator.
    pub(super) fn line(self, indicator: &Indicator) -> Memo<Option<Line>> {
        let id = indicator.id.clone();
        Memo::new(move |_| self.lines.with(|lines| lines.iter().find(|line| line.indicator.id == id).cloned()))
    }

    /// What stands in a field.
    pub(super) fn value(self, field: &Field) -> Memo<Value> {
        let (key, field) = (appraisals::key(&self.id()), field.clone());
        let read = move |app: App| app.watch_record(&key, |record| record.and_then(|one| one.get(&field).cloned()));
        Memo::new(move |_| read(self.app).unwrap_or_default())
    }

    /// The ids under a prefix, in their order.
    pub(super) fn ids(self, prefix: &'static str) -> Memo<Vec<String>> {
        let key = appraisals::key(&self.id());
        Memo::new(move |_| {
            self.app.watch_record(&key, |record| {
                let first = |rest: &str| rest.split('/').next().unwrap_or_default().to_owned();
                let under = record.map(|record| record.under(prefix).map(|(rest, _)| first(rest)).collect());
                let mut ids: Vec<String> = under.unwrap_or_default();
                ids.dedup();
                ids
            })
        })
    }

    /// Whether a part may be written now.
    pub(super) fn may(self, part: Part) -> Memo<bool> {
        Memo::new(move |_| self.rights.with(|rights| rights.parts.contains(&part)))
    }

    /// Whether a step may be done now.
    pub(super) fn may_do(self, step: Step) -> Memo<bool> {
        Memo::new(move |_| self.rights.with(|rights| rights.steps.contains(&step)))
    }

    /// The score as it is now.
    pub(super) fn outcome(self) -> Option<Outcome> {
        let lines = self.lines.get();
        self.with(|form| appraisals::outcome(form, &lines))
    }

    /// What is typed into a field before it is stored.
    pub(super) fn draft(self, field: &Field) -> Draft {
        Draft::of_form(&self.id(), field)
    }

    /// Writes fields, and tells what became of it: words for what went wrong.
    pub(super) fn write(self, edits: Vec<(Field, Value)>, then: impl FnOnce(Result<(), String>) + 'static) {
        let Some(form) = self.id.try_get_value() else { return };
        let (app, l) = (self.app, self.lang);
        spawn_local(async move {
            let done = app.dispatch(Command::Write { form, edits }.into()).await;
            then(done.map(|_| ()).map_err(|failure| failure_words(l, &failure)));
        });
    }

    /// Looks with the rules' eyes: the records, and who asks when.
    pub(super) fn asking<T>(self, look: impl FnOnce(&Records, &Ctx) -> T) -> T {
        let (person, now, zone) =
            (self.app.session.person.get_untracked(), self.app.now.get_untracked(), self.app.zone());
        self.app.peek(|records| look(records, &Ctx { now, zone: &*zone, person }))
    }
}

/// Asked again when the stage changes, when the day does, or when a record is written that a figure counts.
fn basis_of(app: App, form: Memo<Option<Form>>, is_open: bool) -> Basis {
    app.today();
    let kinds: &[_] = if is_open { &[RUN, TASK, LISTING, REQUEST, FINDING, PERSON, FIGURE] } else { &[] };
    // Read before the records are looked at: a form that is read anew looks at them itself.
    let (zone, now, form) = (app.zone(), app.now.get_untracked(), form.get_untracked());
    let look = |records: &Records| form.map(|form| appraisals::basis(records, &*zone, &form, now));
    app.watch(kinds, look).unwrap_or_default()
}

fn rights_of(app: App, form: &Form) -> Rights {
    let (person, now, zone) = (app.session.person.get(), app.now.get(), app.zone());
    app.watch(&[PERSON, ROLE], |records| {
        let ctx = Ctx { now, zone: &*zone, person };
        let is_on = |side| appraisals::on_side(side, form, records, &ctx).is_ok();
        let (is_own, is_above) = (is_on(Side::Own), is_on(Side::Above));
        let may_write = |part: &Part| appraisals::may_write(*part, form, records, &ctx).is_ok();
        let may_do = |step: &Step| appraisals::may_do(*step, form, records, &ctx).is_ok();
        Rights {
            is_own,
            is_above,
            is_hidden: !is_own && form.stage == Stage::Open && form.rules.is_hidden,
            sees_result: is_above || form.stage.is_published(),
            parts: Part::ALL.into_iter().filter(may_write).collect(),
            steps: Step::ALL.into_iter().filter(may_do).collect(),
        }
    })
}
