//! Figures out of a table: which column is which, and what each row says of whom. Good rows come in, each bad one is told
//! with its line, column and what stands there. Pure: rows of texts come in. Knows no file, no encoding, no words of pages.

mod cells;

use super::DEPARTMENT;
use super::imported::{Given, SHOP_WIDE};
use super::term::Term;
use crate::domain::ids::RecordId;
use crate::domain::people::{self, PERSON, Person};
use crate::domain::records::Records;
use crate::domain::scorecards::{Indicator, Source, Unit, cards};
use crate::domain::shops::canonical;
use smol_str::SmolStr;
use std::collections::BTreeMap;

/// A column that is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Column {
    /// Whose: a name; the department; nothing, or the shop, for everybody.
    Person,
    /// The indicator, by its name in either language or by its id.
    Indicator,
    /// The month or quarter.
    Term,
    /// The value.
    Value,
}

impl Column {
    /// All, in the order in which they are told.
    pub const ALL: [Self; 4] = [Self::Person, Self::Indicator, Self::Term, Self::Value];

    /// Names under which it is known, in lower case.
    const fn names(self) -> &'static [&'static str] {
        match self {
            Self::Person => &["人员", "姓名", "员工", "被考核人", "person", "name", "employee", "staff"],
            Self::Indicator => &["指标", "指标名称", "考核指标", "项目", "indicator", "kpi", "metric", "measure"],
            Self::Term => &["月份", "周期", "考核月份", "考核周期", "月", "month", "term", "period"],
            Self::Value => &["数值", "值", "实际值", "实际", "完成值", "value", "actual", "figure", "amount"],
        }
    }
}

/// An indicator that values can be read for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Known {
    /// Its id.
    pub id: SmolStr,
    /// What its values are measured in.
    pub unit: Unit,
    /// What it is called, in every language.
    pub names: Vec<String>,
}

/// A row of a table.
#[derive(Clone, Copy, Debug)]
pub struct Line<'t> {
    /// The physical line at which it begins, from 1.
    pub line: u64,
    /// Its cells, as they stand there.
    pub cells: &'t [String],
}

/// Why a row does not come in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, thiserror::Error)]
pub enum Why {
    /// Nothing stands there.
    #[error("empty")]
    Empty,
    /// Nobody has this name.
    #[error("nobody has this name")]
    UnknownPerson,
    /// Several people have it.
    #[error("several people have this name")]
    SeveralPeople,
    /// No scorecard of the shop has such an indicator with imported values.
    #[error("no such indicator")]
    UnknownIndicator,
    /// Several indicators have this name.
    #[error("several indicators have this name")]
    SeveralIndicators,
    /// Neither a month nor a quarter.
    #[error("not a month")]
    NotATerm,
    /// No number.
    #[error("not a number")]
    NotANumber,
    /// More than four places after the point.
    #[error("too many decimals")]
    TooFine,
    /// Beyond what can be stored.
    #[error("too large")]
    TooLarge,
    /// The sign behind the number is not that of the indicator's unit.
    #[error("another unit")]
    OtherUnit,
    /// An earlier line says another value of the same.
    #[error("another value at line {0}")]
    Twice(u64),
}

/// What is wrong with a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Its physical line, from 1.
    pub line: u64,
    /// The column.
    pub column: Column,
    /// What stands there.
    pub value: String,
    /// Why it cannot be used.
    pub why: Why,
}

/// What a table says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Read {
    /// The figures, ready for the command; each once.
    pub values: Vec<Given>,
    /// What is wrong with the other rows: of each the first fault from the left.
    pub problems: Vec<Problem>,
    /// The columns that the table lacks; then nothing of it is read. A table without people is about the shop.
    pub missing: Vec<Column>,
}

/// The indicators of a shop's cards whose values are imported. `named` tells what one is called where the shop has not
/// named it: the shipped names, in every language.
pub fn known(records: &Records, shop: &RecordId, named: impl Fn(&Indicator) -> Vec<String>) -> Vec<Known> {
    let mut all: BTreeMap<SmolStr, Known> = BTreeMap::new();
    for card in cards(records, shop).iter().filter(|card| !card.is_archived) {
        for indicator in card.live().filter(|indicator| indicator.source == Source::Imported) {
            let blank = Known { id: indicator.id.clone(), unit: indicator.unit, names: Vec::new() };
            let known = all.entry(indicator.id.clone()).or_insert(blank);
            let own = Some(indicator.name.clone()).filter(|name| !name.is_empty());
            known.names.extend(own.into_iter().chain(named(indicator)));
        }
    }
    all.into_values().collect()
}

