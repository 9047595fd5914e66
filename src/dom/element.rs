//! One element of the page, built call by call.

use std::cell::{Cell, RefCell};

use wasm_bindgen::prelude::{Closure, wasm_bindgen};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Document, Element, Event, HtmlElement, Node};

use super::boxed::{Hear, Make};
use super::dynamic::follow;

/// An element with what is in it; or a text, or several elements without one around them.
///
/// Every method answers the element itself, so that calls can be chained. Methods that end in `_of` take a closure and
/// follow what it reads; the page is touched only when what the closure answers is not what it answered before.
#[derive(Clone)]
pub struct El(Node);

#[wasm_bindgen]
extern "C" {
    /// A page, as it is here: this app never runs elsewhere.
    #[wasm_bindgen(thread_local_v2, js_name = document)]
    static DOCUMENT: Document;
}

pub(super) fn document() -> Document {
    DOCUMENT.with(Document::clone)
}

/// A comment: it marks a place.
pub(super) fn comment() -> Node {
    document().create_comment("").unchecked_into()
}

/// An HTML element: its tag, and its classes after dots, as in `p.note`.
pub fn el(what: &str) -> El {
    make("http://www.w3.org/1999/xhtml", what)
}

/// An SVG element: its tag, and its classes after dots.
pub fn svg(what: &str) -> El {
    make("http://www.w3.org/2000/svg", what)
}

fn make(namespace: &str, what: &str) -> El {
    let (tag, classes) = what.split_once('.').unwrap_or((what, ""));
    match document().create_element_ns(Some(namespace), tag) {
        Ok(element) => El(element.unchecked_into()).class(classes),
        // a tag that is no name is a slip in a view, and nothing is there
        Err(_) => nothing(),
    }
}

/// Nothing; or, with children, several elements without one around them.
pub fn nothing() -> El {
    El(document().create_document_fragment().unchecked_into())
}

/// Several elements without one around them.
pub fn list(items: impl IntoIterator<Item = El>) -> El {
    nothing().children(items)
}

/// Sets a text in the page, or takes it away.
type SetText = Box<dyn Fn(Option<&str>)>;

/// Calls `set` with what `value` makes: now, and whenever it makes something else.
fn follow_text(value: Box<dyn Make<Option<String>>>, set: SetText) {
    let last = RefCell::new(None);
    follow(Box::new(move || {
        let value = value.make();
        if last.borrow().as_ref() != Some(&value) {
            set(value.as_deref());
            *last.borrow_mut() = Some(value);
        }
    }));
}

/// Calls `set` with what `is` makes: now, and whenever it makes the other.
fn follow_flag(is: Box<dyn Make<bool>>, set: Box<dyn Fn(bool)>) {
    let last = Cell::new(None);
    follow(Box::new(move || {
        let is = is.make();
        if last.replace(Some(is)) != Some(is) {
            set(is);
        }
    }));
}

fn set_property(element: &Node, name: &str, value: &JsValue) {
    // a property of an element can be set
    let _ = js_sys::Reflect::set(element, &JsValue::from_str(name), value);
}

impl From<Node> for El {
    fn from(node: Node) -> Self {
        Self(node)
    }
}

impl El {
    /// What it is to the browser.
    pub fn node(&self) -> &Node {
        &self.0
    }

    fn element(&self) -> &Element {
        self.0.unchecked_ref()
    }

    /// The first element in it that `selector` selects.
    pub(super) fn find(&self, selector: &str) -> Option<Element> {
        // fragments and elements have the same method
        let within = self.element();
        match within.matches(selector) {
            Ok(true) => Some(within.clone()),
            _ => within.query_selector(selector).ok().flatten(),
        }
    }

    /// Adds classes, with dots between them.
    pub fn class(self, classes: &str) -> Self {
        match classes.is_empty() {
            true => self,
            false => self.attr("class", &classes.replace('.', " ")),
        }
    }

    /// Sets an attribute.
    pub fn attr(self, name: &str, value: &str) -> Self {
        // an attribute whose name is a name can be set
        let _ = self.element().set_attribute(name, value);
        self
    }

