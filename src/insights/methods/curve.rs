//! The learning curve: fast at first, then slower, towards what is left.
//!
//! ```text
//! exponential  y = a + b·e^(−c·x)        power  y = a + b·x^(−c)        flat  y = a
//! ```
//!
//! x is the number of a session, from 1. The exponential is the default (A. Heathcote, S. Brown & D. J. K. Mewhort 2000, Psychonomic Bulletin &
//! Review 7, 185–207); the corrected criterion of Akaike chooses, also against no curve at all. Both are named with what they come to.

use super::celeration::Missing;
use super::distributions::t_quantile;
use super::nonlinear::{Fit, aicc, search};

/// Fewer sessions than this have no curve.
pub const CURVE_SESSIONS: usize = 8;

/// A curve that does not come to rest in so many rounds, or to so many digits, is none: from where the search begins, those that are
/// there take fewer than 20.
const SEARCH: (usize, f64) = (30, 1e-10);
/// So many values of c are tried, each √2 times the one before.
const TRIED: i32 = 24;

/// The form of a curve.
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
pub enum Form {
    /// a + b·e^(−c·x)
    Exponential,
    /// a + b·x^(−c)
    Power,
}

/// A curve of one form.
#[derive(Clone, PartialEq, Debug)]
pub struct Curve {
    /// Its form.
    pub form: Form,
    /// a, b and c, with their standard errors.
    pub fit: Fit,
    /// What it comes to in the end: a, with its 95 % interval (Student's t); below 0 there is no end in sight.
    pub end: (f64, (f64, f64)),
    /// The corrected criterion of Akaike: less is better.
    pub aicc: f64,
}

impl Curve {
    /// What the curve has for session `x`, from 1.
    pub fn at(&self, x: f64) -> f64 {
        value(self.form)(x, &self.fit.parameters)
    }
}

/// What the learning curve is.
#[derive(Clone, PartialEq, Debug)]
pub struct LearningCurve {
    /// How many sessions.
    pub n: usize,
    /// The exponential, where there is one.
    pub exponential: Option<Curve>,
    /// The power law, where there is one.
    pub power: Option<Curve>,
    /// Which of the two the criterion chooses; `None` where it chooses no curve at all.
    pub chosen: Option<Form>,
    /// The criterion of no curve.
    pub flat_aicc: f64,
}

impl LearningCurve {
    /// The curve that was chosen.
    pub fn best(&self) -> Option<&Curve> {
        match self.chosen? {
            Form::Exponential => self.exponential.as_ref(),
            Form::Power => self.power.as_ref(),
        }
    }
}

fn value(form: Form) -> fn(f64, &[f64]) -> f64 {
    match form {
        Form::Exponential => |x, b| b[0] + b[1] * (-b[2] * x).exp(),
        Form::Power => |x, b| b[0] + b[1] * x.powf(-b[2]),
    }
}

/// The curve through `points`: the number of a session, from 1, and its frequency; `n` is how many sessions they stand for.
///
/// ```
/// use wobble::insights::methods::{Form, learning_curve};
/// let points: Vec<(f64, f64)> = (1..=20).map(|x| (x as f64, 0.4 + 2.0 * (-0.3 * x as f64).exp() + 0.01 * (x % 3) as f64)).collect();
/// let found = learning_curve(&points, 20).expect("enough");
/// assert_eq!(found.chosen, Some(Form::Exponential));
/// assert!((found.best().expect("it was chosen").end.0 - 0.41).abs() < 0.02);
/// ```
///
/// # Errors
/// What is [`Missing`].
pub fn learning_curve(points: &[(f64, f64)], n: usize) -> Result<LearningCurve, Missing> {
    if points.len() < CURVE_SESSIONS {
        return Err(Missing::Sessions(CURVE_SESSIONS - points.len().min(n)));
    }
    if points.iter().any(|(x, y)| !(*x >= 1.0 && y.is_finite() && x.is_finite())) {
        return Err(Missing::NoAnswer);
    }
    let mean = points.iter().map(|(_, y)| y).sum::<f64>() / points.len() as f64;
    let rest: f64 = points.iter().map(|(_, y)| (y - mean).powi(2)).sum();
    let flat_aicc = if rest > 0.0 { aicc(points.len(), 1, rest) } else { f64::NEG_INFINITY };
    let [exponential, power] = [Form::Exponential, Form::Power].map(|form| curve(form, points));
    let mut chosen = (None, flat_aicc);
    for curve in [&exponential, &power].into_iter().flatten() {
        if curve.aicc < chosen.1 {
            chosen = (Some(curve.form), curve.aicc);
        }
    }
    Ok(LearningCurve { n, exponential, power, chosen: chosen.0, flat_aicc })
}

