//! axe-core on every page, in both languages, light and dark: no serious or critical violation (WCAG 2.2 AA).

use std::future::Future;

use anyhow::{Context, Result, ensure};

use crate::journey::Journey;
use crate::tour;

journeys_in!([chromium] chinese_light, chinese_dark, english_light, english_dark);

async fn every_page(at: Journey, lang: &str, theme: &str) -> Result<()> {
    let server = at.server()?;
    let hand = tour::begin(&at, &server, lang, theme).await?;
    let mut found = Vec::new();
    for name in tour::STOPS {
        tour::stop(&hand, name).await.with_context(|| format!("on the way to {name}"))?;
        hand.js("scrollTo(0, 0)").await?; // what has been scrolled below the top line counts as covered
        let still = "return document.getAnimations().every(a => a.playState !== 'running')";
        hand.holds("everything to stand still", still).await?;
        found.extend(hand.axe().await?.into_iter().map(|one| format!("{name}: {one}")));
    }
    ensure!(found.is_empty(), "{} violations:\n{}", found.len(), found.join("\n"));
    hand.no_problems().await
}

fn chinese_light(at: Journey) -> impl Future<Output = Result<()>> + Send {
    every_page(at, "zh", "light")
}

fn chinese_dark(at: Journey) -> impl Future<Output = Result<()>> + Send {
    every_page(at, "zh", "dark")
}

fn english_light(at: Journey) -> impl Future<Output = Result<()>> + Send {
    every_page(at, "en", "light")
}

fn english_dark(at: Journey) -> impl Future<Output = Result<()>> + Send {
    every_page(at, "en", "dark")
}
