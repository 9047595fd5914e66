//! Nonlinear least squares, by Levenberg and Marquardt (Moré 1978, in MINPACK's form), for any model.
//!
//! ```text
//! least Σ (y − f(x; b))²;   covariance = s²·(JᵀJ)⁻¹,  s² = Σ (y − f)² ÷ (n − p)
//! ```
//!
//! Derivatives are central differences. NIST's 27 problems of nonlinear regression (StRD) come out from both starts to 6 digits and more;
//! see tests/science.

use rmpfit::{MPConfig, MPFitter, MPMaxFev, MPPar, MPResult, MPSide, MPSuccess};

/// The step of a central difference, in parts of the parameter: the cube root of what doubles can tell apart.
const STEP: f64 = 6e-6;
/// So many rounds at most; NIST's hardest takes 750.
const ROUNDS: usize = 2000;
/// What doubles can tell apart, and a little more.
const FINEST: f64 = 1e-15;
/// Where a model is no number it is this far off, so that no step goes there.
const FAR_OFF: f64 = 1e100;

/// The best parameters.
#[derive(Clone, PartialEq, Debug)]
pub struct Fit {
    /// The parameters, in the model's order.
    pub parameters: Vec<f64>,
    /// The standard error of each; infinite where the points say nothing of it.
    pub std_errors: Vec<f64>,
    /// The sum of the squares that are left.
    pub rss: f64,
    /// Points less parameters.
    pub degrees: usize,
}

impl Fit {
    /// The standard deviation of what is left: √(rss/degrees).
    pub fn residual_sd(&self) -> f64 {
        (self.rss / self.degrees as f64).sqrt()
    }

    /// The corrected criterion of Akaike, in which less is better; infinite where the points are too few for it (C. M. Hurvich & C.-L. Tsai
    /// 1989, Biometrika 76, 297–307). With k parameters, the deviation among them:
    ///
    /// ```text
    /// n·log(rss/n) + 2k + 2k(k + 1)/(n − k − 1)
    /// ```
    pub fn aicc(&self) -> f64 {
        aicc(self.degrees + self.parameters.len(), self.parameters.len(), self.rss)
    }
}

/// [`Fit::aicc`] of `n` points with `p` parameters.
pub(super) fn aicc(n: usize, p: usize, rss: f64) -> f64 {
    let (n, k) = (n as f64, p as f64 + 1.0);
    let left = n - k - 1.0;
    if left > 0.0 { n * (rss / n).ln() + 2.0 * k + 2.0 * k * (k + 1.0) / left } else { f64::INFINITY }
}

/// Why there is no fit.
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
pub enum NoFit {
    /// There are no more points than parameters.
    TooFew,
    /// The model is no number where it begins.
    NoNumber,
    /// It did not come to rest.
    NoRest,
}

struct Problem<'a> {
    model: &'a dyn Fn(f64, &[f64]) -> f64,
    points: &'a [(f64, f64)],
    steps: Vec<MPPar>,
    limits: MPConfig,
}

impl MPFitter for Problem<'_> {
    fn eval(&mut self, parameters: &[f64], residuals: &mut [f64]) -> MPResult<()> {
        for (residual, (x, y)) in residuals.iter_mut().zip(self.points) {
            let away = y - (self.model)(*x, parameters);
            *residual = if away.is_finite() { away } else { FAR_OFF };
        }
        Ok(())
    }

    fn number_of_points(&self) -> usize {
        self.points.len()
    }

    fn config(&self) -> &MPConfig {
        &self.limits
    }

    fn parameters(&self) -> &[MPPar] {
        &self.steps
    }
}

/// The parameters with which `model` (x, parameters) comes nearest to `points` (x, y), searched from `start` on. A model of several predictors
/// takes the number of a point for x.
///
/// ```
/// use wobble::insights::methods::fit;
/// let points: Vec<(f64, f64)> = (0..9).map(|x| (x as f64, 3.0 * (-0.5 * x as f64).exp() + 1.0)).collect();
/// let found = fit(&|x, b| b[0] + b[1] * (-b[2] * x).exp(), &points, &[0.5, 1.0, 1.0]).expect("a fit");
/// assert!((found.parameters[2] - 0.5).abs() < 1e-9);
/// ```
///
/// # Errors
/// [`NoFit`].
pub fn fit(model: &dyn Fn(f64, &[f64]) -> f64, points: &[(f64, f64)], start: &[f64]) -> Result<Fit, NoFit> {
    search(model, points, start, (ROUNDS, FINEST))
}

