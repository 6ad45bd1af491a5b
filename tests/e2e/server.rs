//! The static host of a journey: serves a folder on a port of its own, can go down, come back, change version.
//! Puts a watcher script before the app (errors, refused requests, downloads, the clock), listed for the service
//! worker like any other file. Knows nothing of browsers.
#![allow(dead_code, reason = "verbs of the harness; each journey takes those that it needs")]

use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

use anyhow::{Context, Result};
use axum::Router;
use axum::extract::{Request, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use sha2::{Digest, Sha256};
use tokio::runtime::Runtime;

const WATCHER: &str = include_str!("watch.js");
const FRAME: &str = include_str!("frame.html");

/// What is served; may change while the server runs.
struct Site {
    folder: PathBuf,
    prefix: String,
    scripts: BTreeMap<String, String>,
    cache_control: String,
    requests: Vec<String>,
}

type Shared = Arc<Mutex<Site>>;

/// A static host on 127.0.0.1.
pub(crate) struct Server {
    site: Shared,
    address: SocketAddr,
    runtime: Option<Runtime>,
}

/// `dist/` of this project, or where `DIANXUN_DIST` points.
pub(crate) fn dist() -> PathBuf {
    std::env::var_os("DIANXUN_DIST").map_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("dist"), PathBuf::from)
}

impl Server {
    /// Serves `dist/` at the root.
    pub(crate) fn start() -> Result<Self> {
        Self::under("/")
    }

    /// Serves `dist/` under a path such as `/shops/dianxun/`.
    pub(crate) fn under(prefix: &str) -> Result<Self> {
        let scripts = BTreeMap::from([("__watch.js".to_owned(), WATCHER.to_owned())]);
        Self::with(dist(), prefix, scripts)
    }

    /// Serves `dist/` exactly as it is, without the watcher.
    pub(crate) fn plain() -> Result<Self> {
        Self::with(dist(), "/", BTreeMap::new())
    }

    fn with(folder: PathBuf, prefix: &str, scripts: BTreeMap<String, String>) -> Result<Self> {
        anyhow::ensure!(folder.join("index.html").is_file(), "{} is missing: ./dev build", folder.display());
        let (prefix, cache_control) = (prefix.to_owned(), "no-cache".to_owned());
        let site = Arc::new(Mutex::new(Site { folder, prefix, scripts, cache_control, requests: Vec::new() }));
        let (runtime, address) = serve(site.clone(), SocketAddr::from(([127, 0, 0, 1], 0)))?;
        Ok(Self { site, address, runtime: Some(runtime) })
    }

    /// The address of the app, with a slash at the end.
    pub(crate) fn url(&self) -> String {
        format!("{}{}", self.origin(), lock(&self.site).prefix)
    }

    /// Scheme, host and port.
    pub(crate) fn origin(&self) -> String {
        format!("http://localhost:{}", self.address.port())
    }

    /// Pulls the plug: no connection is answered any more, open ones are cut.
    pub(crate) fn stop(&mut self) {
        if let Some(runtime) = self.runtime.take() {
            runtime.shutdown_background();
        }
    }

    /// The same host again, at the same address.
    pub(crate) async fn come_back(&mut self) -> Result<()> {
        self.stop();
        for _ in 0..50 {
            if let Ok((runtime, _)) = serve(self.site.clone(), self.address) {
                self.runtime = Some(runtime);
                return Ok(());
            }
            tokio::time::sleep(std::time::Duration::from_millis(100)).await; // the old socket is still closing
        }
        anyhow::bail!("port {} did not become free again", self.address.port())
    }

    /// From now on serves another folder: a newer deployment, or a broken one.
    pub(crate) fn deploy(&self, folder: &Path) {
        lock(&self.site).folder = folder.to_owned();
    }

    /// The `Cache-Control` of every answer from now on.
    pub(crate) fn cache_control(&self, value: &str) {
        lock(&self.site).cache_control = value.to_owned();
    }

    /// Puts one more same-origin script before the app, from the next load on.
    pub(crate) fn script(&self, name: &str, body: &str) {
        lock(&self.site).scripts.insert(format!("__{name}.js"), body.to_owned());
    }

    /// Shifts the clock of every page loaded from now on (R11); a page's own `__clock.shift` may be changed later.
    pub(crate) fn shift_clock(&self, milliseconds: i64) {
        self.script("clock", &format!("__clock.shift = {milliseconds};"));
    }

    /// Paths asked for so far, with their status.
    pub(crate) fn requests(&self) -> Vec<String> {
        lock(&self.site).requests.clone()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.stop();
    }
}

