//! A picked photo → a small JPEG without metadata (S8, R30): its header is read before it is decoded.
//! Knows no check and no record.

use super::files;
use sha2::{Digest, Sha256};
use wasm_bindgen::{JsCast, JsValue, prelude::Closure};
use wasm_bindgen_futures::JsFuture;
use web_sys::{CanvasRenderingContext2d, File, HtmlCanvasElement, ImageBitmap};

/// The longer side of a stored photo, pixels.
const LONG_SIDE: f64 = 1_600.0;
/// Quality of the stored JPEG.
const QUALITY: f64 = 0.82;
/// The most pixels that are decoded: 100 million.
pub const MAX_PIXELS: u64 = 100_000_000;
/// The largest file that is read: 100 MB.
pub const MAX_BYTES: f64 = 100_000_000.0;
/// Where the size stands in a file at the latest, bytes; long metadata may come before it.
const HEADER_BYTES: f64 = 2_000_000.0;

/// Why a photo was not taken. Nothing was stored.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PhotoError {
    /// No bytes.
    #[error("an empty file")]
    Empty,
    /// Above [`MAX_BYTES`].
    #[error("too many bytes")]
    TooManyBytes,
    /// Above [`MAX_PIXELS`]; width and height.
    #[error("{0} × {1} pixels are too many")]
    TooManyPixels(u64, u64),
    /// Not a photo by its first bytes: SVG, text, a document.
    #[error("not a photo")]
    NotAPhoto,
    /// The browser cannot decode it (damaged, or HEIC outside Safari).
    #[error("cannot be decoded")]
    Undecodable,
}

/// A photo ready to be stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Prepared {
    /// SHA-256 of the bytes, hex.
    pub sha: String,
    /// The JPEG.
    pub bytes: Vec<u8>,
    /// Pixels.
    pub width: u32,
    /// Pixels.
    pub height: u32,
}

/// The media type of every stored photo.
pub const MEDIA_TYPE: &str = "image/jpeg";

/// Checks, decodes, shrinks and re-encodes a picked file.
///
/// # Errors
/// [`PhotoError`] says why it was not taken.
pub async fn prepare(file: &File) -> Result<Prepared, PhotoError> {
    check_header(file).await?;
    let decoding = web_sys::window().ok_or(PhotoError::Undecodable)?.create_image_bitmap_with_blob(file);
    let decoding = decoding.map_err(|_| PhotoError::Undecodable)?;
    let bitmap: ImageBitmap = JsFuture::from(decoding).await.map_err(|_| PhotoError::Undecodable)?.unchecked_into();
    let encoded = encode(&bitmap).await;
    bitmap.close();
    encoded.map_err(|_| PhotoError::Undecodable)
}

async fn check_header(file: &File) -> Result<(), PhotoError> {
    if file.size() == 0.0 {
        return Err(PhotoError::Empty);
    }
    if file.size() > MAX_BYTES {
        return Err(PhotoError::TooManyBytes);
    }
    let head = file.slice_with_f64_and_f64(0.0, HEADER_BYTES.min(file.size())).map_err(|_| PhotoError::NotAPhoto)?;
    let head = files::bytes(&head).await.map_err(|_| PhotoError::NotAPhoto)?;
    let size = imagesize::blob_size(&head).map_err(|_| PhotoError::NotAPhoto)?;
    let (width, height) = (size.width as u64, size.height as u64);
    if width.saturating_mul(height) > MAX_PIXELS {
        return Err(PhotoError::TooManyPixels(width, height));
    }
    Ok(())
}

async fn encode(bitmap: &ImageBitmap) -> Result<Prepared, JsValue> {
    let (width, height) = (f64::from(bitmap.width()), f64::from(bitmap.height()));
    let scale = (LONG_SIDE / width.max(height)).min(1.0);
    let canvas = canvas((width * scale).round().max(1.0) as u32, (height * scale).round().max(1.0) as u32)?;
    let context: CanvasRenderingContext2d = canvas.get_context("2d")?.ok_or(JsValue::NULL)?.dyn_into()?;
    // What is transparent in a PNG would turn black in a JPEG.
    context.set_fill_style_str("white");
    context.fill_rect(0.0, 0.0, canvas.width().into(), canvas.height().into());
    context.draw_image_with_image_bitmap_and_dw_and_dh(
        bitmap,
        0.0,
        0.0,
        canvas.width().into(),
        canvas.height().into(),
    )?;
    let bytes = files::bytes(&jpeg(&canvas).await?).await?;
    let sha = Sha256::digest(&bytes).iter().map(|byte| format!("{byte:02x}")).collect();
    Ok(Prepared { sha, bytes, width: canvas.width(), height: canvas.height() })
}

fn canvas(width: u32, height: u32) -> Result<HtmlCanvasElement, JsValue> {
    let document = web_sys::window().and_then(|window| window.document()).ok_or(JsValue::NULL)?;
    let canvas: HtmlCanvasElement = document.create_element("canvas")?.dyn_into()?;
    canvas.set_width(width);
    canvas.set_height(height);
    Ok(canvas)
}

async fn jpeg(canvas: &HtmlCanvasElement) -> Result<web_sys::Blob, JsValue> {
    let promise = js_sys::Promise::new(&mut |resolve, reject| {
        let done = Closure::once_into_js(move |blob: Option<web_sys::Blob>| {
            let _ = match blob {
                Some(blob) => resolve.call1(&JsValue::UNDEFINED, &blob),
                None => reject.call0(&JsValue::UNDEFINED),
            };
        });
        let _ = canvas.to_blob_with_type_and_encoder_options(done.unchecked_ref(), MEDIA_TYPE, &QUALITY.into());
    });
    JsFuture::from(promise).await?.dyn_into()
}
