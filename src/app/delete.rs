//! Deleting everything that Wobble keeps in this browser, so that nothing returns.

use super::{App, Said};
use crate::platform::{offline, page};
use crate::words;

impl App {
    /// Deletes every record, what waits in memory, what was put aside, and the files kept for offline use; then the page begins
    /// anew, as at the very first visit. Other tabs hear of it from the browser and begin anew, too.
    pub fn delete_everything(self) {
        let deleted = {
            let inner = &mut *self.inner.borrow_mut();
            // first what was written; then each removal is noted: what a killed browser brings back is removed again
            inner.copy.empty();
            inner.store.delete_everything()
        };
        match deleted {
            Ok(()) => offline::forget(page::begin_anew),
            Err(_) => self.said.set(Some(Said::Refused(words::NOT_ALL_DELETED))),
        }
    }
}
