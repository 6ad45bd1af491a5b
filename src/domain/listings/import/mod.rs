//! Listings out of tables that come from elsewhere (LST-13, LST-25): which column means what, what each row says, and what
//! would become of it beside what is here. Pure: rows of texts come in, changes go out. Knows no file and no encoding.

mod build;
mod changes;
mod column;
mod fault;
mod html;
mod kind;
mod mapping;
mod plan;
mod row;
mod value;

pub use column::{Target, recognised};
pub use fault::{Fault, Why};
pub use kind::{SheetKind, days_of_name, kind_of};
pub use mapping::{IMPORT_MAPPING, fingerprint, mapping_id, mapping_key, remember, remembered};
pub use plan::{Choices, Fate, FieldLine, Large, Plan, Planned};
pub use row::{Candidate, NewVariant, candidates};

/// A row of a table.
#[derive(Clone, Copy, Debug)]
pub struct Line<'t> {
    /// The physical line at which it begins, from 1.
    pub line: u64,
    /// Its cells, as they stand there.
    pub cells: &'t [String],
}

#[cfg(test)]
mod properties;
#[cfg(test)]
mod tests;
