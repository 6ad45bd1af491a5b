//! The exchange file: one readable JSON file that carries everything (docs/exchange-format.md); tables for spreadsheets.
//! Pure: bytes in, records and rows out. Knows the domain's records; no browser, no storage, no merge.

pub mod csv;
pub mod export;
pub mod import;

mod envelope;
mod error;
mod format;

#[cfg(test)]
mod tests;

pub use error::{ExportError, WireError};
pub use format::{CAP, Counts, ExchangeFile, Head, Photo, VERSION};
