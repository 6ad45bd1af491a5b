//! Faults, injected in Chromium: killed in the middle of a write, storage gone, full or too new, several tabs, a wrong
//! clock. The names begin with the row of the catalogue of faults that they show.

mod clock;
mod damage;
mod drafts;
mod hostile;
mod kill;
mod photos;
mod rival;
mod storage;
mod tabs;
mod taking_in;

use std::path::Path;

use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};

use crate::hand::Hand;
use clock::r11_a_wrong_clock;
use damage::r03_damaged_files_are_no_first_start;
use drafts::r10_a_draft_belongs_to_its_tab;
use hostile::r29_hostile_content_is_inert;
use kill::r01_twenty_rounds_of_kill_nine;
use photos::{r30_photos_carry_nothing_along, r30_what_is_no_photo_is_refused};
use rival::{r07_a_newer_version_opens_beside, r08_a_newer_database_is_left_alone};
use storage::{r04_cleared_storage_is_no_first_start, r05_full_storage};
use tabs::{r06_four_tabs_edit_one_run, r10_closed_while_typing};
use taking_in::{r01_killed_while_a_file_comes_in, r01_killed_while_the_worker_folds};

journeys_in!([chromium]
    r01_killed_while_a_file_comes_in,
    r01_killed_while_the_worker_folds,
    r01_twenty_rounds_of_kill_nine,
    r03_damaged_files_are_no_first_start,
    r04_cleared_storage_is_no_first_start,
    r05_full_storage,
    r06_four_tabs_edit_one_run,
    r07_a_newer_version_opens_beside,
    r08_a_newer_database_is_left_alone,
    r10_a_draft_belongs_to_its_tab,
    r10_closed_while_typing,
    r11_a_wrong_clock,
    r29_hostile_content_is_inert,
    r30_photos_carry_nothing_along,
    r30_what_is_no_photo_is_refused,
);

/// Taps and notes, one after another and without an end, as fast as they are stored: see the file.
const STREAM: &str = include_str!("stream.js");

/// A shop with one person, at the first check of today's run.
async fn at_first_check(hand: &Hand) -> Result<String> {
    hand.new_shop("山野茶铺", "林小满", "assistant").await?;
    hand.begin_inspection().await?;
    hand.on_check("INSP-01.1").await?;
    hand.run_id().await
}

/// Tells the browser about its storage: quota, clearing.
async fn devtools(hand: &Hand, command: &str, arguments: Value) -> Result<()> {
    hand.driver().await?.cdp().send_raw(command, arguments).await.with_context(|| command.to_owned())?;
    Ok(())
}

/// The rows of the journal as they lie in the database, in order, read past the app.
async fn journal(hand: &Hand) -> Result<Vec<Value>> {
    let rows = hand
        .js_async(
            "const done = request => new Promise((yes, no) => { request.onsuccess = () => yes(request.result); request.onerror = () => no(request.error); });
            const db = await done(indexedDB.open('dianxun'));
            const rows = await done(db.transaction('journal').objectStore('journal').getAll());
            db.close();
            return rows.flatMap(row => row.j).map(text => JSON.parse(text)).map(row => ({ replica: row.replica, seq: row.seq, row }));",
        )
        .await?;
    serde_json::from_value(rows).context("the journal cannot be read")
}

/// Each replica's rows are numbered from 1 without a gap, and each row holds its changes.
async fn journal_is_whole(hand: &Hand) -> Result<()> {
    let mut last = std::collections::BTreeMap::new();
    for row in journal(hand).await? {
        let replica = row["replica"].as_str().context("a row without a replica")?.to_owned();
        let before = last.insert(replica, row["seq"].as_u64()).flatten().unwrap_or(0);
        ensure!(row["seq"].as_u64() == Some(before + 1), "after number {before} comes {row}");
        ensure!(row["row"]["changes"].as_array().is_some_and(|changes| !changes.is_empty()), "an empty row: {row}");
    }
    Ok(())
}

/// What each check's dot says: `INSP-01.1` → `pass`.
async fn dots(hand: &Hand) -> Result<Value> {
    let script = "return Object.fromEntries([...document.querySelectorAll('[data-testid=dot]')].map(e => [e.dataset.check, e.dataset.state]))";
    hand.js(script).await
}

/// The note at a check of the run that is shown.
async fn note_at(hand: &Hand, check: &str) -> Result<String> {
    hand.go_to_check(check).await?;
    Ok(hand.property("note", "value").await?.as_str().unwrap_or_default().to_owned())
}

/// Waits until a tab shows a note that may have been written in another one.
async fn shows_note(tab: &Hand, check: &str, note: &str) -> Result<()> {
    tab.go_to_check(check).await?;
    let shown = || async { Ok(tab.property("note", "value").await? == json!(note)) };
    tab.until(&format!("the note «{note}» at {check}"), shown).await
}

/// Starts an endless or counted stream of edits in the page, and does not wait for it.
async fn stream(hand: &Hand, seed: u32, answers: &[&str], notes: &[&str], count: u32) -> Result<()> {
    let arguments = vec![json!(seed), json!(answers), json!(notes), json!(count)];
    hand.js_with(STREAM, arguments).await.map(drop)
}

/// Waits until the page has stored what was typed before it was opened.
async fn no_draft_left(hand: &Hand) -> Result<()> {
    let none = "return !Object.keys(localStorage).some(key => key.startsWith('dianxun.draft.'))";
    hand.holds("drafts to be stored", none).await
}

/// Copies a folder; what a running browser marks itself with (links, sockets) is left out.
fn copied(from: &Path, to: &Path) -> Result<()> {
    std::fs::create_dir_all(to)?;
    for entry in std::fs::read_dir(from)? {
        let entry = entry?;
        let (kind, target) = (entry.file_type()?, to.join(entry.file_name()));
        if kind.is_dir() {
            copied(&entry.path(), &target)?;
        } else if kind.is_file() {
            std::fs::copy(entry.path(), target)?;
        }
    }
    Ok(())
}