/// The same, in so many rounds at most, and until nothing changes by more than a part of this size.
pub(super) fn search(
    model: &dyn Fn(f64, &[f64]) -> f64,
    points: &[(f64, f64)],
    start: &[f64],
    (rounds, finest): (usize, f64),
) -> Result<Fit, NoFit> {
    let (n, p) = (points.len(), start.len());
    if n <= p || p == 0 {
        return Err(NoFit::TooFew);
    }
    if points.iter().any(|(x, y)| !y.is_finite() || !model(*x, start).is_finite()) {
        return Err(NoFit::NoNumber);
    }
    let limits = MPConfig {
        ftol: finest,
        xtol: finest,
        gtol: finest,
        // a long first step leaves BoxBOD's valley
        step_factor: 1.0,
        covtol: 1e-30,
        max_iter: rounds,
        max_fev: MPMaxFev::Limited(rounds * (2 * p + 2)),
        ..MPConfig::new()
    };
    let step = || MPPar { side: MPSide::Both, rel_step: STEP, ..MPPar::new() };
    let mut problem = Problem { model, points, steps: (0..p).map(|_| step()).collect(), limits };
    let mut parameters = start.to_vec();
    let status = problem.mpfit(&mut parameters).map_err(|_| NoFit::NoRest)?;
    let rss = status.best_norm;
    if matches!(status.success, MPSuccess::MaxIter | MPSuccess::NotDone) || !rss.is_finite() || rss >= FAR_OFF {
        return Err(NoFit::NoRest);
    }
    let scale = (rss / (n - p) as f64).sqrt();
    // no error at all is what the solver says of a parameter of which the points say nothing
    let error = |error: &f64| if *error > 0.0 { error * scale } else { f64::INFINITY };
    Ok(Fit { std_errors: status.xerror.iter().map(error).collect(), parameters, rss, degrees: n - p })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_cannot_be_fitted_says_why() {
        let line = |x: f64, b: &[f64]| b[0] + b[1] * x;
        assert_eq!(fit(&line, &[(0.0, 1.0), (1.0, 2.0)], &[0.0, 1.0]), Err(NoFit::TooFew));
        assert_eq!(fit(&line, &[(0.0, 1.0), (1.0, f64::NAN), (2.0, 1.0)], &[0.0, 1.0]), Err(NoFit::NoNumber));
        assert_eq!(fit(&|_, b| b[0].ln(), &[(0.0, 1.0), (1.0, 2.0)], &[-1.0]), Err(NoFit::NoNumber));
        let flat = fit(&line, &[(0.0, 2.0), (1.0, 2.0), (2.0, 2.0)], &[0.0, 1.0]).expect("a fit");
        assert!((flat.parameters[0] - 2.0).abs() < 1e-6 && flat.parameters[1].abs() < 1e-6);
        // of the second parameter nothing can be known
        let blind = fit(&|_, b| b[0] + 0.0 * b[1], &[(0.0, 2.0), (1.0, 3.0), (2.0, 2.5)], &[0.5, 1.0]);
        assert!(blind.is_ok_and(|found| found.std_errors[1].is_infinite()));
    }

    #[test]
    fn a_model_that_is_no_number_somewhere_is_no_reason_to_stop() {
        let points: Vec<(f64, f64)> = (1..12).map(|x| (f64::from(x), 4.0 * f64::from(x).powf(-0.7))).collect();
        let found = fit(&|x, b| b[0] * (x + b[2].ln()).powf(-b[1]), &points, &[1.0, 0.3, 1.5]).expect("a fit");
        assert!((found.parameters[1] - 0.7).abs() < 1e-6, "{found:?}");
    }
}
