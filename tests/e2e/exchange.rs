//! Two people, two browsers, one shop: everything goes over by file, halves of a run meet, bad files change nothing.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use crate::hand::{Hand, content};
use crate::journey::Journey;
use crate::media;

journeys!(
    halves_of_a_run_meet_by_file,
    refused_files_change_nothing,
    a_file_is_looked_at_decided_over_and_taken_back,
    a_part_is_exported_small_and_encrypted,
    a_pasted_file_is_chosen_as_a_whole_and_an_old_one_restored,
);

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

    let codes = (agreement(&one).await?, agreement(&two).await?);
    ensure!(codes.0 != codes.1, "they do not agree, and both show {}", codes.0);

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
    let codes = (agreement(&one).await?, agreement(&two).await?);
    ensure!(codes.0 == codes.1 && codes.0.len() == 9, "they agree, and the codes are {codes:?}");
    two.tap("export").await?; // noted in the journal, which changes no record
    two.see_in("export-outcome", "已导出").await?;
    let stands = "const code = document.querySelector('[data-testid=agreement-code]'); return !!code && code.dataset.old === undefined";
    two.holds("the code to stand after an export", stands).await?;

    let (records, _) = content(&one.export().await?.1)?;
    ensure!(records == content(&two.export().await?.1)?.0, "the two browsers hold different records");

    let said = one.import(&of_two).await?;
    ensure!(said.contains("没有新内容"), "imported twice: {said}");
    ensure!(content(&one.export().await?.1)?.0 == records, "the second import changed something");
    one.no_problems().await?;
    two.no_problems().await
}

/// The note of the first check, as the page of the run shows it.
async fn note_is(hand: &Hand, run: &str, note: &str) -> Result<()> {
    hand.goto(&format!("#/inspections/{run}/check/INSP-01.1")).await?;
    hand.holds(
        &format!("the note «{note}»"),
        &format!("return document.querySelector('[data-testid=note]')?.value === '{note}'"),
    )
    .await
}

async fn write_note(hand: &Hand, run: &str, note: &str) -> Result<()> {
    hand.goto(&format!("#/inspections/{run}/check/INSP-01.1")).await?;
    hand.see("note").await?;
    hand.type_keys("[data-testid=note]", note).await?;
    hand.told("已保存备注").await
}

/// The first browser, another that took its file in and has the second person at it, and their run.
async fn joined(at: &Journey, server: &crate::server::Server) -> Result<(Hand, Hand, String)> {
    let one = first_browser(at, server).await?;
    let run = one.run_id().await?;
    let two = joining(at, server, &one).await?;
    Ok((one, two, run))
}

/// Another browser that took in all that the first has, with the second person at it.
pub(crate) async fn joining(at: &Journey, server: &crate::server::Server, one: &Hand) -> Result<Hand> {
    let all = one.export_to(at.folder("all")?.join("dianxun_all.json")).await?;
    let two = Hand::on(at.open(server).await?);
    two.choose("choose-language", "zh").await?;
    two.give_file("import-file", &all).await?;
    two.tap_in("choose-person", "周主管").await?;
    two.see("slip").await?;
    Ok(two)
}

/// Chooses a file on the page of files, and waits for what it would change.
pub(crate) async fn look_at(hand: &Hand, file: &Path) -> Result<()> {
    hand.goto("#/exchange").await?;
    hand.give_file("import-file", file).await?;
    hand.see("preview").await.map(drop)
}

async fn fate(hand: &Hand, fate: &str, count: &str) -> Result<()> {
    let script = format!(
        "return document.querySelector('[data-testid=fate-count][data-fate={fate}] strong')?.textContent === '{count}'"
    );
    hand.holds(&format!("{count} {fate}"), &script).await
}

async fn a_file_is_looked_at_decided_over_and_taken_back(at: Journey) -> Result<()> {
    let server = at.server()?;
    let files = at.folder("files")?;
    let (one, two, run) = joined(&at, &server).await?;
    write_note(&two, &run, "，图标压住购物车").await?;
    two.add_person("王新", "assistant").await?;
    write_note(&one, &run, "，手机上更明显").await?;
    let of_two = two.export_to(files.join("dianxun_two.json")).await?;

    look_at(&one, &of_two).await?;
    fate(&one, "conflicting", "1").await?;
    fate(&one, "added", "1").await?;
    one.see_in("clash", "页头错位，手机上更明显").await?; // ours is later, and would stand
    one.holds("ours to stand", "return document.querySelector('[data-testid=ours]').checked").await?;
    one.tap("theirs").await?;
    one.tap_css("[data-testid=fate][data-fate=added] > summary").await?;
    one.tap_css("[data-testid=fate][data-fate=added] [data-testid=wanted]").await?; // the new person stays out
    one.tap("take-in").await?;
    one.see_in("import-outcome", "1 条没有收下").await?;
    note_is(&one, &run, "页头错位，图标压住购物车").await?;

    look_at(&one, &of_two).await?;
    fate(&one, "declined", "1").await?;
    one.see_in("import-outcome", "没有新内容").await?;
    one.tap("leave-files").await?;
    one.tap("to-waiting").await?;
    one.tap("take-all").await?;
    one.see_in("waiting", "已收下").await?;
    one.goto("#/people").await?;
    one.see_text("王新").await?;

    one.goto("#/exchange").await?;
    one.tap("take-point-back").await?;
    one.see_text("已撤回").await?;
    note_is(&one, &run, "页头错位，手机上更明显").await?;
    one.goto("#/exchange").await?;
    one.see_in("device-met", "周主管").await?;
    one.no_problems().await?;
    two.no_problems().await
}

