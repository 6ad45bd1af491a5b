//! Every row of the trade's catalogue that this version claims is shown by a test that exists:
//! `tests/catalogue.txt` maps each id to the names of functions in `src/` or `tests/`.
#![cfg(not(target_arch = "wasm32"))]

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// The groups of the daily store-page inspection, with the number of their checks; INSP-07 is the run itself.
const INSP: [(&str, usize); 7] =
    [("INSP-01", 5), ("INSP-02", 5), ("INSP-03", 3), ("INSP-04", 2), ("INSP-05", 3), ("INSP-06", 5), ("INSP-07", 0)];

/// The rows for which a shipped template has a check, and telling at once (WH-02).
const SHIPPED: [&str; 7] = [
    "HOME-R1 HOME-R1.1 HOME-R2 HOME-R3",
    "HOME-01 HOME-02 HOME-03 HOME-04 HOME-05 HOME-06 HOME-07 HOME-08 HOME-09 HOME-10 HOME-11 HOME-12 HOME-13 HOME-14",
    "HOME-15 HOME-16 HOME-17 HOME-18 HOME-19 PAGE-00 PAGE-01 PAGE-02 PAGE-03 PAGE-04 PAGE-05 PAGE-06",
    "VIS-01 VIS-02 VIS-03 VIS-04 VIS-05 VIS-06 VIS-07 VIS-08 VIS-09",
    "SEC-P1 SEC-P2 SEC-P3 SEC-N1 SEC-N2 SEC-N3 SEC-D1 SEC-D2 SEC-D3 SEC-A1 SEC-A2 SEC-A3 SEC-U1",
    "SEC-H1 SEC-E1 SEC-E3 SEC-G1 SEC-G2 SEC-F1 SEC-F2 SEC-F3",
    "WH-01 WH-01.1 WH-01.2 WH-02 WH-06 WH-11 DOC-09 DOC-13",
];

/// Listings, approvals, and what is looked at of a page.
const TRADE: [&str; 2] = [
    "LST-01 LST-02 LST-03 LST-04 LST-05 LST-06 LST-07 LST-08 LST-09 LST-10 LST-11 LST-12 LST-14 LST-15 LST-17 LST-24",
    "LST-25 LST-31 LST-32 LST-33 APR-04 APR-07 APR-09 APR-10 APR-12 APR-14 APR-17 APR-18 APR-19",
];

/// The self-review of the month and the department's quarter.
const KPI: [&str; 2] = [
    "KPI-01 KPI-02 KPI-03 KPI-04 KPI-05 KPI-06 KPI-07 KPI-08 KPI-09 KPI-11 KPI-12 KPI-13 KPI-13.1 KPI-13.2 KPI-13.3",
    "KPI-14 KPI-15 KPI-16 KPI-17 KPI-18 KPI-21 KPI-23 KPI-24 KPI-25 KPI-26 KPI-28 KPI-31",
];

fn claimed() -> BTreeSet<String> {
    let rows = INSP.iter().flat_map(|(group, checks)| {
        std::iter::once((*group).to_owned()).chain((1..=*checks).map(move |check| format!("{group}.{check}")))
    });
    rows.chain(SHIPPED.iter().chain(&TRADE).chain(&KPI).flat_map(|rows| rows.split(' ')).map(str::to_owned)).collect()
}

/// `id = test, test` per line; `#` begins a comment.
fn mapping(text: &str) -> BTreeMap<String, Vec<String>> {
    let lines =
        text.lines().map(|line| line.split('#').next().unwrap_or_default().trim()).filter(|line| !line.is_empty());
    let pairs = lines.map(|line| line.split_once('=').unwrap_or_else(|| panic!("not `id = test`: {line}")));
    pairs
        .map(|(id, tests)| (id.trim().to_owned(), tests.split(',').map(|test| test.trim().to_owned()).collect()))
        .collect()
}

/// The names of all test functions: behind `#[test]` and its kin, or named in a `journeys!` list.
fn tests_in(text: &str) -> Vec<String> {
    let (mut names, mut is_test, mut in_journeys) = (Vec::new(), false, false);
    for line in text.lines().map(str::trim) {
        let attribute = line.starts_with("#[") && (line.contains("test]") || line.contains("test("));
        is_test |= attribute;
        if let Some(name) = function(line) {
            if is_test {
                names.push(name);
            }
            is_test = false;
        }
        in_journeys |= line.starts_with("journeys");
        if in_journeys {
            let list =
                line.rsplit(['(', ']']).find(|part| part.contains(|c: char| c.is_alphabetic())).unwrap_or_default();
            names.extend(
                list.split(|c: char| !c.is_alphanumeric() && c != '_').filter(|n| !n.is_empty()).map(str::to_owned),
            );
            in_journeys = !line.ends_with(");");
        }
    }
    names
}

fn function(line: &str) -> Option<String> {
    let (before, after) = line.split_once("fn ")?;
    let plain = before.split_whitespace().all(|word| ["pub", "async", "const", "pub(crate)"].contains(&word));
    plain.then(|| after.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect())
}

fn existing(folder: &Path, found: &mut BTreeSet<String>) {
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            existing(&path, found);
        } else if path.extension().is_some_and(|kind| kind == "rs") && !path.ends_with("catalogue.rs") {
            found.extend(tests_in(&std::fs::read_to_string(&path).expect("a source is UTF-8")));
        }
    }
}

#[test]
fn every_claimed_row_has_a_test_that_exists() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mapped = mapping(&std::fs::read_to_string(root.join("tests/catalogue.txt")).expect("tests/catalogue.txt"));
    let mut tests = BTreeSet::new();
    existing(&root.join("src"), &mut tests);
    existing(&root.join("tests"), &mut tests);
    let claimed = claimed();
    assert_eq!(claimed.len(), 30 + 68 + 29 + 27);
    let mut complaints: Vec<String> =
        claimed.difference(&mapped.keys().cloned().collect()).map(|id| format!("{id} has no test")).collect();
    for (id, names) in &mapped {
        complaints.extend(
            names.iter().filter(|name| !tests.contains(*name)).map(|name| format!("{id}: no test is called {name}")),
        );
        if !claimed.contains(id) {
            complaints.push(format!("{id} is not in the list of claims"));
        }
    }
    assert!(complaints.is_empty(), "tests/catalogue.txt:\n  {}", complaints.join("\n  "));
}

#[test]
fn only_real_tests_count() {
    let text = "#[test]\nfn one() {}\nfn helper() {}\n#[wasm_bindgen_test]\nasync fn two() {}\n#[tokio::test]\nasync fn three() {}\njourneys!(four, five);\njourneys_in!([chromium, firefox] six);";
    assert_eq!(tests_in(text), ["one", "two", "three", "four", "five", "six"]);
}
