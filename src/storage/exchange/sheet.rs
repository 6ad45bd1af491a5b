//! Listings as a file for spreadsheets or programs, over any store. Knows no browser and no words: columns are called as
//! whoever asks says.

use super::everything::everything;
use super::{OnProgress, at};
use crate::domain::listings::{LISTING, export};
use crate::domain::record::Record;
use crate::storage::api::Store;
use crate::storage::messages::{Phase, TaskError};
use crate::storage::tables::{SheetFormat, SheetOrder};
use crate::wire::csv;
use crate::wire::sheet::Workbook;
use std::sync::Arc;

/// After so many listings it is told how far the work is.
const STEP: usize = 500;

/// Writes listings; tells the bytes, and how many listings are in them.
///
/// # Errors
/// The store cannot be read.
pub async fn listings_sheet(
    store: &impl Store,
    order: &SheetOrder,
    on_progress: OnProgress<'_>,
) -> Result<(Vec<u8>, u64), TaskError> {
    let here = everything(store).await?.records;
    let found: Vec<&Arc<Record>> =
        order.ids.iter().filter_map(|id| here.get(&LISTING, id)).filter(|record| !record.is_deleted()).collect();
    let attributes = export::attributes(found.iter().map(|record| record.as_ref()));
    let head = head(order, &attributes);
    let mut out = Out::new(order.format, &head);
    for (done, record) in found.iter().enumerate() {
        if done % STEP == 0 {
            on_progress(at(Phase::Writing)(done as u64, found.len() as u64));
        }
        for mut row in export::rows(record, &attributes) {
            if order.format != SheetFormat::Json {
                name_state(&mut row, order);
            }
            out.row(&row);
        }
    }
    Ok((out.finish(), found.len() as u64))
}

fn head(order: &SheetOrder, attributes: &[String]) -> Vec<String> {
    let name = |code: &str| order.names.get(code).cloned().unwrap_or_else(|| code.to_owned());
    let of_attribute = name(export::ATTRIBUTE);
    let own = export::COLUMNS.iter().map(|code| name(code));
    own.chain(attributes.iter().map(|attribute| format!("{of_attribute}{attribute}"))).collect()
}

fn name_state(row: &mut [String], order: &SheetOrder) {
    let at = export::COLUMNS.iter().position(|code| *code == "state");
    if let Some(cell) = at.and_then(|at| row.get_mut(at))
        && let Some(name) = order.states.get(cell.as_str())
    {
        cell.clone_from(name);
    }
}

/// The file that grows.
enum Out {
    Csv(String),
    Xlsx(Box<Workbook>),
    Json(Vec<String>, String),
}

impl Out {
    fn new(format: SheetFormat, head: &[String]) -> Self {
        match format {
            SheetFormat::Csv => {
                let mut text = csv::BOM.to_owned();
                csv::row(&mut text, head);
                Self::Csv(text)
            }
            SheetFormat::Xlsx => {
                let mut book = Workbook::default();
                book.row(head);
                Self::Xlsx(Box::new(book))
            }
            SheetFormat::Json => Self::Json(head.to_vec(), String::new()),
        }
    }

    fn row(&mut self, cells: &[String]) {
        match self {
            Self::Csv(text) => csv::row(text, cells),
            Self::Xlsx(book) => book.row(cells),
            Self::Json(head, text) => {
                text.push_str(if text.is_empty() { "[\n" } else { ",\n" });
                let filled = head.iter().zip(cells).filter(|(_, cell)| !cell.is_empty());
                let members: serde_json::Map<String, serde_json::Value> =
                    filled.map(|(name, cell)| (name.clone(), cell.as_str().into())).collect();
                text.push_str(&serde_json::Value::Object(members).to_string());
            }
        }
    }

    fn finish(self) -> Vec<u8> {
        match self {
            Self::Csv(text) => text.into_bytes(),
            Self::Xlsx(book) => book.finish(),
            Self::Json(_, text) if text.is_empty() => b"[]\n".to_vec(),
            Self::Json(_, text) => format!("{text}\n]\n").into_bytes(),
        }
    }
}
