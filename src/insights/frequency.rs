//! Frequency: a count per minute of running time, as in precision teaching. Pauses are no running time.

use crate::domain::Millis;

/// `count` per minute over `running` milliseconds; `None` where nothing ran.
///
/// ```
/// assert_eq!(wobble::insights::per_minute(11, 25 * 60_000), Some(0.44));
/// assert_eq!(wobble::insights::per_minute(3, 0), None);
/// ```
pub fn per_minute(count: u32, running: Millis) -> Option<f64> {
    (running > 0).then(|| f64::from(count) / (running as f64 / 60_000.0))
}
