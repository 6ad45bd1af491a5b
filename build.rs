//! Has the linker leave its relocations in the app's wasm: they tell which function and text belongs to which part
//! when the program is cut into parts (`src/ui/parts.rs`, `build/wasm-bindgen`).

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    if std::env::var("CARGO_CFG_TARGET_ARCH").as_deref() == Ok("wasm32") {
        println!("cargo::rustc-link-arg-bin=dianxun=--emit-relocs");
    }
}
