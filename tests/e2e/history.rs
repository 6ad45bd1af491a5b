//! Days: what was missed while nobody opened the app, what is overdue or scheduled, and whose date it is.

use anyhow::{Context, Result, ensure};
use serde_json::json;

use crate::engines::Engine;
use crate::hand::Hand;
use crate::journey::Journey;
use crate::server::Server;

journeys!(shows_missed_days, the_shops_zone_decides, the_month_and_its_figures);

/// Monday 2 March 2026, 09:00 in Shanghai; the inspection is due at 10:00.
pub(crate) const MONDAY: i64 = 1_772_413_200_000;
pub(crate) const HOUR: i64 = 3_600_000;

/// Pages loaded from now on live at a moment that the journey moves.
pub(crate) fn with_clock(server: &Server) -> Result<()> {
    let real = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).context("1970")?.as_millis();
    let real = i64::try_from(real)?;
    let script = format!("__clock.shift = Number(localStorage.getItem('journey.time') ?? {MONDAY}) - {real};");
    server.script("clock", &script);
    Ok(())
}

pub(crate) async fn at_time(hand: &Hand, moment: i64) -> Result<()> {
    hand.js_with("localStorage.setItem('journey.time', arguments[0])", vec![json!(moment)]).await?;
    hand.reload().await
}

/// The row of a day, waited for until it says this.
async fn day(hand: &Hand, date: &str, words: &str) -> Result<()> {
    let script = format!("return !!document.querySelector('[data-date=\"{date}\"]')?.innerText.includes('{words}')");
    hand.holds(&format!("{date} to say {words}"), &script).await
}

async fn shows_missed_days(at: Journey) -> Result<()> {
    let server = at.server()?;
    with_clock(&server)?;
    let hand = Hand::on(at.open(&server).await?);
    hand.new_shop("山野茶铺", "林小满", "assistant").await?;
    hand.see_in("slip-status", "待巡检").await?;
    at_time(&hand, MONDAY + 2 * HOUR).await?;
    hand.see_in("slip-status", "已超时").await?;
    hand.begin_inspection().await?;
    hand.answer("INSP-01.1", "pass").await?;
    hand.submit().await?;

    at_time(&hand, MONDAY + 72 * HOUR).await?; // Thursday: nobody has opened the app since
    hand.goto("#/today").await?;
    hand.see_in("slip-status", "待巡检").await?;
    hand.see_in("missed", "漏检 2 天").await?;
    hand.go("#/inspections").await?;
    for (date, words) in
        [("2026-03-05", "待巡检"), ("2026-03-04", "漏检"), ("2026-03-03", "漏检"), ("2026-03-02", "待审核")]
    {
        day(&hand, date, words).await?;
    }
    hand.see_count("day", 4).await?;

    hand.tap_css("[data-date=\"2026-03-04\"]").await?; // done after all
    hand.answer("INSP-01.1", "pass").await?;
    hand.submit().await?;
    hand.go("#/inspections").await?;
    day(&hand, "2026-03-04", "待审核").await?;
    hand.tap_css("[data-date=\"2026-03-02\"]").await?;
    hand.see_in("run-status", "林小满").await?;
    hand.go("#/today").await?;
    hand.see_in("missed", "漏检 1 天").await?;
    hand.no_problems().await
}

/// At 17:00 UTC it is the next day in Shanghai already, wherever the browser is.
async fn the_shops_zone_decides(at: Journey) -> Result<()> {
    let server = at.server()?;
    with_clock(&server)?;
    let hand = Hand::on(at.open(&server).await?);
    if at.engine == Engine::Chromium {
        let zone = json!({ "timezoneId": "America/Los_Angeles" });
        hand.driver().await?.cdp().send_raw("Emulation.setTimezoneOverride", zone).await?;
        hand.reload().await?;
        let offset = hand.js("return new Date(2026, 0, 1).getTimezoneOffset()").await?;
        ensure!(offset == json!(480), "the browser is not in Los Angeles: {offset}");
    }
    hand.new_shop("山野茶铺", "林小满", "assistant").await?;
    at_time(&hand, MONDAY + 14 * HOUR).await?; // 23:00 in Shanghai, 07:00 in Los Angeles
    hand.begin_inspection().await?;
    ensure!(hand.run_id().await?.ends_with("2026-03-02"), "{}", hand.run_id().await?);
    at_time(&hand, MONDAY + 16 * HOUR).await?; // 01:00 in Shanghai, 09:00 the day before in Los Angeles
    hand.goto("#/today").await?;
    hand.see_in("slip-status", "待巡检").await?;
    hand.begin_inspection().await?;
    ensure!(hand.run_id().await?.ends_with("2026-03-03"), "{}", hand.run_id().await?);
    hand.tap("run-back").await?;
    hand.go("#/inspections").await?;
    hand.see_in("day", "3月3日").await?;
    hand.no_problems().await
}

/// The demo's month as a calendar, then as numbers: they say the same as the list.
async fn the_month_and_its_figures(at: Journey) -> Result<()> {
    let server = at.server()?;
    let hand = Hand::on(at.open(&server).await?);
    hand.enter_demo().await?;
    hand.go("#/inspections").await?;
    hand.see("day").await?;
    let listed = hand.count("day").await?;
    narrowed(&hand, listed).await?;
    hand.tap_css("label:has(> input[value=month])").await?;
    hand.see("month-day").await?;
    let mut shown = hand.count("month-day").await?;
    while hand.property("earlier-month", "disabled").await? == json!(false) {
        hand.tap("earlier-month").await?;
        shown += hand.count("month-day").await?;
    }
    ensure!(shown == listed, "{shown} days in the months, {listed} in the list");
    hand.reload().await?;
    hand.see("calendar").await?; // the choice stays
    hand.tap("to-figures").await?;
    hand.see_in("per-week", "每周不通过").await?;
    hand.see_in("failing-checks", "INSP-02.2").await?;
    hand.see_in("failing-entries", "云朵羽绒被").await?;
    hand.see_in("in-time", "林小雨").await?;
    let all = sum_of_weeks(&hand).await?;
    let mut by_group = 0;
    for group in ["INSP-01", "INSP-02", "INSP-03", "INSP-04", "INSP-05", "INSP-06"] {
        hand.fill("figures-group", group).await?;
        by_group += sum_of_weeks(&hand).await?;
    }
    ensure!(all == by_group && all >= 15, "{all} fails in all, {by_group} by group");
    hand.no_problems().await
}

/// The further filters take days away, and give them back when they are cleared.
async fn narrowed(hand: &Hand, listed: usize) -> Result<()> {
    hand.tap_css("[data-testid=narrow] > summary").await?;
    hand.fill("narrow-group", "INSP-04").await?;
    hand.see_count("day", 1).await?;
    hand.fill("narrow-entry", "没有这件").await?;
    hand.see_text("没有符合这些条件的日子").await?;
    hand.tap_css(".empty button").await?;
    hand.see_count("day", listed).await
}

async fn sum_of_weeks(hand: &Hand) -> Result<i64> {
    let sum = "return [...document.querySelectorAll('[data-testid=week] .figure .num')].reduce((sum, e) => sum + Number(e.innerText), 0)";
    hand.js(sum).await?.as_i64().context("no number")
}
