//! Two rates: their ratio, exactly and by the usual approximations.
//!
//! Of k₁ + k₂ counts, k₁ are binomial with the share r·e₁/(r·e₁ + e₂), where e are the exposures and r the ratio of the rates (J. Przyborowski &
//! H. Wilenski 1940, Biometrika 31, 313–323). That asks for counts that come at random: practice as a rule varies more, see
//! [`compare`](super::compare). The approximations are those of Gu, Ng, Tang & Schucany 2008, Biometrical Journal 50, 283–298.

use statrs::function::gamma::ln_gamma;

use super::distributions::{beta_quantile, binomial_at_least, normal_cdf};

/// A count over an exposure.
#[derive(Copy, Clone, PartialEq, Debug)]
pub struct Counted {
    /// How many.
    pub count: u64,
    /// Over how much: minutes, as a rule; above 0.
    pub exposure: f64,
}

impl Counted {
    fn is_whole(&self) -> bool {
        self.exposure > 0.0 && self.exposure.is_finite()
    }
}

/// The ratio of two rates, by the exact conditional method.
#[derive(Copy, Clone, PartialEq, Debug)]
pub struct ExactRatio {
    /// The first rate over the second; NaN where both counts are 0, infinite where only the second is.
    pub ratio: f64,
    /// Its interval: 0 or infinite at an end that the counts do not bound.
    pub interval: (f64, f64),
    /// The chance of counts that are at most as likely, if the ratio is 1 (the sum of such binomial probabilities).
    pub p_value: f64,
}

/// The exact conditional ratio of two rates, with its interval at `alpha` (Clopper & Pearson's of the share, turned into a ratio); `None` where an
/// exposure is not above 0.
///
/// ```
/// use wobble::insights::methods::{Counted, exact_ratio};
/// let found = exact_ratio(Counted { count: 60, exposure: 51477.5 }, Counted { count: 30, exposure: 54308.7 }, 0.05);
/// let found = found.expect("exposures");
/// assert!((found.ratio - 2.11).abs() < 1e-5);
/// assert!((found.interval.0 - 1.339_735_7).abs() < 1e-6 && (found.interval.1 - 3.388_365_6).abs() < 1e-6);
/// assert!((found.p_value - 0.000_675_182_7).abs() < 1e-9);
/// ```
pub fn exact_ratio(first: Counted, second: Counted, alpha: f64) -> Option<ExactRatio> {
    let is_level = alpha > 0.0 && alpha < 1.0;
    if !first.is_whole() || !second.is_whole() || !is_level {
        return None;
    }
    let (k, other) = (first.count as f64, second.count as f64);
    let scale = second.exposure / first.exposure;
    let lower = if first.count == 0 { 0.0 } else { odds(alpha / 2.0, k, other + 1.0) * scale };
    let upper = if second.count == 0 { f64::INFINITY } else { odds(1.0 - alpha / 2.0, k + 1.0, other) * scale };
    let share = first.exposure / (first.exposure + second.exposure);
    let p_value = binomial_p(first.count, first.count + second.count, share);
    Some(ExactRatio { ratio: k / other * scale, interval: (lower, upper), p_value })
}

/// The odds of the `p`-quantile of a beta distribution; next to 1 by its complement, which is exact there.
fn odds(p: f64, a: f64, b: f64) -> f64 {
    let share = beta_quantile(p, a, b);
    if share < 0.5 {
        return share / (1.0 - share);
    }
    let rest = beta_quantile(1.0 - p, b, a);
    (1.0 - rest) / rest
}

/// Of `n` throws with chance `share`, the chance of a number that is at most as likely as `k`.
fn binomial_p(k: u64, n: u64, share: f64) -> f64 {
    let log_chance = |k: u64| {
        let (k, rest) = (k as f64, (n - k) as f64);
        ln_gamma(n as f64 + 1.0) - ln_gamma(k + 1.0) - ln_gamma(rest + 1.0) + k * share.ln() + rest * (-share).ln_1p()
    };
    // what is as likely but for rounding counts as as likely
    let bound = log_chance(k) + 1e-7;
    let middle = ((n + 1) as f64 * share).floor().min(n as f64) as u64;
    let at_most = |k: u64| 1.0 - binomial_at_least(k + 1, n, share);
    if n == 0 || k == middle {
        return 1.0;
    }
    // how many on the other side of the middle are likelier: chances fall with the distance from it
    let p = if k < middle {
        let from = first(middle, n + 1, |other| log_chance(other) <= bound);
        at_most(k) + binomial_at_least(from, n, share)
    } else {
        let likelier = first(0, middle + 1, |other| log_chance(other) > bound);
        let below = if likelier == 0 { 0.0 } else { at_most(likelier - 1) };
        below + binomial_at_least(k, n, share)
    };
    p.min(1.0)
}

/// The first number from `low` on of which `is_it` is true, as it is of all after it; `high` if it is of none below.
fn first(mut low: u64, mut high: u64, is_it: impl Fn(u64) -> bool) -> u64 {
    while low < high {
        let middle = low + (high - low) / 2;
        if is_it(middle) { high = middle } else { low = middle + 1 }
    }
    low
}

