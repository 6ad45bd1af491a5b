//! Inspections on paper and as a table: the form of a run, the forms of a month, the CSV of a period; in Chromium the
//! PDF itself, kept in the folder `DIANXUN_SHOTS` when that is set.

use std::path::PathBuf;

use anyhow::{Context, Result, ensure};
use base64::Engine as _;
use serde_json::json;

use crate::hand::Hand;
use crate::journey::Journey;
use crate::{media, tour};

journeys!(a_run_is_a_form_and_a_table);
journeys_in!([chromium] pdf_in_chinese, pdf_in_english, a_long_preparing_is_stopped_and_goes_on);

/// A note that a spreadsheet would work out if it were not held back.
const NOTE: &str = "=1+1, \"轮播\" 第二张变形";

async fn a_run_is_a_form_and_a_table(at: Journey) -> Result<()> {
    let server = at.server()?;
    let hand = Hand::on(at.open(&server).await?);
    hand.new_shop("山野茶铺", "林小满", "assistant").await?;
    inspected(&at, &hand).await?;
    hand.tap("print").await?;
    form_is_filled(&hand).await?;
    prints_when_ready(&hand).await?;
    let id = hand.run_id().await?;
    hand.goto("#/inspections").await?;
    hand.see("day").await?;
    unfold(&hand).await?;
    table(&hand, &id).await?;
    period(&hand).await?;
    hand.no_problems().await
}

/// A run with a fail: a note, a photo, a follow-up; handed in.
async fn inspected(at: &Journey, hand: &Hand) -> Result<()> {
    hand.begin_inspection().await?;
    hand.answer("INSP-01.1", "pass").await?;
    hand.answer("INSP-01.2", "fail").await?;
    hand.write("note", NOTE).await?;
    hand.told("已保存备注").await?;
    let photo = media::file(&at.folder("photos")?, "轮播.png", &media::png(1200, 900))?;
    hand.give_file("photo-input", &photo).await?;
    hand.see_count("photo", 1).await?;
    hand.open_follow_up("").await?;
    hand.submit().await
}

async fn form_is_filled(hand: &Hand) -> Result<()> {
    for words in ["山野茶铺", "林小满", "待审核"] {
        hand.see_in("form-head", words).await?;
    }
    all_there(hand).await?;
    let row = "const row = document.querySelector('[data-testid=form] tr[data-check=\"INSP-01.2\"]');";
    let cells = hand.js(&format!("{row} return [...row.cells].map(cell => cell.textContent)")).await?;
    let cells: Vec<String> = serde_json::from_value(cells)?;
    ensure!(cells.len() == 7, "{} columns", cells.len());
    let expected = [(0, "首页版面"), (3, "不通过"), (4, NOTE), (4, "照片 1"), (5, "美工"), (6, "未完成")];
    for (column, words) in expected {
        ensure!(cells[column].contains(words), "no «{words}» in column {column}: {cells:?}");
    }
    hand.see_in("form-photos", "照片 1 · INSP-01.2").await?;
    let rows = hand.js("return document.querySelectorAll('[data-testid=form] tbody tr').length").await?;
    ensure!(rows == json!(23), "{rows} rows");
    Ok(())
}

/// The print window is opened once, and only when the photos can be drawn.
async fn prints_when_ready(hand: &Hand) -> Result<()> {
    hand.js("window.__printed = []; window.print = () => __printed.push([...document.querySelectorAll('.form-photo img')].map(i => i.naturalWidth))").await?;
    hand.tap("print-forms").await?;
    hand.holds(
        "the form to be printed with its photo",
        "return __printed.length === 1 && __printed[0].length === 1 && __printed[0][0] > 0",
    )
    .await
}

async fn unfold(hand: &Hand) -> Result<()> {
    hand.tap_css("[data-testid=period-files] > summary").await?;
    hand.see("csv").await.map(drop)
}

