//! What two runs say differently of a check, beyond its result: what it was answered with, prices, notes, photos.

use super::{Pair, Said};
use crate::domain::inspections::Answer;
use crate::domain::templates::{Ask, Check};
use crate::domain::value::Value;

/// One thing that is not the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    /// What it was answered with: a number, words, a choice, yes or no, a signature.
    Answer,
    /// The prices.
    Prices,
    /// The note.
    Note,
    /// How many photos there are.
    Photos,
}

impl Pair {
    /// What changed where both runs answered the check, or neither did: else that is the change. New words and photos
    /// are told where the result is the same: a fail brings its own.
    pub fn changes(&self) -> Vec<Change> {
        let (Some(then), Some(now)) = (&self.then, &self.now) else { return Vec::new() };
        let (was, is) = (&then.answer, &now.answer);
        if was.outcome.is_some() != is.outcome.is_some() {
            return Vec::new();
        }
        let is_one = then.parts.is_empty() && now.parts.is_empty();
        let is_same_result = was.outcome == is.outcome;
        let is_other_answer = is_one && is_answered_otherwise(self.check, was, is);
        let is_signed_otherwise = is_other_answer && self.check.ask == Ask::Signature;
        let is_other_count = was.photos.len() != is.photos.len() && !is_signed_otherwise;
        let all = [
            (Change::Answer, is_other_answer),
            (Change::Prices, is_one && (was.shown, was.charged) != (is.shown, is.charged)),
            (Change::Note, is_same_result && was.note.trim() != is.note.trim()),
            (Change::Photos, is_same_result && is_other_count),
        ];
        all.into_iter().filter(|(_, differs)| *differs).map(|(change, _)| change).collect()
    }
}

fn is_answered_otherwise(check: &Check, then: &Answer, now: &Answer) -> bool {
    match check.ask {
        Ask::YesNo => then.outcome != now.outcome,
        Ask::Signature => then.is_signed() != now.is_signed(),
        _ => then.value != now.value,
    }
}

/// Whether something stands beside the result that belongs to one entry alone: a value or a price.
pub(super) fn is_filled_in(answer: &Answer) -> bool {
    answer.value.is_some() || answer.shown.is_some() || answer.charged.is_some()
}

/// A name, the value, the two prices.
type Filled<'s> = (&'s str, Option<&'s Value>, Option<i64>, Option<i64>);

