//! Frequency: a count per minute of running time, as in precision teaching. Pauses are no running time.

use crate::domain::Millis;

/// Less running time than this, in milliseconds, has no frequency: a minute.
///
/// Below it "a minute" would be a promise about time that was never practised: after 22 seconds one tap more or less moves the
/// number by 2.7, and a session that was ended at once would tower above months of honest ones. There is only the count, and
/// every screen says only that.
pub const FREQUENCY_MINIMUM: Millis = 60_000;

/// `count` per minute over `running` milliseconds; `None` below [`FREQUENCY_MINIMUM`].
///
/// ```
/// assert_eq!(wobble::insights::per_minute(11, 25 * 60_000), Some(0.44));
/// assert_eq!(wobble::insights::per_minute(6, 59_999), None);
/// ```
pub fn per_minute(count: u32, running: Millis) -> Option<f64> {
    (running >= FREQUENCY_MINIMUM).then(|| f64::from(count) / (running as f64 / 60_000.0))
}
