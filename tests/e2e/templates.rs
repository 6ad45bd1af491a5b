//! Templates as people use them: an edit counts from the next run on, a shipped one is taken into use and answered in
//! all its kinds, a critical fail is told at once, a template goes over by file.

use anyhow::{Result, ensure};
use serde_json::json;

use crate::hand::Hand;
use crate::journey::Journey;
use crate::media;
use crate::server::Server;

journeys!(an_edit_counts_from_the_next_run, the_warehouse_closes, a_template_comes_by_file);

const DAY: i64 = 86_400_000;

/// Pages loaded from now on live as many milliseconds later as the journey says.
fn with_clock(server: &Server) {
    server.script("clock", "__clock.shift = Number(localStorage.getItem('journey.shift') ?? 0);");
}

async fn later(hand: &Hand, by: i64) -> Result<()> {
    hand.js_with("localStorage.setItem('journey.shift', arguments[0])", vec![json!(by)]).await?;
    hand.reload().await
}

/// Opens the fields of a check of the template that is shown.
async fn open_check(hand: &Hand, check: &str) -> Result<()> {
    hand.tap_css(&format!("[data-testid=template-check][data-check='{check}'] summary")).await?;
    hand.see(&format!("check-{check}-zh")).await.map(drop)
}

/// Types over a field and leaves it, so that it is stored.
async fn rewrite(hand: &Hand, testid: &str, text: &str) -> Result<()> {
    hand.fill(testid, text).await?;
    hand.leave_field().await?;
    hand.no_toast().await
}

/// The words of the check that is shown.
async fn asked(hand: &Hand, words: &str) -> Result<()> {
    hand.holds(words, &format!("return document.querySelector('#check-label')?.innerText.includes('{words}')")).await
}

async fn an_edit_counts_from_the_next_run(at: Journey) -> Result<()> {
    let server = at.server()?;
    with_clock(&server);
    let hand = Hand::on(at.open(&server).await?);
    hand.new_shop("山野茶铺", "周主管", "supervisor").await?;
    hand.begin_inspection().await?;
    hand.answer("INSP-01.1", "pass").await?;
    let yesterday = hand.run_id().await?;

    hand.goto("#/templates/daily").await?;
    open_check(&hand, "INSP-01.1").await?;
    rewrite(&hand, "check-INSP-01.1-zh", "首页从上到下没有错位").await?;
    hand.tap("take-out").await?;
    let out = "return !!document.querySelector('[data-testid=template-out] [data-check=\"INSP-01.1\"]')";
    hand.holds("the check to be taken out", out).await?;
    hand.undo_by_key().await?;
    hand.see_css("[data-testid=template-checks] [data-check='INSP-01.1']").await?;
    hand.tap("add-check").await?;
    hand.see_in("template-groups", "新检查项").await?;

    later(&hand, DAY).await?;
    hand.goto("#/today").await?;
    hand.begin_inspection().await?;
    asked(&hand, "首页从上到下没有错位").await?;
    hand.see_count("dot", 24).await?;
    hand.goto(&format!("#/inspections/{yesterday}")).await?;
    hand.see_count("dot", 23).await?;
    hand.goto(&format!("#/inspections/{yesterday}/check/INSP-01.1")).await?;
    asked(&hand, "首页排版整齐").await?;
    hand.no_problems().await
}

/// A shop with a store manager, who is here, and a warehouse keeper; the closing check is in use.
pub(crate) async fn with_closing_check(hand: &Hand) -> Result<()> {
    hand.new_shop("山野茶铺", "店长老吴", "store_manager").await?;
    hand.add_person("库管小赵", "warehouse").await?;
    hand.goto("#/templates/warehouse-close").await?;
    hand.tap("take").await?;
    hand.see("put-away").await.map(drop)
}

