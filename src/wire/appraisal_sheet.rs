//! Forms as a workbook: one sheet per form as it goes on paper, the whole numbers behind them, and formulas that work the
//! score out again. All of it is whole numbers until the last step, so that a spreadsheet comes to the same to the last
//! digit: weights are tenths of a per cent, points are hundredths, and there is one rounding, half up
//! (`INT((2*n+d)/(2*d))`, as [`crate::domain::scorecards::score`]). Knows no record and no language.

mod formulas;

use super::sheet::{Cached, Cell, Style, Workbook, column, sheet_names};
use crate::domain::appraisals::paper::{Block, Paper, Row, Table, Words};
use formulas::{Place, scores};

/// How wide the columns of a form are, in signs; a table of indicators takes them all.
const WIDTHS: [u32; 7] = [26, 12, 14, 16, 9, 9, 9];

/// Where the numbers of a form stand.
struct Rows {
    /// First and last row on the sheet of numbers; `None` of a form without indicators.
    data: Option<(u64, u64)>,
    /// Its row on the sheet of scores.
    score: u64,
}

/// The workbook of forms, in their order.
pub fn workbook(papers: &[Paper], words: &Words) -> Vec<u8> {
    let own = papers.iter().map(|paper| format!("{} {}", paper.name, paper.term));
    let fixed = [&words.summary, &words.scores, &words.data, &words.log].map(Clone::clone);
    let names = sheet_names(&fixed.into_iter().chain(own).collect::<Vec<_>>());
    let [summary, scores, data, log, forms @ ..] = names.as_slice() else { return Vec::new() };
    let has_log = papers.iter().any(|paper| !paper.log.is_empty());
    let shown: Vec<String> =
        std::iter::once(summary).chain(forms).chain([scores, data]).chain(has_log.then_some(log)).cloned().collect();
    let rows = rows(papers);
    let place = Place { scores, data };
    let mut book = Workbook::of(&shown);
    write_summary(&mut book, papers, words, &rows, &place);
    for (paper, rows) in papers.iter().zip(&rows) {
        write_form(&mut book, paper, words, rows, &place);
    }
    write_scores(&mut book, papers, words, &rows, &place);
    write_data(&mut book, papers, words);
    if has_log {
        write_log(&mut book, papers, words);
    }
    book.finish()
}

fn rows(papers: &[Paper]) -> Vec<Rows> {
    let mut next = 2;
    let one = |(at, paper): (usize, &Paper)| {
        let count = paper.numbers.lines.len() as u64;
        let data = (count > 0).then_some((next, next + count - 1));
        next += count;
        Rows { data, score: at as u64 + 2 }
    };
    papers.iter().enumerate().map(one).collect()
}

fn text(style: Style, text: impl Into<String>) -> Cell {
    Some(text.into()).filter(|text: &String| !text.is_empty()).map_or(Cell::Empty, |text| Cell::Text(style, text))
}

fn head(book: &mut Workbook, names: &[&String]) {
    let cells: Vec<Cell> = names.iter().map(|name| text(Style::Bold, name.as_str())).collect();
    book.cells(&cells);
}

/// A score that stands on the sheet of scores, as it is there.
fn taken(place: &Place, row: u64, paper: &Paper) -> [Cell; 2] {
    let numbers = &paper.numbers;
    if numbers.score.is_none() {
        return [Cell::Empty, Cell::Empty];
    }
    let from = |at: usize| format!("'{}'!{}{row}", place.scores, column(at));
    [
        Cell::Formula(Style::Score, from(formulas::SCORE), Cached::Number(numbers.score_text.clone())),
        Cell::Formula(Style::Bold, from(formulas::BAND), Cached::Text(numbers.band_text.clone())),
    ]
}

fn write_summary(book: &mut Workbook, papers: &[Paper], words: &Words, rows: &[Rows], place: &Place) {
    book.sheet(&[24, 12, 9, 9, 9, 9, 12]);
    let raters: Vec<&String> = words.raters.iter().collect();
    let first = words.data_head.iter().take(2);
    head(book, &first.chain(raters).chain([&words.score, &words.band]).collect::<Vec<_>>());
    for (paper, rows) in papers.iter().zip(rows) {
        let mut cells = vec![text(Style::Plain, paper.name.as_str()), text(Style::Plain, paper.term.as_str())];
        for (at, by) in paper.numbers.by.iter().enumerate() {
            let from = format!("'{}'!{}{}", place.scores, column(formulas::BY + at), rows.score);
            let cell = by.map(|by| Cell::Formula(Style::Score, from, Cached::Number(formulas::one_decimal(by))));
            cells.push(cell.unwrap_or(Cell::Empty));
        }
        cells.extend(taken(place, rows.score, paper));
        book.cells(&cells);
    }
}