/// Reads a table.
pub fn read<'t>(
    records: &Records,
    known: &[Known],
    header: &[String],
    lines: impl IntoIterator<Item = Line<'t>>,
) -> Read {
    let place = |column: Column| header.iter().position(|name| column.names().contains(&cells::plain(name).as_str()));
    let missing: Vec<Column> =
        Column::ALL.into_iter().filter(|column| *column != Column::Person && place(*column).is_none()).collect();
    if !missing.is_empty() {
        return Read { missing, ..Read::default() };
    }
    let mut found: BTreeMap<(RecordId, SmolStr, Term), (i64, u64)> = BTreeMap::new();
    let mut read = Read::default();
    for line in lines {
        let cell = |column| place(column).and_then(|place| line.cells.get(place)).map_or("", |cell| cell.trim());
        match row(records, known, cell) {
            Ok((person, indicator, term, value)) => {
                let name = (person.clone(), indicator.clone(), term);
                match found.get(&name) {
                    Some((other, at)) if *other != value => {
                        read.problems.push(problem(line.line, cell, (Column::Value, Why::Twice(*at))));
                    }
                    Some(_) => {}
                    None => {
                        found.insert(name, (value, line.line));
                        read.values.push((person, indicator, term, value));
                    }
                }
            }
            Err(why) => read.problems.push(problem(line.line, cell, why)),
        }
    }
    read
}

fn problem<'c>(line: u64, cell: impl Fn(Column) -> &'c str, (column, why): (Column, Why)) -> Problem {
    Problem { line, column, value: cell(column).to_owned(), why }
}

fn row<'c>(records: &Records, known: &[Known], cell: impl Fn(Column) -> &'c str) -> Result<Given, (Column, Why)> {
    let at = |column: Column| move |why: Why| (column, why);
    let person = person(records, cell(Column::Person)).map_err(at(Column::Person))?;
    let indicator = indicator(known, cell(Column::Indicator)).map_err(at(Column::Indicator))?;
    let term = cells::term(cell(Column::Term)).map_err(at(Column::Term))?;
    let value = cells::value(cell(Column::Value), indicator.unit).map_err(at(Column::Value))?;
    Ok((person, indicator.id.clone(), term, value))
}

/// Who is meant: whoever is here before who has left; an entry that was joined stands for the one that stayed.
fn person(records: &Records, text: &str) -> Result<RecordId, Why> {
    match cells::plain(text).as_str() {
        "" | "店铺" | "全店" | "本店" | "shop" | "store" | "all" => return Ok(RecordId::of(SHOP_WIDE)),
        "部门" | "department" => return Ok(RecordId::of(DEPARTMENT)),
        _ => {}
    }
    let named =
        records.of(&PERSON).filter(|record| cells::plain(record.text(&people::field::NAME)) == cells::plain(text));
    let mut ids: Vec<RecordId> = named.map(|record| canonical(records, &PERSON, record.id())).collect();
    ids.sort_unstable();
    ids.dedup();
    let all: Vec<Person> = ids.iter().filter_map(|id| people::find(records, id)).collect();
    let mut present = all.iter().filter(|person| !person.retired);
    match (present.next(), present.next(), all.as_slice()) {
        (Some(one), None, _) | (None, None, [one]) => Ok(one.id.clone()),
        (None, _, []) => Err(Why::UnknownPerson),
        _ => Err(Why::SeveralPeople),
    }
}

fn indicator<'k>(known: &'k [Known], text: &str) -> Result<&'k Known, Why> {
    if text.is_empty() {
        return Err(Why::Empty);
    }
    let plain = cells::plain(text);
    let by_id = known.iter().find(|known| known.id == text);
    let is_named = |known: &&Known| known.names.iter().any(|name| cells::plain(name) == plain);
    let mut named = known.iter().filter(is_named);
    match (by_id, named.next(), named.next()) {
        (Some(one), ..) | (None, Some(one), None) => Ok(one),
        (None, None, _) => Err(Why::UnknownIndicator),
        _ => Err(Why::SeveralIndicators),
    }
}

#[cfg(test)]
mod tests;
