//! Forms as text: Markdown for people, JSON for programs. Every value is the text that the screen shows; JSON has the whole
//! numbers beside it. Knows no record and no language.

use crate::domain::appraisals::paper::{Block, Paper, Row, Section, Table, Words};
use serde_json::{Map, Value, json};

/// The version of the JSON.
pub const VERSION: u32 = 1;

/// Forms as Markdown, one after the other.
pub fn markdown(papers: &[Paper], words: &Words) -> String {
    papers.iter().map(|paper| of_paper(paper, words)).collect::<Vec<_>>().join("\n---\n\n")
}

fn of_paper(paper: &Paper, words: &Words) -> String {
    let mut out = format!("# {}\n\n{}\n", escaped(&paper.title), escaped(&paper.subtitle));
    if paper.numbers.score.is_some() {
        let score = format!("{} {}", paper.numbers.score_text, paper.numbers.band_text);
        out += &format!("\n**{}: {}**\n", escaped(&words.score), escaped(score.trim()));
    }
    for Section { title, blocks, .. } in &paper.sections {
        out += &format!("\n## {}\n\n", escaped(title));
        blocks.iter().for_each(|block| write_block(&mut out, block));
    }
    out.push('\n');
    for (line, signed) in &paper.signatures {
        let signed = if signed.is_empty() { "＿＿＿＿＿＿" } else { signed };
        out += &format!("- {}: {}\n", escaped(line), escaped(signed));
    }
    if !paper.log.is_empty() {
        out += &format!("\n## {}\n\n", escaped(&words.log));
        let row = |line: &crate::domain::appraisals::paper::LogLine| {
            let cells = [&line.at, &line.who, &line.what, &line.old, &line.new];
            Row { cells: cells.map(Clone::clone).to_vec(), notes: Vec::new() }
        };
        write_table(&mut out, &Table { head: words.log_head.clone(), rows: paper.log.iter().map(row).collect() });
    }
    out
}

fn write_block(out: &mut String, block: &Block) {
    match block {
        Block::Fact(name, value) => *out += &format!("- **{}**: {}\n", escaped(name), in_item(value)),
        Block::Text(text) => *out += &format!("{}\n", escaped(text).replace('\n', "  \n")),
        Block::Nothing(text) => *out += &format!("{}\n", escaped(text)),
        Block::Item(text, notes) => {
            *out += &format!("- {}\n", in_item(text));
            notes.iter().for_each(|note| *out += &format!("  - {}\n", in_item(note)));
        }
        Block::Table(table) => write_table(out, table),
    }
}

/// A table, and below it what is to be said of its rows.
fn write_table(out: &mut String, table: &Table) {
    let line = |cells: &[String]| {
        let cells: Vec<String> = cells.iter().map(|cell| escaped(cell).replace('\n', "<br>")).collect();
        format!("| {} |\n", cells.join(" | "))
    };
    *out += &line(&table.head);
    *out += &format!("|{}\n", " --- |".repeat(table.head.len()));
    table.rows.iter().for_each(|row| *out += &line(&row.cells));
    let noted = table.rows.iter().filter(|row| !row.notes.is_empty());
    for (at, row) in noted.enumerate() {
        if at == 0 {
            out.push('\n');
        }
        let name = row.cells.first().map(String::as_str).unwrap_or_default();
        *out += &format!("- {}\n", escaped(name));
        row.notes.iter().for_each(|note| *out += &format!("  - {}\n", in_item(note)));
    }
}

fn in_item(text: &str) -> String {
    escaped(text).replace('\n', "  \n    ")
}

/// What people wrote stays what they wrote: no sign of theirs becomes a heading, a table or a link.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for (at, line) in text.lines().enumerate() {
        if at > 0 {
            out.push('\n');
        }
        let number = line.len() - line.trim_start_matches(|c: char| c.is_ascii_digit()).len();
        for (place, c) in line.char_indices() {
            let opens =
                place == 0 && matches!(c, '-' | '+' | '=') || number > 0 && place == number && matches!(c, '.' | ')');
            // A numbered title is meant as it stands: within a heading no list can begin.
            if opens && !(c == '.' && at == 0)
                || matches!(c, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '|' | '~' | '&')
            {
                out.push('\\');
            }
            out.push(c);
        }
    }
    out
}

