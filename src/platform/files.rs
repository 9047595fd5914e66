//! Files out of the page and into it.

use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};

use super::asked::{call, navigator, part, set};

/// A file that the page made.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Outgoing {
    /// What it is called.
    pub name: String,
    /// Its media type.
    pub kind: &'static str,
    /// What is in it.
    pub text: String,
}

/// What became of files that were offered to a person.
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
pub enum Handed {
    /// They were taken.
    Done,
    /// The person changed their mind.
    Cancelled,
    /// The browser could not, or does not hand out files of this kind.
    Refused,
}

/// Hands a file to the person: by the phone's share sheet where there is one that takes it, else as a download. Tells `then` what
/// became of it. To be called from the press itself: browsers show the sheet for nothing else.
pub fn hand_out(file: Outgoing, then: impl FnOnce(Handed) + 'static) {
    let load = move |file: &Outgoing| match download(&file.name, file.kind, &file.text) {
        Ok(()) => Handed::Done,
        Err(_) => Handed::Refused,
    };
    let Some(shown) = share_sheet(std::slice::from_ref(&file)) else { return then(load(&file)) };
    spawn_local(async move {
        then(match became(shown).await {
            // a browser may say that it can, and refuse the kind of file when it should
            Handed::Refused => load(&file),
            other => other,
        });
    });
}

/// Shows the phone's share sheet with `files` and tells `then` what became of them; false where there is none that takes them. To be
/// called from the press itself.
pub fn share(files: &[Outgoing], then: impl FnOnce(Handed) + 'static) -> bool {
    let shown = share_sheet(files);
    let is_shown = shown.is_some();
    if let Some(shown) = shown {
        spawn_local(async move { then(became(shown).await) });
    }
    is_shown
}

/// The same for what is no text. To be called from the press itself.
pub fn hand_out_blob(name: &str, kind: &str, blob: &web_sys::Blob, then: impl FnOnce(Handed) + 'static) {
    let (name, blob) = (name.to_owned(), blob.clone());
    let options = web_sys::FilePropertyBag::new();
    options.set_type(kind);
    let parts = js_sys::Array::of1(blob.as_ref());
    let file = web_sys::File::new_with_blob_sequence_and_options(&parts, &name, &options).ok();
    let shown = file.and_then(|file| sheet_of(&js_sys::Array::of1(file.as_ref())));
    let load = move || match download_blob(&name, &blob) {
        Ok(()) => Handed::Done,
        Err(_) => Handed::Refused,
    };
    let Some(shown) = shown else { return then(load()) };
    spawn_local(async move {
        then(match became(shown).await {
            Handed::Refused => load(),
            other => other,
        });
    });
}

/// Shows the share sheet, on devices for fingers: at a desk, a download is what one expects.
fn share_sheet(files: &[Outgoing]) -> Option<js_sys::Promise> {
    let list = js_sys::Array::new();
    for file in files {
        let options = web_sys::FilePropertyBag::new();
        options.set_type(file.kind);
        let parts = js_sys::Array::of1(&JsValue::from_str(&file.text));
        let made = web_sys::File::new_with_str_sequence_and_options(&parts, &file.name, &options).ok()?;
        list.push(made.as_ref());
    }
    sheet_of(&list)
}

fn sheet_of(list: &js_sys::Array) -> Option<js_sys::Promise> {
    let navigator = navigator().filter(|_| super::page::is_for_fingers())?;
    part(&navigator, "canShare")?;
    let data = js_sys::Object::new();
    set(&data, "files", list);
    call(&navigator, "canShare", &data).filter(JsValue::is_truthy)?;
    call(&navigator, "share", &data)?.dyn_into().ok()
}

/// What became of what a share sheet shows.
async fn became(shown: js_sys::Promise) -> Handed {
    match JsFuture::from(shown).await {
        Ok(_) => Handed::Done,
        Err(why) => match part(&why, "name").and_then(|name| name.as_string()).as_deref() {
            Some("AbortError") => Handed::Cancelled,
            _ => Handed::Refused,
        },
    }
}

/// Hands `text` to the person as a file called `name`.
///
/// # Errors
/// What the browser said, if it could not.
pub fn download(name: &str, kind: &str, text: &str) -> Result<(), JsValue> {
    let options = web_sys::BlobPropertyBag::new();
    options.set_type(kind);
    let parts = js_sys::Array::of1(&JsValue::from_str(text));
    download_blob(name, &web_sys::Blob::new_with_str_sequence_and_options(&parts, &options)?)
}

fn download_blob(name: &str, blob: &web_sys::Blob) -> Result<(), JsValue> {
    let document = web_sys::window().and_then(|window| window.document()).ok_or(JsValue::NULL)?;
    let address = web_sys::Url::create_object_url_with_blob(blob)?;
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

/// The files that were picked in `input`, as their names and bytes. One that is larger than `limit` bytes has one byte more than that,
/// whatever is in it.
///
/// # Errors
/// What the browser said, if one could not be read.
pub async fn picked_bytes(input: &web_sys::HtmlInputElement, limit: usize) -> Result<Vec<(String, Vec<u8>)>, JsValue> {
    let Some(list) = input.files() else { return Ok(Vec::new()) };
    let mut files = Vec::new();
    for file in (0..list.length()).filter_map(|place| list.get(place)) {
        let bytes = match file.size() > limit as f64 {
            true => vec![0; limit + 1],
            false => js_sys::Uint8Array::new(&JsFuture::from(file.array_buffer()).await?).to_vec(),
        };
        files.push((file.name(), bytes));
    }
    Ok(files)
}
