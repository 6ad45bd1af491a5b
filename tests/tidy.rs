//! What no compiler holds: the arrows between modules (ARCHITECTURE.md), house rules of the sources, colours only in
//! tokens, documents that must exist. Each failure names file, line and rule.
#![cfg(not(target_arch = "wasm32"))]

use std::path::{Path, PathBuf};

/// Which top-level modules each may name. `main.rs`, `lib.rs` and `bin/` put the parts together and are free.
const ARROWS: [(&str, &[&str]); 8] = [
    ("parts", &[]),
    ("domain", &[]),
    ("wire", &["domain"]),
    ("i18n", &["domain", "wire", "storage"]),
    ("browser", &["domain"]),
    ("storage", &["wire", "domain"]),
    ("state", &["storage", "wire", "domain", "i18n", "browser"]),
    ("ui", &["state", "i18n", "domain", "browser", "parts"]),
];

/// Arrows for error types only: words for what another module refuses.
const ERRORS_ONLY: [(&str, &str); 2] = [("i18n", "wire"), ("i18n", "storage")];

/// Which of them may name a crate that only a browser gives meaning to.
const CRATES: [(&str, &[&str]); 2] = [("leptos", &["state", "i18n", "ui"]), ("web_sys", &["storage", "browser", "ui"])];

/// Longest file without a reason, in lines.
const LONG: usize = 400;

/// Longer files, each with its reason.
const LONGER: [(&str, &str); 4] = [
    ("src/domain/inspections/tests.rs", "one desk of helpers, one test per row of the catalogue"),
    ("src/wire/tests.rs", "one small file built by hand, damaged in every way"),
    ("tests/e2e/page.rs", "all verbs of one tab; each is a few lines"),
    ("src/domain/templates/tests.rs", "one test per promise of the templates, over the same small desk"),
];

/// Spelled in two halves, so that this file does not accuse itself.
const FORBIDDEN: [(&str, &str); 6] = [
    (concat!("#[", "ignore"), "a red test is mended, never skipped"),
    (concat!("to", "do!("), "no stubs"),
    (concat!("unimple", "mented!("), "no stubs"),
    (concat!("TO", "DO"), "do it, or leave no note"),
    (concat!("FIX", "ME"), "do it, or leave no note"),
    (concat!("inner_", "html"), "hostile text must stay text (R29)"),
];

struct Source {
    path: PathBuf,
    text: String,
}

impl Source {
    /// The path as people write it: `src/ui/mod.rs`.
    fn name(&self) -> String {
        self.path.strip_prefix(root()).unwrap_or(&self.path).to_string_lossy().into_owned()
    }

    /// The top-level module, of `src/<layer>/…` or `src/<layer>.rs`.
    fn layer(&self) -> Option<String> {
        let name = self.name();
        let rest = name.strip_prefix("src/")?;
        let layer = rest.split('/').next()?.trim_end_matches(".rs").to_owned();
        ARROWS.iter().any(|(known, _)| *known == layer).then_some(layer)
    }

    /// Numbered lines of the program itself: without comments, without what is compiled for tests only.
    fn code(&self) -> Vec<(usize, String)> {
        if self.path.file_name().is_some_and(|name| name == "tests.rs") {
            return Vec::new();
        }
        let lines = self.text.lines().take_while(|line| !line.starts_with("#[cfg(test)]"));
        lines.enumerate().map(|(index, line)| (index + 1, without_comment(line).to_owned())).collect()
    }
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn sources(folders: &[&str], kind: &str) -> Vec<Source> {
    let mut found = Vec::new();
    for folder in folders {
        collect(&root().join(folder), kind, &mut found);
    }
    assert!(!found.is_empty(), "no {kind} files in {folders:?}");
    found.sort_by(|a, b| a.path.cmp(&b.path));
    found
}

fn collect(folder: &Path, kind: &str, found: &mut Vec<Source>) {
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            collect(&path, kind, found);
        } else if path.extension().is_some_and(|extension| extension == kind) {
            let text = std::fs::read_to_string(&path).expect("a source is UTF-8");
            found.push(Source { path, text });
        }
    }
}

fn without_comment(line: &str) -> &str {
    let start =
        line.match_indices("//").map(|(at, _)| at).find(|&at| line[..at].matches('"').count().is_multiple_of(2));
    &line[..start.unwrap_or(line.len())]
}

fn report(rule: &str, complaints: &[String]) {
    assert!(complaints.is_empty(), "{rule}:\n  {}", complaints.join("\n  "));
}

