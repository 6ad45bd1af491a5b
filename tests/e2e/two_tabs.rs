//! Two tabs of one browser: each shows the other's edits at once, edits of both to one run merge (R06), and each says
//! who has the run open in the other.

use anyhow::{Result, ensure};
use serde_json::json;

use crate::hand::Hand;
use crate::journey::Journey;
use crate::server::Server;

journeys!(show_each_others_edits, r06_edits_of_both_merge, who_has_it_open);
journeys_in!([chromium, firefox] somebody_else_has_it_open);

async fn two(at: &Journey, server: &Server) -> Result<(Hand, Hand)> {
    let one = Hand::on(at.open(server).await?);
    one.new_shop("山野茶铺", "林小满", "assistant").await?;
    one.begin_inspection().await?;
    let run = one.run_id().await?;
    let other = Hand::on(one.another_tab().await?);
    other.goto(&format!("#/inspections/{run}")).await?;
    other.on_check("INSP-01.1").await?;
    Ok((one, other))
}

async fn show_each_others_edits(at: Journey) -> Result<()> {
    let server = at.server()?;
    let (one, other) = two(&at, &server).await?;
    one.answer("INSP-01.1", "pass").await?;
    other.check_is("INSP-01.1", "pass").await?;
    other.go_to_check("INSP-01.2").await?;
    other.answer("INSP-01.2", "fail").await?;
    other.type_keys("[data-testid=note]", "人像被压扁").await?;
    other.open_follow_up("").await?;
    one.go_to_check("INSP-01.2").await?;
    one.check_is("INSP-01.2", "fail").await?;
    one.see_in("follow-up", "今天到期").await?;
    let note = "return document.querySelector('[data-testid=note]')?.value === '人像被压扁'";
    one.holds("the other tab's note", note).await?;
    one.tap("run-back").await?;
    one.see_in("follow-ups", "INSP-01.2").await?;
    other.tap("to-summary").await?;
    other.tap("submit-run").await?;
    one.see_in("slip-status", "待审核").await?;
    one.no_problems().await?;
    other.no_problems().await
}

async fn r06_edits_of_both_merge(at: Journey) -> Result<()> {
    let server = at.server()?;
    let (one, other) = two(&at, &server).await?;
    for (hand, checks) in [
        (&one, ["INSP-01.1", "INSP-01.3", "INSP-04.1"]),
        (&other, ["INSP-01.2", "INSP-01.4", "INSP-04.2"]),
        (&one, ["INSP-05.1", "INSP-05.3", "INSP-06.3"]),
        (&other, ["INSP-05.2", "INSP-06.1", "INSP-06.5"]),
    ] {
        for check in checks {
            hand.go_to_check(check).await?;
            hand.answer(check, "pass").await?;
        }
    }
    // One check: the note of one, the answer of the other.
    one.go_to_check("INSP-01.5").await?;
    other.go_to_check("INSP-01.5").await?;
    one.fill("note", "旺旺入口被浮窗挡住").await?;
    other.answer("INSP-01.5", "fail").await?;
    one.leave_field().await?;
    for hand in [&one, &other] {
        hand.see_in("progress", "13/23").await?;
        hand.reload().await?;
        hand.see_in("progress", "13/23").await?;
        hand.go_to_check("INSP-01.5").await?;
        hand.check_is("INSP-01.5", "fail").await?;
        ensure!(hand.property("note", "value").await? == json!("旺旺入口被浮窗挡住"), "the note was overwritten");
    }
    one.no_problems().await?;
    other.no_problems().await
}

async fn who_has_it_open(at: Journey) -> Result<()> {
    let server = at.server()?;
    let (one, other) = two(&at, &server).await?;
    let run = format!("#/inspections/{}", one.run_id().await?);
    for hand in [&one, &other] {
        hand.see_in("also-open", "你在另一个标签页也打开了这次巡检").await?;
    }
    let below = "return document.querySelector('.run-groups').getBoundingClientRect().top";
    let told = one.js(below).await?;
    other.goto("#/today").await?;
    says_nothing(&one).await?;
    ensure!(one.js(below).await? == told, "what stands below the head moved");
    one.tap("as-list").await?;
    one.see("check-list").await?;
    other.goto(&run).await?;
    one.see_in("also-open", "你在另一个标签页也打开了这次巡检").await?;
    other.no_problems().await?;
    other.driver().await?.close_window().await?;
    says_nothing(&one).await?;
    one.no_problems().await
}

/// The driver of WebKitGTK does not see the dialog of persons in a second window.
async fn somebody_else_has_it_open(at: Journey) -> Result<()> {
    let server = at.server()?;
    let (one, other) = two(&at, &server).await?;
    let run = format!("#/inspections/{}", one.run_id().await?);
    other.add_person("周衡", "designer").await?;
    other.switch_to("周衡").await?;
    other.goto(&run).await?;
    other.see_in("also-open", "另一个标签页也开着：林小满").await?;
    one.see_in("also-open", "另一个标签页也开着：周衡").await?;
    other.switch_to("林小满").await?;
    one.see_in("also-open", "你在另一个标签页也打开了这次巡检").await?;
    other.tap("run-back").await?;
    says_nothing(&one).await?;
    one.no_problems().await?;
    other.no_problems().await
}

/// Waits until nobody is said to have the run open besides.
async fn says_nothing(hand: &Hand) -> Result<()> {
    let silent = "return document.querySelector('[data-testid=also-open]')?.textContent === ''";
    hand.holds("nobody else at the run", silent).await
}
