//! Abilities that not every browser has, asked for by name: what is missing is `None`, and nothing is thrown.

use js_sys::{Function, Reflect};
use wasm_bindgen::{JsCast, JsValue};

/// The part of `whole` that is called `name`.
pub(super) fn part(whole: &JsValue, name: &str) -> Option<JsValue> {
    let part = Reflect::get(whole, &JsValue::from_str(name)).ok()?;
    (!part.is_undefined() && !part.is_null()).then_some(part)
}

/// Calls the method of `whole` that is called `name`.
pub(super) fn call(whole: &JsValue, name: &str, with: &JsValue) -> Option<JsValue> {
    part(whole, name)?.dyn_into::<Function>().ok()?.call1(whole, with).ok()
}

/// Sets the part of `whole` that is called `name`, if it can be set.
pub(super) fn set(whole: &JsValue, name: &str, value: &JsValue) {
    // what cannot be set stays as it is
    let _ = Reflect::set(whole, &JsValue::from_str(name), value);
}

/// Waits for nothing, and lets a refusal of `promise` be nobody's unhandled error.
pub(super) fn ignore(promise: &JsValue) {
    // any function will do that every browser has and that does nothing
    if let Some(nothing) = part(&js_sys::global(), "Boolean") {
        let _ = call(promise, "catch", &nothing);
    }
}

/// The browser itself: what it can do beyond the page.
pub(super) fn navigator() -> Option<JsValue> {
    web_sys::window().map(|window| window.navigator().into())
}
