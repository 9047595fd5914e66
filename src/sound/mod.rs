//! What a tap sounds and feels like: wood for a miss, glass for clean. Nothing is recorded; every sound is worked out when
//! it is first needed, and is always the same.
//!
//! - `struck`: something hard that is struck, and rings
//! - `breath`: a blade on ice
//! - `beats`: when a metronome clicks
//!
//! *Invariant*: no browser, no clock, no chance: samples are numbers, and the breath's noise has a fixed seed.

mod beats;
mod breath;
mod struck;

pub use beats::Beats;
use struck::Partial;

/// A sound.
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
pub enum Sound {
    /// A miss: a low wooden tock with a breath of blade.
    Miss,
    /// A clean attempt: one glass tone, high.
    Clean,
    /// A miss is taken back: its sound backwards, quiet.
    MissUndone,
    /// A clean attempt is taken back: its sound backwards, quiet.
    CleanUndone,
    /// The planned time is over: three slow glass notes going down.
    Time,
    /// The metronome: a short dry tick, between a miss and a clean attempt.
    Beat,
    /// Something else is next: two glass notes going up.
    Turn,
}

/// A wooden block: three partials, none of them a multiple of another, gone before a finger has lifted.
const WOOD: [Partial; 3] = [
    Partial { hz: 392.0, seconds: 0.032, level: 0.44 },
    Partial { hz: 1010.0, seconds: 0.013, level: 0.24 },
    Partial { hz: 2080.0, seconds: 0.005, level: 0.12 },
];
/// A stick on a rim.
const RIM: [Partial; 2] =
    [Partial { hz: 940.0, seconds: 0.012, level: 0.5 }, Partial { hz: 2630.0, seconds: 0.004, level: 0.2 }];
/// How loud the blade is over the wood.
const BLADE: f32 = 0.1;
/// A6: high, and still within what older ears hear well.
const GLASS: f32 = 1760.0;
/// E6, C6, A5: the notes of the end.
const NOTES: [f32; 3] = [1318.5, 1046.5, 880.0];
/// A5, E6: the notes of what is next.
const NEXT: [f32; 2] = [880.0, 1318.5];
/// How long after a note the next one is struck, in milliseconds.
const SLOWLY: usize = 560;
/// How loud what is taken back is, to what it was.
const QUIET: f32 = 0.4;

impl Sound {
    /// Every sound, in the order of its number.
    pub const ALL: [Self; 7] =
        [Self::Miss, Self::Clean, Self::MissUndone, Self::CleanUndone, Self::Time, Self::Beat, Self::Turn];

    /// How long it is, in milliseconds.
    pub fn millis(self) -> usize {
        match self {
            Self::Miss | Self::MissUndone => 112,
            Self::Clean | Self::CleanUndone => 320,
            Self::Time => 2200,
            Self::Beat => 60,
            Self::Turn => 900,
        }
    }

    /// Its samples between -1 and 1, `rate` of them a second. It begins and ends in silence, so that nothing clicks.
    pub fn samples(self, rate: u32) -> Vec<f32> {
        let place = |millis: usize| millis * rate as usize / 1000;
        let mut samples = vec![0.0; place(self.millis())];
        match self {
            Self::Miss => {
                WOOD.iter().for_each(|partial| struck::ring(&mut samples, rate, partial));
                breath::breathe(&mut samples, rate, BLADE);
            }
            Self::Clean => glass(&mut samples, rate, GLASS, 0.09),
            Self::Beat => RIM.iter().for_each(|partial| struck::ring(&mut samples, rate, partial)),
            Self::Time => notes(&mut samples, rate, &NOTES, SLOWLY, 0.27),
            Self::Turn => notes(&mut samples, rate, &NEXT, SLOWLY / 2, 0.14),
            Self::MissUndone => return backwards(Self::Miss, rate),
            Self::CleanUndone => return backwards(Self::Clean, rate),
        }
        struck::soften(&mut samples, rate);
        samples
    }

    /// How it feels: milliseconds of shaking and of rest in turn.
    pub fn pulses(self) -> &'static [u16] {
        match self {
            Self::Miss => &[25],
            Self::Clean => &[14, 70, 14],
            Self::MissUndone | Self::CleanUndone => &[10],
            // in step with its three notes
            Self::Time => &[120, 440, 120, 440, 120],
            Self::Beat => &[],
            Self::Turn => &[60, 220, 60],
        }
    }
}

/// A wine glass at `hz`, which falls to a third within `seconds`: its overtones are no multiples, and fade first.
fn glass(into: &mut [f32], rate: u32, hz: f32, seconds: f32) {
    for (times, shorter, level) in [(1.0, 1.0, 0.5), (2.32, 0.5, 0.15), (4.25, 0.2, 0.06)] {
        struck::ring(into, rate, &Partial { hz: hz * times, seconds: seconds * shorter, level });
    }
}

/// Glasses that are struck one after the other, so many milliseconds apart.
fn notes(into: &mut [f32], rate: u32, notes: &[f32], apart: usize, seconds: f32) {
    for (n, hz) in notes.iter().enumerate() {
        glass(&mut into[n * apart * rate as usize / 1000..], rate, *hz, seconds);
    }
}

fn backwards(sound: Sound, rate: u32) -> Vec<f32> {
    sound.samples(rate).into_iter().rev().map(|sample| sample * QUIET).collect()
}
