//! Starting and ending browsers through their drivers. Every process of a browser carries a mark in its environment
//! by which all of them are found and ended, also after a panic. Knows nothing of the app.

use std::io::{BufRead, BufReader};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use anyhow::{Context, Result, bail};
use serde_json::{Value, json};
use thirtyfour::{Capabilities, TimeoutConfiguration, WebDriver};

const MARK: &str = "DIANXUN_BROWSER";
const CHROMIUM: [&str; 14] = [
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-breakpad",
    "--hide-crash-restore-bubble",
    "--hide-scrollbars",
    "--window-size=1440,900",
    "--lang=zh-CN",
];

/// A browser engine that the journeys run in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Engine {
    /// Chromium, through chromedriver.
    Chromium,
    /// Firefox ESR, through geckodriver.
    Firefox,
    /// WebKitGTK's MiniBrowser, through WebKitWebDriver; keeps nothing between sessions.
    WebKit,
}

impl Engine {
    /// The engine of a test's name.
    pub(crate) fn named(name: &str) -> Self {
        match name {
            "chromium" => Self::Chromium,
            "firefox" => Self::Firefox,
            "webkit" => Self::WebKit,
            _ => panic!("no engine is called {name}"),
        }
    }
}

/// One running browser with its driver; ended when dropped.
pub(crate) struct Browser {
    pub(crate) engine: Engine,
    pub(crate) driver: WebDriver,
    processes: Processes,
}

impl Browser {
    /// Starts a browser on a profile folder (made when missing).
    pub(crate) async fn start(engine: Engine, profile: &Path) -> Result<Self> {
        std::fs::create_dir_all(profile)?;
        let _ = std::fs::remove_file(profile.join("SingletonLock")); // left behind by a killed Chromium
        let mut last = None;
        for _ in 0..3 {
            match Self::try_start(engine, profile).await {
                Ok(browser) => return Ok(browser),
                Err(error) => last = Some(error), // another journey may have taken the port meanwhile
            }
        }
        Err(last.context("not tried")?.context(format!("{engine:?} did not start")))
    }

    async fn try_start(engine: Engine, profile: &Path) -> Result<Self> {
        let mut processes = Processes::new();
        let port = free_port()?;
        processes.spawn(driver_command(engine, port)?, engine)?;
        let url = format!("http://127.0.0.1:{port}");
        listening(port).await?;
        let driver = tokio::time::timeout(Duration::from_secs(90), WebDriver::new(url, capabilities(engine, profile)?))
            .await
            .context("the browser took more than 90 s to start")??;
        let browser = Self { engine, driver, processes };
        let (script, load) = (Some(Duration::from_secs(120)), Some(Duration::from_secs(60)));
        browser.driver.update_timeouts(TimeoutConfiguration::new(script, load, None)).await?;
        Ok(browser)
    }

    /// Ends the browser in good order: what it holds is written to the profile.
    pub(crate) async fn quit(&self) {
        let _ = tokio::time::timeout(Duration::from_secs(20), self.driver.clone().quit()).await;
        self.processes.kill();
    }

    /// `kill -9` of every process of this browser and its driver.
    pub(crate) fn kill(&self) {
        let _ = self.driver.clone().leak();
        self.processes.kill();
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        self.kill();
    }
}

/// All processes that were started, found again by their mark.
struct Processes {
    mark: String,
    children: std::sync::Mutex<Vec<Child>>,
}

impl Processes {
    fn new() -> Self {
        let mark = format!("{}-{}", std::process::id(), next_number());
        Self { mark, children: std::sync::Mutex::default() }
    }

    fn spawn(&mut self, mut command: Command, engine: Engine) -> Result<()> {
        if engine == Engine::WebKit {
            command.env("DISPLAY", self.display()?);
        }
        command.env(MARK, &self.mark).process_group(0).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
        let child = command.spawn().with_context(|| format!("{:?} could not be started", command.get_program()))?;
        held(&self.children).push(child);
        Ok(())
    }

