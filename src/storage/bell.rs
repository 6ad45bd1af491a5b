//! A bell among the tabs of one database: it says that something is to be looked at anew, not what. Beside the channel
//! of the rows, so that only pages that listen open it.

use gloo_events::EventListener;
use wasm_bindgen::JsValue;
use web_sys::BroadcastChannel;

/// Rings in the other tabs, and by itself when it is dropped.
pub struct Bell {
    channel: Option<BroadcastChannel>,
    _listener: Option<EventListener>,
}

impl Bell {
    /// Calls back whenever another tab rings the bell of this name. In a browser without channels none rings.
    pub fn hang(name: &str, on_ring: impl Fn() + 'static) -> Self {
        let channel = BroadcastChannel::new(&format!("dianxun.open.{name}")).ok();
        let listener = channel.as_ref().map(|channel| EventListener::new(channel, "message", move |_| on_ring()));
        Self { channel, _listener: listener }
    }

    /// Rings in the other tabs.
    pub fn ring(&self) {
        if let Some(channel) = &self.channel {
            // A closed channel: this tab is going away.
            let _ = channel.post_message(&JsValue::NULL);
        }
    }
}

impl Drop for Bell {
    fn drop(&mut self) {
        self.ring();
        if let Some(channel) = &self.channel {
            channel.close();
        }
    }
}
