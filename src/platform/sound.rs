//! Web Audio: one context, and a buffer for each sound. Where there is none, or while the phone has taken it away (a call,
//! another app), nothing is heard and nothing fails.

use std::cell::RefCell;

use wasm_bindgen::JsValue;
use web_sys::{AudioBuffer, AudioBufferSourceNode, AudioContext};

use super::{asked, page};
use crate::sound::Sound;

/// The taps' sounds are made this long after the context, in milliseconds: not while a finger is lifting.
const SOON: i32 = 300;

struct Desk {
    context: AudioContext,
    /// By the number of the sound; made once.
    buffers: [Option<AudioBuffer>; Sound::ALL.len()],
}

thread_local! {
    static DESK: RefCell<Option<Desk>> = const { RefCell::new(None) };
}

/// Makes sure that sounds can be heard. Call it while a lift or a key press is answered: a browser lets a page be heard only
/// then, and only then it can be heard again after a call.
pub fn wake() {
    let is_new = DESK.with_borrow_mut(|desk| {
        let is_new = desk.is_none();
        if is_new {
            *desk = open();
        }
        if let Some(desk) = desk.as_ref().filter(|desk| !desk.is_awake()) {
            desk.ask_for("resume");
        }
        is_new && desk.is_some()
    });
    if is_new {
        page::after(SOON, || {
            DESK.with_borrow_mut(|desk| {
                let is_tap = |sound: &Sound| !matches!(sound, Sound::Time | Sound::Beat | Sound::Turn);
                for sound in Sound::ALL.into_iter().filter(is_tap) {
                    desk.as_mut().and_then(|desk| desk.buffer(sound));
                }
            });
        });
    }
}

fn open() -> Option<Desk> {
    // the person's music plays on, where the phone can be told (iOS)
    if let Some(session) = asked::navigator().and_then(|navigator| asked::part(&navigator, "audioSession")) {
        asked::set(&session, "type", &JsValue::from_str("ambient"));
    }
    Some(Desk { context: AudioContext::new().ok()?, buffers: Default::default() })
}

/// Lets the loudspeaker rest until the next [`wake`].
pub fn rest() {
    DESK.with_borrow(|desk| {
        if let Some(desk) = desk.as_ref().filter(|desk| desk.is_awake()) {
            desk.ask_for("suspend");
        }
    });
}

/// Plays a sound now, if sounds can be heard now. What cannot be heard is not heard later.
pub fn play(sound: Sound) {
    DESK.with_borrow_mut(|desk| {
        if let Some(desk) = desk.as_mut().filter(|desk| desk.is_awake()) {
            desk.play(sound);
        }
    });
}

/// The loudspeaker's clock in seconds, while it can be heard.
pub(super) fn clock() -> Option<f64> {
    DESK.with_borrow(|desk| desk.as_ref().filter(|desk| desk.is_awake()).map(|desk| desk.context.current_time()))
}

/// Lets a sound be heard `at` a time of that clock. What is answered can be cut off.
pub(super) fn play_at(sound: Sound, at: f64) -> Option<AudioBufferSourceNode> {
    DESK.with_borrow_mut(|desk| {
        let source = desk.as_mut()?.source(sound)?;
        source.start_with_when(at).ok()?;
        Some(source)
    })
}

/// Lets a sound be heard as soon as it can be, for one that was asked for. Call it as [`wake`].
pub fn try_out(sound: Sound) {
    wake();
    DESK.with_borrow_mut(|desk| desk.as_mut().and_then(|desk| desk.play(sound)));
}

impl Desk {
    fn is_awake(&self) -> bool {
        asked::part(&self.context, "state").is_some_and(|state| state == "running")
    }

    /// Asks the context for another state. A refusal is no trouble: the next lift asks again.
    fn ask_for(&self, what: &str) {
        if let Some(promise) = asked::call(&self.context, what, &JsValue::UNDEFINED) {
            asked::ignore(&promise);
        }
    }

    /// Plays a sound; `None` if the browser cannot after all.
    fn play(&mut self, sound: Sound) -> Option<()> {
        self.source(sound)?.start().ok()
    }

    /// A sound that is ready to be started.
    fn source(&mut self, sound: Sound) -> Option<AudioBufferSourceNode> {
        let source = self.context.create_buffer_source().ok()?;
        source.set_buffer(Some(&self.buffer(sound)?));
        source.connect_with_audio_node(&self.context.destination()).ok()?;
        Some(source)
    }

    fn buffer(&mut self, sound: Sound) -> Option<AudioBuffer> {
        let made = &mut self.buffers[sound as usize];
        if made.is_none() {
            // the loudspeaker's own rate where it is one of the two; the browser fits all others
            let rate = if self.context.sample_rate() == 44_100.0 { 44_100 } else { 48_000 };
            let samples = sound.samples(rate);
            let buffer = self.context.create_buffer(1, samples.len() as u32, rate as f32).ok()?;
            buffer.copy_to_channel(&samples, 0).ok()?;
            *made = Some(buffer);
        }
        made.clone()
    }
}
