//! The worker's side: work that would hold up the page. Knows the store and the file formats, no page.

use super::api::{Intake, Store, StoreError};
use super::exchange;
use super::idb::IdbStore;
use super::journal_page;
use super::messages::{ExportOrder, Exported, Outcome, Progress, Reply, Request, ReviewOrder, Task, TaskError};
use super::preview::Preview;
use super::tables::{SheetFormat, TableRows};
use super::{post, reading, table_reading};
use crate::wire::appraisal_sheet;
use crate::wire::opening::Wrapping;
use crate::wire::tables::Wishes;
use crate::wire::vault::RANDOM;
use gloo_events::EventListener;
use js_sys::{Array, Uint8Array};
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::spawn_local;
use web_sys::{Blob, BlobPropertyBag, DedicatedWorkerGlobalScope, MessageEvent};

type Stores = Rc<RefCell<BTreeMap<String, IdbStore>>>;

/// Starts the worker: it listens for tasks until it is ended.
pub fn start() {
    std::panic::set_hook(Box::new(|panic| {
        send(&Reply::Crashed(panic.to_string()), &[]);
        console_error_panic_hook::hook(panic);
    }));
    let stores = Stores::default();
    let hear = move |event: &web_sys::Event| {
        let data = event.dyn_ref::<MessageEvent>().map(MessageEvent::data).unwrap_or_default();
        if let Some((request, files)) = post::unpack::<Request>(&data) {
            spawn_local(serve(stores.clone(), request, files));
        }
    };
    EventListener::new(&scope(), "message", hear).forget();
    send(&Reply::Ready, &[]);
}

fn scope() -> DedicatedWorkerGlobalScope {
    js_sys::global().unchecked_into()
}

fn send(reply: &Reply, files: &[Blob]) {
    // Without a word the page would wait for ever.
    let message = post::pack(reply, files)
        .or_else(|| post::pack(&Reply::Crashed("an answer has no form in JSON".to_owned()), &[]));
    if let Some(message) = message {
        // Fails only when the page is gone.
        let _ = scope().post_message(&message);
    }
}

async fn serve(stores: Stores, request: Request, files: Vec<Blob>) {
    let id = request.id;
    let mut told = None;
    // Told in hundredths: many steps are shorter than a message.
    let mut on_progress = |progress: Progress| {
        let now = (progress.phase, progress.done * 100 / progress.total.max(1));
        if told != Some(now) {
            told = Some(now);
            send(&Reply::Progress(id, progress), &[]);
        }
    };
    match run(&stores, request, files, &mut on_progress).await {
        Ok((outcome, file)) => send(&Reply::Done(id, outcome), file.as_slice()),
        Err(error) => send(&Reply::Failed(id, error), &[]),
    }
}

async fn run(
    stores: &Stores,
    request: Request,
    files: Vec<Blob>,
    on_progress: exchange::OnProgress<'_>,
) -> Result<(Outcome, Option<Blob>), TaskError> {
    let store = match open(stores, &request.database).await {
        // A newer version wrote the database: it can still be read into a file, and nothing else (R08).
        Err(TaskError::Store(StoreError::Newer { found, .. })) if matches!(request.task, Task::Export(_)) => {
            IdbStore::open_version(&request.database, found, || {}).await?
        }
        opened => opened?,
    };
    perform(&store, request.task, &files, on_progress).await
}

async fn open(stores: &Stores, database: &str) -> Result<IdbStore, TaskError> {
    let known = stores.borrow().get(database).cloned();
    if let Some(store) = known {
        return Ok(store);
    }
    // Superseded: the next task opens anew, and hears then that the version is newer.
    let forgotten = (Rc::downgrade(stores), database.to_owned());
    let forget = move || {
        if let Some(stores) = forgotten.0.upgrade() {
            stores.borrow_mut().remove(&forgotten.1);
        }
    };
    let store = IdbStore::open(database, forget).await?;
    stores.borrow_mut().insert(database.to_owned(), store.clone());
    Ok(store)
}

