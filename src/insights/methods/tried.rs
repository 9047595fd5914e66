//! How many of several findings may be believed together.

/// The p-values of `p`, corrected for how many there are (Y. Benjamini & Y. Hochberg 1995, Journal of the Royal Statistical Society B 57,
/// 289–300): of those at or below a level, at most that share is expected to be wrong. In the order of `p`.
///
/// ```text
/// q₍ᵢ₎ = min over j ≥ i of p₍ⱼ₎·m/j
/// ```
///
/// ```
/// use wobble::insights::methods::benjamini_hochberg;
/// let q = benjamini_hochberg(&[0.04, 0.01, 0.03]);
/// assert!(q.iter().zip([0.04, 0.03, 0.04]).all(|(found, right)| (found - right).abs() < 1e-15));
/// ```
pub fn benjamini_hochberg(p: &[f64]) -> Vec<f64> {
    let mut order: Vec<usize> = (0..p.len()).collect();
    order.sort_by(|a, b| p[*b].total_cmp(&p[*a]));
    let mut q = vec![1.0; p.len()];
    let mut least = 1.0_f64;
    for (before, place) in order.into_iter().enumerate() {
        let rank = p.len() - before;
        least = least.min(p[place] * p.len() as f64 / rank as f64);
        q[place] = least;
    }
    q
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn corrected_chances_are_those_of_the_paper() {
        // Benjamini & Hochberg 1995, 3.2: four of fifteen are below 5 %, the fifth is not
        let p = [
            0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240, 0.4262, 0.5719, 0.6528,
            0.7590, 1.0,
        ];
        let q = benjamini_hochberg(&p);
        assert_eq!(q.iter().filter(|q| **q <= 0.05).count(), 4);
        assert!((q[3] - 0.0095 * 15.0 / 4.0).abs() < 1e-12 && q.is_sorted());
        assert_eq!(benjamini_hochberg(&[]), Vec::<f64>::new());
        assert_eq!(benjamini_hochberg(&[0.2]), [0.2]);
    }
}