/// This month, as the fields have it.
async fn table(hand: &Hand, run: &str) -> Result<()> {
    let date = run.rsplit(':').next().context("no date in the run")?;
    hand.tap("csv").await?;
    let (name, bytes) = hand.download(0).await?;
    ensure!(name.starts_with(&format!("dianxun_山野茶铺_{}", &date[..7])) && name.ends_with(".csv"), "{name}");
    let text = bytes.strip_prefix("\u{feff}".as_bytes()).context("no mark of UTF-8")?;
    let mut reader = csv::Reader::from_reader(text);
    let head = reader.headers()?.clone();
    let rows: Vec<csv::StringRecord> = reader.records().collect::<Result<_, _>>()?;
    ensure!(rows.len() == 23, "{} rows", rows.len());
    let row = rows.iter().find(|row| row.iter().any(|cell| cell == "INSP-01.2")).context("no row of the fail")?;
    let cell = |name: &str| head.iter().position(|own| own == name).and_then(|at| row.get(at)).unwrap_or("(no column)");
    let formula = format!("'{NOTE}");
    let expected = [
        ("日期", date),
        ("店铺", "山野茶铺"),
        ("检查人", "林小满"),
        ("结果", "不通过"),
        ("备注", formula.as_str()),
        ("跟进人", "美工"),
        ("跟进状态", "未完成"),
    ];
    for (name, words) in expected {
        ensure!(cell(name) == words, "{name} is {}", cell(name));
    }
    hand.see_in("csv-outcome", "共 23 行").await
}

/// A period that ends before it begins is refused; the month is shown without photos until they are asked for.
async fn period(hand: &Hand) -> Result<()> {
    let last = hand.property("period-to", "value").await?;
    hand.fill("period-to", "2020-01-01").await?;
    hand.tap("print-period").await?;
    hand.see_text("开始不能晚于结束").await?;
    hand.fill("period-to", last.as_str().unwrap_or_default()).await?;
    hand.tap("print-period").await?;
    hand.see_count("form", 1).await?;
    hand.see_count("form-photos", 0).await?;
    hand.tap("with-photos").await?;
    hand.see_count("form-photos", 1).await?;
    all_there(hand).await?;
    hand.see_count("stop-forms", 0).await
}

async fn pdf_in_chinese(at: Journey) -> Result<()> {
    pdfs(at, "zh").await
}

async fn pdf_in_english(at: Journey) -> Result<()> {
    pdfs(at, "en").await
}

/// The demo's last thirty days, then the newest run with photos, as the browser prints them.
async fn pdfs(at: Journey, lang: &str) -> Result<()> {
    let server = at.server()?;
    let hand = tour::begin(&at, &server, lang, "dark").await?; // paper is white, whatever the screen is
    let month = month(&hand).await?;
    hand.goto(&month).await?;
    hand.see("form").await?;
    all_there(&hand).await?;
    let forms = usize::try_from(forms(&hand).await?)?;
    ensure!(forms >= 28, "only {forms} forms");
    let least = "return Math.min(...[...document.querySelectorAll('[data-testid=form]')].map(e => e.querySelectorAll('tbody tr').length))";
    let least = hand.js(least).await?.as_u64().context("no number")?;
    ensure!(least >= 23, "a form with only {least} rows: it was not drawn to its end");
    let pages = pdf(&hand, &format!("{lang}-month")).await?;
    ensure!(pages >= forms, "{pages} pages for {forms} forms: each begins on a page of its own");

    hand.tap("with-photos").await?;
    hand.see("form-photos").await?;
    all_there(&hand).await?;
    let date = "return [...document.querySelectorAll('[data-testid=form]')].findLast(e => e.querySelector('.form-mark')).dataset.date";
    let date = hand.js(date).await?.as_str().context("no marks on any photo")?.to_owned();
    hand.goto("#/inspections").await?;
    let link = format!("return document.querySelector('[data-testid=day][data-date=\"{date}\"]').getAttribute('href')");
    hand.see("day").await?;
    let link = hand.js(&link).await?;
    let run = link.as_str().and_then(|link| link.split('/').nth(2)).context("no run in the link")?.to_owned();
    hand.goto(&format!("#/inspections/{run}/print")).await?;
    hand.see("form-photos").await?;
    all_there(&hand).await?;
    ensure!(pdf(&hand, &format!("{lang}-run")).await? >= 1, "no page");
    hand.no_problems().await
}

