//! One tab as a person uses it: go, see, tap, type, look. Elements are found by `data-testid`; everything waits for
//! what it wants until a deadline and then says what was there instead.
#![allow(dead_code, reason = "verbs of the harness; each journey takes those that it needs")]

use std::future::Future;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, anyhow, bail};
use base64::Engine as _;
use serde_json::{Value, json};
use thirtyfour::{By, WebDriver, WebElement, WindowHandle};

use crate::engines::{Browser, Engine, tool};

/// How long a page may take to show what is expected of it.
const PATIENCE: Duration = Duration::from_secs(30);
const PAUSE: Duration = Duration::from_millis(50);

/// A tab of a browser. Clones are the same tab.
#[derive(Clone)]
pub(crate) struct Page {
    pub(crate) browser: Arc<Browser>,
    window: WindowHandle,
    base: String,
    name: String,
    framed: bool,
}

impl Page {
    /// The first tab of a browser just started.
    pub(crate) async fn first(browser: Arc<Browser>, base: String, name: &str) -> Result<Self> {
        let window = browser.driver.window().await?;
        let page = Self { browser, window, base, name: name.to_owned(), framed: false };
        page.resize(1440, 900).await?;
        Ok(page)
    }

    /// Another tab of the same browser, at the app's first screen. Verbs go to the right tab by themselves.
    pub(crate) async fn another_tab(&self) -> Result<Self> {
        let window = self.driver().await?.new_tab().await?;
        let page = Self { window, framed: false, ..self.clone() };
        page.goto("").await?;
        page.started().await?;
        Ok(page)
    }

    /// The tab that a script of this page opens.
    pub(crate) async fn opened_by(&self, script: &str) -> Result<Self> {
        let before = self.driver().await?.windows().await?;
        self.js(script).await?;
        let new = || async {
            let all = self.browser.driver.windows().await?;
            Ok::<_, anyhow::Error>(all.into_iter().find(|window| !before.contains(window)))
        };
        self.until("a new tab", || async { Ok(new().await?.is_some()) }).await?;
        let window = new().await?.context("the new tab is gone")?;
        Ok(Self { window, framed: false, ..self.clone() })
    }

    /// Waits until this tab is closed.
    pub(crate) async fn closed(&self) -> Result<()> {
        let driver = &self.browser.driver;
        self.until("the tab to close", || async { Ok(!driver.windows().await?.contains(&self.window)) }).await
    }

    /// The driver, looking at this tab: for what has no verb here.
    pub(crate) async fn driver(&self) -> Result<&WebDriver> {
        let driver = &self.browser.driver;
        if driver.window().await.ok().as_ref() != Some(&self.window) {
            driver.switch_to_window(self.window.clone()).await.context("the tab is gone")?;
            if self.browser.engine == Engine::Chromium {
                // A tab that only has the driver's attention stays in the background, where nothing is animated.
                driver.cdp().send_raw("Page.bringToFront", json!({})).await?;
            }
            if self.framed {
                driver.enter_frame(0).await?;
            }
        }
        Ok(driver)
    }

    /// Goes to a route such as `#/inspections/today`; the empty route loads the app anew.
    pub(crate) async fn goto(&self, route: &str) -> Result<()> {
        let driver = self.driver().await?;
        let here = self.js("return location.href").await.ok().and_then(|href| Some(href.as_str()?.to_owned()));
        if !route.is_empty() && here.is_some_and(|href| href.starts_with(&self.base)) {
            self.js_with("location.hash = arguments[0]", vec![json!(route)]).await?;
        } else {
            driver.goto(format!("{}{route}", self.base)).await.context("the page did not load")?;
        }
        Ok(())
    }

    /// Loads the page again, as F5 does. (The driver's own "refresh" goes past the service worker in Firefox.)
    pub(crate) async fn reload(&self) -> Result<()> {
        self.js("window.__left = true; setTimeout(() => location.reload())").await?;
        let arrived = "return !window.__left";
        self.until("the page to reload", || async { Ok(self.js(arrived).await? == json!(true)) }).await?;
        self.started().await
    }

    /// Waits until the app itself is there instead of the skeleton.
    pub(crate) async fn started(&self) -> Result<()> {
        let there = "return document.readyState === 'complete' && !document.getElementById('boot') && !!document.body";
        self.until("the app to start", || async { Ok(self.js(there).await? == json!(true)) }).await
    }

    // --- looking ---

    /// The first visible element with this `data-testid`, waited for.
    pub(crate) async fn see(&self, testid: &str) -> Result<WebElement> {
        self.see_nth(testid, 0).await
    }

