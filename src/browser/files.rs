//! Files that people pick and get, and those that lie beside the app. Knows bytes and names, not contents.

use js_sys::{Array, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
/// A picked file.
pub use web_sys::{Blob, File};
use web_sys::{BlobPropertyBag, HtmlAnchorElement, Response, Url};

/// All bytes of a picked file (or of a part cut with `slice`).
pub async fn bytes(blob: &Blob) -> Result<Vec<u8>, JsValue> {
    let buffer = JsFuture::from(blob.array_buffer()).await?;
    Ok(Uint8Array::new(&buffer).to_vec())
}

/// A file that lies beside the app; `None` when it cannot be had.
pub async fn beside(path: &str) -> Option<Vec<u8>> {
    let response: Response = JsFuture::from(web_sys::window()?.fetch_with_str(path)).await.ok()?.dyn_into().ok()?;
    if !response.ok() {
        return None;
    }
    let buffer = JsFuture::from(response.array_buffer().ok()?).await.ok()?;
    Some(Uint8Array::new(&buffer).to_vec())
}

/// A blob of these bytes.
pub fn blob(bytes: &[u8], media_type: &str) -> Result<Blob, JsValue> {
    let options = BlobPropertyBag::new();
    options.set_type(media_type);
    Blob::new_with_u8_array_sequence_and_options(&Array::of1(&Uint8Array::from(bytes)), &options)
}

/// Hands a file to the person under this name.
pub fn save(blob: &Blob, name: &str) -> Result<(), JsValue> {
    let url = Url::create_object_url_with_blob(blob)?;
    let document = web_sys::window().and_then(|window| window.document()).ok_or(JsValue::NULL)?;
    let link: HtmlAnchorElement = document.create_element("a")?.dyn_into()?;
    link.set_href(&url);
    link.set_download(name);
    link.click();
    // The browser has read the address by the next minute; keeping it would keep the bytes.
    gloo_timers::callback::Timeout::new(60_000, move || {
        let _ = Url::revoke_object_url(&url);
    })
    .forget();
    Ok(())
}

/// The bytes as a file of this name, which they may have already. Nothing is copied.
pub fn named(blob: &Blob, name: &str) -> Option<File> {
    if let Some(file) = blob.dyn_ref::<File>().filter(|file| file.name() == name) {
        return Some(file.clone());
    }
    File::new_with_blob_sequence(&Array::of1(blob), name).ok()
}

/// An address under which an image element can show the bytes; give it back with [`forget_url`].
pub fn url(bytes: &[u8], media_type: &str) -> Option<String> {
    Url::create_object_url_with_blob(&blob(bytes, media_type).ok()?).ok()
}

/// Gives an address back.
pub fn forget_url(url: &str) {
    let _ = Url::revoke_object_url(url);
}

/// The files of a list, as the browser gives it.
pub fn listed(list: Option<web_sys::FileList>) -> Vec<File> {
    list.into_iter().flat_map(|list| (0..list.length()).filter_map(move |at| list.get(at))).collect()
}

/// The files that were pasted; several lines of text, as cells of a spreadsheet are copied, count as one.
pub fn pasted_table(event: &web_sys::ClipboardEvent) -> Vec<File> {
    let Some(data) = event.clipboard_data() else { return Vec::new() };
    let files = listed(data.files());
    let text = data.get_data("text").unwrap_or_default();
    if !files.is_empty() || text.trim().lines().nth(1).is_none() {
        return files;
    }
    File::new_with_str_sequence(&Array::of1(&JsValue::from_str(&text)), "clipboard.txt").into_iter().collect()
}

/// The files that were pasted; text that begins like one of ours counts as one.
pub fn pasted(event: &web_sys::ClipboardEvent) -> Vec<File> {
    let Some(data) = event.clipboard_data() else { return Vec::new() };
    let files = listed(data.files());
    let text = data.get_data("text").unwrap_or_default();
    if !files.is_empty() || !text.starts_with("{\"format\":\"dianxun\"") {
        return files;
    }
    File::new_with_str_sequence(&Array::of1(&JsValue::from_str(&text)), "clipboard.json").into_iter().collect()
}
