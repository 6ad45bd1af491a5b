//! Sorting the checks of a template: with a finger, with the mouse, by keys.

use anyhow::{Context, Result};
use serde_json::{Value, json};
use thirtyfour::common::command::{Actions, Command};

use crate::engines::Engine;
use crate::hand::Hand;
use crate::journey::Journey;

journeys!(checks_are_dragged_and_moved_by_keys);

/// The checks of the first group, in their order.
const ORDER: &str = "return [...document.querySelector('[data-testid=template-group]').querySelectorAll('[data-testid=template-check]')].map(e => e.dataset.check)";

/// The arrow key, as a driver is told it.
const DOWN: &str = "\u{e015}";

/// Where the handle of a check is, and where another check is: their middles in the window.
const PLACES: &str = "const line = check => document.querySelector(`[data-testid=template-check][data-check=\"${check}\"]`);
    line(arguments[0]).scrollIntoView({block: 'center', behavior: 'instant'});
    const middle = element => { const box = element.getBoundingClientRect(); return [box.x + box.width / 2, box.y + box.height / 2].map(Math.round); };
    const [x, from] = middle(line(arguments[0]).querySelector('[data-testid=drag]'));
    return [x, from, middle(line(arguments[1]))[1]]";

async fn order(hand: &Hand) -> Result<Vec<String>> {
    let order = hand.js(ORDER).await?;
    order.as_array().context("no checks")?.iter().map(|id| Ok(id.as_str().context("no id")?.to_owned())).collect()
}

async fn ordered(hand: &Hand, first: [&str; 3]) -> Result<()> {
    let first = first.join(",");
    let script = format!("{ORDER}.slice(0, 3).join() === '{first}'");
    hand.holds(&format!("the order {first}"), &script).await
}

/// Drags a check by its handle onto the line of another.
async fn drag(hand: &Hand, pointer: &str, check: &str, onto: &str) -> Result<()> {
    let places = hand.js_with(PLACES, vec![json!(check), json!(onto)]).await?;
    let [x, from, to] = [0, 1, 2].map(|at| places[at].as_i64().unwrap_or_default());
    let go = |y: i64, duration: i64| json!({"type": "pointerMove", "duration": duration, "x": x, "y": y});
    let steps: Value = json!([
        go(from, 0), {"type": "pointerDown", "button": 0},
        go((from + to) / 2, 100), go(to, 100), go(to, 50), {"type": "pointerUp", "button": 0},
    ]);
    let source = json!({"type": "pointer", "id": pointer, "parameters": {"pointerType": pointer}, "actions": steps});
    hand.driver().await?.handle().cmd(Command::PerformActions(Actions::from(json!([source])))).await?;
    Ok(())
}

async fn checks_are_dragged_and_moved_by_keys(at: Journey) -> Result<()> {
    let server = at.server()?;
    let hand = Hand::on(at.open(&server).await?);
    hand.new_shop("山野茶铺", "周敏", "supervisor").await?;
    hand.goto("#/templates/daily").await?;
    hand.see("add-check").await?;
    let begun = order(&hand).await?;
    let [a, b, c, ..] = begun.as_slice() else { anyhow::bail!("too few checks: {begun:?}") };
    let [a, b, c] = [a.as_str(), b, c];

    // The driver of WebKit knows no finger.
    let pointer = if at.engine == Engine::WebKit { "mouse" } else { "touch" };
    drag(&hand, pointer, a, c).await?;
    ordered(&hand, [b, c, a]).await?;
    drag(&hand, "mouse", a, b).await?;
    ordered(&hand, [a, b, c]).await?;

    let focus = "document.querySelector(`[data-check=\"${arguments[0]}\"] [data-testid=drag]`).focus()";
    hand.js_with(focus, vec![json!(a)]).await?;
    hand.key(DOWN).await?;
    ordered(&hand, [b, a, c]).await?;
    // The handle keeps the focus: the next key moves the same check on.
    let focused = format!("return document.activeElement.closest('[data-check]')?.dataset.check === '{a}'");
    hand.holds("the focus on the handle", &focused).await?;
    hand.key(DOWN).await?;
    ordered(&hand, [b, c, a]).await?;
    hand.no_problems().await
}
