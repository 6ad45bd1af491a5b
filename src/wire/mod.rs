//! The exchange file: one readable JSON file that carries everything (docs/exchange-format.md), and what may lie around
//! it: gzip, encryption; tables for spreadsheets, and tables that come from elsewhere.
//! Pure: bytes in, records and rows out. Knows the domain's records; no browser, no storage, no merge.

pub mod appraisal_sheet;
pub mod appraisal_text;
pub mod csv;
pub mod export;
pub mod import;
pub mod opening;
pub mod plain;
pub mod pressed;
pub mod sheet;
pub mod tables;
pub mod vault;

mod envelope;
mod error;
mod format;
mod scope;

#[cfg(test)]
mod tests;

pub use error::{ExportError, VaultError, WireError};
pub use format::{CAP, Counts, ExchangeFile, Head, Photo, VERSION};
pub use scope::Scope;
