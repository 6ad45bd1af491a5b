//! Tables written by hand, each like one that people have, beside a shop with listings.

use super::*;
use crate::domain::calendar::Fixed;
use crate::domain::change::Change;
use crate::domain::change::JournalRow;
use crate::domain::desk::Desk;
use crate::domain::ids::{Field, RecordId};
use crate::domain::listings::{Command, Listing, field, key};
use crate::domain::record::Record;
use crate::domain::records::Records;
use crate::domain::shops::Platform;
use crate::domain::value::Value;
use smol_str::SmolStr;

const NOW: i64 = 1_795_222_800_000;
const SHOP: RecordId = RecordId::of("shop");

pub(super) fn choices() -> Choices {
    Choices { shop: SHOP, platform: Platform::Taobao, is_listed: true, empty_clears: false, may_approve: true }
}

pub(super) fn cells(row: &str) -> Vec<String> {
    row.split('\t').map(str::to_owned).collect()
}

/// The header, then rows; tabulators part cells.
fn read(table: &[&str]) -> Vec<Candidate> {
    let header = cells(table[0]);
    let kind = kind_of(&header);
    let targets = recognised(kind, &header, Some(30));
    let rows: Vec<Vec<String>> = table[1..].iter().map(|row| cells(row)).collect();
    let lines = rows.iter().enumerate().map(|(at, cells)| Line { line: at as u64 + 2, cells });
    candidates(kind, &header, &targets, lines)
}

pub(super) fn plan(records: &Records, choices: &Choices, table: &[&str]) -> Vec<Planned> {
    let mut plan = Plan::new(records, choices);
    read(table).iter().map(|candidate| plan.look(candidate)).collect()
}

fn fates(planned: &[Planned]) -> Vec<Fate> {
    planned.iter().map(|one| one.fate).collect()
}

/// Takes a table in, as one row of the journal.
pub(super) fn take(desk: &mut Desk, choices: &Choices, table: &[&str]) -> Vec<Planned> {
    let planned = plan(&desk.records, choices, table);
    let changes: Vec<Change> = planned.iter().flat_map(|one| one.changes.clone()).collect();
    desk.now += 60_000;
    desk.receive(&[JournalRow { changes, ..blank(desk.now) }]);
    planned
}

fn blank(now: i64) -> JournalRow {
    let replica = crate::domain::ids::ReplicaId(9);
    JournalRow {
        replica,
        seq: 1,
        stamp: crate::domain::stamp::Stamp::next(None, now, replica),
        device: crate::domain::ids::DeviceId::of("d"),
        person: RecordId::of(""),
        command: SmolStr::new("c"),
        name: SmolStr::new("listing.import"),
        reason: SmolStr::default(),
        changes: Vec::new(),
        unknown: Default::default(),
    }
}

pub(super) fn desk() -> Desk<'static> {
    Desk::new(&Fixed(480), 1, NOW)
}

fn listing(desk: &Desk, id: &str) -> Listing {
    Listing::read(record(desk, id))
}

fn record<'d>(desk: &'d Desk, id: &str) -> &'d Record {
    desk.records.by_key(&key(&RecordId::new(id))).expect("a listing")
}

const PLAIN: [&str; 3] =
    ["商品ID\t标题\t商家编码\t价格\t库存", "620011\t明前龙井\tLJ-1\t129.00\t12", "620012\t碧螺春\tBL-1\t¥1,299\t1,269"];

#[test]
fn new_listings_come_in_with_derived_ids() {
    let mut desk = desk();
    assert_eq!(fates(&take(&mut desk, &choices(), &PLAIN)), [Fate::New, Fate::New]);
    let found = listing(&desk, "shop:taobao:620012");
    assert_eq!((found.title.as_str(), found.code.as_str(), found.item.as_str()), ("碧螺春", "BL-1", "620012"));
    assert_eq!((found.price, found.stock, found.state.code()), (Some(129_900), Some(1_269), "listed"));
    let drafts = Choices { is_listed: false, ..choices() };
    take(&mut desk, &drafts, &["货号\t商品名称", "HC-1\t红茶"]);
    assert_eq!(listing(&desk, "shop:code:HC-1").state.code(), "draft");
}

