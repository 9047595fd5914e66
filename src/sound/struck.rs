//! Something hard that is struck: partials that ring and fade.

use std::f32::consts::TAU;

/// How long the first rise and the last fall of a sound take, in seconds.
const RISE: f32 = 0.0015;
const FALL: f32 = 0.012;

/// One partial of what rings.
pub(super) struct Partial {
    /// Its pitch in hertz.
    pub hz: f32,
    /// After so many seconds a third of it is left (one part in e).
    pub seconds: f32,
    /// How loud it begins, at most 1.
    pub level: f32,
}

/// Adds a partial that is struck now, `rate` samples a second. Pitches that the rate cannot carry stay silent.
pub(super) fn ring(into: &mut [f32], rate: u32, partial: &Partial) {
    let rate = rate as f32;
    if partial.hz * 2.2 > rate {
        return;
    }
    // a point that goes round and comes in: its height is the sound, which so begins at nothing
    let (cos, sin) = turn(TAU * partial.hz / rate);
    let fade = 1.0 - 1.0 / (partial.seconds * rate);
    let (mut x, mut y) = (partial.level, 0.0);
    for sample in into {
        *sample += y;
        (x, y) = (fade * (x * cos - y * sin), fade * (x * sin + y * cos));
    }
}

/// The cosine and the sine of an angle between 0 and π. By hand: the standard ones are larger than all of this room, for
/// they answer for angles of any size.
fn turn(angle: f32) -> (f32, f32) {
    // the series is good to six digits up to π/4; twice doubled it reaches π
    let a = angle / 4.0;
    let a2 = a * a;
    let sin = a * (1.0 - a2 / 6.0 * (1.0 - a2 / 20.0 * (1.0 - a2 / 42.0)));
    let cos = 1.0 - a2 / 2.0 * (1.0 - a2 / 12.0 * (1.0 - a2 / 30.0 * (1.0 - a2 / 56.0)));
    let (cos, sin) = (cos * cos - sin * sin, 2.0 * sin * cos);
    (cos * cos - sin * sin, 2.0 * sin * cos)
}

/// Lets a sound rise from silence and fall back into it.
pub(super) fn soften(samples: &mut [f32], rate: u32) {
    let steps = |seconds: f32| (seconds * rate as f32) as usize;
    let (rise, fall) = (steps(RISE), steps(FALL));
    for (n, sample) in samples.iter_mut().take(rise).enumerate() {
        *sample *= n as f32 / rise as f32;
    }
    for (n, sample) in samples.iter_mut().rev().take(fall).enumerate() {
        *sample *= n as f32 / fall as f32;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_turn_is_the_cosine_and_the_sine() {
        for n in 0..=100 {
            let angle = n as f32 / 100.0 * std::f32::consts::PI;
            let (cos, sin) = turn(angle);
            assert!((cos - angle.cos()).abs() < 2e-6 && (sin - angle.sin()).abs() < 2e-6, "{angle}: {cos} {sin}");
        }
    }

    #[test]
    fn a_partial_rings_at_its_pitch_and_fades_at_its_pace() {
        let mut samples = vec![0.0; 48_000];
        ring(&mut samples, 48_000, &Partial { hz: 1000.0, seconds: 0.1, level: 0.5 });
        let crossings = samples[..4800].windows(2).filter(|pair| pair[0] < 0.0 && pair[1] >= 0.0).count();
        assert!((99..=100).contains(&crossings), "{crossings} rounds in a tenth of a second");
        let loudest = |from: usize| samples[from..from + 48].iter().fold(0.0_f32, |most, s| most.max(s.abs()));
        let left = loudest(4800) / loudest(0);
        assert!((left - 0.368).abs() < 0.01, "{left} is left after a tenth of a second");
    }

    #[test]
    fn a_pitch_that_the_rate_cannot_carry_is_silent() {
        let mut samples = vec![0.0; 100];
        ring(&mut samples, 8000, &Partial { hz: 4083.0, seconds: 0.1, level: 0.5 });
        assert_eq!(samples, [0.0; 100]);
    }
}
