//! What the shop sells: taken in from a table, reviewed, listed, placed on the home page; a price changes, the inspection of
//! the same day shows the contradiction, it is confirmed and followed up; then it is delisted and its place cleared. Also
//! the list itself, and what is changed in many.

use anyhow::{Result, ensure};
use serde_json::json;

use crate::hand::Hand;
use crate::journey::Journey;

journeys!(from_a_table_to_its_delisting, a_proposal_is_decided_by_field, many_change_at_once);

/// As platforms export it, with a row that is not right.
const TABLE: &str = "宝贝标题,商家编码,售价,库存,平台类目\n明前龙井 50 克,T-1,99.00,12,茶\n坏价的茶,T-2,九十,12,茶\n";

async fn shop(hand: &Hand) -> Result<()> {
    hand.new_shop("山野茶铺", "林小满", "assistant").await?;
    hand.add_person("周主管", "supervisor").await
}

/// Takes a table in and goes to the listing that came.
async fn from_table(at: &Journey, hand: &Hand) -> Result<()> {
    let file = at.folder.path().join("商品.csv");
    std::fs::write(&file, TABLE)?;
    hand.go("#/listings").await?;
    hand.tap("import-listings").await?;
    hand.give_file("table-file", &file).await?;
    hand.see_in("table-faults", "九十").await?;
    hand.tap("table-take-in").await?;
    hand.see("table-take-back").await?;
    hand.go("#/listings").await?;
    hand.see_count("listing", 1).await?;
    hand.tap_css("[data-testid=listing] a").await?;
    hand.see_in("listing-name", "明前龙井 50 克").await
}

/// Its life up to the final review.
async fn handed_in(hand: &Hand) -> Result<()> {
    for words in ["资料核对完毕", "分类和关键词已定", "已录入平台"] {
        hand.tap_in("advance", words).await?;
    }
    hand.see_in("advance", "提交终审").await?;
    hand.js("document.querySelectorAll('[data-testid=review-point]').forEach(e => e.click())").await?;
    hand.tap_in("advance", "提交终审").await?;
    hand.tap("hand-in-listing").await?;
    hand.see("listing-request").await.map(drop)
}

/// The one request that waits for whoever sits here is approved.
async fn approved(hand: &Hand) -> Result<()> {
    hand.go("#/approvals").await?;
    hand.tap("request").await?;
    hand.see("request-detail").await?;
    hand.tap("approve").await?;
    hand.gone("approve").await
}

async fn to_the_listing(hand: &Hand) -> Result<()> {
    hand.go("#/listings").await?;
    hand.tap_css("[data-testid=listing] a").await?;
    hand.see("listing-name").await.map(drop)
}

async fn from_a_table_to_its_delisting(at: Journey) -> Result<()> {
    let server = at.server()?;
    let hand = Hand::on(at.open(&server).await?);
    shop(&hand).await?;
    from_table(&at, &hand).await?;
    hand.see_in("listing-checked", "缺描述").await?;
    hand.write("listing-description", "清明前采摘，豆香。").await?;
    handed_in(&hand).await?;

    hand.switch_to("周主管").await?;
    approved(&hand).await?;
    to_the_listing(&hand).await?;
    hand.see_in("listing-life", "在售").await?;

    // On the home page, with its price printed on it.
    hand.goto("#/placements").await?;
    hand.tap("placement-new").await?;
    hand.fill("placement-slot", "promo").await?;
    hand.type_keys("[data-testid=pick-text]", "龙井").await?;
    hand.tap("pick-hit").await?;
    hand.write("placement-text", "明前龙井尝鲜价").await?;
    hand.type_keys("#placement-price", "99").await?;
    hand.tap("placement-add").await?;
    hand.see("placement-detail").await?;

    // A supervisor changes the price at once; the inspection knows.
    to_the_listing(&hand).await?;
    hand.tap_css("[data-testid=part-prices] > summary").await?;
    hand.write("listing-price", "109").await?;
    hand.see_in("price-now", "109.00").await?;
    hand.goto("#/findings").await?;
    hand.see_in("findings", "现价 ¥109.00").await?;
    hand.go("#/today").await?;
    hand.begin_inspection().await?;
    hand.go_to_check("INSP-03.3").await?;
    hand.see_in("prepared", "现价 ¥109.00").await?;
    hand.tap("finding-confirm").await?;
    hand.check_is("INSP-03.3", "fail").await?;
    hand.go("#/tasks").await?;
    hand.see_in("task", "109").await?;

    // It goes: asked for, agreed to, taken off, and its place cleared.
    hand.switch_to("林小满").await?;
    to_the_listing(&hand).await?;
    hand.tap("apply-delisting").await?;
    hand.write("why-delist", "换季").await?;
    hand.tap("ask-delisting").await?;
    hand.see("listing-request").await?;
    hand.switch_to("周主管").await?;
    approved(&hand).await?;
    to_the_listing(&hand).await?;
    hand.see_in("listing-life", "待下架").await?;
    hand.tap_css("[data-testid=part-placed] > summary").await?;
    hand.see_in("part-placed", "还有 1 个展示位没有撤下").await?;
    hand.tap_css("[data-testid=part-placed] a.list-row").await?;
    hand.tap("placement-clear").await?;
    to_the_listing(&hand).await?;
    hand.tap_in("advance", "已在平台下架").await?;
    hand.tap("stock-synced").await?;
    hand.tap_css("[data-testid=part-placed] > summary").await?;
    hand.see_in("part-placed", "没有展示位").await?;
    hand.no_problems().await
}

