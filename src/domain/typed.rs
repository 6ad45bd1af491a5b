//! What was typed over a stored text and is not stored itself yet (R10): what of it counts when that text has been
//! written anew since. Pure; where it is kept is not known here.

/// The length of a print.
const PRINT: usize = 16;

/// Words typed in the place of a stored text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Typed {
    over: String,
    /// The words.
    pub words: String,
}

impl Typed {
    /// Words typed over a text.
    pub fn over(stored: &str, words: &str) -> Self {
        Self { over: print(stored), words: words.to_owned() }
    }

    /// As one text, to be kept.
    pub fn kept(&self) -> String {
        format!("{}{}", self.over, self.words)
    }

    /// From what was kept.
    pub fn read(kept: &str) -> Option<Self> {
        let (over, words) = kept.split_at_checked(PRINT)?;
        Some(Self { over: over.to_owned(), words: words.to_owned() })
    }

    /// Whether they were typed over this very text.
    pub fn is_over(&self, stored: &str) -> bool {
        self.over == print(stored)
    }

    /// The words fitted to the texts that have stood there, in their order; the last is the one that stands there
    /// now. A browser that was killed may bring words back that were stored and written over long ago (R01): those
    /// are part of what was written since, and `None`. Others do not win over what somebody else has written since:
    /// they come after it.
    pub fn fitted(&self, stood: &[&str]) -> Option<String> {
        let now = stood.last().copied().unwrap_or_default();
        if self.is_over(now) {
            return Some(self.words.clone());
        }
        let since = stood.iter().rposition(|text| self.is_over(text)).map_or(0, |over| over + 1);
        if stood[since..].iter().any(|text| text.contains(&self.words)) {
            return None;
        }
        Some(if now.is_empty() { self.words.clone() } else { format!("{now}\n{}", self.words) })
    }
}

/// Tells texts apart: FNV-1a, 16 hex digits.
fn print(text: &str) -> String {
    let hash = text
        .bytes()
        .fold(0xcbf2_9ce4_8422_2325, |hash: u64, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3));
    format!("{hash:016x}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_kept_is_read_again() {
        for words in ["", "歪了", "a\nb", "0123456789abcdef0"] {
            let typed = Typed::over("轮播", words);
            assert_eq!(Typed::read(&typed.kept()), Some(typed));
        }
        for damaged in ["", "0123456789abcde", "一二三四五六"] {
            assert_eq!(Typed::read(damaged), None, "{damaged}");
        }
    }

    #[test]
    fn words_over_the_text_that_still_stands_take_its_place() {
        assert_eq!(Typed::over("旧", "新").fitted(&["旧"]).as_deref(), Some("新"));
        assert_eq!(Typed::over("", "新").fitted(&[]).as_deref(), Some("新"));
        assert_eq!(Typed::over("旧", "").fitted(&["更旧", "旧"]).as_deref(), Some(""), "emptied");
        assert_eq!(Typed::over("乙", "甲").fitted(&["甲", "乙"]).as_deref(), Some("甲"), "typed back");
    }

    #[test]
    fn words_that_were_stored_long_ago_do_not_come_back() {
        let old = Typed::over("", "第一");
        assert_eq!(old.fitted(&["第一"]), None);
        assert_eq!(old.fitted(&["第一", "第二", "第三"]), None);
        assert_eq!(Typed::over("", "第").fitted(&["第一", "另外"]), None, "half typed");
    }

    #[test]
    fn words_that_were_never_stored_come_after_what_others_wrote() {
        assert_eq!(Typed::over("旧", "我的").fitted(&["旧", "别人的"]).as_deref(), Some("别人的\n我的"));
        assert_eq!(Typed::over("旧", "好").fitted(&["好", "旧", "别人的"]).as_deref(), Some("别人的\n好"));
        assert_eq!(Typed::over("旧", "我的").fitted(&["旧", ""]).as_deref(), Some("我的"), "emptied by somebody");
    }
}
