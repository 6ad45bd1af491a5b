//! A folder inside the browser keeps what every place promises, and what only a folder can break. A browser that keeps
//! no folders must say so.

use crate::contract::places::{self, Places};
use dianxun::browser::files;
use dianxun::storage::place::folder::{self, Folder};
use dianxun::storage::place::remembered::{Use, remember, remembered};
use dianxun::storage::place::{Place, PlaceError};
use js_sys::{Function, Promise};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::Blob;

const NAME: &str = "dianxun_a_b_2026-11-22_1805.json";

struct Inside;

impl Places for Inside {
    type At = Folder;
    async fn empty(&self, name: &str) -> Folder {
        raw("try { await root.removeEntry(name, { recursive: true }) } catch {}", name).await;
        folder::inside(name, true).await.expect("a folder").expect("made")
    }
    fn content(&self, bytes: &[u8]) -> Blob {
        files::blob(bytes, "application/json").expect("a blob")
    }
    async fn bytes(&self, content: Blob) -> Vec<u8> {
        files::bytes(&content).await.expect("bytes")
    }
}

/// What goes on behind our back: a script that has the folders of the origin as `root`.
async fn raw(body: &str, name: &str) {
    let script = format!("return (async () => {{ const root = await navigator.storage.getDirectory(); {body} }})()");
    let promise = Function::new_with_args("name", &script).call1(&"".into(), &name.into()).expect("runs");
    JsFuture::from(promise.unchecked_into::<Promise>()).await.expect("succeeds");
}

macro_rules! promise {
    ($name:ident, $future:expr) => {
        #[wasm_bindgen_test]
        async fn $name() {
            if folder::keeps_inside() {
                $future.await;
            } else {
                assert_eq!(folder::inside("none", true).await.err(), Some(PlaceError::NotOffered));
            }
        }
    };
}

crate::all_promises_of_places!(promise, Inside);

promise!(a_write_that_never_ended_is_no_file, async {
    let at = Inside.empty("unended").await;
    raw("await (await root.getDirectoryHandle(name)).getFileHandle('dianxun_a_b_2026-11-22_1805.json', { create: true })", "unended").await;
    assert_eq!(at.list().await, Ok(Vec::new()));
    assert_eq!(at.read(NAME).await.err(), Some(PlaceError::NotFound(NAME.to_owned())));
    at.put(NAME, &Inside.content(b"whole")).await.expect("puts");
    assert_eq!(at.list().await.map(|listed| listed.len()), Ok(1));
});

promise!(a_folder_that_was_taken_away_is_gone, async {
    let at = Inside.empty("gone").await;
    raw("await root.removeEntry(name)", "gone").await;
    let put = at.put(NAME, &Inside.content(b"one")).await;
    // Firefox does not say what went wrong; only a folder that was picked can go away, and there none can be.
    assert!(put == Err(PlaceError::Gone) || !folder::can_be_picked() && put.is_err(), "{put:?}");
    assert!(at.list().await.is_err());
    assert!(matches!(folder::inside("gone", false).await, Ok(None)), "it is not made anew by looking");
});

promise!(a_folder_called_like_a_file_is_passed_over, async {
    let at = Inside.empty("nested").await;
    raw(
        "await (await root.getDirectoryHandle(name)).getDirectoryHandle('dianxun_a_b_2026-11-22_1805.json', { create: true })",
        "nested",
    )
    .await;
    assert_eq!(at.list().await, Ok(Vec::new()));
    assert!(matches!(at.put(NAME, &Inside.content(b"one")).await, Err(PlaceError::Other(_))));
});

promise!(a_folder_is_remembered_until_it_is_forgotten, async {
    let at = Inside.empty("remembered").await;
    at.put(NAME, &Inside.content(b"kept")).await.expect("puts");
    let kept = remember("places-test", Use::Backup, Some(&at)).await;
    if kept.is_err() && !folder::can_be_picked() {
        return; // nothing can be picked here, so that nothing need be remembered
    }
    assert_eq!(kept, Ok(()));
    let again = remembered("places-test", Use::Backup).await.expect("looks").expect("is remembered");
    assert!(again.is_same(&at).await && !again.is_same(&Inside.empty("another").await).await);
    assert_eq!((again.name().as_str(), again.is_permitted().await), ("remembered", true));
    assert_eq!(again.list().await.map(|listed| listed.len()), Ok(1));
    assert!(remembered("places-test", Use::Shared).await.expect("looks").is_none());
    remember("places-test", Use::Backup, None).await.expect("forgets");
    assert!(remembered("places-test", Use::Backup).await.expect("looks").is_none());
});
