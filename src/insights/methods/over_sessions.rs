//! Shares and means of two groups of sessions, by how much sessions differ among themselves.
//!
//! Attempts of one session are alike, so a session counts as one: shares have a dispersion (quasi-binomial: McCullagh & Nelder 1989, 4.5), means
//! are means over sessions.

use super::celeration::{Missing, Verdict};
use super::distributions::{t_quantile, t_two_sided};
use super::periods::PERIOD_SESSIONS;

/// The difference between a later and an earlier group of sessions.
#[derive(Copy, Clone, PartialEq, Debug)]
pub struct Step {
    /// How many sessions each group has, the earlier first.
    pub n: (usize, usize),
    /// The earlier share, or mean.
    pub before: f64,
    /// The later one.
    pub after: f64,
    /// The 95 % interval of the later less the earlier one.
    pub interval: (f64, f64),
    /// The chance of a difference at least as large, if there is none.
    pub p_value: f64,
}

impl Step {
    /// What the interval says: no change is 0.
    pub fn verdict(&self) -> Verdict {
        match self.interval {
            (_, upper) if upper < 0.0 => Verdict::Falls,
            (lower, _) if lower > 0.0 => Verdict::Rises,
            _ => Verdict::Unclear,
        }
    }
}

/// How a share changed between two groups of sessions, each `k` of `n`.
///
/// ```text
/// φ = Σ (k − n·p)²/(n·p(1 − p)) ÷ (sessions − 2), not below 1;  p the group's share
/// t = (p₂ − p₁) ÷ √(φ·p̄(1 − p̄)·(1/n₁ + 1/n₂))
/// ```
///
/// The interval is Newcombe's with n ÷ φ in place of n and Student's t in place of the normal quantile.
///
/// ```
/// use wobble::insights::methods::{Verdict, share_step};
/// let found = share_step(&[(3, 10), (4, 12), (2, 9), (3, 11), (4, 10)], &[(7, 10), (8, 11), (6, 9), (7, 12), (8, 10)]);
/// assert_eq!(found.expect("five each").verdict(), Verdict::Rises);
/// ```
///
/// # Errors
/// What is [`Missing`].
pub fn share_step(earlier: &[(u32, u32)], later: &[(u32, u32)]) -> Result<Step, Missing> {
    let whole = |sessions: &[(u32, u32)]| -> Vec<(f64, f64)> {
        let is_whole = |(k, n): &&(u32, u32)| *n > 0 && k <= n;
        sessions.iter().filter(is_whole).map(|(k, n)| (f64::from(*k), f64::from(*n))).collect()
    };
    let (earlier, later) = (whole(earlier), whole(later));
    enough(earlier.len(), later.len())?;
    let sums = |sessions: &[(f64, f64)]| sessions.iter().fold((0.0, 0.0), |(a, b), (k, n)| (a + k, b + n));
    let ((k1, n1), (k2, n2)) = (sums(&earlier), sums(&later));
    let (p1, p2, both) = (k1 / n1, k2 / n2, (k1 + k2) / (n1 + n2));
    let chi = |sessions: &[(f64, f64)], p: f64| -> f64 {
        let part = |(k, n): &(f64, f64)| (k - n * p).powi(2) / (n * p * (1.0 - p));
        if p > 0.0 && p < 1.0 { sessions.iter().map(part).sum() } else { 0.0 }
    };
    let degrees = (earlier.len() + later.len() - 2) as f64;
    let dispersion = ((chi(&earlier, p1) + chi(&later, p2)) / degrees).max(1.0);
    let error = (dispersion * both * (1.0 - both) * (1.0 / n1 + 1.0 / n2)).sqrt();
    let t = t_quantile(0.975, degrees);
    let (low1, high1) = score_interval(p1, n1 / dispersion, t);
    let (low2, high2) = score_interval(p2, n2 / dispersion, t);
    let difference = p2 - p1;
    Ok(Step {
        n: (earlier.len(), later.len()),
        before: p1,
        after: p2,
        interval: (difference - (p2 - low2).hypot(high1 - p1), difference + (high2 - p2).hypot(p1 - low1)),
        p_value: if error > 0.0 { t_two_sided(difference / error, degrees) } else { 1.0 },
    })
}

fn enough(earlier: usize, later: usize) -> Result<(), Missing> {
    match PERIOD_SESSIONS.saturating_sub(earlier.min(later)) {
        0 => Ok(()),
        missing => Err(Missing::Sessions(missing)),
    }
}

