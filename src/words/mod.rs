//! Every sentence on screen, by key. Views ask for a word by its name; no view holds a sentence of its own.
//!
//! *Invariant*: nothing but text: no view, no rule, no storage.

mod en;
mod en_about;
mod en_charts;
mod en_made;
mod en_skills;

pub use en::*;
pub use en_about::*;
pub use en_charts::*;
pub use en_made::*;
pub use en_skills::*;
