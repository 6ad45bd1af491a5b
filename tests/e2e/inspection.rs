//! A whole inspection as a person makes it: 23 checks, two fails, an interruption in the middle, handing in.

use std::time::Instant;

use anyhow::{Result, ensure};
use serde_json::json;

use crate::engines::Engine;
use crate::hand::Hand;
use crate::journey::Journey;
use crate::media;

journeys!(from_opening_to_handing_in, keyboard_alone, left_in_the_same_moment, as_a_list);

/// Twenty-three checks; interrupted after five of them. (WebKitGTK's driver keeps nothing between sessions: there
/// the page is only loaded again.)
async fn from_opening_to_handing_in(at: Journey) -> Result<()> {
    let server = at.server()?;
    let profile = at.folder("profile")?;
    let mut hand = Hand::on(at.open_with(&server, &profile).await?);
    hand.new_shop("山野茶铺", "林小满", "assistant").await?;
    hand.reload().await?;
    hand.see("slip").await?;

    let (began, before) = (Instant::now(), hand.taps());
    hand.begin_inspection().await?;
    hand.answer("INSP-01.1", "pass").await?;
    ensure!(hand.taps() - before <= 2, "{} taps to the first check", hand.taps() - before);
    home(&at, &hand).await?;
    hand = interrupted(&at, &server, &profile, hand).await?;
    key_visuals(&hand).await?;
    the_rest(&hand).await?;
    let (taps, seconds) = (hand.taps() - before, began.elapsed().as_secs());
    handing_in(&hand).await?;
    println!("{:?}: {taps} taps and keys, {seconds} s from opening to handing in", at.engine);
    hand.no_problems().await
}

/// The first group: one fail with a photo and a follow-up for the designer.
async fn home(at: &Journey, hand: &Hand) -> Result<()> {
    hand.answer("INSP-01.2", "pass").await?;
    hand.answer("INSP-01.3", "na").await?;
    hand.answer("INSP-01.4", "fail").await?;
    hand.on_check("INSP-01.4").await?; // a fail stays, since it has to be explained
    let photo = media::file(&at.folder("photos")?, "轮播.png", &media::png(1200, 900))?;
    hand.give_file("photo-input", &photo).await?;
    hand.see_count("photo", 1).await?;
    mark_by_keys(hand).await?;
    ensure!(
        hand.property("follow-up-owner", "value").await? == json!("role:designer"),
        "not the designer's by default"
    );
    let today = hand.js("return new Date(Date.now() + 8 * 3600e3).toISOString().slice(0, 10)").await?;
    ensure!(hand.property("follow-up-due", "value").await? == today, "not due today in the shop's zone");
    hand.open_follow_up("").await?;
    hand.see_in("follow-up", "美工").await?;
    hand.tap("next").await?;
    hand.answer("INSP-01.5", "pass").await?;
    hand.on_check("INSP-02.1").await
}

/// A mark without a pointer: the arrow moves the cross from the middle, Enter marks; the ring shows where.
async fn mark_by_keys(hand: &Hand) -> Result<()> {
    const RIGHT: &str = "\u{e014}";
    const ENTER: &str = "\u{e007}";
    hand.see_css("[data-testid=photo] img").await?;
    hand.tap("photo").await?;
    hand.see_css("dialog[open] .photo-stage img").await?;
    hand.js("document.querySelector('dialog[open] .photo-stage').focus()").await?;
    hand.key(RIGHT).await?;
    hand.key(ENTER).await?;
    hand.see_count("mark-remove", 1).await?;
    hand.holds("the mark", "return document.querySelector('dialog[open] .photo-mark')?.style.left === '55%'").await?;
    hand.tap_css("dialog[open] [data-testid=close-dialog]").await
}

/// The page is loaded again; then the browser is closed, and killed, and opened again.
async fn interrupted(
    at: &Journey,
    server: &crate::server::Server,
    profile: &std::path::Path,
    hand: Hand,
) -> Result<Hand> {
    hand.reload().await?;
    hand.on_check("INSP-02.1").await?;
    hand.check_is("INSP-01.4", "fail").await?;
    if at.engine == Engine::WebKit {
        return Ok(hand);
    }
    hand.browser.quit().await;
    let hand = hand.at(at.open_with(server, profile).await?);
    hand.see_in("slip", "INSP-02.1").await?; // the button says where it goes on
    hand.browser.kill();
    let hand = hand.at(at.open_with(server, profile).await?);
    hand.begin_inspection().await?;
    hand.on_check("INSP-02.1").await?;
    hand.check_is("INSP-01.4", "fail").await?;
    hand.go_to_check("INSP-01.4").await?;
    hand.see_count("photo", 1).await?;
    hand.go_to_check("INSP-02.1").await?;
    Ok(hand)
}

