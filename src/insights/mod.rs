//! What weeks of sessions show: pure functions over summaries and attempts.
//!
//! *Invariant*: no storage, no clock, no sentence; every number has a method and an n.

mod edge;
mod frequency;
mod sequence;
mod timeline;

pub use edge::{EDGE_BAND, EDGE_MINIMUM, EDGE_WINDOW, Edge, EdgeAdvice, wilson};
pub use frequency::per_minute;
pub use sequence::{Retries, longest_clean_run, most_tried};
pub use timeline::{Moment, timeline};
