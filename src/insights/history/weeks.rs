//! Calendar weeks of a scope: how often, how big, how many explained, how many retries clean.

use super::{Digest, Practised, Scope};
use crate::domain::Instant;
use crate::insights::methods::{Rate, t_quantile};
use crate::insights::{SHARE_MINIMUM, Share, Tally};

/// A week that was practised in.
#[derive(Copy, Clone, PartialEq, Debug)]
pub struct Week {
    /// Counted from the week of 1 January 1970; it begins on Monday.
    pub week: i64,
    /// Its sessions.
    pub tally: Tally,
    /// Clean attempts of the sessions that logged them.
    pub clean: u32,
    /// Misses without a cause.
    pub waiting: u32,
    /// Clean retries after a tweak, and all of them.
    pub retries: (u32, u32),
}

/// The mean size of misses: a wobble is 1, a stumble 2, a fall 3. Wobble's own measure.
#[derive(Copy, Clone, PartialEq, Debug)]
pub struct SizeIndex {
    /// Misses of known size.
    pub n: u32,
    /// Their mean size.
    pub mean: f64,
    /// Its 95 % interval (Student's t over misses), within 1 to 3.
    pub interval: (f64, f64),
}

impl SizeIndex {
    /// The mean size of these; `None` below [`SHARE_MINIMUM`] misses of known size.
    ///
    /// ```
    /// use wobble::insights::{Tally, history::SizeIndex};
    /// let found = SizeIndex::of(&Tally { wobbles: 6, stumbles: 3, falls: 1, ..Tally::default() }).expect("ten");
    /// assert_eq!((found.n, found.mean), (10, 1.5));
    /// ```
    pub fn of(tally: &Tally) -> Option<Self> {
        let n = tally.sized();
        if n < SHARE_MINIMUM {
            return None;
        }
        let sizes = [(tally.wobbles, 1.0), (tally.stumbles, 2.0), (tally.falls, 3.0)];
        let count = f64::from(n);
        let mean = sizes.iter().map(|(times, size)| f64::from(*times) * size).sum::<f64>() / count;
        let rest: f64 = sizes.iter().map(|(times, size)| f64::from(*times) * (size - mean).powi(2)).sum();
        let half = t_quantile(0.975, count - 1.0) * (rest / (count - 1.0) / count).sqrt();
        Some(Self { n, mean, interval: ((mean - half).max(1.0), (mean + half).min(3.0)) })
    }
}

impl Week {
    /// Its Monday, as if it were in UTC.
    pub fn monday(&self) -> Instant {
        Instant(self.week.saturating_mul(7).saturating_sub(3).saturating_mul(86_400_000))
    }

    /// Misses a minute, with Garwood's interval.
    pub fn frequency(&self) -> Option<Rate> {
        Rate::of(self.tally.misses().into(), self.tally.running as f64 / 60_000.0)
    }

    /// Wobbles of the misses of known size.
    pub fn recoverable(&self) -> Option<Share> {
        self.tally.recoverable()
    }

    /// The misses that have a cause, of all: a habit, no progress.
    pub fn explained(&self) -> Option<Share> {
        let misses = self.tally.misses();
        Share::of(misses.saturating_sub(self.waiting), misses)
    }

    /// The retries after a tweak that were clean.
    pub fn retry_success(&self) -> Option<Share> {
        Share::of(self.retries.0, self.retries.1)
    }

    /// The mean size.
    pub fn size(&self) -> Option<SizeIndex> {
        SizeIndex::of(&self.tally)
    }
}

/// The weeks of `scope` in which there was practice, oldest first.
pub fn weeks(sessions: &[Digest], scope: &Scope) -> Vec<Week> {
    let mut weeks: Vec<Week> = Vec::new();
    for digest in sessions {
        let Some(practised) = Practised::of(0, &digest.session, scope) else { continue };
        let number = practised.week();
        let until = weeks.iter().rposition(|week| week.week <= number);
        let place = until.filter(|place| weeks[*place].week == number).unwrap_or_else(|| {
            let place = until.map_or(0, |before| before + 1);
            weeks.insert(place, Week { week: number, tally: Tally::default(), clean: 0, waiting: 0, retries: (0, 0) });
            place
        });
        let week = &mut weeks[place];
        week.tally.add_tally(&practised.tally);
        week.clean += practised.clean.unwrap_or(0);
        week.waiting += practised.waiting;
        for after in digest.after.iter().filter(|after| after.tweak.is_some() && scope.has(after.component)) {
            week.retries = (week.retries.0 + u32::from(after.is_clean), week.retries.1 + 1);
        }
    }
    weeks
}
