//! Whether this is the only page of its kind that is open (Web Locks).

use std::cell::RefCell;

use js_sys::{Function, Promise};
use wasm_bindgen::{JsCast, JsValue, prelude::Closure};
use wasm_bindgen_futures::JsFuture;

use super::asked;

/// Calls `request` of the browser's locks, with an `option` turned on if it is none of no name, and answers its promise; `None`
/// where it has no locks.
pub(super) fn request(name: &str, mode: &str, option: &str, held: JsValue) -> Option<JsValue> {
    let options = js_sys::Object::new();
    asked::set(&options, "mode", &JsValue::from_str(mode));
    asked::set(&options, option, &JsValue::TRUE);
    let locks = asked::navigator().and_then(|navigator| asked::part(&navigator, "locks"))?;
    let request = asked::part(&locks, "request")?.dyn_into::<Function>().ok()?;
    let promise = request.call3(&locks, &JsValue::from_str(name), &options, &held).ok()?;
    asked::ignore(&promise);
    Some(promise)
}

/// Being the only page: as long as it lasts, no other page that asks is.
pub struct Alone(Function);

impl Alone {
    /// From now on other pages may be.
    pub fn end(self) {
        // a promise can be fulfilled
        let _ = self.0.call0(&JsValue::UNDEFINED);
    }
}

/// Waits until it is known whether another page that [`stay`]s by this name is open. `None` if one is, or if the browser cannot say.
pub async fn alone(name: &str) -> Option<Alone> {
    let mut asked = false;
    let answer = Promise::new(&mut |answer, _| {
        let held = Closure::once_into_js(move |lock: JsValue| -> JsValue {
            let release = RefCell::new(JsValue::NULL);
            let until = match lock.is_null() {
                true => JsValue::UNDEFINED,
                false => Promise::new(&mut |fulfil, _| drop(release.replace(fulfil.into()))).into(),
            };
            // a promise can be fulfilled
            let _ = answer.call1(&JsValue::UNDEFINED, &release.take());
            until
        });
        asked = request(name, "exclusive", "ifAvailable", held).is_some();
    });
    if !asked {
        return None;
    }
    JsFuture::from(answer).await.ok()?.dyn_into().ok().map(Alone)
}

/// Tells other pages for as long as this one is open that it is.
pub fn stay(name: &str) {
    let forever = Closure::once_into_js(|_: JsValue| -> JsValue { Promise::new(&mut |_, _| {}).into() });
    request(name, "shared", "", forever);
}
