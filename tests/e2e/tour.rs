//! Every page of the app in the demo shop, for those who look at all of them: axe and the pictures.

use anyhow::{Result, bail};
use serde_json::json;

use crate::hand::Hand;
use crate::journey::Journey;
use crate::server::Server;

/// All stops, in order. The first is the first start, before the demo shop is entered.
pub(crate) const STOPS: [&str; 54] = [
    "start",
    "today",
    "run",
    "run-fail",
    "run-prices",
    "run-entries",
    "run-list",
    "summary",
    "history",
    "print",
    "print-period",
    "compare",
    "month",
    "figures",
    "templates",
    "template",
    "template-check",
    "role",
    "signature",
    "tasks",
    "task",
    "listings",
    "listing",
    "listing-parts",
    "listing-board",
    "listings-import",
    "placements",
    "placement",
    "campaigns",
    "campaign",
    "findings",
    "prepared",
    "approvals",
    "request",
    "approval-rules",
    "listing-standards",
    "appraisals",
    "appraisal",
    "appraisal-paper",
    "scorecards",
    "appraisal-rules",
    "people",
    "settings",
    "exchange",
    "waiting",
    "search",
    "more",
    "journal",
    "record-log",
    "trash",
    "erasure",
    "unknown",
    "person-dialog",
    "photo-dialog",
];

/// A browser in a language and theme, at the first stop.
pub(crate) async fn begin(at: &Journey, server: &Server, lang: &str, theme: &str) -> Result<Hand> {
    let hand = Hand::on(at.open(server).await?);
    hand.see("choose-language").await?;
    prefer(&hand, lang, theme).await?;
    hand.see("choose-language").await?;
    Ok(hand)
}

/// Language and theme as if chosen before the app was opened.
async fn prefer(hand: &Hand, lang: &str, theme: &str) -> Result<()> {
    let script =
        "localStorage.setItem('dianxun.lang', arguments[0]); localStorage.setItem('dianxun.theme', arguments[1]);";
    hand.js_with(script, vec![json!(lang), json!(theme)]).await?;
    hand.reload().await
}

/// Goes to a stop and waits until it stands.
pub(crate) async fn stop(hand: &Hand, name: &str) -> Result<()> {
    hand.js("document.querySelectorAll('dialog[open] [data-testid=close-dialog]').forEach(e => e.click())").await?;
    match name {
        "start" => hand.see("create-shop").await.map(drop),
        "today" => today(hand).await,
        "run" => at_check(hand, "INSP-01.5").await,
        "run-fail" => failed(hand).await,
        "run-prices" => at_check(hand, "INSP-06.2").await,
        "run-entries" => entries(hand).await,
        "run-list" => as_list(hand).await,
        "summary" => summary(hand).await,
        "history" => page(hand, "#/inspections", "day").await,
        "print" => print(hand).await,
        "print-period" => print_period(hand).await,
        "compare" => compare(hand).await,
        "month" => month(hand).await,
        "figures" => figures(hand).await,
        "templates" => page(hand, "#/templates", "templates-offered").await,
        "template" => template(hand).await,
        "template-check" => template_check(hand).await,
        "role" => page(hand, "#/roles/store_manager", "role-told").await,
        "signature" => signature(hand).await,
        "tasks" => page(hand, "#/tasks", "task").await,
        "task" => task(hand).await,
        "listings" => page(hand, "#/listings", "listing").await,
        "listing" => page(hand, "#/listings/demo-listing-04", "listing-name").await,
        "listing-parts" => listing_parts(hand).await,
        "listing-board" => listing_board(hand).await,
        "listings-import" => page(hand, "#/listings/import", "listings-import").await,
        "placements" => page(hand, "#/placements", "placement").await,
        "placement" => page(hand, "#/placements/demo-placement-4", "placement-detail").await,
        "campaigns" => page(hand, "#/campaigns", "campaign").await,
        "campaign" => page(hand, "#/campaigns/demo-campaign", "campaign-detail").await,
        "findings" => page(hand, "#/findings", "finding").await,
        "prepared" => {
            at_check(hand, "INSP-03.3").await?;
            hand.see("prepared").await.map(drop)
        }
        "approvals" => approvals(hand).await,
        "request" => page(hand, "#/approvals/demo-proposal", "request-detail").await,
        "approval-rules" => page(hand, "#/approvals/rules", "approval-rules-page").await,
        "listing-standards" => page(hand, "#/listings/standards", "listing-standards").await,
        "appraisals" => page(hand, "#/appraisals", "appraisals").await,
        "appraisal" => appraisal(hand).await,
        "appraisal-paper" => appraisal_paper(hand).await,
        "scorecards" => page(hand, "#/appraisals/cards", "scorecards").await,
        "appraisal-rules" => page(hand, "#/appraisals/rules", "appraisal-rules").await,
        "people" => people(hand).await,
        "settings" => page(hand, "#/settings", "theme").await,
        "exchange" => page(hand, "#/exchange", "export").await,
        "waiting" => page(hand, "#/exchange/waiting", "waiting").await,
        "search" => search(hand).await,
        "more" => page(hand, "#/more", "more").await,
        "journal" => journal(hand).await,
        "record-log" => record_log(hand).await,
        "trash" => page(hand, "#/journal/trash", "trash").await,
        "erasure" => page(hand, "#/journal/erasure", "erasure").await,
        "unknown" => page(hand, "#/no/such/page", "unknown").await,
        "person-dialog" => person_dialog(hand).await,
        "photo-dialog" => photo_dialog(hand).await,
        _ => bail!("no stop is called {name}"),
    }
}