    /// A screen of its own (Xvfb chooses the number, so that two journeys never take the same).
    fn display(&self) -> Result<String> {
        let mut command = Command::new("Xvfb");
        command.args(["-displayfd", "1", "-screen", "0", "1600x1200x24", "-nolisten", "tcp"]);
        command
            .env(MARK, &self.mark)
            .process_group(0)
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null());
        let mut child = command.spawn().context("Xvfb could not be started")?;
        let mut number = String::new();
        BufReader::new(child.stdout.take().context("Xvfb has no output")?).read_line(&mut number)?;
        held(&self.children).push(child);
        anyhow::ensure!(!number.trim().is_empty(), "Xvfb found no free display");
        Ok(format!(":{}", number.trim()))
    }

    fn kill(&self) {
        let wanted = format!("{MARK}={}", self.mark);
        let pids: Vec<String> = std::fs::read_dir("/proc")
            .into_iter()
            .flatten()
            .flatten()
            .filter_map(|entry| {
                let environment = std::fs::read(entry.path().join("environ")).ok()?;
                environment.split(|byte| *byte == 0).any(|line| line == wanted.as_bytes()).then(|| entry.file_name())
            })
            .map(|name| name.to_string_lossy().into_owned())
            .collect();
        if !pids.is_empty() {
            let _ = Command::new("kill").arg("-KILL").args(&pids).stderr(Stdio::null()).status();
        }
        for mut child in held(&self.children).drain(..) {
            let _ = child.kill();
            let _ = child.wait();
        }
    }
}

impl Drop for Processes {
    fn drop(&mut self) {
        self.kill();
    }
}

fn held<T>(mutex: &std::sync::Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
}

fn next_number() -> u64 {
    use std::sync::atomic::{AtomicU64, Ordering};
    static NEXT: AtomicU64 = AtomicU64::new(1);
    NEXT.fetch_add(1, Ordering::Relaxed)
}

fn driver_command(engine: Engine, port: u16) -> Result<Command> {
    let mut command = Command::new(match engine {
        Engine::Chromium => PathBuf::from("chromedriver"),
        Engine::Firefox => tool("bin/geckodriver"),
        Engine::WebKit => PathBuf::from("WebKitWebDriver"),
    });
    match engine {
        Engine::Firefox => {
            command.args(["--port".into(), port.to_string(), "--websocket-port".into(), free_port()?.to_string()])
        }
        _ => command.arg(format!("--port={port}")),
    };
    Ok(command)
}

fn capabilities(engine: Engine, profile: &Path) -> Result<Capabilities> {
    let all: Value = match engine {
        Engine::Chromium => {
            let mut args: Vec<String> = CHROMIUM.iter().map(|&flag| flag.to_owned()).collect();
            args.push(format!("--user-data-dir={}", profile.display()));
            json!({
                "browserName": "chrome",
                "goog:chromeOptions": { "args": args, "binary": which("chromium")? },
                "goog:loggingPrefs": { "browser": "ALL", "performance": "ALL" },
                "unhandledPromptBehavior": "accept",
            })
        }
        Engine::Firefox => json!({
            "browserName": "firefox",
            "moz:firefoxOptions": {
                "args": ["-headless", "-profile", profile],
                "prefs": {
                    "intl.accept_languages": "zh-CN, zh, en",
                    "browser.shell.checkDefaultBrowser": false,
                    "datareporting.policy.dataSubmissionEnabled": false,
                    "toolkit.cosmeticAnimations.enabled": false,
                },
            },
            "unhandledPromptBehavior": "accept",
        }),
        Engine::WebKit => json!({ "unhandledPromptBehavior": "accept" }),
    };
    let mut capabilities = Capabilities::new();
    for (key, value) in all.as_object().into_iter().flatten() {
        capabilities.set(key.clone(), value.clone())?;
    }
    Ok(capabilities)
}

/// Something below the folder that `./dev` installs into.
pub(crate) fn tool(path: &str) -> PathBuf {
    let folder = std::env::var_os("DIANXUN_TOOLS")
        .map_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join(".tools"), PathBuf::from);
    folder.join(path)
}

fn which(program: &str) -> Result<PathBuf> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    std::env::split_paths(&path)
        .map(|folder| folder.join(program))
        .find(|file| file.is_file())
        .with_context(|| format!("{program} is not installed: ./dev setup tests"))
}

fn free_port() -> Result<u16> {
    Ok(std::net::TcpListener::bind(("127.0.0.1", 0))?.local_addr()?.port())
}

async fn listening(port: u16) -> Result<()> {
    for _ in 0..300 {
        if tokio::net::TcpStream::connect(("127.0.0.1", port)).await.is_ok() {
            return Ok(());
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    bail!("the driver does not listen on port {port}")
}
