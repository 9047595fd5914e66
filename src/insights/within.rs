//! Within a session: misses a minute in each five minutes, pooled over sessions.

use super::history::{BIN, Digest};
use super::methods::Rate;
use crate::domain::{Millis, TagNo};

/// Fewer sessions than this say nothing of how sessions go.
pub const WITHIN_SESSIONS: usize = 5;
const MINUTE: f64 = 60_000.0;

/// Five minutes of running time, in all sessions that were as long.
#[derive(Copy, Clone, PartialEq, Debug)]
pub struct Within {
    /// Which, from 0.
    pub nth: u16,
    /// How many sessions were as long.
    pub sessions: usize,
    /// Misses a minute with the exact 95 % interval (Garwood 1936).
    pub rate: Rate,
}

/// Each five minutes of `sessions` as far as `components` (all, if there are none) were practised, from the first to the last that
/// [`WITHIN_SESSIONS`] sessions reached.
///
/// # Errors
/// How many sessions are still missing.
pub fn within(sessions: &[Digest], components: &[TagNo]) -> Result<Vec<Within>, usize> {
    // running time, misses, sessions
    let mut bins: Vec<(Millis, u64, usize)> = Vec::new();
    for session in sessions {
        let mut last = None;
        let is_meant = |component: &TagNo| components.is_empty() || components.contains(component);
        for bin in session.bins.iter().filter(|bin| is_meant(&bin.component) && bin.running > 0) {
            let nth = usize::from(bin.nth);
            bins.resize(bins.len().max(nth + 1), (0, 0, 0));
            let (running, misses, count) = &mut bins[nth];
            *running += bin.running;
            *misses += u64::from(bin.misses);
            if last != Some(nth) {
                *count += 1;
            }
            last = Some(nth);
        }
    }
    let most = bins.iter().map(|(.., sessions)| *sessions).max().unwrap_or(0);
    if most < WITHIN_SESSIONS {
        return Err(WITHIN_SESSIONS - most);
    }
    let of = |(nth, (running, misses, sessions)): (usize, (Millis, u64, usize))| {
        let rate = Rate::of(misses, running as f64 / MINUTE)?;
        Some(Within { nth: nth as u16, sessions, rate })
    };
    Ok(bins.into_iter().enumerate().filter(|(_, (.., sessions))| *sessions >= WITHIN_SESSIONS).filter_map(of).collect())
}

/// The minutes of the `nth` of them: from, to.
pub fn minutes_of(nth: u16) -> (i64, i64) {
    let length = BIN / 60_000;
    (i64::from(nth) * length, (i64::from(nth) + 1) * length)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{CountedSession, Id, Instant};
    use crate::insights::history::Bin;

    fn session(bins: &[(TagNo, u16, i64, u32)]) -> Digest {
        let bin = |&(component, nth, minutes, misses): &(TagNo, u16, i64, u32)| Bin {
            component,
            nth,
            running: minutes * 60_000,
            misses,
            clean: 0,
        };
        let session = CountedSession {
            id: Id::me(),
            learner: Id::me(),
            skill: Id::me(),
            began: Instant(0),
            utc_offset_min: 0,
            running: 0,
            misses_only: false,
            guess: None,
            parts: vec![],
            ladders: vec![],
        };
        Digest { session, day: 0, bins: bins.iter().map(bin).collect(), causes: vec![], after: vec![] }
    }

    #[test]
    fn five_minutes_are_pooled_over_the_sessions_that_reached_them() {
        let mut all = vec![session(&[(1, 0, 3, 2), (2, 0, 2, 1), (1, 1, 5, 1)]); 5];
        all.push(session(&[(1, 0, 5, 4), (1, 1, 5, 0), (1, 2, 5, 9)]));
        let found = within(&all, &[]).expect("enough");
        let told: Vec<_> = found.iter().map(|one| (one.nth, one.sessions, one.rate.count, one.rate.exposure)).collect();
        assert_eq!(told, [(0, 6, 19, 30.0), (1, 6, 5, 30.0)], "one session alone says nothing of minute 12");
        assert_eq!(within(&all, &[2]).expect("enough").len(), 1);
        assert_eq!(within(&all[..3], &[]).err(), Some(2));
        assert_eq!(within(&[], &[]).err(), Some(5));
        assert_eq!(minutes_of(3), (15, 20));
    }
}