async fn page(hand: &Hand, route: &str, testid: &str) -> Result<()> {
    hand.goto(route).await?;
    hand.see(testid).await.map(drop)
}

async fn today(hand: &Hand) -> Result<()> {
    if hand.count("enter-demo").await? > 0 {
        hand.tap("enter-demo").await?;
    }
    page(hand, "#/today", "slip").await?;
    hand.no_toast().await
}

/// One listing with all its parts unfolded.
async fn listing_parts(hand: &Hand) -> Result<()> {
    page(hand, "#/listings/demo-listing-00", "listing-name").await?;
    hand.js(
        "document.querySelectorAll('[data-testid^=part-] > summary').forEach(e => e.parentElement.open || e.click())",
    )
    .await?;
    hand.see("add-picture").await.map(drop)
}

async fn listing_board(hand: &Hand) -> Result<()> {
    page(hand, "#/listings", "listing-search").await?;
    hand.tap_css("[data-testid=listings] label:has(input[value=board])").await?;
    hand.see("listing-board").await?;
    // What is chosen is kept; the next stop begins with the list.
    hand.js("localStorage.removeItem('dianxun.listings.chosen')").await.map(drop)
}

async fn approvals(hand: &Hand) -> Result<()> {
    page(hand, "#/approvals", "approvals").await?;
    hand.tap_css("[data-testid=approvals] label:has(input[value=all])").await?;
    hand.see("request").await.map(drop)
}

/// The first form in the list.
async fn appraisal(hand: &Hand) -> Result<()> {
    page(hand, "#/appraisals", "appraisals").await?;
    hand.tap_css("[data-testid=appraisals] a[href*='/form/']").await?;
    hand.see("appraisal-form").await.map(drop)
}

async fn appraisal_paper(hand: &Hand) -> Result<()> {
    appraisal(hand).await?;
    hand.js("location.hash += '/print'").await?;
    hand.see("appraisal-paper").await.map(drop)
}

async fn at_check(hand: &Hand, check: &str) -> Result<()> {
    hand.goto("#/inspections/today").await?;
    hand.see("check").await?;
    hand.go_to_check(check).await
}

/// A fail with its form open.
async fn failed(hand: &Hand) -> Result<()> {
    at_check(hand, "INSP-01.4").await?;
    if hand.attribute("answer-fail", "aria-pressed").await?.as_deref() != Some("true") {
        hand.tap("answer-fail").await?;
    }
    hand.see_css("[data-testid=follow-up-form], [data-testid=follow-up]").await?;
    hand.no_toast().await
}

/// Two entries with prices, one of them wrong and open.
async fn entries(hand: &Hand) -> Result<()> {
    at_check(hand, "INSP-02.1").await?;
    hand.see("entry").await?;
    hand.no_toast().await
}

/// All checks under each other, one row open; one at a time again when it is left, since the choice stays.
async fn as_list(hand: &Hand) -> Result<()> {
    at_check(hand, "INSP-01.1").await?;
    hand.tap("as-list").await?;
    hand.see("check-row").await?;
    hand.tap("row-more").await?;
    hand.see("note").await.map(drop)
}

async fn summary(hand: &Hand) -> Result<()> {
    hand.js("localStorage.removeItem('dianxun.run.view')").await?;
    page(hand, "#/inspections", "day").await?;
    hand.tap_css("a[data-testid=day][href$=\"/summary\"]").await?;
    hand.see("report").await?;
    hand.tap_css("[data-testid=log] summary").await?;
    hand.see_css(".log-line").await.map(drop)
}

/// The paper form of the newest run that is over.
async fn print(hand: &Hand) -> Result<()> {
    summary(hand).await?;
    hand.tap("print").await?;
    hand.see("form-head").await.map(drop)
}

