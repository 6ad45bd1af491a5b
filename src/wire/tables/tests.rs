//! Small files written by hand, each with one quirk of those that people have.

use super::*;
use encoding_rs::Encoding as Known;
use proptest::collection::vec;
use proptest::prelude::*;

fn decode(label: &str, bytes: &[u8]) -> Option<String> {
    let known = Known::for_label(label.as_bytes()).expect("a label of the standard");
    known.decode_without_bom_handling_and_without_replacement(bytes).map(|text| text.into_owned())
}

fn encoded(encoding: Encoding, text: &str) -> Vec<u8> {
    match encoding {
        Encoding::Utf16Le => text.encode_utf16().flat_map(u16::to_le_bytes).collect(),
        Encoding::Utf16Be => text.encode_utf16().flat_map(u16::to_be_bytes).collect(),
        _ => Known::for_label(encoding.label().as_bytes()).expect("a label").encode(text).0.into_owned(),
    }
}

fn table(bytes: &[u8]) -> Table {
    read(bytes, Wishes::default(), &decode).expect("a table")
}

fn plain(text: &str) -> Table {
    table(text.as_bytes())
}

const LISTINGS: &str =
    "商品ID,标题,价格,库存\n620011,明前龙井茶叶,129.00,12\n620012,碧螺春,99.00,0\n620013,白茶,59.00,7\n";

#[test]
fn a_plain_file_is_understood() {
    let read = plain(LISTINGS);
    assert_eq!(
        (read.encoding, read.delimiter, read.is_quoted, read.blank),
        (Encoding::Utf8, Delimiter::Comma, true, 0)
    );
    assert_eq!((read.header.line, read.header.cells.join("|")), (1, "商品ID|标题|价格|库存".to_owned()));
    assert_eq!(read.rows.iter().map(|row| row.line).collect::<Vec<_>>(), [2, 3, 4]);
    assert_eq!(read.rows[1].cells, ["620012", "碧螺春", "99.00", "0"]);
}

#[test]
fn encodings_are_found_out() {
    let marked = |mark: &[u8], encoding| [mark, &encoded(encoding, LISTINGS)].concat();
    let files = [
        (Encoding::Utf8, marked(&[0xef, 0xbb, 0xbf], Encoding::Utf8)),
        (Encoding::Utf16Le, marked(&[0xff, 0xfe], Encoding::Utf16Le)),
        (Encoding::Utf16Be, marked(&[0xfe, 0xff], Encoding::Utf16Be)),
        (Encoding::Utf16Le, encoded(Encoding::Utf16Le, LISTINGS)),
        (Encoding::Utf16Be, encoded(Encoding::Utf16Be, LISTINGS)),
        (Encoding::Gbk, encoded(Encoding::Gbk, LISTINGS)),
    ];
    for (encoding, bytes) in files {
        let read = table(&bytes);
        assert_eq!((read.encoding, read.header.cells[1].as_str()), (encoding, "标题"));
        assert_eq!(read.rows.len(), 3);
    }
    let western = "ID,Name,Type\n1,Café crème,simple\n2,Größe M,variation\n3,Señor,simple\n";
    let read = table(&encoded(Encoding::Windows1252, western));
    assert_eq!((read.encoding, read.rows[0].cells[1].as_str()), (Encoding::Windows1252, "Café crème"));
}

#[test]
fn a_person_may_say_otherwise() {
    let bytes = encoded(Encoding::Gbk, LISTINGS);
    let said = |encoding| read(&bytes, Wishes { encoding: Some(encoding), ..Wishes::default() }, &decode);
    assert_eq!(said(Encoding::Utf8), Err(TableError::NotIn(Encoding::Utf8)));
    assert!(said(Encoding::Windows1252).is_ok_and(|read| read.header.cells[1] != "标题"));
    let semicolons = Wishes { delimiter: Some(Delimiter::Semicolon), ..Wishes::default() };
    assert_eq!(read(LISTINGS.as_bytes(), semicolons, &decode).map(|read| read.header.cells.len()), Ok(1));
    let at = |line| read(LISTINGS.as_bytes(), Wishes { header: Some(line), ..Wishes::default() }, &decode);
    assert_eq!(at(3).map(|read| (read.header.line, read.rows.len())), Ok((3, 1)));
    assert_eq!(at(9), Err(TableError::NoHeader));
}

#[test]
fn what_is_no_table_is_told() {
    let failed = |bytes: &[u8]| read(bytes, Wishes::default(), &decode).map(|read| read.rows.len());
    assert_eq!(failed(b""), Err(TableError::Empty));
    assert_eq!(failed(b"\n , \n,,\n"), Err(TableError::Empty));
    assert_eq!(failed(b"PK\x03\x04\x14\x00"), Err(TableError::Workbook));
    assert_eq!(failed(&[0xd0, 0xcf, 0x11, 0xe0, 0xa1]), Err(TableError::Workbook));
    assert_eq!(failed(&[0x89, b'P', b'N', b'G', 0, 0, 13, 10, 0, 0, 0, 0]), Err(TableError::NotText));
    assert_eq!(failed(b"1,2,3\n4,5,6\n"), Err(TableError::NoHeader), "figures only");
}

