//! What is absent from each room, held against the sources. ARCHITECTURE.md says why.
//!
//! | part | what it tells |
//! |---|---|
//! | `rooms` | what each room does not know |
//! | `writing` | how it is written: no giving up, sentences in words, colours in tokens |
//! | `keys` | one file for each storage, one for its keys |
//! | `dependencies` | what each is for, and where the documents point |
//! | `sources` | how the sources are read |

mod dependencies;
mod keys;
mod rooms;
mod sources;
mod writing;
