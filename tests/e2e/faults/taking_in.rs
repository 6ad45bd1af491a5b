//! R01, R02: the browser is killed while the worker takes a large file in, and while it folds the journal. When it comes
//! back, all of the file is there or nothing of it, and the same file leads to the same end.

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};

use crate::exchange::agreement;
use crate::hand::Hand;
use crate::journey::Journey;
use crate::made::{self, Made, Size};
use crate::media;
use crate::server::Server;

use super::copied;

const ROUNDS: u32 = 8;
const SIZE: Size = Size { tasks: 4_000, photos: 20, photo: 60_000 };

/// What lies in the database of that file, read past the app.
const THERE: &str = "const done = request => new Promise((yes, no) => { request.onsuccess = () => yes(request.result); request.onerror = () => no(request.error); });
    const db = await done(indexedDB.open('dianxun'));
    const stores = db.transaction(['journal', 'blobs', 'held', 'local']);
    const named = index => done(stores.objectStore('journal').index(index).count(IDBKeyRange.bound([REPLICA, 0], [REPLICA, Infinity])));
    const rows = await named('by_name') + await named('by_names');
    const photos = await done(stores.objectStore('blobs').count());
    const waits = await done(stores.objectStore('held').count());
    const met = String(await done(stores.objectStore('local').get('met'))).includes('d-made');
    db.close();
    return [rows, photos, waits, met];";

/// Takes the folded state away, which is a cache (S5): all of the journal is folded again.
const UNFOLD: &str = "const done = request => new Promise((yes, no) => { request.onsuccess = () => yes(request.result); request.onerror = () => no(request.error); });
    const db = await done(indexedDB.open('dianxun'));
    const stores = db.transaction(['meta', 'segments'], 'readwrite');
    stores.objectStore('segments').clear();
    await done(stores.objectStore('meta').delete('manifest'));
    db.close();";

/// Whether the folded state reaches the end of the journal.
const IS_FOLDED: &str = "const done = request => new Promise((yes, no) => { request.onsuccess = () => yes(request.result); request.onerror = () => no(request.error); });
    const db = await done(indexedDB.open('dianxun'));
    const stores = db.transaction(['meta', 'journal']);
    const manifest = await done(stores.objectStore('meta').get('manifest'));
    const last = await done(stores.objectStore('journal').openKeyCursor(null, 'prev'));
    db.close();
    return !!manifest && JSON.parse(manifest).row === last.key;";

/// Waits until the worker folds, or has ended it.
const FOLDS: &str = "for (;;) {
        const { held } = await navigator.locks.query();
        if (held.some(lock => lock.name.startsWith('dianxun.compact.')) === WANTED) return;
        await new Promise(yes => setTimeout(yes));
    }";

/// A shop at rest in a profile, and a file for it.
struct Rest {
    server: Server,
    profile: PathBuf,
    file: PathBuf,
    made: Made,
}

impl Rest {
    async fn prepare(at: &Journey) -> Result<Self> {
        let (server, profile) = (at.server()?, at.folder("at-rest")?);
        let hand = Hand::on(at.open_with(&server, &profile).await?);
        hand.new_shop("山野茶铺", "林小满", "assistant").await?;
        hand.begin_inspection().await?;
        hand.answer("INSP-01.1", "fail").await?;
        let made = made::beside(&hand.export().await?.1, SIZE)?;
        let file = media::file(&at.folder("files")?, "dianxun_made.json", &made.bytes)?;
        hand.browser.quit().await;
        Ok(Self { server, profile, file, made })
    }

    /// A browser on a copy of what is at rest.
    async fn awake(&self, at: &Journey, name: &str) -> Result<(Hand, PathBuf)> {
        let copy = at.folder(name)?;
        copied(&self.profile, &copy)?;
        Ok((Hand::on(at.open_with(&self.server, &copy).await?), copy))
    }

    /// All of the file is there, or nothing of it; and which.
    async fn is_whole(&self, hand: &Hand) -> Result<bool> {
        let code = agreement(hand).await?;
        let there = hand.js_async(&THERE.replace("REPLICA", &format!("'{}'", made::REPLICA))).await?;
        let is_in = code == self.made.code_after;
        ensure!(is_in || code == self.made.code_before, "the code is {code}: neither before nor after; {there}");
        let wanted = if is_in { json!([SIZE.tasks, SIZE.photos, 1, true]) } else { json!([0, 0, 0, false]) };
        ensure!(there == wanted, "the records say {is_in}, and there are {there}");
        Ok(is_in)
    }

