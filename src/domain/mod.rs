//! The rules of the trade and of merging, pure: no browser, no clock, no I/O, no signals.
//! Time, ids, device and person come in as arguments.

pub mod ids;
pub mod order;
pub mod unique;
pub mod value;

pub mod stamp;

pub mod record;

pub mod change;
pub mod digest;
pub mod folding;
pub mod history;
pub mod pointing;
pub mod records;
pub mod restamp;

pub mod command;
pub mod demo;
pub mod desk;
pub mod erasure;
pub mod schema;

pub mod amount;
pub mod calendar;
pub mod cells;
mod decimal;
pub mod files;
pub mod money;
pub mod period;
pub mod text;
pub mod typed;

pub mod appraisals;
pub mod approvals;
pub mod campaigns;
pub mod findings;
pub mod incoming;
pub mod inspections;
pub mod listings;
pub mod people;
pub mod placements;
pub mod presence;
pub mod scorecards;
pub mod shops;
pub mod tasks;
pub mod templates;

pub mod search;