/// Whether notes, values, prices and the number of photos agree as well.
pub(super) fn tells_the_same(then: Option<&Said>, now: Option<&Said>) -> bool {
    fn told(said: &Said) -> (&str, Vec<Filled<'_>>, usize) {
        let parts = said.parts.iter().map(|(name, answer)| (name.as_str(), answer));
        let all = std::iter::once(("", &said.answer)).filter(|(_, answer)| is_filled_in(answer)).chain(parts);
        let filled = all.map(|(name, answer)| (name, answer.value.as_ref(), answer.shown, answer.charged));
        (said.answer.note.trim(), filled.collect(), said.answer.photos.len())
    }
    then.map(told).unwrap_or_default() == now.map(told).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::inspections::{Outcome, Photo, Shift};
    use crate::domain::templates::{DAILY, Evidence, Text};

    const NO_WORDS: Text = Text { zh: "", en: "" };
    const NUMBER: Ask = Ask::Number { unit: NO_WORDS, min: None, max: None };

    fn check(ask: Ask) -> &'static Check {
        Box::leak(Box::new(Check {
            id: "a",
            label: NO_WORDS,
            how: NO_WORDS,
            ask,
            evidence: Evidence::default(),
            weight: 1,
            critical: None,
            tell: &[],
            only_if: None,
            mender: None,
        }))
    }

    fn said(answer: Answer) -> Said {
        Said { answer, parts: Vec::new(), marks: Vec::new(), follow_ups: Vec::new() }
    }

    fn pair(ask: Ask, then: Said, now: Said) -> Pair {
        let (group, name, shift) = (&DAILY.groups[0], String::new(), Shift::Otherwise);
        Pair { group, check: check(ask), name, shift, then: Some(then), now: Some(now) }
    }

    fn changes(ask: Ask, then: &Answer, now: &Answer) -> Vec<Change> {
        pair(ask, said(then.clone()), said(now.clone())).changes()
    }

    fn with(outcome: Outcome) -> Answer {
        Answer { outcome: Some(outcome), ..Answer::default() }
    }

    fn photo(id: &str) -> Photo {
        Photo { id: id.into(), sha: id.into(), width: 4, height: 3 }
    }

    #[test]
    fn another_number_words_or_choice_is_told() {
        let valued = |value: Value| Answer { value: Some(value), ..with(Outcome::Pass) };
        let failed = Answer { outcome: Some(Outcome::Fail), ..valued(Value::Int(8_000)) };
        assert_eq!(changes(NUMBER, &valued(Value::Int(4_000)), &failed), [Change::Answer]);
        assert_eq!(changes(NUMBER, &valued(Value::Int(4_000)), &with(Outcome::Pass)), [Change::Answer]);
        assert_eq!(changes(Ask::Text, &valued(Value::text("a")), &valued(Value::text("b"))), [Change::Answer]);
        assert_eq!(changes(Ask::Choice(&[]), &valued(Value::text("a")), &valued(Value::text("a"))), []);
    }

    #[test]
    fn yes_and_no_are_answers_pass_and_fail_are_results() {
        assert_eq!(changes(Ask::YesNo, &with(Outcome::Pass), &with(Outcome::Fail)), [Change::Answer]);
        assert_eq!(changes(Ask::PassFail, &with(Outcome::Pass), &with(Outcome::Fail)), []);
    }

    #[test]
    fn a_signature_is_there_or_not_and_is_no_photo() {
        let signed = Answer { photos: vec![photo("p")], ..with(Outcome::Na) };
        assert_eq!(changes(Ask::Signature, &signed, &with(Outcome::Na)), [Change::Answer]);
        assert_eq!(changes(Ask::PassFail, &signed, &with(Outcome::Na)), [Change::Photos]);
        assert_eq!(changes(Ask::Signature, &signed, &Answer { photos: vec![photo("q")], ..signed.clone() }), []);
    }

    #[test]
    fn prices_notes_and_photos_are_told_too() {
        let then = Answer { note: "模糊".into(), shown: Some(8_900), charged: Some(8_900), ..with(Outcome::Fail) };
        let now = Answer { note: String::new(), charged: Some(9_900), photos: vec![photo("p")], ..then.clone() };
        assert_eq!(changes(Ask::Prices, &then, &now), [Change::Prices, Change::Note, Change::Photos]);
        // Where the result is another, its words and photos come with it.
        let passed = Answer { outcome: Some(Outcome::Pass), ..now.clone() };
        assert_eq!(changes(Ask::Prices, &then, &passed), [Change::Prices]);
        assert_eq!(changes(Ask::Prices, &then, &Answer { note: " 模糊\n".into(), ..then.clone() }), []);
    }

    #[test]
    fn where_only_one_run_answered_that_is_the_change() {
        let valued = Answer { value: Some(Value::Int(1)), note: "x".into(), ..with(Outcome::Pass) };
        assert_eq!(changes(NUMBER, &Answer::default(), &valued), []);
        let alone = Pair { then: None, ..pair(NUMBER, said(valued.clone()), said(valued)) };
        assert_eq!(alone.changes(), []);
    }

    /// One number for the page before, one per banner now: neither stands for the other, but something is different.
    #[test]
    fn values_of_several_entries_stay_with_them() {
        let whole = Answer { value: Some(Value::Int(4_000)), ..with(Outcome::Pass) };
        let part = Answer { value: Some(Value::Int(8_000)), ..with(Outcome::Pass) };
        let several = Said { parts: vec![("主图".into(), part)], ..said(with(Outcome::Pass)) };
        assert!(!tells_the_same(Some(&said(whole.clone())), Some(&several)));
        assert_eq!(pair(NUMBER, said(whole), several.clone()).changes(), []);
        assert!(tells_the_same(Some(&several), Some(&several.clone())));
    }
}