/// Whole words of a line, with what stands right before and behind.
fn words(line: &str) -> impl Iterator<Item = &str> {
    line.split(|c: char| !c.is_alphanumeric() && c != '_').filter(|word| !word.is_empty())
}

/// The paths into top-level modules that a piece of code names: `crate::a::…`, `crate::{a::…, b}`, without `crate::`.
fn named_paths(code: &str) -> Vec<(usize, String)> {
    let mut named = Vec::new();
    for (at, _) in code.match_indices("crate::") {
        let line = code[..at].matches('\n').count();
        let rest = &code[at + "crate::".len()..];
        match rest.strip_prefix('{') {
            Some(group) => named.extend(group_members(group).into_iter().map(|member| (line, member))),
            None => {
                named.push((line, rest.split([';', '(', ')', '<', '>', '\n']).next().unwrap_or_default().to_owned()))
            }
        }
    }
    named
}

/// The members of a `{…}` group at its own depth; `text` starts behind the opening brace.
fn group_members(text: &str) -> Vec<String> {
    let (mut depth, mut members) = (0_usize, vec![String::new()]);
    for c in text.chars() {
        match (c, depth) {
            ('}', 0) => break,
            (',', 0) => members.push(String::new()),
            _ => members.last_mut().expect("never empty").push(c),
        }
        depth = if c == '{' { depth + 1 } else { depth - usize::from(c == '}') };
    }
    members.retain(|member| !member.trim().is_empty());
    members
}

/// Whether every type in a path is an error type (`Counts` is what one of them holds).
fn names_errors(path: &str) -> bool {
    let mut types = words(path).filter(|word| word.starts_with(char::is_uppercase)).peekable();
    types.peek().is_some() && types.all(|name| name.contains("Error") || name == "Counts")
}

#[test]
fn modules_keep_to_their_arrows() {
    let mut complaints = Vec::new();
    for source in sources(&["src"], "rs") {
        let Some(layer) = source.layer() else { continue };
        let allowed = ARROWS.iter().find(|(known, _)| *known == layer).map(|(_, to)| *to).unwrap_or_default();
        let lines = source.code();
        let code: Vec<&str> = lines.iter().map(|(_, line)| line.as_str()).collect();
        for (line, path) in named_paths(&code.join("\n")) {
            let named = words(&path).next().unwrap_or_default();
            let module = named != layer && ARROWS.iter().any(|(known, _)| *known == named);
            let errors_only = ERRORS_ONLY.contains(&(layer.as_str(), named));
            if module && (!allowed.contains(&named) || errors_only && !names_errors(&path)) {
                complaints.push(format!("{}:{}: {layer} must not know {path}", source.name(), line + 1));
            }
        }
    }
    report("arrows between modules (ARCHITECTURE.md)", &complaints);
}

#[test]
fn browser_crates_stay_where_they_belong() {
    let mut complaints = Vec::new();
    for source in sources(&["src"], "rs") {
        let Some(layer) = source.layer() else { continue };
        for (number, line) in source.code() {
            for (name, allowed) in CRATES {
                if words(&line).any(|word| word == name) && !allowed.contains(&layer.as_str()) {
                    complaints.push(format!("{}:{number}: {layer} must not use {name}", source.name()));
                }
            }
        }
    }
    report("crates of the browser", &complaints);
}

#[test]
fn every_source_says_what_it_is() {
    let opening = |source: &Source| !source.text.starts_with("//! ");
    let bare: Vec<_> =
        sources(&["src", "tests", "benches"], "rs").iter().filter(|s| opening(s)).map(Source::name).collect();
    report("a source opens with `//!`: what it is and what it must not know", &bare);
}

#[test]
fn sources_hold_nothing_forbidden() {
    let mut complaints = Vec::new();
    for source in sources(&["src", "tests", "benches"], "rs") {
        for (index, line) in source.text.lines().enumerate() {
            for (word, reason) in FORBIDDEN {
                if line.contains(word) {
                    complaints.push(format!("{}:{}: `{word}`: {reason}", source.name(), index + 1));
                }
            }
        }
    }
    report("forbidden in sources", &complaints);
}

#[test]
fn no_style_is_written_as_a_string() {
    let mut complaints = Vec::new();
    for source in sources(&["src"], "rs") {
        for (number, line) in source.code() {
            if has_string_style(&line) {
                complaints.push(format!("{}:{number}: {}", source.name(), line.trim()));
            }
        }
    }
    report("the page's policy blocks inline styles: classes or `style:property=` only", &complaints);
}

fn has_string_style(line: &str) -> bool {
    line.match_indices("style=")
        .any(|(at, _)| !line[..at].ends_with(|c: char| c.is_alphanumeric() || "_-:.".contains(c)))
}

