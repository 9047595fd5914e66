//! Whether this is the only page of its kind that is open (Web Locks).

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::Promise;
use wasm_bindgen::{JsValue, prelude::Closure};
use wasm_bindgen_futures::JsFuture;

use super::lock::{self, Lock};
use crate::domain::Manner;

/// Waits until it is known whether another page that [`stay`]s by this name is open. `None` if one is, or if the browser cannot
/// say; with the lock no other page is the only one, either.
pub async fn alone(name: &str) -> Option<Lock> {
    let lock = Rc::new(RefCell::new(None));
    let heard = Promise::new(&mut |answer, _| {
        let got = lock.clone();
        let told = move |_, lock: Option<Lock>| {
            got.replace(lock);
            // a promise can be fulfilled
            let _ = answer.call0(&JsValue::UNDEFINED);
        };
        lock::ask(name, 0, Manner::IfFree, Rc::new(told));
    });
    // it is never broken
    let _ = JsFuture::from(heard).await;
    lock.take()
}

/// Tells other pages for as long as this one is open that it is.
pub fn stay(name: &str) {
    let forever = Closure::once_into_js(|_: JsValue| -> JsValue { Promise::new(&mut |_, _| {}).into() });
    lock::request(name, "shared", "", &forever);
}
