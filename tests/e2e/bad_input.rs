//! Bad input gets a clear sentence where it was made; what was typed stays, nothing is half done.

use anyhow::{Result, ensure};
use serde_json::json;

use crate::hand::Hand;
use crate::journey::Journey;
use crate::media;
use crate::server::Server;

journeys!(prices, notes);
journeys_in!([chromium] photos);

async fn at_check(at: &Journey, server: &Server, check: &str) -> Result<Hand> {
    let hand = Hand::on(at.open(server).await?);
    hand.new_shop("山野茶铺", "林小满", "assistant").await?;
    hand.begin_inspection().await?;
    hand.on_check("INSP-01.1").await?;
    hand.go_to_check(check).await?;
    Ok(hand)
}

async fn prices(at: Journey) -> Result<()> {
    let server = at.server()?;
    let hand = at_check(&at, &server, "INSP-06.2").await?;
    for (typed, words) in [("-1", "不能小于"), ("1e9", "只写数字"), ("12.345", "两位小数"), ("999999999", "价格太大")]
    {
        hand.write("price-shown", typed).await?;
        hand.see_in("prices", words).await?;
        ensure!(hand.property("price-shown", "value").await? == json!(typed), "{typed} was taken away");
        let invalid = hand.attribute("price-shown", "aria-invalid").await?;
        ensure!(invalid.as_deref() == Some("true"), "{typed} is not marked");
        hand.check_is("INSP-06.2", "open").await?;
    }
    hand.write("price-shown", "１２．５").await?;
    hand.write("price-charged", "12.50").await?;
    hand.check_is("INSP-06.2", "pass").await?;
    hand.reload().await?;
    ensure!(hand.property("price-shown", "value").await? == json!("12.50"), "full-width digits were not understood");
    hand.no_problems().await
}

async fn notes(at: Journey) -> Result<()> {
    let server = at.server()?;
    let hand = at_check(&at, &server, "INSP-01.2").await?;
    let special = "🫖👩🏽\u{200d}💻 𠮷𡈽𪚥 <b>不是标签</b> \u{202e}倒";
    let most: String = special.chars().chain("茶".chars().cycle()).take(100_000).collect();
    hand.write("note", &most).await?;
    hand.told("已保存备注").await?;
    hand.reload().await?;
    hand.on_check("INSP-01.2").await?;
    ensure!(hand.property("note", "value").await? == json!(most), "the long note is not what was typed");

    let more = format!("{most}多");
    hand.write("note", &more).await?;
    let refused = "return document.querySelector('[data-testid=note]').getAttribute('aria-invalid') === 'true'";
    hand.holds("a sentence at the note", refused).await?;
    hand.see_text("100").await?; // how long it may be
    ensure!(hand.property("note", "value").await? == json!(more), "what was typed is gone");
    hand.write("note", special).await?;
    hand.holds("the sentence to go", &refused.replace("=== 'true'", "=== null")).await?;
    hand.tap("answer-fail").await?;
    hand.open_follow_up("").await?;
    hand.tap("to-summary").await?;
    hand.see_in("report", "<b>不是标签</b>").await?; // words, not markup
    hand.no_problems().await
}

/// Chromium alone: the headers are read by our own code, and a picture of 50 MB is slow to make three times.
async fn photos(at: Journey) -> Result<()> {
    let server = at.server()?;
    let hand = at_check(&at, &server, "INSP-01.3").await?;
    let folder = at.folder("photos")?;
    let svg = b"<svg xmlns=\"http://www.w3.org/2000/svg\"><script>window.__hit = 1</script></svg>";
    for (name, bytes, words) in [
        ("空.png", Vec::new(), "空的"),
        ("标志.svg", svg.to_vec(), "不是照片"),
        ("文字.jpg", "这是一段文字，不是照片。".repeat(9).into_bytes(), "不是照片"),
        ("巨幅.png", media::png_declaring(30_000, 30_000), "30000"),
        ("坏了.png", media::png_declaring(300, 300), "打不开"),
    ] {
        hand.give_file("photo-input", &media::file(&folder, name, &bytes)?).await?;
        hand.see_in("photo-error", words).await?;
        hand.see_in("photo-error", name).await?;
        ensure!(hand.count("photo").await? == 0, "{name} was added");
    }
    ensure!(hand.js("return window.__hit ?? null").await? == json!(null), "the SVG ran its script");

    let large = media::png(4_200, 4_000);
    ensure!(large.len() > 50_000_000, "{} bytes only", large.len());
    hand.give_file("photo-input", &media::file(&folder, "大.png", &large)?).await?;
    hand.see_count("photo", 1).await?;
    let small = "const img = document.querySelector('[data-testid=photo] img'); return !!img && img.complete && img.naturalWidth === 1600";
    hand.holds("the photo, made smaller", small).await?;
    hand.no_problems().await
}
