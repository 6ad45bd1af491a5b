//! The worker's side: work that would hold up the page. Knows the store and the file formats, no page.

use super::api::{Store, StoreError};
use super::exchange;
use super::idb::IdbStore;
use super::messages::{Outcome, Progress, Reply, Request, Task, TaskError};
use super::post;
use gloo_events::EventListener;
use js_sys::{Array, Uint8Array};
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{Blob, BlobPropertyBag, DedicatedWorkerGlobalScope, MessageEvent};

type Stores = Rc<RefCell<BTreeMap<String, IdbStore>>>;

/// Starts the worker: it listens for tasks until it is ended.
pub fn start() {
    std::panic::set_hook(Box::new(|panic| {
        send(&Reply::Crashed(panic.to_string()), None);
        console_error_panic_hook::hook(panic);
    }));
    let stores = Stores::default();
    let hear = move |event: &web_sys::Event| {
        let data = event.dyn_ref::<MessageEvent>().map(MessageEvent::data).unwrap_or_default();
        if let Some((request, file)) = post::unpack::<Request>(&data) {
            spawn_local(serve(stores.clone(), request, file));
        }
    };
    EventListener::new(&scope(), "message", hear).forget();
    send(&Reply::Ready, None);
}

fn scope() -> DedicatedWorkerGlobalScope {
    js_sys::global().unchecked_into()
}

fn send(reply: &Reply, file: Option<&Blob>) {
    if let Some(message) = post::pack(reply, file) {
        // Fails only when the page is gone.
        let _ = scope().post_message(&message);
    }
}

async fn serve(stores: Stores, request: Request, file: Option<Blob>) {
    let id = request.id;
    let mut told = None;
    // Told in hundredths: many steps are shorter than a message.
    let mut on_progress = |progress: Progress| {
        let now = (progress.phase, progress.done * 100 / progress.total.max(1));
        if told != Some(now) {
            told = Some(now);
            send(&Reply::Progress(id, progress), None);
        }
    };
    match run(&stores, request, file, &mut on_progress).await {
        Ok((outcome, file)) => send(&Reply::Done(id, outcome), file.as_ref()),
        Err(error) => send(&Reply::Failed(id, error), None),
    }
}

async fn run(
    stores: &Stores,
    request: Request,
    file: Option<Blob>,
    on_progress: exchange::OnProgress<'_>,
) -> Result<(Outcome, Option<Blob>), TaskError> {
    let store = match open(stores, &request.database).await {
        // A newer version wrote the database: it can still be read into a file, and nothing else (R08).
        Err(TaskError::Store(StoreError::Newer { found, .. })) if matches!(request.task, Task::Export(_)) => {
            IdbStore::open_version(&request.database, found, || {}).await?
        }
        opened => opened?,
    };
    perform(&store, request.task, file, on_progress).await
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

/// Does a task on a store; a file comes and goes beside it.
///
/// # Errors
/// What the store or the file formats refuse.
pub async fn perform(
    store: &IdbStore,
    task: Task,
    file: Option<Blob>,
    on_progress: exchange::OnProgress<'_>,
) -> Result<(Outcome, Option<Blob>), TaskError> {
    match task {
        Task::Compact => Ok((Outcome::Compacted(store.compact().await?), None)),
        Task::History(key) => Ok((Outcome::History(store.history(&key).await?), None)),
        Task::Import(order) => {
            let bytes = bytes_of(file).await?;
            Ok((Outcome::Imported(exchange::import(store, &bytes, &order, on_progress).await?), None))
        }
        Task::Export(order) => {
            let pieces = Array::new();
            let mut sink = |piece: Vec<u8>| {
                pieces.push(&Uint8Array::from(piece.as_slice()));
            };
            let exported = exchange::export(store, &order, &mut sink, on_progress).await?;
            Ok((Outcome::Exported(exported), Some(blob_of(&pieces)?)))
        }
    }
}

async fn bytes_of(file: Option<Blob>) -> Result<Vec<u8>, TaskError> {
    let file = file.ok_or_else(|| TaskError::Crashed("no file came along".to_owned()))?;
    let buffer = JsFuture::from(file.array_buffer()).await.map_err(|thrown| crashed(&thrown))?;
    Ok(Uint8Array::new(&buffer).to_vec())
}

fn blob_of(pieces: &Array) -> Result<Blob, TaskError> {
    let options = BlobPropertyBag::new();
    options.set_type("application/json");
    Blob::new_with_u8_array_sequence_and_options(pieces, &options).map_err(|thrown| crashed(&thrown))
}

fn crashed(thrown: &JsValue) -> TaskError {
    TaskError::Crashed(format!("{thrown:?}"))
}
