//! R19: a file of 100 MB is taken in while people go on with their work; called off, it has changed nothing.
//! Not in WebKitGTK, whose driver needs more than a minute to hand such a file to a page.

use anyhow::{Context, Result, ensure};
use dianxun::wire::CAP;
use serde_json::{Value, json};

use crate::exchange::agreement;
use crate::hand::Hand;
use crate::journey::Journey;
use crate::made::{self, Size};
use crate::media;

journeys_in!([chromium, firefox] r19_a_hundred_megabytes);

const SIZE: Size = Size { tasks: 12_000, photos: 350, photo: 200_000 };

/// Notes every word of progress that the worker sends, of workers started from now on.
const LISTEN: &str = "window.__steps = 0;
    const Real = window.Worker;
    window.Worker = class extends Real {
        constructor(...parts) {
            super(...parts);
            this.addEventListener('message', event => { if (String(event.data?.text).startsWith('{\"Progress\"')) window.__steps += 1; });
        }
    };";

/// Goes to Today by the navigation, to the first open check from there, and answers it, each as soon as the page shows
/// what was tapped before. Tells how many words of progress had come when the check was shown, and when it was answered.
const WORK: &str = "const until = condition => new Promise(yes => {
        const look = () => { const found = condition(); if (found) yes(found); else setTimeout(look); };
        look();
    });
    const testid = name => document.querySelector(`[data-testid=\"${name}\"]`);
    document.querySelector('a.nav-item[href=\"#/today\"]').click();
    (await until(() => testid('continue-inspection') ?? testid('start-inspection'))).click();
    const check = (await until(() => testid('check'))).dataset.check;
    const shown = window.__steps;
    (await until(() => testid('answer-pass'))).click();
    await until(() => document.querySelector(`[data-testid=dot][data-check=\"${check}\"]`)?.dataset.state === 'pass');
    return { check, shown, answered: window.__steps };";

/// How many of the file's rows, and how many photos, are stored.
const STORED: &str = "const done = request => new Promise((yes, no) => { request.onsuccess = () => yes(request.result); request.onerror = () => no(request.error); });
    const db = await done(indexedDB.open('dianxun'));
    const stores = db.transaction(['journal', 'blobs']);
    const named = index => done(stores.objectStore('journal').index(index).count(IDBKeyRange.bound([REPLICA, 0], [REPLICA, Infinity])));
    const rows = await named('by_name') + await named('by_names');
    const photos = await done(stores.objectStore('blobs').count());
    db.close();
    return [rows, photos];";

async fn stored(hand: &Hand) -> Result<Value> {
    hand.js_async(&STORED.replace("REPLICA", &format!("'{}'", made::REPLICA))).await
}

async fn steps(hand: &Hand) -> Result<u64> {
    hand.js("return window.__steps").await?.as_u64().context("nobody listens")
}

/// Has somebody work once the worker has begun, and waits until the worker has gone on since the page did this for them.
async fn works_meanwhile(hand: &Hand, before: u64, did: &str) -> Result<String> {
    hand.until("the worker to begin", || async { Ok(steps(hand).await? > before) }).await?;
    let worked = hand.js_async(WORK).await?;
    let by_then = worked[did].as_u64().context("no steps")?;
    hand.until("the worker to go on", || async { Ok(steps(hand).await? > by_then) }).await?;
    Ok(worked["check"].as_str().unwrap_or_default().to_owned())
}

async fn r19_a_hundred_megabytes(at: Journey) -> Result<()> {
    let server = at.server()?;
    let hand = Hand::on(at.open(&server).await?);
    hand.new_shop("山野茶铺", "林小满", "assistant").await?;
    let made = made::beside(&hand.export().await?.1, SIZE)?;
    let size = made.bytes.len() as u64;
    ensure!((100_000_000..CAP).contains(&size), "the file has {size} bytes");
    let file = media::file(&at.folder("files")?, "dianxun_large.json", &made.bytes)?;
    drop(made.bytes);

    // Called off while it is read.
    hand.goto("#/exchange").await?;
    hand.give_file("import-file", &file).await?;
    moves(&hand).await?;
    hand.tap("stop-exchange").await?;
    hand.see_in("import-outcome", "没有改动").await?;
    ensure!(agreement(&hand).await? == made.code_before, "what was called off changed something");
    ensure!(stored(&hand).await? == json!([0, 0]), "what was called off left something behind");

    // Read while somebody works.
    hand.reload().await?;
    hand.js(LISTEN).await?;
    hand.goto("#/exchange").await?;
    hand.give_file("import-file", &file).await?;
    let first = works_meanwhile(&hand, 0, "answered").await?;

    // Taken in while somebody works. What they answer is stored after the file, which is one transaction; until then
    // the page goes wherever they tap.
    hand.goto("#/exchange").await?;
    hand.see("import").await?;
    if hand.count("take-in").await? == 0 && hand.count("exchange-progress").await? == 0 {
        hand.give_file("import-file", &file).await?; // the preview went with the page; the worker has it still
    }
    hand.see("take-in").await?;
    let before = steps(&hand).await?;
    hand.tap("take-in").await?;
    let second = works_meanwhile(&hand, before, "shown").await?;
    ensure!(first != second, "both times {first} was answered");
    let all = json!([SIZE.tasks, SIZE.photos]);
    hand.until("the file to be in", || async { Ok(stored(&hand).await? == all) }).await?;
    hand.check_is(&first, "pass").await?;
    hand.check_is(&second, "pass").await?;

    agreement(&hand).await?;
    hand.tap("agreement-kinds").await?;
    hand.see_text(&made.tasks_after).await?;
    hand.no_problems().await
}

/// Waits until the bar has shown two values.
async fn moves(hand: &Hand) -> Result<()> {
    let value = || async {
        hand.js("return document.querySelector('[data-testid=exchange-progress] progress')?.value ?? null").await
    };
    hand.until("a first value", || async { Ok(value().await?.as_f64().is_some_and(|shown| shown > 0.0)) }).await?;
    let first = value().await?.as_f64().unwrap_or_default();
    hand.until("the bar to move", || async { Ok(value().await?.as_f64().is_some_and(|shown| shown > first)) }).await
}
