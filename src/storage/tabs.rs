//! Other tabs of the same database: they hear what was committed and absorb it; they never write it, nor send
//! it on. Knows nothing of what is in the rows.

use crate::domain::change::JournalRow;
use gloo_events::EventListener;
use serde::{Deserialize, Serialize};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{BroadcastChannel, MessageEvent};

/// After so many changes a new message begins, so that a large import does not travel as one text.
const CHANGES_AT_ONCE: usize = 5_000;

/// What a tab tells the others: rows that were committed, and the number of the last of them in the journal; without
/// rows, the number of the journal's last row.
#[derive(Serialize, Deserialize)]
struct News {
    rows: Vec<JournalRow>,
    head: u64,
}

/// This tab's place among the tabs.
pub struct Tabs {
    channel: Option<BroadcastChannel>,
    _listener: Option<EventListener>,
}

impl Tabs {
    /// Joins the tabs of the database of this name. In a browser without channels tabs do not hear of each
    /// other until they are loaded again.
    pub fn open(name: &str, on_rows: impl Fn(Vec<JournalRow>, u64) + 'static) -> Self {
        let channel = BroadcastChannel::new(&format!("dianxun.{name}")).ok();
        let hear = move |event: &web_sys::Event| {
            let data = event.dyn_ref::<MessageEvent>().map(MessageEvent::data).unwrap_or_default();
            // What another version of the app sends and this one cannot read is left alone.
            if let Some(News { rows, head }) = data.as_string().and_then(|text| serde_json::from_str(&text).ok()) {
                on_rows(rows, head);
            }
        };
        let listener = channel.as_ref().map(|channel| EventListener::new(channel, "message", hear));
        Self { channel, _listener: listener }
    }

    /// Tells the others what was committed; `head` is what the commit returned.
    pub fn send(&self, rows: &[JournalRow], head: u64) {
        let mut waiting = Vec::new();
        let mut changes = 0;
        for (row, left) in rows.iter().zip((0..rows.len() as u64).rev()) {
            waiting.push(row.clone());
            changes += row.changes.len();
            if changes >= CHANGES_AT_ONCE || left == 0 {
                self.post(News { rows: std::mem::take(&mut waiting), head: head.saturating_sub(left) });
                changes = 0;
            }
        }
    }

    /// Tells the others only how far the journal goes: they may have missed something.
    pub fn greet(&self, head: u64) {
        self.post(News { rows: Vec::new(), head });
    }

    fn post(&self, news: News) {
        let text = serde_json::to_string(&news).ok();
        if let Some((channel, text)) = self.channel.as_ref().zip(text) {
            // A closed channel: this tab is going away.
            let _ = channel.post_message(&JsValue::from_str(&text));
        }
    }
}

impl Drop for Tabs {
    fn drop(&mut self) {
        if let Some(channel) = &self.channel {
            channel.close();
        }
    }
}
