//! The screen that stays awake, where the browser can (Screen Wake Lock; in apps on an iPhone's home screen from iOS 18.4).
//!
//! A lock is lost whenever the page is hidden, and may be refused: when the battery is low, or just after coming back.

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::Promise;
use wasm_bindgen::{JsCast, JsValue, prelude::Closure};
use wasm_bindgen_futures::{JsFuture, spawn_local};

use super::{asked, page};

#[derive(Default)]
struct Screen {
    wanted: bool,
    /// A question is out.
    asking: bool,
    /// What the browser gave, until it takes it or gets it back.
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

/// Keeps the screen awake from now on. Calls `tell` when it is known whether it stays so, and when that changes. If it was
/// refused, the next call asks again.
pub fn hold(tell: impl Fn(bool) + 'static) {
    let Some(wake_lock) = wake_lock() else { return tell(false) };
    let asks = SCREEN.with_borrow_mut(|screen| {
        screen.wanted = true;
        let asks = screen.lock.is_none() && !screen.asking;
        screen.asking |= asks;
        asks
    });
    if asks {
        let tell: Rc<dyn Fn(bool)> = Rc::new(tell);
        spawn_local(async move {
            let lock = ask(&wake_lock, tell.clone()).await;
            let is_held = lock.is_some();
            let is_wanted = SCREEN.with_borrow_mut(|screen| {
                screen.asking = false;
                screen.lock = lock;
                screen.wanted
            });
            match is_wanted {
                true => tell(is_held),
                // the session ended meanwhile
                false => let_go(),
            }
        });
    }
}

/// Asks the browser; `None` if it refuses.
async fn ask(wake_lock: &JsValue, tell: Rc<dyn Fn(bool)>) -> Option<JsValue> {
    let promise = asked::call(wake_lock, "request", &JsValue::from_str("screen"))?.dyn_into::<Promise>().ok()?;
    let lock = JsFuture::from(promise).await.ok()?;
    let lost = Closure::once_into_js(move || {
        let is_missed = SCREEN.with_borrow_mut(|screen| {
            screen.lock = None;
            screen.wanted
        });
        // nobody misses it while nobody sees the page: it is asked for again on return
        if is_missed && page::is_seen() {
            tell(false);
        }
    });
    asked::set(&lock, "onrelease", &lost);
    Some(lock)
}

/// Lets the screen sleep as the phone likes.
pub fn let_go() {
    let lock = SCREEN.with_borrow_mut(|screen| {
        screen.wanted = false;
        screen.lock.take()
    });
    let given_back = lock.and_then(|lock| asked::call(&lock, "release", &JsValue::UNDEFINED));
    if let Some(promise) = given_back.and_then(|promise| promise.dyn_into::<Promise>().ok()) {
        spawn_local(async { drop(JsFuture::from(promise).await) });
    }
}
