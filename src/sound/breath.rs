//! A blade on ice: noise without its lows and its highs, which comes and goes.

use std::f32::consts::TAU;

/// What is left of the noise, in hertz.
const FROM: f32 = 1500.0;
const TO: f32 = 5000.0;
/// Where the noise begins. It is the same noise every time.
const SEED: u32 = 0x9e37_79b9;

/// Adds a breath as long as `into`, at most `level` loud, `rate` samples a second.
pub(super) fn breathe(into: &mut [f32], rate: u32, level: f32) {
    let smooth = |hz: f32| {
        let step = TAU * hz / rate as f32;
        step / (1.0 + step)
    };
    let (fast, slow) = (smooth(TO), smooth(FROM));
    let (mut without_highs, mut lows) = (0.0_f32, 0.0_f32);
    let mut bits = SEED;
    let length = into.len() as f32;
    for (n, sample) in into.iter_mut().enumerate() {
        bits ^= bits << 13;
        bits ^= bits >> 17;
        bits ^= bits << 5;
        let noise = bits as f32 / 2_147_483_648.0 - 1.0;
        without_highs += fast * (noise - without_highs);
        lows += slow * (without_highs - lows);
        // from nothing to all of it within a third, and back to nothing
        let at = n as f32 / length;
        let shape = 6.75 * at * (1.0 - at) * (1.0 - at);
        *sample += level * shape * (without_highs - lows).clamp(-1.0, 1.0);
    }
}
