//! The length of a title as platforms count it (PAGE-01): in bytes of GBK, where a Chinese character is two. Knows no
//! platform: the limit is the shop's to set.

/// How many bytes a title takes in GBK; four for what only its later extension has (rare characters, emoji).
pub fn bytes(title: &str) -> usize {
    title.chars().map(width).sum()
}

fn width(letter: char) -> usize {
    match letter {
        _ if letter.is_ascii() => 1,
        _ if u32::from(letter) > 0xffff => 4,
        _ => 2,
    }
}

/// What of a title lies beyond a limit; empty where it fits. A letter that is cut lies beyond it.
pub fn beyond(title: &str, limit: usize) -> &str {
    let mut taken = 0;
    let first = title.char_indices().find(|(_, letter)| {
        taken += width(*letter);
        taken > limit
    });
    first.map_or("", |(at, _)| &title[at..])
}

/// Blanks where readers of a search trip over them: at an end, or more than one in a row.
pub fn has_stray_blanks(title: &str) -> bool {
    let is_blank = |letter: char| letter.is_whitespace();
    let mut letters = title.chars().peekable();
    let mut doubled = false;
    while let Some(letter) = letters.next() {
        doubled |= is_blank(letter) && letters.peek().is_some_and(|next| is_blank(*next));
    }
    doubled || title.starts_with(is_blank) || title.ends_with(is_blank)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_is_counted_in_bytes_of_gbk() {
        for (title, length) in [("", 0), ("Tea 茶", 6), ("龙井茶叶", 8), ("，１２", 6), ("€", 2), ("𠮷", 4), ("🍵", 4)]
        {
            assert_eq!(bytes(title), length, "{title}");
        }
    }

    #[test]
    fn what_lies_beyond_the_limit_is_told() {
        let sixty = "明前龙井茶叶".repeat(5);
        assert_eq!((bytes(&sixty), beyond(&sixty, 60)), (60, ""));
        assert_eq!(beyond(&format!("{sixty}礼盒"), 60), "礼盒");
        assert_eq!(beyond(&format!("A{sixty}"), 60), "叶", "the last character is cut in two");
        assert_eq!(beyond("", 0), "");
    }

    #[test]
    fn stray_blanks_are_found() {
        for title in [" 茶", "茶\u{3000}", "龙井  茶", "龙井 \u{3000}茶"] {
            assert!(has_stray_blanks(title), "{title:?}");
        }
        for title in ["", "茶", "明前 龙井 礼盒"] {
            assert!(!has_stray_blanks(title), "{title:?}");
        }
    }
}
