//! What the parts of the run page share: the run, the check that is shown, the way to another one.

use crate::browser::prefs::{self, Place};
use crate::domain::ids::Key;
use crate::domain::inspections::{Answer, Entry, RUN, Run, RunId, Spot, first_open, is_ones_own, is_shown, neighbour};
use crate::domain::people::PERSON;
use crate::domain::shops::SHOP;
use crate::domain::tasks::{self, Earlier, TASK, Task};
use crate::domain::templates::{Check, Group, Template, of_run};
use crate::i18n::Lang;
use crate::state::{App, app};
use crate::ui::lang;
use crate::ui::routes::{self, Route, current};
use leptos::prelude::*;
use std::collections::BTreeSet;

/// Where the way of looking at a run is kept.
const VIEW: &str = "run.view";
const LIST: &str = "list";

/// The run page. `Copy`; its parts take it from the context.
#[derive(Clone, Copy)]
pub(super) struct Page {
    pub(super) app: App,
    pub(super) lang: Lang,
    pub(super) template: &'static Template,
    /// The check that is shown.
    pub(super) shown: Memo<&'static Check>,
    /// Whether the person here may answer it: everybody's own is theirs alone.
    pub(super) is_own: Memo<bool>,
    /// Whether answers may be changed.
    pub(super) editable: Memo<bool>,
    /// The follow-ups of earlier runs. An answer changes none of them, so that a tap does not look at all of them.
    earlier: Memo<Vec<Task>>,
    /// What a screen reader is told.
    pub(super) said: RwSignal<String>,
    /// The entries of the shown check whose notes, photos and follow-up are open.
    pub(super) unfolded: RwSignal<BTreeSet<String>>,
    /// Whether all checks stand under each other.
    pub(super) as_list: RwSignal<bool>,
    /// In the list: the check whose row is open.
    pub(super) opened: RwSignal<Option<&'static str>>,
    /// Whether the last answer was a fail whose form has not come into view yet.
    pub(super) just_failed: StoredValue<bool>,
    /// Whether an answer has been given and the next check is about to come: a tap then was not meant for this one.
    pub(super) going_on: StoredValue<bool>,
    run: StoredValue<(RunId, Key)>,
    /// The numbers of the check that was shown before, and of the one that is shown now; 0 for none.
    steps: StoredValue<(usize, usize)>,
}

impl Page {
    /// The page of a run; `None` when this version does not ship its template.
    pub(super) fn open(run: RunId) -> Option<Self> {
        let (app, key) = (app(), run.key());
        let template = app.peek(|records| of_run(records, &run))?;
        let first = app.peek(|records| {
            let run = Run::of(records.by_key(&key).map(AsRef::as_ref));
            first_open(run, template).or_else(|| template.checks().next())
        })?;
        let of_key = key.clone();
        let is_own = own(app, &run);
        let editable = Memo::new(move |_| {
            is_own.get() && app.watch_record(&of_key, |record| Run::of(record).stored().is_editable())
        });
        let of_run = run.clone();
        let earlier = Memo::new(move |_| app.watch(&[TASK, SHOP], |records| tasks::open_before(records, &of_run)));
        let page = Self {
            app,
            lang: lang(),
            template,
            shown: shown_check(template, first),
            is_own,
            editable,
            earlier,
            said: RwSignal::default(),
            unfolded: RwSignal::default(),
            as_list: RwSignal::new(prefs::get(Place::Device, VIEW).as_deref() == Some(LIST)),
            opened: RwSignal::new(None),
            just_failed: StoredValue::new(false),
            going_on: StoredValue::new(false),
            run: StoredValue::new((run, key)),
            steps: StoredValue::new((0, 0)),
        };
        page.name_the_check_in_the_address();
        Some(page)
    }

    /// The page around this part.
    pub(super) fn here() -> Self {
        expect_context()
    }

    /// The run's natural key.
    pub(super) fn run_id(self) -> RunId {
        self.run.with_value(|(run, _)| run.clone())
    }

    /// A check of this run at an entry.
    pub(super) fn spot(self, check: &Check, entry: &str) -> Spot {
        Spot { run: self.run_id(), check: check.id.to_owned(), entry: entry.to_owned() }
    }

    /// The address of a check.
    pub(super) fn route(self, check: &str) -> Route {
        Route::Check(self.run.with_value(|(run, _)| run.record_id()), check.to_owned())
    }

