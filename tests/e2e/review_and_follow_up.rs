//! Handed in, returned, mended, approved; a follow-up done, sent back, done, found right: seen wherever it shows.

use anyhow::{Result, ensure};

use crate::hand::Hand;
use crate::journey::Journey;
use crate::server::Server;

journeys!(is_returned_and_approved, follow_up_comes_back, is_rechecked_in_the_next_run);

/// A shop with an assistant and a supervisor, and a run with one fail; on the run's page.
async fn begun(at: &Journey, server: &Server) -> Result<Hand> {
    let hand = Hand::on(at.open(server).await?);
    hand.new_shop("山野茶铺", "林小满", "assistant").await?;
    hand.add_person("周主管", "supervisor").await?;
    hand.go("#/today").await?;
    hand.begin_inspection().await?;
    hand.answer("INSP-01.1", "pass").await?;
    hand.answer("INSP-01.2", "fail").await?;
    hand.type_keys("[data-testid=note]", "轮播第二张变形").await?;
    hand.open_follow_up("").await?;
    Ok(hand)
}

async fn is_returned_and_approved(at: Journey) -> Result<()> {
    let server = at.server()?;
    let hand = begun(&at, &server).await?;
    hand.submit().await?;
    let taps = hand.switch_to("周主管").await?;
    ensure!(taps == 2, "{taps} taps to switch the person");

    hand.go("#/today").await?;
    hand.tap("review").await?;
    hand.tap("review-returned").await?; // without a word of why
    hand.see_in("run-status", "待审核").await?;
    let refused =
        "return document.querySelector('[data-testid=review-comment]').getAttribute('aria-invalid') === 'true'";
    hand.holds("a sentence at the comment", refused).await?;
    hand.write("review-comment", "首页排版也不对，请再看一次").await?;
    hand.tap("review-returned").await?;
    hand.see_in("run-status", "已退回").await?;

    hand.switch_to("林小满").await?;
    hand.go("#/today").await?;
    hand.see_in("returned", "首页排版也不对").await?;
    hand.tap("rework").await?;
    hand.see_in("run-notice", "首页排版也不对").await?;
    hand.go_to_check("INSP-01.1").await?;
    hand.tap("answer-fail").await?;
    hand.check_is("INSP-01.1", "fail").await?;
    hand.type_keys("[data-testid=note]", "页头错位").await?;
    hand.told("已保存备注").await?;
    hand.open_follow_up("").await?;
    hand.submit().await?;

    hand.switch_to("周主管").await?;
    hand.write("review-comment", "改好了").await?;
    hand.tap("review-approved").await?;
    hand.see_in("run-status", "已通过").await?;
    hand.tap_css("[data-testid=report] tr[data-check=\"INSP-01.1\"] [data-testid=log] summary").await?;
    hand.see_in("log", "通过 → 不通过").await?;
    hand.see_in("log", "林小满").await?;
    hand.tap_css(
        "[data-testid=summary] > [data-testid=log] summary, [data-testid=summary] > section [data-testid=log] summary",
    )
    .await?;
    hand.see_in("log", "已退回 → 已通过").await?;
    hand.see_in("log", "周主管").await?;
    hand.go("#/today").await?;
    hand.see_in("slip-status", "已通过").await?;
    hand.go("#/inspections").await?;
    hand.see_in("day", "已通过").await?;
    hand.no_problems().await
}

async fn follow_up_comes_back(at: Journey) -> Result<()> {
    let server = at.server()?;
    let hand = begun(&at, &server).await?;
    let run = hand.run_id().await?;
    hand.tap("run-back").await?;
    hand.see_in("follow-ups", "INSP-01.2").await?;
    hand.tap("follow-up").await?;
    hand.see_in("task-detail", "INSP-01.2").await?;
    hand.write("task-done-result", "重新切图").await?;
    hand.tap("task-done").await?;
    hand.see("recheck-failed").await?;
    hand.go("#/today").await?;
    hand.see_in("follow-ups", "待复查").await?;

    hand.switch_to("周主管").await?;
    hand.tap("follow-up").await?;
    hand.tap("recheck-failed").await?;
    hand.see_in("task-detail", "被退回 1 次").await?;
    hand.write("task-done-result", "换了 2 倍图").await?;
    hand.tap("task-done").await?;
    hand.tap("recheck-passed").await?;
    hand.see("task-reopen").await?;
    hand.tap_css("[data-testid=task-detail] [data-testid=log] summary").await?;
    for words in ["重新切图 → 换了 2 倍图", "林小满", "周主管"] {
        hand.see_in("log", words).await?;
    }

    hand.go("#/today").await?;
    hand.see_in("follow-ups", "没有待跟进的问题").await?;
    hand.goto(&format!("#/inspections/{run}/check/INSP-01.2")).await?;
    hand.see_in("follow-up", "复查通过").await?;
    hand.tap("to-summary").await?;
    hand.see_in("report-follow-up", "复查").await?;
    hand.no_problems().await
}

/// What was mended since the last inspection is looked at again at its check, in place.
async fn is_rechecked_in_the_next_run(at: Journey) -> Result<()> {
    let server = at.server()?;
    let hand = Hand::on(at.open(&server).await?);
    hand.enter_demo().await?;
    hand.begin_inspection().await?;
    hand.go_to_check("INSP-03.3").await?;
    hand.see_in("last-result", "近 7 次有 1 次不通过").await?;
    hand.see_in("earlier-follow-up", "法兰绒毯主图价格改成 89").await?;
    hand.tap("recheck-passed").await?;
    hand.gone("earlier-follow-up").await?;
    hand.go("#/tasks").await?;
    hand.tap_css("[data-testid=tasks-rechecked] > summary").await?;
    hand.see_in("tasks-rechecked", "法兰绒毯主图价格改成 89").await?;
    hand.no_problems().await
}
