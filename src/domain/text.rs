//! Finding text as people mean it: forms of one character alike, Chinese without spaces, names by the first letters of
//! their pinyin too. Knows nothing of records.

use super::folding::{Folding, Letters};
use std::ops::Range;
use std::sync::Arc;

/// How a text is found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reading {
    /// By its words.
    Words,
    /// By its words and by the first letters of its pinyin.
    Name,
}

/// What a person looks for: words, each of which must occur somewhere.
#[derive(Clone, Debug, Default)]
pub struct Query {
    words: Vec<Word>,
    folding: Arc<Folding>,
}

/// One word of a query.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Word {
    folded: String,
    /// Its letters one by one, when it may be initials: two letters or more, and nothing else.
    initials: Vec<Letters>,
}

impl Word {
    fn new(folded: &str) -> Self {
        let letters: Vec<Letters> = folded.chars().map(Letters::of).collect();
        let are_initials = letters.len() > 1 && !letters.iter().any(|letter| letter.is_empty());
        Self { folded: folded.to_owned(), initials: if are_initials { letters } else { Vec::new() } }
    }
}

impl PartialEq for Query {
    fn eq(&self, other: &Self) -> bool {
        self.words == other.words && Arc::ptr_eq(&self.folding, &other.folding)
    }
}

/// A piece of a text, and whether it is what was looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Piece<'a> {
    /// The words as written.
    pub text: &'a str,
    /// Whether it matches.
    pub hit: bool,
}

impl Query {
    /// From what was typed; spaces of either width part the words.
    pub fn new(typed: &str, folding: Arc<Folding>) -> Self {
        Self { words: folding.fold(typed).split_whitespace().map(Word::new).collect(), folding }
    }

    /// Whether nothing was typed.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// How characters are compared.
    pub fn folding(&self) -> &Arc<Folding> {
        &self.folding
    }

    /// Whether each word occurs in one of the texts.
    pub fn fits(&self, texts: &Texts) -> bool {
        !self.is_empty() && self.words.iter().all(|word| texts.hold(word))
    }

    /// Whether each word occurs in this one text.
    pub fn fits_text(&self, text: &str, reading: Reading) -> bool {
        let mut texts = Texts::default();
        texts.add(&self.folding, text, reading);
        self.fits(&texts)
    }

    /// Whether one of the words occurs in the text.
    pub fn touches(&self, text: &str, reading: Reading) -> bool {
        self.next(text, 0, reading).is_some()
    }

