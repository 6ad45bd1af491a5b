//! One place that takes a table in: chosen, looked at, decided over, taken in, taken back. State only, no view.

use crate::browser::files::{self, File};
use crate::domain::ids::RecordId;
use crate::domain::listings::Command;
use crate::domain::listings::import::{Fate, Target};
use crate::domain::shops::Platform;
use crate::i18n::{Lang, format, listings_import as msg};
use crate::state::{App, ExchangeFailure, RecoveryPoint, TableOrder, TablePreview, Wishes, app};
use crate::ui::components::Tone;
use crate::ui::exchange::failure_words;
use crate::ui::lang;
use crate::ui::write::failure_words as write_words;
use leptos::prelude::*;
use leptos::task::spawn_local;
use smol_str::SmolStr;
use std::collections::BTreeMap;

/// Stands for a column that means nothing.
pub(super) const NOTHING: &str = "-";

/// What came of it.
#[derive(Clone)]
pub(super) struct Outcome {
    pub(super) tone: Tone,
    pub(super) words: String,
    /// What takes it back.
    pub(super) point: Option<RecoveryPoint>,
}

/// One place that takes a table in. `Copy`.
#[derive(Clone, Copy)]
pub(super) struct Taking {
    pub(super) app: App,
    pub(super) lang: Lang,
    pub(super) has_file: RwSignal<bool>,
    /// What is under way, in words.
    pub(super) busy: RwSignal<Option<String>>,
    pub(super) progress: RwSignal<Option<(u64, u64)>>,
    pub(super) outcome: RwSignal<Option<Outcome>>,
    pub(super) preview: RwSignal<Option<TablePreview>>,
    /// Whether there is a preview: its controls stay while it is made anew.
    pub(super) is_seen: Memo<bool>,
    pub(super) wishes: RwSignal<Wishes>,
    pub(super) platform: RwSignal<String>,
    pub(super) is_listed: RwSignal<bool>,
    pub(super) empty_clears: RwSignal<bool>,
    /// What the person said of columns, by their places.
    pub(super) columns: RwSignal<BTreeMap<usize, SmolStr>>,
    file: StoredValue<Option<File>, LocalStorage>,
    /// Counts the looks: only the last one is shown.
    looks: StoredValue<u32>,
}

impl Taking {
    /// For the component that is being rendered.
    pub(super) fn new() -> Self {
        let app = app();
        let preview: RwSignal<Option<TablePreview>> = RwSignal::new(None);
        let platform = untrack(|| app.shop()).map_or(Platform::Taobao, |shop| shop.platform);
        Self {
            app,
            lang: lang(),
            has_file: RwSignal::new(false),
            busy: RwSignal::new(None),
            progress: RwSignal::new(None),
            outcome: RwSignal::new(None),
            preview,
            is_seen: Memo::new(move |_| preview.with(Option::is_some)),
            wishes: RwSignal::default(),
            platform: RwSignal::new(platform.code().to_owned()),
            is_listed: RwSignal::new(true),
            empty_clears: RwSignal::new(false),
            columns: RwSignal::default(),
            file: StoredValue::new_local(None),
            looks: StoredValue::new(0),
        }
    }

    /// A file was chosen: it is looked at first.
    pub(super) fn choose(self, file: File) {
        if self.busy.get_untracked().is_some() {
            return;
        }
        self.file.set_value(Some(file));
        self.has_file.set(true);
        self.preview.set(None);
        self.outcome.set(None);
        self.wishes.set(Wishes::default());
        self.columns.set(BTreeMap::new());
        self.look();
    }

    /// Looks at the file anew, since something was said of it.
    pub(super) fn look(self) {
        let Some((file, order)) = self.asked() else { return };
        let look = self.looks.get_value() + 1;
        self.looks.set_value(look);
        self.begin(msg::reading(self.lang));
        spawn_local(async move {
            let seen = self.app.look_at_table(&file, order, self.progress).await;
            if self.looks.try_get_value() != Some(look) {
                return;
            }
            self.rest();
            match seen {
                Ok(preview) => {
                    self.preview.try_set(Some(preview));
                }
                Err(failure) => self.failed(&failure),
            }
        });
    }

    /// Another reading of the file: what was said of columns was said of other ones.
    pub(super) fn wish(self, change: impl FnOnce(&mut Wishes)) {
        self.wishes.update(change);
        self.columns.set(BTreeMap::new());
        self.outcome.set(None);
        self.look();
    }

    /// What a column means, as a person says.
    pub(super) fn say(self, column: usize, code: &str) {
        self.columns.update(|columns| drop(columns.insert(column, SmolStr::new(code))));
        self.look();
    }

