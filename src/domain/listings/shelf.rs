//! The listings of a shop as a list of many needs them: read once, folded for the search, and only what changed read
//! anew. A hundred thousand take some tenths of a second, so the work is done block by block, whenever somebody has time.
//! Knows neither filters nor what makes a line of a record: that is handed in.

use super::filter::Problem;
use super::state::State;
use crate::domain::folding::Folding;
use crate::domain::ids::RecordId;
use crate::domain::record::Record;
use memchr::memmem::Finder;
use std::sync::Arc;

/// A listing in a list.
#[derive(Clone, Debug)]
pub struct Line {
    /// The record; another version of it stands at another address.
    pub record: Arc<Record>,
    /// Where it is in its life.
    pub state: State,
    /// The lowest and the highest selling price, minor units.
    pub selling: Option<(i64, i64)>,
    /// In stock.
    pub stock: Option<i64>,
    /// Sold within thirty days.
    pub sold: Option<i64>,
    /// How complete it is, per cent.
    pub percent: u8,
    /// What is wrong with it.
    pub problems: Problems,
}

/// A set of problems.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Problems(u16);

impl Problems {
    /// The same with one more.
    #[must_use]
    pub fn with(self, problem: Problem) -> Self {
        Self(self.0 | 1 << problem as u16)
    }

    /// Whether a problem is among them.
    pub fn has(self, problem: Problem) -> bool {
        self.0 & 1 << problem as u16 != 0
    }

    /// How many they are.
    pub fn count(self) -> u32 {
        self.0.count_ones()
    }
}

/// The texts of a line that are searched, in order: title, code, number at the platform.
pub type Searched<'a> = [&'a str; 3];

/// Where a line stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Spot {
    block: u32,
    line: u32,
}

/// So many lines are read at once.
const BLOCK: usize = 256;

/// All lines.
#[derive(Default)]
pub struct Shelf {
    blocks: Vec<Block>,
}

#[derive(Default)]
struct Block {
    /// What has to be read; nothing where `lines` says it.
    waiting: Option<Vec<Arc<Record>>>,
    lines: Vec<Line>,
    /// The searched texts of all lines, folded, each line's ended by a line feed.
    text: String,
    /// Where each line's text ends.
    ends: Vec<usize>,
}

impl Shelf {
    /// Sets what shall stand here: records sorted by id. What is here already stays.
    pub fn plan(&mut self, records: Vec<Arc<Record>>) {
        let borders: Vec<RecordId> = self.blocks.iter().skip(1).filter_map(|block| block.first().cloned()).collect();
        let mut before = std::mem::take(&mut self.blocks).into_iter();
        let mut rest = records.into_iter().peekable();
        for border in borders.iter().map(Some).chain([None]) {
            let mut own = Vec::new();
            while let Some(record) = rest.next_if(|record| border.is_none_or(|border| record.id() < border)) {
                own.push(record);
            }
            let kept = before.next().unwrap_or_default();
            if kept.says(&own) {
                self.blocks.push(kept);
            } else {
                self.blocks.extend(own.chunks(BLOCK).map(|chunk| Block::to_read(chunk.to_vec())));
            }
        }
        self.blocks.retain(|block| block.len() > 0);
    }

    /// Reads one more block. Tells whether any is left.
    pub fn work(&mut self, folding: &Folding, make: &dyn Fn(&Arc<Record>) -> Line) -> bool {
        let is_waiting = |block: &&mut Block| block.waiting.is_some();
        if let Some(block) = self.blocks.iter_mut().find(is_waiting) {
            block.read(folding, make);
        }
        self.blocks.iter().any(|block| block.waiting.is_some())
    }

    /// How many lines are read, and how many there are.
    pub fn progress(&self) -> (usize, usize) {
        let read = self.blocks.iter().map(|block| block.lines.len()).sum();
        (read, self.blocks.iter().map(Block::len).sum())
    }

    /// The line at a spot.
    pub fn line(&self, spot: Spot) -> Option<&Line> {
        self.blocks.get(spot.block as usize)?.lines.get(spot.line as usize)
    }

    /// All lines that are read, by id.
    pub fn lines(&self) -> impl Iterator<Item = (Spot, &Line)> {
        (0..)
            .zip(&self.blocks)
            .flat_map(|(block, of)| (0..).zip(&of.lines).map(move |(line, found)| (Spot { block, line }, found)))
    }

