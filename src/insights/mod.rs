//! What weeks of sessions show: pure functions over summaries and attempts.
//!
//! *Invariant*: no storage, no clock, no sentence; every number has a method and an n.

mod around;
mod edge;
mod frequency;
mod interval;
mod period;
mod rest;
mod sequence;
mod tally;
mod timeline;

pub use around::{Around, around};
pub use edge::{EDGE_BAND, EDGE_MINIMUM, EDGE_WINDOW, Edge, EdgeAdvice};
pub use frequency::{FREQUENCY_MINIMUM, per_minute};
pub use interval::{SHARE_MINIMUM, Share, wilson};
pub use period::{Period, periods, practised_weeks, recent};
pub use rest::{Faster, RestCues, RestReason, chance_of_as_many, faster};
pub use sequence::{Retries, longest_clean_run, most_tried};
pub use tally::Tally;
pub use timeline::{Moment, timeline};