    /// How many listings would come in.
    pub(super) fn coming(self) -> u64 {
        let count = |preview: &TablePreview, fate| preview.counts.get(&fate).copied().unwrap_or_default();
        self.preview.with(|preview| {
            preview.as_ref().map_or(0, |preview| count(preview, Fate::New) + count(preview, Fate::Changed))
        })
    }

    /// Takes in what was looked at; what was said of columns is remembered first.
    pub(super) fn take_in(self) {
        let Some((file, order)) = self.asked() else { return };
        self.begin(msg::taking(self.lang));
        spawn_local(async move {
            if let Some(mapping) = self.mapping(&order.shop)
                && let Err(failure) = self.app.dispatch(mapping.into()).await
            {
                self.tell(Tone::Danger, write_words(self.lang, &failure), None);
                return self.rest();
            }
            match self.app.take_table(&file, order, self.progress).await {
                Ok(taken) => {
                    let words = msg::taken(self.lang, &format::count(taken.records), &format::count(taken.changes));
                    self.tell(Tone::Ok, words, taken.point);
                    self.close();
                }
                Err(failure) => self.failed(&failure),
            }
            self.rest();
        });
    }

    /// Takes an import back.
    pub(super) fn take_back(self, point: RecoveryPoint) {
        self.begin(msg::taking_back(self.lang));
        spawn_local(async move {
            match self.app.revert(point, self.progress).await {
                Ok(back) if back.changes == 0 => {
                    self.tell(Tone::Plain, msg::taken_back_none(self.lang).to_owned(), None)
                }
                Ok(back) => self.tell(Tone::Ok, msg::taken_back(self.lang, &format::count(back.changes)), None),
                Err(failure) => self.failed(&failure),
            }
            self.rest();
        });
    }

    /// Hands the rows to the person that cannot come in.
    pub(super) fn save_faulty(self) {
        let Some((file, order)) = self.asked() else { return };
        self.begin(msg::reading(self.lang));
        spawn_local(async move {
            match self.app.faulty_rows(self.lang, &file, order, self.progress).await {
                Ok(table) => {
                    let saved = table.filter(|table| files::save(&table.blob, &table.name).is_ok());
                    match saved {
                        Some(table) => {
                            let rows = usize::try_from(table.listings).unwrap_or(usize::MAX);
                            self.tell(Tone::Ok, msg::faulty_done(self.lang, &table.name, rows), None);
                        }
                        None => self.tell(Tone::Danger, msg::not_saved(self.lang).to_owned(), None),
                    }
                }
                Err(failure) => self.failed(&failure),
            }
            self.rest();
        });
    }

    fn asked(self) -> Option<(File, TableOrder)> {
        let file = self.file.get_value()?;
        let order = TableOrder {
            person: untrack(|| self.app.session.person.get()),
            name: SmolStr::new(file.name()),
            wishes: self.wishes.get_untracked(),
            shop: untrack(|| self.app.shop())?.id,
            platform: SmolStr::new(self.platform.get_untracked()),
            is_listed: self.is_listed.get_untracked(),
            empty_clears: self.empty_clears.get_untracked(),
            columns: self.columns.get_untracked(),
            with_faulty: false,
        };
        Some((file, order))
    }

    fn mapping(self, shop: &RecordId) -> Option<Command> {
        let said = self.columns.get_untracked();
        let fingerprint = self.preview.with_untracked(|preview| Some(preview.as_ref()?.fingerprint.clone()))?;
        let columns = said.into_iter().map(|(at, code)| (at, Target::from_code(&code)));
        let columns: Vec<(usize, Option<Target>)> = columns.collect();
        (!columns.is_empty()).then(|| Command::Mapping { shop: shop.clone(), fingerprint, columns })
    }

    fn begin(self, words: &str) {
        self.progress.set(None);
        self.busy.set(Some(words.to_owned()));
    }

    fn failed(self, failure: &ExchangeFailure) {
        let tone = if *failure == ExchangeFailure::Cancelled { Tone::Plain } else { Tone::Danger };
        self.preview.try_set(None);
        self.tell(tone, failure_words(self.lang, failure), None);
    }

    fn tell(self, tone: Tone, words: String, point: Option<RecoveryPoint>) {
        self.outcome.try_set(Some(Outcome { tone, words, point }));
    }

    fn rest(self) {
        self.busy.try_set(None);
    }

    /// It has come in: the next file may be chosen.
    fn close(self) {
        self.preview.try_set(None);
        self.has_file.try_set(false);
        self.file.try_update_value(|file| *file = None);
        self.columns.try_set(BTreeMap::new());
    }
}
