//! What views follow, made so that its code is shared.
//!
//! Leptos copies its code for every type of value and every closure in a view. This room hides both behind boxes:
//! - [`Part`]: a value that changes
//! - [`dynamic`], [`only_if`], [`text`], [`flag`], [`on`]: the pieces of a view that follow values or listen
//!
//! *Invariant*: no rule, no storage, no markup.

mod part;
mod view;

pub use part::Part;
pub use view::{dynamic, flag, nothing, on, only_if, text};
