//! A message between page and worker: JSON text and perhaps files beside it. Knows not what it says.

use js_sys::{Array, Object, Reflect};
use serde::Serialize;
use serde::de::DeserializeOwned;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::Blob;

const TEXT: &str = "text";
const FILES: &str = "files";

/// Packs; `None` only for what has no form in JSON.
pub(crate) fn pack<T: Serialize>(message: &T, files: &[Blob]) -> Option<JsValue> {
    let object = Object::new();
    let text = serde_json::to_string(message).ok()?;
    Reflect::set(&object, &TEXT.into(), &text.into()).ok()?;
    if !files.is_empty() {
        Reflect::set(&object, &FILES.into(), &files.iter().collect::<Array>()).ok()?;
    }
    Some(object.into())
}

/// Unpacks; `None` for a message of somebody else.
pub(crate) fn unpack<T: DeserializeOwned>(data: &JsValue) -> Option<(T, Vec<Blob>)> {
    let member = |name: &str| Reflect::get(data, &name.into()).ok();
    let message = serde_json::from_str(&member(TEXT)?.as_string()?).ok()?;
    let files = member(FILES).and_then(|files| files.dyn_into::<Array>().ok()).unwrap_or_default();
    Some((message, files.iter().filter_map(|file| file.dyn_into().ok()).collect()))
}
