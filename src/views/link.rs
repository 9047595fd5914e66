//! A link to one of the app's own screens.

use wasm_bindgen::JsCast;
use web_sys::{Event, MouseEvent};

use crate::app::{Address, App};
use crate::dom::{El, el};

/// Whether a click is meant for this page: one with a key held, or of another button, opens a tab.
pub fn is_plain(event: &Event) -> bool {
    let mouse: &MouseEvent = event.unchecked_ref();
    !(mouse.ctrl_key() || mouse.meta_key() || mouse.shift_key() || mouse.button() != 0)
}

/// A link; the page is not loaded anew, unless it is opened in a tab of its own.
pub fn link(app: App, to: Address, classes: &str) -> El {
    el("a")
        .class(classes)
        .attr("href", &app.href(to))
        .attr_when("aria-current", move || {
            let now = app.address.get();
            let word = if now == to { "page" } else { "true" };
            (now == to || now.section() == to).then(|| word.to_owned())
        })
        .on("click", move |event| {
            if is_plain(&event) {
                event.prevent_default();
                app.go(to);
            }
        })
}
