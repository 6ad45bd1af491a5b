//! Tables of listings from files to the store and back, over memory. The files in `tests/fixtures/tables` were made for
//! this; each has the quirks of a kind that people have.
#![cfg(not(target_arch = "wasm32"))]

#[path = "store/finish.rs"]
mod finish;

use dianxun::domain::ids::{RecordId, ReplicaId};
use dianxun::domain::listings::import::{Fate, Fault, SheetKind, Why};
use dianxun::domain::listings::{LISTING, Listing};
use dianxun::domain::records::Records;
use dianxun::storage::exchange::{listings_sheet, look_at_table, revert, take_table};
use dianxun::storage::messages::{Authorship, Imported};
use dianxun::storage::recovery::{self, RECOVERY};
use dianxun::storage::tables::{SheetFormat, SheetOrder, TableOrder, TablePreview};
use dianxun::storage::{MemoryStore, Part, Store};
use dianxun::wire::tables::{self, Delimiter, Encoding, Format, Table, TableError, Wishes};
use encoding_rs::Encoding as Known;
use finish::finish;
use std::collections::BTreeMap;
use std::path::Path;

fn decode(label: &str, bytes: &[u8]) -> Option<String> {
    let known = Known::for_label(label.as_bytes()).expect("a label of the standard");
    known.decode_without_bom_handling_and_without_replacement(bytes).map(|text| text.into_owned())
}

fn bytes(name: &str) -> Vec<u8> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/tables");
    std::fs::read(folder.join(name)).expect("a fixture")
}

fn read(bytes: &[u8]) -> Result<Table, TableError> {
    tables::read(bytes, Wishes::default(), &decode)
}

fn table(name: &str) -> Table {
    read(&bytes(name)).expect("a table")
}

fn order(name: &str) -> TableOrder {
    TableOrder {
        person: RecordId::of(""),
        name: name.into(),
        wishes: Wishes::default(),
        shop: RecordId::of("shop"),
        platform: "taobao".into(),
        is_listed: true,
        empty_clears: false,
        columns: BTreeMap::new(),
        with_faulty: false,
    }
}

fn by(replica: u64) -> Authorship {
    Authorship {
        now: 1_795_222_800_000 + replica as i64,
        person: RecordId::of(""),
        replica: ReplicaId(replica),
        command: format!("command-{replica}").into(),
        reason: "items.csv".into(),
    }
}

fn look(store: &MemoryStore, name: &str) -> TablePreview {
    finish(look_at_table(store, &table(name), &order(name), &mut |_| {})).expect("a preview")
}

fn take(store: &MemoryStore, replica: u64, table: &Table, order: &TableOrder) -> Imported {
    finish(take_table(store, table, &by(replica), order, &mut |_| {})).expect("comes in")
}

fn records(store: &MemoryStore) -> Records {
    let mut all = finish(store.load(Part::Only(&[]))).expect("loads").records;
    all.join(finish(store.load(Part::Except(&[]))).expect("loads").records);
    all
}

fn listings(store: &MemoryStore) -> Vec<Listing> {
    records(store).of(&LISTING).map(|record| Listing::read(record)).collect()
}

/// The first that keeps a row out.
fn wrong(preview: &TablePreview) -> &Fault {
    preview.faults.iter().find(|fault| !fault.why.is_note()).expect("a fault")
}

fn count(preview: &TablePreview, fate: Fate) -> u64 {
    preview.counts.get(&fate).copied().unwrap_or_default()
}

/// R21: the same packet in every encoding, with names of columns that nobody can read, is the same packet.
#[test]
fn packets_of_taobaos_assistant() {
    for (name, encoding) in [
        ("taobao-utf16le.csv", Encoding::Utf16Le),
        ("taobao-utf16be.csv", Encoding::Utf16Be),
        ("taobao-mojibake.csv", Encoding::Utf16Le),
        ("taobao-utf8.csv", Encoding::Utf8),
    ] {
        let store = MemoryStore::new(name);
        let seen = look(&store, name);
        assert_eq!((seen.kind, seen.encoding, seen.delimiter), (SheetKind::Taobao, encoding, Delimiter::Tab), "{name}");
        assert_eq!((seen.header_line, count(&seen, Fate::New), seen.rows), (2, 2, 2), "{name}: {:?}", seen.faults);
        take(&store, 1, &table(name), &order(name));
        let found = listings(&store);
        assert_eq!(found[0].description, "手工\n\"炒制\"", "{name}");
        assert_eq!((found[0].variants.len(), found[0].images.len(), found[1].images.len()), (2, 1, 0));
        assert!(seen.faults.iter().any(|fault| fault.why == Why::NoPicture && fault.line == 6), "{:?}", seen.faults);
        assert_eq!(count(&look(&store, name), Fate::Unchanged), 2, "{name}: once more changes nothing");
    }
}

