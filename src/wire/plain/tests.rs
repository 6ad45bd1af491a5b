//! The fast ways are held against the general ones: the same lines, the same records and rows, or none.

use super::*;
use crate::domain::change::JournalRow;
use crate::domain::records::Records;
use crate::wire::tests::{any_row, any_value};
use proptest::prelude::*;

fn row(line: &str) -> Option<JournalRow> {
    Some(PlainRow::of(line)?.kept(None, &mut Texts::new()))
}

fn folded(rows: &[JournalRow]) -> Records {
    let mut records = Records::default();
    rows.iter().for_each(|row| drop(records.apply(row)));
    records
}

const ROW: &str = r#"{"replica":"00000000000000a7","seq":12,"stamp":"01a0c0ffee00-0001-00000000000000a7","device":"d-1","person":"","command":"0199c2a4-5555-7000-8000-000000000000","name":"task.edit","reason":"补","changes":[{"kind":"task","id":"t1","field":"what","value":"先下架，等新图","replaced":"01a0c0ffee00-0000-00000000000000a7"},{"kind":"task","id":"t1","field":"n","value":-42},{"kind":"task","id":"t1","field":"b","value":true},{"kind":"task","id":"t1","field":"c","value":null,"stamp":"000000000001-0000-0000000000000001"}]}"#;
const RECORD: &str = r#"{"kind":"task","id":"t1","stamp":"01a0c0ffee00-0001-00000000000000a7","fields":{"b":false,"n":0,"what":"先下架，等新图"},"stamps":{"n":"000000000001-0000-0000000000000001","what":"000000000002-ffff-0000000000000001"}}"#;

#[test]
fn a_line_as_we_write_it_is_read() {
    let read: JournalRow = serde_json::from_str(ROW).expect("JSON");
    assert_eq!(row(ROW), Some(read));
    let read = serde_json::from_str(RECORD).expect("JSON");
    assert_eq!(record(RECORD, 3, &mut Texts::new()), Some(read));
}

/// Whatever is put in the place of whatever byte: the fast way reads the same, or leaves it to the general one.
#[test]
fn no_changed_byte_is_read_otherwise() {
    let others = b"\"\\{}[],:-.0129afeEz tn\n\x00\x1f\x7f\xe5";
    for (line, is_row) in [(ROW, true), (RECORD, false)] {
        for at in 0..line.len() {
            for other in others {
                let mut bytes = line.as_bytes().to_vec();
                bytes[at] = *other;
                let Ok(text) = std::str::from_utf8(&bytes) else { continue };
                if is_row {
                    is_the_same_row(text);
                } else {
                    is_the_same_record(text);
                }
            }
        }
    }
}

/// R14: nor is a cut line, nor one with something behind it.
#[test]
fn no_cut_line_is_read() {
    for end in (0..ROW.len()).filter(|end| ROW.is_char_boundary(*end)) {
        assert_eq!(row(&ROW[..end]), None, "{end}");
    }
    for end in (0..RECORD.len()).filter(|end| RECORD.is_char_boundary(*end)) {
        assert_eq!(record(&RECORD[..end], 0, &mut Texts::new()), None, "{end}");
    }
    for more in [" ", "}", ",", "\n"] {
        assert_eq!(row(&format!("{ROW}{more}")), None);
        assert_eq!(record(&format!("{RECORD}{more}"), 0, &mut Texts::new()), None);
    }
}

/// R23, R24: what the general way refuses is left to it, to be refused with its reason.
#[test]
fn what_is_wrong_is_left_to_the_general_way() {
    let numbers =
        ["-0", "00", "01", "1.0", "1e2", "9007199254740992", "-9007199254740992", "18446744073709551616", "+1"];
    for number in numbers {
        assert_eq!(row(&ROW.replacen("-42", number, 1)), None, "{number}");
    }
    assert!(row(&ROW.replacen("-42", "-9007199254740991", 1)).is_some());
    for seq in ["-1", "012", "18446744073709551616", ""] {
        assert_eq!(row(&ROW.replacen("\"seq\":12", &format!("\"seq\":{seq}"), 1)), None, "{seq}");
    }
    for (from, to) in [("\"n\":0", "\"b\":0"), ("\"b\":", "\"z\":"), ("{\"n\":\"", "{\"m\":\"")] {
        assert_eq!(record(&RECORD.replacen(from, to, 1), 3, &mut Texts::new()), None, "{to}");
    }
    assert_eq!(record(&RECORD.replacen("\"01a0c0", "\"01A0C0", 1), 3, &mut Texts::new()), None);
}

/// Where there is a row, it is that of the general way, and writing it makes the line again.
fn is_the_same_row(line: &str) {
    if let Some(found) = row(line) {
        assert_eq!(serde_json::from_str(line).ok().as_ref(), Some(&found), "{line}");
        assert_eq!(serde_json::to_string(&found).expect("JSON"), line);
    }
}

fn is_the_same_record(line: &str) {
    if let Some(found) = record(line, 1, &mut Texts::new()) {
        assert_eq!(serde_json::from_str(line).ok().as_ref(), Some(&found), "{line}");
    }
}

proptest! {
    /// Whatever a row holds; and without what nests or needs escapes it is always read.
    #[test]
    fn rows_are_read_alike(rows in prop::collection::vec(any_row(), 1..4)) {
        for row in rows {
            let line = serde_json::to_string(&row).expect("JSON");
            is_the_same_row(&line);
            let is_scalar = row.changes.iter().all(|change| change.value.depth() == 0);
            if is_scalar && row.unknown.is_empty() && !line.contains('\\') {
                prop_assert!(PlainRow::of(&line).is_some(), "{}", line);
            }
        }
    }

    /// The same of records, and they are written alike.
    #[test]
    fn records_are_read_and_written_alike(rows in prop::collection::vec(any_row(), 1..6)) {
        for own in folded(&rows).all() {
            let line = serde_json::to_string(own.as_ref()).expect("JSON");
            is_the_same_record(&line);
            let mut written = b"before".to_vec();
            write(&mut written, own).expect("JSON");
            prop_assert_eq!(&written[6..], line.as_bytes());
            if own.cells().all(|(_, cell)| cell.value.depth() == 0) && !line.contains('\\') {
                prop_assert!(record(&line, 9, &mut Texts::new()).is_some(), "{}", line);
            }
        }
    }

    /// Wherever a text ends, and whatever stands before that.
    #[test]
    fn the_end_of_a_text_is_found(text in "[\\x00-\\x7fé店🏷\"\\\\]{0,40}") {
        let is_stop = |byte: &u8| *byte < b' ' || *byte == b'"' || *byte == b'\\';
        prop_assert_eq!(scan::stop(text.as_bytes()), text.bytes().position(|byte| is_stop(&byte)));
    }

    /// A kept text is the text, however many others met it in its place.
    #[test]
    fn a_kept_text_is_the_text(words in prop::collection::vec("[a-c]{20,30}", 0..30), value in any_value()) {
        let mut texts = Texts::new();
        for word in words.iter().chain(&words) {
            let before = value.as_str().map(Into::into);
            let kept = [texts.keep(word), texts.again(before.as_ref(), word)];
            prop_assert_eq!(kept.each_ref().map(|kept| kept.as_str()), [word; 2]);
        }
    }
}
