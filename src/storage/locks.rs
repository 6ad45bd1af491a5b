//! Web Locks: what only one tab or worker may do at a time, and which tabs are still there. A browser gives a lock
//! back when its holder goes away, however that happens. Browsers without them let everybody pass.

use futures::channel::oneshot;
use futures::future::select;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, future_to_promise, spawn_local};

/// Held until dropped.
pub struct Lock {
    _release: Option<oneshot::Sender<()>>,
}

/// Waits until nobody else holds the lock.
pub async fn wait(name: &str) -> Lock {
    request(name, false).await.unwrap_or(Lock { _release: None })
}

/// The lock, unless somebody holds it.
pub async fn if_free(name: &str) -> Option<Lock> {
    request(name, true).await
}

/// Holds the lock for as long as this page or worker lives.
pub fn hold(name: String) {
    spawn_local(async move { std::mem::forget(wait(&name).await) });
}

/// The names of all locks that are held, by whichever tab; none in a browser without them.
pub async fn held() -> Vec<String> {
    let Some(held) = snapshot().await.and_then(|snapshot| member(&snapshot, "held")) else { return Vec::new() };
    let locks = (0_u32..).map_while(|at| js_sys::Reflect::get(&held, &at.into()).ok().filter(JsValue::is_object));
    locks.filter_map(|lock| js_sys::Reflect::get(&lock, &"name".into()).ok()?.as_string()).collect()
}

async fn snapshot() -> Option<JsValue> {
    let locks = locks()?;
    let query: js_sys::Function = member(&locks, "query")?.dyn_into().ok()?;
    let promise: js_sys::Promise = query.call0(&locks).ok()?.dyn_into().ok()?;
    JsFuture::from(promise).await.ok()
}

async fn request(name: &str, only_if_free: bool) -> Option<Lock> {
    let without = Some(Lock { _release: None });
    let Some(locks) = locks() else { return without };
    let (release, released) = oneshot::channel::<()>();
    let (granted, on_granted) = oneshot::channel::<bool>();
    let holding = Closure::once_into_js(move |lock: JsValue| {
        // Nobody waits any more: the lock goes back at once, because `release` is gone too.
        let _ = granted.send(!lock.is_null());
        future_to_promise(async move {
            let _ = released.await;
            Ok(JsValue::UNDEFINED)
        })
    });
    let Some(promise) = ask(&locks, name, only_if_free, &holding) else { return without };
    // The promise comes first only when the browser refuses the lock: go on without.
    match select(on_granted, JsFuture::from(promise)).await {
        futures::future::Either::Left((Ok(false), _)) => None,
        _ => Some(Lock { _release: Some(release) }),
    }
}

fn ask(locks: &JsValue, name: &str, only_if_free: bool, holding: &JsValue) -> Option<js_sys::Promise> {
    let request: js_sys::Function = member(locks, "request")?.dyn_into().ok()?;
    let options = js_sys::Object::new();
    js_sys::Reflect::set(&options, &"ifAvailable".into(), &only_if_free.into()).ok()?;
    request.call3(locks, &name.into(), &options, holding).ok()?.dyn_into().ok()
}

fn locks() -> Option<JsValue> {
    member(&member(&js_sys::global(), "navigator")?, "locks")
}

fn member(of: &JsValue, name: &str) -> Option<JsValue> {
    js_sys::Reflect::get(of, &name.into()).ok().filter(|member| member.is_object() || member.is_function())
}
