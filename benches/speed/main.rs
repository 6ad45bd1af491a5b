//! The bench's own little program: fills the app's database, times loading and bulk commits of the real store, and has
//! replicas exchange files, all inside wasm. Offers `dianxunBench` to the page; knows the domain and the store, no screen.

#[cfg(target_arch = "wasm32")]
mod exchanged;
#[cfg(target_arch = "wasm32")]
mod goods;
#[cfg(target_arch = "wasm32")]
mod goods_timed;
#[cfg(target_arch = "wasm32")]
mod records;
#[cfg(target_arch = "wasm32")]
mod timed;
#[cfg(target_arch = "wasm32")]
mod twins;
#[cfg(target_arch = "wasm32")]
mod years;

fn main() {
    #[cfg(target_arch = "wasm32")]
    timed::offer();
}
