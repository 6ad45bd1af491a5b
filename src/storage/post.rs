//! A message between page and worker: JSON text and perhaps a file beside it. Knows not what it says.

use js_sys::{Object, Reflect};
use serde::Serialize;
use serde::de::DeserializeOwned;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::Blob;

const TEXT: &str = "text";
const FILE: &str = "file";

/// Packs; `None` only for what has no form in JSON.
pub(crate) fn pack<T: Serialize>(message: &T, file: Option<&Blob>) -> Option<JsValue> {
    let object = Object::new();
    let text = serde_json::to_string(message).ok()?;
    Reflect::set(&object, &TEXT.into(), &text.into()).ok()?;
    if let Some(file) = file {
        Reflect::set(&object, &FILE.into(), file).ok()?;
    }
    Some(object.into())
}

/// Unpacks; `None` for a message of somebody else.
pub(crate) fn unpack<T: DeserializeOwned>(data: &JsValue) -> Option<(T, Option<Blob>)> {
    let member = |name: &str| Reflect::get(data, &name.into()).ok();
    let message = serde_json::from_str(&member(TEXT)?.as_string()?).ok()?;
    Some((message, member(FILE).and_then(|file| file.dyn_into().ok())))
}
