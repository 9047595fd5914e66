//! The slow wave that the line follows: two waves of different length, made of parabolas, so that it neither repeats
//! soon nor needs a sine.

/// Where the line stands when attempt `index` begins, and how fast it sinks there, per attempt. Between -1 (highest)
/// and 1 (lowest).
pub(super) fn baseline(index: u32) -> (f32, f32) {
    let (long, long_slope) = wave(index, 19, 5);
    let (longer, longer_slope) = wave(index, 43, 11);
    (0.75 * long + 0.25 * longer, 0.75 * long_slope + 0.25 * longer_slope)
}

/// A wave of `period` attempts, moved by `phase` of them: its value and its slope per attempt.
fn wave(index: u32, period: u32, phase: u32) -> (f32, f32) {
    // in half waves: from 0 to 2
    let t = ((index % period + phase) % period) as f32 * 2.0 / period as f32;
    let per_attempt = 2.0 / period as f32;
    if t < 1.0 {
        (4.0 * t * (1.0 - t), (4.0 - 8.0 * t) * per_attempt)
    } else {
        (-4.0 * (t - 1.0) * (2.0 - t), (8.0 * t - 12.0) * per_attempt)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stays_within_one_and_has_no_corners() {
        for index in 0..2000 {
            let ((here, slope), (next, next_slope)) = (baseline(index), baseline(index + 1));
            assert!(here.abs() <= 1.0);
            assert!((next - here - (slope + next_slope) / 2.0).abs() < 0.02, "{index}");
        }
    }
}
