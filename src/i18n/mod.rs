//! Messages per feature, 中文 and English side by side, both compulsory. Pure. Knows the domain's words
//! and the errors of wire and storage, no screen.

#[macro_use]
mod macros;

mod apart;
pub mod appraisals;
pub mod appraisals_figures;
pub mod appraisals_form;
pub mod approvals;
pub mod campaigns;
pub mod common;
pub mod compare;
pub mod errors;
pub mod exchange;
pub mod fields;
pub mod figures;
pub mod findings;
pub mod format;
pub mod forms;
pub mod history;
pub mod incoming;
pub mod indicators;
pub mod inspections;
pub mod journal;
pub mod listings;
pub mod listings_import;
pub mod listings_page;
pub mod people;
pub mod photos;
pub mod placements;
pub mod places;
pub mod roles;
pub mod scorecards;
pub mod search;
pub mod settings;
pub mod shell;
pub mod start;
mod steps;
pub mod tasks;
pub mod templates;
pub mod today;
pub mod waiting;
pub mod zones;

pub use apart::apart;

use crate::domain::templates::Text;

/// A language of the interface.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
pub enum Lang {
    /// 简体中文.
    #[default]
    Zh,
    /// English.
    En,
}

impl Lang {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Zh, Self::En];

    /// As kept in preferences.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Zh => "zh",
            Self::En => "en",
        }
    }

    /// As the page's `lang` attribute.
    pub const fn tag(self) -> &'static str {
        match self {
            Self::Zh => "zh-CN",
            Self::En => "en",
        }
    }

    /// From preferences.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|lang| lang.code() == code)
    }

    /// The side of a text of the domain.
    pub const fn of(self, text: Text) -> &'static str {
        match self {
            Self::Zh => text.zh,
            Self::En => text.en,
        }
    }
}

/// All messages of all features: name, 中文, English. For the tests that hold both complete.
pub fn all() -> Vec<(&'static str, &'static str, &'static str)> {
    [
        approvals::ALL,
        common::ALL,
        compare::ALL,
        exchange::ALL,
        incoming::ALL,
        fields::ALL,
        figures::ALL,
        findings::ALL,
        forms::ALL,
        history::ALL,
        indicators::ALL,
        inspections::ALL,
        journal::ALL,
        listings_import::ALL,
        people::ALL,
        photos::ALL,
        places::ALL,
        search::ALL,
        settings::ALL,
        shell::ALL,
        start::ALL,
        tasks::ALL,
        today::ALL,
    ]
    .concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn has_han(text: &str) -> bool {
        text.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c))
    }

    #[test]
    fn every_message_has_both_languages() {
        for (name, zh, en) in all() {
            assert!(!zh.trim().is_empty() && !en.trim().is_empty(), "{name}");
            assert!(!has_han(en) || name == "language_zh", "{name}: {en}");
        }
    }
}
