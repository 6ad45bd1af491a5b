//! The SHA-256 of a file, worked out by the browser where it offers that: it needs a tenth of the time that wasm does.
//! Knows no file.

#[cfg(target_arch = "wasm32")]
pub(super) use browser::Seal;
#[cfg(not(target_arch = "wasm32"))]
pub(super) use here::Here as Seal;

mod here {
    use crate::domain::digest::hex;
    use sha2::{Digest, Sha256};

    /// Worked out by ourselves.
    #[derive(Default)]
    pub(in crate::storage) struct Here(Sha256);

    impl Here {
        /// Takes the next bytes.
        pub(in crate::storage) fn add(&mut self, piece: &[u8]) {
            self.0.update(piece);
        }

        /// The digest in hex digits. Asked for like the browser's.
        pub(in crate::storage) async fn digest(self) -> String {
            hex(&self.0.finalize())
        }
    }
}

#[cfg(target_arch = "wasm32")]
mod browser {
    use super::here::Here;
    use crate::domain::digest::hex;
    use js_sys::{Array, Function, Promise, Reflect, Uint8Array};
    use wasm_bindgen::{JsCast, JsValue};
    use wasm_bindgen_futures::JsFuture;

    /// The browser takes bytes only as a whole, and copies them. From so many on we work it out ourselves.
    const MOST: u32 = 128_000_000;

    /// Worked out by the browser, as long as there are not very many bytes.
    pub(in crate::storage) enum Seal {
        /// The pieces so far, and how long they are together.
        Gathering(Array, u32),
        Here(Here),
    }

    impl Default for Seal {
        fn default() -> Self {
            Self::Gathering(Array::new(), 0)
        }
    }

    impl Seal {
        /// Takes the next bytes.
        pub(in crate::storage) fn add(&mut self, piece: &[u8]) {
            match self {
                Self::Here(here) => here.add(piece),
                Self::Gathering(pieces, length) => {
                    let longer = u32::try_from(piece.len()).ok().and_then(|more| length.checked_add(more));
                    match longer.filter(|longer| *longer <= MOST) {
                        Some(longer) => {
                            pieces.push(&Uint8Array::from(piece));
                            *length = longer;
                        }
                        None => {
                            let mut here = worked_through(pieces);
                            here.add(piece);
                            *self = Self::Here(here);
                        }
                    }
                }
            }
        }

        /// The digest in hex digits.
        pub(in crate::storage) async fn digest(self) -> String {
            match self {
                Self::Here(here) => here.digest().await,
                Self::Gathering(pieces, length) => match asked(&together(&pieces, length)).await {
                    Some(digest) => digest,
                    None => worked_through(&pieces).digest().await,
                },
            }
        }
    }

    fn worked_through(pieces: &Array) -> Here {
        let mut here = Here::default();
        pieces.iter().for_each(|piece| here.add(&piece.unchecked_into::<Uint8Array>().to_vec()));
        here
    }

    fn together(pieces: &Array, length: u32) -> Uint8Array {
        if pieces.length() == 1 {
            return pieces.get(0).unchecked_into();
        }
        let (whole, mut at) = (Uint8Array::new_with_length(length), 0);
        for piece in pieces.iter() {
            let piece: Uint8Array = piece.unchecked_into();
            whole.set(&piece, at);
            at += piece.length();
        }
        whole
    }

    /// What the browser says; nothing where it offers no cryptography (a page that does not come over a safe connection),
    /// or has no room for a copy of the bytes.
    async fn asked(bytes: &Uint8Array) -> Option<String> {
        let subtle = member(&member(&js_sys::global(), "crypto")?, "subtle")?;
        let digest: Function = member(&subtle, "digest")?.dyn_into().ok()?;
        let promise = digest.call2(&subtle, &"SHA-256".into(), bytes).ok()?.dyn_into::<Promise>().ok()?;
        let digest = JsFuture::from(promise).await.ok()?;
        let digest = Uint8Array::new(&digest).to_vec();
        (digest.len() == 32).then(|| hex(&digest))
    }

    fn member(of: &JsValue, name: &str) -> Option<JsValue> {
        Reflect::get(of, &name.into()).ok().filter(|member| !member.is_undefined() && !member.is_null())
    }
}
