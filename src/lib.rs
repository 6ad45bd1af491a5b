//! Dianxun 店巡: the modules in reading order. Which may know which is written in ARCHITECTURE.md
//! and held by `tests/tidy.rs`.

#[cfg(target_arch = "wasm32")]
#[macro_use]
mod parts;

pub mod domain;
pub mod wire;

pub mod i18n;
pub mod storage;

#[cfg(target_arch = "wasm32")]
pub mod browser;
#[cfg(target_arch = "wasm32")]
pub mod state;
#[cfg(target_arch = "wasm32")]
#[allow(missing_docs, reason = "the props of a component are named after what they show")]
pub mod ui;
