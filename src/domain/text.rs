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

    /// The text cut where it matches.
    pub fn pieces<'a>(&self, text: &'a str, reading: Reading) -> Vec<Piece<'a>> {
        let mut pieces = Vec::new();
        let mut from = 0;
        while let Some(hit) = self.next(text, from, reading) {
            push(&mut pieces, &text[from..hit.start], false);
            push(&mut pieces, &text[hit.clone()], true);
            from = hit.end;
        }
        push(&mut pieces, &text[from..], false);
        pieces
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
mod tests {
    use super::*;
    use crate::domain::folding::TABLE;
    use proptest::prelude::*;

    fn show(pieces: Vec<Piece>) -> String {
        let mark = |piece: Piece| if piece.hit { format!("[{}]", piece.text) } else { piece.text.to_owned() };
        pieces.into_iter().map(mark).collect()
    }

    fn plainly(typed: &str, text: &str) -> String {
        show(Query::new(typed, Arc::default()).pieces(text, Reading::Name))
    }

    fn marked(typed: &str, text: &str) -> String {
        show(Query::new(typed, TABLE.clone()).pieces(text, Reading::Words))
    }

    fn named(typed: &str, name: &str) -> String {
        show(Query::new(typed, TABLE.clone()).pieces(name, Reading::Name))
    }

    fn texts(folding: &Folding, all: &[&str], reading: Reading) -> Texts {
        let mut texts = Texts::default();
        all.iter().for_each(|text| texts.add(folding, text, reading));
        texts
    }

    #[test]
    fn width_and_case_do_not_matter_even_without_the_table() {
        for marked in [plainly, marked] {
            assert_eq!(marked("ｋｖ", "首页KV图,kv 链接"), "首页[KV]图,[kv] 链接");
            assert_eq!(marked("12.5", "价１２．５元"), "价[１２．５]元");
            assert_eq!(marked("￥99", "¥99"), "[¥99]");
            assert_eq!(marked("促销图", "三张促销图都过期"), "三张[促销图]都过期");
            assert_eq!(marked("𠮷", "客户𠮷田"), "客户[𠮷]田");
        }
        assert_eq!(plainly("檢查", "检查"), "检查");
        assert_eq!(plainly("lxy", "林小雨"), "林小雨");
    }

    #[test]
    fn traditional_and_compatibility_forms_are_found_as_written() {
        assert_eq!(marked("檢查", "每日检查"), "每日[检查]");
        assert_eq!(marked("价格", "價格不符"), "[價格]不符");
        assert_eq!(marked("バンク", "新ﾊﾞﾝｸ店"), "新[ﾊﾞﾝｸ]店");
        assert_eq!(marked("2", "②号 ２ 号"), "[②]号 [２] 号");
        assert_eq!(marked("fine", "ﬁne Straße"), "[ﬁne] Straße");
        assert_eq!(marked("strasse", "ﬁne Straße"), "ﬁne [Straße]");
    }

    #[test]
    fn a_character_that_folds_to_several_is_not_cut() {
        for marked in [plainly, marked] {
            assert_eq!(marked("i", "İstanbul ist"), "İstanbul [i]st");
            assert_eq!(marked("İ", "İstanbul"), "[İ]stanbul");
        }
        assert_eq!(marked("1", "⑫1"), "⑫[1]");
        assert_eq!(marked("21", "⑫1"), "⑫1");
    }

    #[test]
    fn names_are_found_by_their_initials() {
        assert_eq!(named("lxy", "林小雨"), "[林小雨]");
        assert_eq!(named("ZM", "周敏"), "[周敏]");
        assert_eq!(named("xy", "林小雨"), "林[小雨]");
        assert_eq!(named("kvt", "首页KV图"), "首页[KV图]");
        assert_eq!(named("ls", "林小雨"), "林小雨", "in a row, none left out");
        assert_eq!(named("l", "林小雨"), "林小雨", "one letter says too little");
        assert_eq!(named("lx2", "林小2"), "林小2", "letters only");
        assert_eq!(marked("lxy", "林小雨"), "林小雨", "words are no names");
    }

    #[test]
    fn every_reading_of_a_character_counts() {
        for typed in ["dmm", "smm", "cmm"] {
            assert_eq!(named(typed, "单明明"), "[单明明]", "{typed}");
        }
        assert_eq!(named("zl", "曾莉"), named("cl", "曾莉"));
        assert_eq!(named("cq", "重庆店"), "[重庆]店");
    }

