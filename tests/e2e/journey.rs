//! Running a journey: its deadline, its folder, its browsers, and a picture of each page when it fails.

use std::future::Future;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use anyhow::{Context, Result, anyhow};
use tempfile::TempDir;

use crate::engines::{Browser, Engine};
use crate::page::Page;
use crate::server::Server;

/// One test per named journey in all three engines: `journeys!(loads_at_the_root, …);`.
macro_rules! journeys {
    ($($name:ident),+ $(,)?) => { journeys_in!([chromium, firefox, webkit] $($name),+); };
}

/// One test per named journey in the engines listed: `journeys_in!([chromium, firefox] survives_a_kill);`.
macro_rules! journeys_in {
    ($engines:tt $($name:ident),+ $(,)?) => { $(journeys_in!(@one $name $engines);)+ };
    (@one $name:ident [$($engine:ident),+]) => {
        mod $name {
            $(
                #[test]
                fn $engine() {
                    let engine = crate::engines::Engine::named(stringify!($engine));
                    crate::journey::run(module_path!(), engine, super::$name);
                }
            )+
        }
    };
}

/// How long one journey may take in all.
const LIMIT: Duration = Duration::from_secs(600);

/// What a journey is given: its engine, and the means to serve the app and open it.
#[derive(Clone)]
pub(crate) struct Journey {
    name: String,
    pub(crate) engine: Engine,
    pub(crate) folder: Arc<TempDir>,
    pages: Arc<Mutex<Vec<Page>>>,
}

#[allow(dead_code, reason = "verbs of the harness; each journey takes those that it needs")]
impl Journey {
    /// `dist/` served at the root.
    pub(crate) fn server(&self) -> Result<Server> {
        Server::start()
    }

    /// A folder of this journey that lives until its end: profiles, files to import.
    pub(crate) fn folder(&self, name: &str) -> Result<PathBuf> {
        let path = self.folder.path().join(name);
        std::fs::create_dir_all(&path)?;
        Ok(path)
    }

    /// A browser with nothing in it, at the app's first screen.
    pub(crate) async fn open(&self, server: &Server) -> Result<Page> {
        let profile = TempDir::new_in(self.folder.path())?.keep();
        self.open_with(server, &profile).await
    }

    /// A browser on a profile that outlives it, at the app's first screen. (WebKitGTK keeps nothing.)
    pub(crate) async fn open_with(&self, server: &Server, profile: &Path) -> Result<Page> {
        let page = self.blank(server, profile).await?;
        page.goto("").await?;
        page.started().await?;
        Ok(page)
    }

    /// A browser that has not gone anywhere yet.
    pub(crate) async fn blank(&self, server: &Server, profile: &Path) -> Result<Page> {
        let browser = Browser::start(self.engine, profile).await?;
        let page = Page::first(Arc::new(browser), server.url(), &self.name).await?;
        self.pages.lock().map_err(|_| anyhow!("poisoned"))?.push(page.clone());
        Ok(page)
    }

    fn opened(&self) -> Vec<Page> {
        self.pages.lock().map(|pages| pages.clone()).unwrap_or_default()
    }
}

/// Runs one journey and ends its browsers, whatever happens.
pub(crate) fn run<F>(module: &str, engine: Engine, journey: fn(Journey) -> F)
where
    F: Future<Output = Result<()>> + Send + 'static,
{
    let name = format!("{}-{engine:?}", module.trim_start_matches("e2e::").replace("::", "-")).to_lowercase();
    let runtime =
        tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().expect("a runtime");
    let folder = Arc::new(TempDir::with_prefix("dianxun-").expect("a folder for the journey"));
    let at = Journey { name: name.clone(), engine, folder, pages: Arc::default() };
    let outcome = runtime.block_on(bounded(journey(at.clone())));
    if outcome.is_err() {
        runtime.block_on(pictures(&at));
    }
    for page in at.opened() {
        page.browser.kill();
    }
    runtime.shutdown_timeout(Duration::from_secs(5));
    if let Err(error) = outcome {
        panic!("{name}: {error:#}");
    }
}

async fn bounded(journey: impl Future<Output = Result<()>> + Send + 'static) -> Result<()> {
    let task = tokio::spawn(journey);
    let stop = task.abort_handle();
    match tokio::time::timeout(LIMIT, task).await {
        Ok(Ok(outcome)) => outcome,
        Ok(Err(panic)) => Err(anyhow!("panicked: {panic}")),
        Err(_) => {
            stop.abort();
            Err(anyhow!("not finished after {LIMIT:?}"))
        }
    }
}

/// What every open page showed when the journey failed: `target/shots/failed/…`.
async fn pictures(at: &Journey) {
    for (number, page) in at.opened().iter().enumerate() {
        let name = format!("failed/{}-{number}", at.name);
        let told = tokio::time::timeout(Duration::from_secs(20), async {
            let file = page.shot(&name).await.context("no picture")?;
            let problems = page.problems().await.unwrap_or_default();
            eprintln!("{}: page {number}: {}\n  {}", at.name, file.display(), problems.join("\n  "));
            eprintln!("  text: {}", page.body_text().await.unwrap_or_default().replace('\n', " | "));
            Ok::<_, anyhow::Error>(())
        });
        let _ = told.await;
    }
}
