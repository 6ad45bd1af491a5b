//! The listings of a shop as a list of many needs them: read once, folded for the search, and only what changed read
//! anew. A hundred thousand take some tenths of a second, so the work is done block by block, whenever somebody has time.
//! Knows neither filters nor what makes a line of a record: that is handed in.

use super::filter::Problem;
use super::line::{Line, Names};
use crate::domain::folding::Folding;
use crate::domain::ids::RecordId;
use crate::domain::record::Record;
use memchr::memmem::Finder;
use smol_str::SmolStr;
use std::sync::Arc;

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

/// Where a line stands; in the order of ids.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
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
    /// What lines name by number.
    names: Names,
}

#[derive(Default)]
struct Block {
    /// What stands here, whether or not it makes a line.
    records: Vec<Arc<Record>>,
    /// Whether it has been read.
    is_read: bool,
    lines: Vec<Line>,
    /// The searched texts of all lines, folded, each line's ended by a line feed.
    text: String,
    /// Where each line's text ends.
    ends: Vec<usize>,
}

impl Shelf {
    /// Sets what shall stand here: records sorted by id. What is here already stays; that it is the same is seen by where
    /// records stand in memory, so that nothing of them is read. Tells whether anything is not as it was.
    pub fn plan<'r>(&mut self, records: impl IntoIterator<Item = &'r Arc<Record>>) -> bool {
        let mut is_other = false;
        let borders: Vec<RecordId> = self.blocks.iter().skip(1).filter_map(|block| block.first().cloned()).collect();
        let before = std::mem::take(&mut self.blocks);
        let mut rest = records.into_iter().peekable();
        for (at, block) in before.into_iter().enumerate() {
            let border = borders.get(at);
            let belongs = |record: &Arc<Record>| border.is_none_or(|border| record.id() < border);
            let same = block.records.iter().take_while(|own| rest.next_if(|next| Arc::ptr_eq(own, next)).is_some());
            let same = same.count();
            if same == block.records.len() && !rest.peek().is_some_and(|next| belongs(next)) {
                self.blocks.push(block);
                continue;
            }
            is_other = true;
            let mut own = block.records[..same].to_vec();
            while let Some(record) = rest.next_if(|record| belongs(record)) {
                own.push(record.clone());
            }
            self.blocks.extend(own.chunks(BLOCK).map(|chunk| Block::to_read(chunk.to_vec())));
        }
        let mut rest = rest.cloned();
        loop {
            let own: Vec<Arc<Record>> = rest.by_ref().take(BLOCK).collect();
            if own.is_empty() {
                return is_other;
            }
            is_other = true;
            self.blocks.push(Block::to_read(own));
        }
    }

    /// Reads one more block; what makes no line is left out. Tells whether any is left.
    pub fn work(&mut self, folding: &Folding, make: &dyn Fn(&Arc<Record>, &mut Names) -> Option<Line>) -> bool {
        if let Some(block) = self.blocks.iter_mut().find(|block| !block.is_read) {
            block.read(folding, &mut |record| make(record, &mut self.names));
        }
        self.is_waiting()
    }

    /// Whether anything is not read yet.
    pub fn is_waiting(&self) -> bool {
        self.blocks.iter().any(|block| !block.is_read)
    }

    /// How many lines are read, and how many there are; what is not read yet counts as a line.
    pub fn progress(&self) -> (usize, usize) {
        let read = self.blocks.iter().map(|block| block.lines.len()).sum();
        (read, self.blocks.iter().map(Block::len).sum())
    }

    /// The categories in which lines stand, each once, in order.
    pub fn categories(&self) -> Vec<SmolStr> {
        self.names.among(self.lines().flat_map(|(_, line)| line.categories))
    }

    /// What lines name by number.
    pub fn names(&self) -> &Names {
        &self.names
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
    among: Among,
}

/// Where it is looked for.
enum Among {
    /// In all blocks; the next one.
    All(u32),
    /// In these lines; the next one.
    Some(Arc<Vec<Spot>>, usize),
}

/// So many blocks are looked through at once, or so many lines.
const AT_ONCE: u32 = 8;
const LINES_AT_ONCE: usize = 2_048;

impl Sought {
    /// The words of a text, folded as the lines are.
    pub fn new(folding: &Folding, typed: &str) -> Self {
        let folded = folding.fold(typed);
        let words = folded.split_whitespace().map(|word| Finder::new(word).into_owned()).collect();
        Self { words, among: Among::All(0) }
    }

    /// Only among these lines: those in which the beginning of what was typed was found.
    #[must_use]
    pub fn among(self, lines: Arc<Vec<Spot>>) -> Self {
        Self { among: Among::Some(lines, 0), ..self }
    }

    /// Looks through some more lines and tells each that was found. Tells whether any is left.
    pub fn go_on(&mut self, shelf: &Shelf, mut found: impl FnMut(Spot, &Line)) -> bool {
        match &mut self.among {
            Among::All(next) => {
                let until = next.saturating_add(AT_ONCE);
                for block in *next..until {
                    let Some(of) = shelf.blocks.get(block as usize) else { return false };
                    of.each_hit(&self.words, |line| {
                        if let Some(hit) = of.lines.get(line) {
                            found(Spot { block, line: u32::try_from(line).unwrap_or(u32::MAX) }, hit);
                        }
                    });
                }
                *next = until;
                (until as usize) < shelf.blocks.len()
            }
            Among::Some(lines, next) => {
                let until = lines.len().min(*next + LINES_AT_ONCE);
                for spot in &lines[*next..until] {
                    let block = shelf.blocks.get(spot.block as usize);
                    let hit = block.and_then(|block| Some((block, block.lines.get(spot.line as usize)?)));
                    if let Some((_, line)) = hit.filter(|(block, _)| block.holds(spot.line as usize, &self.words)) {
                        found(*spot, line);
                    }
                }
                *next = until;
                until < lines.len()
            }
        }
    }
}

impl Block {
    fn to_read(records: Vec<Arc<Record>>) -> Self {
        Self { records, ..Self::default() }
    }

    fn len(&self) -> usize {
        if self.is_read { self.lines.len() } else { self.records.len() }
    }

    fn first(&self) -> Option<&RecordId> {
        self.records.first().map(|record| record.id())
    }

    fn read(&mut self, folding: &Folding, make: &mut dyn FnMut(&Arc<Record>) -> Option<Line>) {
        self.is_read = true;
        for line in self.records.iter().filter_map(make) {
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
