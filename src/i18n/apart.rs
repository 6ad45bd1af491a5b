//! People's text within a sentence of ours: its direction ends with it (R29).

use std::borrow::Cow;

/// A text as it stands in a sentence. One that may turn the direction is set apart, without the invisible characters
/// that turn it: one of them left open would reach into the sentence. Any other stays as it is.
pub fn apart(text: &str) -> Cow<'_, str> {
    if !text.chars().any(|c| turns(c) || is_right_to_left(c)) {
        return Cow::Borrowed(text);
    }
    let plain: String = text.chars().filter(|c| !turns(*c)).collect();
    Cow::Owned(format!("\u{2068}{plain}\u{2069}"))
}

/// Embeddings, overrides, isolates and their ends.
fn turns(c: char) -> bool {
    matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// Hebrew, Arabic and their neighbours, wherever they are encoded; and the marks that count as such letters.
fn is_right_to_left(c: char) -> bool {
    matches!(c, '\u{590}'..='\u{8ff}' | '\u{200f}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefe}'
        | '\u{10800}'..='\u{10fff}' | '\u{1e800}'..='\u{1efff}')
}

/// What may stand in a message: texts set apart, numbers as they are.
pub trait Placed {
    /// As it stands there.
    type As;
    /// Puts it there.
    fn placed(self) -> Self::As;
}

impl<'a> Placed for &'a str {
    type As = Cow<'a, str>;
    fn placed(self) -> Self::As {
        apart(self)
    }
}

macro_rules! as_they_are {
    ($($number:ty),+) => {
        $(impl Placed for $number {
            type As = Self;
            fn placed(self) -> Self {
                self
            }
        })+
    };
}

as_they_are!(usize, u64, u32, i64, i32);

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::{Lang, search, today};

    #[test]
    fn what_turns_no_direction_stays_as_it_is() {
        for text in ["", "林小满", "Ann – 100 %", "a\nb", "🍵𠮷\u{200d}\u{feff}"] {
            assert!(matches!(apart(text), Cow::Borrowed(same) if same == text), "{text}");
        }
    }

    #[test]
    fn what_turns_the_direction_is_set_apart() {
        assert_eq!(apart("gnp\u{202e}反"), "\u{2068}gnp反\u{2069}");
        assert_eq!(apart("\u{2069}\u{202e}a\u{2066}"), "\u{2068}a\u{2069}", "neither closed early nor left open");
        assert_eq!(apart("דנה"), "\u{2068}דנה\u{2069}");
    }

    #[test]
    fn messages_set_texts_apart_and_leave_numbers() {
        assert_eq!(search::first_of(Lang::En, 5, 12), "first 5 of 12");
        assert_eq!(search::none(Lang::En, "x"), "Nothing found for \"x\". Try other or fewer words.");
        assert_eq!(today::reviewer_says(Lang::Zh, "\u{202e}a", "好"), "\u{2068}a\u{2069}：好");
    }
}
