//! The app starts wherever it is put, asks nobody else for anything, and says so when it cannot start.

use anyhow::{Result, ensure};

use crate::engines::Engine;
use crate::journey::Journey;
use crate::server::{Server, dist};

journeys!(loads_at_the_root, loads_under_a_path, worker_starts, says_when_it_cannot_start, fetches_a_part_again);
journeys_in!([chromium] loads_without_the_harness);

async fn starts_cleanly(at: &Journey, server: &Server) -> Result<()> {
    let page = at.open(server).await?;
    page.no_problems().await?;
    let elsewhere: Vec<String> = page.loaded().await?.into_iter().filter(|url| leaves(url, &server.origin())).collect();
    ensure!(elsewhere.is_empty(), "requests left the origin: {elsewhere:?}");
    let missing: Vec<String> = server.requests().into_iter().filter(|line| !line.starts_with("200")).collect();
    ensure!(missing.iter().all(|line| line.ends_with("/favicon.ico")), "not found: {missing:?}");
    Ok(())
}

fn leaves(url: &str, origin: &str) -> bool {
    let local = ["data:", "blob:", "about:", "chrome:"].iter().any(|scheme| url.starts_with(scheme));
    !local && url != origin && !url.starts_with(&format!("{origin}/"))
}

async fn loads_at_the_root(at: Journey) -> Result<()> {
    starts_cleanly(&at, &at.server()?).await
}

async fn loads_under_a_path(at: Journey) -> Result<()> {
    starts_cleanly(&at, &Server::under("/tools/店/dianxun/")?).await
}

/// `dist/` byte for byte, with nothing put in; the driver's own log tells of errors.
async fn loads_without_the_harness(at: Journey) -> Result<()> {
    starts_cleanly(&at, &Server::plain()?).await
}

/// The worker's module is allowed by the page's policy and loads in every engine: its wasm is asked for (by the app's own
/// worker, or by the service worker for it), and a second worker says nothing of an error.
async fn worker_starts(at: Journey) -> Result<()> {
    let server = at.server()?;
    let page = at.open(&server).await?;
    page.js("window.failed = null;
        window.worker = new Worker('./worker_loader.js', { type: 'module' });
        window.worker.onerror = (event) => { window.failed = event.message || 'the worker did not load'; };")
        .await?;
    let asked = || server.requests().iter().any(|line| line == "200 /worker_bg.wasm");
    page.until("the wasm of the worker", || async { Ok(asked()) }).await?;
    tokio::time::sleep(std::time::Duration::from_secs(2)).await;
    let failed = page.js("return window.failed").await?;
    ensure!(failed.is_null(), "{failed}");
    page.no_problems().await
}

/// Without its wasm the page shows a sentence in both languages instead of an empty sheet.
async fn says_when_it_cannot_start(at: Journey) -> Result<()> {
    let broken = at.folder("broken")?;
    copy(&crate::server::dist(), &broken)?;
    for entry in std::fs::read_dir(&broken)? {
        let path = entry?.path();
        if path.extension().is_some_and(|kind| kind == "wasm") {
            std::fs::write(path, b"not wasm")?;
        }
    }
    let server = at.server()?;
    server.deploy(&broken);
    let page = at.blank(&server, &at.folder("profile")?).await?;
    page.goto("").await?;
    page.see("boot-failed").await?;
    page.see_text("店巡没能启动").await?;
    page.see_text("Dianxun could not start").await?;
    ensure!(at.engine != Engine::Chromium || !page.problems().await?.is_empty(), "the harness sees no error");
    Ok(())
}

/// A folder with its files, one level of folders deep, as `dist/` is.
pub(crate) fn copy(from: &std::path::Path, to: &std::path::Path) -> Result<()> {
    std::fs::create_dir_all(to)?;
    for entry in std::fs::read_dir(from)? {
        let entry = entry?;
        let target = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            copy(&entry.path(), &target)?;
        } else {
            std::fs::copy(entry.path(), target)?;
        }
    }
    Ok(())
}

/// A part of the program that the host does not have (yet) is asked for again, and the page then stands.
async fn fetches_a_part_again(at: Journey) -> Result<()> {
    let server = at.server()?;
    let folder = at.folder("without")?;
    copy(&dist(), &folder)?;
    for file in std::fs::read_dir(&folder)? {
        let path = file?.path();
        if path.file_name().is_some_and(|name| name.to_string_lossy().starts_with("part-start-")) {
            std::fs::remove_file(path)?;
        }
    }
    server.deploy(&folder);
    let page = at.open(&server).await?;
    page.see("part-missing").await?;
    server.deploy(&dist());
    page.tap("part-retry").await?;
    page.see("create-shop").await?;
    page.gone("part-missing").await
}
