//! Writes everything that is stored into an exchange file, piece by piece. Knows no browser.

use super::super::api::{Blob, Part, Store};
use super::super::journal;
use super::super::messages::{ExportOrder, Exported, Phase, TaskError};
use super::{OnProgress, at};
use crate::domain::change::JournalRow;
use crate::domain::records::Records;
use crate::wire::export::{Writer, check_photo};
use crate::wire::{Counts, Head};
use smol_str::SmolStr;
use std::collections::BTreeMap;

/// After how many records or rows a piece is handed over.
const PIECE: usize = 1_000;

/// Writes a file; `sink` gets its bytes in order.
///
/// # Errors
/// The store cannot be read, or holds something that has no form in a file.
pub async fn export(
    store: &impl Store,
    order: &ExportOrder,
    sink: &mut dyn FnMut(Vec<u8>),
    on_progress: OnProgress<'_>,
) -> Result<Exported, TaskError> {
    let (records, rows) = everything(store).await?;
    let (photos, left_out) = if order.photos { photos(store).await? } else { Default::default() };
    let bytes = photos.iter().map(|(_, bytes)| bytes).sum();
    let counts = Counts { records: records.len() as u64, rows: rows.len() as u64, photos: photos.len() as u64, bytes };
    let mut size = 0;
    let mut sink = |piece: Vec<u8>| {
        size += piece.len() as u64;
        sink(piece);
    };
    let mut writer = Writer::new(&head(store, order, counts, &rows))?;
    let mut step = steps(counts.lines(), on_progress);
    for (index, record) in records.all().enumerate() {
        writer.record(record)?;
        step();
        pour(index, &mut writer, &mut sink);
    }
    for (index, row) in rows.iter().enumerate() {
        writer.row(row)?;
        step();
        pour(index, &mut writer, &mut sink);
    }
    for (sha, _) in &photos {
        if let Some(Blob { sha, media_type, bytes }) = store.blob(sha).await? {
            writer.photo(&sha, &media_type, &bytes)?;
        }
        step();
        pour(0, &mut writer, &mut sink);
    }
    sink(writer.finish()?);
    Ok(Exported { counts, bytes: size, left_out })
}

fn pour(index: usize, writer: &mut Writer, sink: &mut dyn FnMut(Vec<u8>)) {
    if index.is_multiple_of(PIECE) {
        sink(writer.take());
    }
}

fn steps(total: u64, on_progress: OnProgress<'_>) -> impl FnMut() {
    let mut done = 0;
    move || {
        done += 1;
        on_progress(at(Phase::Writing)(done, total));
    }
}

/// Records and rows that fit together: rows that were appended while the records were read are folded in.
async fn everything(store: &impl Store) -> Result<(Records, Vec<JournalRow>), TaskError> {
    let mut loaded = store.load(Part::Except(&[])).await?;
    store.load(Part::Only(&[])).await?.records.all().for_each(|record| {
        loaded.records.merge(record.as_ref().clone());
    });
    let rows = store.rows(0, usize::MAX).await?;
    rows.iter().filter(|(number, _)| *number > loaded.head).for_each(|(_, row)| {
        loaded.records.apply(row);
    });
    Ok((loaded.records, rows.into_iter().map(|(_, row)| row).collect()))
}

type Sizes = Vec<(String, u64)>;

/// The photos that can be carried, with their sizes, and those that cannot. Looked at before the head is
/// written, because the head promises their number.
async fn photos(store: &impl Store) -> Result<(Sizes, Vec<String>), TaskError> {
    let (mut good, mut left_out) = (Vec::new(), Vec::new());
    for sha in store.blob_ids().await? {
        match store.blob(&sha).await? {
            Some(blob) if check_photo(&sha, &blob.media_type, &blob.bytes).is_ok() => {
                good.push((sha, blob.bytes.len() as u64));
            }
            _ => left_out.push(sha),
        }
    }
    Ok((good, left_out))
}

fn head(store: &impl Store, order: &ExportOrder, counts: Counts, rows: &[JournalRow]) -> Head {
    let opened = store.opened();
    Head {
        app: order.app.clone(),
        database: SmolStr::new(opened.database),
        device: opened.device,
        replica: order.replica,
        person: order.person.clone(),
        person_name: order.person_name.clone(),
        time: order.now,
        scope: SmolStr::new_static("everything"),
        counts,
        vector: journal::vector(rows.iter().map(journal::name_of)),
        unknown: BTreeMap::new(),
    }
}
