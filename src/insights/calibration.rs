//! Feel versus fact: how the guessed hit rate compares with the logged one, over sessions.

/// Fewer sessions than this say nothing of a person's guesses.
pub const CALIBRATION_MINIMUM: usize = 5;

/// A guess, and what the session's record says.
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
pub struct Guessed {
    /// How many of ten attempts were guessed to have gone as meant.
    pub guess: u8,
    /// How many did.
    pub clean: u32,
    /// Of how many.
    pub of: u32,
}

impl Guessed {
    /// Guess less record, in percentage points; positive: it felt better than it was. `None` without an attempt.
    pub fn error(&self) -> Option<f64> {
        (self.of > 0).then(|| f64::from(self.guess) * 10.0 - 100.0 * f64::from(self.clean) / f64::from(self.of))
    }
}

/// The mean error of a person's guesses.
#[derive(Copy, Clone, PartialEq, Debug)]
pub struct Calibration {
    /// How many sessions.
    pub n: usize,
    /// Mean of guess less record, in percentage points.
    pub mean: f64,
    /// Its 95 % interval (Student's t over sessions).
    pub interval: (f64, f64),
}

impl Calibration {
    /// The mean error over sessions, each of which counts once. `None` below [`CALIBRATION_MINIMUM`].
    ///
    /// The interval is mean ± t·s/√n with n - 1 degrees of freedom ("Student" 1908, Biometrika 6, 1–25); guesses of one person on
    /// different days are taken for independent.
    ///
    /// ```
    /// use wobble::insights::{Calibration, Guessed};
    /// let guessed = [4, 5, 6, 7, 8].map(|guess| Guessed { guess, clean: 8, of: 10 });
    /// let found = Calibration::of(&guessed).expect("five sessions");
    /// assert_eq!((found.n, found.mean), (5, -20.0));
    /// assert!((found.interval.0 + 39.63).abs() < 0.01 && (found.interval.1 + 0.37).abs() < 0.01);
    /// ```
    pub fn of(guessed: &[Guessed]) -> Option<Self> {
        let errors: Vec<f64> = guessed.iter().filter_map(Guessed::error).collect();
        if errors.len() < CALIBRATION_MINIMUM {
            return None;
        }
        let n = errors.len() as f64;
        let mean = errors.iter().sum::<f64>() / n;
        let variance = errors.iter().map(|error| (error - mean).powi(2)).sum::<f64>() / (n - 1.0);
        let half = t_quantile(n - 1.0) * (variance / n).sqrt();
        Some(Self { n: errors.len(), mean, interval: (mean - half, mean + half) })
    }
}

/// The 97.5 % quantile of Student's t with `degrees` of freedom, at least 4: the expansion by powers of 1/ν (Abramowitz & Stegun
/// 1964, 26.7.5), whose error is below 0.001 from 4 on.
fn t_quantile(degrees: f64) -> f64 {
    const Z: f64 = 1.959_963_984_540_054;
    let (z2, v) = (Z * Z, degrees);
    let terms = [
        (z2 + 1.0) / 4.0,
        ((5.0 * z2 + 16.0) * z2 + 3.0) / 96.0,
        (((3.0 * z2 + 19.0) * z2 + 17.0) * z2 - 15.0) / 384.0,
        ((((79.0 * z2 + 776.0) * z2 + 1482.0) * z2 - 1920.0) * z2 - 945.0) / 92_160.0,
    ];
    let sum: f64 = terms.iter().zip(1..).map(|(term, power)| term / v.powi(power)).sum();
    Z * (1.0 + sum)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quantiles_are_those_of_the_tables() {
        // NIST/SEMATECH e-Handbook, 1.3.6.7.2, upper critical values of Student's t, 0.025
        for (degrees, published) in
            [(4.0, 2.776), (5.0, 2.571), (9.0, 2.262), (19.0, 2.093), (29.0, 2.045), (99.0, 1.984)]
        {
            let found = t_quantile(degrees);
            assert!((found - published).abs() < 0.0015, "{degrees}: {found}");
        }
    }

    #[test]
    fn few_sessions_say_nothing_and_empty_ones_do_not_count() {
        let one = Guessed { guess: 5, clean: 5, of: 10 };
        let none = Guessed { guess: 5, clean: 0, of: 0 };
        assert_eq!(Calibration::of(&[one; 4]), None);
        assert_eq!(Calibration::of(&[one, one, one, one, none]), None);
        assert_eq!(Calibration::of(&[one; 5]).map(|found| (found.mean, found.interval)), Some((0.0, (0.0, 0.0))));
    }

    #[test]
    fn who_feels_better_than_it_was_is_above() {
        let high = Guessed { guess: 9, clean: 3, of: 6 };
        assert_eq!(high.error(), Some(40.0));
        assert_eq!(Guessed { guess: 2, ..high }.error(), Some(-30.0));
    }
}
