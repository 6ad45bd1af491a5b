//! Two runs beside each other: from a summary and from the history, what changed, another run chosen or found by its
//! day, what is missing.

use anyhow::{Result, ensure};
use serde_json::json;

use crate::hand::Hand;
use crate::history::{HOUR, MONDAY, at_time, with_clock};
use crate::journey::Journey;

journeys!(
    what_changed_since_the_last_run,
    tells_the_number_that_changed,
    chooses_among_the_runs_of_the_demo,
    finds_an_earlier_run_by_its_day,
);

/// A day's run with these results, each fail explained; handed in.
async fn inspect(hand: &Hand, results: &[(&str, &str)]) -> Result<()> {
    hand.goto("#/today").await?;
    hand.begin_inspection().await?;
    for (check, outcome) in results {
        hand.go_to_check(check).await?;
        hand.answer(check, outcome).await?;
        if *outcome == "fail" {
            hand.type_keys("[data-testid=note]", &format!("{check} 有问题")).await?;
        }
    }
    hand.submit().await
}

/// The checks of a sort, in the order of the page.
async fn of_sort(hand: &Hand, shift: &str, checks: &[&str]) -> Result<()> {
    let script = format!(
        "return [...document.querySelectorAll('[data-shift={shift}] [data-testid=compare-row]')].map(e => e.dataset.check).join() === '{}'",
        checks.join(",")
    );
    hand.holds(&format!("{shift} to be {checks:?}"), &script).await
}

async fn what_changed_since_the_last_run(at: Journey) -> Result<()> {
    let server = at.server()?;
    with_clock(&server)?;
    let hand = Hand::on(at.open(&server).await?);
    hand.new_shop("山野茶铺", "林小满", "assistant").await?;
    inspect(&hand, &[("INSP-01.1", "fail"), ("INSP-01.2", "pass"), ("INSP-01.3", "pass"), ("INSP-01.4", "fail")])
        .await?;
    hand.gone("compare").await?; // there is none before it
    hand.goto("#/inspections/latest/compare").await?;
    hand.see_text("在这之前还没有巡检").await?;

    at_time(&hand, MONDAY + 24 * HOUR).await?;
    inspect(&hand, &[("INSP-01.1", "pass"), ("INSP-01.2", "fail"), ("INSP-01.3", "pass"), ("INSP-01.4", "fail")])
        .await?;
    hand.tap("compare").await?;
    of_sort(&hand, "newly_failing", &["INSP-01.2"]).await?;
    of_sort(&hand, "mended", &["INSP-01.1"]).await?;
    of_sort(&hand, "still_failing", &["INSP-01.4"]).await?;
    of_sort(&hand, "same", &[]).await?;
    hand.see_in("unchanged", "20").await?;
    hand.see_in("changes", "INSP-01.2 有问题").await?;
    hand.see_in("compare-page", "2/23").await?;
    hand.tap("only-changes").await?;
    hand.see_css("[data-shift=same] [data-check=\"INSP-01.3\"]").await?;
    hand.reload().await?; // the choice stays
    hand.see_css("[data-shift=same] [data-check=\"INSP-01.3\"]").await?;
    hand.tap("only-changes").await?;
    of_sort(&hand, "same", &[]).await?;

    hand.goto("#/inspections/nobody:daily:2026-03-03/compare/no-run").await?;
    hand.see_text("找不到要对比的巡检").await?;
    hand.no_problems().await
}

/// A number before and after in words, with its unit; each side has its own.
async fn tells_the_number_that_changed(at: Journey) -> Result<()> {
    let server = at.server()?;
    with_clock(&server)?;
    let hand = Hand::on(at.open(&server).await?);
    hand.new_shop("山野茶铺", "店长老吴", "store_manager").await?;
    hand.goto("#/templates/warehouse-close").await?;
    hand.tap("take").await?;
    hand.see("put-away").await?;
    for (days, number, result) in [(0, "2", "fail"), (1, "0", "pass")] {
        at_time(&hand, MONDAY + days * 24 * HOUR).await?;
        hand.goto("#/templates/warehouse-close").await?;
        hand.tap("inspect-now").await?;
        hand.on_check("WH-06a").await?;
        hand.write("value-input", number).await?;
        hand.check_is("WH-06a", result).await?;
    }
    hand.tap("to-summary").await?;
    hand.see_in("answered-with", "0 张").await?;
    hand.tap("compare").await?;
    of_sort(&hand, "mended", &["WH-06a"]).await?;
    hand.see_in("what-changed", "2 张 → 0 张").await?;
    hand.see_count("answered-with", 2).await?;
    hand.no_problems().await
}

