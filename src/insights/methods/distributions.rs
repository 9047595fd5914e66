//! Distribution functions and quantiles, from the incomplete gamma and beta functions of `statrs`.
//!
//! An argument that no distribution has (a negative mean, a probability above 1, NaN) is answered with NaN, which no interval contains.

use statrs::distribution::{Continuous, ContinuousCDF, Gamma};
use statrs::function::beta::{checked_beta_reg, inv_beta_reg, ln_beta};
use statrs::function::erf::erfc_inv;
use statrs::function::gamma::{checked_gamma_lr, checked_gamma_ur};

/// From this shape on, the gamma distribution is that of Wilson and Hilferty, right to 1e-7: the exact series would take milliseconds.
const MANY: f64 = 1e5;
/// From these shapes on, the logarithm of a beta distribution's odds is taken for normal, right to 1e-4: the crate's fraction ends too soon.
const MANY_TRIED: f64 = 5e4;

/// P(Z ≤ z) of the standard normal distribution.
///
/// ```
/// use wobble::insights::methods::normal_cdf;
/// assert!((normal_cdf(-1.0) - 0.158_655_253_931_457_05).abs() < 1e-15);
/// ```
pub fn normal_cdf(z: f64) -> f64 {
    0.5 * libm::erfc(-z / std::f64::consts::SQRT_2)
}

/// The z with P(Z ≤ z) = `p`.
pub fn normal_quantile(p: f64) -> f64 {
    match p {
        p if p > 0.0 && p < 1.0 => -std::f64::consts::SQRT_2 * erfc_inv(2.0 * p),
        0.0 => f64::NEG_INFINITY,
        1.0 => f64::INFINITY,
        _ => f64::NAN,
    }
}

/// P(|T| ≥ |t|) of Student's t with `degrees` of freedom.
///
/// ```text
/// I(ν/(ν + t²); ν/2, 1/2)        (Abramowitz & Stegun 1964, 26.7.1 and 26.5.27)
/// ```
pub fn t_two_sided(t: f64, degrees: f64) -> f64 {
    let inside = degrees / (degrees + t * t);
    if t.is_infinite() { 0.0 } else { checked_beta_reg(degrees / 2.0, 0.5, inside).unwrap_or(f64::NAN) }
}

/// The t with P(T ≤ t) = `p` of Student's t with `degrees` of freedom.
///
/// ```
/// use wobble::insights::methods::t_quantile;
/// assert!((t_quantile(0.975, 4.0) - 2.776_445_105_197_793).abs() < 1e-10);
/// assert_eq!(t_quantile(0.5, 4.0), 0.0);
/// ```
pub fn t_quantile(p: f64, degrees: f64) -> f64 {
    if !(p > 0.0 && p < 1.0 && degrees > 0.0) {
        return f64::NAN;
    }
    if p == 0.5 {
        return 0.0;
    }
    let both = 2.0 * p.min(1.0 - p);
    // the smaller of y and 1 - y is exact: for few degrees and far tails the first, else the second
    let y = inv_beta_reg(0.5, degrees / 2.0, 1.0 - both).clamp(0.0, 1.0);
    let far = inv_beta_reg(degrees / 2.0, 0.5, both).clamp(0.0, 1.0);
    let mut t = if y < 0.5 { (degrees * y / (1.0 - y)).sqrt() } else { (degrees * (1.0 - far) / far).sqrt() };
    // Newton's steps between logarithms, in which far tails are straight: the inverse of the crate is right to 1e-8 only
    for _ in 0..6 {
        let tail = t_two_sided(t, degrees);
        let log_density = -(degrees + 1.0) / 2.0 * (t * t / degrees).ln_1p() - degrees.ln() / 2.0;
        let density = (log_density - ln_beta(degrees / 2.0, 0.5)).exp();
        let step = (tail / both).ln() * tail / (2.0 * density * t);
        if !step.is_finite() || step.abs() < 1e-14 {
            break;
        }
        t *= step.clamp(-2.0, 2.0).exp();
    }
    if p < 0.5 { -t } else { t }
}

