//! The bench's own little program: fills the app's database, and times loading and bulk commits of the real store
//! inside wasm. Offers `dianxunBench` to the page; knows the domain and the store, no screen.

#[cfg(target_arch = "wasm32")]
mod records;
#[cfg(target_arch = "wasm32")]
mod timed;

fn main() {
    #[cfg(target_arch = "wasm32")]
    timed::offer();
}
