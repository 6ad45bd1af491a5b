//! Printing what the page shows, once it is all there. Knows no page.

use gloo_timers::future::TimeoutFuture;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Event, HtmlImageElement};

/// How often it is asked whether everything is there (milliseconds), and how many times.
const PAUSE: u32 = 50;
const PATIENCE: u32 = 600;

/// Opens the print window when nothing fits the selector `waiting` any more. What never comes (half a minute) is left
/// out: what may rightly take longer is waited for before.
pub async fn print(waiting: &str) {
    let Some(window) = web_sys::window() else { return };
    let Some(document) = window.document() else { return };
    for _ in 0..PATIENCE {
        if document.query_selector(waiting).ok().flatten().is_none() {
            break;
        }
        TimeoutFuture::new(PAUSE).await;
    }
    let _ = window.print();
}

/// Waits until the picture that has just been loaded can be drawn; one that cannot be decoded is waited for no longer.
pub async fn decoded(loaded: Event) {
    let image = loaded.target().and_then(|target| target.dyn_into::<HtmlImageElement>().ok());
    if let Some(image) = image {
        let _ = JsFuture::from(image.decode()).await;
    }
}