/// WH-01, WH-02: number, photo, condition, signature; a critical fail is told to the store manager at once.
async fn the_warehouse_closes(at: Journey) -> Result<()> {
    let server = at.server()?;
    let hand = Hand::on(at.open(&server).await?);
    with_closing_check(&hand).await?;
    hand.see_css("[data-testid=templates-used] [data-template=warehouse-close]").await?;
    hand.switch_to("库管小赵").await?;
    hand.go("#/today").await?;
    hand.see_in("slip", "每日店铺页面巡检").await?;
    hand.see_in("also-due", "仓库下班检查").await?;
    hand.tap("due-run").await?;

    // A number that is out of bounds fails, and the check that hangs on it is asked now.
    hand.on_check("WH-06a").await?;
    hand.holds(
        "the next check to be hidden",
        "return !!document.querySelector('[data-testid=dot][data-check=\"WH-06b\"]')?.hidden",
    )
    .await?;
    hand.write("value-input", "2").await?;
    hand.check_is("WH-06a", "fail").await?;
    hand.holds(
        "the next check to be asked",
        "return !document.querySelector('[data-testid=dot][data-check=\"WH-06b\"]')?.hidden",
    )
    .await?;
    hand.write("value-input", "0").await?;
    hand.check_is("WH-06a", "pass").await?;

    let lock = critical(&hand).await?;
    hand.go_to_check(&lock).await?;
    hand.tap("answer-fail").await?;
    hand.check_is(&lock, "fail").await?;

    hand.go_to_check("WH-01b").await?;
    hand.tap("sign-name").await?;
    hand.tap("sign-done").await?;
    hand.check_is("WH-01b", "pass").await?;
    hand.see_count("photo", 1).await?;

    hand.tap("to-summary").await?;
    hand.see("critical-fail").await?;
    hand.see_in("run-status", "不合格").await?;
    signature_on_paper(&hand).await?;
    hand.switch_to("店长老吴").await?;
    hand.go("#/today").await?;
    hand.see_count("alarm", 1).await?;
    hand.no_problems().await
}

/// The form shows the signature itself, small, with and without its photos.
async fn signature_on_paper(hand: &Hand) -> Result<()> {
    hand.tap("print").await?;
    let row = "const cell = document.querySelector('[data-testid=form] tr[data-check=WH-01b]')?.cells[3]; \
        const picture = cell?.querySelector('[data-testid=form-signature] img');";
    let is_there = "return !!picture?.naturalWidth && !!picture.alt && cell.textContent.includes('已签名')";
    hand.holds("the signature on the form", &format!("{row} {is_there}")).await?;
    hand.tap("with-photos").await?;
    hand.see_count("form-photos", 0).await?;
    hand.holds("the signature without the photos", &format!("{row} {is_there}")).await
}

/// A critical check of the closing template: it says so in the editor.
async fn critical(hand: &Hand) -> Result<String> {
    let script = "const t = await (await fetch('./templates/warehouse-close.json')).json(); \
        return t.groups.flatMap(g => g.checks).find(c => c.critical && !c.kind).id";
    let id = hand.js_async(script).await?;
    id.as_str().map(str::to_owned).ok_or_else(|| anyhow::anyhow!("no critical check"))
}

async fn a_template_comes_by_file(at: Journey) -> Result<()> {
    let server = at.server()?;
    let hand = Hand::on(at.open(&server).await?);
    hand.new_shop("山野茶铺", "周主管", "supervisor").await?;
    hand.goto("#/templates").await?;
    let folder = at.folder("files")?;
    let bad = media::file(
        &folder,
        "bad.json",
        br#"{"zh":"x","groups":[{"id":"g","zh":"x","checks":[{"id":"a","colour":"red"}]}]}"#,
    )?;
    hand.give_file("import-template", &bad).await?;
    hand.see_text("colour").await?;
    let good = media::file(
        &folder,
        "good.json",
        r#"{"zh":"直播间检查","repeat":"weekly","weekdays":[1,4],"time":"18:30","groups":[{"id":"g","zh":"灯光","checks":[
            {"id":"a","zh":"主灯亮着","kind":"choice","options":[{"id":"on","zh":"亮","result":"pass"},{"id":"off","zh":"不亮","result":"fail"}]}]}]}"#
            .as_bytes(),
    )?;
    hand.give_file("import-template", &good).await?;
    hand.see_in("template-name", "直播间检查").await?;
    hand.see_in("template-when", "每周周一、周四 · 18:30 前").await?;
    hand.tap("preview").await?;
    hand.see_in("preview-body", "主灯亮着").await?;
    hand.tap("preview-page").await?;
    hand.on_check("a").await?;
    hand.see_in("run-notice", "这是预览").await?;
    hand.holds(
        "the answers to be closed",
        "return [...document.querySelectorAll('[data-testid=choice]')].every(b => b.disabled)",
    )
    .await?;
    hand.tap("run-back").await?;
    hand.see_in("template-name", "直播间检查").await?;
    hand.tap("export-template").await?;
    let (name, bytes) = hand.download(0).await?;
    ensure!(name == "dianxun_template_直播间检查.json", "{name}");
    let back: serde_json::Value = serde_json::from_slice(&bytes)?;
    ensure!(back["groups"][0]["checks"][0]["options"][1]["zh"] == "不亮", "{back}");

    hand.tap("take").await?;
    hand.tap("inspect-now").await?;
    hand.on_check("a").await?;
    hand.tap_in("choice", "不亮").await?;
    hand.check_is("a", "fail").await?;
    hand.no_problems().await
}
