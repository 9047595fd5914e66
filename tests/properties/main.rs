//! What holds for every session, every record and every file, not only for those that somebody thought of.
//!
//! | part | what it tells |
//! |---|---|
//! | `sessions` | time, retries, the edge, clocks, ids, intervals |
//! | `records` | columns, frames, backups, the store |
//! | `json` | trees of JSON, held against the library |
//! | `logs` | sessions as `update` could have made them |

#[path = "../story/mod.rs"]
mod story;

mod json;
mod logs;
mod records;
mod sessions;

const SEED: u64 = 0x57_0bb1e;