/// The same file again changes nothing; a change is told field by field, and the price that stood is logged (LST-14).
#[test]
fn what_is_here_is_met_by_number_then_by_code() {
    let mut desk = desk();
    take(&mut desk, &choices(), &PLAIN);
    assert_eq!(fates(&plan(&desk.records, &choices(), &PLAIN)), [Fate::Unchanged, Fate::Unchanged]);
    let since = record(&desk, "shop:taobao:620011").cell(&field::PRICE).expect("a price").stamp.instant();
    let dearer = ["商品ID\t价格", "620011\t139"];
    let planned = plan(&desk.records, &choices(), &dearer);
    let line = FieldLine { field: field::PRICE, before: 12_900.into(), after: 13_900.into() };
    assert_eq!(planned[0].lines(Some(record(&desk, "shop:taobao:620011"))), [line]);
    take(&mut desk, &choices(), &dearer);
    let after = record(&desk, "shop:taobao:620011");
    assert_eq!((after.int(&field::PRICE), after.int(&field::step(since))), (Some(13_900), Some(12_900)));
    let by_code = plan(&desk.records, &choices(), &["商家编码\t库存", "LJ-1\t3"]);
    assert_eq!((by_code[0].id.as_str(), by_code[0].fate), ("shop:taobao:620011", Fate::Changed));
    let other_item = plan(&desk.records, &choices(), &["商品ID\t商家编码\t标题", "999\tLJ-1\t另一款"]);
    assert_eq!((other_item[0].id.as_str(), other_item[0].fate), ("shop:taobao:999", Fate::New));
    assert_eq!(other_item[0].faults[0].why, Why::CodeTwice);
}

/// A listing made by hand gets its number from a table.
#[test]
fn a_code_finds_what_was_made_by_hand() {
    let mut desk = desk();
    let id = RecordId::of("0190-made");
    let title = "明前龙井".to_owned();
    let create = Command::Create { id: id.clone(), shop: SHOP, platform: Platform::Taobao, title };
    desk.act(&create.into()).expect("creates");
    let edits = vec![(field::CODE, "LJ-1".into())];
    desk.act(&Command::Edit { listing: id.clone(), edits }.into()).expect("edits");
    take(&mut desk, &choices(), &PLAIN);
    let found = listing(&desk, id.as_str());
    assert_eq!((found.item.as_str(), found.state.code()), ("620011", "draft"));
    assert_eq!(fates(&plan(&desk.records, &choices(), &PLAIN)), [Fate::Unchanged, Fate::Unchanged]);
}

#[test]
fn empty_cells_clear_only_when_asked_and_absence_deletes_nothing() {
    let mut desk = desk();
    take(&mut desk, &choices(), &PLAIN);
    let table = ["商品ID\t标题\t库存", "620011\t\t"];
    assert_eq!(fates(&plan(&desk.records, &choices(), &table)), [Fate::Unchanged]);
    take(&mut desk, &Choices { empty_clears: true, ..choices() }, &table);
    let found = listing(&desk, "shop:taobao:620011");
    assert_eq!((found.stock, found.title.as_str(), found.price), (None, "明前龙井", Some(12_900)));
    assert_eq!(listing(&desk, "shop:taobao:620012").stock, Some(1_269));
}