/// LST-12: what buyers see of a listing on sale waits for a decision, field by field; the rest is written at once.
async fn a_proposal_is_decided_by_field(at: Journey) -> Result<()> {
    let server = at.server()?;
    let hand = Hand::on(at.open(&server).await?);
    hand.enter_demo().await?;
    hand.goto("#/listings/demo-listing-06").await?;
    hand.see_in("listing-name", "纯棉毛巾").await?;
    hand.write("listing-keywords", "毛巾 纯棉").await?;
    hand.see_in("pending", "1 处").await?;
    hand.tap("propose").await?;
    hand.gone("pending").await?;
    hand.see("listing-request").await?;
    hand.see_in("listing-name", "纯棉毛巾").await?;
    hand.switch_to("陈立").await?;
    hand.go("#/approvals").await?;
    hand.tap_in("request", "纯棉毛巾").await?;
    hand.see_in("difference", "毛巾 纯棉").await?;
    hand.tap("approve").await?;
    hand.gone("approve").await?;
    hand.goto("#/listings/demo-listing-06").await?;
    let stands = "return document.querySelector('[data-testid=listing-keywords]')?.value === '毛巾 纯棉'";
    hand.holds("the keywords as they were proposed", stands).await?;
    hand.no_problems().await
}

/// Search, a filter, an order, and one change of many with one undo.
async fn many_change_at_once(at: Journey) -> Result<()> {
    let server = at.server()?;
    let hand = Hand::on(at.open(&server).await?);
    hand.enter_demo().await?;
    hand.switch_to("陈立").await?;
    hand.go("#/listings").await?;
    hand.see_count("listing", 14).await?;
    hand.fill("listing-search", "枕").await?;
    hand.see_in("listing-count", "4 件").await?;
    hand.tap("select-all").await?;
    hand.see_in("bulk-bar", "已选 4 件").await?;
    hand.tap("bulk-edit").await?;
    hand.fill("bulk-how", "share").await?;
    hand.fill("bulk-value", "-10").await?;
    hand.see_in("bulk-preview", "¥89.10").await?;
    hand.tap("bulk-do").await?;
    hand.gone("bulk-preview").await?;
    hand.see_in("listing-rows", "¥89.10").await?;
    hand.undo_by_key().await?;
    hand.see_in("listing-rows", "¥99.00").await?;
    let rows = hand.texts("listing").await?;
    ensure!(!rows.iter().any(|row| row.contains("89.10")), "{rows:?}");
    let kept = hand.js("return JSON.parse(localStorage.getItem('dianxun.listings.chosen')).filter.text").await?;
    ensure!(kept == json!("枕"), "{kept}");
    hand.no_problems().await
}
