//! What weeks of sessions show: pure functions over summaries and attempts.
//!
//! *Invariant*: no storage, no clock, no sentence; every number has a method and an n.

mod around;
mod calibration;
mod edge;
pub mod findings;
mod frequency;
pub mod history;
mod interval;
mod ladder;
mod ledger;
pub mod methods;
mod period;
mod practice_days;
mod progress;
mod quality;
mod recovery;
mod reframe;
mod rest;
mod sequence;
mod tally;
mod timeline;
mod what_next;
mod window;

pub use around::{Around, around};
pub use calibration::{CALIBRATION_MINIMUM, Calibration, Guessed};
pub use edge::{EDGE_BAND, EDGE_MINIMUM, EDGE_WINDOW, Edge, EdgeAdvice};
pub use frequency::{FREQUENCY_MINIMUM, per_minute};
pub use interval::{SHARE_MINIMUM, Share, wilson};
pub use ladder::{best_of_days, height, is_new_best};
pub use ledger::{LEDGER_MINIMUM, Offered, Worked, best_tweak, causes_offered, tweaks_offered, worked};
pub use period::{Period, periods, practised_weeks, recent};
pub use practice_days::{PracticeDay, practice_days};
pub use progress::{Progress, progress};
pub use quality::{Quality, quality};
pub use recovery::{RECOVERY_MINIMUM, Recovered, Recovery};
pub use reframe::{Facts, LOOKED_THROUGH, Next, RETRIES_MINIMUM, facts, meant};
pub use rest::{Faster, RestCues, RestReason, chance_of_as_many, faster};
pub use sequence::{Retries, longest_clean_run, most_tried};
pub use tally::Tally;
pub use timeline::{Moment, timeline};
pub use what_next::{WhatNext, what_next};
pub use window::{Window, begin_of_day, day_number, month_begins, week_begins};
