//! A month from recorded work to the end: self-review with its records behind the figures, handed in, returned, handed in
//! again, scored, made known, talked over, appealed against, decided, closed and taken as files.

use anyhow::{Result, ensure};
use serde_json::json;

use crate::hand::Hand;
use crate::journey::Journey;

journeys!(a_month_from_self_review_to_the_end, what_is_hidden_stays_hidden);

/// Sets what fields hold, as typing and leaving them does.
async fn put(hand: &Hand, css: &str, value: &str) -> Result<()> {
    hand.see_css(css).await?;
    let script = "for (const field of document.querySelectorAll(arguments[0])) {
            field.focus();
            Object.getOwnPropertyDescriptor(Object.getPrototypeOf(field), 'value').set.call(field, arguments[1]);
            field.dispatchEvent(new Event('input', { bubbles: true }));
            field.dispatchEvent(new Event('change', { bubbles: true }));
            field.blur();
        }";
    hand.js_with(script, vec![json!(css), json!(value)]).await.map(drop)
}

/// Waits until all that was typed is stored.
async fn stored(hand: &Hand) -> Result<()> {
    hand.see_in("saved", "已全部保存").await
}

/// Chooses a mark for each indicator that a person judges.
async fn judged(hand: &Hand, prefix: &str) -> Result<()> {
    let script = "for (const marks of document.querySelectorAll(`fieldset[id^='${arguments[0]}-']`)) {
            const all = marks.querySelectorAll('input[type=radio]');
            if (all.length) all[1].click();
        }";
    hand.js_with(script, vec![json!(prefix)]).await.map(drop)
}

async fn shop(hand: &Hand) -> Result<()> {
    hand.new_shop("山野茶铺", "林小满", "assistant").await?;
    hand.add_person("周主管", "supervisor").await
}

/// An inspection of today, handed in: what the figures are made of.
async fn inspected(hand: &Hand) -> Result<()> {
    hand.go("#/today").await?;
    hand.begin_inspection().await?;
    hand.answer("INSP-01.1", "pass").await?;
    hand.answer("INSP-01.2", "fail").await?;
    hand.type_keys("[data-testid=note]", "轮播第二张变形").await?;
    hand.open_follow_up("").await?;
    hand.submit().await
}

/// The list of this month; it opens with the month before.
async fn to_list(hand: &Hand) -> Result<()> {
    hand.go("#/appraisals").await?;
    hand.see("appraisals").await?;
    hand.tap("term-after").await
}

/// Opens the form of this month from the list.
async fn to_own(hand: &Hand) -> Result<()> {
    to_list(hand).await?;
    hand.tap("open-own").await?;
    hand.see("appraisal-form").await.map(drop)
}

async fn to_team(hand: &Hand) -> Result<()> {
    to_list(hand).await?;
    hand.tap_css("[data-testid=appraisals] a[href*='/form/']").await?;
    hand.see("appraisal-form").await.map(drop)
}

/// The whole self-review.
async fn written(hand: &Hand) -> Result<()> {
    hand.tap("add-achievement").await?;
    put(hand, "[data-testid=achievement-row] textarea", "每天巡检，首页没有过期图").await?;
    hand.tap("add-shortcoming").await?;
    put(hand, "[data-testid=list-shortcoming] textarea", "轮播图换得慢").await?;
    hand.tap("add-measure").await?;
    put(hand, "[data-testid=measure] textarea, [data-testid=measure] input[id$=-what]", "换图前先对清单").await?;
    let owner = "const owner = document.querySelector('[data-testid=measure] select');
        return [...owner.options].find(o => o.value.startsWith('person:')).value";
    let owner = hand.js(owner).await?.as_str().unwrap_or_default().to_owned();
    put(hand, "[data-testid=measure] select", &owner).await?;
    put(hand, "[data-testid=measure] input[type=date]", "2030-01-15").await?;
    put(hand, "input[id^='own-']", "85").await?;
    judged(hand, "own").await?;
    stored(hand).await
}

async fn scored(hand: &Hand) -> Result<()> {
    put(hand, "input[id^='above-']", "80").await?;
    judged(hand, "above").await?;
    stored(hand).await?;
    hand.tap("score-done").await?;
    hand.see_css("[data-stage=scored]").await.map(drop)
}

