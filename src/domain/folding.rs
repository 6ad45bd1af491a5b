//! How characters are compared when people look for something: width, compatibility forms, case, traditional and
//! simplified Chinese alike; and with which letters their pinyin begins. Arithmetic alone knows the most frequent of
//! it; the rest is a table that is handed in as bytes, since it would double the first screen. Knows no texts.

mod table;

use std::fmt;
pub use table::TableError;

/// A set of the letters a to z.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Letters(u32);

impl Letters {
    /// All bits that stand for a letter.
    const ALL: u32 = (1 << 26) - 1;

    /// The set of one letter; empty for other characters.
    pub fn of(c: char) -> Self {
        if c.is_ascii_lowercase() { Self(1 << (u32::from(c) - u32::from('a'))) } else { Self(0) }
    }

    /// Whether both hold a letter.
    pub fn meets(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// The letters of both.
    pub fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Whether it holds no letter.
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }
}

/// A character that does not fold as arithmetic says.
#[derive(Debug)]
struct Fold {
    from: char,
    /// Where in `folded` its characters stand.
    start: usize,
    end: usize,
}

/// Characters in a row and their pinyin.
#[derive(Debug)]
struct Row {
    first: u32,
    /// For each character its place in `sets`.
    places: Vec<u16>,
}

/// How characters are compared. The default is arithmetic alone; [`Folding::read`] knows the table too.
#[derive(Default)]
pub struct Folding {
    /// Sorted by character.
    folds: Vec<Fold>,
    folded: String,
    /// For each 256 characters, where in `folds` they begin; one more at the end.
    pages: Vec<usize>,
    sets: Vec<Letters>,
    rows: Vec<Row>,
}

impl fmt::Debug for Folding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Folding({} characters)", self.folds.len())
    }
}

impl Folding {
    /// From the bytes of the table; refuses whatever is not one.
    pub fn read(bytes: &[u8]) -> Result<Self, TableError> {
        table::read(bytes)
    }

    /// What a character is compared as: at least one character.
    pub fn of(&self, c: char, mut take: impl FnMut(char)) {
        // Most of what is typed and written needs no look into the table.
        if c.is_ascii() {
            return take(c.to_ascii_lowercase());
        }
        match self.listed(c) {
            Some(folded) => folded.chars().for_each(take),
            None => by_arithmetic(c).for_each(take),
        }
    }

    /// The text as it is compared.
    pub fn fold(&self, text: &str) -> String {
        let mut folded = String::with_capacity(text.len());
        text.chars().for_each(|c| self.of(c, |c| folded.push(c)));
        folded
    }

    fn listed(&self, c: char) -> Option<&str> {
        let page = u32::from(c) as usize >> PAGE_BITS;
        let folds = self.folds.get(*self.pages.get(page)?..*self.pages.get(page + 1)?)?;
        let place = folds.binary_search_by_key(&c, |fold| fold.from).ok()?;
        self.folded.get(folds[place].start..folds[place].end)
    }

    /// The letters with which a character's pinyin may begin, each reading's; a letter stands for itself.
    pub fn initials(&self, c: char) -> Letters {
        let code = u32::from(c);
        let row = self.rows.partition_point(|row| row.first <= code).checked_sub(1).map(|last| &self.rows[last]);
        let place = row.and_then(|row| row.places.get((code - row.first) as usize));
        if let Some(letters) = place.and_then(|place| self.sets.get(usize::from(*place)))
            && !letters.is_empty()
        {
            return *letters;
        }
        let (mut letter, mut count) = (Letters::default(), 0);
        self.of(c, |c| (letter, count) = (Letters::of(c), count + 1));
        if count == 1 { letter } else { Letters::default() }
    }
}

/// How many characters a page holds, as a power of two.
const PAGE_BITS: u32 = 8;

/// Full-width forms (U+FF01–FF5E) and the ideographic space have their plain counterparts at a fixed distance; case is
/// in the standard library.
pub fn by_arithmetic(c: char) -> std::char::ToLowercase {
    let plain = match c {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c) - 0xFEE0).unwrap_or(c),
        '\u{3000}' => ' ',
        '￥' => '¥',
        c => c,
    };
    plain.to_lowercase()
}

/// The table that people get.
#[cfg(test)]
pub(crate) static TABLE: std::sync::LazyLock<std::sync::Arc<Folding>> = std::sync::LazyLock::new(|| {
    std::sync::Arc::new(Folding::read(include_bytes!("../../public/fold.bin")).expect("public/fold.bin is a table"))
});
