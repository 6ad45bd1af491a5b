//! Journeys through `dist/` as people make them, in Chromium, Firefox and WebKitGTK. Run by `./dev test`, which
//! builds `dist/` first; one journey alone: `cargo test --test e2e -- smoke::loads_at_the_root::firefox`.
//!
//! A journey is a plain `async fn name(at: Journey) -> Result<()>`, named in `journeys!(…)` (all three engines) or
//! `journeys_in!([chromium, firefox] …)` of its file: that makes one test per engine, `file::name::engine`. What an
//! engine's driver cannot do is said where an engine is left out. Modules `axe` and `faults` are stages of their own.
#![cfg(not(target_arch = "wasm32"))]

#[macro_use]
mod journey;
mod engines;
mod hand;
mod made;
mod media;
mod page;
mod server;
mod tour;

mod appraisals;
mod axe;
mod backups;
mod bad_input;
mod compare;
mod demo;
mod exchange;
mod faults;
mod first_start;
mod goods;
mod history;
mod inspection;
mod journal;
mod large;
mod offline;
mod own_runs;
mod paper;
mod pictures;
mod review_and_follow_up;
mod roles;
mod search;
mod smoke;
mod sorting;
mod tapping;
mod templates;
mod two_tabs;
mod undo;
mod waiting;
