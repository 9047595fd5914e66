//! The browser's clocks.

use wasm_bindgen::JsValue;

use crate::domain::{Instant, Reading};

/// What both clocks show now.
pub fn reading() -> Reading {
    let page = web_sys::window().and_then(|window| window.performance()).map_or(0.0, |p| p.now());
    Reading { wall: Instant(js_sys::Date::now() as i64), page }
}

/// The wall clock less UTC here and now, in minutes.
pub fn utc_offset_min() -> i16 {
    offset_of(&js_sys::Date::new_0())
}

fn offset_of(date: &js_sys::Date) -> i16 {
    // JavaScript counts the other way round
    -(date.get_timezone_offset() as i16)
}

/// What a field of day and time says ("2026-11-14T18:30", on this phone's wall clock): the instant, and the wall clock less UTC
/// then, in minutes. `None` if it says nothing that a calendar has.
pub fn of_field(text: &str) -> Option<(Instant, i16)> {
    let date = js_sys::Date::new(&JsValue::from_str(text));
    let millis = date.get_time();
    millis.is_finite().then(|| (Instant(millis as i64), offset_of(&date)))
}