/// Two banners; the price of one is right, in full-width digits; the other's is not.
async fn key_visuals(hand: &Hand) -> Result<()> {
    hand.add_entry("年货节主 KV").await?;
    hand.add_entry("白茶新品 KV").await?;
    hand.answer_entry("INSP-02.1", "年货节", "pass").await?;
    hand.answer_entry("INSP-02.1", "白茶", "pass").await?;
    hand.on_check("INSP-02.2").await?;
    let (right, wrong) = (hand.row("年货节").await?, hand.row("白茶").await?);
    hand.type_keys(&format!("{right} [data-testid=price-shown]"), "１９９．００").await?;
    hand.type_keys(&format!("{right} [data-testid=price-charged]"), "199").await?;
    hand.see_css(&format!("{right} [data-testid=prices-verdict][data-equal=true]")).await?;
    hand.see_css(&format!("{right} [data-testid=answer-pass][aria-pressed=true]")).await?;
    hand.type_keys(&format!("{wrong} [data-testid=price-shown]"), "89").await?;
    hand.type_keys(&format!("{wrong} [data-testid=price-charged]"), "99.9").await?;
    hand.see_css(&format!("{wrong} [data-testid=prices-verdict][data-equal=false]")).await?;
    hand.see_in("prices-verdict", "10.90").await?;
    hand.see_css(&format!("{wrong} [data-testid=answer-fail][aria-pressed=true]")).await?;
    hand.type_keys(&format!("{wrong} [data-testid=note]"), "图上 89，结算 99.9，优惠券已过期").await?;
    hand.open_follow_up(&wrong).await?;
    hand.tap("next").await?;
    for check in ["INSP-02.3", "INSP-02.4", "INSP-02.5"] {
        hand.answer_entry(check, "年货节", "pass").await?;
        hand.answer_entry(check, "白茶", "pass").await?;
        hand.check_is(check, "pass").await?;
    }
    Ok(())
}

/// Promotion, categories, best sellers, samples.
async fn the_rest(hand: &Hand) -> Result<()> {
    hand.on_check("INSP-03.1").await?;
    hand.add_entry("晨雾白茶 50 克").await?;
    hand.answer_entry("INSP-03.1", "晨雾", "pass").await?;
    hand.answer_entry("INSP-03.2", "晨雾", "na").await?;
    hand.answer_entry("INSP-03.3", "晨雾", "pass").await?;
    for check in ["INSP-04.1", "INSP-04.2", "INSP-05.1", "INSP-05.2", "INSP-05.3", "INSP-06.1"] {
        hand.answer(check, "pass").await?;
    }
    hand.on_check("INSP-06.2").await?;
    hand.type_keys("[data-testid=price-shown]", "59.9").await?;
    hand.type_keys("[data-testid=price-charged]", "¥59.90").await?;
    hand.check_is("INSP-06.2", "pass").await?;
    hand.tap("next").await?;
    for check in ["INSP-06.3", "INSP-06.4", "INSP-06.5"] {
        hand.answer(check, "pass").await?;
    }
    hand.see_in("progress", "23/23").await
}

async fn handing_in(hand: &Hand) -> Result<()> {
    hand.tap("review-and-submit").await?;
    hand.see_in("before-submitting", "可以提交").await?;
    hand.see_count("report-follow-up", 2).await?;
    hand.see_in("report", "图上 89，结算 99.9，优惠券已过期").await?;
    hand.tap("submit-run").await?;
    hand.see_in("run-status", "待审核").await?;
    hand.go("#/today").await?;
    hand.see_in("slip-status", "待审核").await?;
    hand.see_in("follow-ups", "INSP-01.4").await?;
    hand.see_in("follow-ups", "INSP-02.2").await?;
    hand.go("#/inspections").await?;
    hand.see_in("day", "2 项不通过").await
}

