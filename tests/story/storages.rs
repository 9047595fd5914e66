//! Storages that fail as real ones do.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::rc::Rc;

use wobble::store::{MemoryStorage, Storage, StorageError, frame, keys};

/// Below this base path stories are told.
pub const BASE: &str = "/wobble/";

/// A key as the browser has it.
pub fn full(key: &str) -> String {
    format!("{}{key}", keys::prefix(BASE))
}

/// A key of the browser's without what stands before it there.
pub fn short(key: &str) -> &str {
    let prefix = keys::prefix(BASE);
    key.strip_prefix(prefix.as_str()).unwrap_or_else(|| panic!("{key} is not below {BASE}"))
}

/// A whole record under `key` that a Wobble to come wrote.
pub fn newer(key: &str) -> String {
    let rest = "\"me\",{\"later\":true}";
    let sum = frame::checksum_of(&format!("{key}\nW9\n{rest}"));
    format!("[\"W9\",\"{sum}\",{rest}]")
}

/// Everything in a storage, keys as the browser has them.
pub fn contents(storage: &impl Storage) -> BTreeMap<String, String> {
    let keys = storage.keys().expect("readable");
    let value = |key: String| {
        let value = storage.get(&key).expect("readable").expect("there");
        (key, value)
    };
    keys.into_iter().map(value).collect()
}

/// A storage with these contents.
pub fn of(contents: &BTreeMap<String, String>) -> Rc<MemoryStorage> {
    let storage = MemoryStorage::default();
    for (key, value) in contents {
        storage.set(key, value).expect("memory holds everything");
    }
    Rc::new(storage)
}

/// A copy of a storage, as it is now.
pub fn copy_of(storage: &impl Storage) -> Rc<MemoryStorage> {
    of(&contents(storage))
}

/// A browser that is killed: after so many changes, nothing is changed any more.
pub struct Dying<S> {
    inner: S,
    left: Cell<usize>,
    dead: Cell<bool>,
}

impl<S> Dying<S> {
    /// Lets `changes` writes and removals through.
    pub fn after(changes: usize, inner: S) -> Self {
        Self { inner, left: Cell::new(changes), dead: Cell::new(false) }
    }

    /// True if the story had more changes than were let through.
    pub fn died(&self) -> bool {
        self.dead.get()
    }

    fn breathe(&self) -> Result<(), StorageError> {
        if self.left.get() == 0 {
            self.dead.set(true);
            return Err(StorageError::Other("killed".to_owned()));
        }
        self.left.set(self.left.get() - 1);
        Ok(())
    }
}

impl<S: Storage> Storage for Dying<S> {
    fn get(&self, key: &str) -> Result<Option<String>, StorageError> {
        self.inner.get(key)
    }

    fn set(&self, key: &str, value: &str) -> Result<(), StorageError> {
        self.breathe()?;
        self.inner.set(key, value)
    }

    fn remove(&self, key: &str) -> Result<(), StorageError> {
        self.breathe()?;
        self.inner.remove(key)
    }

    fn keys_where(&self, is_wanted: &dyn Fn(&str) -> bool) -> Result<Vec<String>, StorageError> {
        self.inner.keys_where(is_wanted)
    }
}

/// A storage that is full now and then: each write asks the next of its moods, round and round.
pub struct Moody<S> {
    inner: S,
    full: RefCell<Vec<bool>>,
    next: Cell<usize>,
}

impl<S> Moody<S> {
    /// `full[n]`: whether the n-th write is refused. None at all: never.
    pub fn new(inner: S, full: Vec<bool>) -> Self {
        Self { inner, full: RefCell::new(full), next: Cell::new(0) }
    }

    /// From now on there is room.
    pub fn calm(&self) {
        self.full.borrow_mut().clear();
    }

    /// From now on there is none.
    pub fn fill(&self) {
        *self.full.borrow_mut() = vec![true];
    }
}

impl<S: Storage> Storage for Moody<S> {
    fn get(&self, key: &str) -> Result<Option<String>, StorageError> {
        self.inner.get(key)
    }

    fn set(&self, key: &str, value: &str) -> Result<(), StorageError> {
        let full = self.full.borrow();
        let place = self.next.replace(self.next.get() + 1);
        if !full.is_empty() && full[place % full.len()] {
            return Err(StorageError::Full);
        }
        self.inner.set(key, value)
    }

    fn remove(&self, key: &str) -> Result<(), StorageError> {
        self.inner.remove(key)
    }

    fn keys_where(&self, is_wanted: &dyn Fn(&str) -> bool) -> Result<Vec<String>, StorageError> {
        self.inner.keys_where(is_wanted)
    }
}

/// A storage with room for so many UTF-16 units, keys and values together, as browsers count.
pub struct Quota<S> {
    inner: S,
    room: Cell<usize>,
}

impl<S: Storage> Quota<S> {
    /// Room for `room` units.
    pub fn new(inner: S, room: usize) -> Self {
        Self { inner, room: Cell::new(room) }
    }

    /// Makes room.
    pub fn grow(&self, room: usize) {
        self.room.set(room);
    }

    /// The units that are taken.
    pub fn taken(&self) -> usize {
        contents(&self.inner).iter().map(|(key, value)| units(key) + units(value)).sum()
    }
}

fn units(text: &str) -> usize {
    text.encode_utf16().count()
}

impl<S: Storage> Storage for Quota<S> {
    fn get(&self, key: &str) -> Result<Option<String>, StorageError> {
        self.inner.get(key)
    }

    fn set(&self, key: &str, value: &str) -> Result<(), StorageError> {
        let before = self.inner.get(key)?.map_or(0, |old| units(key) + units(&old));
        if self.taken() - before + units(key) + units(value) > self.room.get() {
            return Err(StorageError::Full);
        }
        self.inner.set(key, value)
    }

    fn remove(&self, key: &str) -> Result<(), StorageError> {
        self.inner.remove(key)
    }

    fn keys_where(&self, is_wanted: &dyn Fn(&str) -> bool) -> Result<Vec<String>, StorageError> {
        self.inner.keys_where(is_wanted)
    }
}