/// Does a task on a store; files come beside it, and one may go.
///
/// # Errors
/// What the store or the file formats refuse.
pub async fn perform(
    store: &IdbStore,
    task: Task,
    files: &[Blob],
    on_progress: exchange::OnProgress<'_>,
) -> Result<(Outcome, Option<Blob>), TaskError> {
    match task {
        Task::Compact => Ok((Outcome::Compacted(store.compact().await?), None)),
        Task::History(key) => Ok((Outcome::History(store.history(&key).await?), None)),
        Task::Erase(rows) => {
            Ok((Outcome::Erased(store.import(Intake { rows: &rows, ..Intake::default() }).await?), None))
        }
        Task::Journal(ask) => Ok((Outcome::Journal(journal_page::answer(store, ask).await?), None)),
        Task::Agree => Ok((Outcome::Agreed(exchange::agree(store).await?), None)),
        Task::Preview(order) => {
            let read = reading::read(files, &order.files, order.passphrase.as_ref(), on_progress).await?;
            let seen = exchange::preview(store, &read.bundle, &order).await?;
            Ok((Outcome::Preview(Preview { files: read.seen.clone(), ..seen }), None))
        }
        Task::Import(order) => {
            let read = reading::read(files, &order.files, order.passphrase.as_ref(), on_progress).await?;
            read.is_any_good()?;
            let imported = exchange::import(store, &read.bundle, &order, on_progress).await?;
            reading::forget();
            Ok((Outcome::Imported(imported), None))
        }
        Task::Revert(by, point) => {
            Ok((Outcome::Imported(exchange::revert(store, &by, &point, on_progress).await?), None))
        }
        Task::Release(by, names) => Ok((Outcome::Imported(exchange::release(store, &by, &names).await?), None)),
        Task::Held => Ok((Outcome::Held(store.held().await?), None)),
        Task::Decline(names) => Ok((Outcome::Held(exchange::decline(store, &names).await?), None)),
        Task::OwnClock(now) => Ok((Outcome::OwnClock(exchange::own_clock(store, now).await?), None)),
        Task::Restamp(by) => Ok((Outcome::Restamped(exchange::restamp(store, &by).await?), None)),
        Task::Table(order) => {
            let table = table_reading::read(files, (&order.name, order.wishes), on_progress).await?;
            let seen = exchange::look_at_table(store, &table, &order, on_progress).await?;
            Ok((Outcome::Table(Box::new(seen)), None))
        }
        Task::TakeTable(by, order) => {
            let table = table_reading::read(files, (&order.name, order.wishes), on_progress).await?;
            let imported = exchange::take_table(store, &table, &by, &order, on_progress).await?;
            table_reading::forget();
            Ok((Outcome::Imported(imported), None))
        }
        Task::Rows(name) => {
            let table = table_reading::read(files, (&name, Wishes::default()), on_progress).await?;
            table_reading::forget();
            let rows = table.rows.iter().map(|row| (row.line, row.cells.clone())).collect();
            Ok((Outcome::Rows(TableRows { header: table.header.cells.clone(), rows }), None))
        }
        Task::Sheet(order) => {
            let (bytes, listings) = exchange::listings_sheet(store, &order, on_progress).await?;
            let pieces = Array::of1(&Uint8Array::from(bytes.as_slice()));
            Ok((Outcome::Sheet(listings), Some(blob_of(&pieces, order.format.media_type())?)))
        }
        Task::Reviews(order) => {
            let order: ReviewOrder =
                serde_json::from_str(&order).map_err(|error| TaskError::Crashed(error.to_string()))?;
            let bytes = appraisal_sheet::workbook(&order.papers, &order.words);
            let pieces = Array::of1(&Uint8Array::from(bytes.as_slice()));
            let count = order.papers.len() as u64;
            Ok((Outcome::Sheet(count), Some(blob_of(&pieces, SheetFormat::Xlsx.media_type())?)))
        }
        Task::Export(order) => {
            let (exported, file) = write_file(store, &order, on_progress).await?;
            Ok((Outcome::Exported(exported), Some(file)))
        }
    }
}

/// Plain, a file is handed over piece by piece; what is put around it needs the whole.
async fn write_file(
    store: &IdbStore,
    order: &ExportOrder,
    on_progress: exchange::OnProgress<'_>,
) -> Result<(Exported, Blob), TaskError> {
    let (pieces, mut whole) = (Array::new(), Vec::new());
    let is_plain = order.wrapping == Wrapping::default();
    let mut sink = |piece: Vec<u8>| {
        if is_plain {
            pieces.push(&Uint8Array::from(piece.as_slice()));
        } else {
            whole.extend(piece);
        }
    };
    let mut exported = exchange::export(store, order, &mut sink, on_progress).await?;
    if !is_plain {
        let wrapped = order.wrapping.around(whole, &random()?);
        exported.bytes = wrapped.len() as u64;
        pieces.push(&Uint8Array::from(wrapped.as_slice()));
    }
    Ok((exported, blob_of(&pieces, "application/json")?))
}

fn random() -> Result<[u8; RANDOM], TaskError> {
    let mut random = [0; RANDOM];
    let crypto = scope().crypto().map_err(|thrown| crashed(&thrown))?;
    crypto.get_random_values_with_u8_array(&mut random).map_err(|thrown| crashed(&thrown))?;
    Ok(random)
}

fn blob_of(pieces: &Array, media_type: &str) -> Result<Blob, TaskError> {
    let options = BlobPropertyBag::new();
    options.set_type(media_type);
    Blob::new_with_u8_array_sequence_and_options(pieces, &options).map_err(|thrown| crashed(&thrown))
}

pub(super) fn crashed(thrown: &JsValue) -> TaskError {
    TaskError::Crashed(format!("{thrown:?}"))
}
