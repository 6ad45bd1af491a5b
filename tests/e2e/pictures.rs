//! Every page at four sizes: nothing stands out to the side, nothing is cut. With `DIANXUN_SHOTS=folder` also a
//! picture of each, light and dark.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};
use serde_json::json;

use crate::hand::Hand;
use crate::journey::Journey;
use crate::tour;

journeys_in!([chromium] fits_in_chinese, fits_in_english);

const SIZES: [(u32, u32); 4] = [(1180, 820), (820, 1180), (390, 844), (1440, 900)];

async fn fits_in_chinese(at: Journey) -> Result<()> {
    every_size(at, "zh").await
}

async fn fits_in_english(at: Journey) -> Result<()> {
    every_size(at, "en").await
}

async fn every_size(at: Journey, lang: &str) -> Result<()> {
    let server = at.server()?;
    let hand = tour::begin(&at, &server, lang, "light").await?;
    let folder = std::env::var_os("DIANXUN_SHOTS").map(PathBuf::from);
    let mut wrong = Vec::new();
    for name in tour::STOPS {
        hand.resize(1440, 900).await?;
        tour::stop(&hand, name).await.with_context(|| format!("on the way to {name}"))?;
        for (width, height) in SIZES {
            hand.resize(width, height).await?;
            hand.holds("what moves to rest", "return document.getAnimations().every(a => a.playState !== 'running')")
                .await?;
            let problems = hand.js(STICKS_OUT).await?;
            let problems = problems.as_array().cloned().unwrap_or_default();
            wrong.extend(problems.iter().map(|what| format!("{name} at {width}: {}", what.as_str().unwrap_or("?"))));
            if let Some(folder) = &folder {
                pictures(&hand, folder, &format!("{lang}-{name}-{width}")).await?;
            }
        }
    }
    ensure!(wrong.is_empty(), "{} things do not fit:\n{}", wrong.len(), wrong.join("\n"));
    hand.no_problems().await
}

/// What is wider than the window, unless it scrolls in a box of its own; buttons whose words are cut.
const STICKS_OUT: &str = "const wide = innerWidth, found = [];
    if (document.documentElement.scrollWidth > wide) found.push(`the page is ${document.documentElement.scrollWidth} wide`);
    const scrolls = e => { for (; e && e !== document.body; e = e.parentElement) if (['auto', 'scroll', 'hidden', 'clip'].includes(getComputedStyle(e).overflowX)) return true; };
    for (const e of document.querySelectorAll('body *')) {
        const box = e.getBoundingClientRect();
        if (!box.width || !box.height || e.closest('.visually-hidden, .skip')) continue;
        if ((box.right > wide + 1 || box.left < -1) && !scrolls(e.parentElement)) found.push(`${e.tagName}.${e.className} reaches ${Math.round(box.left)}…${Math.round(box.right)}`);
        if (e.matches('button, .button') && e.scrollWidth > e.clientWidth + 1 && e.clientWidth && !e.matches('.photo, .list-row, .dot, .topline-item')) found.push(`cut: ${e.innerText}`);
    }
    return found.slice(0, 5);";

async fn pictures(hand: &Hand, folder: &Path, name: &str) -> Result<()> {
    for theme in ["light", "dark"] {
        hand.js_with("document.documentElement.dataset.theme = arguments[0]", vec![json!(theme)]).await?;
        hand.js_async("await Promise.all(document.getAnimations().map(a => a.finished.catch(() => {})))").await?;
        std::fs::create_dir_all(folder)?;
        hand.driver().await?.screenshot(&folder.join(format!("{name}-{theme}.png"))).await?;
    }
    hand.js("document.documentElement.dataset.theme = 'light'").await.map(drop)
}
