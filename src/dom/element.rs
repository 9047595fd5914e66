//! One element of the page, built call by call.

use wasm_bindgen::prelude::{Closure, wasm_bindgen};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Document, Element, Event, HtmlElement, Node};

use super::boxed::{Hear, Make};
use super::dynamic::follow;

/// An element with what is in it; or a text, or several elements without one around them.
///
/// Every method answers the element itself, so that calls can be chained. Methods that end in `_of` take a closure and
/// follow what it reads.
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
        follow(Box::new(move || {
            // an attribute whose name is a name can be set and removed
            let _ = match value.make() {
                Some(value) => element.set_attribute(name, &value),
                None => element.remove_attribute(name),
            };
        }));
        self
    }

    /// A property that is true or false, such as `disabled` or `checked`, and follows `is`.
    pub fn prop_of(self, name: &'static str, is: impl Fn() -> bool + 'static) -> Self {
        self.follow_property(name, Box::new(move || JsValue::from_bool(is())))
    }

    /// The value of a field, which follows `value`.
    pub fn value_of(self, value: impl Fn() -> String + 'static) -> Self {
        self.follow_property("value", Box::new(move || JsValue::from_str(&value())))
    }

    fn follow_property(self, name: &'static str, value: Box<dyn Make<JsValue>>) -> Self {
        let element = self.element().clone();
        follow(Box::new(move || {
            // a property of an element can be set
            let _ = js_sys::Reflect::set(&element, &JsValue::from_str(name), &value.make());
        }));
        self
    }

    /// A class that is there while `is` says so.
    pub fn class_of(self, class: &'static str, is: impl Fn() -> bool + 'static) -> Self {
        self.follow_class(class, Box::new(is))
    }

    fn follow_class(self, class: &'static str, is: Box<dyn Make<bool>>) -> Self {
        let classes = self.element().class_list();
        follow(Box::new(move || {
            // a class whose name is a word can be switched
            let _ = classes.toggle_with_force(class, is.make());
        }));
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
        self.follow_text(Box::new(text))
    }

    fn follow_text(self, text: Box<dyn Make<String>>) -> Self {
        let node = document().create_text_node("");
        let followed = node.clone();
        follow(Box::new(move || followed.set_data(&text.make())));
        self.child(Self(node.unchecked_into()))
    }

    /// Markup that follows `markup`, in place of children. Never for what a person wrote.
    pub fn markup_of(self, markup: impl Fn() -> String + 'static) -> Self {
        let element = self.element().clone();
        follow(Box::new(move || element.set_inner_html(&markup())));
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
