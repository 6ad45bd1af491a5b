//! What the bench's pages call: fill, load, bulk, trend. Times are taken here, inside wasm.

use crate::{exchanged, goods_timed, records, twins, years};
use dianxun::browser::zone::IntlZone;
use dianxun::domain::calendar::date;
use dianxun::domain::change::JournalRow;
use dianxun::domain::inspections::{Period, trends};
use dianxun::domain::records::Records;
use dianxun::domain::templates::{self, DAILY};
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
        future_to_promise(
            async move { filled(&name, &records::journal(count as usize, at as i64)).await.map_err(thrown) },
        )
    });
    let fill_years = Closure::<dyn Fn(String, f64, f64) -> Promise>::new(|name: String, days: f64, at: f64| {
        future_to_promise(async move { filled(&name, &years::journal(days as usize, at as i64)).await.map_err(thrown) })
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
    let trend = Closure::<dyn Fn(String, f64, f64) -> Promise>::new(|name: String, weeks: f64, at: f64| {
        future_to_promise(async move { trend(&name, weeks as u64, at as i64).await.map_err(thrown) })
    });
    let fill_twin = Closure::<dyn Fn(String, f64, f64) -> Promise>::new(|name: String, count: f64, at: f64| {
        future_to_promise(async move {
            filled(&name, &twins::journal(twins::Side::Left, count as usize, at as i64)).await.map_err(thrown)
        })
    });
    let members = [
        ("fill", fill.into_js_value()),
        ("fillYears", fill_years.into_js_value()),
        ("fillTwin", fill_twin.into_js_value()),
        ("bulk", bulk.into_js_value()),
        ("load", load.into_js_value()),
        ("trend", trend.into_js_value()),
        ("objects", objects.into_js_value()),
        ("shop", records::SHOP.as_str().into()),
        ("person", records::PERSON.as_str().into()),
    ];
    let bench = object(members.into_iter().chain(exchanged::members()).chain(goods_timed::members()));
    let _ = Reflect::set(&js_sys::global(), &"dianxunBench".into(), &bench);
}

/// An object of these members.
pub(crate) fn object(members: impl IntoIterator<Item = (&'static str, JsValue)>) -> Object {
    let object = Object::new();
    for (name, member) in members {
        let _ = Reflect::set(&object, &name.into(), &member);
    }
    object
}

/// An error as the page's script catches it.
pub(crate) fn thrown(error: impl std::error::Error) -> JsValue {
    js_sys::Error::new(&error.to_string()).into()
}

/// Milliseconds since the page began.
pub(crate) fn now() -> f64 {
    web_sys::window().and_then(|window| window.performance()).map_or(0.0, |performance| performance.now())
}

/// Fills a database and folds it; returns how many records and journal rows it has.
async fn filled(name: &str, rows: &[JournalRow]) -> Result<JsValue, StoreError> {
    let store = IdbStore::open(name, || {}).await?;
    for part in rows.chunks(BATCH) {
        store.commit(part, &[]).await?;
    }
    store.compact().await?;
    let records = everything(&store).await?.len();
    Ok(Array::of2(&(records as f64).into(), &(rows.len() as f64).into()).into())
}

/// All records, as the app takes them into memory: what Today needs first, then the rest.
pub(crate) async fn everything(store: &impl Store) -> Result<Records, StoreError> {
    let first = [shops::SHOP, people::PERSON, people::ROLE, RECENT];
    let mut records = store.load(Part::Only(&first)).await?.records;
    records.join(store.load(Part::Except(&first)).await?.records);
    Ok(records)
}

/// Loads everything into memory over an open connection; returns milliseconds and how many records there are.
async fn load(name: &str) -> Result<JsValue, StoreError> {
    let store = IdbStore::open(name, || {}).await?;
    let began = now();
    let records = everything(&store).await?.len();
    Ok(Array::of2(&(now() - began).into(), &(records as f64).into()).into())
}

/// How often the trend is computed in one call.
const TRENDS: usize = 5;

/// What the last weeks say, computed from records in memory; returns the milliseconds of each time. Without the shop's
/// records there is nothing to count.
async fn trend(name: &str, weeks: u64, at: i64) -> Result<JsValue, StoreError> {
    let records = everything(&IdbStore::open(name, || {}).await?).await?;
    let Some(zone) = IntlZone::new("Asia/Shanghai") else { return Ok(Array::new().into()) };
    let period = Period::weeks_to(date(&zone, at), weeks);
    let Some(shop) = shops::list(&records).into_iter().find(|shop| shop.id == records::SHOP) else {
        return Ok(Array::new().into());
    };
    let template = templates::current(&records, DAILY.id).unwrap_or(*DAILY);
    let times = (0..TRENDS).map(|_| {
        let began = now();
        std::hint::black_box(trends(&records, &shop, template, period, &zone));
        JsValue::from(now() - began)
    });
    Ok(times.collect::<Array>().into())
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