    /// The group of a check.
    pub(super) fn group(self, check: &Check) -> &'static Group {
        self.template.group_of(check.id).unwrap_or(&self.template.groups[0])
    }

    /// Whether a check stands among the others: it is asked, or was answered before it no longer was.
    pub(super) fn is_shown(self, check: &Check) -> bool {
        self.look(|run| is_shown(run, self.template, check))
    }

    /// Which of the checks that are shown a check is, from 1, and how many there are.
    pub(super) fn place(self, check: &Check) -> (usize, usize) {
        self.look(|run| {
            let shown = self.template.checks().filter(|own| is_shown(run, self.template, own));
            let mut place = (1, 0);
            for own in shown {
                place.1 += 1;
                if own.id == check.id {
                    place.0 = place.1;
                }
            }
            place
        })
    }

    /// The number of a check, from 1.
    pub(super) fn number(self, check: &str) -> usize {
        self.template.checks().position(|own| own.id == check).map_or(1, |position| position + 1)
    }

    /// Looks at the run; runs again when it changes.
    pub(super) fn look<T>(self, look: impl FnOnce(Run) -> T) -> T {
        self.run.with_value(|(_, key)| self.app.watch_record(key, |record| look(Run::of(record))))
    }

    /// Looks at the run once.
    pub(super) fn peek<T>(self, look: impl FnOnce(Run) -> T) -> T {
        let key = self.run.with_value(|(_, key)| key.clone());
        self.app.peek(|records| look(Run::of(records.by_key(&key).map(AsRef::as_ref))))
    }

    /// What is recorded at a spot.
    pub(super) fn answer(self, at: &Spot) -> Memo<Answer> {
        let at = at.clone();
        Memo::new(move |_| self.look(|run| run.answer(&at.check, &at.entry)))
    }

    /// The entries that count at a check.
    pub(super) fn entries(self, check: &'static Check) -> Memo<Vec<Entry>> {
        let group = self.group(check);
        Memo::new(move |_| self.look(|run| run.entries(group)))
    }

    /// The follow-ups of a check from earlier runs.
    pub(super) fn earlier(self, check: &Check) -> Vec<Earlier> {
        let named = |open: &Vec<Task>| self.app.watch(&[RUN], |records| tasks::open_for_check(records, open, check.id));
        self.earlier.with(named)
    }

    /// Shows another check. The browser's "back" leaves the inspection instead of walking through its checks.
    pub(super) fn show(self, check: &str) {
        routes::replace(&self.route(check));
    }

    /// Shows the check before or after.
    pub(super) fn step(self, by: isize) {
        if let Some(check) = self.peek(|run| neighbour(run, self.template, self.shown.get_untracked().id, by)) {
            self.show(check.id);
        }
    }

    /// Shows all checks under each other, or one at a time; the choice stays on this device (S15).
    pub(super) fn set_list(self, as_list: bool) {
        prefs::set(Place::Device, VIEW, as_list.then_some(LIST));
        self.opened.set(None);
        self.as_list.set(as_list);
    }

    /// The class of the slide to a check: forwards, backwards, or none for the first one that is shown.
    pub(super) fn slide_to(self, check: &Check) -> &'static str {
        let number = self.number(check.id);
        self.steps.update_value(|(before, now)| (*before, *now) = (*now, number));
        match self.steps.get_value() {
            (0, _) => "",
            (before, now) if now < before => "slide-back",
            _ => "slide-in",
        }
    }

    /// Whether another check was shown before.
    pub(super) fn has_moved(self) -> bool {
        self.steps.get_value().0 > 0
    }

    /// A link to the check that is open stays right while it is answered.
    fn name_the_check_in_the_address(self) {
        let route = current();
        Effect::new(move |_| {
            if let Route::Run(_) = route.get() {
                self.show(self.shown.get_untracked().id);
            }
        });
    }
}

fn own(app: App, run: &RunId) -> Memo<bool> {
    let run = run.clone();
    Memo::new(move |_| {
        let person = app.session.person.get();
        app.watch(&[PERSON], |records| is_ones_own(records, &run, &person))
    })
}

/// The check of the address; one that names none keeps what was shown.
fn shown_check(template: &'static Template, first: &'static Check) -> Memo<&'static Check> {
    let route = current();
    Memo::new(move |before: Option<&&'static Check>| {
        let named = match route.get() {
            Route::Check(_, check) => template.checks().find(|own| own.id == check),
            _ => None,
        };
        named.or(before.copied()).unwrap_or(first)
    })
}
