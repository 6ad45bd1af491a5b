//! A person at one tab, in the app's own words: make a shop, answer a check, switch the person, exchange a file.
//! Counts taps. Knows the app's test ids; the tab below it does not.
#![allow(dead_code, reason = "verbs of the journeys; each takes those that it needs")]

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail, ensure};
use serde_json::{Value, json};
use thirtyfour::{By, Key, WebElement};

use crate::page::Page;

/// How long a page may take to show what is expected of it.
const PATIENCE: Duration = Duration::from_secs(30);

/// A person's hand on a tab. Clones count together.
#[derive(Clone)]
pub(crate) struct Hand {
    pub(crate) page: Page,
    taps: Arc<AtomicUsize>,
}

impl std::ops::Deref for Hand {
    type Target = Page;

    fn deref(&self) -> &Page {
        &self.page
    }
}

impl Hand {
    /// A hand that has not tapped yet.
    pub(crate) fn on(page: Page) -> Self {
        Self { page, taps: Arc::default() }
    }

    /// The same person at another page: the browser was opened again.
    pub(crate) fn at(&self, page: Page) -> Self {
        Self { page, ..self.clone() }
    }

    /// Taps and keys so far.
    pub(crate) fn taps(&self) -> usize {
        self.taps.load(Ordering::Relaxed)
    }

    fn count(&self) {
        self.taps.fetch_add(1, Ordering::Relaxed);
    }

    // --- tapping, typing, looking ---

    /// Taps the first visible element with this `data-testid`.
    pub(crate) async fn tap(&self, testid: &str) -> Result<()> {
        self.count();
        self.page.tap(testid).await
    }

    /// Taps the first visible element that a selector finds; again if it was replaced or covered just then.
    pub(crate) async fn tap_css(&self, css: &str) -> Result<()> {
        self.tap_found(css, None).await
    }