/// The x with P(X ≤ x) = `p` of the gamma distribution with this `shape` and scale 1; a chi-square quantile is twice that of half
/// its degrees of freedom.
pub fn gamma_quantile(p: f64, shape: f64) -> f64 {
    let Some(gamma) = Gamma::new(shape, 1.0).ok().filter(|_| p > 0.0 && p < 1.0) else {
        return if p == 0.0 { 0.0 } else { f64::NAN };
    };
    if shape > MANY {
        // E. B. Wilson & M. M. Hilferty 1931, PNAS 17, 684–688
        let part = 1.0 / (9.0 * shape);
        return shape * (1.0 - part + normal_quantile(p) * part.sqrt()).powi(3);
    }
    let mut x = gamma.inverse_cdf(p);
    for _ in 0..2 {
        let step = (checked_gamma_lr(shape, x).unwrap_or(f64::NAN) - p) / gamma.pdf(x);
        if step.is_finite() && step.abs() < x / 2.0 {
            x -= step;
        }
    }
    x
}

/// The x with I(x; `a`, `b`) = `p`: a quantile of the beta distribution.
pub(super) fn beta_quantile(p: f64, a: f64, b: f64) -> f64 {
    if !(p > 0.0 && p < 1.0 && a > 0.0 && b > 0.0) {
        return if p == 0.0 { 0.0 } else { f64::NAN };
    }
    if a.max(b) > MANY_TRIED {
        return large_beta_quantile(p, a, b);
    }
    let mut x = inv_beta_reg(a, b, p).clamp(0.0, 1.0);
    for _ in 0..2 {
        let log_density = (a - 1.0) * x.ln() + (b - 1.0) * (-x).ln_1p() - ln_beta(a, b);
        let step = (checked_beta_reg(a, b, x).unwrap_or(f64::NAN) - p) / log_density.exp();
        if step.is_finite() && x - step > 0.0 && x - step < 1.0 {
            x -= step;
        }
    }
    x
}

/// A beta variable is x/(x + y) of two gamma variables: where the one is large it hardly differs from its mean.
fn large_beta_quantile(p: f64, a: f64, b: f64) -> f64 {
    let odds = match () {
        () if a.min(b) > MANY_TRIED / 100.0 => (a / b) * (normal_quantile(p) * (1.0 / a + 1.0 / b).sqrt()).exp(),
        () if a < b => gamma_quantile(p, a) / b,
        () => a / gamma_quantile(1.0 - p, b),
    };
    odds / (1.0 + odds)
}

/// P(X ≤ x) of the gamma distribution with this shape.
fn gamma_at_most(shape: f64, x: f64) -> f64 {
    if shape > MANY && x >= 0.0 {
        let part = 1.0 / (9.0 * shape);
        return normal_cdf(((x / shape).cbrt() - 1.0 + part) / part.sqrt());
    }
    checked_gamma_lr(shape, x).unwrap_or(f64::NAN)
}

/// P(X ≤ `k`) of a Poisson distribution with this `mean`: the upper incomplete gamma function Q(k + 1, mean).
pub fn poisson_at_most(k: u64, mean: f64) -> f64 {
    match mean {
        0.0 => 1.0,
        mean if k as f64 > MANY => 1.0 - gamma_at_most(k as f64 + 1.0, mean),
        mean => checked_gamma_ur(k as f64 + 1.0, mean).unwrap_or(f64::NAN),
    }
}

/// P(X ≥ `k`) of a Poisson distribution with this `mean`.
pub fn poisson_at_least(k: u64, mean: f64) -> f64 {
    match (k, mean) {
        (0, _) => 1.0,
        (_, 0.0) => 0.0,
        _ => gamma_at_most(k as f64, mean),
    }
}

