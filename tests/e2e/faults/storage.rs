//! R04, R05: the browser clears what was stored, or allows no more of it.

use anyhow::{Context, Result, ensure};
use serde_json::json;

use super::{at_first_check, devtools, dots, note_at};
use crate::hand::{Hand, content};
use crate::journey::Journey;
use crate::media;
use crate::server::Server;

/// Clears storages of the origin while no page of it is open.
async fn clear(hand: &Hand, server: &Server, what: &str) -> Result<()> {
    hand.driver().await?.goto("about:blank").await?;
    devtools(hand, "Storage.clearDataForOrigin", json!({ "origin": server.origin(), "storageTypes": what })).await?;
    hand.goto("").await?;
    hand.started().await
}

pub(super) async fn r04_cleared_storage_is_no_first_start(at: Journey) -> Result<()> {
    let server = at.server()?;
    let hand = Hand::on(at.open(&server).await?);
    let run = at_first_check(&hand).await?;
    hand.answer("INSP-01.1", "pass").await?;
    hand.answer("INSP-01.2", "fail").await?;
    hand.write("note", "轮播第二张变形").await?;
    hand.told("已保存备注").await?;
    let backup = hand.export_to(at.folder("files")?.join("dianxun_backup.json")).await?;
    let stood = content(&std::fs::read(&backup)?)?.0;

    // Under the open page: the next write must not go into a new, empty database as if nothing had happened.
    hand.goto(&format!("#/inspections/{run}")).await?;
    hand.go_to_check("INSP-01.3").await?;
    let indexed = json!({ "origin": server.origin(), "storageTypes": "indexeddb" });
    devtools(&hand, "Storage.clearDataForOrigin", indexed).await?;
    hand.tap("answer-pass").await?;
    hand.see_in("answer-error", "没有保存").await?;
    hand.check_is("INSP-01.3", "open").await?;

    // With the sentinel: said, with the way back.
    clear(&hand, &server, "indexeddb").await?;
    hand.see("data-lost").await?;
    hand.see_in("data-lost", "本机数据丢失").await?;
    ensure!(hand.count("create-shop").await? == 0, "a first start is offered as if nothing had been lost");
    restore(&hand, &backup, &run).await?;
    ensure!(content(&hand.export().await?.1)?.0 == stood, "the restored records are not what they were");

    // Without it: a first start, which offers the same way back.
    clear(&hand, &server, "indexeddb,local_storage").await?;
    hand.see("start").await?;
    hand.choose("choose-language", "zh").await?;
    hand.see_text("从文件恢复").await?;
    restore(&hand, &backup, &run).await?;
    ensure!(content(&hand.export().await?.1)?.0 == stood, "the records restored at the first start differ");
    // Not `no_problems`: that an upgrade was refused because the database is gone stands in the console, rightly.
    Ok(())
}

async fn restore(hand: &Hand, backup: &std::path::Path, run: &str) -> Result<()> {
    hand.give_file("import-file", backup).await?;
    hand.tap_in("choose-person", "林小满").await?;
    hand.see("slip").await?;
    hand.goto(&format!("#/inspections/{run}")).await?;
    hand.check_is("INSP-01.1", "pass").await?;
    hand.check_is("INSP-01.2", "fail").await?;
    let note = note_at(hand, "INSP-01.2").await?;
    ensure!(note == "轮播第二张变形", "the note reads «{note}»");
    hand.reload().await?;
    hand.check_is("INSP-01.2", "fail").await
}

/// How long Chromium trusts what it measured as free before.
const TRUSTED: std::time::Duration = std::time::Duration::from_secs(31);

