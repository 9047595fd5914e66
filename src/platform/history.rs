//! The browser's history: where the page is, and the way back.

use wasm_bindgen::{JsCast, JsValue, prelude::Closure};

/// The path that the browser shows.
pub fn path() -> String {
    web_sys::window().and_then(|window| window.location().pathname().ok()).unwrap_or_default()
}

/// Goes to `path` (base path included) without loading the page anew; the back button leads back. Whoever follows
/// [`on_move`] hears of it.
pub fn go(path: &str) {
    push(path);
    tell();
}

/// Goes to `path` in place of the screen that is shown: the back button leads to the one before it. Whoever follows [`on_move`]
/// hears of it.
pub fn turn_to(path: &str) {
    replace(path);
    tell();
}

fn tell() {
    if let (Some(window), Ok(moved)) = (web_sys::window(), web_sys::Event::new(MOVED)) {
        // the page can always be told
        let _ = window.dispatch_event(&moved);
    }
}

/// Goes to `path` and tells nobody; the back button leads back.
pub fn push(path: &str) {
    if let Some(history) = web_sys::window().and_then(|window| window.history().ok()) {
        // a browser refuses only what no finger does: a hundred times in half a minute
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

/// The pairs of names and values in the query of the address that the browser shows. Names and values of the app's own need no decoding.
pub fn query() -> Vec<(String, String)> {
    let query = web_sys::window().and_then(|window| window.location().search().ok()).unwrap_or_default();
    let pairs = query.trim_start_matches('?').split('&').filter_map(|pair| pair.split_once('='));
    pairs.map(|(name, value)| (name.to_owned(), value.to_owned())).collect()
}

/// What the browser says when the person goes back or forth, and [`go`] says too.
const MOVED: &str = "popstate";

/// Calls `moved` when the address changes: the person goes back or forth, or follows a link of either program.
pub fn on_move(moved: impl Fn() + 'static) {
    if let Some(window) = web_sys::window() {
        let listener = Closure::<dyn Fn()>::new(moved).into_js_value();
        // listening on the window cannot fail
        let _ = window.add_event_listener_with_callback(MOVED, listener.unchecked_ref());
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
