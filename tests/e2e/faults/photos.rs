//! R30: what is stored of a photo is its pixels and nothing else; what is no photo is refused and named.

use anyhow::{Context, Result, anyhow, ensure};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};

use super::at_first_check;
use crate::hand::Hand;
use crate::journey::Journey;
use crate::media;

const SECRET: &[u8] = b"GPS-31.2304N-121.4737E";
const PAYLOAD: &[u8] = b"<script>window.__hit = 1</script>";

pub(super) async fn r30_photos_carry_nothing_along(at: Journey) -> Result<()> {
    let server = at.server()?;
    let hand = Hand::on(at.open(&server).await?);
    at_first_check(&hand).await?;
    let plain = jpeg(&hand).await?;
    let folder = at.folder("photos")?;
    let with_place = with_segment(&plain, 0xE1, &exif());
    let mut two_in_one = with_segment(&plain, 0xFE, PAYLOAD);
    two_in_one.extend(b"PK\x03\x04");
    two_in_one.extend(PAYLOAD);
    for (name, bytes, count) in [("地点.jpg", with_place, 1), ("两用.jpg", two_in_one, 2)] {
        hand.give_file("photo-input", &media::file(&folder, name, &bytes)?).await?;
        hand.see_count("photo", count).await?;
    }
    let shown = "return [...document.querySelectorAll('[data-testid=photo] img')].filter(e => e.complete && e.naturalWidth === 640).length === 2";
    hand.holds("both photos to be seen", shown).await?;
    let stored = stored(&hand).await?;
    ensure!(!stored.is_empty(), "no photo was stored");
    for bytes in stored {
        ensure!(bytes.starts_with(&[0xFF, 0xD8]), "not stored as JPEG");
        for secret in [SECRET, PAYLOAD, b"Exif", b"PK\x03\x04"] {
            let found = bytes.windows(secret.len()).any(|window| window == secret);
            ensure!(!found, "{} is stored", String::from_utf8_lossy(secret));
        }
    }
    ensure!(hand.js("return window.__hit ?? null").await? == json!(null), "a script of a photo ran");
    hand.no_problems().await
}

pub(super) async fn r30_what_is_no_photo_is_refused(at: Journey) -> Result<()> {
    let server = at.server()?;
    let hand = Hand::on(at.open(&server).await?);
    at_first_check(&hand).await?;
    let folder = at.folder("photos")?;
    let svg = b"<svg xmlns=\"http://www.w3.org/2000/svg\"><script>window.__hit = 1</script></svg>";
    for (name, bytes, words) in [
        ("空.jpg", Vec::new(), "空的"),
        ("标志.svg", svg.to_vec(), "不是照片"),
        ("冒充.png", svg.to_vec(), "不是照片"),
        ("巨幅.png", media::png_declaring(30_000, 30_000), "30000"),
        ("脚本.gif", b"GIF89a/*\x01\x00*/=1;window.__hit=1;".to_vec(), ""),
        ("网页.jpg", [b"\xFF\xD8\xFF\xE0".as_slice(), PAYLOAD].concat(), ""),
    ] {
        hand.give_file("photo-input", &media::file(&folder, name, &bytes)?).await?;
        hand.see_in("photo-error", name).await?;
        hand.see_in("photo-error", words).await?;
        ensure!(hand.count("photo").await? == 0, "{name} was added");
    }
    ensure!(stored(&hand).await?.is_empty(), "something refused was stored");
    ensure!(hand.js("return window.__hit ?? null").await? == json!(null), "a script of a file ran");
    hand.no_problems().await
}

/// All stored photos, as they go into a file.
async fn stored(hand: &Hand) -> Result<Vec<Vec<u8>>> {
    let file: Value = serde_json::from_slice(&hand.export().await?.1)?;
    let photos = file["photos"].as_array().context("no photos in the file")?;
    photos.iter().map(|photo| decoded(&photo["data"])).collect()
}

/// A real JPEG, as the browser's own encoder makes it.
async fn jpeg(hand: &Hand) -> Result<Vec<u8>> {
    let data = hand
        .js_async(
            "const canvas = document.createElement('canvas');
            [canvas.width, canvas.height] = [640, 480];
            const context = canvas.getContext('2d');
            [['#c33', 0], ['#3c3', 160], ['#33c', 320]].forEach(([colour, y]) => { context.fillStyle = colour; context.fillRect(0, y, 640, 160); });
            return canvas.toDataURL('image/jpeg').split(',')[1];",
        )
        .await?;
    decoded(&data)
}

fn decoded(base64: &Value) -> Result<Vec<u8>> {
    STANDARD.decode(base64.as_str().context("no data")?).map_err(|error| anyhow!("{error}"))
}

/// The JPEG with one more segment after its first marker.
fn with_segment(jpeg: &[u8], marker: u8, data: &[u8]) -> Vec<u8> {
    let length = (data.len() as u16 + 2).to_be_bytes();
    [&jpeg[..2], &[0xFF, marker], &length, data, &jpeg[2..]].concat()
}

/// A description and a place where the photo was taken, as cameras write them.
fn exif() -> Vec<u8> {
    let entry = |tag: u16, kind: u16, count: u32, value: u32| {
        [&tag.to_be_bytes()[..], &kind.to_be_bytes(), &count.to_be_bytes(), &value.to_be_bytes()].concat()
    };
    let mut tiff = b"MM\x00\x2A\x00\x00\x00\x08".to_vec();
    tiff.extend(2_u16.to_be_bytes());
    tiff.extend(entry(0x010E, 2, SECRET.len() as u32, 56)); // description
    tiff.extend(entry(0x8825, 4, 1, 38)); // where the GPS part begins
    tiff.extend([0; 4]);
    tiff.extend(1_u16.to_be_bytes());
    tiff.extend(entry(0x0001, 2, 2, 0x4E00_0000)); // north
    tiff.extend([0; 4]);
    tiff.extend(SECRET);
    [b"Exif\0\0".as_slice(), &tiff].concat()
}
