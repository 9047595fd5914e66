//! The browser's localStorage.

use gloo_storage::{LocalStorage, Storage as _};
use wasm_bindgen::{JsCast, JsValue};

use crate::store::{Storage, StorageError};

/// The localStorage of this page's origin. There is one only where [`open`] found it usable.
#[derive(Debug)]
pub struct BrowserStorage {
    raw: web_sys::Storage,
}

/// Stands between keys, and in none of them.
const SEPARATOR: char = '\0';

/// Opens localStorage, if the browser lets this page use it. gloo's accessor panics where it is blocked, so it is tried
/// by hand first: read, write, remove.
///
/// # Errors
/// [`StorageError::Blocked`] where the browser refuses.
pub fn open() -> Result<BrowserStorage, StorageError> {
    const PROBE: &str = "wobble-probe";
    let window = web_sys::window().ok_or(StorageError::Blocked)?;
    let probed = window.local_storage().ok().flatten().ok_or(StorageError::Blocked)?;
    match probed.set_item(PROBE, "1") {
        Ok(()) => probed.remove_item(PROBE).map_err(|_| StorageError::Blocked)?,
        // full is not blocked: what is there can be read
        Err(error) if is_full(&error) => {}
        Err(_) => return Err(StorageError::Blocked),
    }
    Ok(BrowserStorage { raw: LocalStorage::raw() })
}

/// So many records are measured in one go.
const AT_ONCE: usize = 200;

/// Tells `then` how many UTF-16 units everything at this page's address takes, ours and that of others: keys and values. They may be
/// millions: some are counted at a time.
pub fn units(then: impl Fn(usize) + 'static) {
    let Ok(storage) = open() else { return };
    let keys = storage.keys().unwrap_or_default();
    measure(storage, keys, 0, Box::new(then));
}

fn measure(storage: BrowserStorage, mut keys: Vec<String>, mut units: usize, then: Box<dyn Fn(usize)>) {
    for key in keys.split_off(keys.len().saturating_sub(AT_ONCE)) {
        // what another tab removed meanwhile takes no room
        let value = storage.get(&key).ok().flatten().unwrap_or_default();
        units += key.encode_utf16().count() + value.encode_utf16().count();
    }
    match keys.is_empty() {
        true => then(units),
        false => super::page::after(0, move || measure(storage, keys, units, then)),
    }
}

fn is_full(error: &JsValue) -> bool {
    error
        .dyn_ref::<web_sys::DomException>()
        .is_some_and(|e| matches!(e.name().as_str(), "QuotaExceededError" | "NS_ERROR_DOM_QUOTA_REACHED"))
}

fn error_of(error: JsValue) -> StorageError {
    if is_full(&error) {
        return StorageError::Full;
    }
    match error.dyn_ref::<web_sys::DomException>() {
        Some(e) if e.name() == "SecurityError" => StorageError::Blocked,
        Some(e) => StorageError::Other(e.message()),
        None => StorageError::Other(error.as_string().unwrap_or_else(|| "unknown error".to_owned())),
    }
}

impl Storage for BrowserStorage {
    fn get(&self, key: &str) -> Result<Option<String>, StorageError> {
        self.raw.get_item(key).map_err(error_of)
    }

    fn set(&self, key: &str, value: &str) -> Result<(), StorageError> {
        self.raw.set_item(key, value).map_err(error_of)
    }

    fn remove(&self, key: &str) -> Result<(), StorageError> {
        self.raw.remove_item(key).map_err(error_of)
    }

    fn keys_where(&self, is_wanted: &dyn Fn(&str) -> bool) -> Result<Vec<String>, StorageError> {
        // all at once: asked for one by one, thousands of keys take a slow phone longer than a frame
        let all = js_sys::Reflect::own_keys(&self.raw).map_err(error_of)?;
        // as one text: each on its own would be asked for across the border
        let all = String::from(all.join("\0"));
        Ok(all.split(SEPARATOR).filter(|key| !key.is_empty() && is_wanted(key)).map(str::to_owned).collect())
    }
}