fn write_form(book: &mut Workbook, paper: &Paper, words: &Words, rows: &Rows, place: &Place) {
    book.sheet(&WIDTHS);
    book.cells(&[text(Style::Title, paper.title.as_str())]);
    book.cells(&[text(Style::Plain, paper.subtitle.as_str())]);
    let [score, band] = taken(place, rows.score, paper);
    if score != Cell::Empty {
        book.cells(&[text(Style::Bold, words.score.as_str()), score, band]);
    }
    for section in &paper.sections {
        book.cells(&[]);
        book.cells(&[text(Style::Bold, section.title.as_str())]);
        section.blocks.iter().for_each(|block| write_block(book, block));
    }
    book.cells(&[]);
    for (line, signed) in &paper.signatures {
        book.cells(&[text(Style::Bold, line.as_str()), text(Style::Plain, signed.as_str())]);
        book.cells(&[]);
    }
}

fn write_block(book: &mut Workbook, block: &Block) {
    match block {
        Block::Fact(name, value) => {
            book.cells(&[text(Style::Wrapped, name.as_str()), text(Style::Plain, value.as_str())]);
        }
        Block::Text(words) | Block::Nothing(words) => {
            words.lines().for_each(|line| {
                book.cells(&[text(Style::Plain, line)]);
            });
        }
        Block::Item(words, notes) => {
            book.cells(&[text(Style::Plain, format!("· {words}"))]);
            notes.iter().for_each(|note| {
                book.cells(&[Cell::Empty, text(Style::Plain, note.as_str())]);
            });
        }
        Block::Table(Table { head, rows }) => {
            let cells = |cells: &[String]| -> Vec<Cell> {
                cells.iter().map(|cell| Cell::Text(Style::Ruled, cell.clone())).collect()
            };
            book.cells(&cells(head));
            for Row { cells: own, notes } in rows {
                book.cells(&cells(own));
                notes.iter().for_each(|note| {
                    book.cells(&[text(Style::Plain, format!("  {note}"))]);
                });
            }
        }
    }
}

/// The sheet on which scores are worked out: one row per form.
fn write_scores(book: &mut Workbook, papers: &[Paper], words: &Words, rows: &[Rows], place: &Place) {
    book.sheet(&[24, 12, 40]);
    let of_raters =
        |what: &str| -> Vec<String> { words.raters.iter().map(|rater| format!("{rater} {what}")).collect() };
    let mut names: Vec<String> = words.data_head.iter().take(3).cloned().collect();
    names.extend(of_raters(&words.weight));
    names.extend(of_raters(&words.sum));
    names.extend(of_raters(&words.rated));
    names.extend(words.raters.iter().cloned());
    names.extend(["LCM", "n", "d", "n/d"].map(str::to_owned));
    names.extend([words.score.clone(), words.band.clone()]);
    names.extend(words.bands.iter().take(3).cloned());
    head(book, &names.iter().collect::<Vec<_>>());
    for (paper, rows) in papers.iter().zip(rows) {
        book.cells(&scores(paper, words, rows.data, rows.score, place));
    }
}

/// The sheet with the whole numbers: one row per indicator of a form.
fn write_data(book: &mut Workbook, papers: &[Paper], words: &Words) {
    book.sheet(&[24, 12, 40, 24, 24]);
    head(book, &words.data_head.iter().chain([&words.typed_over]).collect::<Vec<_>>());
    for paper in papers {
        for line in &paper.numbers.lines {
            let mut cells = vec![
                text(Style::Plain, paper.name.as_str()),
                text(Style::Plain, paper.term.as_str()),
                text(Style::Plain, paper.form.as_str()),
                text(Style::Plain, line.id.as_str()),
                text(Style::Plain, line.name.as_str()),
                Cell::Whole(line.weight),
            ];
            cells.extend(line.points.map(|points| points.map_or(Cell::Empty, Cell::Whole)));
            cells.extend([text(Style::Plain, line.target.as_str()), text(Style::Plain, line.actual.as_str())]);
            let over = [line.computed.as_str(), line.reason.as_str()];
            let over: Vec<&str> = over.into_iter().filter(|text| !text.is_empty()).collect();
            cells.push(text(Style::Plain, over.join(" · ")));
            book.cells(&cells);
        }
    }
}

fn write_log(book: &mut Workbook, papers: &[Paper], words: &Words) {
    book.sheet(&[24, 12, 18, 14, 24, 30, 30]);
    head(book, &words.data_head.iter().take(2).chain(&words.log_head).collect::<Vec<_>>());
    for paper in papers {
        for line in &paper.log {
            let cells = [&paper.name, &paper.term.to_string(), &line.at, &line.who, &line.what, &line.old, &line.new];
            book.cells(&cells.map(|cell| text(Style::Plain, cell.as_str())));
        }
    }
}

#[cfg(test)]
mod tests;
