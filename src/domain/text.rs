//! Finding text as people mean it: full-width and half-width, upper and lower case alike, Chinese without
//! spaces. Arithmetic on characters instead of the Unicode tables, which would double the first screen;
//! knows nothing of records.

use std::ops::Range;

/// A character as it is compared. Full-width forms (U+FF01–FF5E) and the ideographic space have their plain
/// counterparts at a fixed distance.
fn plain(c: char) -> char {
    match c {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c) - 0xFEE0).unwrap_or(c),
        '\u{3000}' => ' ',
        '￥' => '¥',
        c => c,
    }
}

fn folded(text: &str) -> impl Iterator<Item = char> + '_ {
    text.chars().map(plain).flat_map(char::to_lowercase)
}

/// The text as it is compared.
pub fn fold(text: &str) -> String {
    folded(text).collect()
}

/// What a person looks for: words, each of which must occur somewhere.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Query {
    words: Vec<String>,
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
    pub fn new(typed: &str) -> Self {
        Self { words: fold(typed).split_whitespace().map(str::to_owned).collect() }
    }

    /// Whether nothing was typed.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// Whether each word occurs in one of the texts.
    pub fn fits<'t>(&self, texts: impl Iterator<Item = &'t str> + Clone) -> bool {
        !self.is_empty() && self.words.iter().all(|word| texts.clone().any(|text| first(text, word).is_some()))
    }

    /// Whether one of the words occurs in the text.
    pub fn touches(&self, text: &str) -> bool {
        self.words.iter().any(|word| first(text, word).is_some())
    }

    /// The text cut where it matches.
    pub fn pieces<'a>(&self, text: &'a str) -> Vec<Piece<'a>> {
        let mut pieces = Vec::new();
        let mut from = 0;
        while let Some(hit) = self.next(text, from) {
            push(&mut pieces, &text[from..hit.start], false);
            push(&mut pieces, &text[hit.clone()], true);
            from = hit.end;
        }
        push(&mut pieces, &text[from..], false);
        pieces
    }

    /// The earliest match from a place on; the longest of those that begin there.
    fn next(&self, text: &str, from: usize) -> Option<Range<usize>> {
        let hits = self.words.iter().filter_map(|word| first(&text[from..], word));
        let hit = hits.min_by_key(|hit| (hit.start, std::cmp::Reverse(hit.end)))?;
        Some(from + hit.start..from + hit.end)
    }

    /// At most about `most` characters of a long text around its first match, with dots where it was cut.
    pub fn excerpt(&self, text: &str, most: usize) -> String {
        if text.chars().count() <= most {
            return text.to_owned();
        }
        let hit = self.next(text, 0).map_or(0, |hit| text[..hit.start].chars().count());
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

/// Where a folded word first occurs, in bytes of the text as written. An empty word occurs nowhere.
fn first(text: &str, word: &str) -> Option<Range<usize>> {
    if word.is_empty() {
        return None;
    }
    text.char_indices().find_map(|(start, _)| Some(start..start + length_at(&text[start..], word)?))
}

/// How many bytes of the text, from its beginning, read as the word.
fn length_at(text: &str, word: &str) -> Option<usize> {
    let mut wanted = word.chars().peekable();
    for (at, c) in text.char_indices() {
        if wanted.peek().is_none() {
            return Some(at);
        }
        for folded in plain(c).to_lowercase() {
            wanted.next_if_eq(&folded)?;
        }
    }
    wanted.peek().is_none().then_some(text.len())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn marked(typed: &str, text: &str) -> String {
        let mark = |piece: Piece| if piece.hit { format!("[{}]", piece.text) } else { piece.text.to_owned() };
        Query::new(typed).pieces(text).into_iter().map(mark).collect()
    }

    #[test]
    fn width_and_case_do_not_matter() {
        assert_eq!(fold("ＫＶ　图１２．５"), "kv 图12.5");
        assert_eq!(marked("ｋｖ", "首页KV图,kv 链接"), "首页[KV]图,[kv] 链接");
        assert_eq!(marked("12.5", "价１２．５元"), "价[１２．５]元");
        assert_eq!(marked("￥99", "¥99"), "[¥99]");
    }

    #[test]
    fn chinese_needs_no_spaces() {
        assert_eq!(marked("促销图", "三张促销图都过期"), "三张[促销图]都过期");
        assert_eq!(marked("𠮷", "客户𠮷田"), "客户[𠮷]田");
    }

    #[test]
    fn every_word_must_occur_somewhere() {
        let fits = |typed: &str| Query::new(typed).fits(["Banner A", "价格不符"].into_iter());
        assert!(fits("banner 价格"));
        assert!(fits("价格　BANNER"));
        assert!(!fits("banner 过期"));
        assert!(!fits("  "), "nothing typed finds nothing");
    }

    #[test]
    fn a_character_that_folds_to_several_is_not_cut() {
        assert_eq!(marked("i", "İstanbul ist"), "İstanbul [i]st");
        assert_eq!(marked("İ", "İstanbul"), "[İ]stanbul");
    }

    #[test]
    fn a_long_text_is_cut_around_its_match() {
        let long = format!("{}价格不符{}", "前".repeat(300), "后".repeat(300));
        let cut = Query::new("价格").excerpt(&long, 60);
        assert!(cut.starts_with('…') && cut.ends_with('…') && cut.contains("价格不符"), "{cut}");
        assert_eq!(Query::new("价格").excerpt("价格不符", 60), "价格不符");
    }

    proptest! {
        #[test]
        fn pieces_put_together_are_the_text(typed in ".{0,6}", text in ".{0,40}") {
            let query = Query::new(&typed);
            let joined: String = query.pieces(&text).iter().map(|piece| piece.text).collect();
            prop_assert_eq!(joined, text);
        }

        /// What is written anywhere is found there, in either width.
        #[test]
        fn a_part_is_found(before in "[a-zA-Z图价]{0,8}", word in "[!-~]{1,6}", after in "[a-z价]{0,8}") {
            let wide: String = word.chars().filter_map(|c| char::from_u32(u32::from(c) + 0xFEE0)).collect();
            let text = format!("{before}{word}{after}");
            prop_assert!(Query::new(&wide).touches(&text));
        }
    }
}
