//! R11: the device's clock is wrong, in every way that clocks are. A banner says so, work goes on, stamps only rise.

use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};

use crate::hand::{Hand, content};
use crate::journey::Journey;
use crate::server::Server;

const HOUR: i64 = 3_600_000;
const YEAR: i64 = 365 * 24 * HOUR;

/// Pages loaded from now on take their time from `localStorage`: shifted, or six minutes late and running backwards.
fn with_clock(server: &Server) {
    server.script(
        "clock",
        "const fault = JSON.parse(localStorage.getItem('fault.clock') ?? '{}');
        let reading = 360000;
        if (fault.backwards) Object.defineProperty(__clock, 'shift', { get: () => -(reading += 1000) });
        else __clock.shift = fault.epoch ? -performance.timeOrigin : fault.shift ?? 0;",
    );
}

async fn set_clock(hand: &Hand, fault: Value) -> Result<()> {
    hand.js_with("localStorage.setItem('fault.clock', arguments[0])", vec![json!(fault.to_string())]).await?;
    hand.goto("#/today").await?;
    hand.reload().await
}

pub(super) async fn r11_a_wrong_clock(at: Journey) -> Result<()> {
    let server = at.server()?;
    with_clock(&server);
    let hand = Hand::on(at.open(&server).await?);
    hand.new_shop("山野茶铺", "林小满", "assistant").await?;
    ensure!(!hand.words().await.contains("校准系统时间"), "a right clock is doubted");
    works(&hand).await.context("with a right clock")?;
    for (fault, words) in [
        (json!({ "shift": -HOUR }), "早了约"),
        (json!({ "epoch": true }), "早于本应用的发布日期"),
        (json!({ "backwards": true }), "早了约"),
        (json!({ "shift": 10 * YEAR }), "超前了好几年"),
        (json!({}), "早了约"), // put right again: ten years behind what is stored
    ] {
        set_clock(&hand, fault.clone()).await?;
        hand.see_text(words).await.with_context(|| fault.to_string())?;
        hand.see_text("校准系统时间").await?;
        works(&hand).await.with_context(|| fault.to_string())?;
    }
    hand.no_problems().await
}

/// An answer and a note are taken, are there after loading again, and the file's stamps rise.
async fn works(hand: &Hand) -> Result<()> {
    hand.begin_inspection().await?;
    let run = hand.run_id().await?;
    let check = hand.attribute("check", "data-check").await?.context("no check is shown")?;
    hand.answer(&check, "fail").await?;
    hand.no_toast().await?;
    hand.write("note", &format!("在 {check} 写的")).await?;
    hand.told("已保存备注").await?;
    hand.reload().await?;
    hand.goto(&format!("#/inspections/{run}/check/{check}")).await?;
    hand.check_is(&check, "fail").await?;
    hand.on_check(&check).await?;
    ensure!(hand.property("note", "value").await? == json!(format!("在 {check} 写的")), "the note is gone");
    stamps_rise(&hand.export().await?.1)?;
    hand.goto("#/today").await
}

fn stamps_rise(export: &[u8]) -> Result<()> {
    let (_, journal) = content(export)?;
    let stamps: Vec<&str> = journal.as_array().into_iter().flatten().filter_map(|row| row["stamp"].as_str()).collect();
    ensure!(stamps.len() >= 4, "the journal has {} stamps", stamps.len());
    for pair in stamps.windows(2) {
        ensure!(pair[0] < pair[1], "{} is followed by {}", pair[0], pair[1]);
    }
    Ok(())
}
