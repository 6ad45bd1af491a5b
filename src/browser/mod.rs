//! Thin adapters to what only a browser knows: clock, zone rules, randomness, files. No rules of the trade.

pub mod updates;
