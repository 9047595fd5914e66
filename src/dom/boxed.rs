//! Closures behind pointers. `dyn Fn` would carry two more ways to call every one of them, which nobody uses.

use web_sys::Event;

/// A closure that makes a value.
pub(super) trait Make<T> {
    fn make(&self) -> T;
}

impl<T, F: Fn() -> T> Make<T> for F {
    fn make(&self) -> T {
        self()
    }
}

/// A closure that hears of events.
pub(super) trait Hear {
    fn hear(&self, event: Event);
}

impl<F: Fn(Event)> Hear for F {
    fn hear(&self, event: Event) {
        self(event);
    }
}
