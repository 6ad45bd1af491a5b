//! Thin adapters to what only a browser knows: clock, zone rules, randomness, small preferences, files,
//! photos. No rules of the trade, no records.

pub mod clock;
pub mod files;
pub mod ids;
pub mod keeping;
pub mod pad;
pub mod page;
pub mod passcode;
pub mod photo;
pub mod prefs;
pub mod print;
pub mod sheet;
pub mod turns;
pub mod updates;
pub mod zone;
