//! A voice that says a sentence: speechSynthesis. Only a voice on this device speaks, for others send what they say elsewhere; where there
//! is none, nothing is said and nothing fails.

use std::cell::Cell;

use js_sys::Array;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::SpeechSynthesisUtterance;

use super::asked;

/// The language of the app's sentences.
const LANGUAGE: &str = "en";

thread_local! {
    /// Something was said, and may go on.
    static SPEAKS: Cell<bool> = const { Cell::new(false) };
}

fn synthesis() -> Option<JsValue> {
    asked::part(&js_sys::global(), "speechSynthesis")
}

/// Whether this browser can speak at all.
pub fn can() -> bool {
    synthesis().is_some()
}

/// A voice of this device for the app's language. Browsers look for their voices when they are asked for the first time.
fn voice(synthesis: &JsValue) -> Option<JsValue> {
    let voices = asked::call(synthesis, "getVoices", &JsValue::UNDEFINED)?.dyn_into::<Array>().ok()?;
    let is_ours = |voice: &JsValue| {
        let language = asked::part(voice, "lang").and_then(|language| language.as_string());
        let is_here = asked::part(voice, "localService").is_some_and(|is| is.is_truthy());
        is_here && language.is_some_and(|language| language.starts_with(LANGUAGE))
    };
    (0..voices.length()).map(|nth| voices.get(nth)).find(is_ours)
}

/// Lets the browser look for its voices, so that the first sentence has one.
pub fn wake() {
    drop(synthesis().as_ref().and_then(voice));
}

/// Says `sentence`, in place of what is being said.
pub fn say(sentence: &str) {
    stop();
    let Some(synthesis) = synthesis() else { return };
    if let (Some(voice), Ok(said)) = (voice(&synthesis), SpeechSynthesisUtterance::new_with_text(sentence)) {
        asked::set(&said, "voice", &voice);
        SPEAKS.set(asked::call(&synthesis, "speak", &said).is_some());
    }
}

/// Stops what is being said.
pub fn stop() {
    if SPEAKS.take()
        && let Some(synthesis) = synthesis()
    {
        // where nothing is said, nothing is stopped
        drop(asked::call(&synthesis, "cancel", &JsValue::UNDEFINED));
    }
}
