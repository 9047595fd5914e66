//! The browser's clocks.

use crate::domain::{Instant, Reading};

/// What both clocks show now.
pub fn reading() -> Reading {
    let page = web_sys::window().and_then(|window| window.performance()).map_or(0.0, |p| p.now());
    Reading { wall: Instant(js_sys::Date::now() as i64), page }
}

/// The wall clock less UTC here and now, in minutes.
pub fn utc_offset_min() -> i16 {
    // JavaScript counts the other way round
    -(js_sys::Date::new_0().get_timezone_offset() as i16)
}