    /// The n-th visible element with this `data-testid`, counted from 0, waited for.
    pub(crate) async fn see_nth(&self, testid: &str, n: usize) -> Result<WebElement> {
        let end = Instant::now() + PATIENCE;
        loop {
            if let Some(element) = self.shown(testid).await.unwrap_or_default().into_iter().nth(n) {
                return Ok(element);
            }
            if Instant::now() > end {
                bail!("no visible [data-testid={testid}] number {n}; there are: {}", self.testids().await?);
            }
            tokio::time::sleep(PAUSE).await;
        }
    }

    /// Waits until no visible element has this `data-testid`.
    pub(crate) async fn gone(&self, testid: &str) -> Result<()> {
        self.until(&format!("{testid} to go"), || async { Ok(self.shown(testid).await?.is_empty()) }).await
    }

    /// Waits until the page shows this text.
    pub(crate) async fn see_text(&self, text: &str) -> Result<()> {
        self.until(&format!("the text «{text}»"), || async { Ok(self.body_text().await?.contains(text)) }).await
    }

    /// Waits until an element with this `data-testid` contains this text.
    pub(crate) async fn see_in(&self, testid: &str, text: &str) -> Result<()> {
        let wanted = format!("«{text}» in {testid}");
        self.until(&wanted, || async { Ok(self.texts(testid).await?.iter().any(|one| one.contains(text))) }).await
    }

    /// Waits until exactly so many elements with this `data-testid` are visible.
    pub(crate) async fn see_count(&self, testid: &str, count: usize) -> Result<()> {
        self.until(&format!("{count} × {testid}"), || async { Ok(self.count(testid).await? == count) }).await
    }

    /// How many visible elements have this `data-testid` now.
    pub(crate) async fn count(&self, testid: &str) -> Result<usize> {
        Ok(self.shown(testid).await?.len())
    }

    /// The text of the first visible element with this `data-testid`, waited for.
    pub(crate) async fn text(&self, testid: &str) -> Result<String> {
        Ok(self.see(testid).await?.text().await?)
    }

    /// The texts of all elements with this `data-testid`, as they are now.
    pub(crate) async fn texts(&self, testid: &str) -> Result<Vec<String>> {
        let script = "return [...document.querySelectorAll(`[data-testid=\"${arguments[0]}\"]`)].map(e => e.innerText ?? e.textContent)";
        Ok(serde_json::from_value(self.js_with(script, vec![json!(testid)]).await?)?)
    }

    /// What a person reads on the page.
    pub(crate) async fn body_text(&self) -> Result<String> {
        Ok(self
            .js("return document.body ? document.body.innerText : ''")
            .await?
            .as_str()
            .unwrap_or_default()
            .to_owned())
    }

    /// The value of a property of the first visible element with this `data-testid`.
    pub(crate) async fn property(&self, testid: &str, name: &str) -> Result<Value> {
        let element = self.see(testid).await?;
        self.js_with("return arguments[0][arguments[1]]", vec![element.to_json()?, json!(name)]).await
    }

    /// The value of an attribute of the first visible element with this `data-testid`.
    pub(crate) async fn attribute(&self, testid: &str, name: &str) -> Result<Option<String>> {
        Ok(self.see(testid).await?.attr(name.to_owned()).await?)
    }

    async fn shown(&self, testid: &str) -> Result<Vec<WebElement>> {
        let driver = self.driver().await?;
        let mut visible = Vec::new();
        for element in driver.find_all(By::Css(format!("[data-testid=\"{testid}\"]"))).await? {
            if element.is_displayed().await.unwrap_or(false) {
                visible.push(element);
            }
        }
        Ok(visible)
    }

    async fn testids(&self) -> Result<String> {
        let script = "return [...document.querySelectorAll('[data-testid]')].map(e => e.dataset.testid).join(' ')";
        Ok(self.js(script).await?.as_str().unwrap_or_default().to_owned())
    }

    /// Waits until a condition holds. An error of the condition counts as "not yet".
    pub(crate) async fn until<F, O>(&self, what: &str, condition: F) -> Result<()>
    where
        F: Fn() -> O,
        O: Future<Output = Result<bool>>,
    {
        let end = Instant::now() + PATIENCE;
        loop {
            let outcome = condition().await;
            if matches!(outcome, Ok(true)) {
                return Ok(());
            }
            if Instant::now() > end {
                let reason = outcome.err().map(|error| format!(" ({error:#})")).unwrap_or_default();
                bail!("waited in vain for {what}{reason}; there are: {}", self.testids().await.unwrap_or_default());
            }
            tokio::time::sleep(PAUSE).await;
        }
    }

