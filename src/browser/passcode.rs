//! A passcode, made into what can be kept: PBKDF2 of the browser, slow on purpose, over a salt. Knows nobody whose it is.

use js_sys::{Array, Function, Object, Promise, Reflect, Uint8Array};
use uuid::Uuid;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// How often it is gone over: what OWASP asks for with SHA-256.
const ROUNDS: u32 = 600_000;
/// How many bits come out.
const BITS: u32 = 256;

/// What is kept of a new passcode: rounds, salt and what came out; `None` where the browser has no such means (it needs
/// https, or a local address).
pub async fn kept(passcode: &str) -> Option<String> {
    let salt = hex(Uuid::new_v4().as_bytes());
    let derived = derived(passcode, &salt, ROUNDS).await?;
    Some(format!("{ROUNDS}:{salt}:{derived}"))
}

/// Whether a passcode is the one of which this was kept; `None` where it cannot be said.
pub async fn fits(passcode: &str, kept: &str) -> Option<bool> {
    let mut parts = kept.split(':');
    let (rounds, salt, own) = (parts.next()?.parse().ok()?, parts.next()?, parts.next()?);
    Some(derived(passcode, salt, rounds).await? == own)
}

async fn derived(passcode: &str, salt: &str, rounds: u32) -> Option<String> {
    let crypto = web_sys::window()?.crypto().ok()?;
    let subtle = Reflect::get(&crypto, &"subtle".into()).ok().filter(JsValue::is_object)?;
    let bytes = Uint8Array::from(passcode.as_bytes());
    let usages = Array::of1(&"deriveBits".into());
    let import = [JsValue::from("raw"), bytes.into(), "PBKDF2".into(), JsValue::FALSE, usages.into()];
    let key = asked(&subtle, "importKey", &import).await?;
    let how = Object::new();
    for (name, value) in [
        ("name", JsValue::from("PBKDF2")),
        ("hash", "SHA-256".into()),
        ("salt", Uint8Array::from(salt.as_bytes()).into()),
        ("iterations", rounds.into()),
    ] {
        Reflect::set(&how, &name.into(), &value).ok()?;
    }
    let bits = asked(&subtle, "deriveBits", &[how.into(), key, BITS.into()]).await?;
    Some(hex(&Uint8Array::new(&bits).to_vec()))
}

/// Asks the browser for something that it promises.
async fn asked(subtle: &JsValue, name: &str, arguments: &[JsValue]) -> Option<JsValue> {
    let function: Function = Reflect::get(subtle, &name.into()).ok()?.dyn_into().ok()?;
    let promise: Promise = function.apply(subtle, &arguments.iter().collect::<Array>()).ok()?.dyn_into().ok()?;
    JsFuture::from(promise).await.ok()
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
