//! R07, R08: a newer version of the app takes the database over, or has left it behind.

use anyhow::{Result, ensure};
use serde_json::{Value, json};

use super::{at_first_check, journal, no_draft_left, note_at};
use crate::hand::{Hand, content};
use crate::journey::Journey;

/// Opens the database as a newer version would and gives the upgrade up again; whether the old tab stood in its way.
const NEWER_FOR_A_MOMENT: &str =
    "const present = (await indexedDB.databases()).find(({ name }) => name === 'dianxun').version;
return await new Promise((yes, no) => {
    const request = indexedDB.open('dianxun', present + 1);
    let blocked = false;
    request.onblocked = () => { blocked = true; };
    request.onupgradeneeded = () => request.transaction.abort();
    request.onsuccess = () => no(new Error('it was not given up'));
    request.onerror = (event) => { event.preventDefault(); yes(blocked); };
});";

/// Leaves the database as a much newer version would: a higher number, one more store.
const NEWER_FOR_GOOD: &str = "return await new Promise((yes, no) => {
    const request = indexedDB.open('dianxun', 9999);
    request.onupgradeneeded = () => request.result.createObjectStore('of_the_future').put('kept', 'key');
    request.onsuccess = () => { request.result.close(); yes(true); };
    request.onerror = () => no(request.error);
});";

pub(super) async fn r07_a_newer_version_opens_beside(at: Journey) -> Result<()> {
    let server = at.server()?;
    let hand = Hand::on(at.open(&server).await?);
    at_first_check(&hand).await?;
    hand.answer("INSP-01.1", "pass").await?;
    hand.answer("INSP-01.2", "fail").await?;
    let rows = journal(&hand).await?;

    let blocked = hand.js_async(NEWER_FOR_A_MOMENT).await?;
    ensure!(blocked == json!(false), "the old tab did not let go of the database");
    hand.see_text("这个标签页已停止保存").await?;
    hand.tap("answer-pass").await?;
    hand.see_in("answer-error", "更新").await?;
    hand.check_is("INSP-01.2", "fail").await?;
    hand.write("note", "停止保存之后才写的").await?;
    let refused = "return document.querySelector('[data-testid=note]').getAttribute('aria-invalid') === 'true'";
    hand.holds("a sentence at the note", refused).await?;
    ensure!(hand.property("note", "value").await? == json!("停止保存之后才写的"), "what was typed is gone");
    ensure!(journal(&hand).await? == rows, "something was written after the tab had let go");

    hand.js("window.__left = true").await?;
    hand.tap_css(".banner .button").await?; // reload
    hand.holds("the page to reload", "return !window.__left").await?;
    hand.started().await?;
    hand.check_is("INSP-01.1", "pass").await?;
    hand.check_is("INSP-01.2", "fail").await?;
    ensure!(note_at(&hand, "INSP-01.2").await? == "停止保存之后才写的", "the unsaved note did not come back");
    no_draft_left(&hand).await?;
    let now = journal(&hand).await?;
    ensure!(
        now[..rows.len()] == rows[..] && now.len() == rows.len() + 1,
        "the journal is not what it was and the note"
    );
    hand.no_problems().await
}

pub(super) async fn r08_a_newer_database_is_left_alone(at: Journey) -> Result<()> {
    let server = at.server()?;
    let hand = Hand::on(at.open(&server).await?);
    let run = at_first_check(&hand).await?;
    hand.answer("INSP-01.1", "fail").await?;
    hand.write("note", "页头错位").await?;
    hand.told("已保存备注").await?;
    let photo = crate::media::file(&at.folder("photos")?, "首页.png", &crate::media::png(400, 300))?;
    hand.give_file("photo-input", &photo).await?;
    hand.see_count("photo", 1).await?;
    let before: Value = serde_json::from_slice(&hand.export().await?.1)?;
    hand.goto(&format!("#/inspections/{run}")).await?;
    let rows = journal(&hand).await?;

    hand.js_async(NEWER_FOR_GOOD).await?;
    for _ in 0..2 {
        hand.reload().await?;
        hand.see_in("failed", "由更新的版本写入").await?;
        hand.see_in("failed", "重新载入以更新").await?;
        hand.see("reload").await?;
    }
    let known = hand.js("return window.__files.length").await?;
    ensure!(known == json!(0), "a file was handed over unasked");
    hand.tap("export").await?;
    let (name, bytes) = hand.download(0).await?;
    ensure!(name.starts_with("dianxun_") && name.ends_with(".json"), "the file is called {name}");
    let after: Value = serde_json::from_slice(&bytes)?;
    ensure!(content(&bytes)? == (before["records"].clone(), before["journal"].clone()), "the file is not complete");
    ensure!(after["photos"] == before["photos"] && after["photos"][0].is_object(), "the photo is missing");
    ensure!(journal(&hand).await? == rows, "the newer database was written to");
    hand.no_problems().await
}
