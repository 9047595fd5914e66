//! The browser's history: where the page is, and the way back.

use wasm_bindgen::{JsCast, JsValue, prelude::Closure};

/// The path that the browser shows.
pub fn path() -> String {
    web_sys::window().and_then(|window| window.location().pathname().ok()).unwrap_or_default()
}

/// Goes to `path` (base path included) without loading the page anew; the back button leads back.
pub fn go(path: &str) {
    if let Some(history) = web_sys::window().and_then(|window| window.history().ok()) {
        // a browser that refuses (a hundred times in half a minute) still shows the right screen
        let _ = history.push_state_with_url(&JsValue::NULL, "", Some(path));
    }
}

/// Names the screen that is shown by another `path`, without a step that leads back.
pub fn replace(path: &str) {
    if let Some(history) = web_sys::window().and_then(|window| window.history().ok()) {
        // a browser that refuses (a hundred times in half a minute) still shows the right screen
        let _ = history.replace_state_with_url(&JsValue::NULL, "", Some(path));
    }
}

/// What follows the `#` of the address that the browser shows; empty if nothing does.
pub fn part() -> String {
    let part = web_sys::window().and_then(|window| window.location().hash().ok()).unwrap_or_default();
    part.trim_start_matches('#').to_owned()
}

/// Calls `moved` when the person goes back or forth.
pub fn on_move(moved: impl Fn() + 'static) {
    if let Some(window) = web_sys::window() {
        let listener = Closure::<dyn Fn()>::new(moved).into_js_value();
        window.set_onpopstate(Some(listener.unchecked_ref()));
    }
}

/// Shows the top of the page, as after loading.
pub fn to_top() {
    if let Some(window) = web_sys::window() {
        window.scroll_to_with_x_and_y(0.0, 0.0);
    }
}

/// True if the page was opened with `name=1` in its address.
pub fn asks_for(name: &str) -> bool {
    let query = web_sys::window().and_then(|window| window.location().search().ok()).unwrap_or_default();
    query.trim_start_matches('?').split('&').any(|pair| pair.split_once('=') == Some((name, "1")))
}
