//! One whole listing, of which something is taken away.

use super::*;
use proptest::prelude::*;

fn whole() -> There<'static> {
    There {
        title: "明前龙井茶叶礼盒",
        description: "核心产区，手工炒制",
        category: "茶 > 绿茶",
        price: Some(12_900),
        stock: Some(0),
        attributes: vec!["产地", "等级"],
        images: vec![Some((800, 1_000)); 5],
        keywords: 3,
        selling_points: 0,
    }
}

fn asks() -> Asks {
    Asks { attributes: vec!["产地".into(), "等级".into()], ..Asks::default() }
}

#[test]
fn a_whole_listing_is_green() {
    let found = asks().look(&whole());
    assert_eq!((found.percent, found.light(), found.missing), (100, Light::Green, Vec::new()));
}

/// Ten points: title, description, category, price, stock, two attributes, images, keywords, their size.
#[test]
fn what_is_missing_is_told_from_the_top_down() {
    let there = There {
        title: " ",
        description: "",
        price: None,
        attributes: vec!["产地"],
        images: vec![Some((800, 799)), None, Some((60, 900))],
        ..whole()
    };
    let found = asks().look(&there);
    let expected = [
        Missing::Title,
        Missing::Description,
        Missing::Price,
        Missing::Attribute("等级".into()),
        Missing::Images { there: 3, asked: 5 },
        Missing::SmallImages(vec![1, 3]),
    ];
    assert_eq!((found.percent, found.light()), (40, Light::Red));
    assert_eq!(found.missing, expected);
}

#[test]
fn a_title_may_be_too_long() {
    let long = format!("{}礼", "明前龙井茶叶".repeat(5));
    let found = asks().look(&There { title: &long, ..whole() });
    assert_eq!(found.missing, [Missing::TitleTooLong { bytes: 62, limit: 60 }]);
    assert_eq!((found.percent, found.light()), (90, Light::Amber));
    let free = Asks { title: 0, ..asks() };
    assert_eq!(free.look(&There { title: &long, ..whole() }).percent, 100);
}

#[test]
fn what_is_not_asked_for_does_not_count() {
    let nothing = Asks { attributes: Vec::new(), images: 0, side: 0, title: 0, keywords: 0, selling_points: 0 };
    let there = There { images: Vec::new(), keywords: 0, ..whole() };
    assert_eq!(nothing.look(&there).percent, 100);
    assert_eq!(nothing.look(&There::default()).percent, 0);
    let points = Asks { selling_points: 5, ..nothing };
    assert_eq!(points.look(&there).missing, [Missing::SellingPoints { there: 0, asked: 5 }]);
}

proptest! {
    /// Green says that nothing is missing, and only then; filling something in never takes away from it.
    #[test]
    fn percent_and_missing_agree(images in 0_usize..7, side in 700_u32..900, keywords in 0_usize..3, has_price in any::<bool>()) {
        let there = There { images: vec![Some((side, 800)); images], keywords, price: has_price.then_some(1), ..whole() };
        let found = asks().look(&there);
        prop_assert_eq!(found.percent == 100, found.missing.is_empty());
        prop_assert_eq!(found.light() == Light::Green, found.missing.is_empty());
        let more = asks().look(&There { price: Some(1), keywords: keywords + 1, ..there });
        prop_assert!(more.percent >= found.percent);
    }
}