    /// The lines in whose texts each word occurs, all at once; `typed` is folded as the lines were.
    pub fn search(&self, folding: &Folding, typed: &str) -> Vec<Spot> {
        let (mut sought, mut found) = (Sought::new(folding, typed), Vec::new());
        while sought.go_on(self, |spot, _| found.push(spot)) {}
        found
    }
}

/// What is looked for, and how far.
pub struct Sought {
    words: Vec<Finder<'static>>,
    /// The next block.
    block: u32,
}

/// So many blocks are looked through at once.
const AT_ONCE: u32 = 8;

impl Sought {
    /// The words of a text, folded as the lines are.
    pub fn new(folding: &Folding, typed: &str) -> Self {
        let folded = folding.fold(typed);
        Self { words: folded.split_whitespace().map(|word| Finder::new(word).into_owned()).collect(), block: 0 }
    }

    /// Looks through some more blocks and tells each line that was found. Tells whether any block is left.
    pub fn go_on(&mut self, shelf: &Shelf, mut found: impl FnMut(Spot, &Line)) -> bool {
        let until = self.block.saturating_add(AT_ONCE);
        for block in self.block..until {
            let Some(of) = shelf.blocks.get(block as usize) else { return false };
            of.each_hit(&self.words, |line| {
                if let Some(hit) = of.lines.get(line) {
                    found(Spot { block, line: u32::try_from(line).unwrap_or(u32::MAX) }, hit);
                }
            });
        }
        self.block = until;
        (until as usize) < shelf.blocks.len()
    }
}

impl Block {
    fn to_read(records: Vec<Arc<Record>>) -> Self {
        Self { waiting: Some(records), ..Self::default() }
    }

    fn len(&self) -> usize {
        self.waiting.as_ref().map_or(self.lines.len(), Vec::len)
    }

    fn first(&self) -> Option<&RecordId> {
        let waiting = self.waiting.as_ref().and_then(|waiting| waiting.first()).map(|record| record.id());
        waiting.or_else(|| self.lines.first().map(|line| line.record.id()))
    }

    /// Whether it holds just these, as they are.
    fn says(&self, records: &[Arc<Record>]) -> bool {
        let is_same = |(one, other): (&Arc<Record>, &Arc<Record>)| Arc::ptr_eq(one, other);
        match &self.waiting {
            Some(waiting) => waiting.len() == records.len() && waiting.iter().zip(records).all(is_same),
            None => {
                let own = self.lines.iter().map(|line| &line.record);
                self.lines.len() == records.len() && own.zip(records).all(is_same)
            }
        }
    }

    fn read(&mut self, folding: &Folding, make: &dyn Fn(&Arc<Record>) -> Line) {
        for record in self.waiting.take().unwrap_or_default() {
            let line = make(&record);
            for text in searched(&line.record) {
                for c in text.chars().filter(|c| !c.is_whitespace()) {
                    folding.of(c, |folded| self.text.push(folded));
                }
                // A line feed: no word holds one, and none reaches from one text into the next.
                self.text.push('\n');
            }
            self.ends.push(self.text.len());
            self.lines.push(line);
        }
        self.text.shrink_to_fit();
    }

    /// The places of the lines that hold all words.
    fn each_hit(&self, words: &[Finder<'_>], mut hit: impl FnMut(usize)) {
        let Some((first, others)) = words.split_first() else { return (0..self.lines.len()).for_each(hit) };
        let mut from = 0;
        while let Some(at) = self.text.as_bytes().get(from..).and_then(|rest| first.find(rest)) {
            let line = self.ends.partition_point(|end| *end <= from + at);
            if self.holds(line, others) {
                hit(line);
            }
            // Once is enough: on with the next line.
            from = self.ends.get(line).copied().unwrap_or(self.text.len());
        }
    }

    fn holds(&self, line: usize, words: &[Finder<'_>]) -> bool {
        let begin = line.checked_sub(1).map_or(0, |before| self.ends[before]);
        let text = &self.text.as_bytes()[begin..self.ends[line]];
        words.iter().all(|word| word.find(text).is_some())
    }
}

/// What is searched of a record.
pub fn searched(record: &Record) -> Searched<'_> {
    [record.text(&super::field::TITLE), record.text(&super::field::CODE), record.text(&super::field::ITEM)]
}

#[cfg(test)]
mod tests;
