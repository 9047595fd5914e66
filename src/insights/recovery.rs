//! Recovery time: how long it takes from a miss to the next attempt.

use super::interval::Z95;
use crate::domain::{Attempt, FinishedSession, Millis, RETRY_WINDOW, Source};

/// Fewer times than this say nothing.
pub const RECOVERY_MINIMUM: usize = 5;
/// For so many times the interval's ranks are worked out exactly.
const EXACT: usize = 60;
/// Times of finished sessions are whole tenths of a second: two that are equal may seem to differ by as much.
const TENTHS: Millis = 200;

/// Times from a miss to the next attempt, in milliseconds.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Recovery {
    /// Where a tweak was given in between.
    with: Vec<Millis>,
    /// Where none was.
    without: Vec<Millis>,
}

/// The median of some times.
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
pub struct Recovered {
    /// In milliseconds; of an even number the mean of the two in the middle.
    pub median: Millis,
    /// Its 95 % interval, in milliseconds; `None` below 6 times, which have none.
    pub likely: Option<(Millis, Millis)>,
    /// How many times.
    pub n: usize,
}

/// True of attempts that nobody timed: those of a session that was added by hand lie evenly in its time.
pub(super) fn is_by_hand(attempts: &[Attempt]) -> bool {
    if attempts.iter().any(|attempt| attempt.source != Source::Key) {
        return false;
    }
    let gaps = || attempts.windows(2).map(|two| two[1].running - two[0].running);
    gaps().max().unwrap_or(0) - gaps().min().unwrap_or(0) <= TENTHS
}

impl Recovery {
    /// Takes in a finished session. What counts is a miss with an attempt of the same component and level within three minutes, as
    /// for a retry, so that both kinds are measured alike; pauses are left out. Where only misses were logged the next attempt is not known.
    pub fn add(&mut self, session: &FinishedSession) {
        if session.misses_only || is_by_hand(&session.attempts) {
            return;
        }
        for (place, two) in session.attempts.windows(2).enumerate() {
            let [miss, next] = two else { continue };
            let is_same = (miss.component, miss.level) == (next.component, next.level);
            if miss.micro().is_none() || !is_same || next.at.since(miss.at) > RETRY_WINDOW {
                continue;
            }
            let time = (next.running - miss.running).max(0);
            match next.retry {
                Some(retry) if retry.miss == place => self.with.push(time),
                _ => self.without.push(time),
            }
        }
    }

    /// Takes in one time, in milliseconds.
    pub fn add_time(&mut self, time: Millis, has_tweak: bool) {
        if has_tweak { self.with.push(time) } else { self.without.push(time) }
    }

    /// Where a tweak was given before the next attempt; how many times there are, if they are fewer than [`RECOVERY_MINIMUM`].
    ///
    /// # Errors
    /// How many there are.
    pub fn with_tweak(&self) -> Result<Recovered, usize> {
        median(&self.with)
    }

    /// Where none was.
    ///
    /// # Errors
    /// How many there are.
    pub fn without_tweak(&self) -> Result<Recovered, usize> {
        median(&self.without)
    }
}

/// The median, and the interval between two of the times themselves: the j-th from below and from above. For up to 60 times j is the
/// largest with 2·P(B < j) ≤ 5 %, where B counts heads in n throws of a coin; for more, (n − 1.96·√n)/2, rounded down (Conover,
/// Practical Nonparametric Statistics, chapter 3.2).
fn median(times: &[Millis]) -> Result<Recovered, usize> {
    let n = times.len();
    if n < RECOVERY_MINIMUM {
        return Err(n);
    }
    let mut times = times.to_vec();
    times.sort_unstable();
    let median = (times[(n - 1) / 2] + times[n / 2]) / 2;
    let rank = rank(n);
    let likely = (rank > 0).then(|| (times[rank - 1], times[n - rank]));
    Ok(Recovered { median, likely, n })
}