/// Forms as JSON: an object of which `forms` holds one object per form.
pub fn json(papers: &[Paper]) -> String {
    let forms: Vec<Value> = papers.iter().map(of_form).collect();
    let whole = json!({ "format": "dianxun-appraisals", "version": VERSION, "forms": forms });
    let mut text = serde_json::to_string_pretty(&whole).unwrap_or_default();
    text.push('\n');
    text
}

const RATERS: [&str; 3] = ["self", "superior", "data"];

fn of_raters<T: Clone + Into<Value>>(values: &[Option<T>; 3]) -> Value {
    let said = RATERS.iter().zip(values).filter_map(|(name, value)| Some(((*name).to_owned(), value.clone()?.into())));
    Value::Object(said.collect())
}

fn of_form(paper: &Paper) -> Value {
    let numbers = &paper.numbers;
    let mut form = Map::new();
    let mut put = |name: &str, value: Value| form.insert(name.to_owned(), value);
    put("form", paper.form.as_str().into());
    put("person", paper.person.as_str().into());
    put("name", paper.name.as_str().into());
    put("term", paper.term.as_str().into());
    put("stage", paper.stage.as_str().into());
    put("title", paper.title.as_str().into());
    put("raters_percent", of_raters(&numbers.raters.map(Some)));
    put(
        "bands_hundredths",
        json!({ "excellent": numbers.bands[0], "good": numbers.bands[1], "pass": numbers.bands[2] }),
    );
    put("by_hundredths", of_raters(&numbers.by));
    if let Some(score) = numbers.score {
        put("score_hundredths", score.into());
        put("score", numbers.score_text.as_str().into());
        put("band", numbers.band.as_str().into());
        put("band_name", numbers.band_text.as_str().into());
    }
    put("indicators", numbers.lines.iter().map(of_line).collect());
    put("sections", paper.sections.iter().map(of_section).collect());
    let signatures = paper.signatures.iter().map(|(line, signed)| json!({ "line": line, "signed": signed }));
    put("signatures", signatures.collect());
    let log = paper
        .log
        .iter()
        .map(|line| json!({ "at": line.at, "who": line.who, "what": line.what, "old": line.old, "new": line.new }));
    put("log", log.collect());
    Value::Object(form)
}

fn of_line(line: &crate::domain::appraisals::paper::Line) -> Value {
    let mut all = Map::new();
    all.insert("id".to_owned(), line.id.as_str().into());
    all.insert("name".to_owned(), line.name.as_str().into());
    all.insert("weight_tenths_of_percent".to_owned(), line.weight.into());
    let texts =
        [("target", &line.target), ("actual", &line.actual), ("computed", &line.computed), ("reason", &line.reason)];
    let said = texts.into_iter().filter(|(_, text)| !text.is_empty());
    all.extend(said.map(|(name, text)| (name.to_owned(), text.as_str().into())));
    all.insert("is_typed_over".to_owned(), line.is_typed_over.into());
    all.insert("points_hundredths".to_owned(), of_raters(&line.points));
    let texts = line.points_text.clone().map(|text| Some(text).filter(|text| !text.is_empty()));
    all.insert("points".to_owned(), of_raters(&texts));
    Value::Object(all)
}

fn of_section(section: &Section) -> Value {
    let blocks: Vec<Value> = section.blocks.iter().map(of_block).collect();
    json!({ "code": section.code, "title": section.title, "content": blocks })
}

fn of_block(block: &Block) -> Value {
    match block {
        Block::Fact(name, value) => json!({ "name": name, "value": value }),
        Block::Text(text) => json!({ "text": text }),
        Block::Nothing(text) => json!({ "nothing": text }),
        Block::Item(text, notes) => json!({ "item": text, "notes": notes }),
        Block::Table(table) => {
            let rows: Vec<Value> =
                table.rows.iter().map(|row| json!({ "cells": row.cells, "notes": row.notes })).collect();
            json!({ "head": table.head, "rows": rows })
        }
    }
}

#[cfg(test)]
mod tests;
