//! The page as a whole: its base path, its theme, whether it is seen.

use wasm_bindgen::{JsCast, prelude::Closure};
use web_sys::Node;

fn document() -> Option<web_sys::Document> {
    web_sys::window()?.document()
}

/// The path that the app is served under: "/", "/wobble/".
pub fn base_path() -> String {
    document()
        .and_then(|document| document.base_uri().ok().flatten())
        .and_then(|uri| web_sys::Url::new(&uri).ok())
        .map_or_else(|| "/".to_owned(), |url| url.pathname())
}

/// Shows the page in `theme`: "light", "dark" or "rink".
pub fn set_theme(theme: &str) {
    if let Some(root) = document().and_then(|document| document.document_element()) {
        // a data attribute of an element that exists is always set
        let _ = root.set_attribute("data-theme", theme);
    }
}

fn prefers_dark() -> Option<web_sys::MediaQueryList> {
    web_sys::window()?.match_media("(prefers-color-scheme: dark)").ok().flatten()
}

/// Whether the phone itself is dark now.
pub fn phone_is_dark() -> bool {
    prefers_dark().is_some_and(|query| query.matches())
}

/// Calls `changed` whenever the phone turns dark or light, while the page lives.
pub fn on_phone_theme(changed: impl Fn() + 'static) {
    if let Some(query) = prefers_dark() {
        let listener = Closure::<dyn Fn()>::new(changed).into_js_value();
        // listening to a query cannot fail
        let _ = query.add_event_listener_with_callback("change", listener.unchecked_ref());
    }
}

/// True on a device that is touched rather than clicked.
pub fn is_for_fingers() -> bool {
    let query = web_sys::window().and_then(|window| window.match_media("(pointer: coarse)").ok().flatten());
    query.is_some_and(|query| query.matches())
}

/// True while a person can see the page.
pub fn is_seen() -> bool {
    document().is_some_and(|document| document.visibility_state() == web_sys::VisibilityState::Visible)
}

/// Calls `changed` whenever the page is hidden or seen again.
pub fn on_seen_or_hidden(changed: impl Fn() + 'static) {
    if let Some(document) = document() {
        let listener = Closure::<dyn Fn()>::new(changed).into_js_value();
        // listening to the document cannot fail
        let _ = document.add_event_listener_with_callback("visibilitychange", listener.unchecked_ref());
    }
}

/// Calls `touched` at every touch, click or key, before anything else does.
pub fn on_sign_of_life(touched: impl Fn() + 'static) {
    on_any(["pointerdown", "keydown"], touched);
}

/// Calls `lifted` whenever a finger or a key is lifted.
pub fn on_lift(lifted: impl Fn() + 'static) {
    on_any(["pointerup", "keyup"], lifted);
}

/// Calls `pressed` whenever a finger is lifted or a key pressed, before anything else does: that is when a browser lets a
/// page be heard and felt, and keeps the screen awake.
pub fn on_press(pressed: impl Fn() + 'static) {
    on_any(["pointerup", "keydown"], pressed);
}

fn on_any(kinds: [&str; 2], listen: impl Fn() + 'static) {
    let Some(window) = web_sys::window() else { return };
    let listener = Closure::<dyn Fn()>::new(listen).into_js_value();
    for kind in kinds {
        // listening on the window cannot fail
        let _ = window.add_event_listener_with_callback_and_bool(kind, listener.unchecked_ref(), true);
    }
}

/// Calls `tick` every `millis` milliseconds, while the page lives.
pub fn every(millis: i32, tick: impl Fn() + 'static) {
    let listener = Closure::<dyn Fn()>::new(tick).into_js_value();
    if let Some(window) = web_sys::window() {
        let _ = window.set_interval_with_callback_and_timeout_and_arguments_0(listener.unchecked_ref(), millis);
    }
}

/// Lets the task that runs come to its end, and goes on in another.
pub async fn soon() {
    let turn = js_sys::Promise::new(&mut |done, _| {
        if let Some(window) = web_sys::window() {
            let _ = window.set_timeout_with_callback(&done);
        }
    });
    // a timer never fails
    let _ = wasm_bindgen_futures::JsFuture::from(turn).await;
}

/// Calls `later` once, after `millis` milliseconds.
pub fn after(millis: i32, later: impl FnOnce() + 'static) {
    let listener = Closure::once_into_js(later);
    if let Some(window) = web_sys::window() {
        let _ = window.set_timeout_with_callback_and_timeout_and_arguments_0(listener.unchecked_ref(), millis);
    }
}

/// Puts a text into the field with this id, in place of what is in it.
pub fn write_into(id: &str, text: &str) {
    if let Some(field) = document().and_then(|document| document.get_element_by_id(id)) {
        // a field has a value
        let _ = js_sys::Reflect::set(&field, &"value".into(), &text.into());
    }
}

/// Calls `later` once, as soon as the next frame is painted; where none is painted, because nobody sees the page, at once.
pub fn after_paint(later: impl FnOnce() + 'static) {
    let Some(window) = web_sys::window().filter(|_| is_seen()) else { return later() };
    let listener = Closure::once_into_js(move || after(0, later));
    // a page that is seen has a next frame
    let _ = window.request_animation_frame(listener.unchecked_ref());
}

/// What the tab is called while its page has the session's lock. A tab keeps its name when its page is loaded anew.
const HOLDER: &str = "holds";

