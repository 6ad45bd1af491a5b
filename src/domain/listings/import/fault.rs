//! What keeps a row of a table out, and what is only noted. Knows no words.

use serde::{Deserialize, Serialize};
use smol_str::SmolStr;

/// What is wrong with a cell, or with a row.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fault {
    /// The physical line.
    pub line: u64,
    /// The column's place, where it lies in one.
    pub column: Option<usize>,
    /// What stands there, its beginning.
    pub value: SmolStr,
    /// Why it cannot be taken in.
    pub why: Why,
}

/// Why something cannot be taken in, or what should be known of it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Why {
    /// A long number of which a spreadsheet has kept the beginning only: no key.
    Destroyed,
    /// Not a number.
    NotANumber,
    /// Below zero.
    Negative,
    /// More decimals than a price has.
    TooFine,
    /// Larger than what can be stored.
    TooLarge,
    /// Not a date.
    NotADate,
    /// Longer than so many characters.
    TooLong(usize),
    /// Neither a number nor a code nor a title.
    Nameless,
    /// New, and without a title.
    NoTitle,
    /// The same listing stands at an earlier line.
    Twice(u64),
    /// A variant of something that does not stand in the table.
    NoParent,
    /// Variants that cannot be taken apart.
    BadVariants,
    /// It was deleted here: it comes back from the trash only.
    Deleted,
    /// On sale: what buyers see of it needs the word of somebody who may approve (LST-12).
    NeedsApproval,
    /// Noted: a picture on somebody's own disk, or one without its site. It is passed over.
    NoPicture,
    /// Noted: another listing has the same title (LST-25).
    TitleTwice,
    /// Noted: another listing has the same code (LST-25).
    CodeTwice,
    /// Noted: a word that must not be used (LST-25).
    Forbidden(SmolStr),
    /// Noted: no category (LST-25).
    NoCategory,
    /// Noted: an attribute that the category asks for is missing (LST-25).
    NoAttribute(SmolStr),
    /// Noted: the list price lies below the selling price (LST-25).
    ListBelow,
    /// Noted: sold at nothing (LST-25).
    PriceZero,
}

impl Why {
    /// Whether the row comes in all the same.
    pub const fn is_note(&self) -> bool {
        matches!(
            self,
            Self::NoPicture
                | Self::TitleTwice
                | Self::CodeTwice
                | Self::Forbidden(_)
                | Self::NoCategory
                | Self::NoAttribute(_)
                | Self::ListBelow
                | Self::PriceZero
        )
    }
}

/// So much of what stands in a cell is shown.
const SHOWN: usize = 80;

impl Fault {
    /// Of a cell.
    pub(super) fn of(line: u64, column: Option<usize>, value: &str, why: Why) -> Self {
        let end = value.char_indices().nth(SHOWN).map_or(value.len(), |(at, _)| at);
        Self { line, column, value: SmolStr::new(&value[..end]), why }
    }
}
