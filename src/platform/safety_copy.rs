//! The safety copy's place: a database of the browser (IndexedDB), with one list of lines. What is in it survives a browser
//! that is killed, a millisecond after it was added.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use js_sys::{Array, Promise};
use wasm_bindgen::{JsCast, JsValue, prelude::Closure};
use wasm_bindgen_futures::JsFuture;
use web_sys::{IdbDatabase, IdbObjectStore, IdbObjectStoreParameters, IdbRequest, IdbTransactionMode};

use super::{page, time};
use crate::domain::Instant;
use crate::store::journal::{Journal, Line};

/// The list's name in the database.
const LINES: &str = "lines";

/// The safety copy of one base path: until its database is opened, lines wait.
#[derive(Clone, Debug, Default)]
pub struct SafetyCopy(Rc<State>);

#[derive(Debug, Default)]
struct State {
    database: RefCell<Option<IdbDatabase>>,
    /// Lines that the database does not have yet.
    waiting: RefCell<Vec<Line>>,
    /// They will be written when what runs now is done.
    is_due: Cell<bool>,
    /// The browser keeps no databases for this page: lines are not even collected.
    is_closed: Cell<bool>,
}

impl SafetyCopy {
    /// Opens the database `name`, and writes what waits for it.
    ///
    /// # Errors
    /// What the browser said, if it keeps no databases for this page.
    pub async fn open(&self, name: &str) -> Result<(), JsValue> {
        let opened = self.open_database(name).await;
        self.0.is_closed.set(opened.is_err());
        match opened {
            Ok(()) => self.flush(),
            Err(_) => drop(self.0.waiting.take()),
        }
        opened
    }

    async fn open_database(&self, name: &str) -> Result<(), JsValue> {
        let window = web_sys::window().ok_or(JsValue::NULL)?;
        let request = window.indexed_db()?.ok_or(JsValue::NULL)?.open_with_u32(name, 1)?;
        let opened = request.clone();
        let make = Closure::once_into_js(move || -> Result<(), JsValue> {
            let numbered = IdbObjectStoreParameters::new();
            numbered.set_auto_increment(true);
            let database: IdbDatabase = opened.result()?.dyn_into()?;
            database.create_object_store_with_optional_parameters(LINES, &numbered).map(drop)
        });
        request.set_onupgradeneeded(Some(make.unchecked_ref()));
        let database = answer(&request).await?;
        self.0.database.replace(Some(database.dyn_into()?));
        Ok(())
    }

    fn list(&self, mode: IdbTransactionMode) -> Result<IdbObjectStore, JsValue> {
        let database = self.0.database.borrow().clone().ok_or(JsValue::NULL)?;
        database.transaction_with_str_and_mode(LINES, mode)?.object_store(LINES)
    }

    /// Writes what waits, now. In one place: what was changed together is there together, or not at all.
    pub fn flush(&self) {
        self.0.is_due.set(false);
        if self.0.waiting.borrow().is_empty() {
            return;
        }
        if let Ok(list) = self.list(IdbTransactionMode::Readwrite) {
            // one request for all: half a hundred take longer than a kill may
            let _ = list.add(&self.0.waiting.take().iter().map(to_js).collect::<Array>());
            // nothing else comes: without this it waits for the answer to have been heard here, however busy this page is
            #[expect(
                deprecated,
                reason = "the binding calls it so; the specification (Indexed Database API 3.0) and no browser does"
            )]
            let _ = list.transaction().commit();
        }
    }

    /// All lines with their places, oldest first.
    ///
    /// # Errors
    /// What the browser said, if the database cannot be read.
    pub async fn lines(&self) -> Result<Vec<(u32, Line)>, JsValue> {
        let list = self.list(IdbTransactionMode::Readonly)?;
        let (places, lines) = (list.get_all_keys()?, list.get_all()?);
        let (places, lines) = (Array::from(&answer(&places).await?), Array::from(&answer(&lines).await?));
        let in_place = |(place, lines): (JsValue, JsValue)| {
            let place = place.as_f64().unwrap_or_default() as u32;
            Array::from(&lines).iter().filter_map(move |line| Some((place, of_js(&line)?))).collect::<Vec<_>>()
        };
        Ok(places.iter().zip(lines.iter()).flat_map(in_place).collect())
    }

    /// Takes places out of the list.
    pub fn forget(&self, places: &[u32]) {
        if let Ok(list) = self.list(IdbTransactionMode::Readwrite) {
            for place in places {
                // what cannot be taken out now is tried again at the next start
                let _ = list.delete(&JsValue::from(*place));
            }
        }
    }

    /// Takes all lines out of the list, also those that wait.
    pub fn empty(&self) {
        self.0.waiting.take();
        if let Ok(list) = self.list(IdbTransactionMode::Readwrite) {
            // whoever deletes everything sees at the next start whether it is gone
            let _ = list.clear();
        }
    }
}

impl Journal for SafetyCopy {
    fn add(&self, line: Line) {
        if self.0.is_closed.get() {
            return;
        }
        self.0.waiting.borrow_mut().push(line);
        if !self.0.is_due.replace(true) {
            let copy = self.clone();
            // the frame that answers a finger does not wait for it
            page::after_paint(move || copy.flush());
        }
    }

    fn now(&self) -> Instant {
        time::reading().wall
    }
}

/// What a request answers.
async fn answer(request: &IdbRequest) -> Result<JsValue, JsValue> {
    let answered = Promise::new(&mut |resolve, reject| {
        request.set_onsuccess(Some(&resolve));
        request.set_onerror(Some(&reject));
    });
    JsFuture::from(answered).await?;
    request.result()
}

fn to_js(line: &Line) -> JsValue {
    let value = line.value.as_deref().map_or(JsValue::NULL, JsValue::from_str);
    Array::of4(
        &JsValue::from_str(&line.key),
        &JsValue::from_str(&line.was),
        &value,
        &JsValue::from_f64(line.at.0 as f64),
    )
    .into()
}

fn of_js(line: &JsValue) -> Option<Line> {
    let line: &Array = line.dyn_ref()?;
    let at = Instant(line.get(3).as_f64()? as i64);
    Some(Line { key: line.get(0).as_string()?, was: line.get(1).as_string()?, value: line.get(2).as_string(), at })
}
