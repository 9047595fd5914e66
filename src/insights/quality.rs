//! Quality: how big misses are, and how often they come, period by period. Both together are the quality map.

use super::{Period, Share, per_minute};

/// A period whose frequency and whose recoverable share are known.
#[derive(Copy, Clone, PartialEq, Debug)]
pub struct Quality {
    /// Which.
    pub period: Period,
    /// Misses a minute.
    pub per_minute: f64,
    /// Wobbles of the misses of known size.
    pub recoverable: Share,
}

/// Those of `periods` that have both: a minute of practice, and enough misses of known size for a share.
pub fn quality(periods: &[Period]) -> Vec<Quality> {
    let of = |period: &Period| {
        let per_minute = per_minute(period.tally.misses(), period.tally.running)?;
        Some(Quality { period: *period, per_minute, recoverable: period.tally.recoverable()? })
    };
    periods.iter().filter_map(of).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Instant;
    use crate::insights::Tally;

    #[test]
    fn a_period_has_both_or_is_not_on_the_map() {
        let period = |wobbles, running| Period {
            monday: Instant(0),
            weeks: 1,
            tally: Tally { sessions: 1, running, wobbles, falls: 1, ..Tally::default() },
        };
        let found = quality(&[period(4, 600_000), period(3, 600_000), period(9, 30_000)]);
        assert_eq!(
            found.iter().map(|one| one.per_minute).collect::<Vec<_>>(),
            [0.5],
            "few sizes, and little time, are none"
        );
        assert_eq!((found[0].recoverable.k, found[0].recoverable.n), (4, 5));
    }
}
