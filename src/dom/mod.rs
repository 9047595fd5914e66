//! Elements of the page, and the values that they follow.
//!
//! Views are built with [`el`], one call for each element, attribute, listener and child. Leptos' `view!` makes a Rust type of
//! every element and with it its own copy of the rendering code: it made the first visit 51 kB larger. Here every closure
//! is boxed and all elements share one type. Signals, effects and owners are Leptos' own.
//!
//! - [`El`]: an element, a text, or several
//! - [`dynamic`], [`only_if`]: a part of the page that is made anew when a value changes
//! - [`Var`]: a value that is set
//! - [`KEY`], [`DIGITS`]: attributes by which a keyboard finds what it presses
//!
//! *Invariant*: no rule, no storage, no word, no class of its own.

mod boxed;
mod dynamic;
mod element;
mod keys;
mod var;

pub use dynamic::{dynamic, only_if};
pub use element::{El, el, list, nothing, svg};
pub use keys::{DIGITS, KEY};
pub use var::Var;