/// R23, LST-25: what is wrong is told by line, column and value; nothing of such a row comes in.
#[test]
fn what_is_wrong_is_told_by_line_and_column() {
    let table = [
        "商品ID\t标题\t价格\t库存\t最近成交",
        "1.37359E+14\t毁掉的编号\t1\t1\t",
        "2\t价格不对\t一百\t1\t",
        "3\t负数\t-1\t1\t",
        "4\t太细\t1.005\t1\t",
        "5\t库存不对\t1\tx\t",
        "6\t日期不对\t1\t1\t2026-13-40",
        "\t\t9\t1\t",
        "7\t\t9\t1\t",
        "8\t茶\t1\t1\t",
        "8\t茶\t1\t1\t",
    ];
    let read = read(&table);
    let told: Vec<(u64, Option<usize>, &str, Why)> = read
        .iter()
        .flat_map(|one| &one.faults)
        .map(|fault| (fault.line, fault.column, fault.value.as_str(), fault.why.clone()))
        .collect();
    let expected = [
        (2, Some(0), "1.37359E+14", Why::Destroyed),
        (3, Some(2), "一百", Why::NotANumber),
        (4, Some(2), "-1", Why::Negative),
        (5, Some(2), "1.005", Why::TooFine),
        (6, Some(3), "x", Why::NotANumber),
        (7, Some(4), "2026-13-40", Why::NotADate),
        (8, None, "", Why::Nameless),
        (11, None, "8", Why::Twice(10)),
    ];
    assert_eq!(told, expected);
    let planned = plan(&Records::default(), &choices(), &table);
    assert!(planned.iter().all(|one| one.fate == Fate::Refused && one.changes.is_empty()), "{planned:?}");
    assert_eq!(planned[7].faults[0].why, Why::NoTitle, "new, and without a title");
}

#[test]
fn cells_are_read_as_people_write_them() {
    let table = [
        "商品ID\t标题\t售价\t划线价\t库存\t上架日期",
        "=\"0123\"\t ＡＢ茶 \t99.00 USD\t１２９．５\t11,269\t2016/11/4 10:00",
        "'456\t绿茶\t-\t129.0000\t-\t20161104",
    ];
    let read = read(&table);
    let value = |at: usize, field: &Field| read[at].get(field).cloned();
    assert_eq!((read[0].item.as_str(), read[1].item.as_str()), ("0123", "456"));
    assert_eq!((value(0, &field::PRICE), value(0, &field::LIST_PRICE)), (Some(9_900.into()), Some(12_950.into())));
    assert_eq!(
        (value(0, &field::STOCK), value(0, &field::LISTED_ON)),
        (Some(11_269.into()), Some("2016-11-04".into()))
    );
    assert_eq!((value(1, &field::PRICE), value(1, &field::STOCK)), (None, None), "a dash is no figure");
    assert_eq!(
        (value(1, &field::LIST_PRICE), value(1, &field::LISTED_ON)),
        (Some(12_900.into()), Some("2016-11-04".into()))
    );
    assert!(read.iter().all(|one| one.faults.is_empty()), "{read:?}");
}

/// A packet of Taobao's assistant: packed variants, packed pictures, HTML, pictures on a disk; `approve_status` says
/// nothing of whether it is on sale.
#[test]
fn a_packet_of_taobaos_assistant() {
    let table = [
        "title\tcid\tprice\tnum\tapprove_status\tdescription\tpicture\tskuProps\touter_id\tnum_id\tsubtitle",
        "龙井\t50012\t129\t30\t1\t<p>手工<b>炒制</b></p><p>&amp;gt; 明前</p>\tabc:1:0:|https://img.alicdn.com/1.jpg;def:1:1:|https://img.alicdn.com/2.jpg;\t119:10:LJ-R:1627207:28320;139:20:LJ-B:1627207:28321;\tLJ\t620011\t清香",
        "白茶\t50013\t59\t9\t2\tx\tFILE:///C:\\Users\\a.jpg\t\tBC\t620012\t",
    ];
    let mut desk = desk();
    let planned = take(&mut desk, &choices(), &table);
    assert_eq!(fates(&planned), [Fate::New, Fate::New]);
    let found = listing(&desk, "shop:taobao:620011");
    assert_eq!((found.description.as_str(), found.category.as_str()), ("手工炒制\n\n> 明前", "50012"));
    let urls: Vec<&str> = found.images.iter().map(|image| image.url.as_str()).collect();
    assert_eq!(urls, ["https://img.alicdn.com/1.jpg", "https://img.alicdn.com/2.jpg"]);
    let variants: Vec<(&str, Option<i64>, Option<i64>)> =
        found.variants.iter().map(|one| (one.code.as_str(), one.price, one.stock)).collect();
    assert_eq!(variants, [("LJ-B", Some(13_900), Some(20)), ("LJ-R", Some(11_900), Some(10))]);
    assert_eq!(found.points[0].1, "清香");
    assert_eq!(read(&table)[1].faults[0].why, Why::NoPicture, "noted, and no reason to leave the row out");
    assert_eq!(fates(&plan(&desk.records, &choices(), &table)), [Fate::Unchanged, Fate::Unchanged]);
}

