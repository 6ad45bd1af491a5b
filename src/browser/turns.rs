//! Long work in short turns, so that the page stays alive meanwhile. Knows no work.

use super::clock;
use gloo_timers::future::TimeoutFuture;
use js_sys::Promise;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;
use web_sys::MessageChannel;

/// After how many milliseconds the page gets its turn, and from when on people should be told how far it is.
const TURN: i64 = 8;
const LONG: i64 = 500;

/// A work that is being done, and its present turn.
pub struct Turns {
    begun: i64,
    turn: i64,
}

impl Turns {
    /// It begins now.
    pub fn begin() -> Self {
        let now = clock::now();
        Self { begun: now, turn: now }
    }

    /// Whether the present turn has been long enough. A clock that was set back must not keep the page waiting either.
    pub fn is_over(&self) -> bool {
        !(self.turn..self.turn + TURN).contains(&clock::now())
    }

    /// Whether the whole work takes so long that people wonder.
    pub fn is_long(&self) -> bool {
        clock::now() - self.begun >= LONG
    }

    /// Gives the page its turn.
    pub async fn next(&mut self) {
        message().await;
        self.turn = clock::now();
    }
}

/// Waits for a message to itself. A timeout would do as well, but of many in a row browsers let each wait for four
/// milliseconds, half of a turn.
async fn message() {
    let Ok(channel) = MessageChannel::new() else { return TimeoutFuture::new(0).await };
    let come = Promise::new(&mut |resolve, _| {
        channel.port1().set_onmessage(Some(&resolve));
        // What cannot be sent would never come.
        if channel.port2().post_message(&JsValue::NULL).is_err() {
            let _ = resolve.call0(&JsValue::NULL);
        }
    });
    let _ = JsFuture::from(come).await;
    channel.port1().close();
}