async fn a_month_from_self_review_to_the_end(at: Journey) -> Result<()> {
    let server = at.server()?;
    let hand = Hand::on(at.open(&server).await?);
    shop(&hand).await?;
    inspected(&hand).await?;

    // The figure opens the records behind it; what is missing is said before it is handed in.
    to_own(&hand).await?;
    hand.tap_css(
        "[data-testid='evidence-inspection_completion'] summary, button[data-testid='evidence-inspection_completion']",
    )
    .await?;
    hand.see_css("[data-testid='evidence-inspection_completion'] a[href*='#/inspections/']").await?;
    hand.see("missing").await?;
    written(&hand).await?;
    hand.gone("missing").await?;
    hand.tap("hand-in").await?;
    hand.see_css("[data-stage=handed]").await?;

    // Back once, with a reason; then scored.
    hand.switch_to("周主管").await?;
    to_team(&hand).await?;
    hand.js("document.getElementById('return-why').closest('details').open = true").await?;
    put(&hand, "#return-why", "成绩请写上数字").await?;
    hand.tap("return").await?;
    hand.see_css("[data-stage=open]").await?;
    hand.switch_to("林小满").await?;
    to_own(&hand).await?;
    hand.see_text("成绩请写上数字").await?;
    put(&hand, "[data-testid=achievement-row] textarea", "巡检 1 次，发现 1 个问题").await?;
    stored(&hand).await?;
    hand.tap("hand-in").await?;
    hand.see_css("[data-stage=handed]").await?;
    hand.go("#/tasks").await?;
    hand.see_in("task", "换图前先对清单").await?;

    hand.switch_to("周主管").await?;
    to_team(&hand).await?;
    scored(&hand).await?;
    hand.tap("publish").await?;
    hand.see_css("[data-stage=published]").await?;
    put(&hand, "#interview-on", "2026-11-20").await?;
    for (name, words) in [("strengths", "细致"), ("gaps", "慢"), ("plan", "对清单"), ("goals", "带新人")] {
        put(&hand, &format!("#interview-{name}"), words).await?;
    }
    stored(&hand).await?;
    hand.tap("interview-held").await?;
    hand.see_css("[data-stage=interviewed]").await?;

    // The person disagrees; the score is worked out anew, and both stand there.
    hand.switch_to("林小满").await?;
    to_own(&hand).await?;
    put(&hand, "#appeal-text", "巡检我每天都做").await?;
    hand.tap("appeal").await?;
    hand.see_css("[data-stage=appealed]").await?;
    hand.switch_to("周主管").await?;
    to_team(&hand).await?;
    hand.js("document.querySelector('[data-testid=section-decision] details').open = true").await?;
    put(&hand, "input[id^='correct-above-']", "95").await?;
    put(&hand, "#decision-text", "核对后提高评分").await?;
    hand.tap("decide").await?;
    hand.see_css("[data-stage=decided]").await?;
    let (first, last) = (hand.text("first-result").await?, hand.text("final-result").await?);
    ensure!(first != last, "{first} → {last}");
    hand.tap("close-form").await?;
    hand.see_css("[data-stage=closed]").await?;

    // As paper and as files.
    hand.tap("to-print").await?;
    hand.see_in("appraisal-paper", "巡检 1 次，发现 1 个问题").await?;
    hand.see_in("paper-score", last.split_whitespace().next().unwrap_or(&last)).await?;
    hand.no_problems().await
}

/// The superior does not see what was not handed in, nor the person what was not made known.
async fn what_is_hidden_stays_hidden(at: Journey) -> Result<()> {
    let server = at.server()?;
    let hand = Hand::on(at.open(&server).await?);
    shop(&hand).await?;
    to_own(&hand).await?;
    hand.tap("add-achievement").await?;
    put(&hand, "[data-testid=achievement-row] textarea", "还没写完").await?;
    stored(&hand).await?;
    hand.switch_to("周主管").await?;
    to_team(&hand).await?;
    hand.see("hidden-until").await?;
    ensure!(!hand.words().await.contains("还没写完"), "the superior reads what was not handed in");
    hand.switch_to("林小满").await?;
    to_own(&hand).await?;
    written(&hand).await?;
    hand.tap("hand-in").await?;
    hand.see_css("[data-stage=handed]").await?;
    hand.switch_to("周主管").await?;
    to_team(&hand).await?;
    scored(&hand).await?;
    hand.switch_to("林小满").await?;
    to_own(&hand).await?;
    hand.see_css("[data-stage=scored]").await?;
    ensure!(
        hand.count("total-superior").await? == 0 || hand.text("total-superior").await?.contains('—'),
        "the person sees the superior's points before they are known"
    );
    hand.no_problems().await
}
