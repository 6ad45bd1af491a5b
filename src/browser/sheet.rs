//! The second style sheet: what only pages need that are fetched later. Its name stands in the page, put there by
//! `build/finish.mjs`. Knows no page and no style.

use futures::channel::oneshot;
use futures::future::{Shared, select};
use futures::{FutureExt, future::LocalBoxFuture};
use gloo_timers::future::TimeoutFuture;
use std::cell::OnceCell;

/// A sheet that does not come must not keep a page away: it is plain then, but there. Milliseconds.
const PATIENCE: u32 = 4_000;

thread_local! {
    static SHEET: OnceCell<Shared<LocalBoxFuture<'static, ()>>> = const { OnceCell::new() };
}

/// Fetches the sheet, once; done when the browser uses it.
pub async fn of_pages() {
    SHEET.with(|sheet| sheet.get_or_init(|| fetched().boxed_local().shared()).clone()).await;
}

async fn fetched() {
    let Some(document) = web_sys::window().and_then(|window| window.document()) else { return };
    let meta = document.query_selector("meta[name=dianxun-pages]").ok().flatten();
    let Some(name) = meta.and_then(|meta| meta.get_attribute("content")) else { return };
    let (Ok(link), Ok(Some(head))) = (document.create_element("link"), document.query_selector("head")) else { return };
    let (told, on_told) = oneshot::channel::<()>();
    let told = std::cell::Cell::new(Some(told));
    let tell = move |_: &web_sys::Event| {
        let _ = told.take().map(|told| told.send(()));
    };
    let tell = std::rc::Rc::new(tell);
    let listeners = ["load", "error"].map(|event| {
        let tell = tell.clone();
        gloo_events::EventListener::new(&link, event, move |event| tell(event))
    });
    let _ = link.set_attribute("rel", "stylesheet");
    let _ = link.set_attribute("href", &format!("./{name}"));
    let _ = head.append_child(&link);
    select(on_told, TimeoutFuture::new(PATIENCE)).await;
    drop(listeners);
}
