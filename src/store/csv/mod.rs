//! Comma-separated values: out of Wobble for spreadsheets, and into it from elsewhere.
//!
//! Two files go out. They are RFC 4180 (commas, CRLF, doubled quotes) in UTF-8 with a byte order mark, so that spreadsheets open
//! them as they are. What is not known is an empty cell, never 0. Columns keep their names and meanings; new ones come at the end.
//!
//! Attempts, one row each:
//!
//! | column | what |
//! |---|---|
//! | `session` | the session's id, the same in both files |
//! | `attempt` | its number in the session, from 1 |
//! | `local_time` | when it ended, on the learner's wall clock: `2026-11-20 18:00:08` |
//! | `at` | the same to the millisecond and with the offset, ISO 8601: `2026-11-20T18:00:08.5+01:00` |
//! | `utc_offset_minutes` | the wall clock less UTC |
//! | `seconds_into_session` | seconds of practice before it, pauses left out |
//! | `skill`, `component`, `level` | by their names |
//! | `level_value`, `level_unit` | how much the level is, if it says: `92`, `bpm` |
//! | `outcome` | `clean` or `micro-failure` |
//! | `size` | `wobble`, `stumble`, `fall` |
//! | `cause`, `tweak` | in the learner's words |
//! | `retry_of` | the number of the attempt that this one is the retry of |
//! | `retry_tweak` | the tweak that it tried, as it was then |
//! | `source` | `touch`, `key` or `partner` |
//! | `clean_logged` | `yes`; `no` where only misses were logged in this session |
//!
//! Sessions, one row each: `session`, `local_time`, `began`, `ended`, `utc_offset_minutes`, `minutes` of practice, `planned_minutes`,
//! `pauses` (each as seconds from the beginning, `+`, its length in seconds), `paused_minutes`, `skill`, `attempts` (empty where clean ones
//! were not logged), `clean` (the same), `micro_failures`, `wobbles`, `stumbles`, `falls`, `misses_without_size`, `waiting` for a cause,
//! `note_of_progress`, `guess_of_ten` (how many of ten attempts were guessed to be clean), `feeling` (0 calm to 4 tense), `breakdown_ladders` (what each
//! reached, and whether it `broke` there or that was the `top`; this alone is not read again).
//!
//! A spreadsheet takes a cell that begins with `=` for a formula. In words that a person wrote, every place where a cell begins or could
//! be taken to begin gets an apostrophe before such a sign: see `write`. Reading takes it away again.
//!
//! - `write`: cells and rows; `attempts`, `sessions`: the two files
//! - `read`: a table out of a file, whatever its delimiter; `when`: days and times as people write them
//! - `fields`: which column means what; `rows`: what a row says; `days`: rows become sessions; `own`: Wobble's own files
//! - `plan`: what an import would add; `names`: names become numbers of a skill; `keep`: adding it, all or nothing, and taking it back

mod attempts;
mod days;
mod draft;
mod fields;
mod keep;
mod names;
mod own;
mod plan;
mod read;
mod rows;
mod sessions;
mod when;
mod write;

pub use attempts::attempts;
pub use fields::{FIELDS, Field, Mapping};
pub use keep::{Added, keep, take_back};
pub use own::{Own, own};
pub use plan::{Choices, Counts, Plan, Refusal, Target, plan};
pub use read::{MAX_BYTES, MAX_CELL, MAX_COLUMNS, MAX_ROWS, Table, Unreadable, table};
pub use rows::{LeftOut, Why, Zone};
pub use sessions::sessions;
pub use when::{DateOrder, days_of};
pub use write::table_of;
