//! Celeration: by what a frequency is multiplied, or divided, each week.
//!
//! ```text
//! log E(count) = log(minutes) + a + b·day          ×/÷ per week = exp(7·b)
//! interval     = exp(7·(b ± t·√(φ·var b)))         φ = Pearson's chi-square ÷ (n − 2), not below 1; t with n − 2 degrees of freedom
//! ```
//!
//! Poisson regression by calendar day (Lindsley's celeration as a log-linear model: McCullagh & Nelder 1989, chapter 6), with a quasi-Poisson
//! interval. Sessions without a miss count as they are. Where all attempts are known the same is asked of misses per attempt, with
//! log(attempts) in place of log(minutes); that counts can be no more than attempts makes this interval wider than need be, never narrower.

use super::distributions::t_quantile;
use super::log_linear::log_linear;

/// Fewer sessions than this draw no line.
pub const CELERATION_SESSIONS: usize = 5;
/// On fewer days than this no line is drawn.
pub const CELERATION_DAYS: usize = 5;
/// The first day and the last, both counted, have to be so far apart: a week.
pub const CELERATION_SPAN: i64 = 7;

/// A count over an exposure (minutes, or attempts) on a calendar day.
#[derive(Copy, Clone, PartialEq, Debug)]
pub struct Dated {
    /// The calendar day, counted from any day.
    pub day: i64,
    /// What was counted.
    pub count: u32,
    /// Over how much: minutes of practice, or attempts.
    pub exposure: f64,
}

/// Why there is no number yet.
#[derive(Copy, Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Missing {
    /// So many sessions more.
    Sessions(usize),
    /// On so many more days.
    Days(usize),
    /// So many days from now on at the earliest.
    Span(i64),
    /// So many misses more, or attempts, or whatever is counted.
    Counted(usize),
    /// Nothing was ever counted: no frequency can change.
    NoCount,
    /// Levels or components were changed within it: there is no one thing that could change.
    Mixed,
    /// There is enough of it, and no answer: as where all misses are on the last day.
    NoAnswer,
}

/// What an interval says beside "no change".
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
pub enum Verdict {
    /// The whole interval is below no change.
    Falls,
    /// No change is within the interval.
    Unclear,
    /// The whole interval is above no change.
    Rises,
}

impl Verdict {
    /// What the interval of a ratio says: no change is 1.
    pub fn of_ratio((lower, upper): (f64, f64)) -> Self {
        match () {
            () if upper < 1.0 => Self::Falls,
            () if lower > 1.0 => Self::Rises,
            () => Self::Unclear,
        }
    }
}

/// How a frequency changes from week to week.
#[derive(Clone, PartialEq, Debug)]
pub struct Celeration {
    /// How many sessions.
    pub n: usize,
    /// What the frequency is multiplied by each week; below 1 it falls.
    pub per_week: f64,
    /// Its 95 % interval.
    pub interval: (f64, f64),
    /// How much more the counts vary than at random would: at least 1.
    pub dispersion: f64,
    /// The first day and the last.
    pub days: (i64, i64),
    /// n − 2.
    pub degrees: f64,
    /// The standard error of `log(per_week)`.
    pub log_error: f64,
    /// The day at which the line is pinned, what the logarithm of the frequency is there, its slope a day, and their variances and covariance.
    pin: (f64, f64, f64),
    variances: (f64, f64, f64),
}

impl Celeration {
    /// What the interval says.
    pub fn verdict(&self) -> Verdict {
        Verdict::of_ratio(self.interval)
    }

    /// The frequency that the line has on a day, and the 95 % interval of it: of the line, not of a session.
    pub fn at(&self, day: f64) -> (f64, (f64, f64)) {
        let (from, height, slope) = self.pin;
        let x = day - from;
        let (a, both, b) = self.variances;
        let log = height + slope * x;
        let half = t_quantile(0.975, self.degrees) * (a + 2.0 * both * x + b * x * x).max(0.0).sqrt();
        (log.exp(), ((log - half).exp(), (log + half).exp()))
    }

    /// The chance of a slope at least as far from none, if there is none: two-sided, Student's t.
    pub fn p_value(&self) -> f64 {
        super::distributions::t_two_sided(self.per_week.ln() / self.log_error, self.degrees)
    }
}