/// True if the page that this one took the place of, in the same tab, had the session's lock.
pub fn held_it() -> bool {
    web_sys::window().and_then(|window| window.name().ok()).is_some_and(|name| name == HOLDER)
}

/// Notes whether this page has the session's lock.
pub fn hold_it(holds: bool) {
    if let Some(window) = web_sys::window() {
        // a tab can be called anything
        let _ = window.set_name(if holds { HOLDER } else { "" });
    }
}

/// Loads the page anew.
pub fn reload() {
    if let Some(window) = web_sys::window() {
        let _ = window.location().reload();
    }
}

/// Opens the app's first page as at a first visit.
pub fn begin_anew() {
    if let Some(window) = web_sys::window() {
        // an address of one's own can be opened
        let _ = window.location().replace(&base_path());
    }
}

/// Shows what the browser has for printing.
pub fn print() {
    if let Some(window) = web_sys::window() {
        // where there is nothing to print with, nothing happens
        let _ = window.print();
    }
}

/// The width of the window in CSS pixels, which chooses the layout; and of the page in it, without a scroll bar.
pub fn widths() -> (f64, f64) {
    let of_window = web_sys::window().and_then(|window| window.inner_width().ok()).and_then(|width| width.as_f64());
    let root = document().and_then(|document| document.document_element());
    let window = of_window.unwrap_or(412.0);
    (window, root.map_or(window, |root| root.client_width().into()))
}

/// Shows `app` in place of what the page showed before it was there.
pub fn show(app: &Node) {
    if let Some(shell) = document().and_then(|document| document.get_element_by_id("shell")) {
        // an element of the page has a place in it
        let _ = shell.replace_with_with_node_1(app);
    }
}

/// Whether the keyboard's focus is in `place`.
pub fn has_focus(place: &Node) -> bool {
    let focused = document().and_then(|document| document.active_element());
    focused.is_some_and(|element| place.contains(Some(&element)))
}

/// Puts `screen` into `place`, and the keyboard's focus on its heading if it was in what was there before.
pub fn put(place: &web_sys::Element, screen: &Node, had_focus: bool) {
    // a place of the page can be filled
    let _ = place.append_child(screen);
    let heading = place.query_selector("h1").ok().flatten();
    if let Some(heading) = heading.filter(|_| had_focus).and_then(|h| h.dyn_into::<web_sys::HtmlElement>().ok()) {
        heading.set_tab_index(-1);
        let _ = heading.focus();
    }
}

/// Shows a dialog over everything else. It is taken out of the page when it is closed, and the focus goes back to where it was.
pub fn show_dialog(dialog: &Node) {
    let Some(body) = document().and_then(|document| document.body()) else { return };
    let Some(dialog) = dialog.dyn_ref::<web_sys::HtmlDialogElement>() else { return };
    // a dialog that was just made can be put into the page, and opened there
    let _ = body.append_child(dialog);
    let gone = dialog.clone();
    let gone = Closure::once_into_js(move || gone.remove());
    let _ = dialog.add_event_listener_with_callback("close", gone.unchecked_ref());
    let _ = dialog.show_modal();
}

/// Closes the dialog that is open.
pub fn close_dialog() {
    let open = document().and_then(|document| document.query_selector("dialog[open]").ok().flatten());
    if let Some(dialog) = open.and_then(|dialog| dialog.dyn_into::<web_sys::HtmlDialogElement>().ok()) {
        dialog.close();
    }
}

/// Names the page in the browser's tabs and history.
pub fn set_title(title: &str) {
    if let Some(document) = document() {
        document.set_title(title);
    }
}

/// Gives the keyboard's focus to the first element of these ids that is there and can have it, once the page shows what
/// was just changed.
pub fn focus_soon(ids: Vec<String>) {
    after(0, move || {
        for id in ids {
            let element = document().and_then(|document| document.get_element_by_id(&id));
            let element = element.and_then(|element| element.dyn_into::<web_sys::HtmlElement>().ok());
            if let Some(element) = element.filter(|element| !element.has_attribute("disabled")) {
                // an element that is there can be focused
                let _ = element.focus();
                return;
            }
        }
    });
}

/// Gives the keyboard's focus to the element with this `id`, if there is one, and brings it into sight.
pub fn focus_on(id: &str) {
    let element = document().and_then(|document| document.get_element_by_id(id));
    if let Some(element) = element.and_then(|element| element.dyn_into::<web_sys::HtmlElement>().ok()) {
        // an element that takes no focus leaves it where it is
        let _ = element.focus();
    }
}

/// Brings the part with this `id` into sight, and the keyboard's focus to it.
pub fn bring(id: &str) {
    let element = document().and_then(|document| document.get_element_by_id(id));
    if let Some(element) = element.and_then(|element| element.dyn_into::<web_sys::HtmlElement>().ok()) {
        element.set_tab_index(-1);
        // an element that takes no focus leaves it where it is
        let _ = element.focus();
        element.scroll_into_view();
    }
}

/// Takes the keyboard's focus from whatever has it.
pub fn let_focus_go() {
    let focused = document().and_then(|document| document.active_element());
    if let Some(element) = focused.and_then(|element| element.dyn_into::<web_sys::HtmlElement>().ok()) {
        // an element that is there can lose its focus
        let _ = element.blur();
    }
}
