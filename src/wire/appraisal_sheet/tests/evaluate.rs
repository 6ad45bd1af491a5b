//! As much of a spreadsheet as our formulas need: numbers are floating point, as they are there.

use calamine::{Data, Reader, Xlsx, open_workbook_from_rs};
use std::collections::BTreeMap;
use std::io::Cursor;

/// What a cell or a part of a formula is worth.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Worth {
    Nothing,
    Number(f64),
    Text(String),
    Many(Vec<Worth>),
}

impl Worth {
    fn number(&self) -> f64 {
        match self {
            Self::Number(number) => *number,
            Self::Nothing => 0.0,
            other => panic!("{other:?} is no number"),
        }
    }

    /// A number with one decimal, in tenths.
    pub(super) fn tenths(&self) -> Option<i64> {
        let tenths = match self {
            Self::Number(number) => number * 10.0,
            _ => return None,
        };
        assert!((tenths - tenths.round()).abs() < 1e-6, "{tenths} has more than one decimal");
        Some(tenths.round() as i64)
    }
}

/// A workbook: per sheet and cell its formula, or what stands in it.
pub(super) struct Book {
    formulas: BTreeMap<(String, String), String>,
    values: BTreeMap<(String, String), Worth>,
}

fn name(row: usize, at: usize) -> String {
    format!("{}{}", crate::wire::sheet::column(at), row + 1)
}

impl Book {
    pub(super) fn open(bytes: Vec<u8>) -> Self {
        let mut book: Xlsx<_> = open_workbook_from_rs(Cursor::new(bytes)).expect("opens");
        let (mut formulas, mut values) = (BTreeMap::new(), BTreeMap::new());
        for sheet in book.sheet_names() {
            let range = book.worksheet_formula(&sheet).expect("a sheet");
            let (down, right) = range.start().unwrap_or_default();
            for (row, at, formula) in range.used_cells().filter(|(.., formula)| !formula.is_empty()) {
                formulas.insert((sheet.clone(), name(row + down as usize, at + right as usize)), formula.clone());
            }
            let range = book.worksheet_range(&sheet).expect("a sheet");
            let (down, right) = range.start().unwrap_or_default();
            for (row, at, value) in range.used_cells() {
                let worth = match value {
                    Data::Float(number) => Worth::Number(*number),
                    Data::Int(number) => Worth::Number(*number as f64),
                    Data::String(text) => Worth::Text(text.clone()),
                    _ => Worth::Nothing,
                };
                values.insert((sheet.clone(), name(row + down as usize, at + right as usize)), worth);
            }
        }
        Self { formulas, values }
    }

    /// What a cell comes to, its formula worked out anew.
    pub(super) fn cell(&self, sheet: &str, cell: &str) -> Worth {
        let place = (sheet.to_owned(), cell.replace('$', ""));
        match self.formulas.get(&place) {
            Some(formula) => {
                let mut reading = Reading { book: self, sheet, rest: formula };
                let worth = reading.compared();
                assert!(reading.rest.is_empty(), "{formula}: {} is left", reading.rest);
                worth
            }
            None => self.values.get(&place).cloned().unwrap_or(Worth::Nothing),
        }
    }

    fn range(&self, sheet: &str, first: &str, last: &str) -> Worth {
        let split = |cell: &str| {
            let cell = cell.replace('$', "");
            let digits = cell.find(|c: char| c.is_ascii_digit()).expect("a row");
            (cell[..digits].to_owned(), cell[digits..].parse::<usize>().expect("a row"))
        };
        let ((column, from), (other, to)) = (split(first), split(last));
        assert_eq!(column, other, "one column");
        Worth::Many((from..=to).map(|row| self.cell(sheet, &format!("{column}{row}"))).collect())
    }
}

struct Reading<'a> {
    book: &'a Book,
    sheet: &'a str,
    rest: &'a str,
}

impl<'a> Reading<'a> {
    fn takes(&mut self, text: &str) -> bool {
        let taken = self.rest.strip_prefix(text);
        self.rest = taken.unwrap_or(self.rest);
        taken.is_some()
    }

    fn compared(&mut self) -> Worth {
        let left = self.sum();
        let truth = |is: bool| Worth::Number(f64::from(u8::from(is)));
        if self.takes(">=") {
            return truth(left.number() >= self.sum().number());
        }
        if self.takes(">") { truth(left.number() > self.sum().number()) } else { left }
    }

    fn sum(&mut self) -> Worth {
        let mut left = self.product();
        while self.takes("+") {
            left = Worth::Number(left.number() + self.product().number());
        }
        left
    }

    fn product(&mut self) -> Worth {
        let mut left = self.part();
        loop {
            if self.takes("*") {
                left = Worth::Number(left.number() * self.part().number());
            } else if self.takes("/") {
                left = Worth::Number(left.number() / self.part().number());
            } else {
                return left;
            }
        }
    }

    fn part(&mut self) -> Worth {
        if self.takes("(") {
            let inner = self.compared();
            assert!(self.takes(")"));
            return inner;
        }
        if self.takes("\"") {
            let (text, rest) = self.rest.split_once('"').expect("a closed text");
            self.rest = rest;
            return Worth::Text(text.to_owned());
        }
        let sheet = if self.takes("'") {
            let (sheet, rest) = self.rest.split_once("'!").expect("a sheet");
            self.rest = rest;
            sheet
        } else {
            self.sheet
        };
        let word = self.word();
        if let Ok(number) = word.parse::<f64>() {
            return Worth::Number(number);
        }
        if self.takes("(") {
            return self.function(word);
        }
        if self.takes(":") {
            let last = self.word();
            return self.book.range(sheet, word, last);
        }
        self.book.cell(sheet, word)
    }

    fn word(&mut self) -> &'a str {
        let end = self.rest.find(|c: char| !c.is_ascii_alphanumeric() && c != '$').unwrap_or(self.rest.len());
        let (word, rest) = self.rest.split_at(end);
        self.rest = rest;
        word
    }

    fn function(&mut self, name: &str) -> Worth {
        let mut given = Vec::new();
        while !self.takes(")") {
            given.push(self.compared());
            self.takes(",");
        }
        match (name, given.as_slice()) {
            ("INT", [number]) => Worth::Number(number.number().floor()),
            ("IF", [is, one, other]) => {
                if is.number() != 0.0 {
                    one.clone()
                } else {
                    other.clone()
                }
            }
            ("LCM", all) => Worth::Number(all.iter().map(Worth::number).fold(1.0, lcm)),
            ("SUMPRODUCT", [Worth::Many(one), Worth::Many(other)]) => {
                Worth::Number(one.iter().zip(other).map(|(one, other)| one.number() * other.number()).sum())
            }
            ("SUMIF", [Worth::Many(asked), Worth::Text(what), Worth::Many(summed)]) if what == ">=0" => {
                let is_number = |worth: &Worth| matches!(worth, Worth::Number(number) if *number >= 0.0);
                let those = asked.iter().zip(summed).filter(|(asked, _)| is_number(asked));
                Worth::Number(those.map(|(_, summed)| summed.number()).sum())
            }
            other => panic!("no such function: {other:?}"),
        }
    }
}

fn lcm(one: f64, other: f64) -> f64 {
    let (mut a, mut b) = (one, other);
    while b != 0.0 {
        (a, b) = (b, a % b);
    }
    one / a * other
}
