//! Whether the browser promises to keep what is stored here (Storage Standard, "persistent" storage).

use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

use super::asked;

/// What `method` of the browser's storage answers; `None` where it has none.
async fn answer(method: &str) -> Option<bool> {
    let storage = asked::part(&asked::navigator()?, "storage")?;
    let promise = asked::call(&storage, method, &JsValue::UNDEFINED)?;
    JsFuture::from(promise.dyn_into::<js_sys::Promise>().ok()?).await.ok()?.as_bool()
}

/// True if the browser has promised not to clear what is stored by itself; `None` if it does not say.
pub async fn is_promised() -> Option<bool> {
    answer("persisted").await
}

/// Asks for the promise, to be called when a person wishes it: some browsers ask them. True if it is given.
pub async fn ask() -> Option<bool> {
    answer("persist").await
}