/// The route of the forms of all days that the history shows at first; ends on the history.
async fn month(hand: &Hand) -> Result<String> {
    tour::stop(hand, "today").await?;
    tour::stop(hand, "history").await?;
    let dates = hand.js("return [...document.querySelectorAll('[data-testid=day]')].map(e => e.dataset.date)").await?;
    let dates: Vec<String> = serde_json::from_value(dates)?;
    let (newest, oldest) = (dates.first().context("no days")?, dates.last().context("no days")?);
    Ok(format!("#/inspections/{oldest}..{newest}/print"))
}

/// On a machine so slow that the button comes, it is pressed as soon as it is there: what has come stays and is said, the
/// rest comes when it is asked for.
async fn a_long_preparing_is_stopped_and_goes_on(at: Journey) -> Result<()> {
    let server = at.server()?;
    let hand = tour::begin(&at, &server, "zh", "light").await?;
    let month = month(&hand).await?;
    slowed(&hand, 20).await?;
    let press = "new MutationObserver((_, seen) => { \
            const stop = document.querySelector('[data-testid=stop-forms]'); \
            if (stop) { seen.disconnect(); stop.click(); } \
        }).observe(document.body, { childList: true, subtree: true })";
    hand.js(press).await?;
    hand.goto(&month).await?;
    hand.see_text("只打印这些").await?;
    slowed(&hand, 1).await?;
    all_there(&hand).await?;
    let few = forms(&hand).await?;
    hand.tap("stop-forms").await?;
    hand.see_count("stop-forms", 0).await?;
    all_there(&hand).await?;
    let all = forms(&hand).await?;
    ensure!(few > 0 && few < all, "{few} forms when it was stopped, {all} in all");
    hand.no_problems().await
}

/// How many times slower the page is than the machine; Chromium only.
async fn slowed(hand: &Hand, times: u32) -> Result<()> {
    let rate = json!({ "rate": times });
    hand.driver().await?.cdp().send_raw("Emulation.setCPUThrottlingRate", rate).await?;
    Ok(())
}

async fn forms(hand: &Hand) -> Result<u64> {
    hand.js("return document.querySelectorAll('[data-testid=form]').length").await?.as_u64().context("no number")
}

async fn all_there(hand: &Hand) -> Result<()> {
    hand.holds(
        "all forms and photos",
        "return !!document.querySelector('.forms') && !document.querySelector('[data-waiting=true]')",
    )
    .await
}

/// Prints the page as Chromium does; how many pages it has.
async fn pdf(hand: &Hand, name: &str) -> Result<usize> {
    let options = json!({ "preferCSSPageSize": true, "printBackground": false });
    let printed = hand.driver().await?.cdp().send_raw("Page.printToPDF", options).await?;
    let data = printed["data"].as_str().context("nothing was printed")?;
    let decoded = base64::engine::general_purpose::STANDARD.decode(data);
    let bytes = decoded.map_err(|error| anyhow::anyhow!("{error}"))?;
    ensure!(bytes.starts_with(b"%PDF-"), "not a PDF");
    if let Some(folder) = std::env::var_os("DIANXUN_SHOTS").map(PathBuf::from) {
        std::fs::create_dir_all(&folder)?;
        std::fs::write(folder.join(format!("{name}.pdf")), &bytes)?;
    }
    let pages =
        String::from_utf8_lossy(&bytes).split("/Type /Page").skip(1).filter(|rest| !rest.starts_with('s')).count();
    ensure!(pages > 0, "a PDF without pages");
    Ok(pages)
}
