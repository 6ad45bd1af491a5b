//! What was typed and is not stored yet, kept in this browser at once: nothing is lost when the tab is closed within a
//! moment of typing (R10). Cleared when it is stored. A draft belongs to its tab: what one tab types is no other tab's.

use super::app::app;
use crate::browser::prefs::{self, Place};
use crate::domain::ids::{Field, RecordId};
use crate::domain::inspections::{RunId, Spot};
use crate::domain::typed::Typed;
use std::collections::BTreeSet;

/// What the names of all drafts begin with: `draft.<tab>/<run>/<field>/<check>/<entry>`, `draft.<tab>/~/<form>/<field>`.
const DRAFTS: &str = "draft.";

/// What stands in the place of a run where the draft belongs to a form of an appraisal.
const OF_FORM: &str = "~";

/// The draft of one field of a spot, in this tab.
#[derive(Clone, Debug)]
pub struct Draft {
    name: String,
}

impl Draft {
    /// The draft of a field, by its name.
    pub fn of(at: &Spot, field: &str) -> Self {
        let tab = app().tab();
        Self { name: format!("{DRAFTS}{tab}/{}/{field}/{}/{}", at.run.record_id(), at.check, at.entry) }
    }

    /// The draft of a field of an appraisal's form, in this tab.
    pub fn of_form(form: &RecordId, field: &Field) -> Self {
        Self { name: format!("{}{field}", of_form(form)) }
    }

    /// The fields of a form that have drafts in this tab.
    pub fn fields_of_form(form: &RecordId) -> Vec<Field> {
        let start = of_form(form);
        let names = prefs::names(Place::Device, &start);
        names.iter().filter_map(|name| Some(Field::new(name.strip_prefix(&start)?))).collect()
    }

    /// What was typed over the text that is stored; over another one it does not count.
    pub fn over(&self, stored: &str) -> Option<String> {
        self.typed().filter(|typed| typed.is_over(stored)).map(|typed| typed.words)
    }

    /// What was typed, fitted to the text that is stored.
    pub fn beside(&self, stored: &str) -> Option<String> {
        self.typed()?.fitted(&[stored])
    }

    /// Keeps what is typed over a stored text, before anything else can happen.
    pub fn keep(&self, stored: &str, words: &str) {
        prefs::set(Place::Device, &self.name, Some(&Typed::over(stored, words).kept()));
    }

    /// These words are stored, and read so now. What has been typed meanwhile is typed over them.
    pub fn stored(&self, words: &str, now: &str) {
        match self.typed() {
            Some(typed) if typed.words == words => self.forget(),
            Some(typed) => self.keep(now, &typed.words),
            None => {}
        }
    }

    /// Not needed any more.
    pub fn forget(&self) {
        prefs::set(Place::Device, &self.name, None);
    }

    /// All drafts of a tab.
    pub(super) fn all_of(tab: &str) -> Vec<Self> {
        prefs::names(Place::Device, &format!("{DRAFTS}{tab}/")).into_iter().map(|name| Self { name }).collect()
    }

    /// The tabs that have drafts.
    pub(super) fn tabs() -> BTreeSet<String> {
        let names = prefs::names(Place::Device, DRAFTS);
        names.iter().filter_map(|name| Some(name.strip_prefix(DRAFTS)?.split_once('/')?.0.to_owned())).collect()
    }

    /// Gives a draft of a tab that is gone to another one, unless that one has typed in the same field.
    pub(super) fn hand_over(&self, tab: &str) {
        let Some((_, place)) = self.name.split_once('/') else { return };
        let theirs = format!("{DRAFTS}{tab}/{place}");
        if prefs::get(Place::Device, &theirs).is_none() {
            prefs::set(Place::Device, &theirs, prefs::get(Place::Device, &self.name).as_deref());
            self.forget();
        }
    }

    pub(super) fn typed(&self) -> Option<Typed> {
        Typed::read(&prefs::get(Place::Device, &self.name)?)
    }

    /// Where it was typed: the spot and the field.
    pub(super) fn place(&self) -> Option<(Spot, &str)> {
        let (_tab, place) = self.name.split_once('/')?;
        if place.split('/').next() == Some(OF_FORM) {
            return None;
        }
        let mut parts = place.rsplitn(4, '/');
        let (entry, check, field) = (parts.next()?, parts.next()?, parts.next()?);
        let run = RunId::parse(&RecordId::new(parts.next()?))?;
        Some((Spot { run, check: check.to_owned(), entry: entry.to_owned() }, field))
    }
}

/// What the names of the drafts of a form begin with, in this tab.
fn of_form(form: &RecordId) -> String {
    format!("{DRAFTS}{}/{OF_FORM}/{form}/", app().tab())
}
