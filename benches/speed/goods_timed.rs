//! What the page of the part `goods` calls: a table taken in, findings worked out, a list chosen from and sorted, all
//! inside wasm. Times are taken here.

use crate::goods;
use crate::records::{PERSON, SHOP, Writer};
use crate::timed::{everything, now, object, thrown};
use dianxun::browser::zone::IntlZone;
use dianxun::domain::findings::Book;
use dianxun::domain::folding::Folding;
use dianxun::domain::ids::ReplicaId;
use dianxun::domain::listings::filter::{Choosing, Column, Filter, Order, Problem, Wrong};
use dianxun::domain::listings::line::Lines;
use dianxun::domain::listings::shelf::Shelf;
use dianxun::domain::listings::standards::Standards;
use dianxun::domain::listings::{self, LISTING, field};
use dianxun::domain::records::Records;
use dianxun::storage::exchange;
use dianxun::storage::messages::{Authorship, TaskError};
use dianxun::storage::{IdbStore, Store};
use dianxun::wire::tables::{self, TableError, Wishes};
use js_sys::{Array, Promise, Uint8Array};
use wasm_bindgen::JsValue;
use wasm_bindgen::closure::Closure;
use wasm_bindgen_futures::future_to_promise;

/// How often the same is worked out in one call.
const TIMES: usize = 5;
/// So many listings are changed one after another.
const EDITS: usize = 25;

