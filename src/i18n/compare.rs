//! Words for two runs beside each other.

use super::{Lang, apart, format, history, inspections};
use crate::domain::inspections::{Answer, Change, Fit, Outcome, Shift};
use crate::domain::templates::{Ask, Check};

messages! {
    title = "对比两次巡检", "Compare two inspections";
    link = "对比", "Compare";
    with_before = "与上一次对比", "Compare with the one before";
    earlier = "较早一次", "Earlier";
    later = "较晚一次", "Later";
    in_summary = "看汇总", "Summary";
    not_handed_in = "还没有提交", "Not handed in";
    only_changes = "只看有变化的和仍不通过的", "Only what changed or still fails";
    unchanged_hidden(n: usize) = "另有 {n} 项没有变化，未列出", "{n} unchanged, not listed";
    nothing_changed = "两次的结果完全一样。", "Both say exactly the same.";
    none_before = "在这之前还没有巡检，没有可以对比的。", "Nothing was inspected before this; there is nothing to compare with.";
    unknown = "找不到要对比的巡检。", "The inspections to compare cannot be found.";
    to_history = "看巡检记录", "To the inspection history";
    not_listed = "没有这一项", "Not in this one";
    looked_at_once = "只有一次看过的条目", "Looked at only once";
    only_on(day: &str) = "只在{day}", "Only on {day}";
    of_group(group: &str, names: &str) = "{group}：{names}", "{group}: {names}";
    between = "、", ", ";
    what_changed = "变化", "What changed";
    answer = "回答", "Answer";
    not_filled_in = "未填", "not filled in";
    other_words = "文字不同", "other words";
    note_added = "多了备注", "a note now";
    note_gone = "备注没有了", "no note now";
    note_other = "备注不同", "another note";
    photos(then: usize, now: usize) = "照片 {then} → {now} 张", "photos {then} → {now}";
    earlier_day = "更早的一天", "An earlier day";
    nearest_before(day: &str, shown: &str) = "{day}没有巡检，显示的是在它之前最近的一次：{shown}。", "No inspection on {day}; the nearest before it is shown: {shown}.";
    nearest_after(day: &str, shown: &str) = "{day}没有巡检，之前也没有，显示的是之后最近的一次：{shown}。", "No inspection on {day} nor before it; the first after it is shown: {shown}.";
    nearest_beside(day: &str, shown: &str) = "{day}的巡检已经在另一边，显示的是离它最近的一次：{shown}。", "The inspection of {day} is on the other side already; the nearest to it is shown: {shown}.";
}

/// What became of a check.
pub fn shift(lang: Lang, shift: Shift) -> &'static str {
    let (zh, en) = match shift {
        Shift::NewlyFailing => ("新出现的不通过", "Newly failing"),
        Shift::Mended => ("已改好", "Mended"),
        Shift::StillFailing => ("仍不通过", "Still failing"),
        Shift::LostSight => ("原来不通过，这次未检查", "Failed before, not checked now"),
        Shift::NewlyAnswered => ("这次新检查", "Newly checked"),
        Shift::NowOpen => ("这次未检查", "Not checked now"),
        Shift::Otherwise => ("其他变化", "Other changes"),
        Shift::Same => ("没有变化", "Unchanged"),
    };
    match lang {
        Lang::Zh => zh,
        Lang::En => en,
    }
}

/// How many checks there are of a sort.
pub fn count(lang: Lang, n: usize) -> String {
    match lang {
        Lang::Zh => format!("{n} 项"),
        Lang::En => format::plural(n, "check", "checks"),
    }
}

/// The longest words that are repeated when they changed, in characters; longer ones stand on both sides.
const REPEATED: usize = 40;

/// What changed at a check: `回答：4 ℃ → 8 ℃`.
pub fn change(lang: Lang, check: &Check, change: Change, then: &Answer, now: &Answer) -> String {
    match change {
        Change::Answer => named(lang, answer(lang), &answers(lang, check, then, now)),
        Change::Prices => prices(lang, then, now),
        Change::Note => note(lang, then, now).to_owned(),
        Change::Photos => photos(lang, then.photos.len(), now.photos.len()),
    }
}

fn named(lang: Lang, name: &str, words: &str) -> String {
    match lang {
        Lang::Zh => format!("{name}：{words}"),
        Lang::En => format!("{name}: {words}"),
    }
}

fn answers(lang: Lang, check: &Check, then: &Answer, now: &Answer) -> String {
    let both = [then, now].map(|of| inspections::answer_words(lang, check, of));
    let is_long = |words: &Option<String>| words.as_ref().is_some_and(|words| words.chars().count() > REPEATED);
    if check.ask == Ask::Text && both.iter().any(is_long) {
        return other_words(lang).to_owned();
    }
    let [then, now] = [(both[0].as_deref(), then), (both[1].as_deref(), now)]
        .map(|(words, of)| apart(words.unwrap_or_else(|| without_words(lang, of))));
    format!("{then} → {now}")
}

/// What is said instead of a value.
fn without_words(lang: Lang, answer: &Answer) -> &'static str {
    match answer.outcome {
        Some(Outcome::Na) | None => history::outcome(lang, answer.outcome),
        Some(_) => not_filled_in(lang),
    }
}

