//! Parts of the page that are made anew when what they read changes.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, Node};

use super::boxed::Make;
use super::element::{El, comment, document, nothing};

/// What can have the keyboard's focus.
const FOCUSABLE: &str = "button:not(:disabled), input, select, textarea, a[href]";

/// Runs `run` now, and again whenever a signal that it read changes, for as long as the part of the page lives that it was
/// called in.
pub(super) fn follow(run: Box<dyn Make<()>>) {
    // kept by the owner that is current here, and let go of with it
    StoredValue::new_local(RenderEffect::new(move |_: Option<()>| run.make()));
}

/// A part of the page that is made anew whenever what `make` reads changes. If the keyboard's focus was in it, the
/// focus goes to the first control of what takes its place.
pub fn dynamic(make: impl Fn() -> El + 'static) -> El {
    follow_range(Box::new(make))
}

/// A part of the page that is there only while `when` says so.
pub fn only_if(when: impl Fn() -> bool + 'static, make: impl Fn() -> El + 'static) -> El {
    dynamic(move || if when() { make() } else { nothing() })
}

fn follow_range(make: Box<dyn Make<El>>) -> El {
    // two comments mark where it begins and ends, for it may be empty, and what is in it changes by itself
    let (begin, end) = (comment(), comment());
    let whole = nothing().child(El::from(begin.clone())).child(El::from(end.clone()));
    follow(Box::new(move || {
        let new = make.make();
        let had_focus = clear(&begin, &end);
        let heir = had_focus.then(|| new.find(FOCUSABLE)).flatten();
        if let Some(parent) = end.parent_node() {
            // both are in the page or, while it is being made, in the same fragment
            let _ = parent.insert_before(new.node(), Some(&end));
        }
        if let Some(heir) = heir.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
            let _ = heir.focus();
        }
    }));
    whole
}

/// Takes away everything between `begin` and `end`; true if the keyboard's focus was in it.
fn clear(begin: &Node, end: &Node) -> bool {
    let focused = document().active_element();
    let mut had_focus = false;
    while let Some(node) = begin.next_sibling().filter(|node| node != end) {
        had_focus |= focused.as_ref().is_some_and(|focused| node.contains(Some(focused)));
        if let Some(parent) = node.parent_node() {
            // a child can be taken from its parent
            let _ = parent.remove_child(&node);
        }
    }
    had_focus
}
