//! Tables for spreadsheets (RFC 4180): written only, row by row. Knows no record and no language.

/// What a file begins with, so that spreadsheets read it as UTF-8.
pub const BOM: &str = "\u{feff}";

/// Adds a row.
pub fn row<C: AsRef<str>>(out: &mut String, cells: &[C]) {
    for (index, cell) in cells.iter().enumerate() {
        if index > 0 {
            out.push(',');
        }
        out.push('"');
        if is_formula(cell.as_ref()) {
            out.push('\'');
        }
        out.push_str(&cell.as_ref().replace('"', "\"\""));
        out.push('"');
    }
    out.push_str("\r\n");
}

/// Whether a spreadsheet would take the text for a formula: it gets an apostrophe, and stays a text.
fn is_formula(text: &str) -> bool {
    text.starts_with(['=', '+', '-', '@', '\t', '\r'])
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn written(rows: &[Vec<String>]) -> String {
        let mut out = BOM.to_owned();
        rows.iter().for_each(|cells| row(&mut out, cells));
        out
    }

    fn read(file: &str) -> Vec<Vec<String>> {
        let text = file.strip_prefix(BOM).expect("a mark of UTF-8");
        let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(text.as_bytes());
        let rows = reader.records().map(|record| record.expect("a row"));
        rows.map(|record| record.iter().map(str::to_owned).collect()).collect()
    }

    #[test]
    fn quotes_breaks_and_commas_stay_in_their_cell() {
        let mut out = String::new();
        row(&mut out, &["a", "b,c", "say \"yes\"", "two\nlines", ""]);
        assert_eq!(out, "\"a\",\"b,c\",\"say \"\"yes\"\"\",\"two\nlines\",\"\"\r\n");
    }

    /// Whatever a person typed is shown by a spreadsheet, never worked out by it.
    #[test]
    fn formulas_are_texts() {
        let mut out = String::new();
        row(&mut out, &["=1+1", "+86", "-1", "@SUM(A1)", "\tx", "\rx", "1=1", "'=1", ""]);
        let expected = "\"'=1+1\",\"'+86\",\"'-1\",\"'@SUM(A1)\",\"'\tx\",\"'\rx\",\"1=1\",\"'=1\",\"\"\r\n";
        assert_eq!(out, expected);
    }

    fn cell() -> impl Strategy<Value = String> {
        prop_oneof![any::<String>(), "[=+@,\"'\r\n\t; 甲-]{0,6}"]
    }

    proptest! {
        /// Another reader finds every cell as it was, but for the apostrophe before a formula.
        #[test]
        fn another_reader_finds_the_cells(rows in prop::collection::vec(prop::collection::vec(cell(), 3), 0..6)) {
            let marked = |cell: &String| if is_formula(cell) { format!("'{cell}") } else { cell.clone() };
            let expected: Vec<Vec<String>> = rows.iter().map(|cells| cells.iter().map(marked).collect()).collect();
            let found = read(&written(&rows));
            prop_assert!(found.iter().flatten().all(|cell| !is_formula(cell)));
            prop_assert_eq!(found, expected);
        }
    }
}
