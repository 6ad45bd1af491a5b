//! Texts that stand in many places are kept once: ids, people, devices. Less to allocate, less to hold.

use smol_str::SmolStr;

/// How many texts are remembered; a later one takes the place of an earlier one.
const PLACES: usize = 1 << 14;
/// Up to so many bytes a text lies in its `SmolStr` and is not allocated.
const SHORT: usize = 23;
/// Longer ones hardly ever stand twice.
const LONG: usize = 256;

/// The texts met last.
pub(in crate::wire) struct Texts(Vec<SmolStr>);

impl Texts {
    pub(in crate::wire) fn new() -> Self {
        Self(vec![SmolStr::default(); PLACES])
    }

    /// The text, as it was kept before if it was.
    pub(super) fn keep(&mut self, text: &str) -> SmolStr {
        if text.len() <= SHORT || text.len() > LONG {
            return SmolStr::new(text);
        }
        let known = &mut self.0[place(text)];
        if known.as_str() != text {
            *known = SmolStr::new(text);
        }
        known.clone()
    }

    /// The same, of a text that is most likely that of before.
    pub(super) fn again(&mut self, before: Option<&SmolStr>, text: &str) -> SmolStr {
        before.filter(|before| before.as_str() == text).cloned().unwrap_or_else(|| self.keep(text))
    }
}

/// Whoever makes texts that meet in one place only makes the reading slower.
fn place(text: &str) -> usize {
    let (words, rest) = text.as_bytes().as_chunks::<8>();
    let mix = |hash: u64, word: u64| (hash.rotate_left(5) ^ word).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    let hash = words.iter().fold(text.len() as u64, |hash, word| mix(hash, u64::from_le_bytes(*word)));
    let hash = rest.iter().fold(hash, |hash, byte| mix(hash, u64::from(*byte)));
    (hash >> 32) as usize % PLACES
}
