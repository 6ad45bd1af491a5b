//! The worker: packing, reading and writing files away from the page's thread. Starts, nothing else.

fn main() {
    #[cfg(target_arch = "wasm32")]
    dianxun::storage::worker::start();
}
