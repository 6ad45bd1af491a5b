//! What went wrong on this device, for the "report a problem" file: versions, browser, last errors; no
//! business data.

use serde::Serialize;

/// How many problems are remembered.
const KEPT: usize = 50;

/// Something that went wrong.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Problem {
    /// When, UTC milliseconds.
    pub at: i64,
    /// What, technically; holds no record's content.
    pub what: String,
}

impl Problem {
    /// Adds one, forgetting the oldest.
    pub fn push(known: &mut Vec<Problem>, at: i64, what: String) {
        known.push(Problem { at, what });
        if known.len() > KEPT {
            known.remove(0);
        }
    }
}

#[derive(Serialize)]
struct Report<'a> {
    app: &'static str,
    version: &'static str,
    at: i64,
    browser: String,
    language: &'a str,
    records: usize,
    problems: &'a [Problem],
}

/// The report's JSON.
pub fn report(at: i64, browser: String, language: &str, records: usize, problems: &[Problem]) -> String {
    let version = env!("CARGO_PKG_VERSION");
    let report = Report { app: "dianxun", version, at, browser, language, records, problems };
    serde_json::to_string_pretty(&report).unwrap_or_default()
}
