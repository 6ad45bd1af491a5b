//! The journal: every step in words, filtered, as a table; an old value and a deleted record come back with one tap; what
//! is to be erased is gone from everything.

use anyhow::{Context, Result, ensure};

use crate::exchange::sealed;
use crate::hand::Hand;
use crate::journey::Journey;
use crate::media;

journeys!(old_values_and_deleted_records_come_back, what_is_erased_stands_nowhere);

const RESULT: &str = "[data-testid=log-line][data-field=\"result/INSP-01.1/-\"]";

async fn old_values_and_deleted_records_come_back(at: Journey) -> Result<()> {
    let server = at.server()?;
    let hand = Hand::on(at.open(&server).await?);
    hand.new_shop("山野茶铺", "林小满", "assistant").await?;
    hand.add_person("周主管", "supervisor").await?;
    hand.go("#/today").await?;
    hand.begin_inspection().await?;
    hand.answer("INSP-01.1", "pass").await?;
    hand.go_to_check("INSP-01.1").await?;
    hand.answer("INSP-01.1", "fail").await?;
    hand.type_keys("[data-testid=note]", "页头错位").await?;
    hand.open_follow_up("").await?;
    let run = hand.run_id().await?;

    restored(&hand, &run).await?;
    filtered(&hand).await?;
    table(&hand).await?;
    undeleted(&at, &hand).await?;
    hand.no_problems().await
}

/// From the page "more" to the step, from there to the log of its record, and the old answer stands again.
async fn restored(hand: &Hand, run: &str) -> Result<()> {
    hand.goto("#/more").await?;
    hand.tap_css("a[href=\"#/journal\"]").await?;
    hand.see_in("journal-row", "创建跟进").await?; // the last step comes first
    hand.see_in("journal-row", "林小满").await?;
    hand.tap_css("[data-testid=journal-row][data-name=\"inspection.answer\"] summary").await?;
    hand.see_text("通过 → 不通过").await?;
    hand.tap("to-record-log").await?;
    hand.tap_css(&format!("{RESULT} [data-testid=log-restore]")).await?;
    hand.see_text("恢复自").await?;
    hand.see_in("record-log", "这台设备").await?;
    hand.goto(&format!("#/inspections/{run}/check/INSP-01.1")).await?;
    hand.check_is("INSP-01.1", "pass").await?;
    hand.undo_by_key().await?; // a restore is a step like any other
    hand.check_is("INSP-01.1", "fail").await
}

async fn filtered(hand: &Hand) -> Result<()> {
    hand.goto("#/journal").await?;
    hand.see_in("journal-row", "撤销：恢复旧内容").await?;
    hand.tap_css("[data-testid=journal-filters] > summary").await?;
    hand.fill("journal-kind", "person").await?;
    let only = "const rows = [...document.querySelectorAll('[data-testid=journal-row]')];
        return rows.length > 0 && rows.every(row => row.dataset.name.startsWith('person.'))";
    hand.holds("only steps with people", only).await?;
    hand.fill("journal-to", "2020-01-02").await?;
    hand.see_text("没有符合这些条件的修改").await?;
    hand.tap("journal-all").await?;
    hand.see_in("journal-row", "创建跟进").await
}

/// All that the filter finds, one line per step.
async fn table(hand: &Hand) -> Result<()> {
    let steps = hand.count("journal-row").await?;
    let before = hand.js("return window.__files.length").await?.as_u64().unwrap_or_default();
    hand.tap("journal-csv").await?;
    let (name, bytes) = hand.download(usize::try_from(before)?).await?;
    ensure!(name.starts_with("dianxun_山野茶铺_journal_") && name.ends_with(".csv"), "{name}");
    let text = bytes.strip_prefix("\u{feff}".as_bytes()).context("no mark of UTF-8")?;
    let rows: Vec<csv::StringRecord> = csv::Reader::from_reader(text).records().collect::<Result<_, _>>()?;
    ensure!(rows.len() == steps, "{} lines of {steps} steps", rows.len());
    ensure!(rows.iter().any(|row| row.iter().any(|cell| cell == "恢复旧内容")), "the restore is not in the table");
    hand.see_in("journal-csv-outcome", "已导出").await
}

