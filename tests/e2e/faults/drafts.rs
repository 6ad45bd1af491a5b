//! R01, R10: drafts of tabs that are there and of tabs that are gone, among them one that a killed browser brought back.

use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};

use super::{at_first_check, note_at, shows_note};
use crate::hand::Hand;
use crate::journey::Journey;

/// A tab that nobody has.
const GONE: &str = "dianxun.0000000000000000";

/// Keeps a note as a tab does that has typed it over a text.
const PLANT: &str = "const [tab, run, check, over, words] = arguments;
    let print = 0xcbf29ce484222325n;
    for (const byte of new TextEncoder().encode(over)) print = BigInt.asUintN(64, (print ^ BigInt(byte)) * 0x100000001b3n);
    localStorage.setItem(`dianxun.draft.${tab}/${run}/note/${check}/-`, print.toString(16).padStart(16, '0') + words);";

pub(super) async fn r10_a_draft_belongs_to_its_tab(at: Journey) -> Result<()> {
    let server = at.server()?;
    let first = Hand::on(at.open(&server).await?);
    let run = at_first_check(&first).await?;
    for (check, note) in [("INSP-01.1", "第一"), ("INSP-01.1", "第二"), ("INSP-01.2", "旧"), ("INSP-01.2", "别人的")]
    {
        first.go_to_check(check).await?;
        first.no_toast().await?;
        first.write("note", note).await?;
        first.told("已保存备注").await?;
    }
    let live = own_tab(&first).await?;
    for (tab, check, over, words) in [
        (GONE, "INSP-01.1", "", "第一"),     // stored and written over long ago
        (GONE, "INSP-01.2", "旧", "我的"),   // typed while somebody else wrote
        (GONE, "INSP-01.3", "", "没来得及"), // typed a moment before the tab was gone
        (&live, "INSP-01.4", "", "正在写"),
    ] {
        let arguments = [tab, &run, check, over, words].map(|text| json!(text));
        first.js_with(PLANT, arguments.to_vec()).await?;
    }

    let other = Hand::on(first.another_tab().await?);
    other.goto(&format!("#/inspections/{run}")).await?;
    for tab in [&other, &first] {
        for (check, note) in [("INSP-01.1", "第二"), ("INSP-01.2", "别人的\n我的"), ("INSP-01.3", "没来得及")]
        {
            shows_note(tab, check, note).await?;
        }
    }
    ensure!(drafts(&other).await? == json!([[live, "INSP-01.4"]]), "the drafts are {}", drafts(&other).await?);
    let taken = note_at(&other, "INSP-01.4").await?;
    ensure!(taken.is_empty(), "another tab shows what this one is typing: «{taken}»");
    let kept = note_at(&first, "INSP-01.4").await?;
    ensure!(kept == "正在写", "the tab's own draft reads «{kept}»");
    first.no_problems().await?;
    other.no_problems().await
}

/// What the only tab calls itself.
async fn own_tab(hand: &Hand) -> Result<String> {
    let query = "return (await navigator.locks.query()).held.map(lock => lock.name).filter(name => name.startsWith('dianxun.tab.'))";
    let held: Vec<String> = serde_json::from_value(hand.js_async(query).await?)?;
    ensure!(held.len() == 1, "the locks of tabs are {held:?}");
    held[0].strip_prefix("dianxun.tab.").map(str::to_owned).context("no tab")
}

/// Tab and check of each draft.
async fn drafts(hand: &Hand) -> Result<Value> {
    let script = "return Object.keys(localStorage).filter(key => key.startsWith('dianxun.draft.')).map(key => {
        const parts = key.slice('dianxun.draft.'.length).split('/');
        return [parts[0], parts[3]];
    })";
    hand.js(script).await
}
