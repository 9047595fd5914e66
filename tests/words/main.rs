//! Sentences with numbers and names in them: one and many, no more than is known, in the tone of a good coach.
//!
//! | part | what it tells |
//! |---|---|
//! | `numbers` | one and many, clocks, lengths, rates, sizes |
//! | `session` | pads, misses that wait, the wrap-up, ladders, rests |
//! | `practice` | Practice, the Journal, milestones |
//! | `counts` | charts that count: frequency, sizes, minutes, days |
//! | `findings` | charts that estimate: shares, changes, comparisons, with n and interval |
//! | `skills` | edits of a skill, learners |
//! | `files` | backups, tables, pictures, reports |
//! | `tone` | what no sentence says |

mod counts;
mod files;
mod findings;
mod numbers;
mod practice;
mod session;
mod skills;
mod tone;

const MINUTE: i64 = 60_000;
const HOUR: i64 = 60 * MINUTE;
