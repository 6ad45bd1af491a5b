//! Backups that make themselves, inside the browser and in a folder that a person picked; a folder shared with others.

use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};

use crate::engines::Engine;
use crate::hand::{Hand, content};
use crate::journey::Journey;
use crate::media;
use crate::server::Server;

// WebKitGTK keeps no folders for pages: what it says instead is `a_browser_without_folders_says_so`.
journeys_in!([chromium, firefox] a_backup_makes_itself_and_is_restored, what_is_lost_comes_back_from_inside);
journeys_in!([chromium, firefox, webkit] a_browser_without_folders_says_so);
// Only Chromium has pickers of folders; a folder inside the browser stands for the one picked.
journeys_in!([chromium] a_picked_folder_is_remembered, a_shared_folder_carries_changes);

const DAY: i64 = 24 * 3_600_000;

/// Monday, 2026-11-23, 08:00 in Shanghai.
const MORNING: i64 = 1_795_392_000_000;

/// Pages loaded from now on take their time from `localStorage`.
fn with_clock(server: &Server) {
    server.script(
        "clock",
        &format!("__clock.shift = Number(localStorage.getItem('journey.time') ?? {MORNING}) - Date.now();"),
    );
}

/// Loads the app as it would be so much later than the last time. (A driver's scripts see the real clock in Firefox.)
async fn later(hand: &Hand, milliseconds: i64) -> Result<()> {
    let script = "const [morning, more] = arguments;
        localStorage.setItem('journey.time', Number(localStorage.getItem('journey.time') ?? morning) + more)";
    hand.js_with(script, vec![json!(MORNING), json!(milliseconds)]).await?;
    hand.goto("#/today").await?;
    hand.reload().await
}

/// Has pickers of folders give a folder of this name inside the browser.
fn with_picker(server: &Server, folder: &str) {
    let script = format!(
        "window.showDirectoryPicker = async () => (await navigator.storage.getDirectory()).getDirectoryHandle('{folder}', {{ create: true }});"
    );
    server.script("picker", &script);
}

/// The names of the files in a folder inside the browser, sorted.
async fn files_in(hand: &Hand, folder: &str) -> Result<Vec<String>> {
    let script = format!(
        "const root = await navigator.storage.getDirectory();
        const names = [];
        try {{ for await (const name of (await root.getDirectoryHandle('{folder}')).keys()) names.push(name); }} catch {{}}
        return names.sort();"
    );
    Ok(serde_json::from_value(hand.js_async(&script).await?)?)
}

async fn start(at: &Journey, server: &Server) -> Result<Hand> {
    let hand = Hand::on(at.open(server).await?);
    hand.new_shop("山野茶铺", "林小满", "assistant").await?;
    Ok(hand)
}

/// Answers the first check that is open, so that there is something to save.
async fn work(hand: &Hand, outcome: &str) -> Result<String> {
    hand.goto("#/today").await?;
    hand.begin_inspection().await?;
    let check = hand.attribute("check", "data-check").await?.context("no check is shown")?;
    hand.answer(&check, outcome).await?;
    hand.run_id().await
}

/// Switches automatic backups on, inside the browser; waits for the first.
async fn switch_on(hand: &Hand, passphrase: Option<&str>) -> Result<()> {
    hand.goto("#/exchange").await?;
    hand.see("automatic-on").await?;
    if hand.count("automatic-whereto").await? > 0 {
        hand.choose("automatic-whereto", "inside").await?;
    }
    if let Some(passphrase) = passphrase {
        hand.tap("automatic-lock").await?;
        hand.tap("automatic-on").await?;
        hand.see_text("请先输入密码").await?;
        hand.write("automatic-passphrase", passphrase).await?;
    }
    hand.tap("automatic-on").await?;
    hand.see_in("automatic-outcome", "已备份").await
}