/// Wilson's interval of a share that says as much as `n` attempts, which need be no whole number.
fn score_interval(p: f64, n: f64, t: f64) -> (f64, f64) {
    let t2 = t * t;
    let centre = (p + t2 / (2.0 * n)) / (1.0 + t2 / n);
    let half = t / (1.0 + t2 / n) * (p * (1.0 - p) / n + t2 / (4.0 * n * n)).sqrt();
    ((centre - half).max(0.0), (centre + half).min(1.0))
}

/// How a mean over sessions changed between two groups of them, one value a session (B. L. Welch 1947, Biometrika 34, 28–35):
///
/// ```text
/// t = (m₂ − m₁) ÷ √(s₁²/n₁ + s₂²/n₂),  ν = (s₁²/n₁ + s₂²/n₂)² ÷ (s₁⁴/(n₁²(n₁ − 1)) + s₂⁴/(n₂²(n₂ − 1)))
/// ```
///
/// ```
/// use wobble::insights::methods::{Verdict, mean_step};
/// let found = mean_step(&[30.0, 34.0, 28.0, 31.0, 33.0], &[21.0, 25.0, 19.0, 24.0, 22.0]).expect("five each");
/// assert_eq!(found.verdict(), Verdict::Falls);
/// ```
///
/// # Errors
/// What is [`Missing`].
pub fn mean_step(earlier: &[f64], later: &[f64]) -> Result<Step, Missing> {
    enough(earlier.len(), later.len())?;
    let moments = |values: &[f64]| {
        let n = values.len() as f64;
        let mean = values.iter().sum::<f64>() / n;
        (mean, values.iter().map(|value| (value - mean).powi(2)).sum::<f64>() / (n - 1.0) / n, n)
    };
    let ((before, e1, n1), (after, e2, n2)) = (moments(earlier), moments(later));
    if !(before + after + e1 + e2).is_finite() {
        return Err(Missing::NoAnswer);
    }
    let error = (e1 + e2).sqrt();
    let degrees = (e1 + e2).powi(2) / (e1 * e1 / (n1 - 1.0) + e2 * e2 / (n2 - 1.0));
    let (half, p_value) = match error > 0.0 {
        true => (t_quantile(0.975, degrees) * error, t_two_sided((after - before) / error, degrees)),
        false => (0.0, if before == after { 1.0 } else { 0.0 }),
    };
    let interval = (after - before - half, after - before + half);
    Ok(Step { n: (earlier.len(), later.len()), before, after, interval, p_value })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn welch_is_as_published() {
        // the sleep data of "Student" 1908, as R's t.test prints them: t = −1.8608, df = 17.776
        let [one, two] = [
            [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0],
            [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4],
        ];
        let found = mean_step(&one, &two).expect("ten each");
        assert!((found.p_value - 0.07939).abs() < 5e-6, "{found:?}");
        assert!((found.interval.0 + 0.2054832).abs() < 1e-6 && (found.interval.1 - 3.3654832).abs() < 1e-6);
    }

    #[test]
    fn sessions_that_differ_make_a_share_less_sure() {
        let even = share_step(&[(5, 10); 8], &[(7, 10); 8]).expect("eight each");
        let uneven = share_step(&[(1, 10), (9, 10)].repeat(4), &[(4, 10), (10, 10)].repeat(4)).expect("eight each");
        assert!(even.p_value < 0.05 && uneven.p_value > 0.2, "{even:?} {uneven:?}");
        assert_eq!((even.verdict(), uneven.verdict()), (Verdict::Rises, Verdict::Unclear));
        let all = share_step(&[(10, 10); 5], &[(10, 10); 5]).expect("five each");
        assert_eq!((all.p_value, all.verdict()), (1.0, Verdict::Unclear));
    }

    #[test]
    fn few_sessions_say_nothing() {
        assert_eq!(share_step(&[(1, 2); 4], &[(1, 2); 9]), Err(Missing::Sessions(1)));
        assert_eq!(share_step(&[(0, 0); 9], &[(1, 2); 9]), Err(Missing::Sessions(5)));
        assert_eq!(mean_step(&[1.0; 3], &[1.0; 9]), Err(Missing::Sessions(2)));
        assert_eq!(mean_step(&[1.0; 5], &[f64::NAN; 5]), Err(Missing::NoAnswer));
        assert_eq!(mean_step(&[1.0; 5], &[1.0; 5]).map(|found| found.p_value), Ok(1.0));
    }
}
