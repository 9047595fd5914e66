//! One file or folder per screen.
//!
//! *Invariant*: no storage, no arithmetic of practice, no sentence of its own.

mod about;
mod archive;
mod counting;
mod decks;
mod delete_all;
mod export;
mod finding;
mod first_run;
mod import;
mod in_a_session;
mod insights;
mod journal;
mod kept;
mod keyboard;
mod learners;
mod lesson;
mod level_name;
mod link;
mod lost;
mod marks;
mod milestone;
mod notices;
mod practice;
mod reminder;
mod restore;
mod sample;
mod session;
mod sessions;
mod settings;
mod shape;
mod shell;
mod skills;
mod waiting;
mod whose;
mod whose_records;
mod wrap_up;

pub use keyboard::show_keys;
pub use shell::{further, wobble};
