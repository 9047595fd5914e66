//! What a tap sounds like, by numbers: how long, how loud, how high, and silent at both ends.

use std::f64::consts::TAU;
use wobble::sound::Sound;

const RATES: [u32; 2] = [44_100, 48_000];

fn each(mut check: impl FnMut(Sound, u32, &[f32])) {
    for rate in RATES {
        for sound in Sound::ALL {
            check(sound, rate, &sound.samples(rate));
        }
    }
}

fn peak(samples: &[f32]) -> f32 {
    samples.iter().fold(0.0, |most, sample| most.max(sample.abs()))
}

/// How much of `hz` is in it (Goertzel 1958).
fn power(samples: &[f32], rate: u32, hz: f64) -> f64 {
    let turn = 2.0 * (TAU * hz / f64::from(rate)).cos();
    let (mut last, mut before) = (0.0, 0.0);
    for sample in samples {
        (last, before) = (f64::from(*sample) + turn * last - before, last);
    }
    last * last + before * before - turn * last * before
}

/// The middle of its spectrum, in hertz.
fn centroid(samples: &[f32], rate: u32) -> f64 {
    let pitches = (1..400).map(|n| f64::from(n) * 25.0);
    let (weighted, all) = pitches.fold((0.0, 0.0), |(weighted, all), hz| {
        let power = power(samples, rate, hz);
        (weighted + hz * power, all + power)
    });
    weighted / all
}

#[test]
fn each_is_as_long_as_it_says_and_a_miss_is_over_before_the_finger_lifts() {
    each(|sound, rate, samples| {
        assert_eq!(samples.len(), sound.millis() * rate as usize / 1000, "{sound:?} at {rate}")
    });
    assert!(Sound::Miss.millis() < 120 && (300..350).contains(&Sound::Clean.millis()));
    assert!((1500..=2500).contains(&Sound::Time.millis()), "three slow notes, and no more");
}

#[test]
fn each_is_loud_enough_to_be_heard_and_never_too_loud() {
    each(|sound, rate, samples| {
        let peak = peak(samples);
        let enough = if matches!(sound, Sound::MissUndone | Sound::CleanUndone) { 0.15 } else { 0.4 };
        assert!((enough..=0.9).contains(&peak), "{sound:?} at {rate}: {peak}");
        assert!(samples.iter().all(|sample| sample.is_finite()));
    });
}

#[test]
fn none_clicks_at_either_end() {
    each(|sound, rate, samples| {
        // a click is a jump that the sound itself does not make
        let jump = |part: &[f32]| part.windows(2).fold(0.0_f32, |most, pair| most.max((pair[1] - pair[0]).abs()));
        let millisecond = rate as usize / 1000;
        let (begin, rest) = samples.split_at(millisecond);
        let (middle, end) = rest.split_at(rest.len() - millisecond);
        assert!(jump(begin) <= jump(middle) && jump(end) <= jump(middle), "{sound:?} at {rate}");
        assert!(samples[0].abs() < 1e-6 && samples[samples.len() - 1].abs() < 1e-6, "{sound:?} at {rate}");
    });
}

#[test]
fn a_miss_is_low_and_a_clean_attempt_is_high() {
    for rate in RATES {
        let [miss, clean] = [Sound::Miss, Sound::Clean].map(|sound| centroid(&sound.samples(rate), rate));
        assert!((350.0..800.0).contains(&miss), "warm: {miss} Hz");
        assert!((1600.0..2600.0).contains(&clean), "glass: {clean} Hz");
    }
}

#[test]
fn undo_is_the_sound_backwards_and_quiet() {
    for rate in RATES {
        for (done, undone) in [(Sound::Miss, Sound::MissUndone), (Sound::Clean, Sound::CleanUndone)] {
            let (done, undone) = (done.samples(rate), undone.samples(rate));
            let quiet = peak(&undone) / peak(&done);
            assert!((0.2..0.6).contains(&quiet), "{quiet}");
            let backwards = done.iter().rev().zip(&undone).all(|(a, b)| (a * quiet - b).abs() < 1e-5);
            assert!(backwards && done.len() == undone.len());
        }
    }
}

#[test]
fn the_end_is_three_notes_each_lower_than_the_one_before() {
    let rate = 48_000;
    let samples = Sound::Time.samples(rate);
    // just after each note is struck it is the loudest pitch of all
    let pitch = |millis: usize| {
        let from = millis * rate as usize / 1000;
        let heard = &samples[from..from + 4800];
        (160..300).map(|n| f64::from(n) * 5.0).max_by(|a, b| power(heard, rate, *a).total_cmp(&power(heard, rate, *b)))
    };
    let pitches = [10, 570, 1130].map(|millis| pitch(millis).expect("a pitch"));
    for (heard, meant) in pitches.into_iter().zip([1318.5, 1046.5, 880.0]) {
        assert!((heard - meant).abs() < 10.0, "{heard} Hz for {meant} Hz");
    }
}

#[test]
fn the_same_sound_every_time() {
    each(|sound, rate, samples| assert_eq!(samples, sound.samples(rate)));
}

#[test]
fn a_miss_is_one_tick_and_a_clean_attempt_two_lighter_ones() {
    let shaken = |sound: Sound| sound.pulses().iter().step_by(2).copied().collect::<Vec<u16>>();
    assert_eq!(shaken(Sound::Miss), [25]);
    let [first, second] = shaken(Sound::Clean)[..] else { panic!("two") };
    assert!(first < 25 && second < 25);
    assert!(shaken(Sound::MissUndone).iter().sum::<u16>() < 25);
    assert_eq!(shaken(Sound::Time).len(), 3, "a pulse for each note");
    let felt = |sound: Sound| sound.pulses().iter().map(|millis| usize::from(*millis)).sum::<usize>();
    assert!(Sound::ALL.into_iter().all(|sound| felt(sound) <= sound.millis()), "nothing is felt after it was heard");
}
