//! A session goes from one tab to another, with what could not be stored of it.

use super::journal::{Line, mark};
use super::keys;
use super::records::Store;
use super::storage::{Storage, StorageError};

impl<S: Storage> Store<S> {
    /// Lets what waits of a session that goes on wait no longer: another tab logs it now, and finds it in the safety copy.
    pub fn leave_waiting_events(&mut self) {
        let mut waiting = self.waiting_writes();
        waiting.retain(|(key, _)| !keys::is_live(key));
        self.wait_for(waiting);
    }

    /// Lets those of `lines`, the safety copy's, wait that another tab could not store of the session that goes on: how it was before
    /// is how it is. Oldest first. True if there were any.
    ///
    /// # Errors
    /// [`StorageError`] if the place cannot be read.
    pub fn wait_for_missing(&mut self, lines: &[Line]) -> Result<bool, StorageError> {
        let mut waiting = self.waiting_writes();
        let before = waiting.len();
        for (nth, line) in lines.iter().enumerate() {
            let Some(key) = self.own(&line.key).filter(|key| keys::is_live(key)) else { continue };
            let Some(value) = &line.value else { continue };
            let is_last = lines[nth + 1..].iter().all(|later| later.key != line.key);
            let stored = self.stored(key)?;
            if is_last && stored.as_ref() != Some(value) && mark(stored.as_deref()) == line.was {
                waiting.push((key.to_owned(), value.clone()));
            }
        }
        let found = waiting.len() > before;
        self.wait_for(waiting);
        Ok(found)
    }
}
