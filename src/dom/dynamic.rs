//! Parts of the page that follow values.

use std::cell::RefCell;

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, Node};

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

/// A part of the page that is made anew whenever `key` changes. If a keyboard's focus was in it, the focus goes on to what
/// takes its place: to its heading if it is a screen, else to its first control.
pub fn dynamic<K: PartialEq + 'static>(key: impl Fn() -> K + 'static, make: impl Fn(&K) -> El + 'static) -> El {
    follow_range(Box::new(Keyed { key, make, last: RefCell::new(None) }))
}

/// A part of the page that is there only while `when` says so.
pub fn only_if(when: impl Fn() -> bool + 'static, make: impl Fn() -> El + 'static) -> El {
    dynamic(when, move |is| if *is { make() } else { nothing() })
}

struct Keyed<K, F, M> {
    key: F,
    make: M,
    last: RefCell<Option<K>>,
}

/// What [`follow_range`] needs to know of a key and what is made of it.
trait Range {
    /// Reads the key; true if it changed.
    fn changed(&self) -> bool;
    /// What the key that was read last makes.
    fn make(&self) -> El;
}

impl<K: PartialEq, F: Fn() -> K, M: Fn(&K) -> El> Range for Keyed<K, F, M> {
    fn changed(&self) -> bool {
        let key = Some((self.key)());
        let changed = *self.last.borrow() != key;
        if changed {
            *self.last.borrow_mut() = key;
        }
        changed
    }

    fn make(&self) -> El {
        self.last.borrow().as_ref().map_or_else(nothing, &self.make)
    }
}

fn follow_range(range: Box<dyn Range>) -> El {
    // two comments mark where it begins and ends, for it may be empty, and what is in it changes by itself
    let (begin, end) = (comment(), comment());
    let whole = nothing().child(El::from(begin.clone())).child(El::from(end.clone()));
    // what is made lives as long as its key, and no longer than what is around it
    let within = Owner::current().map_or_else(Owner::new, |around| around.child());
    follow(Box::new(move || {
        if !range.changed() {
            return;
        }
        let new = within.with_cleanup(|| untrack(|| range.make()));
        let had_focus = clear(&begin, &end);
        let heir = had_focus.then(|| heading(&new).or_else(|| new.find(FOCUSABLE))).flatten();
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

/// The heading of a screen, made ready to be focused: it is told first, and no key presses it.
fn heading(screen: &El) -> Option<Element> {
    let heading = screen.find("h1")?;
    // an attribute whose name is a name can be set
    let _ = heading.set_attribute("tabindex", "-1");
    Some(heading)
}

/// Takes away everything between `begin` and `end`; true if a keyboard's focus was in it.
fn clear(begin: &Node, end: &Node) -> bool {
    // where a finger was is no place for a keyboard to go on from
    let by_key = |element: &Element| element.matches(":focus-visible").unwrap_or(false);
    let focused = document().active_element().filter(by_key);
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