/// Where a period is printed or taken as a table, unfolded.
async fn print_period(hand: &Hand) -> Result<()> {
    page(hand, "#/inspections", "day").await?;
    if hand.count("csv").await? == 0 {
        hand.tap_css("[data-testid=period-files] > summary").await?;
    }
    hand.see("csv").await.map(drop)
}

/// Two runs beside each other: one with fails and one in which they were mended.
async fn compare(hand: &Hand) -> Result<()> {
    summary(hand).await?;
    hand.tap("compare").await?;
    hand.see("compare-row").await.map(drop)
}

/// The days as a month; as a list again when it is left, since the choice stays.
async fn month(hand: &Hand) -> Result<()> {
    page(hand, "#/inspections", "history").await?;
    hand.tap_css("label:has(> input[value=month])").await?;
    hand.see("calendar").await?;
    hand.see("month-day").await.map(drop)
}

async fn figures(hand: &Hand) -> Result<()> {
    page(hand, "#/inspections", "history").await?;
    hand.tap_css("label:has(> input[value=list])").await?;
    hand.tap("to-figures").await?;
    hand.see("in-time").await?;
    hand.see("week").await.map(drop)
}

/// A template in use, in the hands of somebody who may change it.
async fn template(hand: &Hand) -> Result<()> {
    page(hand, "#/templates/warehouse-close", "template-groups").await?;
    if hand.count("take").await? + hand.count("put-away").await? == 0 {
        let is_chinese = hand.js("return document.documentElement.lang.startsWith('zh')").await? == json!(true);
        hand.switch_to(if is_chinese { "周敏" } else { "Zhou Min" }).await?;
    }
    hand.see_css("[data-testid=take], [data-testid=put-away]").await?;
    if hand.count("take").await? > 0 {
        hand.tap("take").await?;
        hand.see("put-away").await?;
    }
    hand.no_toast().await
}

/// All fields of a check that is answered with a number.
async fn template_check(hand: &Hand) -> Result<()> {
    template(hand).await?;
    hand.tap_css("[data-check='WH-06a'] summary").await?;
    hand.see("check-WH-06a-max").await.map(drop)
}

async fn signature(hand: &Hand) -> Result<()> {
    page(hand, "#/templates/warehouse-close", "inspect-now").await?;
    hand.tap("inspect-now").await?;
    hand.see("check").await?;
    hand.go_to_check("WH-01b").await?;
    hand.see("signature").await?;
    hand.tap("sign-name").await
}

async fn task(hand: &Hand) -> Result<()> {
    page(hand, "#/tasks", "task").await?;
    hand.tap("task").await?;
    hand.see("task-detail").await.map(drop)
}

async fn people(hand: &Hand) -> Result<()> {
    page(hand, "#/people", "person-entry").await?;
    hand.tap("person-entry").await
}

async fn search(hand: &Hand) -> Result<()> {
    hand.goto("#/search/12").await?;
    hand.see("search-result").await.map(drop)
}

/// The journal with a step unfolded.
async fn journal(hand: &Hand) -> Result<()> {
    page(hand, "#/journal", "journal-row").await?;
    if hand.js("return !!document.querySelector('.journal-change')").await? != json!(true) {
        hand.tap_css("[data-testid=journal-row][data-name^=inspection] summary").await?;
    }
    hand.see_css(".journal-change").await.map(drop)
}

async fn record_log(hand: &Hand) -> Result<()> {
    journal(hand).await?;
    hand.tap("to-record-log").await?;
    hand.see("log-line").await.map(drop)
}

async fn person_dialog(hand: &Hand) -> Result<()> {
    page(hand, "#/today", "slip").await?;
    hand.tap("person").await?;
    hand.see("choose-person").await.map(drop)
}

/// A photo large, with a mark.
async fn photo_dialog(hand: &Hand) -> Result<()> {
    at_check(hand, "INSP-01.4").await?;
    if hand.count("photo").await? == 0 {
        let folder = tempfile::tempdir()?;
        let file = folder.path().join("banner.png");
        std::fs::write(&file, crate::media::png(1200, 900))?;
        hand.give_file("photo-input", &file).await?;
        hand.see_count("photo", 1).await?;
    }
    hand.see_css("[data-testid=photo] img").await?;
    hand.tap("photo").await?;
    hand.see_css("dialog[open] .photo-stage img").await?;
    if hand.count("mark-remove").await? == 0 {
        hand.tap_css("dialog[open] .photo-stage").await?;
        hand.see("mark-remove").await?;
    }
    hand.no_toast().await
}