/// A colleague's file says that the follow-up is deleted: it goes to the trash, and comes back.
async fn undeleted(at: &Journey, hand: &Hand) -> Result<()> {
    let (_, file) = hand.export().await?;
    let text = String::from_utf8(file)?;
    let line = text.lines().find(|line| line.starts_with("{\"kind\":\"task\"")).context("no follow-up in the file")?;
    let deleted = line.replacen("\"fields\":{", "\"fields\":{\"deleted\":true,", 1);
    let changed = sealed(&text.replacen(line, &deleted, 1))?;
    let file = media::file(&at.folder("files")?, "dianxun_deleted.json", changed.as_bytes())?;
    let said = hand.import(&file).await?;
    ensure!(said.contains("导入了"), "{said}");
    hand.goto("#/journal").await?;
    hand.see_in("journal-row", "dianxun_deleted.json").await?;
    hand.tap("to-trash").await?;
    hand.see_in("trash-row", "跟进").await?;
    hand.tap("undelete").await?;
    hand.see_text("没有删除的记录").await?;
    let (_, file) = hand.export().await?;
    ensure!(!String::from_utf8(file)?.contains("\"deleted\":true"), "the follow-up is still deleted");
    Ok(())
}

/// A customer's number, in a note that was written twice: gone from the run, the journal and the next file; what was
/// exported before and comes back brings nothing of it.
async fn what_is_erased_stands_nowhere(at: Journey) -> Result<()> {
    const PHONE: &str = "13800001111";
    let server = at.server()?;
    let hand = Hand::on(at.open(&server).await?);
    hand.new_shop("山野茶铺", "林小满", "assistant").await?;
    hand.add_person("周主管", "supervisor").await?;
    hand.go("#/today").await?;
    hand.begin_inspection().await?;
    hand.answer("INSP-01.1", "fail").await?;
    hand.write("note", "买家 13800001111 投诉").await?;
    hand.told("已保存备注").await?;
    hand.no_toast().await?;
    hand.write("note", "买家 13800001111 投诉，已回电").await?;
    hand.told("已保存备注").await?;
    let run = hand.run_id().await?;
    let old = hand.export_to(at.folder("files")?.join("dianxun_old.json")).await?;
    ensure!(std::fs::read_to_string(&old)?.contains(PHONE));

    hand.goto("#/journal/erasure").await?;
    hand.see_text("主管").await?; // an assistant is told who may
    hand.gone("erasure-text").await?;
    hand.switch_to("周主管").await?;
    hand.write("erasure-text", PHONE).await?;
    hand.tap("erasure-find").await?;
    hand.see_in("erasure-place", "备注").await?;
    ensure!(hand.property("erasure-do", "disabled").await? == serde_json::json!(true), "one tap too few");
    hand.tap("erasure-sure").await?;
    hand.tap("erasure-do").await?;
    hand.see("erasure-done").await?;

    hand.goto(&format!("#/inspections/{run}/check/INSP-01.1")).await?;
    let note = "return document.querySelector('[data-testid=note]')?.value === '买家 ▇▇ 投诉，已回电'";
    hand.holds("the note without the number", note).await?;
    let (_, file) = hand.export().await?;
    ensure!(!String::from_utf8(file)?.contains(PHONE), "the number is in the file");
    hand.import(&old).await?;
    let (_, file) = hand.export().await?;
    ensure!(!String::from_utf8(file)?.contains(PHONE), "an old file brought the number back");
    hand.goto("#/journal").await?;
    hand.see_in("journal-row", "清除个人信息").await?;
    hand.no_problems().await
}
