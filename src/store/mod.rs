//! How everything is kept: small records under small keys, each with a format version, a checksum and its learner.
//!
//! - [`frame`]: what every value looks like, and how damage is noticed
//! - [`keys`]: what every key looks like
//! - `forms`: what every record looks like
//! - [`columns`]: a finished session as compact columns
//! - [`storage`]: the small trait that a browser's localStorage, or a map in a test, fulfils
//! - [`Store`]: reading and writing records; quarantine; writes that failed and wait; in `sessions`: what belongs to sessions
//! - [`load`]: all that the first screen needs
//! - [`carry_out`]: what the rules ask for; [`carry_out_changes`]: what is changed off the ice, with the instant of every edit
//! - `choices`: the choices, and when they were last changed
//! - `session_parts`: a finished session as parts that can be changed one by one
//! - [`merge`]: two devices' records put together
//! - [`journal`]: every write once more, for a browser that forgets; what it forgot is done again
//! - [`backup`]: a file out, a file in; what is in it and here is put together, all or nothing, and can be taken back
//!
//! *Invariant*: nothing here reads a clock, a browser or the model's rules; nothing that does not decode is thrown
//! away, defaulted or overwritten.

pub mod backup;
mod carry_out;
mod choices;
pub mod columns;
mod edits;
mod forms;
pub mod frame;
pub mod journal;
pub mod keys;
pub mod load;
pub mod merge;
mod records;
mod restore;
mod session_parts;
mod sessions;
pub mod storage;

pub use carry_out::{CarryOut, carry_out};
pub use edits::{carry_out_changes, finish_deletions};
pub use records::{Store, Usage};
pub use storage::{MemoryStorage, Storage, StorageError};
