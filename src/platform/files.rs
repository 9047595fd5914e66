//! Files out of the page and into it.

use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// Hands `text` to the person as a file called `name`.
///
/// # Errors
/// What the browser said, if it could not.
pub fn download(name: &str, kind: &str, text: &str) -> Result<(), JsValue> {
    let document = web_sys::window().and_then(|window| window.document()).ok_or(JsValue::NULL)?;
    let options = web_sys::BlobPropertyBag::new();
    options.set_type(kind);
    let parts = js_sys::Array::of1(&JsValue::from_str(text));
    let blob = web_sys::Blob::new_with_str_sequence_and_options(&parts, &options)?;
    let address = web_sys::Url::create_object_url_with_blob(&blob)?;
    let link: web_sys::HtmlAnchorElement = document.create_element("a")?.unchecked_into();
    link.set_href(&address);
    link.set_download(name);
    link.click();
    // some browsers begin to read only now, and slowly: the address may go when they are surely done
    super::page::after(60_000, move || drop(web_sys::Url::revoke_object_url(&address)));
    Ok(())
}

/// The text of a file of the app's own, `path` below its base path: from the phone where the app is ready offline.
///
/// # Errors
/// What the browser said, if it could not be fetched.
pub async fn of_the_app(path: &str) -> Result<String, JsValue> {
    let window = web_sys::window().ok_or(JsValue::NULL)?;
    let address = super::page::base_path() + path;
    let response: web_sys::Response = JsFuture::from(window.fetch_with_str(&address)).await?.dyn_into()?;
    match response.ok() {
        true => JsFuture::from(response.text()?).await?.as_string().ok_or(JsValue::NULL),
        false => Err(JsValue::from(response.status())),
    }
}

/// The text of the file that was picked in `input`, if one was; `limit` is the largest size that is read, in bytes.
///
/// # Errors
/// What the browser said, if it could not be read. A larger file reads as `Ok(None)`.
pub async fn picked(input: &web_sys::HtmlInputElement, limit: usize) -> Result<Option<String>, JsValue> {
    let Some(file) = input.files().and_then(|files| files.get(0)) else { return Ok(None) };
    if file.size() > limit as f64 {
        return Ok(None);
    }
    Ok(JsFuture::from(file.text()).await?.as_string())
}
