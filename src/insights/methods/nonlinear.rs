//! Nonlinear least squares, by Levenberg and Marquardt (J. J. Moré 1978, Lecture Notes in Mathematics 630, 105–116), for any model.
//!
//! ```text
//! least Σ (y − f(x; b))²;   covariance = s²·(JᵀJ)⁻¹,  s² = Σ (y − f)² ÷ (n − p)
//! step: least |J·δ − r|² + λ·|D·δ|²,  D the lengths of the columns of J, by reflections and never by JᵀJ, which loses half of the digits
//! ```
//!
//! Derivatives are central differences. NIST's 27 problems of nonlinear regression (StRD) come out from both starts to 6 digits and more;
//! see tests/science.

/// The step of a central difference, in parts of the parameter: the cube root of what doubles can tell apart.
const STEP: f64 = 6e-6;
/// So many rounds at most; NIST's hardest (MGH10 from afar) takes some thousands.
const ROUNDS: usize = 20_000;
/// What doubles can tell apart, and a little more.
const FINEST: f64 = 1e-15;
/// A column this much shorter than it was, once those before it are taken off, says nothing of its own.
const DEPENDENT: f64 = 1e-13;

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
    let mut problem = Problem { model, points, rows: Vec::new(), scale: vec![0.0; p] };
    let mut at = start.to_vec();
    let mut rest = problem.residuals(&at).ok_or(NoFit::NoNumber)?;
    problem.linearise(&at, &rest).ok_or(NoFit::NoNumber)?;
    // the first step is no longer than the parameters are; then damping grows and shrinks as Nielsen 1999 (IMM-REP-1999-05) has it
    let (mut damping, mut growth) = (1e-3, 2.0);
    let far = problem.scaled(&at);
    while far > 0.0 && damping < 1e100 && problem.scaled(&problem.step(damping)) > far {
        damping *= 4.0;
    }
    for _ in 0..rounds {
        let step = problem.step(damping);
        let next: Vec<f64> = at.iter().zip(&step).map(|(b, step)| b + step).collect();
        let square = |values: &[f64]| values.iter().map(|value| value * value).sum::<f64>();
        let (length, size) = (problem.scaled(&step), problem.scaled(&at));
        let tried = problem.residuals(&next);
        let before = square(&rest);
        let after = tried.as_deref().map_or(f64::INFINITY, square);
        // what the straight model promises to take off
        let promised = problem.promised(&step) + 2.0 * damping * length * length;
        let is_better = after < before;
        let at_rest = length <= finest * size || promised <= finest * before;
        if let Some(tried) = tried.filter(|_| is_better) {
            let gain = (before - after) / promised.max(f64::MIN_POSITIVE);
            (at, rest) = (next, tried);
            damping *= (1.0 - (2.0 * gain - 1.0).powi(3)).max(0.1);
            growth = 2.0;
            problem.linearise(&at, &rest).ok_or(NoFit::NoNumber)?;
        } else {
            damping *= growth;
            growth *= 2.0;
        }
        if at_rest || damping > 1e100 {
            let rss = square(&rest);
            let deviation = (rss / (n - p) as f64).sqrt();
            let std_errors = problem.errors().iter().map(|error| error * deviation).collect();
            return Ok(Fit { std_errors, parameters: at, rss, degrees: n - p });
        }
    }
    Err(NoFit::NoRest)
}

/// The problem, made straight at the parameters that are looked at.
struct Problem<'a> {
    model: &'a dyn Fn(f64, &[f64]) -> f64,
    points: &'a [(f64, f64)],
    /// The triangle of the derivatives, and beside each row what is left of the residuals in its direction: p rows of p + 1.
    rows: Vec<f64>,
    /// The longest that each column of the derivatives has been.
    scale: Vec<f64>,
}