    // --- doing ---

    /// Taps the first visible element with this `data-testid`, waited for.
    pub(crate) async fn tap(&self, testid: &str) -> Result<()> {
        self.tap_nth(testid, 0).await
    }

    /// Taps the n-th visible element with this `data-testid`; again if it was replaced, covered or moving just then.
    pub(crate) async fn tap_nth(&self, testid: &str, n: usize) -> Result<()> {
        let end = Instant::now() + PATIENCE;
        loop {
            let element = self.see_nth(testid, n).await?;
            match self.tap_on(&element).await {
                Ok(()) => return Ok(()),
                Err(error) if Instant::now() > end => return Err(anyhow!("{testid} cannot be tapped: {error}")),
                Err(_) => tokio::time::sleep(PAUSE).await,
            }
        }
    }

    /// Types into a field after what it holds, key by key.
    pub(crate) async fn type_into(&self, testid: &str, text: &str) -> Result<()> {
        Ok(self.see(testid).await?.send_keys(text).await?)
    }

    /// Replaces what a field, a choice or a date holds, and tells the app as a person's input would. Also for text
    /// that drivers cannot type (emoji, extension B) and for 100,000 characters.
    pub(crate) async fn fill(&self, testid: &str, value: &str) -> Result<()> {
        let script = "const [e, value] = arguments;
            e.focus();
            const prototype = e instanceof HTMLTextAreaElement ? HTMLTextAreaElement : e instanceof HTMLSelectElement ? HTMLSelectElement : HTMLInputElement;
            Object.getOwnPropertyDescriptor(prototype.prototype, 'value').set.call(e, value);
            e.dispatchEvent(new InputEvent('input', { bubbles: true }));
            e.dispatchEvent(new Event('change', { bubbles: true }));";
        let element = self.see(testid).await?;
        self.js_with(script, vec![element.to_json()?, json!(value)]).await.map(drop)
    }

    /// Leaves the field that has the focus, as tapping elsewhere does.
    pub(crate) async fn leave_field(&self) -> Result<()> {
        self.js("document.activeElement && document.activeElement.blur()").await.map(drop)
    }

    /// Presses keys on whatever has the focus.
    pub(crate) async fn press(&self, keys: impl Into<thirtyfour::TypingData>) -> Result<()> {
        let driver = self.driver().await?;
        let active = driver.active_element().await?;
        Ok(active.send_keys(keys).await?)
    }

    /// Gives files to a file input, hidden or not, as if picked.
    pub(crate) async fn give_file(&self, testid: &str, file: &Path) -> Result<()> {
        let driver = self.driver().await?;
        let css = format!("input[type=file][data-testid=\"{testid}\"], [data-testid=\"{testid}\"] input[type=file]");
        self.until(&format!("the file input {testid}"), || async {
            Ok(!driver.find_all(By::Css(css.clone())).await?.is_empty())
        })
        .await?;
        let input = driver.find(By::Css(css)).await?;
        Ok(input.send_keys(file.to_string_lossy().as_ref()).await?)
    }

    /// The n-th file that the app has handed over since it was loaded, with its name, waited for.
    pub(crate) async fn download(&self, n: usize) -> Result<(String, Vec<u8>)> {
        let there = format!("return (window.__files || []).length > {n}");
        self.until("a file to be handed over", || async { Ok(self.js(&there).await? == json!(true)) }).await?;
        let name = self.js(&format!("return window.__files[{n}].name")).await?;
        let text = self.js_async(&format!("return window.__file({n})")).await?;
        let bytes = base64::engine::general_purpose::STANDARD
            .decode(text.as_str().context("no file")?)
            .map_err(|error| anyhow!("{error}"))?;
        Ok((name.as_str().unwrap_or_default().to_owned(), bytes))
    }

    /// Runs a function body in the page and returns its value.
    pub(crate) async fn js(&self, body: &str) -> Result<Value> {
        self.js_with(body, Vec::new()).await
    }

    /// Runs a function body with arguments.
    pub(crate) async fn js_with(&self, body: &str, arguments: Vec<Value>) -> Result<Value> {
        Ok(self.driver().await?.execute(body.to_owned(), arguments).await?.json().clone())
    }