async fn a_backup_makes_itself_and_is_restored(at: Journey) -> Result<()> {
    let server = at.server()?;
    with_clock(&server);
    let hand = start(&at, &server).await?;
    work(&hand, "pass").await?;
    switch_on(&hand, None).await?;
    hand.see_count("kept-inside", 1).await?;
    hand.see_in("automatic-place", "这个浏览器里").await?;
    hand.see_text("设备丢了、坏了").await?;
    hand.see_in("changes-since", "0").await?;

    // A day later, before the hour: nothing. After it: made, without anybody asking.
    work(&hand, "pass").await?;
    later(&hand, 9 * 3_600_000).await?; // Monday, 17:00
    hand.goto("#/exchange").await?;
    hand.see_count("kept-inside", 1).await?;
    later(&hand, DAY).await?;
    hand.see("slip").await?;
    hand.until("a backup by itself", || async { Ok(files_in(&hand, "dianxun-backups").await?.len() == 2) }).await?;
    hand.goto("#/exchange").await?;
    hand.see_count("kept-inside", 2).await?;
    hand.see_in("automatic-last", "_auto.json.gz").await?;
    ensure!(hand.count("automatic-trouble").await? == 0, "a backup was made, and trouble is told");
    ensure!(!hand.words().await.contains("备份没有做"), "one is reminded of what was done");

    // A backup is looked at before it comes in; as a merge it has nothing new, as new edits it is stronger than what
    // was done since.
    let run = work(&hand, "fail").await?;
    let check = hand.attribute("check", "data-check").await?.context("no check is shown")?;
    later(&hand, 5 * 60_000).await?; // names tell minutes
    hand.goto("#/exchange").await?;
    hand.tap("automatic-now").await?;
    hand.see_count("kept-inside", 3).await?;
    hand.goto(&format!("#/inspections/{run}/check/{check}")).await?;
    hand.answer(&check, "pass").await?;
    hand.goto("#/exchange").await?;
    hand.see_count("kept-inside", 3).await?;
    hand.tap("restore").await?;
    hand.see("preview").await?;
    hand.see_in("import-outcome", "没有新内容").await?;
    hand.tap("other-ways").await?;
    hand.tap("as-new").await?;
    hand.tap("take-in").await?;
    hand.see_in("import-outcome", "导入了").await?;
    hand.goto(&format!("#/inspections/{run}/check/{check}")).await?;
    hand.check_is(&check, "fail").await?;
    hand.goto("#/exchange").await?;

    // As a file it is handed over like an export.
    hand.see_count("kept-inside", 3).await?;
    let before = hand.js("return window.__files.length").await?.as_u64().unwrap_or_default();
    hand.tap("save-as").await?;
    let (name, bytes) = hand.download(usize::try_from(before)?).await?;
    ensure!(name.ends_with("_auto.json.gz") && bytes.starts_with(&[0x1F, 0x8B]), "{name} is no pressed backup");

    hand.tap("automatic-off").await?;
    hand.see_in("automatic-outcome", "已关闭").await?;
    ensure!(files_in(&hand, "dianxun-backups").await?.len() == 3, "switching off took backups away");

    // Encrypted: asked for once, and the file is closed to whoever has no passphrase.
    switch_on(&hand, Some("十一月的茶")).await?;
    let files = files_in(&hand, "dianxun-backups").await?;
    let locked = files.iter().find(|name| name.ends_with("_auto.json.gz.age")).context("no encrypted file")?;
    hand.see_count("kept-inside", 4).await?;
    hand.tap("restore").await?; // the newest stands first
    hand.see("locked").await?;
    hand.write("unlock-passphrase", "十一月的茶").await?;
    hand.tap("unlock").await?;
    hand.see("preview").await?;
    hand.tap("leave-files").await?;
    let (_, exported) = hand.export().await?;
    ensure!(!String::from_utf8(exported)?.contains("十一月的茶"), "the passphrase went out with an export of {locked}");
    hand.no_problems().await
}

async fn what_is_lost_comes_back_from_inside(at: Journey) -> Result<()> {
    let server = at.server()?;
    with_clock(&server);
    let hand = start(&at, &server).await?;
    let run = work(&hand, "fail").await?;
    switch_on(&hand, None).await?;
    let stood = content(&hand.export().await?.1)?.0;
    // The database goes, and nothing else does.
    hand.js_async(
        "await new Promise((yes, no) => { const gone = indexedDB.deleteDatabase('dianxun'); gone.onsuccess = yes; gone.onerror = no; });",
    )
    .await?;
    hand.reload().await?;
    hand.see("data-lost").await?;
    hand.see_count("kept-inside", 1).await?;
    hand.tap("restore").await?;
    hand.tap_in("choose-person", "林小满").await?;
    hand.see("last-export").await?; // the page that was open
    hand.goto(&format!("#/inspections/{run}/check/INSP-01.1")).await?;
    hand.check_is("INSP-01.1", "fail").await?;
    ensure!(content(&hand.export().await?.1)?.0 == stood, "the restored records are not what they were");
    Ok(())
}

async fn a_browser_without_folders_says_so(at: Journey) -> Result<()> {
    let server = at.server()?;
    // Firefox and WebKit have no picker; WebKitGTK keeps no folders at all. Chromium is made like the latter.
    if at.engine != Engine::Firefox {
        server.script(
            "poor",
            "Object.defineProperty(window, 'showDirectoryPicker', { value: undefined }); if (navigator.storage) Object.defineProperty(navigator.storage, 'getDirectory', { value: undefined });",
        );
    }
    let hand = start(&at, &server).await?;
    hand.goto("#/exchange").await?;
    hand.see("automatic").await?;
    if at.engine == Engine::Firefox {
        hand.see_text("备份只能放在浏览器里").await?;
    } else {
        hand.see_text("这个浏览器不能自动存放备份").await?;
        ensure!(hand.count("automatic-on").await? == 0, "what cannot be done is offered");
    }
    hand.see_text("这个浏览器不能让网页使用文件夹").await?;
    ensure!(hand.count("shared-pick").await? == 0, "what cannot be done is offered");
    hand.no_problems().await
}