/// How the ratio of two rates is tested against 1 by a normal approximation.
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
pub enum RatioTest {
    /// The variance as it is if the rates are equal.
    Score,
    /// The variance as the counts have it.
    Wald,
    /// Wald's of the logarithm of the ratio.
    LogWald,
    /// The score test of the logarithm of the ratio.
    LogScore,
}

/// The z of a test that two rates are equal, and its two-sided p-value; with x = e₁/e₂ it is
///
/// ```text
/// Score     (k₁ − k₂·x) ÷ √((k₁ + k₂)·x)
/// Wald      (k₁ − k₂·x) ÷ √(k₁ + k₂·x²)
/// LogWald   log(k₁/(k₂·x)) ÷ √(1/k₁ + 1/k₂)
/// LogScore  log(k₁/(k₂·x)) ÷ √((2 + 1/x + x)/(k₁ + k₂))
/// ```
///
/// `None` where it divides by 0: without any count, and of a logarithm where one count is 0.
pub fn ratio_test(test: RatioTest, first: Counted, second: Counted) -> Option<(f64, f64)> {
    if !first.is_whole() || !second.is_whole() {
        return None;
    }
    let (k, other, x) = (first.count as f64, second.count as f64, first.exposure / second.exposure);
    let log = (k / (other * x)).ln();
    let z = match test {
        RatioTest::Score => (k - other * x) / ((k + other) * x).sqrt(),
        RatioTest::Wald => (k - other * x) / (k + other * x * x).sqrt(),
        RatioTest::LogWald => log / (1.0 / k + 1.0 / other).sqrt(),
        RatioTest::LogScore => log / ((2.0 + 1.0 / x + x) / (k + other)).sqrt(),
    };
    let is_log = matches!(test, RatioTest::LogWald | RatioTest::LogScore);
    let is_counted = if is_log { k > 0.0 && other > 0.0 } else { k + other > 0.0 };
    (is_counted && z.is_finite()).then(|| (z, (2.0 * normal_cdf(-z.abs())).min(1.0)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn counted(count: u64, exposure: f64) -> Counted {
        Counted { count, exposure }
    }

    /// The same by adding up every probability.
    fn summed(k: u64, n: u64, share: f64) -> f64 {
        let chance = |k: u64| -> f64 {
            let ways: f64 = (0..k).map(|nth| (n - nth) as f64 / (k - nth) as f64).product();
            ways * share.powi(k as i32) * (1.0 - share).powi((n - k) as i32)
        };
        let own = chance(k) * (1.0 + 1e-7);
        (0..=n).map(chance).filter(|other| *other <= own).sum::<f64>().min(1.0)
    }

    #[test]
    fn chances_are_as_every_probability_added_up() {
        for n in [0, 1, 2, 3, 10, 25] {
            for share in [0.02, 0.3, 0.5, 0.83] {
                for k in 0..=n {
                    let (found, right) = (binomial_p(k, n, share), summed(k, n, share));
                    assert!((found - right).abs() < 1e-12, "{k} of {n} at {share}: {found} and {right}");
                }
            }
        }
    }

    #[test]
    fn without_counts_the_ends_are_open() {
        let none = exact_ratio(counted(0, 20.0), counted(0, 30.0), 0.05).expect("exposures");
        assert!(none.ratio.is_nan());
        assert_eq!((none.interval, none.p_value), ((0.0, f64::INFINITY), 1.0));
        let some = exact_ratio(counted(0, 20.0), counted(9, 20.0), 0.05).expect("exposures");
        assert_eq!((some.ratio, some.interval.0), (0.0, 0.0));
        assert!(some.interval.1 < 0.6 && (some.p_value - 2.0 * 0.5f64.powi(9)).abs() < 1e-12);
        let other = exact_ratio(counted(9, 20.0), counted(0, 20.0), 0.05).expect("exposures");
        assert!((other.interval.0 - 1.0 / some.interval.1).abs() < 1e-9 && other.interval.1.is_infinite());
        assert_eq!(exact_ratio(counted(1, 0.0), counted(1, 1.0), 0.05), None);
        for test in [RatioTest::Score, RatioTest::Wald, RatioTest::LogWald, RatioTest::LogScore] {
            assert_eq!(ratio_test(test, counted(0, 1.0), counted(0, 1.0)), None);
            let z = ratio_test(test, counted(5, 10.0), counted(5, 10.0));
            assert_eq!(z, Some((0.0, 1.0)));
        }
        assert_eq!(ratio_test(RatioTest::LogWald, counted(0, 1.0), counted(5, 1.0)), None);
    }

    #[test]
    fn large_counts_and_odd_exposures_have_finite_answers() {
        for (k, other, e, f) in [(1_000_000, 900_000, 1e6, 1e6), (3, 100_000, 1e-9, 1e9), (1, 1, 1e-300, 1e300)] {
            let found = exact_ratio(counted(k, e), counted(other, f), 0.05).expect("exposures");
            assert!(
                found.p_value >= 0.0 && found.interval.0 <= found.ratio && found.ratio <= found.interval.1,
                "{found:?}"
            );
        }
    }
}
