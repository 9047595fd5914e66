//! Two shares, exactly.

use statrs::function::gamma::ln_gamma;

use super::distributions::normal_cdf;

/// From so many expected in every cell on, the normal approximation is as good, and costs nothing.
const MANY: f64 = 50.0;

/// The chance of two shares, `k` of `n` and another, at least as far apart, if both are one: the sum of the tables with the same margins that are
/// at most as likely (R. A. Fisher 1935, Journal of the Royal Statistical Society 98, 39–82).
///
/// ```
/// use wobble::insights::methods::fisher;
/// // the lady who tasted tea, three of four right
/// assert!((fisher((3, 4), (1, 4)) - 0.485_714_285_7).abs() < 1e-9);
/// ```
pub fn fisher((k, n): (u32, u32), (other, m): (u32, u32)) -> f64 {
    let (k, other) = (k.min(n), other.min(m));
    if let Some(p) = approximate((k, n), (other, m)).filter(|_| expected((k, n), (other, m)) > MANY) {
        return p;
    }
    exact((k, n), (other, m))
}

/// The least that is expected of any cell.
fn expected((k, n): (u32, u32), (other, m): (u32, u32)) -> f64 {
    let share = f64::from(k + other) / f64::from(n + m);
    f64::from(n.min(m)) * share.min(1.0 - share)
}

/// Yates 1934: the normal approximation, with half a count less apart.
fn approximate((k, n): (u32, u32), (other, m): (u32, u32)) -> Option<f64> {
    let (size, other_size) = (f64::from(n), f64::from(m));
    let share = f64::from(k + other) / (size + other_size);
    let apart = (f64::from(k) - size * share).abs() - 0.5;
    let error = (size * other_size / (size + other_size) * share * (1.0 - share)).sqrt();
    (error > 0.0).then(|| (2.0 * normal_cdf(-apart.max(0.0) / error)).min(1.0))
}

fn exact((k, n): (u32, u32), (other, m): (u32, u32)) -> f64 {
    let all = k + other;
    let log = |n: u32, k: u32| {
        let of = |value: u32| ln_gamma(f64::from(value) + 1.0);
        of(n) - of(k) - of(n - k)
    };
    let chance = |k: u32| log(n, k) + log(m, all - k) - log(n + m, all);
    let bound = chance(k) + 1e-7;
    let tables = all.saturating_sub(m)..=all.min(n);
    let p: f64 = tables.map(chance).filter(|log| *log <= bound).map(f64::exp).sum();
    p.min(1.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chances_are_those_that_r_prints() {
        // fisher.test(matrix(c(2, 10, 15, 3), 2)): convictions of twins, Fisher 1935
        assert!((fisher((2, 17), (10, 13)) - 0.000_536_724_1).abs() < 1e-9);
        assert_eq!((fisher((0, 0), (3, 9)), fisher((5, 5), (9, 9))), (1.0, 1.0));
        // both ways are much alike where the one takes over
        for k in [105, 112, 126, 132] {
            let (own, others) = ((k, 165), (210, 340));
            let ratio = exact(own, others) / approximate(own, others).expect("some are clean, some are not");
            assert!((0.4..1.25).contains(&ratio), "{k}: {ratio}");
        }
        assert!((fisher((5, 5), (0, 5)) - 2.0 / 252.0).abs() < 1e-9);
    }
}
