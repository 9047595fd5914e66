//! Comparing two periods of practice.
//!
//! From five sessions each, by how much sessions differ among themselves (quasi-Poisson): k₁ of k₁ + k₂ counts have a score interval like
//! Wilson's, in which so many counts say only as much as counts ÷ φ would, with Student's t in place of the normal quantile:
//!
//! ```text
//! φ     = Σ (count − fitted)²/fitted ÷ (sessions − 2), not below 1;  fitted = the period's rate × minutes
//! p     = the ends of |k₁/n − p| = t·√(φ·p(1 − p)/n)
//! ratio = p/(1 − p) · e₂/e₁
//! ```
//!
//! (the score test of Gu et al. 2008 with a dispersion: McCullagh & Nelder 1989, 4.5). It needs no logarithm, so a period without a miss is
//! compared like any other. Below five, the exact conditional ratio ([`exact_ratio`]) stands without a verdict: it is right only if misses
//! come at random, and calls one in six of flat, uneven histories changed.

use super::celeration::{Missing, Verdict};
use super::distributions::t_quantile;
use super::rate_ratio::{Counted, ExactRatio, exact_ratio};

/// From so many sessions in each period on there is a verdict.
pub const PERIOD_SESSIONS: usize = 5;

/// Two periods beside each other.
#[derive(Copy, Clone, PartialEq, Debug)]
pub enum Compared {
    /// What the counts come to, if misses came at random: no verdict.
    AtRandom(ExactRatio),
    /// With a verdict.
    Measured(Changed),
}

/// How a rate changed from one period to another.
#[derive(Copy, Clone, PartialEq, Debug)]
pub struct Changed {
    /// How many sessions each period has.
    pub n: (usize, usize),
    /// The later rate over the earlier one.
    pub ratio: f64,
    /// Its 95 % interval.
    pub interval: (f64, f64),
    /// How much more sessions vary than at random; at least 1.
    pub dispersion: f64,
    /// The chance of a ratio at least as far from 1, if there is no change (Student's t of the score).
    pub p_value: f64,
}

impl Changed {
    /// What the interval says.
    pub fn verdict(&self) -> Verdict {
        Verdict::of_ratio(self.interval)
    }
}

/// Compares the sessions of an `earlier` period with those of a `later` one: each a count over minutes, or over attempts.
///
/// ```
/// use wobble::insights::methods::{Compared, Verdict, compare};
/// let of = |counts: [u32; 5]| counts.map(|count| (count, 20.0));
/// let Ok(Compared::Measured(found)) = compare(&of([20, 24, 18, 26, 22]), &of([9, 14, 11, 12, 9])) else { panic!("five each") };
/// assert!((found.ratio - 0.5).abs() < 1e-12);
/// assert_eq!(found.verdict(), Verdict::Falls);
/// ```
///
/// # Errors
/// What is [`Missing`]: a session, or any count at all.
pub fn compare(earlier: &[(u32, f64)], later: &[(u32, f64)]) -> Result<Compared, Missing> {
    let ((before, before_time, n1), (after, after_time, n2)) = (sums(earlier), sums(later));
    if n1 == 0 || n2 == 0 {
        return Err(Missing::Sessions(1));
    }
    if before + after == 0.0 {
        return Err(Missing::NoCount);
    }
    if n1.min(n2) < PERIOD_SESSIONS {
        let counted = |count: f64, exposure| Counted { count: count as u64, exposure };
        let found = exact_ratio(counted(after, after_time), counted(before, before_time), 0.05);
        return found.map(Compared::AtRandom).ok_or(Missing::NoAnswer);
    }
    let degrees = (n1 + n2 - 2) as f64;
    let pearson = chi(earlier, before / before_time) + chi(later, after / after_time);
    let dispersion = (pearson / degrees).max(1.0);
    let n = (before + after) / dispersion;
    let t = t_quantile(0.975, degrees);
    let scale = before_time / after_time;
    let (low, high) = score_odds(after, before, n, t);
    let even = after_time / (after_time + before_time);
    let z = (after / (after + before) - even) / (even * (1.0 - even) / n).sqrt();
    Ok(Compared::Measured(Changed {
        n: (n1, n2),
        ratio: after / before * scale,
        interval: (low * scale, high * scale),
        dispersion,
        p_value: super::distributions::t_two_sided(z, degrees),
    }))
}

