//! The worker's side: work that would hold up the page. Knows the store and the file formats, no page.

/// Starts the worker.
pub fn start() {
    console_error_panic_hook::set_once();
}
