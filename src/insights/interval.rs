//! Shares: k of n, and where the true share likely is.

/// Fewer than this say nothing of a share.
pub const SHARE_MINIMUM: u32 = 5;
/// The normal quantile of a two-sided 95 % interval.
pub(super) const Z95: f64 = 1.959_963_984_540_054;

/// So many of so many, with the interval in which the true share likely is.
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
pub struct Share {
    /// Those that are meant.
    pub k: u32,
    /// All of which it is known whether they are.
    pub n: u32,
    /// 95 % Wilson interval, in thousandths, each end rounded to the nearest.
    pub likely: (u32, u32),
}

impl Share {
    /// `k` of `n`; `None` where `n` is below [`SHARE_MINIMUM`], or `k` above `n`.
    ///
    /// ```
    /// use wobble::insights::Share;
    /// assert_eq!(Share::of(81, 263).map(|share| share.likely), Some((255, 366)));
    /// assert_eq!(Share::of(4, 4), None);
    /// ```
    pub fn of(k: u32, n: u32) -> Option<Self> {
        let (lower, upper) = wilson(k as usize, n as usize, Z95);
        (n >= SHARE_MINIMUM && k <= n).then(|| Self { k, n, likely: (thousandths(lower), thousandths(upper)) })
    }

    /// The 95 % Wilson interval of `k` of `n`, in percent, each end rounded to the nearest; for shares with another minimum.
    pub fn percent(k: u32, n: u32) -> (u32, u32) {
        let (lower, upper) = wilson(k as usize, n as usize, Z95);
        let percent = |share: f64| (share * 100.0 + 0.5) as u32;
        (percent(lower), percent(upper))
    }
}

/// A share in thousandths, rounded to the nearest.
pub(super) fn thousandths(share: f64) -> u32 {
    (share * 1000.0 + 0.5) as u32
}

/// The score interval of `k` of `n` (E. B. Wilson 1927, Journal of the American Statistical Association 22, 209–212); all of
/// it where `n` is 0. With p = k/n its ends are
///
/// ```text
/// (p + z²/2n ± z·√(p(1 − p)/n + z²/4n²)) / (1 + z²/n)
/// ```
///
/// `z` is the normal quantile: 1.96 for 95 %.
pub fn wilson(k: usize, n: usize, z: f64) -> (f64, f64) {
    if n == 0 {
        return (0.0, 1.0);
    }
    let (k, n) = (k as f64, n as f64);
    let p = k / n;
    let z2 = z * z;
    let centre = (p + z2 / (2.0 * n)) / (1.0 + z2 / n);
    let half = z / (1.0 + z2 / n) * (p * (1.0 - p) / n + z2 / (4.0 * n * n)).sqrt();
    ((centre - half).max(0.0), (centre + half).min(1.0))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Newcombe 1998, Statistics in Medicine 17, 857–872, table I: the score method without continuity correction, 95 %.
    const PUBLISHED: [(u32, u32, f64, f64); 4] =
        [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0.0, 0.1611), (1, 29, 0.0061, 0.1718)];

    #[test]
    fn wilson_equals_the_published_examples() {
        for (k, n, lower, upper) in PUBLISHED {
            let found = wilson(k as usize, n as usize, Z95);
            assert!((found.0 - lower).abs() < 5e-5 && (found.1 - upper).abs() < 5e-5, "{k} of {n}: {found:?}");
        }
        assert_eq!(wilson(0, 0, Z95), (0.0, 1.0));
    }

    #[test]
    fn each_end_solves_the_equation_that_the_interval_comes_from() {
        // |p − π| = z·√(π(1 − π)/n) at both ends
        for (k, n) in [(1, 5), (3, 7), (8, 11), (47, 67), (199, 200)] {
            let (lower, upper) = wilson(k, n, Z95);
            let p = k as f64 / n as f64;
            for end in [lower, upper] {
                let away = (p - end).abs() - Z95 * (end * (1.0 - end) / n as f64).sqrt();
                assert!(away.abs() < 1e-12, "{k} of {n} at {end}");
            }
        }
    }

    #[test]
    fn few_say_nothing() {
        assert_eq!((0..=4).filter_map(|n| Share::of(n, n)).count(), 0);
        assert_eq!(Share::of(5, 5), Some(Share { k: 5, n: 5, likely: (566, 1000) }));
        assert_eq!(Share::of(0, 5).map(|share| share.likely), Some((0, 434)));
        assert_eq!(Share::of(6, 5), None);
        assert_eq!((Share::percent(7, 9), Share::percent(3, 3)), ((45, 94), (44, 100)));
    }
}