/// A packet of Taobao's assistant: a version, keys, names, descriptions over many lines.
#[test]
fn a_packet_has_two_headers() {
    let packet = "version 1.00\ntitle\tcid\tprice\tdescription\n宝贝名称\t宝贝类目\t宝贝价格\t宝贝描述\n\
        \"龙井\"\t50012\t129\t\"<p>手工\n<b>\"\"炒制\"\"</b></p>\"\n\"白茶\"\t50013\t59\t\"<p>x</p>\"\n";
    let read = table(&[&[0xff, 0xfe][..], &encoded(Encoding::Utf16Le, packet)].concat());
    assert_eq!((read.encoding, read.delimiter), (Encoding::Utf16Le, Delimiter::Tab));
    assert_eq!((read.header.line, read.header.cells[0].as_str()), (2, "title"));
    assert_eq!(read.second_header.map(|row| row.cells[0].clone()).as_deref(), Some("宝贝名称"));
    assert_eq!(read.rows.iter().map(|row| row.line).collect::<Vec<_>>(), [4, 6], "physical lines");
    assert_eq!(read.rows[0].cells[3], "<p>手工\n<b>\"炒制\"</b></p>");
}

/// Raw quotes within quoted cells: to part at tabulators is the only reading that works.
#[test]
fn quotes_may_be_left_as_they_are() {
    let rows: String = (0..9).map(|n| format!("{n}\t\"<p class=\"a\">龙井 \"特级</p>\"\t{n}9\n")).collect();
    let read = plain(&format!("title\tdescription\tprice\n{rows}"));
    assert!(!read.is_quoted);
    assert_eq!((read.rows.len(), read.rows[4].cells.len()), (9, 3));
    assert_eq!(read.rows[4].cells[1..], ["<p class=\"a\">龙井 \"特级</p>", "49"]);
}

#[test]
fn rows_of_nothing_are_left_out_and_counted() {
    let read = plain(&format!("{LISTINGS}{}\n\n", ",,,\n".repeat(1_000)));
    assert_eq!((read.rows.len(), read.blank), (3, 1_000));
}

/// A report begins with a few lines about itself.
#[test]
fn the_header_may_stand_further_down() {
    let report = "商品_全部\n统计日期,2026-11-01\n\n说明：数据为前一日\n统计日期,商品ID,商品名称,商品访客数\n2026-11-01,62001,龙井,\"11,269\"\n2026-11-01,62002,白茶,-\n2026-11-01,62003,红茶,8\n";
    let read = plain(report);
    assert_eq!((read.header.line, read.rows.len()), (5, 3));
    assert_eq!(read.rows[0].cells[3], "11,269");
}

#[test]
fn names_are_cleaned_and_made_different() {
    let read = plain("\u{feff}收货地址 ,联系电话\u{a0},Labels,Labels,,\n杭州,1,a,b,c,d\n苏州,2,a,b,c,d\n");
    assert_eq!(read.header.cells, ["收货地址", "联系电话", "Labels", "Labels 2", "", ""]);
}

#[test]
fn delimiters_are_found_out() {
    for (delimiter, sign) in [(Delimiter::Semicolon, ";"), (Delimiter::Tab, "\t"), (Delimiter::Bar, "|")] {
        let text = LISTINGS.replace("明前龙井茶叶", "龙井，茶").replace(',', sign);
        assert_eq!(plain(&text).delimiter, delimiter);
    }
    let prices = "标题;价格\n龙井;129,00\n白茶;59,00\n红茶;9,90\n";
    assert_eq!(plain(prices).delimiter, Delimiter::Semicolon, "commas stand in figures");
}

#[test]
fn cells_say_what_they_say() {
    let cases = [
        ("", Cell::Empty),
        (" \u{a0}\t", Cell::Empty),
        ("=\"\"", Cell::Empty),
        (" 龙井 \t", Cell::Text("龙井")),
        ("'13800001111", Cell::Text("13800001111")),
        ("'tis", Cell::Text("'tis")),
        ("=\"620011\"", Cell::Text("620011")),
        ("1.37359E+14", Cell::Destroyed("1.37359E+14")),
        ("4.4656e-39", Cell::Text("4.4656e-39")),
        ("1.2E+3", Cell::Text("1.2E+3")),
        ("ABC.E+14", Cell::Text("ABC.E+14")),
    ];
    for (raw, expected) in cases {
        assert_eq!(cell(raw), expected, "{raw:?}");
    }
}

proptest! {
    /// What a careful writer writes is read as it was, whatever stands in the cells.
    #[test]
    fn a_written_table_is_read_again(rows in vec(vec("[茶a1\",;\t\n 0]{0,6}", 3), 1..9), at in 0_usize..4) {
        let delimiter = [b',', b'\t', b';', b'|'][at];
        let mut writer = csv::WriterBuilder::new().delimiter(delimiter).from_writer(Vec::new());
        writer.write_record(["标题", "说明", "价格"]).expect("writes");
        rows.iter().for_each(|row| writer.write_record(row).expect("writes"));
        let bytes = writer.into_inner().expect("flushes");
        let wishes = Wishes { delimiter: Some(Delimiter::ALL[at]), header: Some(1), encoding: None };
        let read = read(&bytes, wishes, &decode).expect("a table");
        prop_assume!(read.is_quoted);
        let expected: Vec<&Vec<String>> =
            rows.iter().filter(|row| row.iter().any(|cell| !cell.trim().is_empty())).collect();
        let found: Vec<&Vec<String>> = read.second_header.iter().chain(&read.rows).map(|row| &row.cells).collect();
        prop_assert_eq!(found, expected);
    }

    /// R21: no bytes make it panic.
    #[test]
    fn no_bytes_are_too_strange(bytes in vec(any::<u8>(), 0..200), at in 0_usize..6) {
        let wishes = Wishes { encoding: Encoding::ALL.get(at).copied(), ..Wishes::default() };
        let _ = read(&bytes, wishes, &decode);
    }
}