#[test]
fn shopify_writes_a_row_for_each_variant_and_picture() {
    let table = [
        "Handle\tTitle\tBody (HTML)\tVendor\tOption1 Name\tOption1 Value\tVariant SKU\tVariant Price\tVariant Inventory Qty\tImage Src",
        "tea\tGreen tea\t<p>Good</p>\tHill\tSize\tS\tT-S\t9.90\t3\thttps://x.test/1.jpg",
        "tea\t\t\t\t\tM\tT-M\t19.90\t\thttps://x.test/2.jpg",
        "tea\t\t\t\t\t\t\t\t\thttps://x.test/3.jpg",
        "cup\tCup\t\tHill\tTitle\tDefault Title\tCUP\t5\t7\t",
    ];
    let read = read(&table);
    assert_eq!(read.len(), 2);
    let (tea, cup) = (&read[0], &read[1]);
    let names: Vec<&str> = tea.variants.iter().map(|one| one.name.as_str()).collect();
    assert_eq!((names, tea.images.len(), tea.lines.as_slice()), (vec!["Size:S", "Size:M"], 3, &[2, 3, 4][..]));
    assert!(cup.variants.is_empty() && cup.faults.is_empty(), "{cup:?}");
    assert_eq!((cup.code.as_str(), cup.get(&field::PRICE)), ("CUP", Some(&500.into())));
    let mut desk = desk();
    take(&mut desk, &choices(), &table);
    assert_eq!(fates(&plan(&desk.records, &choices(), &table)), [Fate::Unchanged, Fate::Unchanged]);
}

#[test]
fn woocommerce_names_the_parent_of_a_variation() {
    let table = [
        "ID\tType\tSKU\tName\tRegular price\tSale price\tStock\tParent\tAttribute 1 name\tAttribute 1 value(s)",
        "45\tvariation\tT-S\tTee - S\t20\t\t3\tid:44\tSize\tS",
        "44\tvariable\tT\tTee\t\t\t\t\tSize\tS, M",
        "46\tvariation\tT-M\tTee - M\t20\t15\t4\tT\tSize\tM",
        "47\tvariation\tX\tLost\t1\t\t1\tid:99\tSize\tM",
        "48\tsimple\tC\tCup\t5\t\t1\t\t\t",
    ];
    let read = read(&table);
    let tee = &read[0];
    let variants: Vec<(&str, &str, Option<i64>)> =
        tee.variants.iter().map(|one| (one.name.as_str(), one.code.as_str(), one.price)).collect();
    assert_eq!(variants, [("Size:S", "T-S", Some(2_000)), ("Size:M", "T-M", Some(1_500))]);
    assert_eq!(tee.get(&field::attribute("Size")), Some(&"S, M".into()));
    assert_eq!((read[1].get(&field::PRICE), read[1].get(&field::LIST_PRICE)), (Some(&500.into()), None));
    assert_eq!((read[2].faults[0].line, &read[2].faults[0].why), (5, &Why::NoParent));
}

#[test]
fn a_report_tells_sales_of_the_days_in_its_name() {
    let header = cells("统计日期\t商品ID\t商品名称\t货号\t商品访客数\t支付件数");
    let kind = kind_of(&header);
    assert_eq!(kind, SheetKind::Sycm);
    let days = days_of_name("【生意参谋平台】商品_全部_2026-11-01_2026-11-30.xls");
    assert_eq!((days, days_of_name("商品_2026-11-01.xls")), (Some(30), None));
    assert_eq!(recognised(kind, &header, days)[5], Some(Target::Sold30));
    assert_eq!(recognised(kind, &header, Some(7))[5], Some(Target::Sold7));
    assert_eq!(recognised(kind, &header, Some(1))[5], None, "a day says nothing of a month");
}

