//! Where staircases settle, and which error rate teaches most.
//!
//! A rule of `n` down, one up, with a step harder of Δ₋ and a step easier of Δ₊ is at rest where both directions weigh the same:
//!
//! ```text
//! pⁿ·Δ₋ = (1 − pⁿ)·Δ₊      so  p = (Δ₊/(Δ₊ + Δ₋))^(1/n)
//! ```
//!
//! Equal steps: Levitt 1971, Journal of the Acoustical Society of America 49, 467–477, table I. One down, one up with unequal steps: Kaernbach
//! 1991, Perception & Psychophysics 49, 227–229. Several down with unequal steps: García-Pérez 1998, Vision Research 38, 1861–1881.

/// The share of clean attempts that a staircase settles at: a step harder after `down` clean attempts in a row, a step easier after `up`
/// misses in a row, one of which is 1; `ratio` is the step harder over the step easier. `None` of what is no staircase.
///
/// ```
/// use wobble::insights::methods::settles_at;
/// assert!((settles_at(2, 1, 1.0).expect("a staircase") - 0.5f64.sqrt()).abs() < 1e-12);
/// assert!((settles_at(1, 1, 0.2845).expect("a staircase") - 0.7785).abs() < 5e-5);
/// ```
pub fn settles_at(down: u32, up: u32, ratio: f64) -> Option<f64> {
    if !(ratio > 0.0 && ratio.is_finite()) {
        return None;
    }
    match (down, up) {
        (down @ 1.., 1) => Some((1.0 / (1.0 + ratio)).powf(1.0 / f64::from(down))),
        (1, up @ 2..) => Some(1.0 - (ratio / (1.0 + ratio)).powf(1.0 / f64::from(up))),
        _ => None,
    }
}

/// How much longer the step easier is than the step harder for a staircase of one up, one down to settle at this share of clean attempts:
/// p/(1 − p) (Kaernbach 1991).
pub fn step_ratio(clean: f64) -> f64 {
    clean / (1.0 - clean)
}

/// How the noise in a two-way choice is distributed.
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
pub enum Noise {
    /// Normal.
    Gaussian,
    /// Two-sided exponential.
    Laplace,
    /// With tails that do not end.
    Cauchy,
    /// Logistic.
    Logistic,
}

/// The error rate at which a learner who follows the gradient gets better fastest, and the difficulty at which it is, in units of the noise:
/// where u times the noise's density is greatest (Wilson, Shenhav, Straccia & Cohen 2019, Nature Communications 10, 4646). 15.9 % holds for
/// Gaussian noise only: a model's result and a rule of thumb.
///
/// ```
/// use wobble::insights::methods::{Noise, best_error_rate};
/// let (rate, at) = best_error_rate(Noise::Gaussian);
/// assert!((rate - 0.158_655_253_931_457).abs() < 1e-12 && at == 1.0);
/// ```
pub fn best_error_rate(noise: Noise) -> (f64, f64) {
    match noise {
        // u·exp(−u²/2), u·exp(−u) and u/(1 + u²) are greatest at 1
        Noise::Gaussian => (super::distributions::normal_cdf(-1.0), 1.0),
        Noise::Laplace => (0.5 * (-1f64).exp(), 1.0),
        Noise::Cauchy => (0.25, 1.0),
        Noise::Logistic => {
            // u·e⁻ᵘ/(1 + e⁻ᵘ)² is greatest where u·tanh(u/2) = 1: Newton's steps
            let mut u: f64 = 1.5;
            for _ in 0..20 {
                let tanh = (u / 2.0).tanh();
                u -= (u * tanh - 1.0) / (tanh + u / 2.0 * (1.0 - tanh * tanh));
            }
            (1.0 / (1.0 + u.exp()), u)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_staircase_settles_nowhere() {
        assert_eq!((settles_at(0, 1, 1.0), settles_at(2, 2, 1.0), settles_at(1, 1, 0.0)), (None, None, None));
        for clean in [0.5, 0.75, 0.85] {
            assert!((settles_at(1, 1, 1.0 / step_ratio(clean)).expect("a staircase") - clean).abs() < 1e-12);
        }
        assert!((settles_at(1, 2, 1.0).expect("a staircase") - (1.0 - 0.5f64.sqrt())).abs() < 1e-12);
    }
}
