//! Texts in which forbidden words stand, hide, or only seem to.

use super::*;
use proptest::prelude::*;

fn words<'t>(terms: &'t [Term], text: &str) -> Vec<&'t str> {
    find(terms, text).iter().map(|found| found.term.word.as_str()).collect()
}

#[test]
fn absolute_terms_are_found_wherever_they_stand() {
    let terms = defaults();
    assert_eq!(words(&terms, "全网最低价，国家级品质"), ["全网最", "最低价", "国家级"]);
    assert_eq!(words(&terms, "明前龙井 手工炒制 250g"), Vec::<&str>::new());
    assert_eq!(words(&terms, ""), Vec::<&str>::new());
}

#[test]
fn nothing_hides_them() {
    let terms = defaults();
    for text in ["１００％有效", "100 %有 效", "100%有效"] {
        assert_eq!(words(&terms, text), ["100%有效"], "{text}");
    }
    let own = [Term { word: "No.1".into(), except: Vec::new() }];
    assert_eq!(words(&own, "ＮＯ．１ 茶"), ["No.1"]);
}

#[test]
fn harmless_words_are_passed_over() {
    let terms = defaults();
    assert_eq!(words(&terms, "开封后最好在三个月内饮用"), Vec::<&str>::new());
    assert_eq!(words(&terms, "最好在春天喝，也是最好的茶"), ["最好"]);
    let first = [Term { word: "第一".into(), except: vec!["第一次".into(), "第一泡".into()] }];
    assert_eq!(words(&first, "第一泡倒掉，第 一 次喝，销量第一"), ["第一"]);
}

#[test]
fn the_place_is_that_in_the_text() {
    let terms = defaults();
    let text = "茶：最 佳 伴手礼";
    let found = find(&terms, text);
    assert_eq!(found.iter().map(|one| &text[one.at.clone()]).collect::<Vec<_>>(), ["最 佳"]);
}

proptest! {
    /// A word is found in any text around it, at a place that can be cut out.
    #[test]
    fn what_is_put_in_is_found(before in "[a-z茶 ]{0,9}", after in "[a-z茶 ]{0,9}", at in 0_usize..26) {
        let terms = defaults();
        let text = format!("{before}{}{after}", terms[at].word);
        let found = find(&terms, &text);
        prop_assert!(found.iter().any(|one| one.term == &terms[at] && text.get(one.at.clone()).is_some()));
    }
}