    #[test]
    fn every_word_must_occur_somewhere() {
        let own = texts(&TABLE, &["Banner A", "價格不符"], Reading::Words);
        let fits = |typed: &str| Query::new(typed, TABLE.clone()).fits(&own);
        assert!(fits("banner 价格"));
        assert!(fits("价格　BANNER"));
        assert!(!fits("banner 过期"));
        assert!(!fits("a价格"), "not across two texts");
        assert!(!fits("jg"), "words are no names");
        assert!(!fits("  "), "nothing typed finds nothing");
        let alone = |typed: &str| Query::new(typed, TABLE.clone()).fits_text("價格不符", Reading::Name);
        assert!(alone("不符 价格") && alone("jgbf") && !alone("价格 banner"));
    }

    #[test]
    fn a_long_text_is_cut_around_its_match() {
        let long = format!("{}价格不符{}", "前".repeat(300), "后".repeat(300));
        let cut = |text: &str| Query::new("價格", TABLE.clone()).excerpt(text, Reading::Words, 60);
        let short = cut(&long);
        assert!(short.starts_with('…') && short.ends_with('…') && short.contains("价格不符"), "{short}");
        assert_eq!(cut("价格不符"), "价格不符");
    }

    /// Texts and words that meet often: forms that fold to several, traditional, wide, marks, spaces.
    fn some(length: std::ops::RangeInclusive<usize>) -> impl Strategy<Value = String> {
        let forms: Vec<char> = "abcABCａｂｃｱﾊﾞガé\u{301}林单單价價①⑫ﬁßİ ".chars().collect();
        prop::collection::vec(prop::sample::select(forms), length).prop_map(String::from_iter)
    }

    proptest! {
        #[test]
        fn folding_twice_changes_nothing(text: String) {
            for folding in [TABLE.as_ref(), &Folding::default()] {
                let once = folding.fold(&text);
                prop_assert_eq!(folding.fold(&once), once);
            }
        }

        /// The marks cover the text, and what is marked is what was looked for.
        #[test]
        fn pieces_put_together_are_the_text(typed in ".{0,6}", text in ".{0,40}") {
            for reading in [Reading::Words, Reading::Name] {
                let query = Query::new(&typed, TABLE.clone());
                let joined: String = query.pieces(&text, reading).iter().map(|piece| piece.text).collect();
                prop_assert_eq!(joined, text.clone());
            }
        }

        #[test]
        fn what_is_marked_was_looked_for(typed in some(1..=3), text in some(0..=20)) {
            let words: Vec<String> = TABLE.fold(&typed).split_whitespace().map(str::to_owned).collect();
            for piece in Query::new(&typed, TABLE.clone()).pieces(&text, Reading::Words) {
                prop_assert!(!piece.hit || words.contains(&TABLE.fold(piece.text)), "{piece:?}");
            }
        }

        /// What is written anywhere is found there, in either width.
        #[test]
        fn a_part_is_found(before in "[a-zA-Z图价]{0,8}", word in "[!-~]{1,6}", after in "[a-z价]{0,8}") {
            let wide: String = word.chars().filter_map(|c| char::from_u32(u32::from(c) + 0xFEE0)).collect();
            let text = format!("{before}{word}{after}");
            for folding in [TABLE.clone(), Arc::default()] {
                prop_assert!(Query::new(&wide, folding).touches(&text, Reading::Words));
            }
        }

        /// The table finds whatever arithmetic finds.
        #[test]
        fn the_table_loses_nothing(typed in some(1..=3), text in some(0..=20)) {
            let finds = |folding: Arc<Folding>| Query::new(&typed, folding).touches(&text, Reading::Words);
            prop_assert!(!finds(Arc::default()) || finds(TABLE.clone()));
        }

        /// What is folded once and what is compared character by character agree.
        #[test]
        fn texts_hold_what_is_marked(typed in some(1..=3), one in some(0..=20), two in some(0..=9)) {
            for reading in [Reading::Words, Reading::Name] {
                let query = Query::new(&typed, TABLE.clone());
                let alone = |word: &Word| Query { words: vec![word.clone()], folding: TABLE.clone() };
                let somewhere = |word| [&one, &two].iter().any(|text| alone(word).touches(text, reading));
                let expected = !query.is_empty() && query.words.iter().all(somewhere);
                prop_assert_eq!(query.fits(&texts(&TABLE, &[&one, &two], reading)), expected);
            }
        }
    }
}
