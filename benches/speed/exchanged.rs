//! Replicas that write exchange files and take them in, over the app's store in memory, and the file format alone. No
//! time is taken here: the page does that, for ours and for others alike.

use crate::records::{PERSON, folded, plain};
use crate::timed::{everything, object, thrown};
use crate::twins::{self, Side};
use dianxun::domain::change::JournalRow;
use dianxun::domain::ids::{DeviceId, ReplicaId};
use dianxun::domain::records::Records;
use dianxun::domain::tasks::TASK;
use dianxun::storage::exchange::{self, Bundle};
use dianxun::storage::messages::{Authorship, ExportOrder, ImportOrder, TaskError};
use dianxun::storage::preview::Choice;
use dianxun::storage::{MemoryStore, Store, StoreError};
use dianxun::wire::opening::Wrapping;
use dianxun::wire::{self, Counts, ExportError, Head, Scope, WireError};
use js_sys::{Array, Promise, Uint8Array};
use serde_json::{Map, Value as Json};
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::JsValue;
use wasm_bindgen::closure::Closure;
use wasm_bindgen_futures::future_to_promise;

/// What is offered to the page.
pub(crate) fn members() -> [(&'static str, JsValue); 3] {
    let pair = Closure::<dyn Fn(f64, f64) -> Promise>::new(|count: f64, at: f64| {
        future_to_promise(async move { pair_of(count as usize, at as i64).await.map_err(thrown) })
    });
    let objects =
        Closure::<dyn Fn(f64, f64) -> String>::new(|count: f64, at: f64| twins::objects(count as usize, at as i64));
    let format = Closure::<dyn Fn(f64, f64) -> JsValue>::new(|count: f64, at: f64| format(count as usize, at as i64));
    [("twins", pair.into_js_value()), ("twinObjects", objects.into_js_value()), ("format", format.into_js_value())]
}

/// Two devices that have exchanged what both have, so that each knows what the other has, and have worked since.
async fn pair_of(count: usize, at: i64) -> Result<JsValue, TaskError> {
    let ((common, left), (_, right)) =
        (twins::journals(Side::Left, count, at), twins::journals(Side::Right, count, at));
    let pair = [Replica::open(ReplicaId(1), &common, at).await?, Replica::open(ReplicaId(2), &common, at).await?];
    for (one, other) in [(0, 1), (1, 0)] {
        pair[one].read(&pair[other].write(Scope::default()).await?).await?;
    }
    let [one, other] = pair;
    let devices = [&one, &other].map(|replica| replica.store.opened().device);
    one.works(&left).await?;
    other.works(&right).await?;
    let [of_one, of_other] = devices;
    Ok(Array::of2(&offered(one, of_other), &offered(other, of_one)).into())
}

/// What is stored on a device, and the same in the memory of its page.
struct Replica {
    store: MemoryStore,
    records: RefCell<Records>,
    /// Under which it writes rows of its own.
    tab: ReplicaId,
    now: i64,
}

impl Replica {
    async fn open(tab: ReplicaId, rows: &[JournalRow], now: i64) -> Result<Self, StoreError> {
        let store = MemoryStore::new(&tab.to_string());
        store.commit(rows, &[]).await?;
        let records = RefCell::new(everything(&store).await?);
        Ok(Self { store, records, tab, now })
    }

    async fn works(&self, rows: &[JournalRow]) -> Result<(), StoreError> {
        self.store.commit(rows, &[]).await?;
        self.store.compact().await?;
        self.records.replace(everything(&self.store).await?);
        Ok(())
    }

    /// Journal → file.
    async fn write(&self, scope: Scope) -> Result<Vec<u8>, TaskError> {
        let order = ExportOrder {
            now: self.now,
            app: "bench".into(),
            person: PERSON,
            person_name: "林晓".into(),
            replica: self.tab,
            scope,
            wrapping: Wrapping::default(),
        };
        let mut file = Vec::new();
        exchange::export(&self.store, &order, &mut |piece| file.extend(piece), &mut |_| {}).await?;
        Ok(file)
    }

    /// File → journal → records.
    async fn read(&self, file: &[u8]) -> Result<(), TaskError> {
        let bundle = Bundle::of([exchange::read(file, &mut |_, _| {}).await?]);
        let by = Authorship {
            now: self.now,
            person: PERSON,
            replica: self.tab,
            command: "0199c2a4-5555-7000-8000-000000000000".into(),
            reason: "bench".into(),
        };
        let order = ImportOrder { by, files: vec!["bench".into()], passphrase: None, choice: Choice::default() };
        let imported = exchange::import(&self.store, &bundle, &order, &mut |_| {}).await?;
        let mut records = self.records.borrow_mut();
        imported.rows.iter().for_each(|row| {
            records.apply(row);
        });
        Ok(())
    }

    /// The tasks as plain objects. What is stored and what is in memory must be the same.
    async fn records(&self) -> Result<String, StoreError> {
        let stored = everything(&self.store).await?;
        let records = self.records.borrow();
        if stored != *records {
            return Err(StoreError::Other("stored is something else than what is in memory".to_owned()));
        }
        let tasks = records.of(&TASK).map(|task| (task.id().to_string(), Json::Object(plain(task))));
        Ok(Json::Object(tasks.collect::<Map<_, _>>()).to_string())
    }
}

fn offered(replica: Replica, other: DeviceId) -> JsValue {
    let replica = Rc::new(replica);
    let (reading, telling) = (replica.clone(), replica.clone());
    let write = |scope: Scope| {
        let replica = replica.clone();
        let write = move || {
            let (replica, scope) = (replica.clone(), scope.clone());
            future_to_promise(async move { replica.write(scope).await.map(|file| bytes(&file)).map_err(thrown) })
        };
        Closure::<dyn Fn() -> Promise>::new(write).into_js_value()
    };
    let since = write(Scope { beyond: Some(other), ..Scope::default() });
    let write = write(Scope::default());
    let read = Closure::<dyn Fn(Vec<u8>) -> Promise>::new(move |file: Vec<u8>| {
        let replica = reading.clone();
        future_to_promise(async move { replica.read(&file).await.map(|()| JsValue::UNDEFINED).map_err(thrown) })
    });
    let records = Closure::<dyn Fn() -> Promise>::new(move || {
        let replica = telling.clone();
        future_to_promise(async move { replica.records().await.map(JsValue::from).map_err(thrown) })
    });
    let (read, records) = (read.into_js_value(), records.into_js_value());
    object([("write", write), ("since", since), ("read", read), ("records", records)]).into()
}

fn bytes(file: &[u8]) -> JsValue {
    Uint8Array::from(file).into()
}

/// The file format alone: `write` gives a file of records and rows that are in memory, `read` takes one apart and says
/// how many lines it has.
fn format(count: usize, at: i64) -> JsValue {
    let rows = twins::journal(Side::Left, count, at);
    let records = folded(&rows);
    let write = Closure::<dyn Fn() -> Result<JsValue, JsValue>>::new(move || {
        written(&records, &rows, at).map(|file| bytes(&file)).map_err(thrown)
    });
    let read = Closure::<dyn Fn(Vec<u8>) -> Result<f64, JsValue>>::new(|file: Vec<u8>| lines(&file).map_err(thrown));
    object([("write", write.into_js_value()), ("read", read.into_js_value())]).into()
}

fn written(records: &Records, rows: &[JournalRow], at: i64) -> Result<Vec<u8>, ExportError> {
    let head = Head {
        app: "bench".into(),
        database: "bench".into(),
        device: DeviceId::of("bench"),
        replica: ReplicaId(1),
        person: PERSON,
        person_name: "林晓".into(),
        time: at,
        scope: Scope::default(),
        counts: Counts::default(),
        vector: Default::default(),
        unknown: Default::default(),
    };
    wire::export::write(head, records, rows, &[], &mut |_, _| {})
}

fn lines(file: &[u8]) -> Result<f64, WireError> {
    let read = wire::import::read(file, &mut |_, _| {})?;
    Ok(read.head.counts.lines() as f64)
}