    /// Runs the body of an async function in the page and returns what it resolves to; its error is ours.
    pub(crate) async fn js_async(&self, body: &str) -> Result<Value> {
        let script = format!(
            "const done = arguments[arguments.length - 1];
            (async () => {{ {body} }})().then(value => done({{ value: value === undefined ? null : value }}), error => done({{ error: String(error && error.message || error) }}));"
        );
        let driver = self.driver().await?;
        let answer = driver.execute_async(script, Vec::<Value>::new()).await?.json().clone();
        match answer.get("error").and_then(Value::as_str) {
            Some(error) => bail!("in the page: {error}"),
            None => Ok(answer.get("value").cloned().unwrap_or_default()),
        }
    }

    // --- sizes and pictures ---

    /// Gives the page this size. Firefox and WebKitGTK cannot go below about 500 px: see [`Page::phone`].
    pub(crate) async fn resize(&self, width: u32, height: u32) -> Result<()> {
        let driver = self.driver().await?;
        if self.browser.engine == Engine::Chromium {
            let metrics = json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
            driver.cdp().send_raw("Emulation.setDeviceMetricsOverride", metrics).await?;
            return Ok(());
        }
        driver.set_window_rect(0, 0, width, height).await?;
        let inner = self.js("return [innerWidth, innerHeight]").await?;
        let missing = |index: usize, wanted: u32| wanted.saturating_sub(inner[index].as_u64().unwrap_or(0) as u32);
        driver.set_window_rect(0, 0, width + missing(0, width), height + missing(1, height)).await?;
        Ok(())
    }

    /// The app on a phone of 390 × 844: by size in Chromium, in a frame of that size in the others.
    pub(crate) async fn phone(&self) -> Result<Self> {
        if self.browser.engine == Engine::Chromium {
            self.resize(390, 844).await?;
            return Ok(self.clone());
        }
        let driver = self.driver().await?;
        driver.goto(format!("{}__frame.html", self.base)).await?;
        driver.enter_frame(0).await?;
        let page = Self { framed: true, ..self.clone() };
        page.started().await?;
        Ok(page)
    }

    /// A picture of the page: `target/shots/NAME.png`.
    pub(crate) async fn shot(&self, name: &str) -> Result<PathBuf> {
        let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/shots").join(format!("{name}.png"));
        std::fs::create_dir_all(file.parent().context("no folder")?)?;
        self.driver().await?.screenshot(&file).await?;
        Ok(file)
    }

    // --- what went wrong ---

    /// Errors since the page was loaded: exceptions, failed loads, refused requests, `console.error`.
    pub(crate) async fn problems(&self) -> Result<Vec<String>> {
        let mut all: Vec<String> = serde_json::from_value(self.js("return window.__problems || []").await?)?;
        if self.browser.engine == Engine::Chromium {
            let log = self.driver().await?.browser_log().await?;
            all.extend(log.into_iter().filter(|entry| entry.level == "SEVERE").map(|entry| entry.message));
        }
        Ok(all)
    }

    /// Fails when anything went wrong on the page.
    pub(crate) async fn no_problems(&self) -> Result<()> {
        let problems = self.problems().await?;
        anyhow::ensure!(problems.is_empty(), "problems on the page:\n  {}", problems.join("\n  "));
        Ok(())
    }

    /// Everything that the page has loaded, as the browser tells it; in Chromium also what it merely tried.
    pub(crate) async fn loaded(&self) -> Result<Vec<String>> {
        let script = "return [location.href, ...performance.getEntriesByType('resource').map(e => e.name)]";
        let mut all: Vec<String> = serde_json::from_value(self.js(script).await?)?;
        if self.browser.engine == Engine::Chromium {
            for entry in self.driver().await?.get_log("performance").await? {
                let event: Value = serde_json::from_str(&entry.message)?;
                if event["message"]["method"] == "Network.requestWillBeSent" {
                    all.extend(event["message"]["params"]["request"]["url"].as_str().map(str::to_owned));
                }
            }
        }
        Ok(all)
    }

    /// Serious violations that axe-core finds (WCAG 2.2 A and AA), one line each. Chromium only.
    pub(crate) async fn axe(&self) -> Result<Vec<String>> {
        let source =
            std::fs::read_to_string(tool("node_modules/axe-core/axe.min.js")).context("axe-core: ./dev setup")?;
        self.js(&source).await?;
        let found = self
            .js_async(
                "const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
                const result = await axe.run(document, { runOnly: tags, resultTypes: ['violations'] });
                return result.violations.filter(v => ['serious', 'critical'].includes(v.impact)).flatMap(v =>
                    v.nodes.map(n => `${v.id} (${v.impact}): ${n.target.join(' ')}: ${n.failureSummary}`));",
            )
            .await?;
        Ok(serde_json::from_value(found)?)
    }
}
