//! Single keys that press controls.
//!
//! A control says which key is its own (`aria-keyshortcuts`): screen readers say it, the style sheet shows it, and here it is found.
//! No other list of keys is needed, and a key does nothing where its control is not there.

use wasm_bindgen::{JsCast, prelude::Closure};
use web_sys::{Document, Element, HtmlElement, KeyboardEvent};

use crate::dom::{DIGITS, KEY};

/// The attribute of the whole page that says whether letters, digits and signs are keys.
const SWITCH: &str = "data-keys";

fn document() -> Option<Document> {
    web_sys::window()?.document()
}

fn root() -> Option<Element> {
    document()?.document_element()
}

/// Turns letters, digits and signs as keys on or off: who speaks to the device needs them off.
pub fn turn(on: bool) {
    if let Some(root) = root() {
        // a data attribute of an element that exists is always set
        let _ = root.set_attribute(SWITCH, if on { "on" } else { "off" });
    }
}

/// Whether letters, digits and signs are keys.
pub fn are_on() -> bool {
    root().is_some_and(|root| root.get_attribute(SWITCH).as_deref() == Some("on"))
}

/// Answers keys while the page lives; `help` is called for a question mark.
pub fn listen(help: impl Fn() + 'static) {
    let hear = move |event: KeyboardEvent| {
        let key = event.key().to_ascii_lowercase();
        if !are_on() || !is_free(&event, &key) {
            return;
        }
        let answered = match key.as_str() {
            "?" => {
                help();
                true
            }
            key => answers(key) || presses(key),
        };
        if answered {
            event.prevent_default();
        }
    };
    let listener = Closure::<dyn Fn(KeyboardEvent)>::new(hear).into_js_value();
    if let Some(window) = web_sys::window() {
        // listening on the window cannot fail
        let _ = window.add_event_listener_with_callback("keydown", listener.unchecked_ref());
    }
}

/// Whether a key is meant for the page, and not for the browser, a field or a dialog. Undo may be asked for with Ctrl, too.
fn is_free(event: &KeyboardEvent, key: &str) -> bool {
    let with_ctrl = event.ctrl_key() || event.meta_key();
    if key.len() != 1 || event.repeat() || event.alt_key() || event.default_prevented() || (with_ctrl && key != "z") {
        return false;
    }
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    let own = "input:not([type=radio], [type=checkbox]), textarea, select, dialog";
    !target.is_some_and(|target| target.closest(own).is_ok_and(|found| found.is_some()))
}

/// A digit answers the first question that is open: it is the number of a choice.
fn answers(key: &str) -> bool {
    let Some(nth @ '1'..='9') = key.chars().next() else { return false };
    let choice = format!(
        "[{DIGITS}]:not([hidden]) fieldset:not(:has(:checked)):not(fieldset:not(:has(:checked)) ~ fieldset) :nth-child({nth}) > input"
    );
    let choice = document().and_then(|document| document.query_selector(&choice).ok().flatten());
    click(choice.and_then(|choice| choice.dyn_into().ok()))
}

/// Presses the control whose key this is; a field takes the focus.
fn presses(key: &str) -> bool {
    // a sign that is no part of a selector finds nothing
    let control = document()
        .and_then(|document| document.query_selector(&format!("[{KEY}=\"{key}\"]:not([hidden] *)")).ok().flatten());
    match control {
        Some(field) if field.tag_name() == "INPUT" => {
            // an element that is there can be focused
            field.dyn_into::<HtmlElement>().is_ok_and(|field| field.focus().is_ok())
        }
        control => click(control.and_then(|control| control.dyn_into().ok())),
    }
}

fn click(control: Option<HtmlElement>) -> bool {
    control.inspect(HtmlElement::click).is_some()
}