    /// The file again: it leads to the same end, and from then on to nothing.
    async fn can_be_taken_in(&self, hand: &Hand) -> Result<()> {
        hand.import(&self.file).await?;
        ensure!(self.is_whole(hand).await?, "the file did not come in");
        let said = hand.import(&self.file).await?;
        ensure!(said.contains("没有新内容"), "once more: {said}");
        Ok(())
    }
}

/// Has the page show what the file would change; from here on it is one tap.
async fn look_at(hand: &Hand, file: &Path) -> Result<()> {
    hand.goto("#/exchange").await?;
    hand.give_file("import-file", file).await?;
    hand.see("take-in").await.map(drop)
}

pub(super) async fn r01_killed_while_a_file_comes_in(at: Journey) -> Result<()> {
    let rest = Rest::prepare(&at).await?;
    let (calm, _) = rest.awake(&at, "calm").await?;
    ensure!(!rest.is_whole(&calm).await?, "the file is in before it was given");
    look_at(&calm, &rest.file).await?;
    let begun = Instant::now();
    calm.tap("take-in").await?;
    calm.see("import-outcome").await?;
    let takes = begun.elapsed(); // to spread the kills over it, nothing else
    ensure!(rest.is_whole(&calm).await?, "undisturbed, the file did not come in");
    calm.browser.quit().await;
    let mut came_in = Vec::new();
    for round in 0..ROUNDS {
        let (hand, profile) = rest.awake(&at, &format!("round-{round}")).await?;
        look_at(&hand, &rest.file).await?;
        hand.tap("take-in").await?;
        tokio::time::sleep(takes * round / (ROUNDS - 1)).await;
        hand.browser.kill();
        let hand = Hand::on(at.open_with(&rest.server, &profile).await?);
        came_in.push(rest.is_whole(&hand).await.with_context(|| format!("after kill {round} of {takes:?}"))?);
        rest.can_be_taken_in(&hand).await.with_context(|| format!("after kill {round} of {takes:?}"))?;
        hand.no_problems().await.with_context(|| format!("after kill {round}"))?;
        hand.browser.quit().await;
        std::fs::remove_dir_all(profile)?;
    }
    println!("in by the time of the kill: {came_in:?}, over {takes:?}");
    ensure!(came_in.contains(&false), "every kill came too late to show anything");
    Ok(())
}

pub(super) async fn r01_killed_while_the_worker_folds(at: Journey) -> Result<()> {
    let mut rest = Rest::prepare(&at).await?;
    let (hand, profile) = rest.awake(&at, "full").await?;
    hand.import(&rest.file).await?;
    hand.reload().await?; // what is not folded by now will be
    hand.until("all to be folded", || async { Ok(hand.js_async(IS_FOLDED).await? == json!(true)) }).await?;
    hand.js_async(UNFOLD).await?;
    hand.browser.quit().await;
    rest.profile = profile;

    let (calm, _) = rest.awake(&at, "calm").await?;
    folds(&calm, true).await?;
    let begun = Instant::now();
    folds(&calm, false).await?;
    let takes = begun.elapsed(); // to spread the kills over it, nothing else
    ensure!(rest.is_whole(&calm).await?, "folding changed something");
    calm.browser.quit().await;
    for round in 0..ROUNDS {
        let (hand, profile) = rest.awake(&at, &format!("round-{round}")).await?;
        folds(&hand, true).await?;
        tokio::time::sleep(takes * round / ROUNDS).await;
        hand.browser.kill();
        let hand = Hand::on(at.open_with(&rest.server, &profile).await?);
        let is_whole = rest.is_whole(&hand).await.with_context(|| format!("after kill {round} of {takes:?}"))?;
        ensure!(is_whole, "after kill {round} the file is gone");
        rest.can_be_taken_in(&hand).await.with_context(|| format!("after kill {round}"))?;
        hand.reload().await?;
        ensure!(rest.is_whole(&hand).await?, "after kill {round}, loaded again");
        hand.no_problems().await.with_context(|| format!("after kill {round}"))?;
        hand.browser.quit().await;
        std::fs::remove_dir_all(profile)?;
    }
    Ok(())
}

/// Waits until the worker begins to fold, or ends.
async fn folds(hand: &Hand, wanted: bool) -> Result<()> {
    let script = FOLDS.replace("WANTED", if wanted { "true" } else { "false" });
    let waited = tokio::time::timeout(Duration::from_secs(60), hand.js_async(&script)).await;
    waited.context(format!("waited in vain for folding to be {wanted}"))?.map(|_: Value| ())
}