/// P(X ≥ `k`) of `n` throws that each come up with chance `p`: I(p; k, n − k + 1).
pub fn binomial_at_least(k: u64, n: u64, p: f64) -> f64 {
    match (k, p) {
        (0, _) => 1.0,
        _ if k > n => 0.0,
        _ if n as f64 > MANY_TRIED => {
            // by the arcsine of the root, with half a count between: Freeman & Tukey's variance is 1/4n whatever the share
            let share = (k as f64 - 0.5) / n as f64;
            let angle = |share: f64| share.sqrt().asin();
            1.0 - normal_cdf(2.0 * (n as f64).sqrt() * (angle(share) - angle(p)))
        }
        _ => checked_beta_reg(k as f64, (n - k) as f64 + 1.0, p).unwrap_or(f64::NAN),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quantiles_are_those_of_the_tables() {
        // NIST/SEMATECH e-Handbook, 1.3.6.7.2, upper critical values of Student's t
        for (degrees, p, published) in [
            (1.0, 0.975, 12.706),
            (3.0, 0.975, 3.182),
            (4.0, 0.975, 2.776),
            (9.0, 0.975, 2.262),
            (29.0, 0.999, 3.396),
            (99.0, 0.975, 1.984),
        ] {
            let found = t_quantile(p, degrees);
            assert!((found - published).abs() < 5e-4, "{degrees}: {found}");
            assert!((t_quantile(1.0 - p, degrees) + found).abs() < 1e-9);
        }
        assert!((t_quantile(0.975, 1e7) - normal_quantile(0.975)).abs() < 1e-6);
        assert!((normal_quantile(0.975) - 1.959_963_984_540_054).abs() < 1e-14);
    }

    #[test]
    fn quantiles_turn_their_functions_round() {
        for p in [1e-9, 1e-4, 0.025, 0.3, 0.5, 0.7, 0.975, 0.9999] {
            for degrees in [1.0, 2.5, 3.0, 10.0, 198.0, 1e4] {
                let back = t_two_sided(t_quantile(p, degrees), degrees);
                let both = 2.0 * f64::min(p, 1.0 - p);
                assert!((back / both - 1.0).abs() < 1e-9, "t {degrees} {p}: {back}");
            }
            for shape in [1.0, 2.0, 11.0, 150.0, 1e4] {
                let back = checked_gamma_lr(shape, gamma_quantile(p, shape)).expect("in range");
                assert!((back / p - 1.0).abs() < 1e-8, "gamma {shape} {p}: {back}");
                for b in [1.0, 3.0, 90.0, 3e4] {
                    let back = checked_beta_reg(shape, b, beta_quantile(p, shape, b)).expect("in range");
                    // next to 1 there are no finer numbers
                    let finest = 1e-9 + 1e-15 * shape;
                    assert!((back / p - 1.0).abs() < finest.max(1e-9 / p * 1e-6), "beta {shape} {b} {p}: {back}");
                }
            }
        }
    }

    #[test]
    fn large_numbers_are_as_the_exact_ones_beside_them() {
        for p in [0.001, 0.025, 0.5, 0.975] {
            let [below, above] = [MANY * 0.9999, MANY * 1.0001].map(|shape| gamma_quantile(p, shape) - shape);
            assert!((below / above.abs().max(1.0) - above / above.abs().max(1.0)).abs() < 1e-3, "{p}: {below} {above}");
            for other in [1.0, 30.0, 2000.0, 4e4] {
                let [below, above] = [MANY_TRIED * 0.9999, MANY_TRIED * 1.0001].map(|a| beta_quantile(p, a, other));
                let [below, above] = [below, above].map(|share| (1.0 - share) * MANY_TRIED / other);
                assert!((below / above - 1.0).abs() < 1e-3, "{p} {other}: {below} {above}");
            }
        }
        let [below, above] = [49_990, 50_010].map(|n| binomial_at_least(n / 2 + 100, n, 0.5));
        assert!((below - above).abs() < 1e-3, "{below} {above}");
        assert!((poisson_at_most(99_990, 1e5) - poisson_at_most(100_010, 1e5)).abs() < 0.03);
    }

    #[test]
    fn what_no_distribution_has_is_no_number() {
        for found in [
            t_quantile(0.0, 3.0),
            t_quantile(0.5, 0.0),
            t_quantile(f64::NAN, 3.0),
            gamma_quantile(0.5, -1.0),
            gamma_quantile(0.5, f64::NAN),
            beta_quantile(0.5, 0.0, 1.0),
            normal_quantile(2.0),
            poisson_at_most(3, -1.0),
            poisson_at_most(3, f64::NAN),
            binomial_at_least(2, 3, -0.5),
        ] {
            assert!(found.is_nan(), "{found}");
        }
        assert_eq!((poisson_at_most(0, 0.0), poisson_at_least(1, 0.0), poisson_at_least(0, 0.0)), (1.0, 0.0, 1.0));
        assert_eq!((binomial_at_least(0, 3, 0.5), binomial_at_least(4, 3, 0.5)), (1.0, 0.0));
        assert!((binomial_at_least(3, 3, 0.5) - 0.125).abs() < 1e-15);
    }
}
