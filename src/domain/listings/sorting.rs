//! Lines of a list sorted in turns: short runs first, then runs joined two by two, so that no turn is long however many
//! there are. What is equal stays as it was. Knows columns, not what was chosen.

use super::field;
use super::filter::{Column, Order};
use super::line::Line;
use super::shelf::{Shelf, Spot};

/// So many lines are read, or joined, at once; and so many are sorted by comparing.
const AT_ONCE: usize = 2_048;
const RUN: usize = 512;

/// What a line is sorted by: a number, or the first twelve letters of a text; those that begin alike for longer stay as
/// they were made. What has nothing comes last, whichever way it is sorted.
type Keys = [u64; 3];
const NOTHING: Keys = [u64::MAX; 3];

/// A line on its way.
type Keyed = (Keys, Spot);

/// Lines being sorted.
pub(super) struct Sorting {
    order: Order,
    /// What waits to be read, from `keyed.len()` on.
    spots: Vec<Spot>,
    keyed: Vec<Keyed>,
    /// How many of `keyed` lie in sorted runs; all of them from then on.
    run: usize,
    /// How long the sorted runs are.
    width: usize,
    joined: Joined,
}

/// Two runs being joined into one, and what has been joined before them.
#[derive(Default)]
struct Joined {
    to: Vec<Keyed>,
    /// Where the present pair begins, and how much of its first and second run has been taken.
    begin: usize,
    left: usize,
    right: usize,
}

impl Sorting {
    /// Begins.
    pub(super) fn begin(spots: Vec<Spot>, order: Order) -> Self {
        let keyed = Vec::with_capacity(spots.len());
        Self { order, spots, keyed, run: 0, width: RUN, joined: Joined::default() }
    }

    /// Does some more. Tells whether anything is left.
    pub(super) fn go_on(&mut self, shelf: &Shelf) -> bool {
        if self.keyed.len() < self.spots.len() {
            let until = self.spots.len().min(self.keyed.len() + AT_ONCE);
            let next = &self.spots[self.keyed.len()..until];
            self.keyed.extend(next.iter().map(|spot| (keys(shelf.line(*spot), self.order), *spot)));
            return true;
        }
        if self.run < self.keyed.len() {
            let until = self.keyed.len().min(self.run + RUN);
            self.keyed[self.run..until].sort_by_key(|(keys, _)| *keys);
            self.run = until;
            return true;
        }
        if self.width >= self.keyed.len() {
            return false;
        }
        if self.joined.some(&self.keyed, self.width) {
            self.keyed = std::mem::take(&mut self.joined).to;
            self.width *= 2;
        }
        self.width < self.keyed.len()
    }

    /// In order, when nothing is left to do.
    pub(super) fn finish(self) -> Vec<Spot> {
        self.keyed.into_iter().map(|(_, spot)| spot).collect()
    }
}

impl Joined {
    /// Joins some more of runs of this width. Tells whether all are joined.
    fn some(&mut self, from: &[Keyed], width: usize) -> bool {
        if self.to.is_empty() {
            self.to.reserve_exact(from.len());
        }
        let enough = from.len().min(self.to.len() + AT_ONCE);
        while self.to.len() < enough {
            let middle = from.len().min(self.begin + width);
            let end = from.len().min(middle + width);
            let (left, right) = (self.begin + self.left, middle + self.right);
            let takes_left = left < middle && (right >= end || from[left].0 <= from[right].0);
            self.to.push(from[if takes_left { left } else { right }]);
            if takes_left {
                self.left += 1
            } else {
                self.right += 1
            }
            if self.to.len() == end {
                (self.begin, self.left, self.right) = (end, 0, 0);
            }
        }
        self.to.len() == from.len()
    }
}

fn keys(line: Option<&Line>, order: Order) -> Keys {
    let number = |number: Option<i64>| number.map(|number| [number.cast_unsigned() ^ 1 << 63, 0, 0]);
    let found = line.and_then(|line| match order.by {
        Column::None => None,
        Column::Title => beginning(line.record.text(&field::TITLE)),
        Column::Code => beginning(line.record.text(&field::CODE)),
        Column::Price => number(line.selling.map(|(low, _)| low)),
        Column::Stock => number(line.stock),
        Column::Sold => number(line.sold),
        Column::Complete => number(Some(i64::from(line.percent))),
        Column::State => number(Some(line.state as i64)),
    });
    let Some([first, second, third]) = found else { return NOTHING };
    match order.by {
        _ if !order.falls => [first, second, third],
        Column::Title | Column::Code => [!first, !second, !third],
        _ => [!first, 0, 0],
    }
}

/// What lies beyond the basic plane; all bits would be those of nothing.
const LAST: u64 = 0xfffe;

/// The first twelve letters, four to a number; none where there is none. What lies beyond the basic plane comes last.
fn beginning(text: &str) -> Option<Keys> {
    let mut letters = text.chars().map(|letter| u64::from(letter).min(LAST));
    let four =
        |letters: &mut dyn Iterator<Item = u64>| (0..4).fold(0, |four, _| four << 16 | letters.next().unwrap_or(0));
    (!text.is_empty()).then(|| std::array::from_fn(|_| four(&mut letters)))
}