pub(super) async fn r05_full_storage(at: Journey) -> Result<()> {
    let server = at.server()?;
    let hand = Hand::on(at.open(&server).await?);
    let run = at_first_check(&hand).await?;
    hand.answer("INSP-01.1", "pass").await?;
    hand.answer("INSP-01.2", "fail").await?;
    hand.write("note", "写在空间满之前").await?;
    hand.told("已保存备注").await?;
    let (stood, rows) = content(&hand.export().await?.1)?;
    hand.goto(&format!("#/inspections/{run}")).await?;
    hand.go_to_check("INSP-01.3").await?;

    let origin = server.origin();
    devtools(&hand, "Storage.overrideQuotaForOrigin", json!({ "origin": origin, "quotaSize": 1_000_000 })).await?;
    tokio::time::sleep(TRUSTED).await;
    let typed = fill_up(&hand).await?;
    hand.see_text("没有保存：浏览器的存储空间已满").await?;
    let shown = hand.property("note", "value").await?;
    ensure!(shown == json!(typed), "what was typed is gone from the screen");
    // No room even for a tap.
    devtools(&hand, "Storage.overrideQuotaForOrigin", json!({ "origin": origin, "quotaSize": 1 })).await?;
    hand.tap("answer-pass").await?;
    hand.see_in("answer-error", "没有保存").await?;
    hand.check_is("INSP-01.3", "open").await?;
    let photo = media::file(&at.folder("photos")?, "首页.png", &media::png(1_600, 1_200))?;
    hand.give_file("photo-input", &photo).await?;
    hand.see_in("photo-error", "没有保存").await?;
    ensure!(hand.count("photo").await? == 0, "a photo that was not stored is shown");
    reads_and_exports(&hand, &run).await?;

    devtools(&hand, "Storage.overrideQuotaForOrigin", json!({ "origin": origin })).await?;
    hand.goto(&format!("#/inspections/{run}/check/INSP-01.3")).await?;
    hand.on_check("INSP-01.3").await?;
    ensure!(hand.property("note", "value").await? == json!(typed), "what was not stored is not on the screen any more");
    hand.write("note", &typed).await?;
    hand.told("已保存备注").await?;
    hand.answer("INSP-01.3", "pass").await?;
    hand.reload().await?;
    hand.check_is("INSP-01.3", "pass").await?;
    ensure!(note_at(&hand, "INSP-01.3").await? == typed, "the repeated write is not there");
    let (after, more) = content(&hand.export().await?.1)?;
    ensure!(after != stood && more.as_array().map(Vec::len) > rows.as_array().map(Vec::len), "nothing came in");
    Ok(())
}

/// Writes ever longer notes until one is refused; what the refused one says.
async fn fill_up(hand: &Hand) -> Result<String> {
    for round in 1..=20_u32 {
        let text = format!("第 {round} 次：{}", incompressible(round));
        hand.no_toast().await?;
        hand.write("note", &text).await?;
        let outcome = "return document.querySelector('[data-testid=note]').getAttribute('aria-invalid') === 'true' || !!document.querySelector('[data-testid=toast]')";
        hand.holds("the note to be stored or refused", outcome).await?;
        if hand.attribute("note", "aria-invalid").await?.as_deref() == Some("true") {
            return Ok(text);
        }
    }
    anyhow::bail!("twenty long notes went into one megabyte")
}

/// 90,000 characters in no order: the browser counts what it has packed.
fn incompressible(seed: u32) -> String {
    let mut state = seed;
    let mut next = || {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        char::from_u32(0x4E00 + (state >> 16) % 20_000).unwrap_or('茶')
    };
    (0..90_000).map(|_| next()).collect()
}

/// Everything that needs no space works on.
async fn reads_and_exports(hand: &Hand, run: &str) -> Result<()> {
    let before = dots(hand).await?;
    let (name, bytes) = hand.export().await?;
    let (records, rows) = content(&bytes).with_context(|| name)?;
    ensure!(records.to_string().contains("写在空间满之前"), "the file lacks a record");
    ensure!(rows.as_array().is_some_and(|rows| rows.len() >= 5), "the file lacks rows");
    hand.see("export-outcome").await?;
    hand.go("#/inspections").await?;
    hand.see("day").await?;
    hand.reload().await?;
    hand.goto(&format!("#/inspections/{run}")).await?;
    hand.check_is("INSP-01.1", "pass").await?;
    ensure!(dots(hand).await? == before, "after loading again the run reads otherwise");
    let note = note_at(hand, "INSP-01.2").await?;
    ensure!(note == "写在空间满之前", "the note reads «{note}»");
    Ok(())
}
