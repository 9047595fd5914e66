//! A count over an exposure, exactly.
//!
//! ```text
//! lower = Γ⁻¹(α/2; k) ÷ exposure          upper = Γ⁻¹(1 − α/2; k + 1) ÷ exposure
//! ```
//!
//! F. Garwood 1936, Biometrika 28, 437–442: Γ⁻¹(p; a) is the p-quantile of the gamma distribution with shape a, half a chi-square
//! quantile with 2a degrees of freedom. The interval has at least the coverage that it says; for few counts it has more.

use super::distributions::{gamma_quantile, poisson_at_least, poisson_at_most};

/// A rate with its interval.
#[derive(Copy, Clone, PartialEq, Debug)]
pub struct Rate {
    /// How many were counted.
    pub count: u64,
    /// Over how much: minutes, as a rule.
    pub exposure: f64,
    /// Count over exposure.
    pub rate: f64,
    /// The 95 % interval.
    pub interval: (f64, f64),
}

impl Rate {
    /// The rate of a `count`; `None` where the exposure is not above 0.
    ///
    /// ```
    /// use wobble::insights::methods::Rate;
    /// let rate = Rate::of(0, 10.0).expect("ten minutes");
    /// assert_eq!(rate.interval.0, 0.0);
    /// assert!((rate.interval.1 - 0.368_887_945_4).abs() < 1e-9, "none in ten minutes may be one in three");
    /// ```
    pub fn of(count: u64, exposure: f64) -> Option<Self> {
        let interval = garwood(count, exposure, 0.05)?;
        Some(Self { count, exposure, rate: count as f64 / exposure, interval })
    }
}

/// The exact limits of the rate of a `count` over an `exposure`, wrong in at most `alpha` of all cases; `None` where the exposure is not above
/// 0, or `alpha` not between 0 and 1.
pub fn garwood(count: u64, exposure: f64, alpha: f64) -> Option<(f64, f64)> {
    if !(exposure > 0.0 && exposure.is_finite() && alpha > 0.0 && alpha < 1.0) {
        return None;
    }
    let lower = if count == 0 { 0.0 } else { gamma_quantile(alpha / 2.0, count as f64) };
    let upper = gamma_quantile(1.0 - alpha / 2.0, count as f64 + 1.0);
    Some((lower / exposure, upper / exposure))
}

/// The chance of a `count` at least as far off if the rate is `rate`: twice the smaller tail, at most 1. `None` where there is no such rate.
///
/// ```
/// use wobble::insights::methods::exact_rate_p;
/// assert!((exact_rate_p(15, 400.0, 0.05).expect("a rate") - 0.313_026_269_279_486).abs() < 1e-10);
/// ```
pub fn exact_rate_p(count: u64, exposure: f64, rate: f64) -> Option<f64> {
    let mean = exposure * rate;
    let is_rate = exposure > 0.0 && rate >= 0.0 && mean.is_finite();
    is_rate.then(|| (2.0 * poisson_at_most(count, mean).min(poisson_at_least(count, mean))).min(1.0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_end_is_where_the_tail_is_as_small_as_was_asked() {
        for count in [0, 1, 2, 5, 20, 60, 400, 90_000] {
            for exposure in [1e-6, 0.2, 25.0, 1e9] {
                let (lower, upper) = garwood(count, exposure, 0.05).expect("an exposure");
                if count > 0 {
                    assert!((poisson_at_least(count, lower * exposure) - 0.025).abs() < 1e-9);
                }
                assert!((poisson_at_most(count, upper * exposure) - 0.025).abs() < 1e-9);
            }
        }
        assert_eq!((garwood(3, 0.0, 0.05), garwood(3, f64::NAN, 0.05), garwood(3, 1.0, 0.0)), (None, None, None));
    }

    #[test]
    fn a_count_as_expected_is_no_surprise() {
        assert_eq!((exact_rate_p(0, 10.0, 0.0), exact_rate_p(1, 10.0, 0.0)), (Some(1.0), Some(0.0)));
        assert_eq!(exact_rate_p(20, 400.0, 0.05), Some(1.0));
        assert_eq!(exact_rate_p(2, 0.0, 0.05), None);
    }
}
