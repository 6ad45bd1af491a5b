//! Cutting the program into parts that are fetched when they are first needed. With the feature `parts`, which Trunk
//! sets, `build/wasm-bindgen` cuts the linked program at these functions; without it everything is one program. Knows
//! the tool, not what lies in which part.

pub use wasm_split_helpers::SplitLoaderError as PartMissing;

/// `part!(name of the part: fn name() -> Made { … })` makes `async fn name() -> Result<Made, PartMissing>`. What only
/// the body reaches lies in that part; let it give a function, so that all of the work does.
macro_rules! part {
    ($part:ident: $(#[$doc:meta])* $vis:vis fn $name:ident() -> $made:ty { $make:expr }) => {
        #[cfg(feature = "parts")]
        $(#[$doc])*
        #[wasm_split_helpers::wasm_split($part, fallible)]
        $vis fn $name() -> Result<$made, $crate::parts::PartMissing> {
            Ok($make)
        }

        #[cfg(not(feature = "parts"))]
        $(#[$doc])*
        $vis async fn $name() -> Result<$made, $crate::parts::PartMissing> {
            Ok($make)
        }
    };
}