    /// Sets an attribute if there is a value for it.
    pub fn attr_if(self, name: &str, value: Option<&str>) -> Self {
        match value {
            Some(value) => self.attr(name, value),
            None => self,
        }
    }

    /// An attribute that follows `value`.
    pub fn attr_of(self, name: &'static str, value: impl Fn() -> String + 'static) -> Self {
        self.attr_when(name, move || Some(value()))
    }

    /// An attribute that follows `value`, and is there only while there is one.
    pub fn attr_when(self, name: &'static str, value: impl Fn() -> Option<String> + 'static) -> Self {
        self.follow_attr(name, Box::new(value))
    }

    fn follow_attr(self, name: &'static str, value: Box<dyn Make<Option<String>>>) -> Self {
        let element = self.element().clone();
        let set = move |value: Option<&str>| {
            // an attribute whose name is a name can be set and removed
            let _ = match value {
                Some(value) => element.set_attribute(name, value),
                None => element.remove_attribute(name),
            };
        };
        follow_text(value, Box::new(set));
        self
    }

    /// A property that is true or false, such as `disabled` or `checked`, and follows `is`.
    pub fn prop_of(self, name: &'static str, is: impl Fn() -> bool + 'static) -> Self {
        let element = self.0.clone();
        follow_flag(Box::new(is), Box::new(move |is| set_property(&element, name, &JsValue::from_bool(is))));
        self
    }

    /// The value of a field, which follows `value`.
    pub fn value_of(self, value: impl Fn() -> String + 'static) -> Self {
        let element = self.0.clone();
        let set = move |value: Option<&str>| {
            set_property(&element, "value", &JsValue::from_str(value.unwrap_or_default()));
        };
        follow_text(Box::new(move || Some(value())), Box::new(set));
        self
    }

    /// A class that is there while `is` says so.
    pub fn class_of(self, class: &'static str, is: impl Fn() -> bool + 'static) -> Self {
        let classes = self.element().class_list();
        // a class whose name is a word can be switched
        follow_flag(Box::new(is), Box::new(move |is| drop(classes.toggle_with_force(class, is))));
        self
    }

    /// Sets a CSS property of this element alone.
    pub fn style(self, name: &str, value: &str) -> Self {
        // a property that the browser does not know stays unset; the page's policy lets scripts set those it knows
        let _ = self.0.unchecked_ref::<HtmlElement>().style().set_property(name, value);
        self
    }

    /// Adds a text.
    pub fn text(self, text: &str) -> Self {
        let text = document().create_text_node(text);
        self.child(Self(text.unchecked_into()))
    }

    /// Adds a text that follows `text`.
    pub fn text_of(self, text: impl Fn() -> String + 'static) -> Self {
        let node = document().create_text_node("");
        let followed = node.clone();
        let set = move |text: Option<&str>| followed.set_data(text.unwrap_or_default());
        follow_text(Box::new(move || Some(text())), Box::new(set));
        self.child(Self(node.unchecked_into()))
    }

    /// Markup that follows `markup`, in place of children. Never for what a person wrote.
    pub fn markup_of(self, markup: impl Fn() -> String + 'static) -> Self {
        let element = self.element().clone();
        let set = move |markup: Option<&str>| element.set_inner_html(markup.unwrap_or_default());
        follow_text(Box::new(move || Some(markup())), Box::new(set));
        self
    }

    /// Adds a child.
    pub fn child(self, child: Self) -> Self {
        // what was just made has no parent yet, and nothing of its own above it
        let _ = self.0.append_child(&child.0);
        self
    }

    /// Adds children.
    pub fn children(self, children: impl IntoIterator<Item = Self>) -> Self {
        children.into_iter().fold(self, Self::child)
    }

    /// Calls `listen` at every event of this kind.
    pub fn on(self, kind: &str, listen: impl Fn(Event) + 'static) -> Self {
        self.listen(kind, Box::new(listen))
    }

    fn listen(self, kind: &str, listen: Box<dyn Hear>) -> Self {
        // the browser lets go of the closure with the element
        let listener = Closure::<dyn Fn(Event)>::new(move |event| listen.hear(event)).into_js_value();
        // listening to an element cannot fail
        let _ = self.0.add_event_listener_with_callback(kind, listener.unchecked_ref());
        self
    }
}
