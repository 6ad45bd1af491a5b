//! Whether the browser promises to keep what is stored, and how much it holds. Knows no records.

use js_sys::{Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// Whether storage is kept when space runs short.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Keeping {
    /// The browser promises to keep it.
    Kept,
    /// The browser may clear it when space runs short.
    MayBeCleared,
    /// The browser does not say (WebKitGTK has no `navigator.storage`).
    #[default]
    Unknown,
}

/// What the browser says now.
pub async fn state() -> Keeping {
    ask("persisted").await
}

/// Asks the browser to keep the storage; some ask the person.
pub async fn request() -> Keeping {
    ask("persist").await
}

async fn ask(method: &str) -> Keeping {
    match call(method).await.and_then(|answer| answer.as_bool()) {
        Some(true) => Keeping::Kept,
        Some(false) => Keeping::MayBeCleared,
        None => Keeping::Unknown,
    }
}

/// Bytes that the browser counts for this origin; a hint for people, not for decisions.
pub async fn used_bytes() -> Option<i64> {
    let estimate = call("estimate").await?;
    Reflect::get(&estimate, &"usage".into()).ok()?.as_f64().map(|bytes| bytes as i64)
}

async fn call(method: &str) -> Option<JsValue> {
    let navigator = web_sys::window()?.navigator();
    let storage = Reflect::get(&navigator, &"storage".into()).ok().filter(JsValue::is_object)?;
    let function: js_sys::Function = Reflect::get(&storage, &method.into()).ok()?.dyn_into().ok()?;
    let promise: Promise = function.call0(&storage).ok()?.dyn_into().ok()?;
    JsFuture::from(promise).await.ok()
}