    /// The text cut where it matches; what matches in a row is one piece.
    pub fn pieces<'a>(&self, text: &'a str, reading: Reading) -> Vec<Piece<'a>> {
        let (mut pieces, mut from) = (Vec::new(), 0);
        for hit in self.hits(text, reading) {
            push(&mut pieces, &text[from..hit.start], false);
            push(&mut pieces, &text[hit.clone()], true);
            from = hit.end;
        }
        push(&mut pieces, &text[from..], false);
        pieces
    }

    fn hits(&self, text: &str, reading: Reading) -> Vec<Range<usize>> {
        let mut hits: Vec<Range<usize>> = Vec::new();
        while let Some(hit) = self.next(text, hits.last().map_or(0, |last| last.end), reading) {
            match hits.last_mut().filter(|last| last.end == hit.start) {
                Some(last) => last.end = hit.end,
                None => hits.push(hit),
            }
        }
        hits
    }

    /// The earliest match from a place on; the longest of those that begin there.
    fn next(&self, text: &str, from: usize, reading: Reading) -> Option<Range<usize>> {
        let rest = &text[from..];
        rest.char_indices().find_map(|(start, _)| {
            let lengths = self.words.iter().filter_map(|word| self.length_at(&rest[start..], word, reading));
            lengths.max().map(|length| from + start..from + start + length)
        })
    }

    /// How many bytes of the text, from its beginning, read as the word.
    fn length_at(&self, text: &str, word: &Word, reading: Reading) -> Option<usize> {
        let spelled = self.spelled_at(text, &word.folded);
        match reading {
            Reading::Words => spelled,
            Reading::Name => spelled.max(self.initials_at(text, &word.initials)),
        }
    }

    fn spelled_at(&self, text: &str, word: &str) -> Option<usize> {
        let mut wanted = word.chars().peekable();
        for (at, c) in text.char_indices() {
            if wanted.peek().is_none() {
                return Some(at);
            }
            let mut fits = true;
            self.folding.of(c, |folded| fits &= wanted.next_if_eq(&folded).is_some());
            if !fits {
                return None;
            }
        }
        wanted.peek().is_none().then_some(text.len())
    }

    fn initials_at(&self, text: &str, wanted: &[Letters]) -> Option<usize> {
        let mut chars = text.chars();
        let length = wanted.iter().try_fold(0, |length, letter| {
            let c = chars.next().filter(|c| self.folding.initials(*c).meets(*letter))?;
            Some(length + c.len_utf8())
        });
        length.filter(|length| *length > 0)
    }

    /// At most about `most` characters of a long text around its first match, with dots where it was cut.
    pub fn excerpt(&self, text: &str, reading: Reading, most: usize) -> String {
        if text.chars().nth(most).is_none() {
            return text.to_owned();
        }
        let hit = self.next(text, 0, reading).map_or(0, |hit| text[..hit.start].chars().count());
        let skipped = hit.saturating_sub(most / 3);
        let body: String = text.chars().skip(skipped).take(most).collect();
        let more = text.chars().nth(skipped + most).is_some();
        format!("{}{body}{}", if skipped > 0 { "…" } else { "" }, if more { "…" } else { "" })
    }
}

fn push<'a>(pieces: &mut Vec<Piece<'a>>, text: &'a str, hit: bool) {
    if !text.is_empty() {
        pieces.push(Piece { text, hit });
    }
}

/// Texts as they are compared, put into one once, so that a key stroke need not fold them again.
#[derive(Debug, Default)]
pub struct Texts {
    folded: String,
    /// Places in `folded` inside a character that folds to several: nothing that is found begins or ends there.
    inside: Vec<usize>,
    /// The first letters of the names, character by character.
    initials: Vec<Letters>,
    /// All of them.
    letters: Letters,
}

impl Texts {
    /// Takes a text in. What is found never reaches from one into the next.
    pub fn add(&mut self, folding: &Folding, text: &str, reading: Reading) {
        for c in text.chars() {
            let start = self.folded.len();
            folding.of(c, |folded| {
                if self.folded.len() > start {
                    self.inside.push(self.folded.len());
                }
                self.folded.push(folded);
            });
        }
        // A space: no word holds one.
        self.folded.push(' ');
        if reading == Reading::Name {
            for letters in text.chars().map(|c| folding.initials(c)) {
                self.initials.push(letters);
                self.letters = self.letters.and(letters);
            }
            self.initials.push(Letters::default());
        }
    }

    fn hold(&self, word: &Word) -> bool {
        self.spell(&word.folded) || self.begin(&word.initials)
    }

    fn spell(&self, word: &str) -> bool {
        let Some(first) = word.chars().next() else { return false };
        // One character at a time is what the standard library looks for fastest.
        self.folded.match_indices(first).any(|(start, _)| {
            self.folded[start..].starts_with(word) && !self.is_inside(start) && !self.is_inside(start + word.len())
        })
    }

    fn is_inside(&self, place: usize) -> bool {
        self.inside.binary_search(&place).is_ok()
    }

    fn begin(&self, wanted: &[Letters]) -> bool {
        let meets = |found: &[Letters]| found.iter().zip(wanted).all(|(found, wanted)| found.meets(*wanted));
        // Most names lack one of the letters altogether.
        let may_meet = !wanted.is_empty() && wanted.iter().all(|letter| self.letters.meets(*letter));
        may_meet && self.initials.windows(wanted.len()).any(meets)
    }
}

#[cfg(test)]
mod tests;
