//! R03: the files in which the browser keeps the database are cut, overwritten or gone, as after a power cut. The app shows
//! what was there, or says that it cannot; never an innocent empty start.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};
use serde_json::Value;

use super::{at_first_check, copied, dots};
use crate::hand::Hand;
use crate::journey::Journey;

/// A way in which files come to harm.
type Harm = fn(&Path) -> Result<()>;

const HARMS: [(&str, Harm); 5] = [
    ("cut to half", |folder| each(folder, "", |file, bytes| Ok(std::fs::write(file, &bytes[..bytes.len() / 2])?))),
    ("overwritten in the middle", |folder| each(folder, "", |file, bytes| Ok(std::fs::write(file, garbled(bytes))?))),
    ("the newest writes cut off", |folder| {
        each(folder, ".log", |file, bytes| Ok(std::fs::write(file, &bytes[..bytes.len() * 2 / 3])?))
    }),
    ("the list of files gone", |folder| each(folder, "CURRENT", |file, _| Ok(std::fs::remove_file(file)?))),
    ("all gone", |folder| Ok(std::fs::remove_dir_all(folder)?)),
];

pub(super) async fn r03_damaged_files_are_no_first_start(at: Journey) -> Result<()> {
    let (server, profile) = (at.server()?, at.folder("at-rest")?);
    let hand = Hand::on(at.open_with(&server, &profile).await?);
    let run = at_first_check(&hand).await?;
    for check in ["INSP-01.1", "INSP-01.2", "INSP-01.3"] {
        hand.answer(check, "pass").await?;
    }
    let stood = dots(&hand).await?;
    hand.browser.quit().await;
    let mut lost = 0;
    for (number, (what, harm)) in HARMS.into_iter().enumerate() {
        let copy = at.folder(&format!("harmed-{number}"))?;
        copied(&profile, &copy)?;
        harm(&database(&copy)?).context(what)?;
        let hand = Hand::on(at.open_with(&server, &copy).await?);
        lost += usize::from(is_told(&hand, &run, &stood).await.context(what)?);
        hand.browser.quit().await;
    }
    ensure!(lost > 0, "no harm was done at all");
    Ok(())
}

/// Whether the loss is told; if not, everything is there.
async fn is_told(hand: &Hand, run: &str, stood: &Value) -> Result<bool> {
    let any = "document.querySelector('[data-testid=data-lost], [data-testid=failed], [data-testid=slip]')";
    hand.holds("the loss or what was there", &format!("return !!{any}")).await?;
    let start = hand.count("create-shop").await? + hand.count("choose-language").await?;
    ensure!(start == 0, "a first start is offered as if nothing had been there");
    if hand.count("slip").await? == 0 {
        return Ok(true);
    }
    hand.goto(&format!("#/inspections/{run}")).await?;
    hand.see_css("[data-testid=dot], [data-testid=data-lost]").await?;
    if hand.count("data-lost").await? > 0 {
        return Ok(true); // noticed when all was in memory
    }
    let shown = dots(hand).await?;
    ensure!(shown == *stood, "of {stood} is left {shown}, and nobody says so");
    Ok(false)
}

/// The folder in which Chromium keeps the databases of the app.
fn database(profile: &Path) -> Result<PathBuf> {
    let folders = std::fs::read_dir(profile.join("Default/IndexedDB"))?;
    let mut folders = folders.map(|entry| Ok(entry?.path())).collect::<Result<Vec<_>>>()?;
    folders.retain(|path| path.extension().is_some_and(|end| end == "leveldb"));
    folders.pop().context("no database in the profile")
}

/// Does something to each file whose name ends like this.
fn each(folder: &Path, ending: &str, harm: impl Fn(&Path, &[u8]) -> Result<()>) -> Result<()> {
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        if path.to_string_lossy().ends_with(ending) {
            harm(&path, &std::fs::read(&path)?)?;
        }
    }
    Ok(())
}

fn garbled(bytes: &[u8]) -> Vec<u8> {
    let (from, until) = (bytes.len() / 3, bytes.len() * 2 / 3);
    bytes.iter().enumerate().map(|(at, byte)| if (from..until).contains(&at) { byte ^ 0x5A } else { *byte }).collect()
}