fn lock(site: &Shared) -> std::sync::MutexGuard<'_, Site> {
    site.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
}

/// A runtime of its own, so that shutting it down cuts kept-alive connections as well.
fn serve(site: Shared, at: SocketAddr) -> Result<(Runtime, SocketAddr)> {
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build()?;
    let (sender, receiver) = std::sync::mpsc::channel();
    runtime.spawn(async move {
        let bound = tokio::net::TcpListener::bind(at).await;
        let address = bound.as_ref().map_err(|error| error.kind()).and_then(|l| l.local_addr().map_err(|e| e.kind()));
        let _ = sender.send(address);
        if let Ok(listener) = bound {
            let _ = axum::serve(listener, Router::new().fallback(answer).with_state(site)).await;
        }
    });
    let address = receiver.recv().context("the server did not start")?.map_err(std::io::Error::from);
    match address {
        Ok(address) => Ok((runtime, address)),
        Err(error) => {
            runtime.shutdown_background();
            Err(error.into())
        }
    }
}

async fn answer(State(site): State<Shared>, request: Request) -> Response {
    let mut site = lock(&site);
    let path = decoded(request.uri().path());
    let found = path.strip_prefix(&site.prefix).and_then(|name| site.file(name));
    let status = if found.is_some() { StatusCode::OK } else { StatusCode::NOT_FOUND };
    site.requests.push(format!("{} {path}", status.as_u16()));
    let Some((kind, body)) = found else { return (status, "not found").into_response() };
    ([(header::CONTENT_TYPE, kind.to_owned()), (header::CACHE_CONTROL, site.cache_control.clone())], body)
        .into_response()
}

impl Site {
    fn file(&self, name: &str) -> Option<(&'static str, Vec<u8>)> {
        let name = if name.is_empty() { "index.html" } else { name };
        let kind = media_type(name);
        match name {
            "__frame.html" => Some((kind, FRAME.as_bytes().to_vec())),
            "index.html" => Some((kind, self.page().ok()?.into_bytes())),
            "sw.js" => Some((kind, self.service_worker().ok()?.into_bytes())),
            _ => match self.scripts.get(name) {
                Some(script) => Some((kind, script.clone().into_bytes())),
                None => Some((kind, self.plain_file(name)?)),
            },
        }
    }

    fn plain_file(&self, name: &str) -> Option<Vec<u8>> {
        let inside = !name.split('/').any(|part| part == "..");
        inside.then(|| std::fs::read(self.folder.join(name)).ok()).flatten()
    }

    /// The page with the harness's scripts before everything else; the watcher first, since `_watch` sorts last.
    fn page(&self) -> Result<String> {
        let page = std::fs::read_to_string(self.folder.join("index.html"))?;
        let mut names: Vec<_> = self.scripts.keys().collect();
        names.sort_by_key(|name| name.as_str() != "__watch.js");
        let tags: String = names.iter().map(|name| format!("<script src=\"./{name}\"></script>")).collect();
        Ok(page.replacen("</title>", &format!("</title>{tags}"), 1))
    }

    /// The service worker with the digests of what was put in, so that it accepts and keeps it.
    fn service_worker(&self) -> Result<String> {
        let worker = std::fs::read_to_string(self.folder.join("sw.js"))?;
        let before = digest(&std::fs::read(self.folder.join("index.html"))?);
        let mut listed = format!("\"index.html\":\"{}\"", digest(self.page()?.as_bytes()));
        for (name, body) in &self.scripts {
            listed.push_str(&format!(",\"{name}\":\"{}\"", digest(body.as_bytes())));
        }
        Ok(worker.replace(&format!("\"index.html\":\"{before}\""), &listed))
    }
}

/// SHA-256 as the service worker writes it.
pub(crate) fn digest(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// `%E5%BA%97` as 店.
fn decoded(path: &str) -> String {
    let mut parts = path.split('%');
    let mut bytes = parts.next().unwrap_or_default().as_bytes().to_vec();
    for part in parts {
        match part.get(..2).and_then(|code| u8::from_str_radix(code, 16).ok()) {
            Some(byte) => bytes.extend([&[byte], &part.as_bytes()[2..]].concat()),
            None => bytes.extend([b"%", part.as_bytes()].concat()),
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

fn media_type(name: &str) -> &'static str {
    match name.rsplit('.').next().unwrap_or_default() {
        "html" => "text/html; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "wasm" => "application/wasm",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "webmanifest" => "application/manifest+json",
        _ => "application/octet-stream",
    }
}