async fn a_part_is_exported_small_and_encrypted(at: Journey) -> Result<()> {
    let server = at.server()?;
    let files = at.folder("files")?;
    let (one, two, run) = joined(&at, &server).await?;
    write_note(&two, &run, "，图标压住购物车").await?;

    two.goto("#/exchange").await?;
    two.tap("export-options").await?;
    two.fill("export-range", "part").await?;
    two.tap_css("[data-testid=export-kind][value=task]").await?;
    two.tap("export-gzip").await?;
    two.tap("export-lock").await?;
    two.write("export-passphrase", "十一月的茶").await?;
    let before = two.js("return window.__files.length").await?.as_u64().unwrap_or_default();
    two.tap("export").await?;
    let (name, bytes) = two.download(usize::try_from(before)?).await?;
    ensure!(name.ends_with(".json.gz.age"), "{name}");
    ensure!(bytes.starts_with(b"age-encryption.org/v1\n"), "not encrypted");
    let locked = media::file(&files, &name, &bytes)?;

    one.goto("#/exchange").await?;
    one.give_file("import-file", &locked).await?;
    one.see("locked").await?;
    one.write("unlock-passphrase", "十二月的茶").await?;
    one.tap("unlock").await?;
    one.see_text("密码不对").await?;
    one.write("unlock-passphrase", "十一月的茶").await?;
    one.tap("unlock").await?;
    one.see("preview").await?;
    fate(&one, "changed", "1").await?;
    one.tap("take-in").await?;
    one.see_in("import-outcome", "导入了").await?;
    note_is(&one, &run, "页头错位，图标压住购物车").await?;
    one.no_problems().await?;
    two.no_problems().await
}

/// What a paste is in a page. (Firefox leaves out the data of an event that a page makes.)
const PASTE: &str = "window.__paste = text => {
    const data = new DataTransfer();
    data.setData('text/plain', text);
    const event = new ClipboardEvent('paste', { bubbles: true, cancelable: true });
    Object.defineProperty(event, 'clipboardData', { value: data });
    document.body.dispatchEvent(event);
};";

/// Pastes a file's text on the page of files, and waits for what it would change.
async fn paste(hand: &Hand, file: &Path) -> Result<()> {
    hand.goto("#/exchange").await?;
    hand.see("import").await?;
    hand.js_with("window.__paste(arguments[0])", vec![json!(std::fs::read_to_string(file)?)]).await?;
    hand.see("preview").await.map(drop)
}

async fn a_pasted_file_is_chosen_as_a_whole_and_an_old_one_restored(at: Journey) -> Result<()> {
    let server = at.server()?;
    server.script("paste", PASTE);
    let files = at.folder("files")?;
    let (one, two, run) = joined(&at, &server).await?;
    let old = one.export_to(files.join("dianxun_old.json")).await?;
    for (hand, note, answer) in [(&two, "，图标压住购物车", "fail"), (&one, "，手机上更明显", "pass")] {
        write_note(hand, &run, note).await?;
        hand.go_to_check("INSP-01.2").await?;
        hand.answer("INSP-01.2", answer).await?;
    }
    let of_two = two.export_to(files.join("dianxun_two.json")).await?;

    paste(&one, &of_two).await?;
    fate(&one, "conflicting", "1").await?;
    let all_are = |side: &str| {
        format!(
            "const all = [...document.querySelectorAll('[data-testid={side}]')]; return all.length > 1 && all.every(e => e.checked)"
        )
    };
    one.holds("ours to stand", &all_are("ours")).await?; // they are later
    one.choose("whole-record", "theirs").await?;
    one.holds("theirs to stand", &all_are("theirs")).await?;
    one.tap("take-in").await?;
    one.see_in("import-outcome", "导入了").await?;
    note_is(&one, &run, "页头错位，图标压住购物车").await?;
    one.go_to_check("INSP-01.2").await?;
    one.check_is("INSP-01.2", "fail").await?;

    // What was exported before all that, as new edits: it outlasts what two wrote, there too.
    look_at(&one, &old).await?;
    one.see_in("import-outcome", "没有新内容").await?;
    one.tap("other-ways").await?;
    one.tap("as-new").await?;
    one.tap("take-in").await?;
    one.see_in("import-outcome", "导入了").await?;
    note_is(&one, &run, "页头错位").await?;
    let of_one = one.export_to(files.join("dianxun_one.json")).await?;
    two.import(&of_one).await?;
    note_is(&two, &run, "页头错位").await?;
    one.no_problems().await?;
    two.no_problems().await
}

/// The code on the page of files, worked out now.
pub(crate) async fn agreement(hand: &Hand) -> Result<String> {
    hand.goto("#/exchange").await?;
    hand.tap("work-out-agreement").await?;
    let code = "document.querySelector('[data-testid=agreement-code]')";
    // What came in meanwhile makes it old, as the page says; a person taps once more.
    let again = "document.querySelector('[data-testid=work-out-agreement]:not([disabled])')?.click()";
    let stands = format!(
        "const code = {code}; if (code?.dataset.old !== undefined) {again}; return code?.textContent.length === 9 && code.dataset.old === undefined"
    );
    hand.holds("the code", &stands).await?;
    Ok(hand.js(&format!("return {code}.textContent")).await?.as_str().unwrap_or_default().to_owned())
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
pub(crate) fn sealed(text: &str) -> Result<String> {
    let body = text.rfind("\n\"seal\"").context("no seal")? + 1;
    let digest: String = Sha256::digest(&text.as_bytes()[..body]).iter().map(|byte| format!("{byte:02x}")).collect();
    Ok(format!("{}\"seal\":\"sha256:{digest}\"}}", &text[..body]))
}
