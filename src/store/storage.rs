//! The small trait between the store and the place where texts are kept.

use std::cell::RefCell;
use std::fmt;

/// A place that keeps texts under keys.
pub trait Storage {
    /// The text under `key`.
    ///
    /// # Errors
    /// [`StorageError`] if the place cannot be read.
    fn get(&self, key: &str) -> Result<Option<String>, StorageError>;

    /// Keeps `value` under `key`, in place of what was there.
    ///
    /// # Errors
    /// [`StorageError`]; what was there is then unchanged.
    fn set(&self, key: &str, value: &str) -> Result<(), StorageError>;

    /// Removes what is under `key`, if anything.
    ///
    /// # Errors
    /// [`StorageError`] if the place cannot be written.
    fn remove(&self, key: &str) -> Result<(), StorageError>;

    /// The keys that are wanted, in any order; others' are asked about, too. With ten years there are thousands: what nobody wants is not
    /// copied.
    ///
    /// # Errors
    /// [`StorageError`] if the place cannot be read.
    fn keys_where(&self, is_wanted: &dyn Fn(&str) -> bool) -> Result<Vec<String>, StorageError>;

    /// All keys, in any order: those of others too.
    ///
    /// # Errors
    /// [`StorageError`] if the place cannot be read.
    fn keys(&self) -> Result<Vec<String>, StorageError> {
        self.keys_where(&|_| true)
    }
}

/// Why a text could not be kept or read.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum StorageError {
    /// No room is left.
    Full,
    /// The browser does not let this page keep anything (private mode, cookies off).
    Blocked,
    /// A newer Wobble wrote here; its record is left alone.
    Newer,
    /// Anything else, in the browser's own words.
    Other(String),
}

impl fmt::Display for StorageError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Full => f.write_str("no room is left"),
            Self::Blocked => f.write_str("storage is blocked"),
            Self::Newer => f.write_str("a newer Wobble wrote here"),
            Self::Other(message) => f.write_str(message),
        }
    }
}

impl std::error::Error for StorageError {}

/// Keeps texts while the page is open. Stands in where the browser's storage is blocked, and in tests.
#[derive(Debug, Default)]
pub struct MemoryStorage(RefCell<Vec<(String, String)>>);

impl MemoryStorage {
    /// The keys are in order: where `key` is, or else where it would be.
    fn place(&self, key: &str) -> Result<usize, usize> {
        self.0.borrow().binary_search_by(|(known, _)| known.as_str().cmp(key))
    }
}

impl Storage for MemoryStorage {
    fn get(&self, key: &str) -> Result<Option<String>, StorageError> {
        Ok(self.place(key).ok().map(|place| self.0.borrow()[place].1.clone()))
    }

    fn set(&self, key: &str, value: &str) -> Result<(), StorageError> {
        match self.place(key) {
            Ok(place) => value.clone_into(&mut self.0.borrow_mut()[place].1),
            Err(place) => self.0.borrow_mut().insert(place, (key.to_owned(), value.to_owned())),
        }
        Ok(())
    }

    fn remove(&self, key: &str) -> Result<(), StorageError> {
        if let Ok(place) = self.place(key) {
            self.0.borrow_mut().remove(place);
        }
        Ok(())
    }

    fn keys_where(&self, is_wanted: &dyn Fn(&str) -> bool) -> Result<Vec<String>, StorageError> {
        Ok(self.0.borrow().iter().map(|(key, _)| key).filter(|key| is_wanted(key)).cloned().collect())
    }
}

impl<S: Storage + ?Sized> Storage for Box<S> {
    fn get(&self, key: &str) -> Result<Option<String>, StorageError> {
        (**self).get(key)
    }

    fn set(&self, key: &str, value: &str) -> Result<(), StorageError> {
        (**self).set(key, value)
    }

    fn remove(&self, key: &str) -> Result<(), StorageError> {
        (**self).remove(key)
    }

    fn keys_where(&self, is_wanted: &dyn Fn(&str) -> bool) -> Result<Vec<String>, StorageError> {
        (**self).keys_where(is_wanted)
    }
}

impl<S: Storage + ?Sized> Storage for std::rc::Rc<S> {
    fn get(&self, key: &str) -> Result<Option<String>, StorageError> {
        (**self).get(key)
    }

    fn set(&self, key: &str, value: &str) -> Result<(), StorageError> {
        (**self).set(key, value)
    }

    fn remove(&self, key: &str) -> Result<(), StorageError> {
        (**self).remove(key)
    }

    fn keys_where(&self, is_wanted: &dyn Fn(&str) -> bool) -> Result<Vec<String>, StorageError> {
        (**self).keys_where(is_wanted)
    }
}
