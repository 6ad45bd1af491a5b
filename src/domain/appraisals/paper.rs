//! A form as it goes on paper or into a file: every text as the screen has it, and the whole numbers from which its score
//! is worked out again. One such value makes the printed page, the workbook, the text and the JSON, so that they cannot
//! say different things. Knows neither words nor formats.

use crate::domain::ids::RecordId;
use serde::{Deserialize, Serialize};
use smol_str::SmolStr;

/// A form, in words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Paper {
    /// The form.
    pub form: RecordId,
    /// Whose: a person's id, or `department`.
    pub person: RecordId,
    /// Their name.
    pub name: String,
    /// `2026-10`, `2026-Q4`.
    pub term: SmolStr,
    /// How far it is: the code of the stage.
    pub stage: SmolStr,
    /// What stands above it.
    pub title: String,
    /// The shop, and how far it is.
    pub subtitle: String,
    /// Its sections, in order.
    pub sections: Vec<Section>,
    /// What its score is worked out from.
    pub numbers: Numbers,
    /// Who signs where: the words of the line, and who signed when as far as it is known.
    pub signatures: Vec<(String, String)>,
    /// Who changed what, where it is wanted.
    pub log: Vec<LogLine>,
}

/// A section of a form.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Section {
    /// `header`, `kpi` …
    pub code: SmolStr,
    /// Its number and name.
    pub title: String,
    /// What stands in it.
    pub blocks: Vec<Block>,
}

/// Something that stands in a section.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Block {
    /// A name and its value.
    Fact(String, String),
    /// Words that people wrote.
    Text(String),
    /// One of a list, with what belongs to it.
    Item(String, Vec<String>),
    /// A table.
    Table(Table),
    /// That nothing was said.
    Nothing(String),
}

/// A table with a head.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Table {
    /// The names of its columns.
    pub head: Vec<String>,
    /// Its rows.
    pub rows: Vec<Row>,
}

/// A row of a table.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Row {
    /// Its cells.
    pub cells: Vec<String>,
    /// What is to be said of it: that a typed value counts, that it is left out.
    pub notes: Vec<String>,
}

/// What a score is worked out from, in whole numbers.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Numbers {
    /// The indicators.
    pub lines: Vec<Line>,
    /// The weights of person, superior and data, whole per cent.
    pub raters: [i64; 3],
    /// The lowest scores of excellent, good and pass, hundredths.
    pub bands: [i64; 3],
    /// What each of them gives in all, hundredths.
    pub by: [Option<i64>; 3],
    /// The score, hundredths; `None` where nobody said anything, or where it is not to be seen yet.
    pub score: Option<i64>,
    /// As the screen has it; empty for none.
    pub score_text: String,
    /// How good it is: the code of the band, empty for none.
    pub band: SmolStr,
    /// In words.
    pub band_text: String,
}

/// An indicator of a form, in whole numbers.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Line {
    /// The indicator.
    pub id: SmolStr,
    /// Its name.
    pub name: String,
    /// Its weight, tenths of a per cent.
    pub weight: i64,
    /// What shall be reached, as the screen has it; empty for nothing.
    pub target: String,
    /// What was reached, as the screen has it; empty for no data.
    pub actual: String,
    /// Whether a typed value stands in the place of the computed one.
    pub is_typed_over: bool,
    /// What the records say, where something else was typed over it; empty else.
    pub computed: String,
    /// Why; empty else.
    pub reason: String,
    /// The points of person, superior and data, hundredths.
    pub points: [Option<i64>; 3],
    /// The same as the screen has them; empty for none.
    pub points_text: [String; 3],
}

/// A change of a form.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct LogLine {
    /// When, as the screen has it.
    pub at: String,
    /// Who.
    pub who: String,
    /// Which field.
    pub what: String,
    /// What stood there before.
    pub old: String,
    /// What stands there since.
    pub new: String,
}

/// The words of files that stand in no form: names of sheets and columns.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Words {
    /// The sheet with one line per form.
    pub summary: String,
    /// The sheet on which scores are worked out.
    pub scores: String,
    /// The sheet with the numbers.
    pub data: String,
    /// What the changes of a form are called.
    pub log: String,
    /// Its columns: when, who, what, before, after.
    pub log_head: Vec<String>,
    /// The columns of the numbers: name, term, form, indicator, its name, weight, the points of the three.
    pub data_head: Vec<String>,
    /// The raters: person, superior, data.
    pub raters: Vec<String>,
    /// What weights of raters, sums, and rated weights are called.
    pub weight: String,
    /// What the sum of weight × points is called.
    pub sum: String,
    /// What the weight that was rated is called.
    pub rated: String,
    /// The score.
    pub score: String,
    /// The band.
    pub band: String,
    /// The bands, the best first.
    pub bands: Vec<String>,
    /// That a typed value stands where the records say something else; what they say stands behind it.
    pub typed_over: String,
}
