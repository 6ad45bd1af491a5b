//! Tables of listings: what they would change, taking them in as one command in one transaction, and listings as a table.
//! What a table means and what becomes of it, the domain says. Knows no browser.

use super::everything::everything;
use super::own::Own;
use super::{OnProgress, at};
use crate::domain::calendar::Fixed;
use crate::domain::change::{Change, JournalRow, MAX_CHANGES_PER_ROW};
use crate::domain::command::Ctx;
use crate::domain::listings::import::{
    Candidate, Choices, Fate, Fault, Line, Plan, Planned, SheetKind, Target, candidates, days_of_name, fingerprint,
    kind_of, recognised, remembered,
};
use crate::domain::listings::{self, field};
use crate::domain::people::{self, Permission};
use crate::domain::records::Records;
use crate::domain::shops::Platform;
use crate::storage::api::{Blob, Intake, Store};
use crate::storage::journal;
use crate::storage::messages::{Authorship, Imported, Phase, TaskError};
use crate::storage::recovery::{self, RECOVERY, RecoveryPoint};
use crate::storage::tables::{ColumnSeen, FaultyRow, TableLine, TableOrder, TablePreview};
use crate::wire::tables::{Row, Table};
use smol_str::SmolStr;
use std::collections::{BTreeMap, BTreeSet};

/// How many lines of each fate, and how many faults, are told.
const TOLD: usize = 50;
/// How many cells of a column are shown, and how much of each.
const SAMPLES: usize = 2;
const SAMPLE: usize = 60;
/// After so many listings it is told how far the work is.
const STEP: usize = 500;

/// A table with what its columns mean.
struct Meant {
    kind: SheetKind,
    fingerprint: String,
    targets: Vec<Option<Target>>,
    candidates: Vec<Candidate>,
}

impl Meant {
    fn of(table: &Table, order: &TableOrder, records: &Records) -> Self {
        let header = &table.header.cells;
        let kind = kind_of(header);
        let fingerprint = fingerprint(header);
        let mut targets = recognised(kind, header, days_of_name(&order.name));
        let said = order.columns.iter().map(|(at, code)| (*at, Target::from_code(code)));
        for (at, target) in remembered(records, &order.shop, &fingerprint).into_iter().chain(said) {
            if let Some(own) = targets.get_mut(at) {
                *own = target;
            }
        }
        let lines = table.rows.iter().map(|row| Line { line: row.line, cells: &row.cells });
        let candidates = candidates(kind, header, &targets, lines);
        Self { kind, fingerprint, targets, candidates }
    }
}

fn choices(order: &TableOrder, records: &Records) -> Choices {
    // Who may what depends on neither time nor zone.
    let ctx = Ctx { now: 0, zone: &Fixed(0), person: order.person.clone() };
    Choices {
        shop: order.shop.clone(),
        platform: Platform::from_code(&order.platform),
        is_listed: order.is_listed,
        empty_clears: order.empty_clears,
        may_approve: people::permit(records, &ctx, Permission::ApproveListings).is_ok(),
    }
}

/// What a table would change.
///
/// # Errors
/// The store cannot be read.
pub async fn look_at_table(
    store: &impl Store,
    table: &Table,
    order: &TableOrder,
    on_progress: OnProgress<'_>,
) -> Result<TablePreview, TaskError> {
    on_progress(at(Phase::Reading)(0, 1));
    let here = everything(store).await?.records;
    let meant = Meant::of(table, order, &here);
    let choices = choices(order, &here);
    let mut preview = blank(table, &meant, &choices);
    let mut plan = Plan::new(&here, &choices);
    let mut refused: BTreeMap<u64, Vec<Fault>> = BTreeMap::new();
    for (done, candidate) in meant.candidates.iter().enumerate() {
        if done % STEP == 0 {
            on_progress(at(Phase::Comparing)(done as u64, meant.candidates.len() as u64));
        }
        let planned = plan.look(candidate);
        tell(&mut preview, candidate, &planned, &here);
        if order.with_faulty && planned.fate == Fate::Refused {
            let faults: Vec<Fault> = candidate.faults.iter().chain(&planned.faults).cloned().collect();
            refused.extend(candidate.lines.iter().map(|line| (*line, faults.clone())));
        }
    }
    let faulty = |row: &Row| {
        let faults = refused.get(&row.line)?.clone();
        Some(FaultyRow { line: row.line, cells: row.cells.clone(), faults })
    };
    preview.faulty = table.rows.iter().filter_map(faulty).collect();
    Ok(preview)
}

fn blank(table: &Table, meant: &Meant, choices: &Choices) -> TablePreview {
    let columns = table.header.cells.iter().enumerate().map(|(at, name)| ColumnSeen {
        name: name.clone(),
        samples: samples(table, at),
        target: meant.targets[at].map(|target| SmolStr::new_static(target.code())),
    });
    TablePreview {
        format: table.format,
        encoding: table.encoding,
        delimiter: table.delimiter,
        header_line: table.header.line,
        kind: meant.kind,
        fingerprint: meant.fingerprint.clone(),
        rows: table.rows.len() as u64,
        blank: table.blank as u64,
        columns: columns.collect(),
        counts: BTreeMap::new(),
        lines: Vec::new(),
        faults: Vec::new(),
        fault_count: 0,
        may_approve: choices.may_approve,
        faulty: Vec::new(),
    }
}

