//! One tap, and whether it arrived. A driver aims at the place where an element stood when it looked: a click can fall
//! beside it while a page is being drawn, or get lost in a busy browser, and a person would simply tap again. Knows no
//! test ids.

use std::time::{Duration, Instant};

use anyhow::Result;
use serde_json::{Value, json};
use thirtyfour::WebElement;

use crate::page::Page;

/// How often a tap is repeated that did not arrive.
const TRIES: usize = 3;
/// How long a browser may take to tell the page of a click.
const ARRIVAL: Duration = Duration::from_secs(1);

/// Brings the element into view and listens for the next click. `tapped` stays undefined on a page that was loaded anew.
const AIM: &str = "const [element] = arguments;
    element.scrollIntoView({ block: 'center', behavior: 'instant' });
    window.aim?.abort();
    window.aim = new AbortController();
    window.tapped = null;
    addEventListener('click', event => {
        if (event.composedPath().includes(element)) window.tapped = true;
        else window.tapped ??= event.target.outerHTML?.slice(0, 80) ?? 'the page';
    }, { capture: true, signal: window.aim.signal });";

impl Page {
    /// Taps an element, again if the click did not reach it.
    ///
    /// # Errors
    /// The driver says that it cannot be tapped: gone, or covered by something.
    pub(crate) async fn tap_on(&self, element: &WebElement) -> Result<()> {
        for attempt in 1..=TRIES {
            let aimed = self.js_with(AIM, vec![element.to_json()?]).await;
            if attempt > 1 && aimed.is_err() {
                return Ok(()); // it is gone: the click did something after all
            }
            element.click().await?;
            let Some(instead) = self.missed().await else { return Ok(()) };
            eprintln!("a tap did not arrive (try {attempt} of {TRIES}); it reached {instead}");
        }
        Ok(())
    }

    /// What a click reached instead of what it was meant for; `None` where it arrived, or the page is another by now.
    async fn missed(&self) -> Option<Value> {
        let end = Instant::now() + ARRIVAL;
        loop {
            match self.js("return window.tapped === undefined ? true : window.tapped").await {
                Ok(Value::Bool(true)) | Err(_) => return None,
                Ok(Value::Null) if Instant::now() > end => return Some(json!("nothing")),
                Ok(Value::Null) => tokio::time::sleep(Duration::from_millis(20)).await,
                Ok(other) => return Some(other),
            }
        }
    }
}
