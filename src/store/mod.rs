//! How everything is kept: small records under small keys, each with a format version, a checksum and its learner.
//!
//! - [`frame`]: what every value looks like, and how damage is noticed
//! - [`keys`]: what every key looks like
//! - `forms`: what every record looks like
//! - [`columns`]: a finished session as compact columns
//! - [`storage`]: the small trait that a browser's localStorage, or a map in a test, fulfils
//! - [`Store`]: reading and writing records; quarantine; writes that failed and wait; in `sessions`: what belongs to sessions
//! - [`load`]: all that the first screen needs
//! - [`carry_out`]: what the rules ask for
//! - [`journal`]: every write once more, for a browser that forgets; what it forgot is done again
//! - [`backup`]: a file out, a file in
//! - [`csv`]: tables for spreadsheets out, tables from elsewhere in
//!
//! *Invariant*: nothing here reads a clock, a browser or the model's rules; nothing that does not decode is thrown
//! away, defaulted or overwritten.

pub mod backup;
mod carry_out;
pub mod columns;
pub mod csv;
mod forms;
pub mod frame;
pub mod journal;
pub mod keys;
pub mod load;
mod records;
mod sessions;
pub mod storage;

pub use carry_out::carry_out;
pub use records::{Store, Usage};
pub use storage::{MemoryStorage, Storage, StorageError};