#[test]
fn raw_quotes_within_quoted_cells() {
    let seen = look(&MemoryStore::new("raw"), "taobao-raw-quotes.csv");
    assert_eq!((seen.kind, count(&seen, Fate::New), seen.rows), (SheetKind::Taobao, 8, 8), "{:?}", seen.faults);
    assert_eq!(seen.lines[3].title, "茶 3");
}

/// R22: rows of delimiters only, numbers that a spreadsheet destroyed, names of columns that end in a blank.
#[test]
fn what_spreadsheets_have_done() {
    let seen = look(&MemoryStore::new("gbk"), "items-gbk-phantom.csv");
    assert_eq!((seen.encoding, seen.rows, seen.blank), (Encoding::Gbk, 3, 1_200));
    assert_eq!((count(&seen, Fate::New), count(&seen, Fate::Refused)), (2, 1));
    let fault = wrong(&seen);
    assert_eq!((fault.line, fault.column, fault.value.as_str()), (4, Some(0), "1.37359E+14"));
    assert_eq!(fault.why, Why::Destroyed);
    let keys: Vec<&str> = seen.lines.iter().map(|line| line.key.as_str()).collect();
    assert_eq!(keys, ["620011", "620012"], "without apostrophe and formula");
    let store = MemoryStore::new("tabs");
    take(&store, 1, &table("items-bom-tabs.csv"), &order("items-bom-tabs.csv"));
    let found = listings(&store);
    assert_eq!((found.len(), found[0].title.as_str(), found[0].price), (2, "明前龙井", Some(12_900)));
}

#[test]
fn shops_elsewhere() {
    let store = MemoryStore::new("woo");
    let seen = look(&store, "woo-windows1252.csv");
    assert_eq!((seen.kind, seen.encoding, count(&seen, Fate::New)), (SheetKind::Woo, Encoding::Windows1252, 2));
    take(&store, 1, &table("woo-windows1252.csv"), &order("woo-windows1252.csv"));
    let found = listings(&store);
    assert_eq!((found[0].title.as_str(), found[0].variants.len(), found[0].images.len()), ("Café crème", 2, 2));
    let store = MemoryStore::new("shopify");
    take(&store, 1, &table("shopify.csv"), &order("shopify.csv"));
    let found = listings(&store);
    assert_eq!((found[0].item.as_str(), found[1].variants.len(), found[1].images.len()), ("cup", 2, 3));
    assert_eq!((found[0].price, found[0].code.as_str()), (Some(500), "CUP"));
    assert_eq!(count(&look(&store, "shopify.csv"), Fate::Unchanged), 2);
}

#[test]
fn a_report_with_lines_about_itself() {
    let store = MemoryStore::new("sycm");
    let name = "sycm_2026-11-01_2026-11-30.csv";
    let seen = look(&store, name);
    assert_eq!((seen.kind, seen.header_line, count(&seen, Fate::New)), (SheetKind::Sycm, 5, 2));
    take(&store, 1, &table(name), &order(name));
    let sold: Vec<Option<i64>> = listings(&store).iter().map(|listing| listing.sold_30).collect();
    assert_eq!(sold, [Some(1_024), None]);
}

/// A workbook: shared texts, a number with what floating points leave behind, a day, a number too long to be one, lines
/// counted as the spreadsheet counts them.
#[test]
fn a_workbook_of_a_spreadsheet() {
    let store = MemoryStore::new("book");
    let seen = look(&store, "items.xlsx");
    assert_eq!((seen.format, seen.header_line, count(&seen, Fate::New)), (Format::Workbook, 3, 2));
    assert_eq!((wrong(&seen).line, &wrong(&seen).why), (7, &Why::Destroyed));
    assert_eq!(seen.lines.iter().map(|line| line.line).collect::<Vec<_>>(), [4, 6]);
    take(&store, 1, &table("items.xlsx"), &order("items.xlsx"));
    let found = &listings(&store)[0];
    assert_eq!((found.item.as_str(), found.price, found.stock), ("620011", Some(12_990), Some(12)));
    assert_eq!(found.listed_on.map(|day| day.to_string()).as_deref(), Some("2016-11-04"));
}