/// The sessions that have time in them: the count and the time of each.
fn whole(sessions: &[(u32, f64)]) -> impl Iterator<Item = (f64, f64)> {
    sessions.iter().filter(|(_, time)| *time > 0.0 && time.is_finite()).map(|(count, time)| (f64::from(*count), *time))
}

fn sums(sessions: &[(u32, f64)]) -> (f64, f64, usize) {
    whole(sessions).fold((0.0, 0.0, 0), |(k, e, n), (count, time)| (k + count, e + time, n + 1))
}

/// Pearson's chi-square of sessions at one rate.
fn chi(sessions: &[(u32, f64)], rate: f64) -> f64 {
    let part = |(count, time): (f64, f64)| (count - rate * time).powi(2) / (rate * time);
    if rate > 0.0 { whole(sessions).map(part).sum() } else { 0.0 }
}

/// The odds at both ends of the score interval of `k` against `other`, which say as much as `n` counts.
fn score_odds(k: f64, other: f64, n: f64, t: f64) -> (f64, f64) {
    let end = |k: f64, other: f64| {
        // the lower end of the share of k; its complement the same way, so that neither is lost next to 1
        let (p, rest, t2) = (k / (k + other), other / (k + other), t * t);
        let half = t * (p * rest / n + t2 / (4.0 * n * n)).sqrt();
        let low = (p + t2 / (2.0 * n) - half).max(0.0);
        low / (rest + t2 / (2.0 * n) + half)
    };
    let low = if k == 0.0 { 0.0 } else { end(k, other) };
    let high = if other == 0.0 { f64::INFINITY } else { 1.0 / end(other, k) };
    (low, high)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::insights::wilson;

    fn of(counts: &[u32]) -> Vec<(u32, f64)> {
        counts.iter().map(|count| (*count, 20.0)).collect()
    }

    #[test]
    fn few_sessions_are_compared_as_if_misses_came_at_random() {
        let found = compare(&of(&[12, 3, 9, 1]), &of(&[1, 2, 1, 1, 0, 1])).expect("sessions");
        assert!(matches!(found, Compared::AtRandom(found) if found.ratio < 0.2 && found.p_value < 0.01));
        assert_eq!(compare(&of(&[3]), &[]), Err(Missing::Sessions(1)));
        assert_eq!(compare(&of(&[3]), &[(2, 0.0)]), Err(Missing::Sessions(1)));
        assert_eq!(compare(&of(&[0; 9]), &of(&[0; 9])), Err(Missing::NoCount));
    }

    #[test]
    fn even_sessions_have_the_interval_of_wilson_but_for_the_t() {
        let (low, high) = score_odds(30.0, 60.0, 90.0, 1.96);
        let (lower, upper) = wilson(30, 90, 1.96);
        assert!((low - lower / (1.0 - lower)).abs() < 1e-12 && (high - upper / (1.0 - upper)).abs() < 1e-12);
    }

    #[test]
    fn uneven_sessions_make_it_wider_and_the_test_agrees_with_the_interval() {
        let widths = [[10, 10, 10, 10, 10], [2, 18, 4, 16, 10]].map(|counts| {
            let later = counts.map(|count| count / 2);
            match compare(&of(&counts), &of(&later)).expect("sessions") {
                Compared::Measured(found) => {
                    assert_eq!(found.p_value < 0.05, found.verdict() != Verdict::Unclear, "{found:?}");
                    (found.interval.1 / found.interval.0, found.dispersion)
                }
                Compared::AtRandom(_) => panic!("five each"),
            }
        });
        assert_eq!(widths[0].1, 1.0);
        assert!(widths[1].1 > 3.0 && widths[1].0 > widths[0].0);
    }

    #[test]
    fn a_period_without_a_miss_is_compared_like_any_other() {
        let found = compare(&of(&[6, 5, 7, 4, 6]), &of(&[0; 5])).expect("sessions");
        let Compared::Measured(found) = found else { panic!("five each") };
        assert_eq!((found.ratio, found.interval.0, found.verdict()), (0.0, 0.0, Verdict::Falls));
        assert!(found.interval.1 < 0.5);
        let back = compare(&of(&[0; 5]), &of(&[6, 5, 7, 4, 6])).expect("sessions");
        assert!(matches!(back, Compared::Measured(found) if found.interval.1.is_infinite() && found.interval.0 > 2.0));
    }
}
