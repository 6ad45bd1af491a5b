//! Tables of listings, in and out. The worker reads, compares and writes them; the page absorbs what came in. Knows no
//! format and no screen.

use super::app::App;
use super::exchange::{ExchangeFailure, ExchangeProgress};
use crate::browser::{clock, files};
use crate::domain::calendar;
use crate::domain::files::in_file_name;
use crate::domain::ids::RecordId;
use crate::i18n::{Lang, listings_import as words};
use crate::storage::messages::{Imported, Outcome, Task};
use crate::storage::tables::{FaultyRow, SheetFormat, SheetOrder, TableOrder, TablePreview};
use crate::wire::csv;
use leptos::prelude::*;

type Exchanged<T> = Result<T, ExchangeFailure>;

/// Listings in a file, ready to be handed to the person: `browser::files::save(&file.blob, &file.name)`.
pub struct ListingsFile {
    /// Its bytes.
    pub blob: files::Blob,
    /// `dianxun_<shop>_listings_<date>.csv`
    pub name: String,
    /// How many listings are in it.
    pub listings: u64,
}

impl App {
    /// What a table would change here. Nothing is written.
    ///
    /// # Errors
    /// The file is no table, or the worker could not.
    pub async fn look_at_table(
        &self,
        file: &files::File,
        order: TableOrder,
        progress: ExchangeProgress,
    ) -> Exchanged<TablePreview> {
        match self.worker(Task::Table(order), &[file.clone().into()], progress).await? {
            (Outcome::Table(preview), _) => Ok(*preview),
            _ => Err(ExchangeFailure::other()),
        }
    }

    /// Takes a table in, as one command that can be taken back.
    ///
    /// # Errors
    /// The file is no table, or it could not be written: then nothing was.
    pub async fn take_table(
        &self,
        file: &files::File,
        order: TableOrder,
        progress: ExchangeProgress,
    ) -> Exchanged<Imported> {
        let by = self.authorship(&order.name);
        self.taken_in(Task::TakeTable(by, order), &[file.clone().into()], progress).await
    }

    /// The rows that cannot come in, as a table with the reasons behind them; `None` when the browser refuses the file.
    ///
    /// # Errors
    /// The file is no table, or the worker could not.
    pub async fn faulty_rows(
        &self,
        l: Lang,
        file: &files::File,
        order: TableOrder,
        progress: ExchangeProgress,
    ) -> Exchanged<Option<ListingsFile>> {
        let name = format!("{}_{}.csv", in_file_name(stem(&order.name)), in_file_name(words::fate_refused(l)));
        let seen = self.look_at_table(file, TableOrder { with_faulty: true, ..order }, progress).await?;
        let mut out = csv::BOM.to_owned();
        let names = seen.columns.iter().map(|column| column.name.as_str());
        let head: Vec<&str> = names.chain([words::faulty_line(l), words::faulty_why(l)]).collect();
        csv::row(&mut out, &head);
        seen.faulty.iter().for_each(|row| csv::row(&mut out, &faulty(l, row, seen.columns.len())));
        let blob = files::blob(out.as_bytes(), SheetFormat::Csv.media_type()).ok();
        Ok(blob.map(|blob| ListingsFile { blob, name, listings: seen.faulty.len() as u64 }))
    }

    /// Listings as a file, in the order of `ids` (those of a view or a selection; deleted ones are left out). Tables come
    /// with names of columns in the person's language, JSON with codes; each can be taken in again.
    ///
    /// # Errors
    /// The worker could not.
    pub async fn export_listings(
        &self,
        ids: Vec<RecordId>,
        format: SheetFormat,
        progress: ExchangeProgress,
    ) -> Exchanged<ListingsFile> {
        let l = self.session.lang.get_untracked();
        let is_for_people = format != SheetFormat::Json;
        let names = if is_for_people { words::sheet_names(l) } else { Default::default() };
        let order = SheetOrder { ids, format, names, states: words::state_names(l) };
        let (Outcome::Sheet(listings), Some(blob)) = self.worker(Task::Sheet(order), &[], progress).await? else {
            return Err(ExchangeFailure::other());
        };
        let shop = untrack(|| self.shop()).map(|shop| shop.name).unwrap_or_default();
        let day = calendar::date(&*self.zone(), clock::now());
        let name = format!("dianxun_{}_listings_{day}{}", in_file_name(&shop), format.extension());
        Ok(ListingsFile { blob, name, listings })
    }
}

fn faulty(l: Lang, row: &FaultyRow, columns: usize) -> Vec<String> {
    let mut cells = row.cells.clone();
    cells.resize(columns.max(row.cells.len()), String::new());
    // What is only noted does not keep the row out.
    let faults = row.faults.iter().filter(|fault| !fault.why.is_note());
    let why: Vec<String> = faults.map(|fault| words::why(l, &fault.why)).collect();
    cells.extend([row.line.to_string(), why.join(if l == Lang::Zh { "；" } else { "; " })]);
    cells
}

fn stem(name: &str) -> &str {
    name.rsplit_once('.').map_or(name, |(stem, _)| stem)
}
