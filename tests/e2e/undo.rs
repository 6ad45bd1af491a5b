//! Undo: by the toast and by Ctrl-Z, as new edits that leave alone what was changed since.

use anyhow::{Result, ensure};
use serde_json::json;

use crate::hand::Hand;
use crate::journey::Journey;

journeys!(by_toast_and_by_key, leaves_alone_what_was_changed_since);

async fn by_toast_and_by_key(at: Journey) -> Result<()> {
    let server = at.server()?;
    let hand = Hand::on(at.open(&server).await?);
    hand.new_shop("山野茶铺", "林小满", "assistant").await?;
    hand.begin_inspection().await?;
    hand.answer("INSP-01.1", "pass").await?;
    hand.told("已记录结果").await?;
    hand.tap("toast-action").await?;
    hand.told("已撤销").await?;
    hand.check_is("INSP-01.1", "open").await?;

    hand.go_to_check("INSP-01.1").await?;
    hand.answer("INSP-01.1", "fail").await?;
    hand.write("note", "页头错位").await?;
    hand.told("已保存备注").await?;
    hand.write("note", "页头错位，右边少了一半").await?; // going on in the same note is the same step
    hand.open_follow_up("").await?;
    hand.told("已创建跟进").await?;
    hand.undo_by_key().await?;
    hand.see("follow-up-form").await?; // the follow-up is gone, the offer stands again
    hand.undo_by_key().await?;
    hand.holds("the note to go", "return document.querySelector('[data-testid=note]')?.value === ''").await?;
    hand.check_is("INSP-01.1", "fail").await?;
    hand.undo_by_key().await?;
    hand.check_is("INSP-01.1", "open").await?;
    hand.undo_by_key().await?;
    hand.told("没有可以撤销的操作").await?;
    hand.reload().await?;
    hand.check_is("INSP-01.1", "open").await?;
    hand.no_problems().await
}

async fn leaves_alone_what_was_changed_since(at: Journey) -> Result<()> {
    let server = at.server()?;
    let one = Hand::on(at.open(&server).await?);
    one.new_shop("山野茶铺", "林小满", "assistant").await?;
    one.begin_inspection().await?;
    one.answer("INSP-01.1", "pass").await?;
    let run = one.run_id().await?;
    let other = Hand::on(one.another_tab().await?);
    other.goto(&format!("#/inspections/{run}/check/INSP-01.1")).await?;
    other.check_is("INSP-01.1", "pass").await?;
    other.tap("answer-fail").await?;
    one.check_is("INSP-01.1", "fail").await?;
    one.undo_by_key().await?;
    one.told("改").await?; // changed since: it says so instead of taking the other's answer away
    ensure!(one.js("return document.querySelector('[data-testid=toast]')?.dataset.tone").await? == json!("danger"));
    one.check_is("INSP-01.1", "fail").await?;
    other.check_is("INSP-01.1", "fail").await?;
    one.reload().await?;
    one.check_is("INSP-01.1", "fail").await
}
