//! What a book keeps of each listing instead of its findings: how many each rule has, and when it came or changed. Findings
//! are made from the record again when somebody asks for them. Knows no rule's content.

use super::finding::Finding;
use super::of_listing::Heard;
use super::rule::Rule;

/// The rules that look at listings one by one, by their places here.
const RULES: [Rule; 7] = [
    Rule::PrintedPrice,
    Rule::PrintedPeriod,
    Rule::DiscountCategory,
    Rule::BelowFloor,
    Rule::DiscountBase,
    Rule::Incomplete,
    Rule::Faulty,
];

/// How many findings of each rule, one byte each: nobody counts further than 255 in a single listing.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Counts(u64);

/// Counted, and not made.
impl Heard for Counts {
    fn hear(&mut self, rule: Rule, _: impl FnOnce() -> Finding) {
        if let Some(place) = place(rule).filter(|place| self.at(*place) < 0xff) {
            self.0 += 1 << (8 * place);
        }
    }
}

impl Counts {
    fn at(self, place: usize) -> usize {
        (self.0 >> (8 * place) & 0xff) as usize
    }

    /// Whether there are none.
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// Whether a rule among some has any.
    pub fn has_any(self, among: Places) -> bool {
        self.0 & among.0 != 0
    }
}

/// Some of the rules.
#[derive(Clone, Copy)]
pub(super) struct Places(u64);

/// What a listing comes to.
#[derive(Clone, Copy, Default)]
pub(super) struct Noted {
    /// Its findings.
    pub counts: Counts,
    /// When it came into its category or was changed there, where that was today.
    pub fresh: Option<i64>,
}

/// How many all listings have together.
#[derive(Default)]
pub(super) struct Totals([usize; RULES.len()]);

impl Totals {
    /// With those of one more listing.
    pub fn add(&mut self, counts: Counts) {
        self.0.iter_mut().enumerate().for_each(|(place, total)| *total += counts.at(place));
    }

    /// Without those of a listing.
    pub fn remove(&mut self, counts: Counts) {
        self.0.iter_mut().enumerate().for_each(|(place, total)| *total = total.saturating_sub(counts.at(place)));
    }

    /// Each rule that has any.
    pub fn all(&self) -> impl Iterator<Item = (Rule, usize)> {
        RULES.into_iter().zip(self.0).filter(|(_, total)| *total > 0)
    }

    /// The rules of which not so many have been taken yet, although there are more.
    pub fn wanting(&self, taken: &Self, most: usize) -> Places {
        let is_wanting = |place: &usize| taken.0[*place] < self.0[*place].min(most);
        Places((0..RULES.len()).filter(is_wanting).fold(0, |places, place| places | 0xff << (8 * place)))
    }
}

impl Places {
    /// Whether there are none.
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// Whether a rule is among them.
    pub fn has(self, rule: Rule) -> bool {
        place(rule).is_some_and(|place| self.0 >> (8 * place) & 0xff != 0)
    }
}

fn place(rule: Rule) -> Option<usize> {
    RULES.iter().position(|known| *known == rule)
}
