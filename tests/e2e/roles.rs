//! The page of a role: who has it, what is due for it now and how far that is, its templates, of which fails it hears.

use anyhow::{Result, ensure};

use crate::hand::Hand;
use crate::journey::Journey;
use crate::templates::with_closing_check;

journeys!(a_role_sees_its_duties);

const CLOSING: &str = "仓库下班检查";
const DAILY: &str = "每日店铺页面巡检";

/// ROLE-*: the warehouse keeper has the closing check to do, the store manager hears of its fails.
async fn a_role_sees_its_duties(at: Journey) -> Result<()> {
    let server = at.server()?;
    let hand = Hand::on(at.open(&server).await?);
    with_closing_check(&hand).await?;

    hand.goto("#/roles/warehouse").await?;
    hand.see_in("role-people", "库管小赵").await?;
    hand.see_in("role-due", CLOSING).await?;
    hand.see_in("role-due", DAILY).await?; // anybody may do it
    hand.see_in("role-duties", CLOSING).await?;
    says_not(&hand, "role-people", "店长老吴").await?;
    says_not(&hand, "role-duties", DAILY).await?;
    hand.gone("role-told").await?;
    hand.tap_css("[data-testid=role-due] a[href*='warehouse-close']").await?;
    hand.on_check("WH-06a").await?;
    hand.write("value-input", "0").await?;
    hand.check_is("WH-06a", "pass").await?;
    hand.goto("#/roles/warehouse").await?;
    hand.see_in("role-due", "1/14").await?; // of 15; one is only asked after a fail

    hand.goto("#/roles/store_manager").await?;
    hand.see_in("role-people", "店长老吴").await?;
    hand.see_in("role-due", DAILY).await?;
    says_not(&hand, "role-due", CLOSING).await?;
    hand.see_text("没有指定给这个岗位的检查").await?;
    hand.tap_css("[data-testid=role-told] > summary").await?;
    hand.see_in("role-told", "大门已锁").await?;

    hand.goto("#/roles/designer").await?;
    hand.see_in("role-people", "这个岗位上还没有人").await?;
    hand.gone("role-told").await?;
    hand.no_problems().await
}

async fn says_not(hand: &Hand, testid: &str, words: &str) -> Result<()> {
    let said = hand.texts(testid).await?.join(" ");
    ensure!(!said.contains(words), "{testid} says {words}: {said}");
    Ok(())
}
