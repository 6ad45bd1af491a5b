//! What waits, on its page: a photo that came damaged, and a device whose own clock was ahead.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};
use serde_json::json;

use crate::exchange::{agreement, joining, look_at, sealed};
use crate::hand::Hand;
use crate::journey::Journey;
use crate::media;
use crate::server::Server;

journeys!(
    a_damaged_photo_stays_out_and_is_told,
    a_clock_that_was_ahead_is_repaired,
    what_others_may_have_waits_on_theirs,
);

const DAY: i64 = 86_400_000;

/// A browser with a shop of two people, and another that took its file in and has the second person at it.
async fn two_browsers(at: &Journey, server: &Server) -> Result<(Hand, Hand)> {
    let one = Hand::on(at.open(server).await?);
    one.new_shop("山野茶铺", "林小满", "assistant").await?;
    one.add_person("周主管", "supervisor").await?;
    let two = joining(at, server, &one).await?;
    Ok((one, two))
}

/// The file with one sign changed in the data of its photo, under a seal that fits.
fn with_damaged_photo(good: &Path, folder: &Path) -> Result<PathBuf> {
    let mut text = std::fs::read_to_string(good)?;
    let start = text.find("\"data\":\"").context("no photo in the file")? + "\"data\":\"".len() + 200;
    let other = if &text[start..=start] == "A" { "B" } else { "A" };
    text.replace_range(start..=start, other);
    media::file(folder, "dianxun_damaged.json", sealed(&text)?.as_bytes())
}

async fn a_damaged_photo_stays_out_and_is_told(at: Journey) -> Result<()> {
    let server = at.server()?;
    let (one, two) = two_browsers(&at, &server).await?;
    one.goto("#/today").await?;
    one.begin_inspection().await?;
    one.answer("INSP-01.1", "fail").await?;
    let photo = media::file(&at.folder("photos")?, "首页.png", &media::png(800, 600))?;
    one.give_file("photo-input", &photo).await?;
    one.see_count("photo", 1).await?;
    let run = one.run_id().await?;
    let files = at.folder("files")?;
    let good = one.export_to(files.join("dianxun_good.json")).await?;
    let damaged = with_damaged_photo(&good, &files)?;

    look_at(&two, &damaged).await?;
    two.see_in("damaged-count", "损坏的照片 1 张").await?;
    two.tap("take-in").await?;
    two.see_in("import-outcome", "1 张照片在文件里已损坏").await?;
    two.goto(&format!("#/inspections/{run}/check/INSP-01.1")).await?;
    two.check_is("INSP-01.1", "fail").await?;
    two.goto("#/exchange").await?;
    two.see_in("waiting-line", "1 条内容待处理").await?;
    two.tap("to-waiting").await?;
    for words in ["巡检", "dianxun_damaged.json", "林小满"] {
        two.see_in("damaged-photo", words).await?;
    }
    two.reload().await?;
    two.see_in("damaged-photo", "dianxun_damaged.json").await?;
    two.tap("forget-photo").await?;
    two.see_text("没有待处理的内容").await?;
    let said = two.import(&damaged).await?;
    ensure!(said.contains("1 张照片"), "forgotten, and told anew: {said}");
    let said = two.import(&good).await?;
    ensure!(said.contains("1 张照片") && !said.contains("损坏"), "{said}");
    two.goto("#/exchange/waiting").await?;
    two.see_text("没有待处理的内容").await?;
    ensure!(agreement(&one).await? == agreement(&two).await?, "they do not agree");
    one.no_problems().await?;
    two.no_problems().await
}

/// Pages loaded from now on take their time from `localStorage`.
fn with_clock(server: &Server) {
    server.script("clock", "__clock.shift = Number(localStorage.getItem('journey.shift') ?? 0);");
}

async fn set_clock(hand: &Hand, shift: i64) -> Result<()> {
    hand.js_with("localStorage.setItem('journey.shift', arguments[0])", vec![json!(shift.to_string())]).await?;
    hand.goto("#/today").await?;
    hand.reload().await?;
    hand.see("slip").await.map(drop)
}

/// The first browser adds a person while its clock is a day ahead, and has the right time again.
async fn written_a_day_ahead(one: &Hand) -> Result<()> {
    set_clock(one, DAY).await?;
    one.add_person("王新", "assistant").await?;
    set_clock(one, 0).await?;
    one.see_text("早了约").await
}

async fn a_clock_that_was_ahead_is_repaired(at: Journey) -> Result<()> {
    let server = at.server()?;
    with_clock(&server);
    let (one, two) = two_browsers(&at, &server).await?;
    written_a_day_ahead(&one).await?;
    one.goto("#/exchange").await?;
    one.tap("to-waiting").await?;
    one.see_in("own-clock", "这台设备的时间比现在快").await?;

    let other = one.another_tab().await?;
    one.tap("clock-is-right").await?;
    one.tap("repair-clock").await?;
    one.see_text("还在别的标签页里开着").await?;
    other.driver().await?.close_window().await?;
    let alone = "const { held } = await navigator.locks.query();
        return held.filter(lock => lock.name.startsWith('dianxun.tab.')).length === 1";
    one.until("the other tab to be gone", || async { Ok(one.js_async(alone).await? == json!(true)) }).await?;
    one.tap("repair-clock").await?;
    one.see("clock-repaired").await?;
    one.see_text("没有待处理的内容").await?;
    one.gone("own-clock").await?;
    ensure!(!one.words().await.contains("早了约"), "the clock is doubted still");
    one.goto("#/people").await?;
    one.see_in("person-entry", "王新").await?;
    one.add_person("陈可", "designer").await?; // work goes on by the right clock

    let repaired = one.export_to(at.folder("files")?.join("dianxun_repaired.json")).await?;
    let said = two.import(&repaired).await?;
    ensure!(said.contains("导入了") && !said.contains("暂存"), "{said}");
    two.goto("#/people").await?;
    two.see_in("person-entry", "王新").await?;
    ensure!(agreement(&one).await? == agreement(&two).await?, "they do not agree");
    one.no_problems().await?;
    two.no_problems().await
}

async fn what_others_may_have_waits_on_theirs(at: Journey) -> Result<()> {
    let server = at.server()?;
    with_clock(&server);
    let (one, two) = two_browsers(&at, &server).await?;
    written_a_day_ahead(&one).await?;
    let ahead = one.export_to(at.folder("files")?.join("dianxun_ahead.json")).await?;
    one.goto("#/exchange/waiting").await?;
    one.see_in("own-clock", "可能已经交给别的设备").await?;
    ensure!(one.count("repair-clock").await? == 0, "what others may have cannot be stamped anew");

    let said = two.import(&ahead).await?;
    ensure!(said.contains("暂存"), "{said}");
    two.goto("#/exchange").await?;
    two.tap("to-waiting").await?;
    two.see_in("waiting-reason", "时间超前").await?;
    two.tap("take-all").await?;
    two.see_in("waiting", "已收下").await?;
    two.see_text("没有待处理的内容").await?;
    two.goto("#/people").await?;
    two.see_in("person-entry", "王新").await?;
    one.no_problems().await?;
    two.no_problems().await
}
