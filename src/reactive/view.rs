//! The pieces of a view that follow values, or listen. Every closure is boxed: behind a box all closures look alike and
//! share one copy of Leptos' rendering code.

use leptos::prelude::*;

/// A part of a view that is made anew whenever what it reads changes.
pub fn dynamic(view: impl Fn() -> AnyView + Send + 'static) -> AnyView {
    fn shared(view: Box<dyn Fn() -> AnyView + Send>) -> AnyView {
        (move || view()).into_any()
    }
    shared(Box::new(view))
}

/// A part of a view that is there only while `when` says so.
pub fn only_if(when: impl Into<Signal<bool>>, view: impl Fn() -> AnyView + Send + 'static) -> AnyView {
    let when = when.into();
    dynamic(move || if when.get() { view() } else { nothing() })
}

/// No view at all.
pub fn nothing() -> AnyView {
    ().into_any()
}

/// A text or an attribute that follows what it reads.
pub fn text(text: impl Fn() -> String + Send + Sync + 'static) -> Signal<String> {
    Signal::derive(text)
}

/// A yes or no that follows what it reads.
pub fn flag(flag: impl Fn() -> bool + Send + Sync + 'static) -> Signal<bool> {
    Signal::derive(flag)
}

/// A listener for events of type `E`.
pub fn on<E: 'static>(listen: impl FnMut(E) + 'static) -> Box<dyn FnMut(E)> {
    Box::new(listen)
}
