//! Writes what is stored into an exchange file, as much of it as is asked for, piece by piece. Knows no browser.

use super::everything::everything;
use super::selection::{Row, Selection};
use super::{OnProgress, at};
use crate::domain::change::{JournalRow, Vector};
use crate::domain::ids::DeviceId;
use crate::storage::api::{Blob, Store};
use crate::storage::messages::{ExportOrder, Exported, Phase, TaskError};
use crate::storage::seal::Seal;
use crate::storage::shared::{FOLDER, SHARED, Shared};
use crate::storage::{journal, met};
use crate::wire::export::{self, Writer, check_photo};
use crate::wire::{Counts, Head, Scope};
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
    let (selection, vector) = selected(store, &order.scope).await?;
    let (photos, left_out) = photos(store, &order.scope, &selection).await?;
    let Selection { records, rows } = selection;
    let bytes = photos.iter().map(|(_, bytes)| bytes).sum();
    let counts = Counts { records: records.len() as u64, rows: rows.len() as u64, photos: photos.len() as u64, bytes };
    let (mut size, mut seal) = (0, Seal::default());
    let mut sealed = |piece: Vec<u8>| {
        size += piece.len() as u64;
        seal.add(&piece);
        sink(piece);
    };
    let mut writer = Writer::new(&head(store, order, counts, vector))?;
    let mut step = steps(counts.lines(), on_progress);
    for (index, record) in records.iter().enumerate() {
        writer.record(record)?;
        step();
        pour(index, &mut writer, &mut sealed);
    }
    for (index, row) in rows.iter().enumerate() {
        match row {
            Row::Stored(line) => writer.stored_row(line)?,
            Row::Read(row) => writer.row(row)?,
        }
        step();
        pour(index, &mut writer, &mut sealed);
    }
    for (sha, _) in &photos {
        if let Some(Blob { sha, media_type, bytes }) = store.blob(sha).await? {
            writer.photo(&sha, &media_type, &bytes)?;
        }
        step();
        pour(0, &mut writer, &mut sealed);
    }
    sealed(writer.finish()?);
    let last = export::seal(&seal.digest().await);
    size += last.len() as u64;
    sink(last);
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

/// Records and rows that fit together, with what this device has: rows that were appended while the records were read
/// are folded in.
async fn selected(store: &impl Store, scope: &Scope) -> Result<(Selection, Vector), TaskError> {
    if let Some(device) = &scope.beyond {
        // First, so that it promises nothing that the rows do not hold.
        let vector = store.vector().await?;
        let rows = lacking(store, device).await?;
        if rows.iter().all(|row| scope.has_row(row)) {
            let rows = rows.into_iter().map(Row::from).collect();
            return Ok((Selection { rows, ..Selection::default() }, vector));
        }
        return Ok((Selection::of_rows(scope, &everything(store).await?.records, rows), vector));
    }
    let mut loaded = everything(store).await?;
    let rows = store.stored_rows(0, usize::MAX).await?;
    let since = rows.iter().filter(|(number, _)| *number > loaded.head);
    for (_, row) in journal::readable(since.map(|(number, text)| (*number, text))) {
        loaded.records.apply(&row);
    }
    let rows = rows.into_iter().map(|(_, text)| text).collect();
    let (selection, names) = Selection::of(scope, &loaded.records, rows);
    Ok((selection, journal::vector(names)))
}

/// The rows that a device lacks, or the shared folder.
async fn lacking(store: &impl Store, device: &DeviceId) -> Result<Vec<JournalRow>, TaskError> {
    if *device == FOLDER {
        let shared = Shared::read(store.local(SHARED).await?.as_deref());
        let rows = store.rows(shared.reaches(), usize::MAX).await?;
        return Ok(shared.lacking(rows, &store.opened().device));
    }
    let met = met::read(store.local(met::MET).await?.as_deref());
    let theirs = met.get(device).map(|met| met.vector.clone()).unwrap_or_default();
    Ok(store.beyond(&theirs).await?)
}

type Sizes = Vec<(String, u64)>;

/// The photos that can be carried, with their sizes, and those that cannot. Looked at before the head is
/// written, because the head promises their number.
async fn photos(store: &impl Store, scope: &Scope, selection: &Selection) -> Result<(Sizes, Vec<String>), TaskError> {
    let (mut good, mut left_out) = (Vec::new(), Vec::new());
    if scope.without_photos {
        return Ok((good, left_out));
    }
    let stored = store.blob_ids().await?;
    let wanted = if scope.is_partial() || scope.beyond.is_some() { selection.photos(stored) } else { stored };
    for sha in wanted {
        match store.blob(&sha).await? {
            Some(blob) if check_photo(&sha, &blob.media_type, &blob.bytes).is_ok() => {
                good.push((sha, blob.bytes.len() as u64));
            }
            _ => left_out.push(sha),
        }
    }
    Ok((good, left_out))
}

fn head(store: &impl Store, order: &ExportOrder, counts: Counts, vector: Vector) -> Head {
    let opened = store.opened();
    Head {
        app: order.app.clone(),
        database: SmolStr::new(opened.database),
        device: opened.device,
        replica: order.replica,
        person: order.person.clone(),
        person_name: order.person_name.clone(),
        time: order.now,
        scope: order.scope.clone(),
        counts,
        vector,
        unknown: BTreeMap::new(),
    }
}
