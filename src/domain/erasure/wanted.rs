//! A text that is to be gone, found as people write it: in any case and width, with or without spaces and hyphens in
//! between. Knows no record.

use super::MARK;
use crate::domain::value::Value;
use std::ops::Range;

/// The shortest text that can be looked for, in characters: one alone stands everywhere.
pub const SHORTEST: usize = 2;

/// The text.
pub struct Wanted(Vec<char>);

impl Wanted {
    /// `None` when it is too short.
    pub fn of(text: &str) -> Option<Self> {
        let signs: Vec<char> = text.chars().filter(|c| !is_gap(*c)).map(folded).collect();
        (signs.len() >= SHORTEST).then_some(Self(signs))
    }

    /// Whether it stands in a value, at any depth.
    pub fn stands_in(&self, value: &Value) -> bool {
        match value {
            Value::Text(own) => self.next(own, 0).is_some(),
            Value::List(items) => items.iter().any(|item| self.stands_in(item)),
            Value::Map(members) => members.values().any(|item| self.stands_in(item)),
            _ => false,
        }
    }

    /// The value with the mark in its place.
    pub(super) fn taken_out(&self, value: &Value) -> Value {
        match value {
            Value::Text(own) => self.marked(own).into(),
            Value::List(items) => Value::List(items.iter().map(|item| self.taken_out(item)).collect()),
            Value::Map(members) => {
                Value::Map(members.iter().map(|(name, item)| (name.clone(), self.taken_out(item))).collect())
            }
            other => other.clone(),
        }
    }

    fn marked(&self, own: &str) -> String {
        let (mut out, mut from) = (String::new(), 0);
        while let Some(hit) = self.next(own, from) {
            out.push_str(&own[from..hit.start]);
            out.push_str(MARK);
            from = hit.end;
        }
        out + &own[from..]
    }

    /// So many characters of a text before and after the first place where it stands.
    pub fn excerpt(&self, own: &str, around: usize) -> String {
        let hit = self.next(own, 0).unwrap_or(0..0);
        let before: Vec<char> = own[..hit.start].chars().rev().take(around).collect();
        let after = own[hit.end..].chars().take(around);
        before.into_iter().rev().chain(own[hit.clone()].chars()).chain(after).collect()
    }

    fn next(&self, own: &str, from: usize) -> Option<Range<usize>> {
        own[from..].char_indices().find_map(|(at, _)| {
            let start = from + at;
            Some(start..start + self.length_at(&own[start..])?)
        })
    }

    /// How far it reaches when a text begins with it.
    fn length_at(&self, text: &str) -> Option<usize> {
        let mut open = self.0.iter().peekable();
        for (at, c) in text.char_indices() {
            let is_begun = open.len() < self.0.len();
            match open.peek() {
                Some(sign) if **sign == folded(c) => open.next(),
                Some(_) if is_begun && is_gap(c) => continue,
                _ => return None,
            };
            if open.len() == 0 {
                return Some(at + c.len_utf8());
            }
        }
        None
    }
}

fn is_gap(c: char) -> bool {
    c.is_whitespace() || matches!(c, '-' | '－' | '‐' | '–')
}

/// One case and one width.
fn folded(c: char) -> char {
    let narrow = match u32::from(c) {
        code @ 0xff01..=0xff5e => char::from_u32(code - 0xfee0).unwrap_or(c),
        _ => c,
    };
    narrow.to_lowercase().next().unwrap_or(narrow)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn marked(wanted: &str, own: &str) -> String {
        Wanted::of(wanted).expect("long enough").marked(own)
    }

    #[test]
    fn it_is_found_as_people_write_it() {
        assert_eq!(marked("13800001111", "电话 138-0000 1111，或１３８００００１１１１。"), "电话 ▇▇，或▇▇。");
        assert_eq!(marked("138 0000-1111", "13800001111"), "▇▇");
        assert_eq!(marked("ann lee", "AnnLee和ANN  LEE"), "▇▇和▇▇");
        assert_eq!(marked("张三", "张 三丰，张小三"), "▇▇丰，张小三");
        assert_eq!(marked("1111", "11111"), "▇▇1", "one after another");
        assert!(Wanted::of(" 张 - ").is_none() && Wanted::of("张三").is_some());
    }

    #[test]
    fn it_is_found_at_any_depth() {
        let wanted = Wanted::of("13800001111").expect("long enough");
        let deep = Value::List(vec![Value::Map([("138".into(), "x138 0000 1111y".into())].into()), Value::Int(1)]);
        assert!(wanted.stands_in(&deep));
        assert_eq!(wanted.taken_out(&deep).canonical(), r#"[{"138":"x▇▇y"},1]"#);
        assert_eq!(wanted.excerpt("买家留的电话 13800001111 打不通", 3), "电话 13800001111 打不");
    }

    proptest! {
        /// Whatever stood there: what is left does not hold it, and nothing else is gone.
        #[test]
        fn what_is_left_does_not_hold_it(own in "[a-cA－ -]{0,20}", text in "[a-cA -]{2,4}") {
            let Some(wanted) = Wanted::of(&text) else { return Ok(()) };
            let left = wanted.marked(&own);
            prop_assert!(!wanted.stands_in(&Value::text(&left)), "{left}");
            if !wanted.stands_in(&Value::text(&own)) {
                prop_assert_eq!(left, own);
            }
        }
    }
}
