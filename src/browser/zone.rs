//! Zone rules from Intl (S10). Knows nothing of shops.

use crate::domain::calendar::Zone;
use js_sys::{Array, Date, Intl, Object, Reflect};
use std::cell::RefCell;
use std::collections::HashMap;
use wasm_bindgen::{JsCast, JsValue};

/// No zone changes its offset within a quarter of an hour that it does not begin with.
const STEP_MS: i64 = 15 * 60 * 1000;

/// A zone of the IANA list, as the browser knows it.
pub struct IntlZone {
    name: String,
    format: js_sys::Function,
    known: RefCell<HashMap<i64, i32>>,
}

impl IntlZone {
    /// The zone with this IANA name; `None` when the browser does not know it.
    pub fn new(name: &str) -> Option<Self> {
        let options = Object::new();
        for (option, value) in [("timeZone", name), ("timeZoneName", "longOffset")] {
            Reflect::set(&options, &option.into(), &value.into()).ok()?;
        }
        let format = formatter(&options)?;
        Some(Self { name: name.to_owned(), format, known: RefCell::default() })
    }

    /// Its IANA name.
    pub fn name(&self) -> &str {
        &self.name
    }

    fn ask(&self, instant: i64) -> Option<i32> {
        let date = Date::new(&JsValue::from_f64(instant as f64));
        let text = self.format.call1(&JsValue::UNDEFINED, &date).ok()?.as_string()?;
        offset_in(&text)
    }
}

/// `Intl.DateTimeFormat` throws for an unknown zone, so it is constructed through `Reflect`, which returns it.
fn formatter(options: &Object) -> Option<js_sys::Function> {
    let intl = Reflect::get(&js_sys::global(), &"Intl".into()).ok()?;
    let class: js_sys::Function = Reflect::get(&intl, &"DateTimeFormat".into()).ok()?.dyn_into().ok()?;
    let made = Reflect::construct(&class, &Array::of2(&"en-US".into(), options)).ok()?;
    let made: Intl::DateTimeFormat = made.dyn_into().ok()?;
    Some(made.format())
}

/// `11/21/2026, GMT+08:00` → 480; plain `GMT` is 0.
fn offset_in(text: &str) -> Option<i32> {
    let offset = text.split("GMT").nth(1)?.trim();
    if offset.is_empty() {
        return Some(0);
    }
    let sign = if offset.starts_with(['-', '−']) { -1 } else { 1 };
    let digits = offset.trim_start_matches(['+', '-', '−']);
    let (hours, minutes) = digits.split_once(':').unwrap_or((digits, "0"));
    Some(sign * (hours.parse::<i32>().ok()? * 60 + minutes.get(..2)?.parse::<i32>().ok()?))
}

impl Zone for IntlZone {
    fn offset_minutes(&self, instant: i64) -> i32 {
        let step = instant.div_euclid(STEP_MS);
        if let Some(known) = self.known.borrow().get(&step) {
            return *known;
        }
        let offset = self.ask(step * STEP_MS).unwrap_or(0);
        self.known.borrow_mut().insert(step, offset);
        offset
    }
}

/// The browser's own zone, offered as the default for a new shop outside China.
pub fn local_name() -> Option<String> {
    let options = Intl::DateTimeFormat::new(&Array::new(), &Object::new()).resolved_options();
    Reflect::get(&options, &"timeZone".into()).ok()?.as_string()
}
