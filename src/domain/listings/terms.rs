//! Words that must not stand in a listing 违禁词 (LST-25, APR-14): absolute terms and others, a list that the shop keeps.
//! Knows no record.

use smol_str::SmolStr;
use std::ops::Range;

/// A word, and the longer ones in which it is harmless.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Term {
    /// The word.
    pub word: SmolStr,
    /// `第一次` for `第一`.
    pub except: Vec<SmolStr>,
}

/// A word that was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found<'t> {
    /// Which.
    pub term: &'t Term,
    /// Where in the text, in bytes.
    pub at: Range<usize>,
}

/// What a shop begins with: superlatives that the advertising law forbids (article 9 and what is made of it), to be
/// verified and changed by the shop.
pub fn defaults() -> Vec<Term> {
    const WORDS: [(&str, &[&str]); 26] = [
        ("国家级", &[]),
        ("世界级", &[]),
        ("最高级", &[]),
        ("最佳", &[]),
        ("最好", &["最好在", "最好不要"]),
        ("最低价", &[]),
        ("最便宜", &[]),
        ("最先进", &[]),
        ("最优惠", &[]),
        ("全网最", &[]),
        ("史上最", &[]),
        ("第一品牌", &[]),
        ("销量第一", &[]),
        ("全国第一", &[]),
        ("顶级", &[]),
        ("极品", &[]),
        ("绝版", &[]),
        ("独一无二", &[]),
        ("绝无仅有", &[]),
        ("万能", &["万能充", "万能胶", "万能工具"]),
        ("百分之百有效", &[]),
        ("100%有效", &[]),
        ("永不反弹", &[]),
        ("根治", &[]),
        ("国家领导人", &[]),
        ("特供", &[]),
    ];
    let term = |(word, except): (&str, &[&str])| Term {
        word: SmolStr::new(word),
        except: except.iter().map(SmolStr::new).collect(),
    };
    WORDS.into_iter().map(term).collect()
}

/// The words that stand in a text, by their places. Blanks between letters, width and case do not hide one.
pub fn find<'t>(terms: &'t [Term], text: &str) -> Vec<Found<'t>> {
    if Finder::of(terms).is_clean(text) {
        return Vec::new();
    }
    let letters = Letters::of(text);
    let mut found: Vec<Found<'t>> = terms.iter().flat_map(|term| letters.find(term)).collect();
    found.sort_by_key(|one| (one.at.start, one.at.end));
    found
}

/// Whether any of many words stands in a text: one pass over its letters, and nothing is copied. Nearly all texts are
/// clean, so that whoever looks at very many asks this first. Harmless words count as well: [`find`] tells them apart.
#[derive(Clone, Debug)]
pub struct Finder {
    words: Vec<Vec<char>>,
    /// One bit for each letter of the basic plane: whether a word begins with it.
    begins: Vec<u64>,
}

/// How many letters have a bit of their own; what lies beyond is compared with the words.
const LETTERS: usize = 0x1_0000;

impl Finder {
    /// A finder of these words.
    pub fn of(terms: &[Term]) -> Self {
        let words = terms.iter().map(|term| solid(&term.word).collect::<Vec<char>>());
        let words: Vec<Vec<char>> = words.filter(|word| !word.is_empty()).collect();
        let mut begins = vec![0; LETTERS / 64];
        for first in words.iter().filter_map(|word| word.first()).map(|first| *first as usize) {
            if let Some(bits) = begins.get_mut(first / 64) {
                *bits |= 1 << (first % 64);
            }
        }
        Self { words, begins }
    }

    /// Whether none of the words stands in the text.
    pub fn is_clean(&self, text: &str) -> bool {
        let begins = |letter: char| {
            self.begins.get(letter as usize / 64).is_none_or(|bits| bits >> (letter as usize % 64) & 1 == 1)
        };
        let stands = |first: char, at: usize| {
            self.words.iter().filter(|word| word.first() == Some(&first)).any(|word| {
                let mut rest = solid(&text[at..]);
                word.iter().all(|letter| rest.next() == Some(*letter))
            })
        };
        !text.char_indices().any(|(at, letter)| {
            let first = folded(letter);
            begins(first) && stands(first, at)
        })
    }
}

/// The letters of a text as they are compared.
fn solid(text: &str) -> impl Iterator<Item = char> {
    text.chars().filter(|letter| !letter.is_whitespace()).map(folded)
}

/// A number that two texts share where they are the same without blanks, of one width, small; none for what is empty.
/// That two others share one by chance does not happen in a shop's lifetime. It is derived and never stored: each letter is
/// mixed into it by steps that lose nothing (an odd factor, a shift onto itself).
pub fn sign(text: &str) -> Option<u64> {
    let mut sign: Option<u64> = None;
    for letter in solid(text) {
        let mixed = (sign.unwrap_or(SEED) ^ u64::from(letter)).wrapping_mul(MIX);
        sign = Some(mixed ^ mixed >> 32);
    }
    sign
}

/// The first state of a sign, and the factor: any odd number whose bits look random.
const SEED: u64 = 0x243f_6a88_85a3_08d3;
const MIX: u64 = 0x9e37_79b9_7f4a_7c15;

/// A text as it is compared: without blanks, of one width, small.
pub(super) fn plain(text: &str) -> String {
    solid(text).collect()
}

/// A text without its blanks, and where each letter stood.
struct Letters {
    plain: Vec<char>,
    places: Vec<Range<usize>>,
}

impl Letters {
    fn of(text: &str) -> Self {
        let solid = text.char_indices().filter(|(_, letter)| !letter.is_whitespace());
        let (plain, places) = solid.map(|(at, letter)| (folded(letter), at..at + letter.len_utf8())).unzip();
        Self { plain, places }
    }

    fn find<'t>(&self, term: &'t Term) -> Vec<Found<'t>> {
        let harmless: Vec<Range<usize>> = term.except.iter().flat_map(|word| self.occurrences(word)).collect();
        let covers = |one: &Range<usize>| harmless.iter().any(|range| range.start <= one.start && one.end <= range.end);
        let open = self.occurrences(&term.word).into_iter().filter(|one| !covers(one));
        open.filter_map(|one| {
            Some(Found { term, at: self.places.get(one.start)?.start..self.places.get(one.end - 1)?.end })
        })
        .collect()
    }

    fn occurrences(&self, word: &str) -> Vec<Range<usize>> {
        let word: Vec<char> = solid(word).collect();
        if word.is_empty() {
            return Vec::new();
        }
        let windows = self.plain.windows(word.len()).enumerate();
        windows.filter(|(_, window)| *window == word).map(|(at, _)| at..at + word.len()).collect()
    }
}

/// Small, and of half width.
fn folded(letter: char) -> char {
    let half = match u32::from(letter) {
        wide @ 0xff01..=0xff5e => char::from_u32(wide - 0xfee0).unwrap_or(letter),
        _ => letter,
    };
    half.to_ascii_lowercase()
}

#[cfg(test)]
mod tests;
