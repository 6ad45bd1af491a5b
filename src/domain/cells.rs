//! What a cell of a table says, beneath what spreadsheets have done to it. What cannot be undone is told. Knows no file.

/// What a cell says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cell<'a> {
    /// Nothing.
    Empty,
    /// This.
    Text(&'a str),
    /// A long number of which a spreadsheet has kept the beginning only: `1.37359E+14`. Never a key.
    Destroyed(&'a str),
}

/// The cell without blanks around it, without the apostrophe or the formula by which a spreadsheet is told to leave a
/// number alone (`'138…`, `="138…"`), or by which it was told to leave a text alone that looks like a formula (`'=1+1`).
pub fn cell(raw: &str) -> Cell<'_> {
    let plain = raw.trim_matches(|letter: char| letter.is_whitespace() || letter == '\u{feff}');
    let formula = plain.strip_prefix("=\"").and_then(|rest| rest.strip_suffix('"'));
    let apostrophe = plain
        .strip_prefix('\'')
        .filter(|rest| rest.starts_with(|letter: char| letter.is_ascii_digit() || "=+-@".contains(letter)));
    match formula.or(apostrophe).unwrap_or(plain).trim() {
        "" => Cell::Empty,
        text if is_destroyed(text) => Cell::Destroyed(text),
        text => Cell::Text(text),
    }
}

/// Ten digits and more before the point: below that a spreadsheet shows them all.
fn is_destroyed(text: &str) -> bool {
    let Some((digits, power)) = text.split_once(['E', 'e']) else { return false };
    let is_number = digits.chars().all(|letter| letter.is_ascii_digit() || letter == '.') && digits.contains('.');
    let power = power.strip_prefix('+').and_then(|power| power.parse::<u32>().ok());
    is_number && power.is_some_and(|power| power >= 10)
}