fn samples(table: &Table, column: usize) -> Vec<String> {
    let cells = table.rows.iter().take(TOLD).filter_map(|row| row.cells.get(column)).map(|cell| cell.trim());
    cells.filter(|cell| !cell.is_empty()).take(SAMPLES).map(|cell| cell.chars().take(SAMPLE).collect()).collect()
}

fn tell(preview: &mut TablePreview, of: &Candidate, planned: &Planned, here: &Records) {
    let count = preview.counts.entry(planned.fate).or_default();
    *count += 1;
    let faults = of.faults.iter().chain(&planned.faults);
    preview.fault_count += faults.clone().count() as u64;
    // What keeps a row out is told before what is only noted.
    let is_told = |fault: &&Fault| !fault.why.is_note() || preview.faults.len() < TOLD / 2;
    let told: Vec<Fault> = faults.filter(is_told).cloned().collect();
    preview.faults.extend(told.into_iter().take((TOLD * 2).saturating_sub(preview.faults.len())));
    if *count as usize > TOLD || planned.fate == Fate::Unchanged || planned.fate == Fate::Refused {
        return;
    }
    let record = here.by_key(&listings::key(&planned.id)).map(AsRef::as_ref);
    let known = record.map_or("", |record| record.text(&field::TITLE));
    preview.lines.push(TableLine {
        fate: planned.fate,
        line: of.line(),
        key: if of.item.is_empty() { of.code.clone() } else { of.item.clone() },
        title: if of.title().is_empty() { known } else { of.title() }.to_owned(),
        fields: planned.lines(record),
    });
}

/// Takes a table in: one command under a replica of its own, in one transaction, with a way back.
///
/// # Errors
/// The store cannot: then nothing was written.
pub async fn take_table(
    store: &impl Store,
    table: &Table,
    by: &Authorship,
    order: &TableOrder,
    on_progress: OnProgress<'_>,
) -> Result<Imported, TaskError> {
    on_progress(at(Phase::Reading)(0, 1));
    let here = everything(store).await?;
    let Meant { candidates, .. } = Meant::of(table, order, &here.records);
    let choices = choices(order, &here.records);
    let (changes, blobs, records) = planned(&here.records, &choices, candidates, on_progress);
    let total = changes.iter().map(Vec::len).sum::<usize>() as u64;
    on_progress(at(Phase::Writing)(0, total));
    if changes.is_empty() {
        return Ok(Imported { head: here.head, ..Imported::default() });
    }
    let rows = rows(Own::new(store.opened().device, by, here.clock), changes);
    let note = rows.last().map(journal::name_of).unwrap_or((by.replica, 0));
    let point =
        RecoveryPoint { before: here.head, rows: rows.len() as u64, note, at: by.now, files: by.reason.clone() };
    let kept = recovery::read(store.local(RECOVERY).await?.as_deref());
    let local = [(RECOVERY, recovery::with(kept, point.clone()))];
    let head = store.import(Intake { rows: &rows, blobs: &blobs, local: &local, ..Intake::default() }).await?;
    on_progress(at(Phase::Writing)(total, total));
    let came = rows.len() as u64;
    Ok(Imported { rows, came, head, changes: total, records, point: Some(point), ..Imported::default() })
}

/// What becomes of the candidates, row by row. Each goes when it has been looked at: a hundred thousand are very much
/// memory, and so are their changes.
fn planned(
    here: &Records,
    choices: &Choices,
    candidates: Vec<Candidate>,
    on_progress: OnProgress<'_>,
) -> (Vec<Vec<Change>>, Vec<Blob>, u64) {
    let mut plan = Plan::new(here, choices);
    let (mut changes, mut blobs, mut shas, mut records) = (Vec::new(), Vec::new(), BTreeSet::new(), 0);
    let count = candidates.len() as u64;
    for (done, candidate) in candidates.into_iter().enumerate() {
        if done % STEP == 0 {
            on_progress(at(Phase::Comparing)(done as u64, count));
        }
        let planned = plan.look(&candidate);
        records += u64::from(!planned.changes.is_empty());
        planned.changes.into_iter().for_each(|change| add(&mut changes, change));
        let large = planned.large.filter(|large| shas.insert(large.sha.clone()));
        blobs.extend(large.map(|large| Blob {
            sha: large.sha,
            media_type: "text/html".to_owned(),
            bytes: large.text.into_bytes(),
        }));
    }
    (changes, blobs, records)
}

/// To the last row, or to a new one where that is full.
fn add(rows: &mut Vec<Vec<Change>>, change: Change) {
    match rows.last_mut().filter(|row| row.len() < MAX_CHANGES_PER_ROW) {
        Some(row) => row.push(change),
        None => rows.push(vec![change]),
    }
}

fn rows(mut own: Own, changes: Vec<Vec<Change>>) -> Vec<JournalRow> {
    changes.into_iter().map(|row| own.row("listing.import", row)).collect()
}