    /// Taps what a selector finds after a script, which runs again before each try.
    async fn tap_found(&self, css: &str, script: Option<(&str, [&str; 2])>) -> Result<()> {
        self.count();
        let end = Instant::now() + PATIENCE;
        loop {
            if let Some((script, arguments)) = script {
                self.js_with(script, arguments.map(|argument| json!(argument)).to_vec()).await?;
            }
            let error = match self.visible(css).await? {
                Some(element) => match self.page.tap_on(&element).await {
                    Ok(()) => return Ok(()),
                    Err(error) => error.to_string(),
                },
                None => "it is not visible".to_owned(),
            };
            if Instant::now() > end {
                bail!("{css} cannot be tapped: {error}; the page says: {}", self.words().await);
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    }

    /// The first visible element that a selector finds, waited for.
    pub(crate) async fn see_css(&self, css: &str) -> Result<WebElement> {
        let end = Instant::now() + PATIENCE;
        loop {
            if let Some(element) = self.visible(css).await? {
                return Ok(element);
            }
            if Instant::now() > end {
                bail!("nothing visible fits {css}; the page says: {}", self.words().await);
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    }

    async fn visible(&self, css: &str) -> Result<Option<WebElement>> {
        for element in self.driver().await?.find_all(By::Css(css)).await.unwrap_or_default() {
            if element.is_displayed().await.unwrap_or(false) {
                return Ok(Some(element));
            }
        }
        Ok(None)
    }

    /// Waits until a script says `true`.
    pub(crate) async fn holds(&self, what: &str, script: &str) -> Result<()> {
        let outcome = self.until(what, || async { Ok(self.js(script).await? == json!(true)) }).await;
        match outcome {
            Ok(()) => Ok(()),
            Err(error) => bail!("{error:#}\n  the page says: {}", self.words().await),
        }
    }

    /// What stands on the page, in one line.
    pub(crate) async fn words(&self) -> String {
        self.body_text().await.unwrap_or_default().replace('\n', " | ")
    }

    /// Replaces what a field holds and leaves it.
    pub(crate) async fn write(&self, testid: &str, text: &str) -> Result<()> {
        self.count();
        self.fill(testid, text).await?;
        self.leave_field().await
    }

    /// Types key by key into a field and leaves it.
    pub(crate) async fn type_keys(&self, css: &str, text: &str) -> Result<()> {
        self.tap_css(css).await?;
        self.see_css(css).await?.send_keys(text).await?;
        self.leave_field().await
    }

    /// Presses a key, wherever the focus is.
    pub(crate) async fn key(&self, key: &str) -> Result<()> {
        self.count();
        Ok(self.driver().await?.action_chain().send_keys(key).perform().await?)
    }

    /// Ctrl-Z, outside a field.
    pub(crate) async fn undo_by_key(&self) -> Result<()> {
        self.leave_field().await?;
        self.count();
        let chain = self.driver().await?.action_chain();
        Ok(chain.key_down(Key::Control).send_keys("z").key_up(Key::Control).perform().await?)
    }

    /// Waits for a toast that says this.
    pub(crate) async fn told(&self, words: &str) -> Result<()> {
        self.see_in("toast", words).await
    }

    /// Puts the toast away, so that the next one is a new one.
    pub(crate) async fn no_toast(&self) -> Result<()> {
        self.js("document.querySelectorAll('[data-testid=toast] .button-icon').forEach(e => e.click())").await?;
        self.gone("toast").await
    }

    /// Chooses one of a few that stand side by side.
    pub(crate) async fn choose(&self, testid: &str, value: &str) -> Result<()> {
        self.tap_css(&format!("[data-testid=\"{testid}\"] label:has(input[value=\"{value}\"])")).await
    }

    /// Goes somewhere by the navigation, as a person does.
    pub(crate) async fn go(&self, route: &str) -> Result<()> {
        self.tap_css(&format!("a.nav-item[href=\"{route}\"]")).await?;
        self.holds(&format!("the page {route}"), &format!("return location.hash === '{route}'")).await
    }

    // --- first start, people ---

    /// Creates a shop and who is here, in Chinese; ends on Today.
    pub(crate) async fn new_shop(&self, shop: &str, person: &str, role: &str) -> Result<()> {
        self.see("choose-language").await?;
        self.choose("choose-language", "zh").await?;
        self.see_text("欢迎使用店巡").await?;
        self.write("shop-name", shop).await?;
        self.write("person-name", person).await?;
        self.write("person-role", role).await?;
        self.tap("create-shop").await?;
        self.see("slip").await.map(drop)
    }

    /// Looks at the demo shop, in Chinese; ends on Today.
    pub(crate) async fn enter_demo(&self) -> Result<()> {
        self.see("choose-language").await?;
        self.choose("choose-language", "zh").await?;
        self.tap("enter-demo").await?;
        self.see("slip").await.map(drop)
    }

    /// Adds a person on the page of people.
    pub(crate) async fn add_person(&self, name: &str, role: &str) -> Result<()> {
        self.goto("#/people").await?;
        self.see("add-person").await?;
        // The form stays open for the next person. (WebKitGTK calls what a closed `details` holds visible.)
        if self.js("return document.querySelector('details:has(> [data-testid=add-person])').open").await?
            != json!(true)
        {
            self.tap("add-person").await?;
        }
        self.write("new-person-name", name).await?;
        self.write("new-person-role", role).await?;
        self.tap("save-person").await?;
        self.see_in("person-entry", name).await
    }

    /// Hands the device to somebody else; returns the taps that it took.
    pub(crate) async fn switch_to(&self, name: &str) -> Result<usize> {
        let before = self.taps();
        self.tap("person").await?;
        self.tap_in("choose-person", name).await?;
        self.see_in("person", name).await?;
        Ok(self.taps() - before)
    }

    /// Taps the element with this `data-testid` that says this.
    pub(crate) async fn tap_in(&self, testid: &str, words: &str) -> Result<()> {
        self.see_in(testid, words).await?;
        let mark = "const all = [...document.querySelectorAll(`[data-testid=\"${arguments[0]}\"]`)];
            document.querySelectorAll('[data-meant]').forEach(e => delete e.dataset.meant);
            const meant = all.find(e => e.textContent.includes(arguments[1]));
            if (meant) meant.dataset.meant = '';
";
        // A list that is drawn anew meanwhile has lost the mark.
        self.tap_found("[data-meant]", Some((mark, [testid, words]))).await
    }

    // --- the inspection ---

    /// From Today to the check that comes first.
    pub(crate) async fn begin_inspection(&self) -> Result<()> {
        self.tap_css("[data-testid=start-inspection], [data-testid=continue-inspection]").await?;
        self.see("check").await.map(drop)
    }

    /// Waits until this check is shown.
    pub(crate) async fn on_check(&self, check: &str) -> Result<()> {
        let script = format!("return document.querySelector('[data-testid=check]')?.dataset.check === '{check}'");
        self.holds(&format!("check {check}"), &script).await
    }

    /// Goes to a check by its dot.
    pub(crate) async fn go_to_check(&self, check: &str) -> Result<()> {
        self.tap_css(&format!("[data-testid=dot][data-check=\"{check}\"]")).await?;
        self.on_check(check).await
    }

    /// Answers the check that is shown, for the page as a whole.
    pub(crate) async fn answer(&self, check: &str, outcome: &str) -> Result<()> {
        self.on_check(check).await?;
        self.tap(&format!("answer-{outcome}")).await?;
        self.check_is(check, outcome).await
    }

    /// Waits until a check's dot says this: open, part, pass, fail, na.
    pub(crate) async fn check_is(&self, check: &str, state: &str) -> Result<()> {
        let dot = format!("document.querySelector('[data-testid=dot][data-check=\"{check}\"]')");
        self.holds(&format!("{check} to be {state}"), &format!("return {dot}?.dataset.state === '{state}'")).await
    }

    /// Names a banner or item at the check that is shown.
    pub(crate) async fn add_entry(&self, name: &str) -> Result<()> {
        self.fill("entry-name", name).await?;
        self.tap("entry-add").await?;
        self.see_in("entry", name).await
    }

    /// The selector of an entry's row at the check that is shown.
    pub(crate) async fn row(&self, name: &str) -> Result<String> {
        self.see_in("entry", name).await?;
        let script = "return [...document.querySelectorAll('[data-testid=entry]')]
            .find(e => e.querySelector('.entry-name').textContent.includes(arguments[0]))?.dataset.entry ?? null";
        let id = self.js_with(script, vec![json!(name)]).await?;
        Ok(format!("[data-entry=\"{}\"]", id.as_str().with_context(|| format!("no entry is called {name}"))?))
    }

    /// Answers the check that is shown for one entry.
    pub(crate) async fn answer_entry(&self, check: &str, name: &str, outcome: &str) -> Result<()> {
        self.on_check(check).await?;
        let row = self.row(name).await?;
        self.tap_css(&format!("{row} [data-testid=answer-{outcome}]")).await
    }

    /// Opens the follow-up of the fail that stands open, as it is offered; `row` narrows it down.
    pub(crate) async fn open_follow_up(&self, row: &str) -> Result<()> {
        self.tap_css(&format!("{row} [data-testid=follow-up-create]")).await?;
        self.see_css(&format!("{row} [data-testid=follow-up]")).await.map(drop)
    }

    /// The id of the run in the address.
    pub(crate) async fn run_id(&self) -> Result<String> {
        let found = self.js("return decodeURIComponent(location.hash.split('/')[2] ?? '')").await?;
        let id = found.as_str().unwrap_or_default().to_owned();
        ensure!(id.contains(":daily:"), "no run in the address: {id}");
        Ok(id)
    }

    /// From the run to its summary, and hands it in.
    pub(crate) async fn submit(&self) -> Result<()> {
        self.tap("to-summary").await?;
        self.tap("submit-run").await?;
        self.see_in("run-status", "待审核").await
    }

    // --- files ---

    /// Exports everything; the file as it was handed over.
    pub(crate) async fn export(&self) -> Result<(String, Vec<u8>)> {
        self.goto("#/exchange").await?;
        let before = self.js("return window.__files.length").await?.as_u64().unwrap_or_default();
        self.tap("export").await?;
        self.download(usize::try_from(before)?).await
    }

    /// Exports everything into a file.
    pub(crate) async fn export_to(&self, file: PathBuf) -> Result<PathBuf> {
        let (name, bytes) = self.export().await?;
        ensure!(name.starts_with("dianxun_") && name.ends_with(".json"), "the file is called {name}");
        std::fs::write(&file, bytes)?;
        Ok(file)
    }

    /// Imports a file on the page of files; what the app says about it.
    pub(crate) async fn import(&self, file: &Path) -> Result<String> {
        self.goto("#/today").await?; // what was said about an earlier file goes with the page
        self.see("slip").await?;
        self.goto("#/exchange").await?;
        self.give_file("import-file", file).await?;
        let take_in = "document.querySelector('[data-testid=take-in]:not([hidden])')";
        let outcome = "document.querySelector('[data-testid=import-outcome]')";
        self.holds("a preview or an outcome", &format!("return !!({take_in} || {outcome})")).await?;
        if self.js(&format!("return !!{take_in}")).await? == json!(true) {
            self.tap("take-in").await?;
        }
        self.text("import-outcome").await
    }
}

/// Records and journal of an exported file: what two devices compare. That somebody exported is noted, and changes nothing.
pub(crate) fn content(export: &[u8]) -> Result<(Value, Value)> {
    let mut file: Value = serde_json::from_slice(export).context("the export is no JSON")?;
    let journal = file["journal"].as_array_mut().context("no journal")?;
    journal.retain(|row| row["name"] != "exchange.export");
    Ok((file["records"].clone(), file["journal"].clone()))
}