#[test]
fn pages_speak_only_through_the_messages() {
    let mut complaints = Vec::new();
    for source in sources(&["src/ui", "src/state", "src/storage", "src/browser"], "rs") {
        for (number, line) in source.code() {
            // The product's own name is the same in both languages.
            if line.replace("店巡", "").chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c)) {
                complaints.push(format!("{}:{number}: {}", source.name(), line.trim()));
            }
        }
    }
    report("Chinese text outside src/i18n would exist in one language only", &complaints);
}

#[test]
fn files_are_short_or_have_a_reason() {
    let mut complaints = Vec::new();
    for (folders, kind) in
        [(&["src", "tests", "benches"][..], "rs"), (&["style"][..], "css"), (&["public", "build"][..], "js")]
    {
        for source in sources(folders, kind) {
            let (name, lines) = (source.name(), source.text.lines().count());
            if lines > LONG && !LONGER.iter().any(|(known, _)| *known == name) {
                complaints.push(format!("{name}: {lines} lines; over {LONG} needs a reason in tests/tidy.rs"));
            }
        }
    }
    report("length of files", &complaints);
}

#[test]
fn colours_stand_in_the_tokens_only() {
    let mut complaints = Vec::new();
    for source in sources(&["style"], "css") {
        let name = source.path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if name.starts_with("tokens") {
            continue;
        }
        for (line, value) in declarations(&source.text) {
            if has_colour(&value) {
                complaints.push(format!("{}:{line}: {}", source.name(), value.trim()));
            }
        }
    }
    report("colours come from style/tokens*.css", &complaints);
}

/// `property: value` pieces of a style sheet with their lines, without comments and selectors.
fn declarations(css: &str) -> Vec<(usize, String)> {
    let mut plain = String::new();
    let mut rest = css;
    while let Some((before, after)) = rest.split_once("/*") {
        let (comment, behind) = after.split_once("*/").unwrap_or((after, ""));
        plain.push_str(before);
        plain.extend(comment.chars().filter(|&c| c == '\n'));
        rest = behind;
    }
    plain.push_str(rest);
    let (mut found, mut piece, mut line) = (Vec::new(), String::new(), 1);
    for c in plain.chars() {
        line += usize::from(c == '\n');
        match c {
            ';' | '}' => found.push((line, std::mem::take(&mut piece))),
            '{' => piece.clear(),
            _ => piece.push(c),
        }
    }
    found.retain(|(_, piece)| piece.contains(':'));
    found
}

fn has_colour(declaration: &str) -> bool {
    let hex = declaration.split('#').skip(1).any(|rest| {
        let digits = rest.chars().take_while(char::is_ascii_hexdigit).count();
        let ends = !rest[digits..].starts_with(|c: char| c.is_alphanumeric() || c == '-' || c == '_');
        ends && [3, 4, 6, 8].contains(&digits)
    });
    let functions = ["rgb(", "rgba(", "hsl(", "hsla(", "hwb(", "lab(", "lch(", "oklab(", "oklch("];
    hex || functions.iter().any(|function| declaration.contains(function))
}

#[test]
fn documents_exist() {
    for name in ["README.md", "README.zh-CN.md", "ARCHITECTURE.md", "CHANGELOG.md"] {
        let length = std::fs::metadata(root().join(name)).map_or(0, |file| file.len());
        assert!(length > 100, "{name} is missing or says nothing");
    }
}

/// The checks above find what they look for.
#[test]
fn the_checks_can_fail() {
    let named = named_paths("use crate::{domain::{ids, stamp}, ui::start};\nlet x = crate::wire::read();");
    let names: Vec<_> = named.iter().map(|(line, path)| (*line, path.trim())).collect();
    assert_eq!(names, [(0, "domain::{ids, stamp}"), (0, "ui::start"), (1, "wire::read")]);
    assert!(names_errors("wire::{ExportError, WireError}") && !names_errors("wire::{WireError, Reader}"));
    assert_eq!(without_comment("let a = \"http://x\"; // crate::ui"), "let a = \"http://x\"; ");
    assert!(has_string_style("<p style=\"color: red\">") && has_string_style("style=move || x"));
    assert!(!has_string_style("<p style:width=move || x class=\"my-style=no\">"));
    let css = "a:hover { color: #b3261e; }\n/* #fff */ #add { inset: 0 }\nb { color: rgb(0 0 0) }";
    let found: Vec<_> = declarations(css).into_iter().filter(|(_, d)| has_colour(d)).map(|(line, _)| line).collect();
    assert_eq!(found, [1, 3]);
}
