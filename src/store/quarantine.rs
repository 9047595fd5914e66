//! What cannot be read is put aside as it was, never thrown away, and nothing is written over it.

use super::keys;
use super::records::Store;
use super::storage::{Storage, StorageError};

impl<S: Storage> Store<S> {
    /// Puts what is under `key` aside. Where there is no room for that it stays, and nothing is written over it.
    pub(super) fn put_aside(&mut self, key: &str) -> Result<(), StorageError> {
        let Some(value) = self.stored(key)? else { return Ok(()) };
        let moved = self.quarantine(key, &value).is_ok();
        self.stuck.retain(|stuck| stuck != key);
        if !moved {
            self.stuck.push(key.to_owned());
        }
        if !self.aside.iter().any(|aside| aside == key) {
            self.aside.push(key.to_owned());
        }
        Ok(())
    }

    /// Puts a value aside: first a copy, then the original goes. Never over an earlier one.
    fn quarantine(&mut self, key: &str, value: &str) -> Result<(), StorageError> {
        for number in 0_u32.. {
            let aside = self.full(&keys::quarantine(number, key));
            match self.storage.get(&aside)? {
                Some(kept) if kept != value => {}
                kept => {
                    if kept.is_none() {
                        self.storage.set(&aside, value)?;
                    }
                    return self.storage.remove(&self.full(key));
                }
            }
        }
        Ok(())
    }

    /// What was found that could not be read since the store was opened: keys put aside, and keys of a newer Wobble.
    pub fn troubles(&self) -> (usize, usize) {
        (self.aside.len(), self.newer.len())
    }
}
