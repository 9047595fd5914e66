//! Vibration, where the phone has it: Chromium on Android; no iPhone.

use js_sys::Array;
use wasm_bindgen::JsValue;

use super::asked;

/// Whether this phone can be felt. A computer's browser may know the word and have nothing that shakes: a touch screen
/// must be there, too.
pub fn can() -> bool {
    let Some(navigator) = asked::navigator() else { return false };
    let fingers = asked::part(&navigator, "maxTouchPoints").and_then(|fingers| fingers.as_f64());
    fingers.is_some_and(|fingers| fingers > 0.0) && asked::part(&navigator, "vibrate").is_some()
}

/// Shakes: milliseconds of shaking and of rest in turn. Call it only when a finger or a key has touched the page before:
/// else Chromium refuses and complains.
pub fn shake(pulses: &[u16]) {
    if let Some(navigator) = asked::navigator() {
        let pulses: Array = pulses.iter().map(|millis| JsValue::from(*millis)).collect();
        // a phone that does not shake now is no trouble
        let _ = asked::call(&navigator, "vibrate", &pulses);
    }
}
