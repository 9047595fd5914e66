//! A log-linear model of counts: Poisson regression with an exposure, by iteratively reweighted least squares.
//!
//! ```text
//! log E(count) = log(exposure) + b₀·x₀ + b₁·x₁ + …
//! dispersion   = Σ (count − fitted)²/fitted ÷ (n − p)        (Pearson's chi-square)
//! ```
//!
//! McCullagh & Nelder 1989, Generalized Linear Models, 2nd edition: chapter 2.5 for the iterations, 4.5 and 6.2 for the dispersion.

/// So many rounds at most; a model that has an answer takes five to ten.
const ROUNDS: usize = 60;
/// A factor beyond e to this is no answer: the counts are all zero where the model would have to go there.
const FARTHEST: f64 = 30.0;

/// The model that fits best.
#[derive(Clone, PartialEq, Debug)]
pub struct LogLinear {
    /// b₀, b₁, …
    pub coefficients: Vec<f64>,
    /// Their covariances as if counts came at random (dispersion 1), row by row.
    pub covariance: Vec<f64>,
    /// What the counts vary more, or less, than at random; 1 where no degree of freedom is left.
    pub dispersion: f64,
    /// Twice what the logarithm of the likelihood is below the best there could be.
    pub deviance: f64,
    /// The same of one rate for all.
    pub null_deviance: f64,
    /// Observations less coefficients.
    pub degrees: usize,
}

impl LogLinear {
    /// The standard error of a coefficient if counts came at random; the root of the dispersion is for the caller to multiply.
    pub fn standard_error(&self, nth: usize) -> f64 {
        let p = self.coefficients.len();
        self.covariance.get(nth * p + nth).map_or(f64::NAN, |variance| variance.sqrt())
    }
}

/// Fits the model to `counts` over `exposure`s; `rows` are the x of each observation, `p` numbers each. `None` where there is no answer: no
/// count above 0, an exposure that is not above 0, x that are not independent, or a likelihood that grows without end.
///
/// ```
/// use wobble::insights::methods::log_linear;
/// // 4 in 2 minutes and 12 in 3: the second rate is twice the first
/// let found = log_linear(&[4.0, 12.0], &[2.0, 3.0], &[1.0, 0.0, 1.0, 1.0], 2).expect("an answer");
/// assert!((found.coefficients[1] - 2f64.ln()).abs() < 1e-9);
/// ```
pub fn log_linear(counts: &[f64], exposure: &[f64], rows: &[f64], p: usize) -> Option<LogLinear> {
    let n = counts.len();
    let total: f64 = counts.iter().sum();
    let is_whole = exposure.len() == n && rows.len() == n * p && p > 0 && n >= p;
    let is_right = |value: &f64| *value > 0.0 && value.is_finite();
    if !is_whole || !total.is_finite() || total <= 0.0 || !exposure.iter().all(is_right) {
        return None;
    }
    let null: f64 = total / exposure.iter().sum::<f64>();
    let null_deviance = counts.iter().zip(exposure).map(|(count, time)| part_of_deviance(*count, null * time)).sum();
    // what is fitted, and the logarithm of its rate
    let first = |(count, time): (&f64, &f64)| {
        let fitted = (count + null * time) / 2.0;
        (fitted, (fitted / time).ln())
    };
    let mut fitted: Vec<(f64, f64)> = counts.iter().zip(exposure).map(first).collect();
    let mut coefficients = vec![0.0; p];
    for round in 0..ROUNDS {
        let (mut matrix, mut right) = (vec![0.0; p * p], vec![0.0; p]);
        for ((row, count), (weight, log_rate)) in rows.chunks_exact(p).zip(counts).zip(&fitted) {
            let working = log_rate + (count - weight) / weight;
            for (i, x) in row.iter().enumerate() {
                right[i] += weight * x * working;
                for (j, other) in row.iter().enumerate().take(i + 1) {
                    matrix[i * p + j] += weight * x * other;
                }
            }
        }
        factor(&mut matrix, p)?;
        solve(&matrix, p, &mut right);
        for ((row, time), fitted) in rows.chunks_exact(p).zip(exposure).zip(&mut fitted) {
            let log_rate: f64 = row.iter().zip(&right).map(|(x, b)| x * b).sum();
            let away = (log_rate - null.ln()).abs();
            if away.is_nan() || away > FARTHEST {
                return None;
            }
            *fitted = (time * log_rate.exp(), log_rate);
        }
        let moved = right.iter().zip(&coefficients).map(|(new, old)| (new - old).abs()).fold(0.0, f64::max);
        let size = right.iter().map(|b| b.abs()).fold(1.0, f64::max);
        coefficients = right;
        if round > 0 && moved < 1e-10 * size {
            let both = || counts.iter().zip(&fitted).map(|(count, (mean, _))| (*count, *mean));
            let deviance = both().map(|(count, mean)| part_of_deviance(count, mean)).sum();
            let pearson: f64 = both().map(|(count, mean)| (count - mean).powi(2) / mean).sum();
            let degrees = n - p;
            let dispersion = if degrees == 0 { 1.0 } else { pearson / degrees as f64 };
            let covariance = inverse(&matrix, p);
            return Some(LogLinear { coefficients, covariance, dispersion, deviance, null_deviance, degrees });
        }
    }
    None
}

