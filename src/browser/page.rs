//! The page as a whole: its root element, its language, loading it anew. Knows no route and no record.

use futures::channel::oneshot;
use futures::future::select;
use gloo_timers::future::TimeoutFuture;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;

/// A browser may stop drawing without saying so: then the wait for a frame ends. Milliseconds.
const PATIENCE: u32 = 500;

/// Sets an attribute of the root element; empty takes it away.
pub fn set_root(attribute: &str, value: &str) {
    let root = web_sys::window().and_then(|window| window.document()).and_then(|document| document.document_element());
    let Some(root) = root else { return };
    let _ = if value.is_empty() { root.remove_attribute(attribute) } else { root.set_attribute(attribute, value) };
}

/// The browser's language tag, such as `zh-CN`; empty when it does not say.
pub fn language() -> String {
    web_sys::window().and_then(|window| window.navigator().language()).unwrap_or_default()
}

/// Loads the app anew, at its first screen.
pub fn start_over() {
    if let Some(window) = web_sys::window() {
        let _ = window.location().set_hash("");
        let _ = window.location().reload();
    }
}

/// Loads the app anew, where it is.
pub fn load_anew() {
    if let Some(window) = web_sys::window() {
        let _ = window.location().reload();
    }
}

/// Calls back whenever the page comes to the front.
pub fn on_shown(callback: impl Fn() + 'static) {
    let Some(document) = web_sys::window().and_then(|window| window.document()) else { return };
    let seen = document.clone();
    let shown = move |_: &web_sys::Event| {
        if !seen.hidden() {
            callback();
        }
    };
    gloo_events::EventListener::new(&document, "visibilitychange", shown).forget();
}

/// When the present state of the page has been drawn: what takes long and is not seen yet can come after it. A page
/// that nobody sees draws nothing; there it is at once.
pub async fn drawn() {
    let document = web_sys::window().and_then(|window| window.document());
    if document.is_none_or(|document| document.hidden()) {
        return;
    }
    let (told, on_told) = oneshot::channel::<()>();
    let tell = Closure::once_into_js(move |_: f64| {
        let _ = told.send(());
    });
    if let Some(window) = web_sys::window() {
        let _ = window.request_animation_frame(tell.unchecked_ref());
    }
    select(on_told, TimeoutFuture::new(PATIENCE)).await;
    // The frame is drawn when those who asked for it have run.
    TimeoutFuture::new(0).await;
}

/// The size of the page's text, in pixels: 16 unless the person wants it larger.
pub fn text_size() -> f64 {
    let size = || {
        let window = web_sys::window()?;
        let style = window.get_computed_style(&window.document()?.document_element()?).ok().flatten()?;
        style.get_property_value("font-size").ok()?.trim_end_matches("px").parse().ok()
    };
    size().unwrap_or(16.0)
}
