//! The service worker as the page sees it: offline use and new versions. Knows nothing of records or of pages.
//!
//! A new version waits until the person asks for it (R35). When it takes over, every open tab reloads at once, so that
//! no tab of the old version can load a part of the new one.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{ServiceWorker, ServiceWorkerContainer, ServiceWorkerRegistration, ServiceWorkerState, Url};

thread_local! {
    static STARTED: Cell<bool> = const { Cell::new(false) };
    static READY: Cell<bool> = const { Cell::new(false) };
    static ON_READY: RefCell<Option<Rc<dyn Fn()>>> = const { RefCell::new(None) };
}

/// Keeps the app for use without network: registers `sw.js` beside the page, once. Does nothing from a local file, or
/// where the browser has no service workers.
pub fn start() {
    let Some(container) = container() else { return };
    if STARTED.replace(true) {
        return;
    }
    reload_when_replaced(&container);
    spawn_local(async move {
        match registered(&container).await {
            Ok(registration) => follow(container, registration),
            Err(error) => web_sys::console::warn_2(&"Dianxun: no offline use in this browser".into(), &error),
        }
    });
}

/// Calls `on_ready`, in place of an earlier one, when a new version has been stored and waits for
/// [`activate_and_reload`]; at once when it already does. Starts what [`start`] does, if that has not been done.
pub fn register(on_ready: impl Fn() + 'static) {
    start();
    let on_ready: Rc<dyn Fn()> = Rc::new(on_ready);
    ON_READY.set(Some(on_ready.clone()));
    if READY.get() {
        on_ready();
    }
}

fn ready() {
    READY.set(true);
    let told = ON_READY.with_borrow(Clone::clone);
    if let Some(on_ready) = told {
        on_ready();
    }
}

/// Lets the waiting version take over; the page then reloads. Reloads plainly when none waits.
pub fn activate_and_reload() {
    spawn_local(async {
        let waiting = match container() {
            Some(container) => waiting(&container).await,
            None => None,
        };
        match waiting {
            Some(worker) => post(&worker, "activate", None),
            None => reload(),
        }
    });
}

/// The version of the page that runs: a digest of all its files, `dev` outside a build.
pub fn version() -> String {
    let page = web_sys::window().and_then(|window| window.document());
    let meta = page.and_then(|page| page.query_selector("meta[name=dianxun-version]").ok().flatten());
    meta.and_then(|meta| meta.get_attribute("content")).unwrap_or_else(|| "dev".into())
}

fn container() -> Option<ServiceWorkerContainer> {
    let window = web_sys::window()?;
    let web = window.location().protocol().is_ok_and(|protocol| protocol.starts_with("http"));
    let offered = js_sys::Reflect::get(&window.navigator(), &"serviceWorker".into()).ok()?;
    (web && offered.is_truthy()).then(|| offered.unchecked_into())
}

async fn registered(container: &ServiceWorkerContainer) -> Result<ServiceWorkerRegistration, JsValue> {
    let base = web_sys::window().and_then(|window| window.document()).and_then(|page| page.base_uri().ok().flatten());
    let url = Url::new_with_base("sw.js", &base.unwrap_or_default())?.href();
    JsFuture::from(container.register(&url)).await?.dyn_into()
}

async fn waiting(container: &ServiceWorkerContainer) -> Option<ServiceWorker> {
    let found = JsFuture::from(container.get_registration()).await.ok()?;
    found.dyn_into::<ServiceWorkerRegistration>().ok()?.waiting()
}

/// The first worker that takes charge of a page is of its own version; any later one is a newer version.
fn reload_when_replaced(container: &ServiceWorkerContainer) {
    let served = Cell::new(container.controller().is_some());
    listen(container, "controllerchange", move || {
        if served.replace(true) {
            reload();
        }
    });
}

fn follow(container: ServiceWorkerContainer, registration: ServiceWorkerRegistration) {
    if registration.waiting().is_some() && container.controller().is_some() {
        ready();
    }
    if let (None, Some(active)) = (container.controller(), registration.active()) {
        post(&active, "claim", Some(&version()));
    }
    look_again_when_seen(&registration);
    let found = registration.clone();
    if let Some(worker) = registration.installing() {
        follow_worker(&container, worker);
    }
    listen(&registration, "updatefound", move || {
        if let Some(worker) = found.installing() {
            follow_worker(&container, worker);
        }
    });
}

/// A first worker is asked to serve this page too; a later one is announced once it is stored.
fn follow_worker(container: &ServiceWorkerContainer, worker: ServiceWorker) {
    let (container, seen) = (container.clone(), worker.clone());
    listen(&worker, "statechange", move || match (seen.state(), container.controller()) {
        (ServiceWorkerState::Installed, Some(_)) => ready(),
        (ServiceWorkerState::Activated, None) => post(&seen, "claim", Some(&version())),
        _ => {}
    });
}

/// An installed app may stay open for days: it asks for a new version when it comes to the front.
fn look_again_when_seen(registration: &ServiceWorkerRegistration) {
    let Some(page) = web_sys::window().and_then(|window| window.document()) else { return };
    let (registration, seen) = (registration.clone(), page.clone());
    listen(&page, "visibilitychange", move || {
        if !seen.hidden()
            && let Ok(update) = registration.update()
        {
            spawn_local(async move {
                let _ = JsFuture::from(update).await; // without network there is simply no news
            });
        }
    });
}

fn post(worker: &ServiceWorker, kind: &str, version: Option<&str>) {
    let message = js_sys::Object::new();
    let _ = js_sys::Reflect::set(&message, &"type".into(), &kind.into());
    if let Some(version) = version {
        let _ = js_sys::Reflect::set(&message, &"version".into(), &version.into());
    }
    let _ = worker.post_message(&message);
}

fn listen(target: &web_sys::EventTarget, event: &'static str, callback: impl Fn() + 'static) {
    gloo_events::EventListener::new(target, event, move |_| callback()).forget();
}

fn reload() {
    if let Some(window) = web_sys::window() {
        let _ = window.location().reload();
    }
}
