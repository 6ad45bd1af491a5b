//! Two people, two browsers, one shop: everything goes over by file, halves of a run meet, bad files change nothing.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use crate::hand::{Hand, content};
use crate::journey::Journey;
use crate::media;

journeys!(halves_of_a_run_meet_by_file, refused_files_change_nothing);

/// A shop with two people and one fail with photo, note and follow-up; on the page of the run.
async fn first_browser(at: &Journey, server: &crate::server::Server) -> Result<Hand> {
    let hand = Hand::on(at.open(server).await?);
    hand.new_shop("山野茶铺", "林小满", "assistant").await?;
    hand.add_person("周主管", "supervisor").await?;
    hand.go("#/today").await?;
    hand.begin_inspection().await?;
    hand.answer("INSP-01.1", "fail").await?;
    let photo = media::file(&at.folder("photos")?, "首页.png", &media::png(800, 600))?;
    hand.give_file("photo-input", &photo).await?;
    hand.see_count("photo", 1).await?;
    hand.type_keys("[data-testid=note]", "页头错位").await?;
    hand.open_follow_up("").await?;
    Ok(hand)
}

/// What a browser shows of a run: each dot's state.
async fn dots(hand: &Hand) -> Result<Value> {
    hand.js(
        "return [...document.querySelectorAll('[data-testid=dot]')].map(e => e.dataset.check + ' ' + e.dataset.state)",
    )
    .await
}

async fn halves_of_a_run_meet_by_file(at: Journey) -> Result<()> {
    let mut server = at.server()?;
    let files = at.folder("files")?;
    let one = first_browser(&at, &server).await?;
    let run = one.run_id().await?;
    let all = one.export_to(files.join("dianxun_all.json")).await?;

    let two = Hand::on(at.open(&server).await?);
    two.choose("choose-language", "zh").await?;
    two.give_file("import-file", &all).await?;
    two.tap_in("choose-person", "周主管").await?;
    two.see_in("follow-ups", "INSP-01.1").await?;
    two.goto(&format!("#/inspections/{run}/check/INSP-01.1")).await?;
    two.check_is("INSP-01.1", "fail").await?;
    let seen = "const img = document.querySelector('[data-testid=photo] img'); return !!img && img.complete && img.naturalWidth === 800";
    two.holds("the photo", seen).await?;
    ensure!(two.property("note", "value").await? == json!("页头错位"), "the note did not come over");
    two.see_in("follow-up", "今天到期").await?;

    for hand in [&one, &two] {
        kept(hand).await?;
    }
    server.stop(); // from here on nobody has a network
    one.goto(&format!("#/inspections/{run}")).await?;
    for check in ["INSP-01.2", "INSP-01.3", "INSP-01.4", "INSP-01.5"] {
        one.answer(check, "pass").await?;
    }
    two.go_to_check("INSP-05.1").await?;
    for check in ["INSP-05.1", "INSP-05.2", "INSP-05.3"] {
        two.answer(check, "na").await?;
    }
    two.go_to_check("INSP-06.1").await?;
    two.answer("INSP-06.1", "fail").await?;
    two.type_keys("[data-testid=note]", "赠品少了一件").await?;
    two.told("已保存备注").await?;

    let (of_one, of_two) = (files.join("dianxun_one.json"), files.join("dianxun_two.json"));
    let (of_one, of_two) = (one.export_to(of_one).await?, two.export_to(of_two).await?);
    let said = one.import(&of_two).await?;
    ensure!(said.contains("导入了"), "{said}");
    let said = two.import(&of_one).await?;
    ensure!(said.contains("导入了"), "{said}");
    for hand in [&one, &two] {
        hand.goto(&format!("#/inspections/{run}/check/INSP-06.1")).await?;
        hand.check_is("INSP-06.1", "fail").await?;
        ensure!(hand.property("note", "value").await? == json!("赠品少了一件"), "the note is missing");
    }
    ensure!(dots(&one).await? == dots(&two).await?, "{} and {}", dots(&one).await?, dots(&two).await?);
    let (records, _) = content(&one.export().await?.1)?;
    ensure!(records == content(&two.export().await?.1)?.0, "the two browsers hold different records");

    let said = one.import(&of_two).await?;
    ensure!(said.contains("没有新内容"), "imported twice: {said}");
    ensure!(content(&one.export().await?.1)?.0 == records, "the second import changed something");
    one.no_problems().await?;
    two.no_problems().await
}

/// Waits until the page is served by a worker that has stored everything.
async fn kept(hand: &Hand) -> Result<()> {
    hand.js_async("await navigator.serviceWorker.ready").await?;
    hand.holds("the app to be kept for offline use", "return navigator.serviceWorker.controller?.state === 'activated'")
        .await
}

async fn refused_files_change_nothing(at: Journey) -> Result<()> {
    let server = at.server()?;
    let hand = first_browser(&at, &server).await?;
    let (_, good) = hand.export().await?;
    let before = content(&good)?;
    for (file, words) in bad_files(&at.folder("bad")?, &good)? {
        let said = hand.import(&file).await?;
        let name = file.display();
        ensure!(said.contains(words), "{name} should be refused with «{words}»: {said}");
        ensure!(said.contains("没有改动"), "{name}: whether anything was changed is not said: {said}");
        ensure!(content(&hand.export().await?.1)? == before, "{name} changed something");
    }
    hand.no_problems().await
}

/// Files that must be refused, each with what is said about it.
fn bad_files(folder: &Path, good: &[u8]) -> Result<Vec<(PathBuf, &'static str)>> {
    let text = String::from_utf8(good.to_vec())?;
    let tampered = text.replacen("页头错位", "页头正常", 1);
    ensure!(tampered != text, "the note is not in the file");
    let newer = sealed(&text.replacen("\"version\":1,", "\"version\":99,", 1))?;
    let mut files = Vec::new();
    for (name, bytes, words) in [
        ("readme.json", "这里什么也没有\n".as_bytes(), "不是店巡导出的文件"),
        ("empty.json", b"", "文件是空的"),
        ("dianxun_half.json", &good[..good.len() / 2], "文件不完整"),
        ("dianxun_edited.json", tampered.as_bytes(), "被改过"),
        ("dianxun_newer.json", newer.as_bytes(), "更新的版本"),
    ] {
        files.push((media::file(folder, name, bytes)?, words));
    }
    Ok(files)
}

/// A file with the seal that fits it.
fn sealed(text: &str) -> Result<String> {
    let body = text.rfind("\n\"seal\"").context("no seal")? + 1;
    let digest: String = Sha256::digest(&text.as_bytes()[..body]).iter().map(|byte| format!("{byte:02x}")).collect();
    Ok(format!("{}\"seal\":\"sha256:{digest}\"}}", &text[..body]))
}
