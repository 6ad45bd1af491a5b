//! R29: scripts, links, prototypes and direction controls in every text field and in file names stay text.

use anyhow::{Result, ensure};
use serde_json::{Value, json};

use crate::hand::Hand;
use crate::journey::Journey;
use crate::media;

/// Fits into a name. Turned text must end with its own field.
const LINE: &str =
    "\"'><img src=x onerror=__hit=1><script>__hit=2</script><a href=\"javascript:__hit=3\">a</a>\u{202e}反\u{2066}";
/// For longer texts: everything that has ever run somewhere.
const CORPUS: &str = "<script>__hit=4</script>\n<svg/onload=__hit=5>\n<iframe srcdoc=\"<script>parent.__hit=6</script>\"></iframe>\n\
    <body onload=__hit=7>\n<a href=javascript:__hit=8>a</a> javascript:__hit=9 <a href=\"http://127.0.0.1:9/steal\">b</a>\n\
    <link rel=stylesheet href=//127.0.0.1:9/x.css>\n<style>@import'//127.0.0.1:9/y.css'</style>\n<math><mtext></form><form><mglyph><style></math><img src onerror=__hit=10>\n\
    {{constructor.constructor('__hit=11')()}} ${__hit=12} <%= __hit=13 %>\n</textarea><script>__hit=14</script>\n<img src=http://127.0.0.1:9/pixel.png>\n\u{202e}gnp.exe\u{2066}\u{2068}\u{200f} ]]> <!-- --!> \u{0}\u{feff}";
/// Names that are something else in JavaScript.
const PROTOTYPES: [&str; 3] = ["__proto__", "constructor", "toString"];

/// Put before the app: a dialog counts as a hit.
const GUARD: &str =
    "for (const name of ['alert', 'confirm', 'prompt']) window[name] = () => { window.__hit = name; return null; };";

/// What has come alive or lets its direction leak; nothing, if all is well.
const ALIVE: &str = r#"const found = [];
    const alive = 'script:not([src]), iframe, object, embed, base, form[action], [onerror], [onload], [onclick], a[href^="javascript:" i], link[href*="127.0.0.1:9"], img[src*="127.0.0.1:9"], img[src="x"]';
    for (const e of document.querySelectorAll(alive)) found.push(`alive: ${e.outerHTML.slice(0, 200)}`);
    if (window.__hit !== undefined) found.push(`a script ran: ${window.__hit}`);
    if (Object.keys(Object.prototype).length) found.push('the prototype of all objects was changed');
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
        if (!texts.currentNode.data.includes('\u202e')) continue;
        const e = texts.currentNode.parentElement, style = getComputedStyle(e);
        if (style.display.startsWith('inline') && style.display !== 'inline-block' && style.display !== 'inline-flex' && !/isolate|plaintext/.test(style.unicodeBidi))
            found.push(`its direction is not isolated: ${e.outerHTML.slice(0, 200)}`);
    }
    return found;"#;

pub(super) async fn r29_hostile_content_is_inert(at: Journey) -> Result<()> {
    let server = at.server()?;
    server.script("guard", GUARD);
    let hand = Hand::on(at.open(&server).await?);
    hand.see("start").await?;
    hand.fill("shop-industry", LINE).await?;
    hand.new_shop(LINE, LINE, "supervisor").await?;
    is_inert(&hand, "today").await?;
    people(&hand).await?;
    let run = run(&at, &hand).await?;
    follow_up(&hand).await?;
    review(&hand, &run).await?;
    files(&at, &hand).await?;
    everywhere(&hand, &run).await?;
    nothing_left(&hand, &server.origin()).await?;
    hand.no_problems().await
}

async fn is_inert(hand: &Hand, place: &str) -> Result<()> {
    let found = hand.js(ALIVE).await?;
    ensure!(found == json!([]), "on {place}: {found:#}");
    Ok(())
}

async fn people(hand: &Hand) -> Result<()> {
    for name in PROTOTYPES.into_iter().chain([LINE]) {
        hand.add_person(name, "assistant").await?;
    }
    is_inert(hand, "people").await?;
    hand.tap("person").await?;
    hand.see_in("choose-person", "__proto__").await?;
    is_inert(hand, "the choice of a person").await?;
    hand.tap("close-dialog").await?;
    hand.goto("#/settings").await?;
    hand.see("set-name").await?;
    let name = hand.property("set-name", "value").await?;
    ensure!(name == json!(LINE), "the shop is called {name}");
    hand.write("set-industry", &format!("{LINE}二")).await?;
    is_inert(hand, "settings").await?;
    hand.goto("#/today").await
}

