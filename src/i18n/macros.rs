//! The form of a message file: one line per message, both languages compulsory.

/// `name = "中文", "English";` makes `name(lang) -> &'static str`;
/// `name(n: usize) = "还剩 {n} 项", "{n} left";` makes `name(lang, n) -> String`,
/// in which people's text keeps its direction to itself.
macro_rules! messages {
    ($($name:ident $(($($arg:ident : $ty:ty),+))? = $zh:literal, $en:literal;)+) => {
        /// Every message of this file: name, 中文, English.
        pub const ALL: &[(&str, &str, &str)] = &[$((stringify!($name), $zh, $en)),+];
        $(messages!(@one $name $(($($arg : $ty),+))? = $zh, $en);)+
    };
    (@one $name:ident = $zh:literal, $en:literal) => {
        #[doc = $en]
        pub const fn $name(lang: $crate::i18n::Lang) -> &'static str {
            match lang {
                $crate::i18n::Lang::Zh => $zh,
                $crate::i18n::Lang::En => $en,
            }
        }
    };
    (@one $name:ident ($($arg:ident : $ty:ty),+) = $zh:literal, $en:literal) => {
        #[doc = $en]
        pub fn $name(lang: $crate::i18n::Lang, $($arg: $ty),+) -> String {
            $(let $arg = $crate::i18n::apart::Placed::placed($arg);)+
            match lang {
                $crate::i18n::Lang::Zh => format!($zh),
                $crate::i18n::Lang::En => format!($en),
            }
        }
    };
}
