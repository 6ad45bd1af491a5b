//! What may become of changes that come in by file (S2, S6). Knows no file and no store.

use serde::{Deserialize, Serialize};

/// Why a row waits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Why {
    /// Its time lies more than five minutes ahead of this device's clock (S6, R12).
    Ahead,
    /// It belongs to a file that deletes very many records (R26).
    Deletes,
    /// A person declined it in a preview.
    Declined,
}

/// What would become of a record, in the order in which people look at it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Fate {
    /// Both sides wrote the same field without knowing of each other.
    Conflicting,
    /// It would be deleted.
    Deleted,
    /// It is not here yet.
    Added,
    /// Fields of it would change.
    Changed,
    /// Its changes lie ahead of the clock and would wait (S6).
    Held,
    /// It was declined earlier and still is.
    Declined,
    /// Nothing that can be seen would change.
    Unchanged,
}

impl Fate {
    /// All, in order.
    pub const ALL: [Self; 7] =
        [Self::Conflicting, Self::Deleted, Self::Added, Self::Changed, Self::Held, Self::Declined, Self::Unchanged];
}
