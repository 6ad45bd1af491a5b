//! What the first screen costs on the wire, held against one budget. Needs `dist/`: a stage of `./dev test`.
#![cfg(not(target_arch = "wasm32"))]

use std::path::{Path, PathBuf};

/// Brotli bytes of everything that the first screen loads. A part that needs more says why in its commit.
///
/// The aim is 320,000. It is not met: the first screen still carries every page and the demo shop's words. Until pages
/// are loaded when they are opened, this number only keeps it from growing.
const BUDGET: usize = 560_000;

#[test]
fn first_screen_is_within_its_budget() {
    let dist = Path::new(env!("CARGO_MANIFEST_DIR")).join("dist");
    let page = std::fs::read_to_string(dist.join("index.html")).expect("dist/ is missing: run ./dev build first");
    let mut files = vec![dist.join("index.html")];
    files.extend(referenced(&page).into_iter().map(|name| dist.join(name)));
    let sizes: Vec<(PathBuf, usize, usize)> = files.into_iter().map(measured).collect();
    for (path, raw, packed) in &sizes {
        println!("{:>9} {:>8}  {}", raw, packed, path.file_name().unwrap_or_default().to_string_lossy());
    }
    let total: usize = sizes.iter().map(|(_, _, packed)| packed).sum();
    println!("first screen: {total} of {BUDGET} bytes (brotli)");
    assert!(
        sizes.iter().any(|(path, ..)| path.extension().is_some_and(|kind| kind == "wasm")),
        "no wasm in index.html"
    );
    assert!(total <= BUDGET, "the first screen is {total} bytes (brotli), the budget is {BUDGET}");
}

/// Scripts, style sheets and preloads of the page; icons and the manifest are not waited for.
fn referenced(page: &str) -> Vec<String> {
    let addresses = ["src=\"./", "href=\"./"].into_iter().flat_map(|mark| page.split(mark).skip(1));
    let names = addresses.filter_map(|rest| rest.split('"').next());
    let loaded = |name: &&str| [".js", ".css", ".wasm"].iter().any(|kind| name.ends_with(kind));
    let mut names: Vec<String> = names.filter(loaded).map(str::to_owned).collect();
    names.sort();
    names.dedup();
    names
}

fn measured(path: PathBuf) -> (PathBuf, usize, usize) {
    let bytes = std::fs::read(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let mut packed = Vec::new();
    let settings = brotli::enc::BrotliEncoderParams { quality: 11, lgwin: 24, ..Default::default() };
    brotli::BrotliCompress(&mut bytes.as_slice(), &mut packed, &settings).expect("brotli");
    (path, bytes.len(), packed.len())
}
