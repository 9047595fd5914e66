//! Taking a skill apart: every edit, what it writes, what is refused, and that history keeps its words.
//!
//! | part | what it tells |
//! |---|---|
//! | `names` | names that are given, refused, brought back; causes and tweaks |
//! | `components` | parts, merging, order, what is archived |
//! | `ladder` | rungs; what a session stands on |
//! | `whole` | skills beside each other, and every edit after a reload |
//! | `random` | whatever is done, one can practise |
//! | `edits` | a learner who edits |

#[path = "../story/mod.rs"]
mod story;

mod components;
mod edits;
mod ladder;
mod names;
mod random;
mod whole;
