//! Words and names are found in whichever form they are typed, and marked where they stand.

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

fn are_put_together(text: &str, words: &[String]) -> bool {
    text.is_empty()
        || words.iter().any(|word| text.strip_prefix(word.as_str()).is_some_and(|rest| are_put_together(rest, words)))
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
    assert_eq!(plainly("1 2", "11月12日"), "[11]月[12]日", "what stands side by side is one mark");
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
            prop_assert!(!piece.hit || are_put_together(&TABLE.fold(piece.text), &words), "{piece:?}");
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