/// What is offered to the page.
pub(crate) fn members() -> [(&'static str, JsValue); 6] {
    let table = Closure::<dyn Fn(f64) -> Uint8Array>::new(|count: f64| {
        Uint8Array::from(goods::table(count as usize).as_bytes())
    });
    let objects = Closure::<dyn Fn(f64) -> String>::new(|count: f64| goods::objects(count as usize));
    let fill = Closure::<dyn Fn(String, f64, f64) -> Promise>::new(|name: String, count: f64, at: f64| {
        future_to_promise(async move { fill(&name, count as usize, at as i64).await.map_err(thrown) })
    });
    let take = Closure::<dyn Fn(String, Vec<u8>, f64) -> Promise>::new(|name: String, file: Vec<u8>, at: f64| {
        future_to_promise(async move { taken(&name, &file, at as i64).await.map_err(thrown) })
    });
    let found = Closure::<dyn Fn(String, f64) -> Promise>::new(|name: String, at: f64| {
        future_to_promise(async move { found(&name, at as i64).await.map_err(thrown) })
    });
    let chosen = Closure::<dyn Fn(String, f64) -> Promise>::new(|name: String, at: f64| {
        future_to_promise(async move { chosen(&name, at as i64).await.map_err(thrown) })
    });
    [
        ("goodsTable", table.into_js_value()),
        ("goodsObjects", objects.into_js_value()),
        ("fillGoods", fill.into_js_value()),
        ("takeTable", take.into_js_value()),
        ("findings", found.into_js_value()),
        ("chosen", chosen.into_js_value()),
    ]
}

/// Bytes of a table → stored, by the code that the worker runs.
async fn stored(store: &IdbStore, file: &[u8], at: i64) -> Result<u64, TaskError> {
    let table = tables::read(file, Wishes::default(), &|_, _| None)?;
    let by = Authorship {
        now: at,
        person: PERSON,
        replica: ReplicaId(0x600d),
        command: "0199c2a4-8888-7000-8000-000000000000".into(),
        reason: "goods.csv".into(),
    };
    Ok(exchange::take_table(store, &table, &by, &goods::order(), &mut |_| {}).await?.records)
}

/// Fills a database by an import and folds it; returns how many records and journal rows it has.
async fn fill(name: &str, count: usize, at: i64) -> Result<JsValue, TaskError> {
    let store = IdbStore::open(name, || {}).await?;
    store.commit(&goods::around(count, at), &[]).await?;
    stored(&store, goods::table(count).as_bytes(), at).await?;
    store.compact().await?;
    let whole = everything(&store).await?;
    store.close();
    Ok(Array::of2(&(whole.len() as f64).into(), &(count as f64).into()).into())
}

/// A table taken into a database that has only a shop; returns milliseconds until stored, until searchable, and how many
/// listings came.
async fn taken(name: &str, file: &[u8], at: i64) -> Result<JsValue, TaskError> {
    let store = IdbStore::open(name, || {}).await?;
    store.commit(&goods::around(1, at), &[]).await?;
    let began = now();
    let count = stored(&store, file, at).await?;
    let stored = now() - began;
    let records = everything(&store).await?;
    let (shelf, _) = read(&records, at);
    let searchable = now() - began;
    store.close();
    if shelf.progress().0 as u64 != count {
        return Err(TaskError::Table(TableError::Empty));
    }
    Ok([stored, searchable, count as f64].into_iter().map(JsValue::from).collect::<Array>().into())
}

/// The list of all listings, and in how many milliseconds it was read.
fn read(records: &Records, at: i64) -> (Shelf, f64) {
    let began = now();
    let day = dianxun::domain::calendar::date(&dianxun::domain::calendar::Fixed(480), at);
    let (lines, folding, mut shelf) =
        (Lines::of(vec![SHOP], day, Standards::default()), Folding::default(), Shelf::default());
    shelf.plan(records.every(&LISTING));
    while shelf.work(&folding, &|record, names| lines.line(record, names)) {}
    (shelf, now() - began)
}

fn times(list: impl IntoIterator<Item = f64>) -> JsValue {
    list.into_iter().map(JsValue::from).collect::<Array>().into()
}

/// All findings of the shop, and one listing after another edited and the book brought up to date; milliseconds of each,
/// and how many were found.
async fn found(name: &str, at: i64) -> Result<JsValue, TaskError> {
    let mut records = everything(&IdbStore::open(name, || {}).await?).await?;
    let Some(zone) = IntlZone::new("Asia/Shanghai") else { return Ok(JsValue::UNDEFINED) };
    let mut all = Vec::new();
    for _ in 0..TIMES {
        let began = now();
        let book = Book::of(&records, &SHOP, at, &zone);
        std::hint::black_box(book.first(200));
        all.push(now() - began);
    }
    let mut book = Book::of(&records, &SHOP, at, &zone);
    let count: usize = book.first(200).1.values().sum();
    let mut writer = Writer::default().other(ReplicaId(0xed17));
    let mut edits = Vec::new();
    for (number, at) in (0..EDITS).zip(at + 1..) {
        let key = listings::key(&goods::id(number * 7));
        writer.write(at, "listing.edit", vec![(key, field::PRICE, (100 + number as i64).into())]);
        let row = &writer.rows[number];
        records.apply(row);
        let began = now();
        let changed = book.changed(&records, at, &zone).unwrap_or_default();
        book.renew(&records, &changed, at, &zone);
        std::hint::black_box(book.first(200));
        edits.push(now() - began);
    }
    Ok(object([("all", times(all)), ("edits", times(edits)), ("count", (count as f64).into())]).into())
}

/// The filters that people choose, each by itself.
fn filters() -> [(&'static str, Filter); 9] {
    let one = Filter::default;
    [
        ("state", Filter { state: "listed".into(), ..one() }),
        ("category", Filter { category: "茶/龙井".into(), ..one() }),
        ("owner", Filter { owner: "-".into(), ..one() }),
        ("completeness", Filter { light: "amber".into(), ..one() }),
        ("problems", Filter { wrong: Wrong::Anything, ..one() }),
        ("sold out", Filter { wrong: Wrong::One(Problem::SoldOut), ..one() }),
        ("price", Filter { price_from: Some(5_000), price_to: Some(9_000), ..one() }),
        ("stock", Filter { stock_to: Some(3), ..one() }),
        ("text", Filter { text: "龙井 礼盒".into(), ..one() }),
    ]
}

/// The list read, filtered by each filter, and sorted: milliseconds of each.
async fn chosen(name: &str, at: i64) -> Result<JsValue, TaskError> {
    let records = everything(&IdbStore::open(name, || {}).await?).await?;
    let (shelf, first) = read(&records, at);
    let again = (1..TIMES).map(|_| read(&records, at).1);
    let read = times([first].into_iter().chain(again));
    let folding = Folding::default();
    let choose = |filter: &Filter, order: Order| {
        let began = now();
        let mut choosing = Choosing::begin(filter.clone(), &folding, order);
        let mut longest: f64 = 0.0;
        loop {
            let turn = now();
            let is_more = choosing.go_on(&shelf);
            longest = longest.max(now() - turn);
            if !is_more {
                break;
            }
        }
        std::hint::black_box(choosing.finish());
        [now() - began, longest]
    };
    let each = |of: &Filter, order: Order| (0..TIMES).map(|_| choose(of, order)).collect::<Vec<_>>();
    let by_filter = filters()
        .map(|(name, filter)| (name, times(each(&filter, Order::default()).into_iter().map(|[took, _]| took))));
    let sorted = each(&Filter::default(), Order { by: Column::Title, falls: false });
    let members = [
        ("read", read),
        ("filters", object(by_filter).into()),
        ("sorted", times(sorted.iter().map(|[took, _]| *took))),
        ("longest", times(sorted.iter().map(|[_, longest]| *longest))),
    ];
    Ok(object(members).into())
}