/// Answers, steps and the note by keys only; a second press takes an answer back.
async fn keyboard_alone(at: Journey) -> Result<()> {
    let server = at.server()?;
    let hand = Hand::on(at.open(&server).await?);
    hand.new_shop("山野茶铺", "林小满", "assistant").await?;
    hand.begin_inspection().await?;
    hand.on_check("INSP-01.1").await?;
    hand.key("1").await?;
    hand.on_check("INSP-01.2").await?;
    hand.key("3").await?;
    hand.on_check("INSP-01.3").await?;
    hand.key("2").await?;
    hand.check_is("INSP-01.3", "fail").await?;
    hand.key("n").await?;
    let typing = "return document.activeElement?.dataset.testid === 'note'";
    hand.holds("the cursor in the note", typing).await?;
    hand.key("第 3 张裂图").await?;
    hand.check_is("INSP-01.3", "fail").await?; // 3 was text there
    hand.leave_field().await?;
    hand.told("已保存备注").await?;
    hand.key(&thirtyfour::Key::Right.value().to_string()).await?;
    hand.on_check("INSP-01.4").await?;
    hand.key(&thirtyfour::Key::Left.value().to_string()).await?;
    hand.on_check("INSP-01.3").await?;
    ensure!(hand.property("note", "value").await? == json!("第 3 张裂图"), "the note is not there");
    hand.key("2").await?;
    hand.check_is("INSP-01.3", "open").await?;
    hand.check_is("INSP-01.1", "pass").await?;
    hand.check_is("INSP-01.2", "na").await?;
    hand.no_problems().await
}

/// Whoever taps and leaves before the answer is stored finds it stored, and the app still runs.
async fn left_in_the_same_moment(at: Journey) -> Result<()> {
    let server = at.server()?;
    let hand = Hand::on(at.open(&server).await?);
    hand.new_shop("山野茶铺", "林小满", "assistant").await?;
    for (check, outcome) in [("INSP-01.1", "pass"), ("INSP-01.2", "fail"), ("INSP-06.1", "na")] {
        hand.begin_inspection().await?;
        hand.go_to_check(check).await?;
        let tap_and_leave = "document.querySelector(`[data-testid=answer-${arguments[0]}]`).click();
            const note = document.querySelector('[data-testid=note]');
            note.focus();
            note.value = '看过了';
            note.dispatchEvent(new InputEvent('input', { bubbles: true }));
            location.hash = '#/today';";
        hand.js_with(tap_and_leave, vec![json!(outcome)]).await?;
        hand.see("slip").await?;
    }
    hand.begin_inspection().await?;
    hand.see_in("progress", "3/23").await?;
    for check in ["INSP-01.1", "INSP-01.2", "INSP-06.1"] {
        hand.go_to_check(check).await?;
        ensure!(hand.property("note", "value").await? == json!("看过了"), "the note at {check} is lost");
    }
    hand.no_problems().await
}

/// All checks under each other: an answer leaves the row where it is, a fail opens it to be explained.
async fn as_a_list(at: Journey) -> Result<()> {
    let server = at.server()?;
    let hand = Hand::on(at.open(&server).await?);
    hand.new_shop("山野茶铺", "林小满", "assistant").await?;
    hand.begin_inspection().await?;
    hand.tap("as-list").await?;
    hand.see_count("check-row", 23).await?;
    let row = |check: &str| format!("[data-testid=check-row][data-check=\"{check}\"]");
    hand.tap_css(&format!("{} [data-testid=answer-pass]", row("INSP-01.1"))).await?;
    hand.check_is("INSP-01.1", "pass").await?;
    hand.tap_css(&format!("{} [data-testid=answer-fail]", row("INSP-01.2"))).await?;
    hand.check_is("INSP-01.2", "fail").await?;
    hand.type_keys(&format!("{} [data-testid=note]", row("INSP-01.2")), "会员图标压扁了").await?;
    hand.open_follow_up("").await?;
    hand.see_in("follow-up", "美工").await?;
    hand.tap_css(&format!("{} [data-testid=row-more]", row("INSP-06.2"))).await?;
    hand.gone("follow-up").await?; // one row is open at a time
    hand.type_keys(&format!("{} [data-testid=price-shown]", row("INSP-06.2")), "99").await?;
    hand.type_keys(&format!("{} [data-testid=price-charged]", row("INSP-06.2")), "99").await?;
    hand.check_is("INSP-06.2", "pass").await?;
    hand.reload().await?;
    hand.see_count("check-row", 23).await?; // the way of looking stays
    hand.see_in("progress", "3/23").await?;
    hand.key("l").await?;
    hand.on_check("INSP-06.2").await?;
    hand.gone("check-row").await?;
    hand.no_problems().await
}
