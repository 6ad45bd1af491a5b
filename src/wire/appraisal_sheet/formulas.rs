//! The formulas of a form's row on the sheet of scores: what [`crate::domain::scorecards::score`] does, in the language of
//! spreadsheets. Each number on the way stays below 2^53, where a spreadsheet counts exactly.

use crate::domain::appraisals::paper::{Paper, Words};
use crate::wire::sheet::{Cached, Cell, Style, column};

/// The first of the columns with the weights of the raters.
const SHARE: usize = 3;
/// Of those with weight × points.
const SUM: usize = 6;
/// Of those with the weight that was rated.
const RATED: usize = 9;
/// Of those with what each rater gives.
pub(super) const BY: usize = 12;
/// The smallest number that all rated weights divide.
const COMMON: usize = 15;
/// Numerator, denominator, and the quotient in tenths of a point.
const ABOVE: usize = 16;
const BELOW: usize = 17;
const TENTHS: usize = 18;
/// The score.
pub(super) const SCORE: usize = 19;
/// Its band.
pub(super) const BAND: usize = 20;
/// The first of the columns with the lowest score of each band.
const FROM: usize = 21;
/// The column of the weights on the sheet of numbers, and the first of the three with points.
const WEIGHT: usize = 5;
const POINTS: usize = 6;

/// What the sheets are called.
pub(super) struct Place<'a> {
    pub(super) scores: &'a str,
    pub(super) data: &'a str,
}

/// Points with one decimal, as a number: `86.5`.
pub(super) fn one_decimal(hundredths: i64) -> String {
    format!("{}.{}", hundredths / 100, hundredths % 100 / 10)
}

/// The row of a form. Where the score is not to be seen nothing is worked out, or it would come to light here.
pub(super) fn scores(paper: &Paper, words: &Words, data: Option<(u64, u64)>, row: u64, place: &Place) -> Vec<Cell> {
    let numbers = &paper.numbers;
    let mut cells: Vec<Cell> = [paper.name.as_str(), &paper.term, paper.form.as_str()]
        .map(|text| Cell::Text(Style::Plain, text.to_owned()))
        .to_vec();
    cells.extend(numbers.raters.map(Cell::Whole));
    let (Some(data), Some(score)) = (data, numbers.score) else { return cells };
    let at = |column_of: usize| format!("{}{row}", column(column_of));
    let plain = |formula: String, value: i128| Cell::Formula(Style::Plain, formula, Cached::Number(value.to_string()));
    let worked = Worked::of(paper);
    for rater in 0..3 {
        cells.push(plain(sum(data, place, rater), worked.sums[rater]));
    }
    for rater in 0..3 {
        cells.push(plain(rated(data, place, rater), worked.weights[rater]));
    }
    for (rater, by) in numbers.by.iter().enumerate() {
        let (sum, rated) = (at(SUM + rater), at(RATED + rater));
        let formula = format!("IF({rated}>0,INT((2*{sum}+{rated}*10)/(2*{rated}*10))/10,\"\")");
        let cached = by.map_or_else(|| Cached::Text(String::new()), |by| Cached::Number(one_decimal(by)));
        cells.push(Cell::Formula(Style::Score, formula, cached));
    }
    let ones: Vec<String> = (0..3).map(|rater| format!("IF({0}>0,{0},1)", at(RATED + rater))).collect();
    cells.push(plain(format!("LCM({})", ones.join(",")), worked.common));
    let part = |rater: usize| {
        let (share, sum, rated) = (at(SHARE + rater), at(SUM + rater), at(RATED + rater));
        format!("IF({rated}>0,{share}*{sum}*({}/{rated}),0)", at(COMMON))
    };
    cells.push(plain((0..3).map(part).collect::<Vec<_>>().join("+"), worked.above));
    let share = |rater: usize| format!("IF({}>0,{},0)", at(RATED + rater), at(SHARE + rater));
    let shares = (0..3).map(share).collect::<Vec<_>>().join("+");
    cells.push(plain(format!("({shares})*{}*10", at(COMMON)), worked.below));
    let (above, below) = (at(ABOVE), at(BELOW));
    cells.push(plain(format!("INT((2*{above}+{below})/(2*{below}))"), i128::from(score / 10)));
    let of_tenths = format!("{}/10", at(TENTHS));
    cells.push(Cell::Formula(Style::Score, of_tenths, Cached::Number(one_decimal(score))));
    cells.push(band(paper, words, &at));
    cells.extend(numbers.bands.map(Cell::Whole));
    cells
}

fn range(data: (u64, u64), place: &Place, at: usize) -> String {
    let name = column(at);
    format!("'{}'!${name}${}:${name}${}", place.data, data.0, data.1)
}

fn sum(data: (u64, u64), place: &Place, rater: usize) -> String {
    format!("SUMPRODUCT({},{})", range(data, place, WEIGHT), range(data, place, POINTS + rater))
}

fn rated(data: (u64, u64), place: &Place, rater: usize) -> String {
    format!("SUMIF({},\">=0\",{})", range(data, place, POINTS + rater), range(data, place, WEIGHT))
}

/// The band of the rounded score.
fn band(paper: &Paper, words: &Words, at: &dyn Fn(usize) -> String) -> Cell {
    let quoted = |band: usize| format!("\"{}\"", words.bands.get(band).map_or("", String::as_str).replace('"', "\"\""));
    let tenths = at(TENTHS);
    let one = |band: usize, rest: String| format!("IF({tenths}*10>={},{},{rest})", at(FROM + band), quoted(band));
    let formula = one(0, one(1, one(2, quoted(3))));
    Cell::Formula(Style::Bold, formula, Cached::Text(paper.numbers.band_text.clone()))
}

/// The same numbers, worked out here: what stands in the cells before a spreadsheet works them out anew.
struct Worked {
    sums: [i128; 3],
    weights: [i128; 3],
    common: i128,
    above: i128,
    below: i128,
}

impl Worked {
    fn of(paper: &Paper) -> Self {
        let numbers = &paper.numbers;
        let (mut sums, mut weights) = ([0; 3], [0; 3]);
        for line in &numbers.lines {
            for (rater, points) in line.points.iter().enumerate() {
                if let Some(points) = points {
                    sums[rater] += i128::from(line.weight) * i128::from(*points);
                    weights[rater] += i128::from(line.weight);
                }
            }
        }
        let common = weights.iter().filter(|weight| **weight > 0).fold(1, |common, weight| lcm(common, *weight));
        let (mut above, mut shares) = (0, 0);
        for rater in (0..3).filter(|rater| weights[*rater] > 0) {
            let share = i128::from(numbers.raters[rater]);
            above += share * sums[rater] * (common / weights[rater]);
            shares += share;
        }
        Self { sums, weights, common, above, below: shares * common * 10 }
    }
}

fn lcm(one: i128, other: i128) -> i128 {
    let (mut a, mut b) = (one, other);
    while b != 0 {
        (a, b) = (b, a % b);
    }
    one / a * other
}
