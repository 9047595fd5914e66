//! The further screens' program, from the first one's side: fetched when it is needed, and then shown in a part of the page.
//!
//! The page's boot script knows how to fetch it; what it answers is the program's module, with four functions.

use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::Node;

#[wasm_bindgen]
extern "C" {
    /// Fetches and starts the program; the second time it is there already.
    #[wasm_bindgen(js_name = wobbleFurther, catch)]
    fn fetched() -> Result<js_sys::Promise, JsValue>;
}

/// The program, started.
#[derive(Clone)]
pub struct Further(JsValue);

/// Why the program is not there.
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
pub enum Missed {
    /// It could not be fetched, or not be started. It can be tried again.
    NoAnswer,
    /// The host has a newer version by now, and this one's program no more. The page must be loaded anew.
    Gone,
}

/// Fetches and starts the program.
///
/// # Errors
/// It could not be fetched: see [`Missed`].
pub async fn load() -> Result<Further, Missed> {
    let answered = async { JsFuture::from(fetched()?).await };
    match answered.await {
        // the boot script answers with nothing where the host says that there is nothing
        Ok(program) if program.is_falsy() => Err(Missed::Gone),
        Ok(program) => Ok(Further(program)),
        Err(_) => Err(Missed::NoAnswer),
    }
}

impl Further {
    /// Has it open its app, which takes a slow phone as long as a screen; true if that was done now, false if it is open already.
    pub fn open(&self) -> bool {
        let open = self.function("open");
        // what goes wrong there is told when a screen of it is to be shown
        open.and_then(|open| open.call0(&JsValue::UNDEFINED).ok()).is_some_and(|opened| opened.is_truthy())
    }

    /// Shows the screen of the page's address in `place`. `baton` is what the first program knows and the storage does not.
    pub fn show(&self, place: &Node, baton: &str) {
        if let Some(show) = self.function("show") {
            // what goes wrong there is told there
            let _ = show.call2(&JsValue::UNDEFINED, place, &JsValue::from_str(baton));
        }
    }

    /// Lets it make again some of what is made from the sessions, and takes the baton back.
    pub fn count(&self, baton: &str) -> Option<String> {
        self.function("count")?.call1(&JsValue::UNDEFINED, &JsValue::from_str(baton)).ok()?.as_string()
    }

    /// Takes the screen away, and the baton back.
    pub fn leave(&self) -> Option<String> {
        self.function("leave")?.call0(&JsValue::UNDEFINED).ok()?.as_string()
    }

    fn function(&self, name: &str) -> Option<js_sys::Function> {
        js_sys::Reflect::get(&self.0, &JsValue::from_str(name)).ok()?.dyn_into().ok()
    }
}
