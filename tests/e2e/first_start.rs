//! The first start: language, shop, who am I; nothing typed is lost on the way; also on a phone.

use anyhow::{Result, ensure};
use serde_json::json;

use crate::hand::Hand;
use crate::journey::Journey;

journeys!(makes_a_shop);
// Inside a frame, which is how the others get 390 px, WebKitGTK leaves the first transaction unfinished.
journeys_in!([chromium, firefox] makes_a_shop_on_a_phone);

async fn makes_a_shop(at: Journey) -> Result<()> {
    let server = at.server()?;
    let hand = Hand::on(at.open(&server).await?);
    hand.choose("choose-language", "en").await?;
    hand.see_text("Welcome to Dianxun").await?;
    hand.write("shop-name", "山野茶铺").await?;
    hand.write("shop-industry", "食品").await?;
    hand.choose("choose-language", "zh").await?;
    hand.see_text("欢迎使用店巡").await?;
    ensure!(hand.property("shop-name", "value").await? == json!("山野茶铺"), "the language took the shop's name");
    ensure!(hand.property("shop-industry", "value").await? == json!("食品"), "the language took the industry");

    hand.tap("create-shop").await?; // nobody is named yet
    let refused = "return document.querySelector('[data-testid=person-name]').getAttribute('aria-invalid') === 'true'";
    hand.holds("a sentence at the person's name", refused).await?;
    ensure!(hand.property("shop-name", "value").await? == json!("山野茶铺"), "a refusal took the shop's name");

    hand.write("person-name", "林小满").await?;
    hand.write("person-role", "supervisor").await?;
    hand.tap("create-shop").await?;
    hand.see_in("slip", "每日店铺页面巡检").await?;
    hand.see_in("person", "林小满").await?;
    hand.see_text("山野茶铺").await?;
    hand.reload().await?;
    hand.see_in("slip", "每日店铺页面巡检").await?;
    hand.see_in("person", "林小满").await?;
    hand.goto("#/settings").await?;
    hand.choose("language", "en").await?;
    hand.see_text("Settings").await?;
    ensure!(hand.js("return document.documentElement.lang").await? == json!("en"), "the page's language is not told");
    hand.holds("the focus on the choice", "return document.activeElement.value === 'en'").await?;
    hand.no_problems().await
}

async fn makes_a_shop_on_a_phone(at: Journey) -> Result<()> {
    let server = at.server()?;
    let hand = Hand::on(at.open(&server).await?.phone().await?);
    fits(&hand).await?;
    hand.new_shop("山野茶铺", "林小满", "assistant").await?;
    fits(&hand).await?;
    hand.begin_inspection().await?;
    fits(&hand).await?;
    hand.answer("INSP-01.1", "pass").await?;
    hand.answer("INSP-01.2", "fail").await?;
    fits(&hand).await?;
    hand.tap("run-back").await?;
    hand.go("#/more").await?;
    fits(&hand).await?;
    hand.no_problems().await
}

/// Nothing stands out to the side of 390 px.
async fn fits(hand: &Hand) -> Result<()> {
    let sizes = hand.js("return [innerWidth, document.documentElement.scrollWidth]").await?;
    let is_within = sizes[1].as_u64().is_some_and(|width| width <= 390); // less where a scroll bar takes its place
    ensure!(sizes[0] == json!(390) && is_within, "the page is {} wide on {}", sizes[1], sizes[0]);
    Ok(())
}
