//! The photos of the demo shop: drawn for it, files beside the app. Data only.

use crate::domain::inspections::{Mark, Photo};

/// A photo that comes with the app.
pub struct Picture {
    /// Where it lies, from the app's address on.
    pub file: &'static str,
    /// The SHA-256 of its bytes, hex.
    pub sha: &'static str,
    /// What is wrong in it, thousandths from the left and from the top.
    pub(super) spot: (i64, i64),
}

/// The media type of all of them.
pub const MEDIA_TYPE: &str = "image/webp";
/// Pixels.
const WIDTH: i64 = 960;
/// Pixels.
const HEIGHT: i64 = 540;

pub(super) const MAIN_BANNER: Picture = Picture {
    file: "demo/main-banner.webp",
    sha: "bd5c5efda85b84d21fe7e6b31fb9558dfc3e2c089de29e817c82d3822b97cce4",
    spot: (165, 790),
};
pub(super) const DOWN_QUILT: Picture = Picture {
    file: "demo/down-quilt.webp",
    sha: "071c064b7e0602616fc24ef7041629a0baa7c19435c582458c7a8520dcb41e66",
    spot: (175, 805),
};
pub(super) const BLANKET: Picture = Picture {
    file: "demo/blanket.webp",
    sha: "1a527392b2e180c7049a43e2b2586e84e8bbda83c6f459df0c845f3a371855d3",
    spot: (145, 770),
};

/// All of them.
pub const PICTURES: [Picture; 3] = [MAIN_BANNER, DOWN_QUILT, BLANKET];

impl Picture {
    /// As a photo at a check.
    pub(super) fn photo(&self, id: String) -> Photo {
        Photo { id, sha: self.sha.to_owned(), width: WIDTH, height: HEIGHT }
    }

    /// The mark where it is wrong.
    pub(super) fn mark(&self) -> Mark {
        Mark { id: "demo".to_owned(), x: self.spot.0, y: self.spot.1 }
    }
}
