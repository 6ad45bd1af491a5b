//! What a file holds in plain lines, which a person can read and which depend on no format of ours.

use super::folded;
use dianxun::domain::change::JournalRow;
use dianxun::domain::digest::digest;
use dianxun::domain::record::Record;
use dianxun::domain::value::Value;
use dianxun::wire::{ExchangeFile, Head};
use std::fmt::{self, Write};

/// All of it, with its totals at the end.
pub(crate) fn told(file: &ExchangeFile) -> String {
    let mut out = String::new();
    written(&mut out, file).expect("a String takes everything");
    out
}

fn written(out: &mut String, file: &ExchangeFile) -> fmt::Result {
    head(out, &file.head)?;
    file.records.iter().try_for_each(|one| record(out, one))?;
    file.rows.iter().try_for_each(|one| row(out, one))?;
    for photo in &file.photos {
        writeln!(out, "\nphoto {} {}, {} bytes", photo.sha, photo.media_type, photo.bytes.len())?;
    }
    let fields: usize = file.records.iter().map(|record| record.cells().count()).sum();
    let changes: usize = file.rows.iter().map(|row| row.changes.len()).sum();
    let (records, rows, photos) = (file.records.len(), file.rows.len(), file.photos.len());
    writeln!(out, "\n{records} records with {fields} fields, {rows} rows with {changes} changes, {photos} photos")?;
    writeln!(out, "digest {}", digest(&folded(file)))
}

fn head(out: &mut String, head: &Head) -> fmt::Result {
    writeln!(out, "app {}, database {}, device {}, replica {}", head.app, head.database, head.device, head.replica)?;
    writeln!(out, "by {}, called {}, at {}", head.person, quoted(&head.person_name), head.time)?;
    let scope = &head.scope;
    write!(out, "covers")?;
    let named = scope.shop.iter().map(|shop| format!(" shop {shop}"));
    let named = named.chain(scope.kinds.iter().map(|kind| format!(" kind {kind}")));
    let named = named.chain(scope.from.iter().map(|from| format!(" from {from}")));
    let named = named.chain(scope.until.iter().map(|until| format!(" until {until}")));
    let named = named.chain(scope.beyond.iter().map(|device| format!(" beyond {device}")));
    named.into_iter().try_for_each(|part| write!(out, "{part}"))?;
    for (is_so, words) in [
        (scope.is_backup(), " everything"),
        (scope.states_only, " states only"),
        (scope.without_customers, " without customers"),
        (scope.without_appraisals, " without appraisals"),
        (scope.without_photos, " without photos"),
    ] {
        write!(out, "{}", if is_so { words } else { "" })?;
    }
    let counts = head.counts;
    writeln!(out)?;
    writeln!(out, "promises {} / {} / {} / {}", counts.records, counts.rows, counts.photos, counts.bytes)?;
    head.vector.iter().try_for_each(|(replica, reached)| writeln!(out, "has {replica} up to {reached}"))?;
    head.unknown.iter().try_for_each(|(name, value)| writeln!(out, "unknown {name} = {}", plain(value)))
}

fn record(out: &mut String, record: &Record) -> fmt::Result {
    writeln!(out, "\nrecord {} {}", record.kind(), quoted(record.id().as_str()))?;
    let mut cells = record.cells();
    cells.try_for_each(|(field, cell)| writeln!(out, "  {field} = {} at {}", plain(&cell.value), cell.stamp))
}

fn row(out: &mut String, row: &JournalRow) -> fmt::Result {
    writeln!(
        out,
        "\nrow {} {} at {} on {} by {}",
        row.replica,
        row.seq,
        row.stamp,
        row.device,
        quoted(row.person.as_str())
    )?;
    writeln!(out, "  {} {} because {}", row.command, row.name, quoted(&row.reason))?;
    for change in &row.changes {
        let (id, value) = (quoted(change.id.as_str()), plain(&change.value));
        write!(out, "  {} {id} {} = {value}", change.kind, change.field)?;
        change.replaced.iter().try_for_each(|stamp| write!(out, " over {stamp}"))?;
        change.stamp.iter().try_for_each(|stamp| write!(out, " at {stamp}"))?;
        writeln!(out)?;
    }
    row.unknown.iter().try_for_each(|(name, value)| writeln!(out, "  unknown {name} = {}", plain(value)))
}

fn plain(value: &Value) -> String {
    let joined = |parts: Vec<String>| parts.join(", ");
    match value {
        Value::Null => "nothing".to_owned(),
        Value::Bool(yes) => if *yes { "yes" } else { "no" }.to_owned(),
        Value::Int(number) => number.to_string(),
        Value::Text(text) => quoted(text),
        Value::List(items) => format!("[{}]", joined(items.iter().map(plain).collect())),
        Value::Map(members) => {
            format!("{{{}}}", joined(members.iter().map(|(name, value)| format!("{name}: {}", plain(value))).collect()))
        }
    }
}

/// In quotes, each sign that cannot be seen by its number.
fn quoted(text: &str) -> String {
    let is_plain =
        |c: char| !matches!(c, '"' | '\\' | '<' | '\0'..='\u{1f}' | '\u{7f}'..='\u{9f}' | '\u{200b}'..='\u{202e}');
    let shown = |c: char| if is_plain(c) { c.to_string() } else { format!("<{:04X}>", u32::from(c)) };
    format!("\"{}\"", text.chars().map(shown).collect::<String>())
}
