//! Is a session unusual beside those before it?
//!
//! Where they have fewer than five misses on average, by exact Poisson limits: the session is unusual if their rate is outside the 99.73 % limits
//! of Garwood 1936 around its own. From five on by an individuals chart of the rates (XmR; NIST/SEMATECH e-Handbook, 6.3.2.2):
//!
//! ```text
//! limits = mean ± 3·mR̄/d₂,  mR̄ = the mean of |xᵢ − xᵢ₋₁|,  d₂ = 2/√π for two      (3/d₂ = 2.6587)
//! ```
//!
//! Both are wrong of about one flat session in 370, as three standard deviations are of a normal distribution.

use super::celeration::Missing;
use super::distributions::{poisson_at_least, poisson_at_most};

/// So many sessions come before one of which this is asked.
pub const UNUSUAL_SESSIONS: usize = 8;
/// From this mean count on, rates are judged by how much they differ from one to the next.
const MANY: f64 = 5.0;
/// What three standard deviations leave outside, on both sides.
const OUTSIDE: f64 = 0.002_699_796_063_260_19;

/// The mean of the ranges of two normal values in standard deviations: 2/√π.
pub const D2: f64 = std::f64::consts::FRAC_2_SQRT_PI;
/// Their standard deviation: √(2 − 4/π).
pub const D3: f64 = 0.852_502_466_427_421_7;
/// What is multiplied by the mean moving range to have three standard deviations: 3/d₂.
pub const E2: f64 = 3.0 / D2;
/// The upper limit of moving ranges, in mean moving ranges: 1 + 3·d₃/d₂.
pub const D4: f64 = 1.0 + 3.0 * D3 / D2;

/// An individuals chart.
#[derive(Copy, Clone, PartialEq, Debug)]
pub struct Xmr {
    /// The mean of the values.
    pub mean: f64,
    /// The mean of the moving ranges.
    pub moving_range: f64,
    /// The lower and the upper limit of values; the lower one may be below 0, where no rate is.
    pub limits: (f64, f64),
    /// The upper limit of moving ranges.
    pub range_limit: f64,
}

/// The individuals chart of `values`, in order; `None` of fewer than two, or of what is no number.
///
/// ```
/// use wobble::insights::methods::xmr;
/// let flow = [49.6, 47.6, 49.9, 51.3, 47.8, 51.2, 52.6, 52.4, 53.6, 52.1];
/// let found = xmr(&flow).expect("ten values");
/// assert!((found.mean - 50.81).abs() < 1e-9 && (found.moving_range - 1.8778).abs() < 5e-5);
/// ```
pub fn xmr(values: &[f64]) -> Option<Xmr> {
    if values.len() < 2 || values.iter().any(|value| !value.is_finite()) {
        return None;
    }
    let mean = values.iter().sum::<f64>() / values.len() as f64;
    let ranges = values.windows(2).map(|two| (two[1] - two[0]).abs());
    let moving_range = ranges.sum::<f64>() / (values.len() - 1) as f64;
    let away = E2 * moving_range;
    Some(Xmr { mean, moving_range, limits: (mean - away, mean + away), range_limit: D4 * moving_range })
}

/// How a session stands beside those before it.
#[derive(Copy, Clone, PartialEq, Debug)]
pub struct Beside {
    /// How many came before.
    pub n: usize,
    /// Misses a minute of those before: all of their misses over all of their minutes, or the mean of their rates.
    pub before: f64,
    /// Misses a minute of this one.
    pub own: f64,
    /// Between these rates a session like this one is usual.
    pub usual: (f64, f64),
    /// By which method.
    pub by: UnusualBy,
}

/// How it was judged.
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
pub enum UnusualBy {
    /// Exact Poisson limits.
    Poisson,
    /// The individuals chart.
    Xmr,
}

impl Beside {
    /// Below what is usual, or above.
    pub fn is_unusual(&self) -> bool {
        self.own < self.usual.0 || self.own > self.usual.1
    }
}

