//! Feel versus fact: how the guessed hit rate compares with the logged one, over sessions.

use super::methods::t_quantile;

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
        let half = t_quantile(0.975, n - 1.0) * (variance / n).sqrt();
        Some(Self { n: errors.len(), mean, interval: (mean - half, mean + half) })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

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
