//! The table of a preview, read once: what was looked at is taken in without being read again, unless it is to be read
//! otherwise. The browser decodes. In the worker only.

use super::exchange::OnProgress;
use super::messages::{Phase, Progress, TaskError};
use super::reading::{bytes_of, changed};
use crate::wire::tables::{self, Table, TableError, Wishes};
use smol_str::SmolStr;
use std::cell::RefCell;
use std::rc::Rc;
use web_sys::{Blob, TextDecoder, TextDecoderOptions};

/// What tells a reading from others: size, time of the last change, name, and how it was to be read.
type Name = (f64, f64, SmolStr, Wishes);

thread_local! {
    static LAST: RefCell<Option<(Name, Rc<Table>)>> = const { RefCell::new(None) };
}

/// Reads a table, or remembers it.
///
/// # Errors
/// It is none, or the browser cannot read the file.
pub(super) async fn read(
    files: &[Blob],
    (name, wishes): (&SmolStr, Wishes),
    on_progress: OnProgress<'_>,
) -> Result<Rc<Table>, TaskError> {
    let file = files.first().ok_or(TaskError::Table(TableError::Empty))?;
    let name = (file.size(), changed(file), name.clone(), wishes);
    if let Some((_, table)) = LAST.take().filter(|(known, _)| *known == name) {
        LAST.set(Some((name, table.clone())));
        return Ok(table);
    }
    let total = file.size() as u64;
    on_progress(Progress { phase: Phase::Reading, done: 0, total });
    if file.size() > tables::CAP as f64 {
        return Err(TableError::TooLarge.into());
    }
    let bytes = bytes_of(file).await?;
    on_progress(Progress { phase: Phase::Reading, done: total / 2, total });
    let table = Rc::new(tables::read(&bytes, wishes, &decode)?);
    LAST.set(Some((name, table.clone())));
    Ok(table)
}

/// Lets go of what was read: it is taken in.
pub(super) fn forget() {
    LAST.take();
}

fn decode(label: &str, bytes: &[u8]) -> Option<String> {
    let options = TextDecoderOptions::new();
    options.set_fatal(true);
    let decoder = TextDecoder::new_with_label_and_options(label, &options).ok()?;
    decoder.decode_with_u8_array(bytes).ok()
}
