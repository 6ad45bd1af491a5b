//! The demo shop: convincing, linked, and never mixed with the real one.

use anyhow::{Context, Result, ensure};
use serde_json::json;

use crate::hand::Hand;
use crate::journey::Journey;

journeys!(is_rich_and_stays_apart, links_back_and_forward);

async fn is_rich_and_stays_apart(at: Journey) -> Result<()> {
    let server = at.server()?;
    let hand = Hand::on(at.open(&server).await?);
    hand.enter_demo().await?;
    hand.see_text("演示店铺").await?;
    hand.go("#/inspections").await?;
    hand.see("day").await?;
    let days = hand.count("day").await?;
    ensure!(days >= 28, "only {days} days");
    let statuses = hand.texts("day").await?.join(" ");
    for words in ["已通过", "漏检", "不通过"] {
        ensure!(statuses.contains(words), "no day of the demo shows {words}");
    }
    hand.go("#/tasks").await?;
    hand.see("task").await?;
    let name = hand.texts("person").await?.join("");
    ensure!(!name.trim().is_empty(), "nobody is at the device");
    hand.goto("#/settings").await?;
    hand.tap("leave-demo-settings").await?;
    hand.see("choose-language").await?; // the real database is as empty as before

    hand.new_shop("山野茶铺", "自己", "assistant").await?;
    hand.go("#/inspections").await?;
    hand.see_count("day", 1).await?;
    hand.go("#/tasks").await?;
    hand.see_count("task", 0).await?;
    hand.goto("#/people").await?;
    hand.see_count("person-entry", 1).await?;
    ensure!(!hand.body_text().await?.contains(name.trim()), "{name} is in the real shop");
    let (_, bytes) = hand.export().await?;
    let (records, journal) = crate::hand::content(&bytes)?;
    ensure!(records.as_array().is_some_and(|all| all.len() == 2), "not just a shop and a person: {records}");
    ensure!(journal.as_array().is_some_and(|all| all.len() == 2), "not just two commands: {journal}");
    hand.no_problems().await
}

async fn links_back_and_forward(at: Journey) -> Result<()> {
    let server = at.server()?;
    let hand = Hand::on(at.open(&server).await?);
    hand.enter_demo().await?;
    hand.go("#/inspections").await?;
    let link = "return [...document.querySelectorAll('[data-testid=day]')].map(e => e.getAttribute('href')).find(h => h.endsWith('/summary'))";
    hand.see("day").await?;
    let link = hand.js(link).await?.as_str().context("no day with a summary")?.to_owned();
    hand.tap_css(&format!("a[data-testid=day][href=\"{link}\"]")).await?;
    hand.see("run-status").await?;
    let driver = hand.driver().await?;
    driver.back().await?;
    hand.see("day").await?;
    driver.back().await?;
    hand.see("slip").await?;
    driver.forward().await?;
    hand.see("day").await?;
    driver.forward().await?;
    hand.see("run-status").await?;
    hand.reload().await?; // the link alone leads there
    hand.see("run-status").await?;
    ensure!(hand.js("return location.hash").await? == json!(link), "the link was not kept");
    hand.goto("#/nowhere/at/all").await?;
    hand.see_css("main a[href=\"#/today\"]").await?;
    hand.no_problems().await
}
