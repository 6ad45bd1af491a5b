//! Calling what browsers have and the bindings have not, by name: each binding would weigh on the first screen. Knows
//! no place; tells a browser's refusals apart.

use super::PlaceError;
use js_sys::{Array, Function, Object, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// A member that is there.
pub(super) fn member(of: &JsValue, name: &str) -> Option<JsValue> {
    Reflect::get(of, &name.into()).ok().filter(|member| !member.is_undefined() && !member.is_null())
}

/// Calls a method.
///
/// # Errors
/// What it throws; [`PlaceError::NotOffered`] when there is no such method.
pub(super) fn call(of: &JsValue, name: &str, arguments: &[JsValue]) -> Result<JsValue, PlaceError> {
    let function: Function =
        member(of, name).and_then(|method| method.dyn_into().ok()).ok_or(PlaceError::NotOffered)?;
    let arguments: Array = arguments.iter().collect();
    function.apply(of, &arguments).map_err(|thrown| refusal(&thrown))
}

/// Calls a method and waits for what it promises.
///
/// # Errors
/// What it throws, or what the promise was rejected with.
pub(super) async fn promised(of: &JsValue, name: &str, arguments: &[JsValue]) -> Result<JsValue, PlaceError> {
    let promise: Promise = call(of, name, arguments)?.unchecked_into();
    JsFuture::from(promise).await.map_err(|thrown| refusal(&thrown))
}

/// An object of such members.
pub(super) fn options(members: &[(&str, JsValue)]) -> JsValue {
    let object = Object::new();
    for (name, value) in members {
        // Setting a member of a plain object does not fail.
        let _ = Reflect::set(&object, &(*name).into(), value);
    }
    object.into()
}

/// A browser's refusal, by the name of its exception.
fn refusal(thrown: &JsValue) -> PlaceError {
    let text = |name: &str| member(thrown, name).and_then(|member| member.as_string()).unwrap_or_default();
    match text("name").as_str() {
        "NotAllowedError" | "SecurityError" => PlaceError::NoPermission,
        "QuotaExceededError" => PlaceError::Full,
        // Whoever asked for a file knows better.
        "NotFoundError" => PlaceError::Gone,
        name => PlaceError::Other(format!("{name} {}", text("message")).trim().to_owned()),
    }
}
