//! Which listings the day's spot check looks at (INSP-06): so many of those on sale, the same on every device that asks,
//! rather those with which something was wrong. Knows no record: what counts for a listing comes in as its weight.

use crate::domain::ids::RecordId;
use chrono::NaiveDate;
use xxhash_rust::xxh64::xxh64;

/// How large a sample is, and how soon a listing may come again. The shop's to set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rules {
    /// At least so many.
    pub least: usize,
    /// At least such a share of those on sale, per cent.
    pub share: usize,
    /// Whoever was looked at within so many days is not looked at again while there are others.
    pub rest_days: i64,
}

impl Default for Rules {
    /// Ten, or one in twenty; a week.
    fn default() -> Self {
        Self { least: 10, share: 5, rest_days: 7 }
    }
}

/// A listing that may be drawn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidate {
    /// Which.
    pub id: RecordId,
    /// How much more often than others it is drawn: 1 for one of which nothing is known. 0 counts as 1.
    pub weight: u32,
    /// When it was last drawn before this day.
    pub last: Option<NaiveDate>,
}

/// A candidate with what it is ranked by: whether it rests, and when it arrives.
type Ranked<'a> = (Option<NaiveDate>, f64, &'a Candidate);

impl Rules {
    /// How many of so many listings on sale are drawn.
    pub fn size(&self, live: usize) -> usize {
        (live * self.share).div_ceil(100).max(self.least).min(live)
    }

    /// Draws, in the order in which they came up. The same shop, day and candidates give the same listings, whatever
    /// order they are given in; one candidate more or less changes nothing about how the others stand to each other.
    pub fn draw<'a>(&self, shop: &RecordId, day: NaiveDate, candidates: &'a [Candidate]) -> Vec<&'a Candidate> {
        let seed = xxh64(format!("{shop} {day}").as_bytes(), 0);
        let mut ranked: Vec<Ranked<'_>> = candidates
            .iter()
            .map(|candidate| (self.resting(candidate, day), arrival(seed, candidate), candidate))
            .collect();
        let first = |(rests, arrives, one): &Ranked<'_>, (other_rests, other_arrives, other): &Ranked<'_>| {
            rests.cmp(other_rests).then(arrives.total_cmp(other_arrives)).then(one.id.cmp(&other.id))
        };
        // Of a hundred thousand only those that are drawn need an order.
        let size = self.size(candidates.len());
        if size < ranked.len() {
            ranked.select_nth_unstable_by(size, first);
            ranked.truncate(size);
        }
        ranked.sort_by(first);
        ranked.into_iter().map(|(.., candidate)| candidate).collect()
    }

    /// When it was looked at, if it rests still: those that rest come after all others, the longest rested first.
    fn resting(&self, candidate: &Candidate, day: NaiveDate) -> Option<NaiveDate> {
        candidate.last.filter(|last| (day - *last).num_days() <= self.rest_days)
    }
}

/// When a candidate comes up, as if each waited by chance, twice the weight half as long: of such waits the first `k` are
/// a draw by weight without putting back (Efraimidis and Spirakis, 2006).
fn arrival(seed: u64, candidate: &Candidate) -> f64 {
    // The same for ever and on every device, and hidden from nobody.
    let chance = xxh64(candidate.id.as_str().as_bytes(), seed);
    // 53 bits, and never 0, whose logarithm is none.
    let even = ((chance >> 11) as f64 + 0.5) / (1_u64 << 53) as f64;
    -even.ln() / f64::from(candidate.weight.max(1))
}

#[cfg(test)]
mod tests;
