//! Without network, and across versions: the service worker as people meet it.

use std::path::Path;

use anyhow::{Context, Result, ensure};
use serde_json::json;

use crate::journey::Journey;
use crate::page::Page;
use crate::server::{Server, digest, dist};
use crate::smoke::copy;

journeys!(
    works_without_network,
    works_without_network_under_a_path,
    r35_versions_never_mix,
    r35_refuses_half_a_deployment
);
journeys_in!([chromium, firefox] comes_back_without_network);

/// Load once, stop the server, come back.
async fn works_without_network(at: Journey) -> Result<()> {
    load_once_and_come_back(&at, at.server()?).await
}

async fn works_without_network_under_a_path(at: Journey) -> Result<()> {
    load_once_and_come_back(&at, Server::under("/a/b/")?).await
}

async fn load_once_and_come_back(at: &Journey, mut server: Server) -> Result<()> {
    let page = at.open(&server).await?;
    kept(&page).await?;
    server.stop();
    page.reload().await?;
    page.no_problems().await?;
    let other = page.another_tab().await?;
    other.no_problems().await?;
    // What is loaded only when needed is there as well.
    let worker = other
        .js_async("return (await fetch('./worker_bg.wasm')).arrayBuffer().then(bytes => bytes.byteLength)")
        .await?;
    ensure!(worker.as_u64() == Some(std::fs::metadata(dist().join("worker_bg.wasm"))?.len()), "{worker}");
    Ok(())
}

/// The browser is closed and opened again in between. (WebKitGTK's driver keeps nothing between sessions.)
async fn comes_back_without_network(at: Journey) -> Result<()> {
    let mut server = at.server()?;
    let profile = at.folder("profile")?;
    let page = at.open_with(&server, &profile).await?;
    kept(&page).await?;
    server.stop();
    page.browser.quit().await;
    let page = at.open_with(&server, &profile).await?;
    page.no_problems().await
}

/// A stored new version waits; both tabs stay wholly on the old one; one tap takes both to the new one; data stays.
async fn r35_versions_never_mix(at: Journey) -> Result<()> {
    let server = at.server()?;
    server.cache_control("public, max-age=600"); // a host that lets browsers keep files makes mixing easy
    let first = at.open(&server).await?;
    kept(&first).await?;
    first.reload().await?;
    let second = first.another_tab().await?;
    first.js_async(REMEMBER).await?;
    let old = version(&first).await?;

    let new = deploy_next(&at, &server, "next")?;
    first.js_async("const r = await navigator.serviceWorker.getRegistration(); await r.update();").await?;
    waits(&first).await?;
    first.reload().await?;
    for page in [&first, &second] {
        ensure!(version(page).await? == old, "a tab changed its version by itself");
        ensure!(!mark(page).await?, "the old version was given a part of the new one");
    }

    first
        .js_async(
            "const r = await navigator.serviceWorker.getRegistration(); r.waiting.postMessage({ type: 'activate' });",
        )
        .await?;
    for page in [&first, &second] {
        page.until("the new version", || async { Ok(version(page).await? == new) }).await?;
        page.started().await?;
        ensure!(mark(page).await?, "the new version was given a part of the old one");
    }
    ensure!(first.js_async(RECALL).await? == json!("kept"), "the database was touched");
    let caches = first.js_async("return (await caches.keys()).length").await?;
    ensure!(caches == json!(1), "{caches} versions are kept");
    first.no_problems().await
}

/// A host on which only some files of the new version have arrived: the old one goes on, wholly.
async fn r35_refuses_half_a_deployment(at: Journey) -> Result<()> {
    let server = at.server()?;
    let page = at.open(&server).await?;
    kept(&page).await?;
    let old = version(&page).await?;
    deploy_next(&at, &server, "half")?;
    let half = at.folder("half")?;
    std::fs::copy(dist().join("worker.js"), half.join("worker.js"))?;
    page.js_async(
        "const r = await navigator.serviceWorker.getRegistration();
        const gone = new Promise(yes => r.addEventListener('updatefound', () => {
            const worker = r.installing;
            worker.addEventListener('statechange', () => { if (worker.state === 'redundant') yes(); });
        }));
        r.update().catch(() => {});
        await gone;",
    )
    .await?;
    page.reload().await?;
    ensure!(version(&page).await? == old && !mark(&page).await?, "half a deployment was served");
    // The page that came back has asked for the new version once more: while that fails again, it has a cache too.
    let one = async || Ok(page.js_async("return (await caches.keys()).length").await? == json!(1));
    page.until("one version to be kept", one).await
}

const REMEMBER: &str = "await new Promise((yes, no) => {
    const open = indexedDB.open('r35-witness', 1);
    open.onupgradeneeded = () => open.result.createObjectStore('s').put('kept', 'k');
    open.onsuccess = () => { open.result.close(); yes(); };
    open.onerror = () => no(open.error);
});";
const RECALL: &str = "return await new Promise((yes, no) => {
    const open = indexedDB.open('r35-witness', 1);
    open.onsuccess = () => { const get = open.result.transaction('s').objectStore('s').get('k'); get.onsuccess = () => { open.result.close(); yes(get.result); }; };
    open.onerror = () => no(open.error);
});";

/// Waits until the page is served by a worker that has stored everything.
pub(crate) async fn kept(page: &Page) -> Result<()> {
    page.js_async("await navigator.serviceWorker.ready").await?;
    let served =
        "return !!navigator.serviceWorker.controller && navigator.serviceWorker.controller.state === 'activated'";
    page.until("the app to be kept for offline use", || async { Ok(page.js(served).await? == json!(true)) }).await
}

async fn waits(page: &Page) -> Result<()> {
    let waiting = "return !!(await navigator.serviceWorker.getRegistration()).waiting";
    page.until("the new version to be stored", || async { Ok(page.js_async(waiting).await? == json!(true)) }).await
}

async fn version(page: &Page) -> Result<String> {
    let found = page.js("return document.querySelector('meta[name=dianxun-version]').content").await?;
    Ok(found.as_str().context("no version")?.to_owned())
}

/// Whether the page is given the worker of the next version.
async fn mark(page: &Page) -> Result<bool> {
    Ok(page.js_async("return (await (await fetch('./worker.js')).text()).includes('// the next version')").await?
        == json!(true))
}

/// A deployment that differs in its page and its worker, with a service worker that fits; returns its version.
fn deploy_next(at: &Journey, server: &Server, name: &str) -> Result<String> {
    let folder = at.folder(name)?;
    copy(&dist(), &folder)?;
    let read = |path: &Path| std::fs::read_to_string(path).with_context(|| path.display().to_string());
    let (page, worker, service) = (folder.join("index.html"), folder.join("worker.js"), folder.join("sw.js"));
    let old = read(&page)?
        .split("name=\"dianxun-version\" content=\"")
        .nth(1)
        .and_then(|rest| rest.split('"').next())
        .context("no version")?
        .to_owned();
    let new: String = old.chars().rev().collect();
    let mut text = read(&service)?.replace(&old, &new);
    for (path, content) in
        [(&page, read(&page)?.replace(&old, &new)), (&worker, read(&worker)? + "\n// the next version\n")]
    {
        text = text.replace(&digest(read(path)?.as_bytes()), &digest(content.as_bytes()));
        std::fs::write(path, content)?;
    }
    std::fs::write(service, text)?;
    server.deploy(&folder);
    Ok(new)
}
