//! What the bench's pages call: fill, load, bulk. Times are taken here, inside wasm.

use crate::records;
use dianxun::domain::{people, shops};
use dianxun::storage::{IdbStore, Part, RECENT, Store, StoreError};
use js_sys::{Array, Object, Promise, Reflect};
use wasm_bindgen::JsValue;
use wasm_bindgen::closure::Closure;
use wasm_bindgen_futures::future_to_promise;

/// Rows of one command of the seeding; the store is asked for each row whether it is known.
const BATCH: usize = 2_000;

/// Puts `dianxunBench` on the page.
pub(crate) fn offer() {
    console_error_panic_hook::set_once();
    let fill = Closure::<dyn Fn(String, f64, f64) -> Promise>::new(|name: String, count: f64, at: f64| {
        future_to_promise(async move { fill(&name, count as usize, at as i64).await.map_err(thrown) })
    });
    let bulk = Closure::<dyn Fn(String, f64, f64) -> Promise>::new(|name: String, count: f64, at: f64| {
        future_to_promise(async move { bulk(&name, count as usize, at as i64).await.map_err(thrown) })
    });
    let load = Closure::<dyn Fn(String) -> Promise>::new(|name: String| {
        future_to_promise(async move { load(&name).await.map_err(thrown) })
    });
    let objects = Closure::<dyn Fn(f64, f64) -> String>::new(|count: f64, at: f64| {
        records::objects(&records::journal(count as usize, at as i64))
    });
    let members = [
        ("fill", fill.into_js_value()),
        ("bulk", bulk.into_js_value()),
        ("load", load.into_js_value()),
        ("objects", objects.into_js_value()),
        ("shop", records::SHOP.as_str().into()),
        ("person", records::PERSON.as_str().into()),
    ];
    let bench = Object::new();
    for (name, member) in members {
        let _ = Reflect::set(&bench, &name.into(), &member);
    }
    let _ = Reflect::set(&js_sys::global(), &"dianxunBench".into(), &bench);
}

fn thrown(error: StoreError) -> JsValue {
    js_sys::Error::new(&error.to_string()).into()
}

fn now() -> f64 {
    web_sys::window().and_then(|window| window.performance()).map_or(0.0, |performance| performance.now())
}

/// Fills a database and folds it; returns how many records and journal rows it has.
async fn fill(name: &str, count: usize, at: i64) -> Result<JsValue, StoreError> {
    let store = IdbStore::open(name, || {}).await?;
    let rows = records::journal(count, at);
    for part in rows.chunks(BATCH) {
        store.commit(part, &[]).await?;
    }
    store.compact().await?;
    let records = everything(&store).await?;
    Ok(Array::of2(&(records as f64).into(), &(rows.len() as f64).into()).into())
}

/// All records, as the app takes them into memory: what Today needs first, then the rest.
async fn everything(store: &IdbStore) -> Result<usize, StoreError> {
    let first = [shops::SHOP, people::PERSON, people::ROLE, RECENT];
    let mut records = store.load(Part::Only(&first)).await?.records;
    records.join(store.load(Part::Except(&first)).await?.records);
    Ok(records.len())
}

/// Loads everything into memory over an open connection; returns milliseconds and how many records there are.
async fn load(name: &str) -> Result<JsValue, StoreError> {
    let store = IdbStore::open(name, || {}).await?;
    let began = now();
    let records = everything(&store).await?;
    Ok(Array::of2(&(now() - began).into(), &(records as f64).into()).into())
}

/// Commits as one import; returns milliseconds until stored, and until folded into segments as well.
async fn bulk(name: &str, count: usize, at: i64) -> Result<JsValue, StoreError> {
    let store = IdbStore::open(name, || {}).await?;
    let rows = records::imported(&records::journal(count, at));
    let began = now();
    store.commit(&rows, &[]).await?;
    let stored = now() - began;
    store.compact().await?;
    let folded = now() - began;
    store.close();
    Ok(Array::of2(&stored.into(), &folded.into()).into())
}
