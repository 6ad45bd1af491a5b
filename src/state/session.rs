//! What is local to the device (S15): language, theme, text size, who is at it, which shop. Kept in
//! localStorage, outside journal and digest.

use crate::browser::page;
use crate::browser::prefs::{self, Place};
use crate::domain::ids::RecordId;
use crate::i18n::Lang;
use leptos::prelude::*;

/// Light, dark, or as the system says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Theme {
    /// As the system says.
    #[default]
    System,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

impl Theme {
    /// All, in the order in which they are offered.
    pub const ALL: [Self; 3] = [Self::System, Self::Light, Self::Dark];
    /// As kept, and as `data-theme` on the page; empty for the system's.
    pub const fn code(self) -> &'static str {
        match self {
            Self::System => "",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }
}

/// How large the text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum TextSize {
    /// 16 px.
    #[default]
    Normal,
    /// 18 px.
    Large,
    /// 20 px.
    Larger,
}

impl TextSize {
    /// All, in the order in which they are offered.
    pub const ALL: [Self; 3] = [Self::Normal, Self::Large, Self::Larger];
    /// As kept, and as `data-text` on the page; empty for normal.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Normal => "",
            Self::Large => "large",
            Self::Larger => "larger",
        }
    }
}

/// The session's signals. `Copy`, handed out by [`super::App::session`].
#[derive(Clone, Copy)]
pub struct Session {
    /// The language.
    pub lang: RwSignal<Lang>,
    /// The theme.
    pub theme: RwSignal<Theme>,
    /// The text size.
    pub text: RwSignal<TextSize>,
    /// Who is at the device; empty before anybody is known.
    pub person: RwSignal<RecordId>,
    /// Which shop is looked at; empty before there is one.
    pub shop: RwSignal<RecordId>,
    /// Whether this tab looks at the demo shop.
    pub demo: bool,
}

impl Session {
    /// Reads what is kept; a Chinese browser starts in Chinese, any other in English.
    pub(super) fn restore() -> Self {
        let kept = |name: &str| prefs::get(Place::Device, name).unwrap_or_default();
        let demo = prefs::get(Place::Tab, "demo").is_some();
        let theme = Theme::ALL.into_iter().find(|theme| theme.code() == kept("theme")).unwrap_or_default();
        let text = TextSize::ALL.into_iter().find(|size| size.code() == kept("text")).unwrap_or_default();
        let session = Self {
            lang: RwSignal::new(Lang::from_code(&kept("lang")).unwrap_or_else(browser_language)),
            theme: RwSignal::new(theme),
            text: RwSignal::new(text),
            person: RwSignal::new(RecordId::new(kept(&of_place(demo, "person")))),
            shop: RwSignal::new(RecordId::new(kept(&of_place(demo, "shop")))),
            demo,
        };
        session.keep();
        session
    }

    /// The database of this tab: the shop's own, or the demo's, which is never mixed with it.
    pub(super) fn database(&self) -> &'static str {
        if self.demo { "dianxun-demo" } else { "dianxun" }
    }

    /// Writes each preference when it changes, and shows it on the page's root element.
    fn keep(self) {
        keep_signal("lang", move || self.lang.get().code().to_owned());
        keep_signal("theme", move || self.theme.get().code().to_owned());
        keep_signal("text", move || self.text.get().code().to_owned());
        keep_signal(&of_place(self.demo, "person"), move || self.person.get().as_str().to_owned());
        keep_signal(&of_place(self.demo, "shop"), move || self.shop.get().as_str().to_owned());
        Effect::new(move |_| {
            page::set_root("lang", self.lang.get().tag());
            page::set_root("data-theme", self.theme.get().code());
            page::set_root("data-text", self.text.get().code());
        });
    }
}

fn of_place(demo: bool, name: &str) -> String {
    if demo { format!("demo.{name}") } else { name.to_owned() }
}

fn keep_signal(name: &str, read: impl Fn() -> String + 'static) {
    let name = name.to_owned();
    Effect::new(move |before: Option<String>| {
        let value = read();
        if before.as_ref() != Some(&value) {
            prefs::set(Place::Device, &name, Some(value.as_str()).filter(|value| !value.is_empty()));
        }
        value
    });
}

fn browser_language() -> Lang {
    if page::language().to_ascii_lowercase().starts_with("zh") { Lang::Zh } else { Lang::En }
}