/// `图上价 ¥89.00 → ¥99.00`; of both what changed.
fn prices(lang: Lang, then: &Answer, now: &Answer) -> String {
    let price = |minor: Option<i64>| minor.map_or_else(|| not_filled_in(lang).to_owned(), format::price);
    let both = [
        (history::price_shown(lang), then.shown, now.shown),
        (history::price_charged(lang), then.charged, now.charged),
    ];
    let changed = both.into_iter().filter(|(_, then, now)| then != now);
    let words: Vec<_> = changed.map(|(name, then, now)| format!("{name} {} → {}", price(then), price(now))).collect();
    words.join(between(lang))
}

fn note(lang: Lang, then: &Answer, now: &Answer) -> &'static str {
    match (then.note.trim(), now.note.trim()) {
        ("", _) => note_added(lang),
        (_, "") => note_gone(lang),
        _ => note_other(lang),
    }
}

/// What is said of the run that a chosen day brought; nothing where it is that day's.
pub fn of_day(lang: Lang, fit: Fit, day: &str, shown: &str) -> Option<String> {
    Some(match fit {
        Fit::ThatDay => return None,
        Fit::Before => nearest_before(lang, day, shown),
        Fit::After => nearest_after(lang, day, shown),
        Fit::Beside => nearest_beside(lang, day, shown),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::inspections::Photo;
    use crate::domain::templates::{Choice, Evidence, Text};
    use crate::domain::value::Value;

    const fn text(zh: &'static str, en: &'static str) -> Text {
        Text { zh, en }
    }

    const CHOICES: &[Choice] = &[
        Choice { id: "on", name: text("亮", "lit"), result: "pass" },
        Choice { id: "off", name: text("不亮", "dark"), result: "fail" },
    ];

    fn words(lang: Lang, ask: Ask, then: &Answer, now: &Answer) -> String {
        let none = text("", "");
        let evidence = Evidence::default();
        let (id, tell, only_if) = ("a", &[], None);
        let check =
            Check { id, label: none, how: none, ask, evidence, weight: 1, critical: None, tell, only_if, mender: None };
        change(lang, &check, Change::Answer, then, now)
    }

    fn with(outcome: Outcome, value: impl Into<Value>) -> Answer {
        Answer { outcome: Some(outcome), value: Some(value.into()), ..Answer::default() }
    }

    fn plain(outcome: Option<Outcome>) -> Answer {
        Answer { outcome, ..Answer::default() }
    }

    #[test]
    fn an_answer_that_changed_is_told_in_the_words_of_its_kind() {
        use Outcome::{Fail, Na, Pass};
        let number = Ask::Number { unit: text("℃", "°C"), min: None, max: None };
        let (four, eight) = (with(Pass, Value::Int(4_000)), with(Fail, Value::Int(8_500)));
        assert_eq!(words(Lang::Zh, number, &four, &eight), "回答：4 ℃ → 8.5 ℃");
        assert_eq!(words(Lang::En, number, &four, &plain(Some(Na))), "Answer: 4 °C → N/A");
        assert_eq!(words(Lang::Zh, number, &plain(Some(Pass)), &four), "回答：未填 → 4 ℃");
        let (on, off) = (with(Pass, "on"), with(Fail, "off"));
        assert_eq!(words(Lang::Zh, Ask::Choice(CHOICES), &on, &off), "回答：亮 → 不亮");
        assert_eq!(words(Lang::En, Ask::Choice(CHOICES), &on, &off), "Answer: lit → dark");
        assert_eq!(words(Lang::Zh, Ask::YesNo, &plain(Some(Pass)), &plain(Some(Fail))), "回答：是 → 否");
        let photos = vec![Photo { id: "p".into(), sha: "s".into(), width: 1, height: 1 }];
        let signed = Answer { photos, ..plain(None) };
        assert_eq!(words(Lang::En, Ask::Signature, &signed, &plain(None)), "Answer: Signed → Not signed");
        assert_eq!(words(Lang::Zh, Ask::Text, &with(Pass, "左"), &with(Pass, "右")), "回答：左 → 右");
        let long = with(Pass, "字".repeat(41).as_str());
        assert_eq!(words(Lang::Zh, Ask::Text, &long, &with(Pass, "右")), "回答：文字不同");
    }

    #[test]
    fn of_two_prices_the_one_that_changed_is_told() {
        let then = Answer { shown: Some(8_900), charged: Some(8_900), ..Answer::default() };
        let now = Answer { charged: Some(9_900), ..then.clone() };
        assert_eq!(prices(Lang::Zh, &then, &now), "实际价 ¥89.00 → ¥99.00");
        assert_eq!(
            prices(Lang::En, &Answer::default(), &now),
            "Shown not filled in → ¥89.00, Charged not filled in → ¥99.00"
        );
    }

    #[test]
    fn a_day_without_a_run_of_its_own_says_which_is_shown() {
        assert_eq!(of_day(Lang::Zh, Fit::ThatDay, "a", "a"), None);
        for fit in [Fit::Before, Fit::After, Fit::Beside] {
            let said = of_day(Lang::En, fit, "Mon 2 Nov", "Sun 1 Nov").unwrap_or_default();
            assert!(said.contains("Mon 2 Nov") && said.ends_with("Sun 1 Nov."), "{said}");
        }
    }

    #[test]
    fn every_sort_has_a_name_of_its_own() {
        for lang in Lang::ALL {
            let names: std::collections::BTreeSet<_> = Shift::ALL.iter().map(|one| shift(lang, *one)).collect();
            assert_eq!(names.len(), Shift::ALL.len());
        }
        assert_eq!(count(Lang::En, 1), "1 check");
        assert_eq!(count(Lang::Zh, 2), "2 项");
    }
}
