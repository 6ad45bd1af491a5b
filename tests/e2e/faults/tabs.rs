//! R06: several tabs at one run.

use anyhow::{Result, ensure};

use super::{at_first_check, dots, journal_is_whole, note_at, stream};
use crate::hand::Hand;
use crate::journey::Journey;

/// Answered by all tabs.
const SHARED: [&str; 4] = ["INSP-01.1", "INSP-01.2", "INSP-05.1", "INSP-06.1"];
/// Each tab's own: the note of one tab stands beside the answers of all.
const OWN: [&str; 4] = ["INSP-01.1", "INSP-01.2", "INSP-05.1", "INSP-06.1"];
const EDITS: u32 = 25;

pub(super) async fn r06_four_tabs_edit_one_run(at: Journey) -> Result<()> {
    let server = at.server()?;
    let first = Hand::on(at.open(&server).await?);
    let run = at_first_check(&first).await?;
    let mut tabs = vec![first.clone()];
    for _ in 1..OWN.len() {
        let tab = Hand::on(first.another_tab().await?);
        tab.goto(&format!("#/inspections/{run}")).await?;
        tab.on_check("INSP-01.1").await?;
        tabs.push(tab);
    }
    for (tab, (own, seed)) in tabs.iter().zip(OWN.into_iter().zip(20_261_121..)) {
        tab.js("window.__tabs = true").await?;
        stream(tab, seed, &SHARED, &[own], EDITS).await?;
    }
    for tab in &tabs {
        tab.holds("all edits of a tab", &format!("return window.__edits === {EDITS}")).await?;
    }
    let mut notes = Vec::new();
    for (tab, own) in tabs.iter().zip(OWN) {
        let note = note_at(tab, own).await?;
        ensure!(!note.is_empty(), "a tab wrote no note at {own}");
        notes.push(note);
    }
    for is_anew in [false, true] {
        for tab in &tabs {
            if is_anew {
                tab.reload().await?;
                tab.see_count("dot", 23).await?;
            }
            ensure!(dots(tab).await? == dots(&first).await?, "two tabs show different answers (anew: {is_anew})");
            for (own, note) in OWN.into_iter().zip(&notes) {
                let found = note_at(tab, own).await?;
                ensure!(found == *note, "the note at {own} is {found}, not {note} (anew: {is_anew})");
            }
        }
    }
    journal_is_whole(&first).await
}