fn part_of_deviance(count: f64, mean: f64) -> f64 {
    let logged = if count > 0.0 { count * (count / mean).ln() } else { 0.0 };
    2.0 * (logged - (count - mean))
}

/// The lower triangle of a symmetric matrix becomes its Cholesky factor; `None` where rows depend on each other.
fn factor(matrix: &mut [f64], p: usize) -> Option<()> {
    for i in 0..p {
        for j in 0..=i {
            let dot: f64 = (0..j).map(|k| matrix[i * p + k] * matrix[j * p + k]).sum();
            let left = matrix[i * p + j] - dot;
            if i == j {
                let is_independent = left > 1e-12 * matrix[i * p + i].abs();
                matrix[i * p + i] = is_independent.then(|| left.sqrt())?;
            } else {
                matrix[i * p + j] = left / matrix[j * p + j];
            }
        }
    }
    Some(())
}

fn solve(factor: &[f64], p: usize, right: &mut [f64]) {
    for i in 0..p {
        let dot: f64 = (0..i).map(|k| factor[i * p + k] * right[k]).sum();
        right[i] = (right[i] - dot) / factor[i * p + i];
    }
    for i in (0..p).rev() {
        let dot: f64 = (i + 1..p).map(|k| factor[k * p + i] * right[k]).sum();
        right[i] = (right[i] - dot) / factor[i * p + i];
    }
}

fn inverse(factor: &[f64], p: usize) -> Vec<f64> {
    let mut all = Vec::with_capacity(p * p);
    for nth in 0..p {
        let mut unit = vec![0.0; p];
        unit[nth] = 1.0;
        solve(factor, p, &mut unit);
        all.extend(unit);
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn where_there_is_no_answer_none_is_given() {
        let one = [1.0, 1.0, 1.0];
        assert_eq!(log_linear(&[0.0, 0.0, 0.0], &one, &one, 1), None, "no count");
        assert_eq!(log_linear(&[1.0, 2.0, 3.0], &[1.0, 0.0, 1.0], &one, 1), None, "no time");
        assert_eq!(log_linear(&[1.0, 2.0, 3.0], &one, &[1.0, 2.0, 1.0, 2.0, 1.0, 2.0], 2), None, "one day");
        // misses on the last day only: the steeper the better
        assert_eq!(log_linear(&[0.0, 0.0, 5.0], &one, &[1.0, 0.0, 1.0, 1.0, 1.0, 2.0], 2), None);
        assert_eq!(log_linear(&[1.0], &[1.0], &[1.0, 1.0], 2), None, "fewer than there are coefficients");
        assert_eq!(log_linear(&[f64::NAN, 1.0], &[1.0, 1.0], &[1.0, 1.0], 1), None);
    }

    #[test]
    fn one_rate_is_the_count_over_the_time_whatever_the_size() {
        for times in [1e-9, 1.0, 1e9] {
            let found = log_linear(&[3.0, 0.0, 9.0], &[times, times * 2.0, times], &[1.0; 3], 1).expect("an answer");
            assert!((found.coefficients[0] - (3.0 / times).ln()).abs() < 1e-9);
            assert!((found.standard_error(0) - 1.0 / 12f64.sqrt()).abs() < 1e-9);
            assert!((found.deviance - found.null_deviance).abs() < 1e-9);
            assert_eq!(found.degrees, 2);
        }
    }
}
