//! What the methods are asked of: sessions as dated counts, phases, weeks, days, causes.
//!
//! ```text
//! scope      which attempts: a skill, some of its components
//! practised  a session in a scope, as a dated count with its level
//! trend      phases of one level between phase lines, and the celeration of each
//! digest     what a finished session has beyond its numbers: causes, retries, five-minute bins
//! weeks      how often, how big, how many explained, week by week
//! hours      hours of practice
//! within     five minutes of a session, all sessions together
//! causes     which are given most, which rise and fall
//! after      what came after misses
//! series     learning curve, the newest session beside the others, guesses
//! ```

mod after;
mod causes;
mod digest;
mod hours;
mod practised;
mod scope;
mod series;
mod trend;
mod weeks;
mod within;

pub use after::{after_misses, ledger, recovery, retry_difference};
pub use causes::{CauseShare, causes, precise};
pub use digest::{AfterMiss, BIN, Bin, CauseCount, Digest, History};
pub use hours::{MILESTONE, hours};
pub use practised::{Practised, Setting, practised};
pub use scope::Scope;
pub use series::{calibration, curve, curve_points, guesses, newest_beside};
pub use trend::{Era, Phase, Trend, trend};
pub use weeks::{SizeIndex, Week, weeks};
pub use within::{FiveMinutes, WITHIN_SESSIONS, within};