fn rank(n: usize) -> usize {
    if n > EXACT {
        return ((n as f64 - Z95 * (n as f64).sqrt()) / 2.0) as usize;
    }
    let (mut each, mut below, mut rank) = (0.5_f64.powi(n as i32), 0.0, 0);
    loop {
        below += each;
        if 2.0 * below > 0.05 {
            return rank;
        }
        rank += 1;
        each *= (n + 1 - rank) as f64 / rank as f64;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Id, Instant, MicroFailure, Outcome, Retry};

    #[test]
    fn ranks_are_those_of_the_tables() {
        // Conover, table A3 and every handbook: n, j
        for (n, j) in [(5, 0), (6, 1), (8, 1), (9, 2), (10, 2), (15, 4), (20, 6), (25, 8), (30, 10), (50, 18)] {
            assert_eq!(rank(n), j, "{n}");
        }
        assert!(
            (61..400).all(|n| rank(n) >= rank(n - 1) && rank(n) <= rank(n - 1) + 1),
            "no step where the method changes"
        );
    }

    #[test]
    fn a_median_has_an_n_and_an_interval() {
        assert_eq!(median(&[1, 2, 3, 4]), Err(4));
        assert_eq!(median(&[5, 1, 4, 2, 3]), Ok(Recovered { median: 3, likely: None, n: 5 }));
        let ten = [10, 9, 8, 7, 6, 5, 4, 3, 2, 1];
        assert_eq!(median(&ten), Ok(Recovered { median: 5, likely: Some((2, 9)), n: 10 }));
    }

    /// Attempts at seconds, `m` a miss, `c` clean, `t` a miss with a tweak.
    fn session(attempts: &[(Millis, char)]) -> FinishedSession {
        let began = Instant(1_795_194_000_000);
        let mut all: Vec<Attempt> = Vec::new();
        for (seconds, kind) in attempts {
            let tweak = (*kind == 't').then_some(9);
            let outcome = match kind {
                'c' => Outcome::Clean,
                _ => Outcome::Micro(MicroFailure { tweak, ..MicroFailure::default() }),
            };
            let miss = all.len().checked_sub(1).filter(|last| all[*last].micro().is_some_and(|m| m.tweak.is_some()));
            all.push(Attempt {
                at: began.after(seconds * 1000),
                running: seconds * 1000,
                component: 1,
                level: 2,
                outcome,
                source: Source::Touch,
                retry: miss.map(|miss| Retry { miss, tweak: 9 }),
            });
        }
        FinishedSession {
            closing: Default::default(),
            ladders: Vec::new(),
            id: Id::new(began, 1),
            learner: Id::me(),
            skill: Id::new(began, 2),
            began,
            ended: began.after(3_600_000),
            utc_offset_min: 0,
            planned_min: 25,
            running: 3_600_000,
            pauses: Vec::new(),
            attempts: all,
            misses_only: false,
        }
    }

    #[test]
    fn only_what_was_timed_counts_and_both_kinds_alike() {
        let mut all = Recovery::default();
        let lived = session(&[(0, 'm'), (10, 't'), (30, 'c'), (40, 'm'), (300, 't'), (700, 'c')]);
        all.add(&lived);
        assert_eq!(
            (&all.with[..], &all.without[..]),
            (&[20_000][..], &[10_000][..]),
            "later than three minutes: neither"
        );
        // another level, only misses, by hand
        let mut other = lived.clone();
        other.attempts[1].level = 3;
        all.add(&other);
        all.add(&FinishedSession { misses_only: true, ..lived.clone() });
        let mut by_hand = session(&[(0, 'm'), (60, 'm'), (120, 'c'), (180, 'm'), (240, 'c')]);
        all.add(&by_hand);
        assert_eq!((all.with.len(), all.without.len()), (1, 1 + 3), "by hand by a finger: it was timed");
        by_hand.attempts.iter_mut().for_each(|attempt| attempt.source = Source::Key);
        all.add(&by_hand);
        assert_eq!((all.with.len(), all.without.len()), (1, 4));
        assert_eq!((all.with_tweak(), all.without_tweak()), (Err(1), Err(4)));
        // a pause is left out
        let mut paused = lived.clone();
        paused.attempts[0].running = 4000;
        let mut one = Recovery::default();
        one.add(&paused);
        assert_eq!(one.without, [6000]);
    }
}