/// The demo's month: each side is chosen from the runs that exist, the earlier one stands first, back leaves the page.
async fn chooses_among_the_runs_of_the_demo(at: Journey) -> Result<()> {
    let server = at.server()?;
    let hand = Hand::on(at.open(&server).await?);
    hand.enter_demo().await?;
    hand.go("#/inspections").await?;
    hand.tap("to-compare").await?;
    hand.see("compare-page").await?;
    hand.see_css("[data-testid=compare-then] option").await?;
    let count = |id: &str| format!("return document.querySelector('[data-testid={id}]').options.length");
    let runs = hand.js(&count("compare-then")).await?;
    ensure!(runs.as_u64().is_some_and(|runs| runs > 20), "{runs} runs to choose from");
    let last = "return document.querySelector('[data-testid=compare-then]').options.item(5).value";
    let earlier = hand.js(last).await?;
    hand.fill("compare-then", earlier.as_str().unwrap_or_default()).await?;
    let named = "return decodeURIComponent(location.hash).includes(arguments[0])";
    ensure!(hand.js_with(named, vec![earlier.clone()]).await? == json!(true), "the address does not name {earlier}");
    ensure!(hand.property("compare-then", "value").await? == earlier, "another run was chosen");
    let focused = "return document.activeElement?.dataset.testid === 'compare-then'";
    hand.js("document.querySelector('[data-testid=compare-then]').focus()").await?;
    // An earlier day on the other side: the two change places.
    let much_earlier =
        hand.js("return document.querySelector('[data-testid=compare-now]').options.item(9).value").await?;
    ensure!(hand.js(focused).await? == json!(true), "the page was built anew");
    hand.fill("compare-now", much_earlier.as_str().unwrap_or_default()).await?;
    let script = format!("return document.querySelector('[data-testid=compare-then]').value === {much_earlier}");
    hand.holds("the earlier run to stand first", &script).await?;
    ensure!(hand.property("compare-now", "value").await? == earlier, "the other run is gone");
    hand.js("history.back()").await?;
    hand.see("day").await?;
    hand.no_problems().await
}

/// With the day that was missed done after all, the demo has one run more than are offered: the first is found by its
/// day; a day that has none of its own for this side says what is shown instead.
async fn finds_an_earlier_run_by_its_day(at: Journey) -> Result<()> {
    let server = at.server()?;
    let hand = Hand::on(at.open(&server).await?);
    hand.enter_demo().await?;
    hand.go("#/inspections").await?;
    hand.tap("to-compare").await?;
    hand.see("compare-now").await?;
    hand.gone("compare-then-day").await?; // all are offered
    hand.go("#/inspections").await?;
    hand.tap_in("day", "漏检").await?;
    hand.answer("INSP-01.1", "pass").await?;

    hand.go("#/inspections").await?;
    hand.tap("to-compare").await?;
    let first = hand.attribute("compare-then-day", "min").await?.unwrap_or_default();
    let then_is = format!("return document.querySelector('[data-testid=compare-then]').value.endsWith('{first}')");
    ensure!(hand.js(&then_is).await? == json!(false), "the first run is shown already");
    hand.fill("compare-then-day", &first).await?;
    hand.holds("the first run", &then_is).await?;
    ensure!(hand.texts("compare-said").await?.concat().is_empty(), "a day of its own needs no words");

    hand.fill("compare-then-day", "2000-01-01").await?;
    hand.see_in("compare-said", "1月1日").await?;
    hand.see_in("compare-said", "之后最近的一次").await?;
    ensure!(hand.property("compare-then-day", "value").await? == json!(first), "the field does not say what is shown");
    let others = hand.property("compare-now-day", "value").await?;
    hand.fill("compare-then-day", others.as_str().unwrap_or_default()).await?;
    hand.see_in("compare-said", "已经在另一边").await?;
    ensure!(hand.js(&then_is).await? == json!(false), "the first run is still shown");
    hand.no_problems().await
}
