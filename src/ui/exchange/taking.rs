//! One place that takes files in: chosen, looked at, decided over, taken in, taken back. State only, no view.

use super::failure_words;
use crate::browser::files::File;
use crate::domain::ids::{Field, Key};
use crate::domain::shops;
use crate::i18n::{Lang, apart, exchange, incoming, waiting};
use crate::state::{
    App, Choice, ExchangeFailure, Fate, FileSeen, Found, Imported, Line, Passphrase, Preview, RecoveryPoint,
    VaultError, WireError, app,
};
use crate::ui::components::Tone;
use crate::ui::lang;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::collections::{BTreeMap, BTreeSet};

/// What is under way.
#[derive(Clone, PartialEq)]
pub(super) enum Stage {
    /// Files can be chosen.
    Idle,
    /// Files are read, taken in or taken back; the words say which.
    Busy(String),
    /// A file is encrypted; with what was wrong with the last passphrase.
    Locked(Option<String>),
    /// A preview waits for a decision.
    Looking,
}

/// What came of it.
#[derive(Clone)]
pub(super) struct Outcome {
    pub(super) tone: Tone,
    pub(super) words: String,
    /// What takes it back.
    pub(super) point: Option<RecoveryPoint>,
}

/// The decisions over one preview. `Copy`.
#[derive(Clone, Copy)]
pub(super) struct Decision {
    pub(super) declined: RwSignal<BTreeSet<Key>>,
    pub(super) flipped: RwSignal<BTreeSet<(Key, Field)>>,
    pub(super) deletes: RwSignal<bool>,
    pub(super) as_new: RwSignal<bool>,
}

/// One place that takes files in. `Copy`.
#[derive(Clone, Copy)]
pub(super) struct Taking {
    pub(super) app: App,
    pub(super) lang: Lang,
    pub(super) stage: RwSignal<Stage>,
    pub(super) progress: RwSignal<Option<(u64, u64)>>,
    pub(super) outcomes: RwSignal<Vec<Outcome>>,
    /// The preview, and of each fate the lines that have come.
    pub(super) preview: RwSignal<Preview>,
    pub(super) lines: RwSignal<BTreeMap<Fate, Vec<Line>>>,
    pub(super) decision: Decision,
    /// Whether a file was taken in, here and now.
    pub(super) taken: RwSignal<bool>,
    files: StoredValue<Vec<File>, LocalStorage>,
    passphrase: StoredValue<Option<Passphrase>>,
    pub(super) on_taken: Option<Callback<String>>,
}

impl Taking {
    /// For the component that is being rendered.
    pub(super) fn new(on_taken: Option<Callback<String>>) -> Self {
        Self {
            app: app(),
            lang: lang(),
            stage: RwSignal::new(Stage::Idle),
            progress: RwSignal::new(None),
            outcomes: RwSignal::default(),
            preview: RwSignal::default(),
            lines: RwSignal::default(),
            decision: Decision {
                declined: RwSignal::default(),
                flipped: RwSignal::default(),
                deletes: RwSignal::new(false),
                as_new: RwSignal::new(false),
            },
            taken: RwSignal::new(false),
            files: StoredValue::new_local(Vec::new()),
            passphrase: StoredValue::new(None),
            on_taken,
        }
    }

    /// Files were chosen: they are looked at first. Before there is a shop here, nothing can clash.
    pub(super) fn choose(self, files: Vec<File>) {
        if files.is_empty() || matches!(self.stage.get_untracked(), Stage::Busy(_)) {
            return;
        }
        self.outcomes.set(Vec::new());
        self.files.set_value(files);
        self.passphrase.set_value(None);
        self.forget_decision();
        self.look();
    }

    /// The passphrase was typed.
    pub(super) fn unlock(self, typed: &str) {
        self.passphrase.set_value(Passphrase::new(typed));
        self.look();
    }

    fn forget_decision(self) {
        self.decision.declined.set(BTreeSet::new());
        self.decision.flipped.set(BTreeSet::new());
        self.decision.deletes.set(false);
        self.decision.as_new.set(false);
    }

    fn look(self) {
        self.busy(incoming::reading(self.lang));
        spawn_local(async move {
            let files = self.files.get_value();
            match self.app.preview(&files, self.passphrase.get_value(), None, self.progress).await {
                Ok(preview) => self.seen(preview),
                Err(failure) => self.failed(&failure),
            }
        });
    }

    fn seen(self, preview: Preview) {
        if let Some(stage) = locked(self.lang, &preview) {
            self.stage.try_set(stage);
            return;
        }
        let refused: Vec<Outcome> = preview.files.iter().filter_map(|file| refused(self.lang, file)).collect();
        let is_any_good = refused.len() < preview.files.len();
        self.outcomes.try_set(refused);
        let mut lines: BTreeMap<Fate, Vec<Line>> = BTreeMap::new();
        preview.lines.iter().for_each(|line| lines.entry(line.fate).or_default().push(line.clone()));
        self.lines.try_set(lines);
        self.preview.try_set(Preview { lines: Vec::new(), ..preview });
        match (is_any_good, self.app.has_shop()) {
            (false, _) => self.rest(),
            (true, false) => self.take_in(),
            (true, true) => drop(self.stage.try_set(Stage::Looking)),
        }
    }

