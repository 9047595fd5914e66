//! Other tabs of this origin.

use wasm_bindgen::{JsCast, prelude::Closure};

/// Calls `wrote` when another tab changed localStorage, with the key that it wrote (`None` if it cleared everything), and
/// whether nothing is under that key any more.
pub fn on_write(wrote: impl Fn(Option<String>, bool) + 'static) {
    let Some(window) = web_sys::window() else { return };
    let listener = Closure::<dyn Fn(web_sys::StorageEvent)>::new(move |event: web_sys::StorageEvent| {
        wrote(event.key(), event.new_value().is_none())
    });
    // listening on the window cannot fail; both programs of the page may
    let _ = window.add_event_listener_with_callback("storage", listener.into_js_value().unchecked_ref());
}
