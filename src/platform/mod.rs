//! The only room with browser globals. Each file wraps one of the browser's abilities and answers in Wobble's own types.
//!
//! *Invariant*: no rule, no sentence, no view.

pub mod alone;
mod asked;
pub mod chance;
pub mod files;
pub mod further;
pub mod haptics;
pub mod history;
pub mod keys;
pub mod lasting;
pub mod local_storage;
pub mod locale;
pub mod lock;
pub mod metronome;
pub mod offline;
pub mod page;
pub mod picture;
pub mod safety_copy;
pub mod sight;
pub mod sound;
pub mod speech;
pub mod tabs;
pub mod time;
pub mod wake_lock;
pub mod worker;