    /// Fetches more lines of a fate.
    pub(super) fn more(self, fate: Fate) {
        let from = self.lines.with_untracked(|lines| lines.get(&fate).map_or(0, Vec::len)) as u64;
        spawn_local(async move {
            let files = self.files.get_value();
            match self.app.preview(&files, self.passphrase.get_value(), Some((fate, from)), RwSignal::new(None)).await {
                Ok(preview) => {
                    self.lines.try_update(|lines| lines.entry(fate).or_default().extend(preview.lines));
                }
                Err(failure) => self.told(Tone::Danger, failure_words(self.lang, &failure), None),
            }
        });
    }

    /// Takes in what was looked at, as decided.
    pub(super) fn take_in(self) {
        self.busy(&exchange::importing(self.lang, &self.names()));
        let choice = Choice {
            declined: self.decision.declined.get_untracked().into_iter().collect(),
            flipped: self.decision.flipped.get_untracked().into_iter().collect(),
            deletes: self.decision.deletes.get_untracked(),
            as_new: self.decision.as_new.get_untracked(),
        };
        spawn_local(async move {
            let files = self.files.get_value();
            match self.app.import(&files, self.passphrase.get_value(), choice, self.progress).await {
                Ok(imported) => self.came_in(&imported),
                Err(failure) => self.failed(&failure),
            }
        });
    }

    fn came_in(self, imported: &Imported) {
        self.taken.try_set(true);
        let tone = if imported.held + imported.damaged > 0 { Tone::Warn } else { Tone::Ok };
        self.told(tone, imported_words(self.lang, imported), imported.point.clone().filter(|_| imported.changes > 0));
        self.rest();
        self.report();
    }

    /// Leaves the files alone. The worker lets go of what it has read.
    pub(super) fn leave(self) {
        self.app.cancel_exchange();
        self.outcomes.set(Vec::new());
        self.rest();
    }

    /// Takes an import back.
    pub(super) fn take_back(self, point: RecoveryPoint) {
        self.outcomes.set(Vec::new());
        self.busy(incoming::taking_back(self.lang));
        spawn_local(async move {
            match self.app.revert(point, self.progress).await {
                Ok(back) if back.changes == 0 => {
                    self.told(Tone::Plain, incoming::taken_back_none(self.lang).to_owned(), None)
                }
                Ok(back) => self.told(Tone::Ok, incoming::taken_back(self.lang, back.changes), None),
                Err(failure) => self.told(Tone::Danger, failure_words(self.lang, &failure), None),
            }
            self.rest();
        });
    }

    fn names(self) -> String {
        let names = self.files.with_value(|files| files.iter().map(File::name).collect::<Vec<_>>());
        names.join(", ")
    }

    fn busy(self, words: &str) {
        self.progress.set(None);
        self.stage.set(Stage::Busy(words.to_owned()));
    }

    fn failed(self, failure: &ExchangeFailure) {
        let words = failure_words(self.lang, failure);
        let named = matches!(failure, ExchangeFailure::Wire(_));
        let words = if named { format!("{}\u{2003}{words}", apart(&self.names())) } else { words };
        self.told(Tone::Danger, words, None);
        self.rest();
    }

    fn told(self, tone: Tone, words: String, point: Option<RecoveryPoint>) {
        self.outcomes.try_update(|outcomes| outcomes.push(Outcome { tone, words, point }));
    }

    fn rest(self) {
        self.stage.try_set(Stage::Idle);
        self.files.try_update_value(Vec::clear);
        self.passphrase.try_update_value(|passphrase| *passphrase = None);
        self.lines.try_set(BTreeMap::new());
    }

    /// Tells the caller, and only when there is a shop to go on with.
    fn report(self) {
        let has_shop = self.app.peek(|records| !shops::list(records).is_empty());
        if !has_shop {
            return;
        }
        let words = self.outcomes.try_get_untracked().unwrap_or_default().into_iter().map(|outcome| outcome.words);
        let words: Vec<String> = words.collect();
        if let Some(tell) = self.on_taken {
            tell.run(words.join(" "));
        }
    }
}

/// Whether a passphrase is asked for, for the first time or because it was wrong.
fn locked(l: Lang, preview: &Preview) -> Option<Stage> {
    preview.files.iter().find_map(|file| match &file.found {
        Found::Locked => Some(Stage::Locked(None)),
        Found::Refused(error @ WireError::Vault(VaultError::Passphrase)) => {
            Some(Stage::Locked(Some(exchange::refused(l, error))))
        }
        _ => None,
    })
}

fn refused(l: Lang, file: &FileSeen) -> Option<Outcome> {
    let Found::Refused(error) = &file.found else { return None };
    let words = format!("{}\u{2003}{}", apart(&file.name), exchange::refused(l, error));
    Some(Outcome { tone: Tone::Danger, words, point: None })
}

fn imported_words(l: Lang, imported: &Imported) -> String {
    let mut words = Vec::new();
    match (imported.changes + imported.photos, imported.held + imported.declined + imported.damaged) {
        (0, 0) => words.push(incoming::nothing_new(l).to_owned()),
        (0, _) => {}
        _ => words.push(exchange::came_in(l, imported.changes, imported.records, imported.photos)),
    }
    if imported.held > 0 {
        words.push(exchange::held(l, imported.held));
    }
    if imported.damaged > 0 {
        words.push(waiting::damaged(l, imported.damaged));
    }
    if imported.declined > 0 {
        words.push(exchange::declined(l, imported.declined));
    }
    if imported.device.is_some() {
        words.push(exchange::new_device(l).to_owned());
    }
    words.join(" ")
}
