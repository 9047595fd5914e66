//! How everything is kept: small records under small keys, each with a format version, a checksum and its learner.
//!
//! - [`frame`]: what every value looks like, and how damage is noticed
//! - [`keys`]: what every key looks like
//! - `forms`: what every record looks like
//! - [`columns`]: a finished session as compact columns; `from_columns`: read again, whole or not at all
//! - [`digits`]: columns of whole numbers as text
//! - `implied`: what a key says and its record leaves out
//! - [`storage`]: the small trait that a browser's localStorage, or a map in a test, fulfils
//! - [`Store`]: reading and writing records; writes that failed and wait; in `quarantine`: what cannot be read; in `sessions`: what
//!   belongs to sessions; in `skill_slots`: a skill's two slots
//! - [`load`]: all that the first screen needs
//! - [`carry_out`]: what the rules ask for; [`carry_out_changes`]: what is changed off the ice, with the instant of every edit
//! - `choices`: the choices, and when they were last changed
//! - `session_parts`: a finished session as parts that can be changed one by one; `stamp`: which of them were
//! - [`merge`]: two devices' records put together
//! - [`carry_out`]: what the rules ask for
//! - [`summaries`]: what Practice shows of each skill; `last_words`: in the person's own words
//! - [`found`]: what the findings say of components, kept with the summaries
//! - [`rollups`]: the sessions in numbers, a key for each year of a skill; made from the sessions, and held against them
//! - [`ledgers`]: the tweak ledgers, a key for each skill; made from the sessions, and held against which they are
//! - [`journal`]: every write once more, for a browser that forgets; what it forgot is done again
//! - [`backup`]: a file out, a file in; what is in it and here is put together, all or nothing, and can be taken back
//! - [`who_learns`]: everybody who learns here
//! - [`whose`]: whose the records of a backup become here; a backup of one learner alone
//! - [`archive`]: old sessions in a file of their own
//! - [`room`]: how much room there is, and what takes it
//! - [`csv`]: tables for spreadsheets out, tables from elsewhere in
//!
//! *Invariant*: nothing here reads a clock, a browser or the model's rules; nothing that does not decode is thrown
//! away, defaulted or overwritten.

pub mod archive;
pub mod backup;
mod carry_out;
mod choices;
pub mod columns;
pub mod csv;
pub mod digits;
mod edits;
mod forms;
pub mod found;
pub mod frame;
mod from_columns;
mod implied;
pub mod journal;
pub mod keys;
mod last_words;
pub mod ledgers;
pub mod load;
pub mod merge;
mod quarantine;
mod records;
mod restore;
mod rollup_form;
mod rollup_summary;
pub mod rollups;
pub mod room;
mod session_parts;
mod sessions;
mod skill_slots;
mod stamp;
pub mod storage;
pub mod summaries;
pub mod who_learns;
pub mod whose;

pub use carry_out::{CarryOut, carry_out};
pub use edits::{carry_out_changes, settle};
pub use records::{Store, ids_of};
pub use room::Usage;
pub use storage::{MemoryStorage, Storage, StorageError};
