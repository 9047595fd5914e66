//! What the methods are asked of: sessions as dated counts, phases, weeks, days, causes.
//!
//! ```text
//! scope      which attempts: a skill, some of its components
//! practised  a session in a scope, as a dated count with its level
//! trend      phases of one level, and the celeration of each
//! digest     what a finished session has beyond its numbers: causes, retries, five-minute bins
//! ```

mod digest;
mod practised;
mod scope;
mod trend;

pub use digest::{AfterMiss, BIN, Bin, CauseCount, Digest, History};
pub use practised::{Practised, Setting, practised};
pub use scope::Scope;
pub use trend::{Phase, Trend, trend};