/// Note, follow-up and entries of a run; what was typed is shown letter by letter.
async fn run(at: &Journey, hand: &Hand) -> Result<String> {
    hand.begin_inspection().await?;
    let run = hand.run_id().await?;
    hand.answer("INSP-01.1", "fail").await?;
    hand.write("note", CORPUS).await?;
    hand.told("已保存备注").await?;
    let bad = media::file(
        &at.folder("photos")?,
        "<img src=x onerror=__hit=15>\u{202e}gnp.svg",
        b"<svg onload=\"__hit=16\"/>",
    )?;
    hand.give_file("photo-input", &bad).await?;
    hand.see_in("photo-error", "<img src=x onerror=__hit=15>").await?;
    hand.fill("follow-up-what", LINE).await?;
    hand.open_follow_up("").await?;
    is_inert(hand, "a check").await?;
    hand.go_to_check("INSP-02.1").await?;
    for name in PROTOTYPES.into_iter().chain([LINE]) {
        hand.add_entry(name).await?;
    }
    for name in PROTOTYPES {
        hand.answer_entry("INSP-02.1", name, "pass").await?;
    }
    hand.see_count("entry", 4).await?;
    is_inert(hand, "entries").await?;
    hand.reload().await?;
    hand.see_count("entry", 4).await?;
    hand.go_to_check("INSP-01.1").await?;
    let note = hand.property("note", "value").await?;
    ensure!(note == json!(CORPUS), "the note reads {note}");
    is_inert(hand, "a check, loaded again").await?;
    Ok(run)
}

async fn follow_up(hand: &Hand) -> Result<()> {
    hand.goto("#/tasks").await?;
    hand.tap("task").await?;
    hand.see_in("task-detail", "<script>__hit=2</script>").await?;
    hand.write("task-note", CORPUS).await?;
    hand.tap("task-add-note").await?;
    hand.see_in("task-notes", "<script>__hit=4</script>").await?;
    hand.write("task-done-result", LINE).await?;
    hand.tap("task-done").await?;
    hand.see_in("task-result", "<script>__hit=2</script>").await?;
    is_inert(hand, "a follow-up").await
}

async fn review(hand: &Hand, run: &str) -> Result<()> {
    hand.goto(&format!("#/inspections/{run}/summary")).await?;
    hand.tap("submit-run").await?;
    hand.see_in("run-status", "待审核").await?;
    hand.write("review-comment", CORPUS).await?;
    hand.tap("review-returned").await?;
    hand.see_in("run-status", "已退回").await?;
    hand.see_text("<script>__hit=4</script>").await?;
    is_inert(hand, "a summary").await
}

/// A hostile name of a file, and hostile content that is exported and taken in again.
async fn files(at: &Journey, hand: &Hand) -> Result<()> {
    let folder = at.folder("files")?;
    let bad = media::file(&folder, "<img src=x onerror=__hit=17>\u{202e}nosj.json", b"<script>__hit=18</script>")?;
    let said = hand.import(&bad).await?;
    ensure!(said.contains("<img src=x onerror=__hit=17>"), "the file's name is not shown as it is: {said}");
    is_inert(hand, "a refused file").await?;
    let (name, bytes) = hand.export().await?;
    ensure!(!name.contains(['<', '>', '"', '/', '\u{202e}']), "the exported file is called {name}");
    let file: Value = serde_json::from_slice(&bytes)?;
    let names = serde_json::to_string(&file["records"])?;
    ensure!(PROTOTYPES.iter().all(|name| names.contains(&format!("\"{name}\""))), "a name is missing in the file");
    let file = media::file(&folder, "dianxun_own.json", &bytes)?;
    let said = hand.import(&file).await?;
    ensure!(said.contains("没有新内容"), "our own file brings something new: {said}");
    is_inert(hand, "a file taken in").await
}

async fn everywhere(hand: &Hand, run: &str) -> Result<()> {
    hand.goto("#/search").await?;
    hand.fill("search-text", "<script>").await?;
    hand.see("search-result").await?;
    is_inert(hand, "results of a search").await?;
    hand.fill("search-text", LINE).await?;
    hand.see_in("search-page", "__hit").await?;
    is_inert(hand, "a search").await?;
    hand.goto("#/search/%3Cimg%20src%3Dx%20onerror%3D__hit%3D19%3E").await?;
    is_inert(hand, "a search by address").await?;
    hand.goto("#/no/<img src=x onerror=__hit=20>").await?;
    hand.see("unknown").await?;
    is_inert(hand, "an unknown page").await?;
    for (route, testid) in
        [("#/today", "slip"), ("#/inspections", "day"), ("#/people", "person-entry"), ("#/exchange", "export")]
    {
        hand.goto(route).await?;
        hand.see(testid).await?;
        is_inert(hand, route).await?;
    }
    hand.goto(&format!("#/inspections/{run}/check/INSP-02.1")).await?;
    hand.see_count("entry", 4).await?;
    is_inert(hand, "entries of a returned run").await
}

/// No request has left the origin, neither for a picture nor for a style.
async fn nothing_left(hand: &Hand, origin: &str) -> Result<()> {
    let own = |url: &String| {
        url.starts_with(origin) || ["data:", "blob:", "about:", "chrome:"].iter().any(|scheme| url.starts_with(scheme))
    };
    let elsewhere: Vec<String> = hand.loaded().await?.into_iter().filter(|url| !own(url)).collect();
    ensure!(elsewhere.is_empty(), "requests left the origin: {elsewhere:?}");
    Ok(())
}