async fn a_picked_folder_is_remembered(at: Journey) -> Result<()> {
    let server = at.server()?;
    with_clock(&server);
    with_picker(&server, "usb");
    let hand = start(&at, &server).await?;
    work(&hand, "pass").await?;
    hand.goto("#/exchange").await?;
    hand.tap("automatic-on").await?;
    hand.see_text("请先选择文件夹").await?;
    hand.tap("automatic-pick").await?;
    hand.see_in("automatic-folder", "usb").await?;
    hand.tap("automatic-on").await?;
    hand.see_in("automatic-outcome", "已备份").await?;
    ensure!(files_in(&hand, "usb").await?.len() == 1, "the folder has no backup");

    work(&hand, "pass").await?;
    later(&hand, DAY + 11 * 3_600_000).await?; // Tuesday, 19:00
    hand.see("slip").await?;
    hand.until("a backup by itself", || async { Ok(files_in(&hand, "usb").await?.len() == 2) }).await?;

    // Unplugged: said where one looks, and the reminder is back.
    work(&hand, "pass").await?;
    hand.js_async("await (await navigator.storage.getDirectory()).removeEntry('usb', { recursive: true })").await?;
    later(&hand, DAY).await?;
    hand.see_text("今天该备份了").await?;
    hand.goto("#/exchange").await?;
    hand.see_in("automatic-trouble", "找不到这个文件夹").await?;
    hand.tap("automatic-pick").await?;
    hand.tap("automatic-now").await?;
    hand.see_in("automatic-outcome", "已备份").await?;
    hand.gone("automatic-trouble").await?;
    hand.no_problems().await
}

async fn a_shared_folder_carries_changes(at: Journey) -> Result<()> {
    let server = at.server()?;
    with_picker(&server, "team");
    let one = start(&at, &server).await?;
    one.add_person("周主管", "supervisor").await?;
    work(&one, "fail").await?;
    let joined = one.export_to(at.folder("files")?.join("dianxun_all.json")).await?;
    choose_folder(&one).await?;
    exchange(&one, "已放入").await?;
    one.see_in("shared-outcome", "没有别人新放的文件").await?;
    exchange(&one, "没有新的要放").await?;

    let two = Hand::on(at.open(&server).await?);
    two.choose("choose-language", "zh").await?;
    two.give_file("import-file", &joined).await?;
    two.tap_in("choose-person", "周主管").await?;
    two.see("slip").await?;
    two.add_person("王新", "assistant").await?;
    carry(&at, &one, &two).await?; // what a synced folder does by itself
    choose_folder(&two).await?;
    exchange(&two, "已放入").await?;
    two.see_in("shared-outcome", "1 个").await?;
    two.see_in("import-outcome", "没有新内容").await?; // it came by file already
    exchange(&two, "没有新的要放").await?;
    two.see_in("shared-outcome", "没有别人新放的文件").await?;

    carry(&at, &two, &one).await?;
    exchange(&one, "没有新的要放").await?;
    one.see_in("shared-outcome", "1 个").await?;
    one.see("preview").await?;
    one.tap("take-in").await?;
    one.see_in("import-outcome", "导入了").await?;
    exchange(&one, "没有新的要放").await?;
    one.see_in("shared-outcome", "没有别人新放的文件").await?;
    one.goto("#/people").await?;
    one.see_text("王新").await?;
    one.no_problems().await?;
    two.no_problems().await
}

/// Chooses the shared folder.
async fn choose_folder(hand: &Hand) -> Result<()> {
    hand.goto("#/exchange").await?;
    hand.tap("shared-pick").await?;
    hand.see_in("shared-folder", "team").await
}

/// One tap on the page of files.
async fn exchange(hand: &Hand, said: &str) -> Result<()> {
    hand.goto("#/today").await?;
    hand.see("slip").await?;
    hand.goto("#/exchange").await?;
    hand.see_in("shared-folder", "team").await?;
    hand.tap("shared-exchange").await?;
    hand.see_in("shared-outcome", said).await
}

/// Copies the shared folder of one browser into that of another.
async fn carry(at: &Journey, from: &Hand, to: &Hand) -> Result<()> {
    let read =
        "const folder = await (await navigator.storage.getDirectory()).getDirectoryHandle('team', { create: true });
        const found = {};
        for await (const [name, handle] of folder.entries()) {
            const bytes = new Uint8Array(await (await handle.getFile()).arrayBuffer());
            found[name] = btoa(Array.from(bytes, byte => String.fromCharCode(byte)).join(''));
        }
        return found;";
    let found: Value = from.js_async(read).await?;
    ensure!(found.as_object().is_some_and(|found| !found.is_empty()), "the folder is empty");
    media::file(&at.folder("carried")?, "team.json", found.to_string().as_bytes())?; // to be looked at after a failure
    let write = format!(
        "const folder = await (await navigator.storage.getDirectory()).getDirectoryHandle('team', {{ create: true }});
        for (const [name, text] of Object.entries({found})) {{
            const writing = await (await folder.getFileHandle(name, {{ create: true }})).createWritable();
            await writing.write(Uint8Array.from(atob(text), sign => sign.charCodeAt(0)));
            await writing.close();
        }}"
    );
    to.js_async(&write).await.map(drop)
}