/// R23, R24: numbers stay exact or are told destroyed; the first of two equal names counts.
#[test]
fn lists_in_json() {
    let seen = look(&MemoryStore::new("json"), "list.json");
    assert_eq!((seen.format, count(&seen, Fate::New), count(&seen, Fate::Refused)), (Format::Json, 3, 1));
    let told: Vec<(u64, &str, &str)> =
        seen.lines.iter().map(|line| (line.line, line.key.as_str(), line.title.as_str())).collect();
    assert_eq!(told, [(2, "620011", "明前龙井"), (3, "620012", "碧螺春"), (5, "9007199254740993", "大数")]);
    assert_eq!(seen.columns.last().map(|column| column.name.as_str()), Some("title 2"));
    assert!(seen.faults.iter().any(|fault| fault.line == 6 && fault.why == Why::Destroyed));
}

#[test]
fn feeds_of_products() {
    let store = MemoryStore::new("feed");
    let seen = look(&store, "google.xml");
    assert_eq!((seen.format, seen.kind), (Format::Feed, SheetKind::Google));
    assert_eq!((count(&seen, Fate::New), count(&seen, Fate::Refused)), (1, 1), "{:?}", seen.faults);
    assert!(seen.faults.iter().any(|fault| fault.line == 19 && fault.why == Why::Twice(13)), "{:?}", seen.faults);
    take(&store, 1, &table("google.xml"), &order("google.xml"));
    let found = &listings(&store)[0];
    assert_eq!((found.price, found.list_price), (Some(8_900), Some(9_900)));
    assert_eq!((found.description.as_str(), found.item.as_str()), ("Good tea", "https://x.test/p/1"));
}

/// R20, R22, R23: what is no table is refused with the reason, and with the line where one tells.
#[test]
fn what_is_no_table_is_refused() {
    let refused = |bytes: &[u8]| read(bytes).map(|table| table.rows.len());
    assert_eq!(refused(&bytes("unclosed.csv")), Err(TableError::Unclosed(3)));
    assert_eq!(refused(&bytes("nul.csv")), Err(TableError::NotText));
    assert_eq!(refused(b"{\"format\":\"dianxun\",\"version\":1}"), Err(TableError::Ours));
    assert_eq!(refused(b"[1,2]"), Err(TableError::NotAList));
    assert_eq!(refused(b"[\n{\"title\":1e400}]"), Err(TableError::BadJson(2)));
    assert_eq!(refused(b"[\n{\"title\":NaN}]"), Err(TableError::BadJson(2)));
    for depth in [127, 128, 100_000] {
        let deep = format!("[{{\"title\":{}{}}}]", "[".repeat(depth), "]".repeat(depth));
        assert_eq!(refused(deep.as_bytes()), Err(TableError::BadJson(1)), "{depth} deep");
        let deep = format!("<rss><item>{}", "<a>".repeat(depth));
        assert!(matches!(refused(deep.as_bytes()), Err(TableError::BadFeed(1))), "{depth} deep");
    }
    let mut broken = bytes("items.xlsx");
    broken.truncate(900);
    assert_eq!(refused(&broken), Err(TableError::Workbook));
}

/// A cut file is refused or read as far as it goes: it never makes the reader fall over (R14 for foreign files).
#[test]
fn no_cut_makes_a_reader_fall_over() {
    for name in ["items.xlsx", "google.xml", "list.json", "taobao-utf16le.csv", "woo-windows1252.csv"] {
        let whole = bytes(name);
        for end in 0..whole.len() {
            let _ = read(&whole[..end]);
        }
    }
}

/// One command, one way back: what a table brought goes with it, and what was changed since stays.
#[test]
fn a_table_can_be_taken_back() {
    let store = MemoryStore::new("back");
    let plain = |text: &str| read(text.as_bytes()).expect("a table");
    let first = plain("商品ID,标题,价格\n1,龙井,129\n2,白茶,59\n");
    let taken = take(&store, 1, &first, &order("a.csv"));
    assert_eq!((taken.records, taken.came), (2, 1));
    assert!(taken.rows.iter().all(|row| row.name == "listing.import" && row.command == "command-1"));
    let second = plain("商品ID,标题,价格\n1,龙井,139\n3,红茶,39\n");
    let taken = take(&store, 2, &second, &order("b.csv"));
    let kept = recovery::read(finish(store.local(RECOVERY)).expect("local").as_deref());
    assert_eq!((kept.len(), Some(&kept[0])), (2, taken.point.as_ref()));
    assert_eq!(listings(&store).len(), 3);
    let mut silent = |_| {};
    let back = finish(revert(&store, &by(3), &taken.point.expect("a way back"), &mut silent)).expect("goes back");
    assert!(back.changes > 0);
    let found = listings(&store);
    assert_eq!(found.iter().map(|listing| listing.price).collect::<Vec<_>>(), [Some(12_900), Some(5_900)]);
    let again = take(&store, 4, &second, &order("b.csv"));
    assert_eq!((again.records, listings(&store).len()), (2, 3), "what was taken back can come in again");
    assert_eq!(take(&store, 5, &second, &order("b.csv")).came, 0, "and the same file changes nothing");
}

