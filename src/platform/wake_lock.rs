//! The screen that stays awake, where the browser can (Screen Wake Lock; in apps on an iPhone's home screen from iOS 18.4).
//!
//! A lock is lost whenever the page is hidden, and may be refused: when the battery is low, or just after coming back.

use std::cell::RefCell;

use js_sys::Promise;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};

use super::asked;

#[derive(Default)]
struct Screen {
    wanted: bool,
    /// A question is out.
    asking: bool,
    /// The last question was answered with no.
    refused: bool,
    /// What the browser gave, until it gets it back. It may take it by itself.
    lock: Option<JsValue>,
}

thread_local! {
    static SCREEN: RefCell<Screen> = RefCell::default();
}

fn wake_lock() -> Option<JsValue> {
    asked::part(&asked::navigator()?, "wakeLock")
}

/// Whether this browser can keep the screen awake at all.
pub fn can() -> bool {
    wake_lock().is_some()
}

/// Keeps the screen awake from now on, if the browser lets it: [`is_refused`] knows. If it refused, or took it back, the next
/// call asks again.
pub fn hold() {
    let Some(wake_lock) = wake_lock() else {
        return SCREEN.with_borrow_mut(|screen| screen.refused = true);
    };
    let asks = SCREEN.with_borrow_mut(|screen| {
        screen.wanted = true;
        let asks = !screen.is_held() && !screen.asking;
        screen.asking |= asks;
        asks
    });
    if asks {
        spawn_local(async move {
            let promise = asked::call(&wake_lock, "request", &JsValue::from_str("screen"));
            let lock = match promise.and_then(|promise| promise.dyn_into::<Promise>().ok()) {
                Some(promise) => JsFuture::from(promise).await.ok(),
                None => None,
            };
            let is_wanted = SCREEN.with_borrow_mut(|screen| {
                screen.asking = false;
                screen.refused = lock.is_none();
                screen.lock = lock;
                screen.wanted
            });
            // the session may have ended meanwhile
            if !is_wanted {
                let_go();
            }
        });
    }
}

/// Whether the screen may fall asleep although it is wanted awake.
pub fn is_refused() -> bool {
    SCREEN.with_borrow(|screen| screen.refused)
}

/// Whether the browser took back what it gave, and nobody asked again since.
pub fn is_lost() -> bool {
    SCREEN.with_borrow(|screen| screen.lock.is_some() && !screen.is_held())
}

/// Lets the screen sleep as the phone likes.
pub fn let_go() {
    SCREEN.with_borrow_mut(|screen| {
        screen.wanted = false;
        screen.refused = false;
        if let Some(promise) = screen.lock.take().and_then(|lock| asked::call(&lock, "release", &JsValue::UNDEFINED)) {
            asked::ignore(&promise);
        }
    });
}

impl Screen {
    fn is_held(&self) -> bool {
        let released = self.lock.as_ref().and_then(|lock| asked::part(lock, "released"));
        released.is_some_and(|released| released.is_falsy())
    }
}
