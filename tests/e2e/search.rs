//! Search as one types: whichever form of a character, initials of names, without network, without its table.

use anyhow::{Context, Result, ensure};
use serde_json::json;

use crate::hand::Hand;
use crate::journey::Journey;
use crate::offline::kept;
use crate::server::{Server, dist};
use crate::smoke::copy;

journeys!(finds_whichever_way_it_is_typed, opens_in_the_moment_in_which_typing_pauses, searches_without_its_table);

/// A shop of two; the page of search.
async fn begin(at: &Journey, server: &Server) -> Result<Hand> {
    let hand = Hand::on(at.open(server).await?);
    hand.new_shop("山野茶铺", "周敏", "supervisor").await?;
    hand.add_person("林小雨", "assistant").await?;
    hand.goto("#/search").await?;
    hand.see("search-text").await?;
    Ok(hand)
}

/// Types and sees exactly one result with these words marked.
async fn finds(hand: &Hand, typed: &str, marked: &str) -> Result<()> {
    hand.fill("search-text", typed).await?;
    let script = format!(
        "return [...document.querySelectorAll('[data-testid=search-result]')].map(e => [...e.querySelectorAll('mark')].map(e => e.textContent).join('|')).join() === '{marked}'"
    );
    hand.holds(&format!("{typed} to find {marked}"), &script).await
}

async fn finds_whichever_way_it_is_typed(at: Journey) -> Result<()> {
    let mut server = at.server()?;
    let hand = begin(&at, &server).await?;
    finds(&hand, "茶鋪", "茶铺").await?; // traditional
    finds(&hand, "林", "林").await?;
    finds(&hand, "林小雨", "林小雨").await?; // the same record, by more of it
    finds(&hand, "lxy", "林小雨").await?;
    finds(&hand, "ＺＭ", "周敏").await?; // initials, typed wide
    hand.no_problems().await?;

    kept(&hand).await?;
    server.stop();
    hand.reload().await?;
    hand.goto("#/search").await?;
    finds(&hand, "lxy", "林小雨").await?;
    hand.tap("search-result").await?;
    hand.see_in("person-entry", "林小雨").await
}

/// The typed text is put into the address when typing has paused, and that must not undo a link that was followed just
/// then: here the page is kept busy until the pause is over, and the link is followed in the same breath.
async fn opens_in_the_moment_in_which_typing_pauses(at: Journey) -> Result<()> {
    let server = at.server()?;
    let hand = begin(&at, &server).await?;
    finds(&hand, "小雨", "小雨").await?;
    hand.fill("search-text", "周敏").await?;
    let follow = "const typed = performance.now();
        const found = () => document.querySelector('[data-testid=search-result]');
        while (!found()?.textContent.includes('周敏')) await new Promise(requestAnimationFrame);
        while (performance.now() - typed < 400);
        found().click()";
    hand.js_async(follow).await?;
    hand.see_in("person-entry", "周敏").await?;
    hand.js("history.back()").await?;
    hand.see("search-text").await?;
    let typed = hand.js("return document.querySelector('[data-testid=search-text]').value").await?;
    ensure!(typed == "周敏", "back at the search for {typed}");
    hand.no_problems().await
}

/// A host that lost the end of the file: what arithmetic finds is found, and the page says what is missing.
async fn searches_without_its_table(at: Journey) -> Result<()> {
    let server = at.server()?;
    let folder = at.folder("broken")?;
    copy(&dist(), &folder)?;
    let table = std::fs::read(folder.join("fold.bin")).context("the table is not in dist/")?;
    std::fs::write(folder.join("fold.bin"), &table[..table.len() / 2])?;
    server.deploy(&folder);
    let hand = begin(&at, &server).await?;
    hand.see_text("简繁对照和拼音首字母暂时用不了").await?;
    finds(&hand, "小雨", "小雨").await?;
    hand.fill("search-text", "lxy").await?;
    hand.see_text("没有找到“lxy”").await?;

    server.deploy(&dist());
    hand.goto("#/people").await?;
    hand.see("person-entry").await?;
    hand.goto("#/search").await?;
    finds(&hand, "lxy", "林小雨").await?;
    let hint = hand.js("return document.getElementById('search-hint').textContent").await?;
    ensure!(hint != json!(null) && !hint.to_string().contains("暂时用不了"), "{hint}");
    Ok(())
}
