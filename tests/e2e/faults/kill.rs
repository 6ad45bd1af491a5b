//! R01: the browser is killed while it writes. What it had shown as stored is there when it comes back, nothing is torn.

use std::collections::BTreeMap;

use anyhow::{Context, Result, ensure};
use serde_json::json;

use super::{at_first_check, dots, journal_is_whole, no_draft_left, note_at, stream};
use crate::hand::Hand;
use crate::journey::Journey;
use crate::server::Server;

const ROUNDS: u32 = 20;
const CHECKS: [&str; 6] = ["INSP-01.1", "INSP-01.2", "INSP-01.3", "INSP-01.4", "INSP-05.1", "INSP-06.1"];
const NOTES: [&str; 2] = ["INSP-01.5", "INSP-05.2"];

/// What a field may hold after a kill: what was shown as stored last, or the one write that was under way.
#[derive(Default)]
struct Expected(BTreeMap<(String, String), Vec<String>>);

pub(super) async fn r01_twenty_rounds_of_kill_nine(at: Journey) -> Result<()> {
    let server = at.server()?;
    let profile = at.folder("profile")?;
    let mut hand = Hand::on(at.open_with(&server, &profile).await?);
    let run = at_first_check(&hand).await?;
    let mut expected = Expected::default();
    for round in 1..=ROUNDS {
        let told_before = told(&server).len();
        stream(&hand, round, &CHECKS, &NOTES, u32::MAX).await?;
        let wanted = 2 + (round * 5 % 9) as usize; // killed after two to ten writes, in the midst of the next
        hand.until("writes", || async { Ok(stored(&told(&server)[told_before..]) >= wanted) }).await?;
        hand.browser.kill();
        expected.hear(&told(&server)[told_before..]);
        hand = Hand::on(at.open_with(&server, &profile).await?);
        hand.goto(&format!("#/inspections/{run}")).await?;
        expected.is_met(&hand).await.with_context(|| format!("after kill {round}"))?;
        journal_is_whole(&hand).await.with_context(|| format!("after kill {round}"))?;
        hand.no_problems().await.with_context(|| format!("after kill {round}"))?;
    }
    Ok(())
}

/// What the page told before it was killed: `tap/INSP-01.1/answer/pass`, `done/…`.
fn told(server: &Server) -> Vec<String> {
    let marked = |line: String| line.split_once("/__told/").map(|(_, words)| words.to_owned());
    server.requests().into_iter().filter_map(marked).collect()
}

fn stored(told: &[String]) -> usize {
    told.iter().filter(|line| line.starts_with("done/")).count()
}

impl Expected {
    fn hear(&mut self, told: &[String]) {
        for line in told {
            let words: Vec<&str> = line.split('/').collect();
            let [when, check, field, value] = words[..] else { continue };
            let allowed = self.0.entry((check.to_owned(), field.to_owned())).or_default();
            if when == "done" {
                allowed.clear();
            } else if allowed.is_empty() {
                allowed.push(if field == "answer" { "open" } else { "" }.to_owned());
            }
            allowed.push(value.to_owned());
        }
    }

    /// Compares, and takes what is there as stored from now on.
    async fn is_met(&mut self, hand: &Hand) -> Result<()> {
        hand.see_count("dot", 23).await?;
        no_draft_left(hand).await?;
        let dots = dots(hand).await?;
        for ((check, field), allowed) in &mut self.0 {
            let found = match field.as_str() {
                "answer" => dots[check.as_str()].clone(),
                _ => json!(note_at(hand, check).await?),
            };
            let is_allowed = allowed.iter().any(|value| found == json!(value));
            ensure!(is_allowed, "{check} {field} is {found}, not one of {allowed:?}");
            *allowed = vec![found.as_str().unwrap_or_default().to_owned()];
        }
        Ok(())
    }
}
