//! JSON, and what has a form in it.
//!
//! Derived `serde` code is made anew for every type: for the records of the store it was 54 kB of WebAssembly before
//! compression. Here a text becomes a [`Json`] once, and a [`Record`] says in a few lines what it reads out of that and what
//! it writes. `serde_json` writes.
//!
//! *Invariant*: knows no record but plain values.

#[macro_use]
mod macros;
mod read;
mod record;
mod value;

pub use read::NotJson;
pub use record::{Record, flat, pairs};
pub use value::Json;
