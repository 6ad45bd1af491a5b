//! Listings 宝贝: what of them can be worked out from their prices, their titles and what happened to them. Knows no
//! record yet: plain numbers and texts come in, so that an import and a page ask the same rules.

pub mod completeness;
pub mod lint;
pub mod price;
pub mod sample;
pub mod stacking;
pub mod terms;
pub mod title;
