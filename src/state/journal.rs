//! What people ask of the journal, answered by the worker; a table of what a filter finds. Knows no screen.

use super::app::App;
use super::exchange::ExchangeFailure;
use super::tables::TableFile;
use crate::browser::clock;
use crate::browser::files;
use crate::browser::turns::Turns;
use crate::domain::calendar;
use crate::domain::change::JournalRow;
use crate::domain::command::{Ctx, Restore};
use crate::domain::files::in_file_name;
use crate::domain::ids::{DeviceId, RecordId};
use crate::domain::stamp::Stamp;
use crate::i18n::{Lang, format, journal};
use crate::storage::StoreError;
use crate::storage::journal_page::{Ask, Filter, Found, Page, RowHead, Told, WholeRow};
use crate::storage::messages::{Outcome, Task};
use crate::wire::csv;
use futures::FutureExt;
use futures::future::LocalBoxFuture;
use leptos::prelude::*;

/// So many rows are asked for at once, for a table.
const PIECE: usize = 500;

type Erase = fn(App, Vec<JournalRow>) -> LocalBoxFuture<'static, Result<u64, StoreError>>;

part! { worker:
    /// Has the worker erase. Speaking with it is no part of the first screen.
    fn erasing() -> Erase {
        |app, rows| {
            let erased = async move {
                match app.asked(Task::Erase(rows)).await? {
                    Outcome::Erased(head) => Ok(head),
                    _ => Err(another_answer()),
                }
            };
            erased.boxed_local()
        }
    }
}

impl App {
    /// Rows of the journal, the last one first, from before a row; `None`: from the end.
    pub async fn journal(&self, filter: Filter, before: Option<u64>, most: usize) -> Result<Page, StoreError> {
        let before = before.unwrap_or_else(|| self.after_all());
        match self.ask(Ask::Page { before, most, filter }).await? {
            Told::Page(page) => Ok(page),
            _ => Ok(Page::default()),
        }
    }

    /// What a row of the journal wrote, and what it replaced.
    pub async fn journal_row(&self, number: u64) -> Result<Option<WholeRow>, StoreError> {
        match self.ask(Ask::Row { number, before: self.after_all() }).await? {
            Told::Row(row) => Ok(row),
            _ => Ok(None),
        }
    }

    /// Who wrote under these stamps.
    pub async fn authors(&self, stamps: Vec<Stamp>) -> Result<Vec<(Stamp, RecordId)>, StoreError> {
        match self.ask(Ask::Authors { before: self.after_all(), stamps }).await? {
            Told::Authors(known) => Ok(known),
            _ => Ok(Vec::new()),
        }
    }

    fn after_all(&self) -> u64 {
        *self.inner().head.borrow() + 1
    }

    /// Where a text stands among what people wrote, now or ever.
    pub async fn find_written(&self, text: &str) -> Result<Vec<Found>, StoreError> {
        match self.ask(Ask::Find { before: self.after_all(), text: text.to_owned() }).await? {
            Told::Found(found) => Ok(found),
            _ => Ok(Vec::new()),
        }
    }

    /// Stores rows that erase. The worker does it: blanking reads the whole journal.
    pub(super) async fn erased(&self, rows: &[JournalRow]) -> Result<u64, StoreError> {
        let erase = erasing().await.map_err(|missing| StoreError::Other(missing.to_string()))?;
        erase(*self, rows.to_vec()).await
    }

    async fn ask(&self, ask: Ask) -> Result<Told, StoreError> {
        match self.asked(Task::Journal(ask)).await? {
            Outcome::Journal(told) => Ok(told),
            _ => Err(another_answer()),
        }
    }

    async fn asked(&self, task: Task) -> Result<Outcome, StoreError> {
        match self.worker(task, &[], RwSignal::new(None)).await {
            Ok((outcome, _)) => Ok(outcome),
            Err(ExchangeFailure::Store(error)) => Err(error),
            Err(other) => Err(StoreError::Other(other.to_string())),
        }
    }

    /// Whether the person at the device may put an old value back now.
    pub fn may_restore(&self, restore: &Restore) -> bool {
        let zone = self.zone();
        let person = self.inner().author.borrow().person.clone();
        let ctx = Ctx { now: clock::now(), zone: &*zone, person };
        self.peek(|records| restore.is_permitted(records, &ctx))
    }

    /// This device.
    pub fn device(&self) -> DeviceId {
        self.inner().author.borrow().device.clone()
    }

    /// A device in words: this one, or the beginning of its id, as in the names of exported files.
    pub fn device_words(&self, l: Lang, device: &DeviceId) -> String {
        if *device == self.device() {
            return journal::this_device(l).to_owned();
        }
        journal::by_device(l, &device.as_str().chars().take(8).collect::<String>())
    }

    /// A person in words, for a log.
    pub fn who(&self, l: Lang, person: &RecordId) -> String {
        journal::who(l, &untrack(|| self.name_of(person)), !person.as_str().is_empty())
    }

    /// What the filter finds as a table, the last row first; `read` is told how many rows there are so far.
    pub async fn journal_table(
        &self,
        l: Lang,
        filter: Filter,
        read: RwSignal<Option<usize>>,
    ) -> Result<TableFile, StoreError> {
        let mut out = csv::BOM.to_owned();
        csv::row(&mut out, &journal::csv_head(l));
        let (mut rows, mut next, mut turns) = (0, None, Turns::begin());
        loop {
            let page = self.journal(filter.clone(), next, PIECE).await?;
            for row in &page.rows {
                csv::row(&mut out, &self.table_row(l, row));
                if turns.is_over() {
                    turns.next().await;
                }
            }
            rows += page.rows.len();
            read.try_set(Some(rows));
            next = page.next;
            if next.is_none() {
                break;
            }
        }
        read.try_set(None);
        let blob = files::blob(out.as_bytes(), "text/csv;charset=utf-8");
        let blob = blob.map_err(|thrown| StoreError::Other(format!("{thrown:?}")))?;
        Ok(TableFile { blob, name: self.table_name(), rows })
    }

    fn table_row(&self, l: Lang, row: &RowHead) -> [String; 7] {
        let today = untrack(|| self.today());
        let records = row.records.iter().map(|key| self.peek(|records| journal::record(l, records, key, today)));
        let at = calendar::local(&*self.zone(), row.at);
        [
            format!("{} {}", at.date(), calendar::clock_time(at.time())),
            self.who(l, &row.person),
            self.device_words(l, &row.device),
            journal::step(l, &row.name),
            journal::and_others(l, &records.collect::<Vec<_>>(), row.record_count),
            format::count(row.changes as u64),
            self.reason_words(l, &row.name, &row.reason).unwrap_or_default(),
        ]
    }

    /// The reason of a command in words; `None` when there is none.
    pub fn reason_words(&self, l: Lang, name: &str, reason: &str) -> Option<String> {
        let when = |at| format::moment(l, &*self.zone(), at, untrack(|| self.today()));
        journal::reason_words(l, name, reason, &when)
    }

    fn table_name(&self) -> String {
        let (shop, today) = untrack(|| (self.shop(), self.today()));
        format!("dianxun_{}_journal_{today}.csv", in_file_name(&shop.map(|shop| shop.name).unwrap_or_default()))
    }
}

fn another_answer() -> StoreError {
    StoreError::Other("another answer than asked for".to_owned())
}