/// The celeration of `sessions`, in any order.
///
/// ```
/// use wobble::insights::methods::{Dated, Verdict, celeration};
/// let session = |(day, count)| Dated { day, count, exposure: 25.0 };
/// let found = celeration(&[(0, 40), (2, 33), (4, 26), (7, 20), (9, 16), (11, 13), (14, 10)].map(session)).expect("enough");
/// assert!((found.per_week - 0.5).abs() < 0.01, "÷2 a week");
/// assert_eq!(found.verdict(), Verdict::Falls);
/// ```
///
/// # Errors
/// What is [`Missing`].
pub fn celeration(sessions: &[Dated]) -> Result<Celeration, Missing> {
    let whole: Vec<&Dated> = sessions.iter().filter(|one| one.exposure > 0.0 && one.exposure.is_finite()).collect();
    let n = whole.len();
    if n < CELERATION_SESSIONS {
        return Err(Missing::Sessions(CELERATION_SESSIONS - n));
    }
    let mut days: Vec<i64> = whole.iter().map(|one| one.day).collect();
    days.sort_unstable();
    days.dedup();
    let (Some(first), Some(last)) = (days.first().copied(), days.last().copied()) else {
        return Err(Missing::Days(CELERATION_DAYS));
    };
    if days.len() < CELERATION_DAYS {
        return Err(Missing::Days(CELERATION_DAYS - days.len()));
    }
    let span = last.saturating_sub(first).saturating_add(1);
    if span < CELERATION_SPAN {
        return Err(Missing::Span(CELERATION_SPAN - span));
    }
    let counts: Vec<f64> = whole.iter().map(|one| f64::from(one.count)).collect();
    let total: f64 = counts.iter().sum();
    if total == 0.0 {
        return Err(Missing::NoCount);
    }
    // days in weeks from the middle of the counts: the iterations are at their steadiest there
    let since = |one: &Dated| one.day.saturating_sub(first) as f64;
    let centre = whole.iter().map(|one| since(one) * f64::from(one.count)).sum::<f64>() / total;
    let exposure: Vec<f64> = whole.iter().map(|one| one.exposure).collect();
    let rows: Vec<f64> = whole.iter().flat_map(|one| [1.0, (since(one) - centre) / 7.0]).collect();
    let model = log_linear(&counts, &exposure, &rows, 2).ok_or(Missing::NoAnswer)?;
    let dispersion = model.dispersion.max(1.0);
    let [height, slope] = model.coefficients[..] else { return Err(Missing::NoAnswer) };
    let [a, both, _, b] = model.covariance[..] else { return Err(Missing::NoAnswer) };
    let degrees = model.degrees as f64;
    let log_error = (dispersion * b).sqrt();
    let half = t_quantile(0.975, degrees) * log_error;
    Ok(Celeration {
        n,
        per_week: slope.exp(),
        interval: ((slope - half).exp(), (slope + half).exp()),
        dispersion,
        days: (first, last),
        degrees,
        log_error,
        pin: (first as f64 + centre, height, slope / 7.0),
        variances: (dispersion * a, dispersion * both / 7.0, dispersion * b / 49.0),
    })
}

/// The angle of a celeration on the standard celeration chart, in degrees, on which ×2 a week is 34° (Lindsley): falling lines have negative
/// angles.
///
/// ```
/// use wobble::insights::methods::chart_angle;
/// assert!((chart_angle(2.0) - 34.0).abs() < 1e-9 && (chart_angle(0.5) + 34.0).abs() < 1e-9);
/// ```
pub fn chart_angle(per_week: f64) -> f64 {
    (34f64.to_radians().tan() * per_week.log2()).atan().to_degrees()
}