/// R13: a large table is several rows of one command, numbered from 1 and stored at once.
#[test]
fn a_large_table_is_one_command() {
    let store = MemoryStore::new("large");
    let rows: String = (0..3_000).map(|n| format!("{n},茶 {n},{n}.50,{n}\n")).collect();
    let table = read(format!("商品ID,标题,价格,库存\n{rows}").as_bytes()).expect("a table");
    let mut told = Vec::new();
    let mut tell = |step| told.push(step);
    let taken = finish(take_table(&store, &table, &by(1), &order("a.csv"), &mut tell)).expect("comes in");
    assert_eq!((taken.records, taken.changes), (3_000, 3_000 * 7));
    assert_eq!(taken.rows.iter().map(|row| row.seq).collect::<Vec<_>>(), (1..=21).collect::<Vec<_>>());
    assert!(told.len() > 6, "it is told how far it is");
    let again = finish(look_at_table(&store, &table, &order("a.csv"), &mut |_| {})).expect("a preview");
    assert_eq!(count(&again, Fate::Unchanged), 3_000);
}

/// R32: what goes out is inert, and comes in again as it was, in every form.
#[test]
fn listings_go_out_and_come_in_again() {
    let store = MemoryStore::new("out");
    let text = "商品ID,标题,商家编码,价格,库存,品牌,图片,描述,规格,规格编码,规格售价\n\
        1,\"'=HYPERLINK(\"\"http://x\"\")\",A-1,129,3,山,https://x.test/1.jpg,\"第一行\n第二行\",,,\n\
        0012,\"龙井 <特级> & \"\"明前\"\"\",A-2,,,,,,颜色:红,R,99\n\
        0012,,,,,,,,颜色:黑,B,109.50\n";
    take(&store, 1, &read(text.as_bytes()).expect("a table"), &order("a.csv"));
    let before = listings(&store);
    let ids: Vec<RecordId> = before.iter().map(|listing| listing.id.clone()).collect();
    assert_eq!((ids.len(), before[1].title.as_str()), (2, "=HYPERLINK(\"http://x\")"));
    for format in SheetFormat::ALL {
        let order_out = SheetOrder { ids: ids.clone(), format, ..SheetOrder::default() };
        let (file, listings) = finish(listings_sheet(&store, &order_out, &mut |_| {})).expect("a file");
        assert_eq!(listings, 2);
        if format == SheetFormat::Csv {
            let text = String::from_utf8(file.clone()).expect("UTF-8");
            assert!(text.starts_with('\u{feff}') && text.contains("\"'=HYPERLINK"), "{text}");
        }
        let again = read(&file).expect("a table");
        let seen = finish(look_at_table(&store, &again, &order("a"), &mut |_| {})).expect("a preview");
        assert_eq!(count(&seen, Fate::Unchanged), 2, "{format:?}: {:?} {:?}", seen.lines, seen.faults);
    }
}

/// What a person says of a column counts over what was found out.
#[test]
fn a_person_says_what_a_column_is() {
    let store = MemoryStore::new("said");
    let table = read("编号,名儿,多少钱\n1,龙井,129\n2,白茶,x\n".as_bytes()).expect("a table");
    let found = finish(look_at_table(&store, &table, &order("a"), &mut |_| {})).expect("a preview");
    assert_eq!(count(&found, Fate::Refused), 2, "nothing is known of it");
    let said = [(0, "item"), (1, "title"), (2, "price")].map(|(at, code)| (at, code.into()));
    let order = TableOrder { columns: said.into(), with_faulty: true, ..order("a") };
    let seen = finish(look_at_table(&store, &table, &order, &mut |_| {})).expect("a preview");
    assert_eq!((count(&seen, Fate::New), count(&seen, Fate::Refused)), (1, 1));
    assert_eq!((seen.faulty.len(), seen.faulty[0].line, seen.faulty[0].cells[1].as_str()), (1, 3, "白茶"));
}
