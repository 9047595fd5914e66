//! A voice that says a sentence: speechSynthesis. Only a voice on this device speaks, for others send what they say elsewhere; where there
//! is none, nothing is said and nothing fails.

use std::cell::Cell;

use wasm_bindgen::JsValue;
use web_sys::{SpeechSynthesis, SpeechSynthesisUtterance, SpeechSynthesisVoice};

use super::asked;

/// The language of the app's sentences.
const LANGUAGE: &str = "en";

thread_local! {
    /// Something was said, and may go on.
    static SPEAKS: Cell<bool> = const { Cell::new(false) };
}

fn synthesis() -> Option<SpeechSynthesis> {
    let window = web_sys::window()?;
    asked::part(&window, "speechSynthesis")?;
    window.speech_synthesis().ok()
}

/// Whether this browser can speak at all.
pub fn can() -> bool {
    synthesis().is_some()
}

/// A voice of this device for the app's language. Browsers look for their voices when they are asked for the first time.
fn voice(synthesis: &SpeechSynthesis) -> Option<SpeechSynthesisVoice> {
    let fits = |voice: &SpeechSynthesisVoice| voice.local_service() && voice.lang().starts_with(LANGUAGE);
    let voices = synthesis.get_voices();
    voices.iter().map(JsValue::into).find(fits)
}

/// Lets the browser look for its voices, so that the first sentence has one.
pub fn wake() {
    if let Some(synthesis) = synthesis() {
        drop(voice(&synthesis));
    }
}

/// Says `sentence`, in place of what is being said.
pub fn say(sentence: &str) {
    stop();
    let Some(synthesis) = synthesis() else { return };
    let Some(voice) = voice(&synthesis) else { return };
    if let Ok(utterance) = SpeechSynthesisUtterance::new_with_text(sentence) {
        utterance.set_voice(Some(&voice));
        utterance.set_lang(LANGUAGE);
        synthesis.speak(&utterance);
        SPEAKS.set(true);
    }
}

/// Stops what is being said.
pub fn stop() {
    if SPEAKS.take()
        && let Some(synthesis) = synthesis()
    {
        synthesis.cancel();
    }
}