/// AIM, the accuracy improvement measure of precision teaching: the celeration of cleans ÷ the celeration of misses, with its 95 %
/// interval. The two are taken for independent: their variances add up (delta method on the logarithms).
///
/// ```
/// use wobble::insights::methods::{Dated, aim, celeration};
/// let of = |counts: [u32; 7]| {
///     let sessions: Vec<Dated> = (0..7).map(|n| Dated { day: n * 2, count: counts[n as usize], exposure: 20.0 }).collect();
///     celeration(&sessions).expect("enough")
/// };
/// let (found, (lower, upper)) = aim(&of([20, 22, 25, 29, 32, 36, 40]), &of([40, 36, 32, 29, 25, 22, 20]));
/// assert!(lower > 1.0 && found > lower && found < upper);
/// ```
pub fn aim(cleans: &Celeration, misses: &Celeration) -> (f64, (f64, f64)) {
    let log = cleans.per_week.ln() - misses.per_week.ln();
    let half = t_quantile(0.975, cleans.degrees.min(misses.degrees)) * cleans.log_error.hypot(misses.log_error);
    (log.exp(), ((log - half).exp(), (log + half).exp()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sessions(all: &[(i64, u32)]) -> Vec<Dated> {
        all.iter().map(|(day, count)| Dated { day: *day, count: *count, exposure: 20.0 }).collect()
    }

    #[test]
    fn below_the_minimum_it_says_what_is_missing() {
        let missing = |all: &[(i64, u32)]| celeration(&sessions(all)).map(|found| found.n);
        assert_eq!(missing(&[]), Err(Missing::Sessions(5)));
        assert_eq!(missing(&[(0, 1), (1, 1), (2, 1), (9, 1)]), Err(Missing::Sessions(1)));
        assert_eq!(missing(&[(0, 1), (0, 1), (1, 1), (1, 4), (9, 1)]), Err(Missing::Days(2)), "on three days");
        assert_eq!(missing(&[(0, 1), (1, 1), (2, 1), (3, 1), (5, 1)]), Err(Missing::Span(1)));
        assert_eq!(missing(&[(0, 1), (1, 1), (2, 1), (3, 1), (6, 1)]), Ok(5), "Monday to Sunday");
        assert_eq!(missing(&[(0, 0), (1, 0), (2, 0), (3, 0), (6, 0)]), Err(Missing::NoCount));
        assert_eq!(missing(&[(0, 0), (1, 0), (2, 0), (3, 0), (6, 3)]), Err(Missing::NoAnswer));
        assert_eq!(missing(&[(0, 0), (1, 0), (2, 0), (3, 1), (6, 3)]), Ok(5), "zeros count");
        let mut without_time = sessions(&[(0, 1), (1, 1), (2, 1), (3, 1), (6, 1)]);
        without_time[2].exposure = 0.0;
        assert_eq!(celeration(&without_time), Err(Missing::Sessions(1)));
    }

    #[test]
    fn the_line_goes_through_its_own_numbers() {
        let found = celeration(&sessions(&[(100, 40), (103, 30), (107, 20), (110, 16), (114, 10), (118, 6)]));
        let found = found.expect("enough");
        let (early, _) = found.at(100.0);
        let (late, (lower, upper)) = found.at(107.0);
        assert!((late / early - found.per_week).abs() < 1e-12);
        assert!(lower < late && late < upper);
        // around the middle of the counts the line is known best
        let width = |day: f64| (found.at(day).1.1 / found.at(day).1.0).ln();
        assert!(width(105.0) < width(100.0) && width(105.0) < width(118.0));
        assert!(found.p_value() < 0.05 && found.verdict() == Verdict::Falls);
    }

    #[test]
    fn order_and_the_first_day_change_nothing() {
        let all = [(3, 9), (0, 12), (8, 7), (5, 5), (12, 6), (9, 2)];
        let one = celeration(&sessions(&all)).expect("enough");
        let mut other = all.map(|(day, count)| (day + 1_000_000, count));
        other.reverse();
        let other = celeration(&sessions(&other)).expect("enough");
        assert!((one.per_week - other.per_week).abs() < 1e-9 && (one.interval.0 - other.interval.0).abs() < 1e-9);
        let far = celeration(&sessions(&all.map(|(day, count)| (if day == 12 { i64::MAX } else { day }, count))));
        assert!(
            far.map_or_else(|missing| missing == Missing::NoAnswer, |found| found.per_week.is_finite()),
            "a clock that was wrong"
        );
    }
}
