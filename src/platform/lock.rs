//! A lock that one page of this Wobble has at a time (Web Locks).

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::{Function, Promise};
use wasm_bindgen::{JsCast, JsValue, prelude::Closure};

use super::asked;
use crate::domain::{Ask, Heard, Manner};

/// A lock that this page has.
pub struct Lock(Function);

impl Lock {
    /// Other pages may have it now.
    pub fn let_go(self) {
        // a promise can be fulfilled
        let _ = self.0.call0(&JsValue::UNDEFINED);
    }
}

/// Calls `request` of the browser's locks, with an `option` turned on unless it has no name, and answers its promise; `None` where
/// it has no locks.
pub(super) fn request(name: &str, mode: &str, option: &str, held: &JsValue) -> Option<JsValue> {
    let options = js_sys::Object::new();
    asked::set(&options, "mode", &JsValue::from_str(mode));
    asked::set(&options, option, &JsValue::TRUE);
    let locks = asked::navigator().and_then(|navigator| asked::part(&navigator, "locks"))?;
    let request = asked::part(&locks, "request")?.dyn_into::<Function>().ok()?;
    let promise = request.call3(&locks, &JsValue::from_str(name), &options, held).ok()?;
    asked::ignore(&promise);
    Some(promise)
}

/// Asks for the lock `name` by a request of this number, and tells what comes of it: at once, later, or again when another page took
/// the lock away.
pub fn ask(name: &str, number: Ask, manner: Manner, told: Rc<dyn Fn(Heard, Option<Lock>)>) {
    let tell = told.clone();
    let held = Closure::once_into_js(move |lock: JsValue| -> JsValue {
        if lock.is_null() {
            tell(Heard::NotFree, None);
            return lock;
        }
        let kept = RefCell::new(None);
        let until = Promise::new(&mut |done, _| drop(kept.replace(Some(Lock(done)))));
        tell(Heard::Got(number), kept.take());
        until.into()
    });
    let option = match manner {
        Manner::IfFree => "ifAvailable",
        Manner::InLine => "",
        Manner::Take => "steal",
    };
    let Some(promise) = request(name, "exclusive", option, &held) else { return told(Heard::NoLocks, None) };
    let lost = Closure::once_into_js(move |_: JsValue| told(Heard::Lost(number), None));
    asked::call(&promise, "catch", lost.unchecked_ref());
}