impl Problem<'_> {
    /// What is left at each point; `None` where the model is no number.
    fn residuals(&self, parameters: &[f64]) -> Option<Vec<f64>> {
        let away = |(x, y): &(f64, f64)| Some(y - (self.model)(*x, parameters)).filter(|away| away.is_finite());
        self.points.iter().map(away).collect()
    }

    /// How long a step is, each parameter in what it changes.
    fn scaled(&self, step: &[f64]) -> f64 {
        step.iter().zip(&self.scale).map(|(value, scale)| (value * scale).powi(2)).sum::<f64>().sqrt()
    }

    /// Takes the derivatives at `parameters`, and makes a triangle of them.
    fn linearise(&mut self, parameters: &[f64], rest: &[f64]) -> Option<()> {
        let (n, p) = (self.points.len(), parameters.len());
        let width = p + 1;
        let mut rows = vec![0.0; n * width];
        let mut moved = parameters.to_vec();
        for (nth, b) in parameters.iter().enumerate() {
            let step = if *b == 0.0 { STEP } else { STEP * b.abs() };
            let mut side = |to: f64| {
                moved[nth] = to;
                self.points.iter().map(|(x, _)| (self.model)(*x, &moved)).collect::<Vec<f64>>()
            };
            let (above, below) = (side(b + step), side(b - step));
            let between = (b + step) - (b - step);
            for (row, (above, below)) in rows.chunks_exact_mut(width).zip(above.iter().zip(&below)) {
                row[nth] = (above - below) / between;
            }
            moved[nth] = *b;
        }
        for (row, rest) in rows.chunks_exact_mut(width).zip(rest) {
            row[p] = *rest;
        }
        if rows.iter().any(|value| !value.is_finite()) {
            return None;
        }
        for (nth, scale) in self.scale.iter_mut().enumerate() {
            let length = rows.chunks_exact(width).map(|row| row[nth] * row[nth]).sum::<f64>().sqrt();
            *scale = scale.max(length);
        }
        triangle(&mut rows, p);
        rows.truncate(p * width);
        self.rows = rows;
        Some(())
    }

    /// The step that takes most off, with this much damping.
    fn step(&self, damping: f64) -> Vec<f64> {
        let p = self.scale.len();
        let width = p + 1;
        let mut rows = self.rows.clone();
        for (nth, scale) in self.scale.iter().enumerate() {
            let mut row = vec![0.0; width];
            row[nth] = damping.sqrt() * if *scale > 0.0 { *scale } else { 1.0 };
            rows.extend(row);
        }
        triangle(&mut rows, p);
        let mut step = vec![0.0; p];
        for i in (0..p).rev() {
            let row = &rows[i * width..][..width];
            let known: f64 = (i + 1..p).map(|j| row[j] * step[j]).sum();
            step[i] = if row[i] == 0.0 { 0.0 } else { (row[p] - known) / row[i] };
        }
        step
    }

    /// The square of what a step changes in the straight model.
    fn promised(&self, step: &[f64]) -> f64 {
        let rows = self.rows.chunks_exact(step.len() + 1);
        rows.map(|row| row.iter().zip(step).map(|(r, s)| r * s).sum::<f64>().powi(2)).sum()
    }

    /// The standard errors of the parameters, for residuals with deviation 1: the roots of the diagonal of (RᵀR)⁻¹. Infinite where a
    /// column is none of its own.
    fn errors(&self) -> Vec<f64> {
        let p = self.scale.len();
        let at = |i: usize, j: usize| self.rows[i * (p + 1) + j];
        let length = |j: usize| (0..=j).map(|i| at(i, j).powi(2)).sum::<f64>().sqrt();
        let is_own: Vec<bool> = (0..p).map(|j| at(j, j).abs() > DEPENDENT * length(j)).collect();
        let mut squares: Vec<f64> = is_own.iter().map(|own| if *own { 0.0 } else { f64::INFINITY }).collect();
        for column in (0..p).filter(|column| is_own[*column]) {
            // a column of the inverse of R, from below
            let mut inverse = vec![0.0; p];
            for i in (0..=column).rev().filter(|i| is_own[*i]) {
                let known: f64 = (i + 1..=column).map(|j| at(i, j) * inverse[j]).sum();
                inverse[i] = (f64::from(u8::from(i == column)) - known) / at(i, i);
            }
            squares.iter_mut().zip(&inverse).for_each(|(square, value)| *square += value * value);
        }
        squares.iter().map(|square| square.sqrt()).collect()
    }
}

/// Makes the first `p` columns of rows of p + 1 a triangle, by reflections (Householder 1958).
fn triangle(rows: &mut [f64], p: usize) {
    let width = p + 1;
    let n = rows.len() / width;
    for column in 0..p.min(n) {
        let length = (column..n).map(|row| rows[row * width + column].powi(2)).sum::<f64>().sqrt();
        if length == 0.0 {
            continue;
        }
        let first = rows[column * width + column];
        let to = if first > 0.0 { -length } else { length };
        let mut mirror: Vec<f64> = (column..n).map(|row| rows[row * width + column]).collect();
        mirror[0] = first - to;
        let square = length * length - first * to;
        for other in column..width {
            let dot: f64 = mirror.iter().enumerate().map(|(nth, m)| m * rows[(column + nth) * width + other]).sum();
            let factor = dot / square;
            for (nth, m) in mirror.iter().enumerate() {
                rows[(column + nth) * width + other] -= factor * m;
            }
        }
    }
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
