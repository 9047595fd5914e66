//! The difference between two shares.

use crate::insights::interval::{Z95, wilson};

/// Fewer than this in either group say nothing of a difference.
pub const DIFFERENCE_MINIMUM: u32 = 10;

/// The difference between two shares.
#[derive(Copy, Clone, PartialEq, Debug)]
pub struct Difference {
    /// k of n in the first group.
    pub first: (u32, u32),
    /// And in the second.
    pub second: (u32, u32),
    /// The first share less the second, from −1 to 1.
    pub difference: f64,
    /// Its 95 % interval.
    pub interval: (f64, f64),
}

/// The difference between `k` of `n` and another such share, with the interval that is made of both score intervals (R. G. Newcombe 1998,
/// Statistics in Medicine 17, 873–890, method 10). With l and u the ends of each:
///
/// ```text
/// p₁ − p₂ − √((p₁ − l₁)² + (u₂ − p₂)²)   to   p₁ − p₂ + √((u₁ − p₁)² + (p₂ − l₂)²)
/// ```
///
/// ```
/// use wobble::insights::methods::newcombe;
/// let found = newcombe((56, 70), (48, 80)).expect("enough");
/// assert!((found.difference - 0.2).abs() < 1e-12);
/// assert!((found.interval.0 - 0.0524).abs() < 5e-5 && (found.interval.1 - 0.3339).abs() < 5e-5);
/// ```
///
/// # Errors
/// How many more the first and the second group need, below [`DIFFERENCE_MINIMUM`].
pub fn newcombe(first: (u32, u32), second: (u32, u32)) -> Result<Difference, (u32, u32)> {
    let missing = |(_, n): (u32, u32)| DIFFERENCE_MINIMUM.saturating_sub(n);
    if missing(first) + missing(second) > 0 {
        return Err((missing(first), missing(second)));
    }
    let interval = newcombe_interval(first, second, Z95);
    let share = |(k, n): (u32, u32)| f64::from(k.min(n)) / f64::from(n);
    Ok(Difference { first, second, difference: share(first) - share(second), interval })
}

/// The interval alone, of any numbers above 0 and with any normal quantile.
pub fn newcombe_interval(first: (u32, u32), second: (u32, u32), z: f64) -> (f64, f64) {
    let ends = |(k, n): (u32, u32)| (f64::from(k) / f64::from(n), wilson(k as usize, n as usize, z));
    let ((p, (low, high)), (q, (other_low, other_high))) = (ends(first), ends(second));
    let difference = p - q;
    (difference - (p - low).hypot(other_high - q), difference + (high - p).hypot(q - other_low))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn intervals_are_the_published_ones() {
        // Newcombe 1998, table II, method 10
        for (first, second, lower, upper) in [
            ((56, 70), (48, 80), 0.0524, 0.3339),
            ((9, 10), (3, 10), 0.1705, 0.8090),
            ((6, 7), (2, 7), 0.0582, 0.8062),
            ((5, 56), (0, 29), -0.0381, 0.1926),
            ((0, 10), (0, 20), -0.1611, 0.2775),
            ((0, 10), (0, 10), -0.2775, 0.2775),
            ((10, 10), (0, 20), 0.6791, 1.0),
            ((10, 10), (0, 10), 0.6075, 1.0),
        ] {
            let found = newcombe_interval(first, second, Z95);
            assert!(
                (found.0 - lower).abs() < 6e-5 && (found.1 - upper).abs() < 6e-5,
                "{first:?} {second:?}: {found:?}"
            );
        }
    }

    #[test]
    fn few_say_nothing() {
        assert_eq!(newcombe((3, 9), (5, 30)), Err((1, 0)));
        assert_eq!(newcombe((0, 0), (2, 3)), Err((10, 7)));
        assert!(newcombe((3, 10), (5, 10)).is_ok());
    }
}