/// How `session` (misses, minutes) stands beside those `before` it, oldest first.
///
/// # Errors
/// What is [`Missing`].
pub fn beside(before: &[(u32, f64)], session: (u32, f64)) -> Result<Beside, Missing> {
    let is_whole = |(_, minutes): &&(u32, f64)| *minutes > 0.0 && minutes.is_finite();
    let before: Vec<(u32, f64)> = before.iter().filter(is_whole).copied().collect();
    let n = before.len();
    if n < UNUSUAL_SESSIONS {
        return Err(Missing::Sessions(UNUSUAL_SESSIONS - n));
    }
    let (count, minutes) = session;
    if !is_whole(&&session) {
        return Err(Missing::NoAnswer);
    }
    let own = f64::from(count) / minutes;
    let total: f64 = before.iter().map(|(count, _)| f64::from(*count)).sum();
    if total / n as f64 >= MANY {
        let rates: Vec<f64> = before.iter().map(|(count, minutes)| f64::from(*count) / minutes).collect();
        let chart = xmr(&rates).ok_or(Missing::NoAnswer)?;
        let usual = (chart.limits.0.max(0.0), chart.limits.1);
        return Ok(Beside { n, before: chart.mean, own, usual, by: UnusualBy::Xmr });
    }
    let rate = total / before.iter().map(|(_, minutes)| minutes).sum::<f64>();
    let usual = usual_counts(rate * minutes);
    let usual = (usual.0 as f64 / minutes, usual.1 as f64 / minutes);
    Ok(Beside { n, before: rate, own, usual, by: UnusualBy::Poisson })
}

/// The least and the greatest count whose Garwood limits have `mean` between them.
fn usual_counts(mean: f64) -> (u64, u64) {
    if mean > 1e4 {
        // nothing is practised for so long; a damaged time may say so
        return ((mean - 3.0 * mean.sqrt()) as u64, (mean + 3.0 * mean.sqrt()) as u64);
    }
    let middle = mean.floor() as u64;
    let mut low = middle;
    while low > 0 && poisson_at_most(low - 1, mean) > OUTSIDE / 2.0 {
        low -= 1;
    }
    let mut high = middle;
    while poisson_at_least(high + 1, mean) > OUTSIDE / 2.0 {
        high += 1;
    }
    (low, high)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::insights::methods::garwood;

    #[test]
    fn few_counts_have_the_limits_of_garwood() {
        for mean in [0.0, 0.05, 0.7, 2.3, 4.9] {
            let (low, high) = usual_counts(mean);
            for count in 0..30 {
                let (lower, upper) = garwood(count, 1.0, OUTSIDE).expect("an exposure");
                assert_eq!((low..=high).contains(&count), lower <= mean && mean <= upper, "{count} at {mean}");
            }
        }
    }

    #[test]
    fn each_count_has_its_method() {
        let few = vec![(2, 20.0); 8];
        let found = beside(&few, (2, 20.0)).expect("eight");
        assert_eq!((found.by, found.is_unusual(), found.usual.0), (UnusualBy::Poisson, false, 0.0));
        assert!(beside(&few, (9, 20.0)).expect("eight").is_unusual());
        assert!(!beside(&few, (9, 60.0)).expect("eight").is_unusual(), "a longer session may have more");
        let many: Vec<(u32, f64)> = [20, 25, 18, 22, 27, 21, 19, 24].map(|count| (count, 20.0)).to_vec();
        let found = beside(&many, (4, 20.0)).expect("eight");
        assert!(found.by == UnusualBy::Xmr && found.is_unusual());
        assert_eq!(beside(&few[..7], (2, 20.0)), Err(Missing::Sessions(1)));
        assert_eq!(beside(&few, (2, 0.0)), Err(Missing::NoAnswer));
        assert!(!beside(&[(0, 20.0); 9], (0, 20.0)).expect("nine").is_unusual());
    }

    #[test]
    fn one_value_has_no_chart() {
        assert_eq!((xmr(&[]), xmr(&[1.0]), xmr(&[1.0, f64::NAN])), (None, None, None));
        assert_eq!(xmr(&[2.0; 5]).map(|found| found.limits), Some((2.0, 2.0)));
    }
}