fn curve(form: Form, points: &[(f64, f64)]) -> Option<Curve> {
    let last = points.last().map_or(1.0, |(x, _)| *x);
    let least = match form {
        Form::Exponential => 0.2 / last,
        Form::Power => 0.02,
    };
    // for each c the best a and b are a straight line's: the search begins at the best of these
    let starts = (0..TRIED).filter_map(|nth| straight(form, points, least * 2f64.powf(f64::from(nth) / 2.0)));
    let (_, start) = starts.min_by(|a, b| a.0.total_cmp(&b.0))?;
    let fit = search(&value(form), points, &start, SEARCH).ok()?;
    // a curve that goes faster and faster is none of learning
    if fit.parameters[2] <= 0.0 {
        return None;
    }
    let half = t_quantile(0.975, fit.degrees as f64) * fit.std_errors[0];
    let end = fit.parameters[0];
    Some(Curve { form, aicc: fit.aicc(), end: (end, (end - half, end + half)), fit })
}

/// The best a and b for a c, and the squares that they leave.
fn straight(form: Form, points: &[(f64, f64)], c: f64) -> Option<(f64, [f64; 3])> {
    let term = |x: f64| value(form)(x, &[0.0, 1.0, c]);
    let n = points.len() as f64;
    let (t, y) = points.iter().fold((0.0, 0.0), |(t, y), point| (t + term(point.0) / n, y + point.1 / n));
    let (mut square, mut product, mut all) = (0.0, 0.0, 0.0);
    for point in points {
        let (off, high) = (term(point.0) - t, point.1 - y);
        (square, product, all) = (square + off * off, product + off * high, all + high * high);
    }
    let b = product / square;
    (square > 0.0 && b.is_finite()).then_some((all - b * product, [y - b * t, b, c]))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn points(n: i32, y: impl Fn(f64) -> f64) -> Vec<(f64, f64)> {
        // what is left over goes up and down in no order
        let off = |x: i32| f64::from(x * x * 37 % 11 - 5) * 0.01;
        (1..=n).map(|x| (f64::from(x), y(f64::from(x)) + off(x))).collect()
    }

    #[test]
    fn the_form_that_it_came_from_is_chosen() {
        let power = learning_curve(&points(40, |x| 0.2 + 3.0 * x.powf(-0.9)), 40).expect("enough");
        assert_eq!(power.chosen, Some(Form::Power));
        let exponential = learning_curve(&points(40, |x| 0.2 + 2.0 * (-0.15 * x).exp()), 40).expect("enough");
        assert_eq!(exponential.chosen, Some(Form::Exponential));
        let (end, (lower, upper)) = exponential.best().expect("it was chosen").end;
        assert!(lower < 0.2 && 0.2 < upper && (end - 0.2).abs() < 0.02);
        assert!(exponential.power.is_some(), "both are named");
    }

    #[test]
    fn where_nothing_changes_no_curve_is_chosen() {
        let found = learning_curve(&points(30, |_| 1.0), 30).expect("enough");
        assert_eq!(found.chosen, None);
        let found = learning_curve(&[(1.0, 2.0); 9], 9).expect("enough");
        assert_eq!(found.chosen, None, "nine times the same");
        assert_eq!(learning_curve(&points(7, |x| x), 7).err(), Some(Missing::Sessions(1)));
        assert_eq!(learning_curve(&[(1.0, f64::NAN); 9], 9).err(), Some(Missing::NoAnswer));
    }
}
