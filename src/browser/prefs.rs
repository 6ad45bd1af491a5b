//! Small preferences in localStorage and sessionStorage (S15). Knows names, not meanings.
//! A browser that refuses storage reads as empty and forgets what is set.

/// Where a preference lives.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// This browser, for good.
    Device,
    /// This tab, until it is closed.
    Tab,
}

fn storage(place: Place) -> Option<web_sys::Storage> {
    let window = web_sys::window()?;
    match place {
        Place::Device => window.local_storage(),
        Place::Tab => window.session_storage(),
    }
    .ok()
    .flatten()
}

/// A preference, if set.
pub fn get(place: Place, name: &str) -> Option<String> {
    storage(place)?.get_item(&format!("dianxun.{name}")).ok().flatten()
}

/// Sets a preference; `None` takes it away.
pub fn set(place: Place, name: &str, value: Option<&str>) {
    let Some(storage) = storage(place) else { return };
    let name = format!("dianxun.{name}");
    // A full or forbidden storage loses a preference, never a record.
    let _ = match value {
        Some(value) => storage.set_item(&name, value),
        None => storage.remove_item(&name),
    };
}

/// The names of all preferences that begin like this, in no order.
pub fn names(place: Place, beginning: &str) -> Vec<String> {
    let Some(storage) = storage(place) else { return Vec::new() };
    let keys = (0..storage.length().unwrap_or_default()).filter_map(|index| storage.key(index).ok().flatten());
    let names = keys.filter_map(|key| Some(key.strip_prefix("dianxun.")?.to_owned()));
    names.filter(|name| name.starts_with(beginning)).collect()
}
