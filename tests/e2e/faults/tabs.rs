//! R06, R10: several tabs at one run; a tab closed while somebody types.

use anyhow::{Result, ensure};
use serde_json::json;

use super::{at_first_check, dots, journal_is_whole, no_draft_left, note_at, shows_note, stream};
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
    all_edits_are_made(&tabs).await?;
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
            // What a tab has stored travels to the others; it may still be on its way.
            let alike = || async { Ok(dots(tab).await? == dots(&first).await?) };
            tab.until(&format!("the answers of the first tab (anew: {is_anew})"), alike).await?;
            for (own, note) in OWN.into_iter().zip(&notes) {
                shows_note(tab, own, note).await?;
            }
        }
    }
    journal_is_whole(&first).await
}

/// Waits for the streams; where one stands that does not come to its end, is told for all of them.
async fn all_edits_are_made(tabs: &[Hand]) -> Result<()> {
    for tab in tabs {
        let Err(error) = tab.holds("all edits of a tab", &format!("return window.__edits === {EDITS}")).await else {
            continue;
        };
        let mut steps = String::new();
        for tab in tabs {
            steps += &format!("\n  a tab stands at: {}", tab.js("return window.__step ?? null").await?);
        }
        return Err(error.context(steps));
    }
    Ok(())
}

pub(super) async fn r10_closed_while_typing(at: Journey) -> Result<()> {
    let server = at.server()?;
    let first = Hand::on(at.open(&server).await?);
    let run = at_first_check(&first).await?;
    let checks = ["INSP-01.1", "INSP-01.2", "INSP-01.3", "INSP-01.4", "INSP-01.5"];
    for (check, delay) in checks.into_iter().zip([0, 5, 15, 30, 49]) {
        let text = format!("关掉之前 {delay} 毫秒写的");
        let address = format!("#/inspections/{run}/check/{check}");
        let tab = Hand::on(first.opened_by(&format!("open('./{address}')")).await?);
        tab.started().await?;
        tab.on_check(check).await?;
        tab.see("note").await?;
        // Begun when the driver has had its answer: it would wait for one from a tab that is gone.
        let type_and_close = "const [text, delay] = arguments;
            setTimeout(() => {
                const field = document.querySelector('[data-testid=note]');
                field.focus();
                field.value = text;
                field.dispatchEvent(new InputEvent('input', { bubbles: true }));
                setTimeout(() => window.close(), delay);
            }, 200);";
        tab.js_with(type_and_close, vec![json!(text), json!(delay)]).await?;
        tab.closed().await?;

        let again = Hand::on(first.opened_by(&format!("open('./{address}')")).await?);
        again.started().await?;
        ensure!(note_at(&again, check).await? == text, "the note at {check} is gone");
        no_draft_left(&again).await?;
        shows_note(&first, check, &text).await?;
        again.js("setTimeout(() => window.close(), 200)").await?;
        again.closed().await?;
    }
    journal_is_whole(&first).await?;
    first.no_problems().await
}
