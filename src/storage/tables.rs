//! Tables of listings, in and out: what the page asks and what it is told. Shapes only; files travel beside them.

use crate::domain::ids::RecordId;
use crate::domain::listings::import::{Fate, Fault, FieldLine, SheetKind};
use crate::wire::tables::{Delimiter, Encoding, Format, Wishes};
use serde::{Deserialize, Serialize};
use smol_str::SmolStr;
use std::collections::BTreeMap;

/// What a person says of a table.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct TableOrder {
    /// The person at the device.
    pub person: RecordId,
    /// The file's name.
    pub name: SmolStr,
    /// How it is to be read; what is not said is found out.
    pub wishes: Wishes,
    /// The shop.
    pub shop: RecordId,
    /// Where its listings are sold: the code of the platform.
    pub platform: SmolStr,
    /// Whether new ones are on sale already; drafts else.
    pub is_listed: bool,
    /// Whether an empty cell takes away what stands here.
    pub empty_clears: bool,
    /// What columns mean, by their places: codes of targets; `-` for nothing. Others are as remembered, or found out.
    pub columns: BTreeMap<usize, SmolStr>,
    /// Whether all rows are wanted that cannot come in, as they stand in the file.
    pub with_faulty: bool,
}

/// A small table as it stands in its file.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct TableRows {
    /// The names of its columns.
    pub header: Vec<String>,
    /// The rows after them, each with the physical line at which it begins, from 1.
    pub rows: Vec<(u64, Vec<String>)>,
}

/// What was understood of a table, and what would become of it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct TablePreview {
    /// What sort of file it is.
    pub format: Format,
    /// How its letters are written.
    pub encoding: Encoding,
    /// What stands between its cells.
    pub delimiter: Delimiter,
    /// The physical line of its header.
    pub header_line: u64,
    /// Whose table it is.
    pub kind: SheetKind,
    /// What tables of this kind are remembered by.
    pub fingerprint: String,
    /// How many rows it has.
    pub rows: u64,
    /// How many of nothing were left out.
    pub blank: u64,
    /// Its columns.
    pub columns: Vec<ColumnSeen>,
    /// How many listings meet which fate.
    pub counts: BTreeMap<Fate, u64>,
    /// The first of each fate.
    pub lines: Vec<TableLine>,
    /// What keeps rows out, or is noted: the first of them.
    pub faults: Vec<Fault>,
    /// How many there are of both.
    pub fault_count: u64,
    /// Whether the person may put things on sale, and change what buyers see of them (LST-12).
    pub may_approve: bool,
    /// The rows that cannot come in, where they were asked for.
    pub faulty: Vec<FaultyRow>,
}

/// A column of a table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ColumnSeen {
    /// Its name.
    pub name: String,
    /// What stands in it, first.
    pub samples: Vec<String>,
    /// What it means: the code of a target.
    pub target: Option<SmolStr>,
}

/// A listing of a table.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct TableLine {
    /// What would become of it.
    pub fate: Fate,
    /// The physical line at which it begins.
    pub line: u64,
    /// Its number or code.
    pub key: String,
    /// Its title; that of the listing here where the table has none.
    pub title: String,
    /// What would change.
    pub fields: Vec<FieldLine>,
}

/// A row that cannot come in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FaultyRow {
    /// Its physical line.
    pub line: u64,
    /// Its cells, as they stand there.
    pub cells: Vec<String>,
    /// What is wrong with the listing that it belongs to.
    pub faults: Vec<Fault>,
}

/// In what form listings go out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum SheetFormat {
    /// A table as text, for any spreadsheet.
    #[default]
    Csv,
    /// A workbook.
    Xlsx,
    /// JSON, for programs.
    Json,
}

impl SheetFormat {
    /// All, in the order in which they are offered.
    pub const ALL: [Self; 3] = [Self::Csv, Self::Xlsx, Self::Json];

    /// How the name of such a file ends.
    pub const fn extension(self) -> &'static str {
        match self {
            Self::Csv => ".csv",
            Self::Xlsx => ".xlsx",
            Self::Json => ".json",
        }
    }

    /// What such a file is, for the browser.
    pub const fn media_type(self) -> &'static str {
        match self {
            Self::Csv => "text/csv;charset=utf-8",
            Self::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            Self::Json => "application/json",
        }
    }
}

/// Which listings go out, and in what words.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct SheetOrder {
    /// The listings, in their order.
    pub ids: Vec<RecordId>,
    /// The form.
    pub format: SheetFormat,
    /// What columns are called, by their codes: in tables for people.
    pub names: BTreeMap<SmolStr, String>,
    /// What states are called, by their codes.
    pub states: BTreeMap<SmolStr, String>,
}
