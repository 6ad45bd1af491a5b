//! The device's clock. The only place that reads it.

/// Now, UTC milliseconds.
pub fn now() -> i64 {
    // Whole milliseconds below 2^53: no fraction is lost.
    js_sys::Date::now() as i64
}
