//! The metronome: clicks are given to the loudspeaker's own clock a little ahead, so that nothing that keeps the page busy is heard.

use std::cell::RefCell;

use web_sys::AudioBufferSourceNode;

use super::{page, sound};
use crate::sound::{Beats, Sound};

/// How often the next clicks are looked for, in milliseconds.
const EVERY: i32 = 25;
/// How far ahead they are given, in seconds: a page that is held up for so long is not heard. No tempo has two clicks in it.
const AHEAD: f64 = 0.14;
/// The first click comes so much later, in seconds.
const SOON: f64 = 0.06;

#[derive(Default)]
struct Metronome {
    /// In thousandths of a beat a minute; `None` while it stands still.
    tempo: Option<i64>,
    beats: Option<Beats>,
    /// The click that was given last: it may still be to come.
    last: Option<AudioBufferSourceNode>,
    /// Whether the next look is due already.
    looks: bool,
}

thread_local! {
    static METRONOME: RefCell<Metronome> = RefCell::default();
}

/// Clicks at `tempo`, in thousandths of a beat a minute; or stands still. Where nothing can be heard, it begins as soon as something can.
pub fn click_at(tempo: Option<i64>) {
    let begins = METRONOME.with_borrow_mut(|metronome| {
        metronome.tempo = tempo;
        if tempo.is_none() {
            metronome.beats = None;
            if let Some(click) = metronome.last.take() {
                // one that was heard already is cut off from nothing
                drop(click.disconnect());
            }
        }
        tempo.is_some() && !std::mem::replace(&mut metronome.looks, true)
    });
    if begins {
        look();
    }
}

fn look() {
    let goes_on = METRONOME.with_borrow_mut(|metronome| {
        metronome.looks = metronome.tempo.is_some();
        if let Some(tempo) = metronome.tempo {
            metronome.give(tempo);
        }
        metronome.looks
    });
    if goes_on {
        page::after(EVERY, look);
    }
}

impl Metronome {
    /// Gives the clicks that are due next.
    fn give(&mut self, tempo: i64) {
        let Some(now) = sound::clock() else {
            self.beats = None;
            return;
        };
        if self.beats.is_none() {
            self.beats = Beats::begin(now + SOON, tempo);
        }
        let Some(beats) = &mut self.beats else { return };
        beats.change(tempo);
        while let Some(at) = beats.due(now, now + AHEAD) {
            self.last = sound::play_at(Sound::Beat, at);
        }
    }
}