/// A matcher that strips letters off names takes one for another: only whole names count.
#[test]
fn names_count_only_as_a_whole() {
    let names = "用户实付金额\t户实付金额\t标题党\t商品总价(元)\tLabels 2\t标题 ";
    let found = recognised(SheetKind::Other, &cells(names), None);
    assert_eq!(found, [None, None, None, None, None, Some(Target::Title)]);
    let twice = recognised(SheetKind::Other, &cells("标题\t商品名称\t图片\t主图"), None);
    assert_eq!(twice, [Some(Target::Title), None, Some(Target::Images), Some(Target::Images)]);
}

/// LST-12: what buyers see of something on sale is not changed by a table of somebody who may not.
#[test]
fn a_table_is_no_way_around_approval() {
    let mut desk = desk();
    take(&mut desk, &choices(), &PLAIN);
    let may_not = Choices { may_approve: false, ..choices() };
    let planned = plan(&desk.records, &may_not, &["商品ID\t价格\t库存", "620011\t1\t1", "620012\t1299\t5"]);
    assert_eq!(fates(&planned), [Fate::Refused, Fate::Changed], "stock is nobody's secret");
    assert_eq!(planned[0].faults[0].why, Why::NeedsApproval);
    take(&mut desk, &may_not, &["商品ID\t标题", "7\t新茶"]);
    assert_eq!(listing(&desk, "shop:taobao:7").state.code(), "draft");
}

#[test]
fn what_was_deleted_stays_deleted() {
    let mut desk = desk();
    take(&mut desk, &choices(), &PLAIN);
    desk.now += 60_000;
    desk.act(&Command::Delete { listing: RecordId::of("shop:taobao:620011") }.into()).expect("deletes");
    let planned = plan(&desk.records, &choices(), &PLAIN);
    assert_eq!((fates(&planned), &planned[0].faults[0].why), (vec![Fate::Refused, Fate::Unchanged], &Why::Deleted));
}

/// S8: a description that a field cannot hold is kept whole beside it.
#[test]
fn a_long_description_is_kept_whole() {
    let long = format!("<p>{}</p>", "茶".repeat(12_000));
    let row = format!("1\t茶\t{long}");
    let table = ["商品ID\t标题\t描述", row.as_str()];
    let mut desk = desk();
    let planned = take(&mut desk, &choices(), &table);
    let large = planned[0].large.clone().expect("a large value");
    let found = listing(&desk, "shop:taobao:1");
    assert_eq!((found.description.chars().count(), large.text == long), (10_000, true));
    assert_eq!(found.description_blob, large.sha);
    assert_eq!(fates(&plan(&desk.records, &choices(), &table)), [Fate::Unchanged]);
}

#[test]
fn a_person_says_what_columns_mean_and_it_is_remembered() {
    let mut desk = desk();
    let header = cells("名儿\t编号");
    let print = fingerprint(&header);
    let columns = vec![(0, Some(Target::Title)), (1, None)];
    let command = Command::Mapping { shop: SHOP, fingerprint: print.clone(), columns };
    desk.act(&command.into()).expect("remembers");
    let found = remembered(&desk.records, &SHOP, &print);
    assert_eq!(found.into_iter().collect::<Vec<_>>(), [(0, Some(Target::Title)), (1, None)]);
    assert!(remembered(&desk.records, &RecordId::of("other"), &print).is_empty());
    assert!(Target::CHOICES.iter().all(|target| Target::from_code(target.code()) == Some(*target)));
}

/// R29: what is HTML becomes text; nothing of a script is left.
#[test]
fn descriptions_lose_their_tags() {
    for (html, text) in [
        ("<p>a</p><script>alert(1)</script><p>b &lt;c&gt;</p>", "a\n\nb <c>"),
        ("<STYLE>p{}</STYLE>x<br>y", "x\ny"),
        ("a < b", "a < b"),
        ("5 > 3 & 2 < 4", "5 > 3 & 2 < 4"),
        ("<img src=x onerror=alert(1)>茶", "茶"),
        ("<p", "<p"),
        ("&amp;lt;b&amp;gt;", "<b>"),
    ] {
        let row = format!("1\tt\t{html}");
        let read = read(&["商品ID\t标题\t描述", row.as_str()]);
        assert_eq!(read[0].get(&field::DESCRIPTION).and_then(Value::as_str), Some(text), "{html}");
    }
}
