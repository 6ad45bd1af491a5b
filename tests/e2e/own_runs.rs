//! An inspection that everybody has to do: each person has a run of their own, which nobody else fills in.

use anyhow::{Result, ensure};

use crate::hand::Hand;
use crate::journey::Journey;

journeys!(each_has_a_run_of_their_own);

async fn each_has_a_run_of_their_own(at: Journey) -> Result<()> {
    let server = at.server()?;
    let hand = Hand::on(at.open(&server).await?);
    hand.new_shop("山野茶铺", "周主管", "supervisor").await?;
    hand.add_person("林小满", "assistant").await?;
    hand.goto("#/templates/daily").await?;
    hand.tap_css("[data-testid=template-when] summary").await?;
    hand.write("who", "everyone").await?;
    hand.holds("everyone to be chosen", "return document.querySelector('[data-testid=who]')?.value === 'everyone'")
        .await?;

    hand.switch_to("林小满").await?;
    hand.go("#/today").await?;
    hand.begin_inspection().await?;
    hand.answer("INSP-01.1", "pass").await?;
    let hers = hand.run_id().await?;
    hand.switch_to("周主管").await?;
    hand.see_in("run-notice", "林小满").await?;

    hand.go("#/today").await?;
    hand.begin_inspection().await?;
    hand.check_is("INSP-01.1", "open").await?;
    hand.answer("INSP-01.1", "fail").await?;
    let his = hand.run_id().await?;
    ensure!(his != hers, "both answer the same run");
    hand.goto("#/inspections").await?;
    hand.see_count("day", 2).await?;
    for name in ["林小满", "周主管"] {
        hand.see_in("day", name).await?;
    }
    hand.no_problems().await
}
