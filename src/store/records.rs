//! Reading and writing records. A write is not done until its result was read; a failed one waits, and is tried again.

use std::collections::BinaryHeap;

use super::frame::{self, FrameError};
use super::keys;
use super::last_words::LastWords;
use super::storage::{Storage, StorageError};
use super::summaries::Mark;
use crate::domain::{Instant, LearnerId, Seq, SessionId, SkillId};
use crate::json::{Json, Record};

/// The records of one base path in a [`Storage`].
#[derive(Debug)]
pub struct Store<S> {
    pub(super) storage: S,
    prefix: String,
    /// Writes that failed, oldest first: key and value.
    waiting: Vec<(String, String)>,
    /// Keys of records that a newer Wobble wrote: they are left alone.
    pub(super) newer: Vec<String>,
    /// Keys of records that could not be read and were put aside since the store was opened.
    pub(super) aside: Vec<String>,
    /// Keys of records that could not be read, and for which there was no room aside.
    pub(super) stuck: Vec<String>,
    /// For each skill that was read or written, its generation.
    pub(super) generations: Vec<(SkillId, u32)>,
    /// The moment of what is done now; 0 where nobody says.
    pub(super) now: Instant,
    /// The sessions that are there, as far as the summaries know.
    pub(super) mark: Mark,
    /// What was said last of each skill, if that is known.
    pub(super) words: Option<LastWords>,
    /// A ledger has to be made again, and nobody was told.
    pub(super) ledger_lost: bool,
}

/// The ids in `keys`, without the base path, that begin with `kind`, in the order of the keys.
pub fn ids_of(keys: &[String], kind: &str) -> Vec<SessionId> {
    ids_in(keys, kind).filter_map(|id| SessionId::try_from(id.to_owned()).ok()).collect()
}

/// The same as they stand there.
pub(super) fn ids_in<'a>(keys: &'a [String], kind: &str) -> impl Iterator<Item = &'a str> {
    keys.iter().filter_map(move |key| key.strip_prefix(kind)).filter(|id| SessionId::is_id(id))
}

impl<S: Storage> Store<S> {
    /// The records under the base path `base` ("/", "/wobble/").
    pub fn new(storage: S, base: &str) -> Self {
        Self {
            storage,
            prefix: keys::prefix(base),
            waiting: Vec::new(),
            newer: Vec::new(),
            aside: Vec::new(),
            stuck: Vec::new(),
            generations: Vec::new(),
            now: Instant(0),
            mark: Mark::default(),
            words: None,
            ledger_lost: false,
        }
    }

    pub(super) fn full(&self, key: &str) -> String {
        format!("{}{key}", self.prefix)
    }

    /// The text under `key` as it is, the newest waiting write included.
    ///
    /// # Errors
    /// [`StorageError`] if the place cannot be read.
    pub fn raw(&self, key: &str) -> Result<Option<String>, StorageError> {
        if let Some((_, value)) = self.waiting.iter().rev().find(|(waiting, _)| waiting == key) {
            return Ok(Some(value.clone()));
        }
        self.storage.get(&self.full(key))
    }

    /// True if `key`, as the storage has it, is one of this base path.
    pub fn owns(&self, key: &str) -> bool {
        key.starts_with(&self.prefix)
    }

    /// A key of this base path, without the prefix; `None` if it is of another.
    pub(super) fn own<'a>(&self, key: &'a str) -> Option<&'a str> {
        key.strip_prefix(&self.prefix)
    }

    /// All keys at this address, as the storage has them, also those that are not ours; with those of writes that wait.
    pub(super) fn all_keys(&self) -> Result<Vec<String>, StorageError> {
        let mut all = self.storage.keys()?;
        all.retain(|key| !self.owns(key));
        all.extend(self.keys()?.iter().map(|key| self.full(key)));
        Ok(all)
    }

    /// The text under a key of [`Store::all_keys`], of ours the newest waiting write.
    pub(super) fn raw_of(&self, key: &str) -> Result<Option<String>, StorageError> {
        match self.own(key) {
            Some(ours) => self.raw(ours),
            None => self.storage.get(key),
        }
    }

    /// True if the live session has an event in this place.
    pub fn has_event(&self, id: &SessionId, seq: Seq) -> bool {
        self.raw(&keys::event(id, seq)).is_ok_and(|found| found.is_some())
    }

    /// All keys of this base path, without the prefix, sorted.
    ///
    /// # Errors
    /// [`StorageError`] if the place cannot be read.
    pub fn keys(&self) -> Result<Vec<String>, StorageError> {
        self.keys_of(&[""])
    }

    /// Those of them that begin with one of `kinds`.
    ///
    /// # Errors
    /// [`StorageError`] if the place cannot be read.
    pub fn keys_of(&self, kinds: &[&str]) -> Result<Vec<String>, StorageError> {
        let is_of_them = |key: &str| kinds.iter().any(|kind| key.starts_with(kind));
        let mut keys = self.storage.keys_where(&|key| key.strip_prefix(&self.prefix).is_some_and(is_of_them))?;
        for key in &mut keys {
            key.drain(..self.prefix.len());
        }
        keys.extend(self.waiting.iter().map(|(key, _)| key).filter(|key| is_of_them(key)).cloned());
        // many browsers have them in order already; a heap's sort is a third of the code of the standard one, and as fast for keys
        if !keys.is_sorted() {
            keys = keys.into_iter().collect::<BinaryHeap<String>>().into_sorted_vec();
        }
        keys.dedup();
        Ok(keys)
    }

    /// The record under `key`. One that does not decode is put aside; one that a newer Wobble wrote is left alone. Both
    /// read as absent, and [`Store::troubles`] tells of them.
    ///
    /// # Errors
    /// [`StorageError`] if the place cannot be read, or the damaged value cannot be put aside.
    pub fn read<T: Record>(&mut self, key: &str) -> Result<Option<(LearnerId, T)>, StorageError> {
        // only the last step depends on the type: the rest is there once
        let Some((learner, body)) = self.read_json(key)? else { return Ok(None) };
        match T::from_json(&body) {
            Some(record) => Ok(Some((learner, record))),
            None => self.put_aside(key).map(|()| None),
        }
    }

    pub(super) fn read_json(&mut self, key: &str) -> Result<Option<(LearnerId, Json)>, StorageError> {
        let Some(value) = self.raw(key)? else { return Ok(None) };
        match frame::decode_json(key, &value) {
            Ok(found) => Ok(Some(found)),
            Err(FrameError::Newer(_)) => {
                if !self.newer.iter().any(|newer| newer == key) {
                    self.newer.push(key.to_owned());
                }
                Ok(None)
            }
            Err(FrameError::Damaged) => self.put_aside(key).map(|()| None),
        }
    }

    /// Keeps `record` under `key`. If it cannot be kept now it waits in memory, and the error says why.
    ///
    /// # Errors
    /// [`StorageError`]; what was under `key` is then unchanged.
    pub fn write(&mut self, key: &str, learner: &LearnerId, record: &impl Record) -> Result<(), StorageError> {
        let value = self.encode(key, learner, &record.to_json())?;
        self.write_value(key, value)
    }

    /// Keeps what can be made again, if there is room; nothing waits for room.
    ///
    /// # Errors
    /// [`StorageError`]; what was under `key` is then unchanged.
    pub(super) fn write_if_room(
        &mut self,
        key: &str,
        learner: &LearnerId,
        record: &impl Record,
    ) -> Result<(), StorageError> {
        let value = self.encode(key, learner, &record.to_json())?;
        self.write_raw(key, &value)
    }

    pub(super) fn write_value(&mut self, key: &str, value: String) -> Result<(), StorageError> {
        let result = self.retry_waiting().and_then(|()| self.write_raw(key, &value));
        if result.is_err() {
            self.waiting.retain(|(waiting, _)| waiting != key);
            self.waiting.push((key.to_owned(), value));
        }
        result
    }

    pub(super) fn encode(&self, key: &str, learner: &LearnerId, record: &Json) -> Result<String, StorageError> {
        if self.newer.iter().any(|newer| newer == key) {
            return Err(StorageError::Newer);
        }
        Ok(frame::encode_json(key, learner, record))
    }

    /// Tries the writes that wait once more, oldest first.
    ///
    /// # Errors
    /// The first that fails again; it and those behind it go on waiting.
    pub fn retry_waiting(&mut self) -> Result<(), StorageError> {
        while let Some((key, value)) = self.waiting.first().cloned() {
            self.write_raw(&key, &value)?;
            self.waiting.remove(0);
        }
        Ok(())
    }

    /// How many writes wait in memory.
    pub fn waiting(&self) -> usize {
        self.waiting.len()
    }

    /// Everything that the storage has, as keys and values; writes that wait are not in it.
    ///
    /// # Errors
    /// [`StorageError`] if the place cannot be read.
    pub fn records(&self) -> Result<Vec<(String, String)>, StorageError> {
        let mut records = Vec::new();
        for key in self.keys()? {
            if let Some(value) = self.stored(&key)? {
                records.push((key, value));
            }
        }
        Ok(records)
    }

    /// Puts whole records into the storage. What it has no room for waits.
    pub fn fill(&mut self, records: Vec<(String, String)>) {
        for (key, value) in records {
            if self.storage.set(&self.full(&key), &value).is_err() {
                self.waiting.push((key, value));
            }
        }
    }

    /// The writes that failed and wait, oldest first, as keys and values. They wait here no longer.
    pub fn take_waiting(&mut self) -> Vec<(String, String)> {
        std::mem::take(&mut self.waiting)
    }

    /// Lets these writes wait in place of those that waited.
    pub fn wait_for(&mut self, writes: Vec<(String, String)>) {
        self.waiting = writes;
    }

    /// Lets what waits of a session that goes on wait no longer: another tab logs it now, and finds it in the safety copy.
    pub fn leave_waiting_events(&mut self) {
        self.waiting.retain(|(key, _)| !keys::is_live(key));
    }

    /// Removes what is under `key`, if anything.
    ///
    /// # Errors
    /// [`StorageError`] if the place cannot be written.
    pub fn remove(&mut self, key: &str) -> Result<(), StorageError> {
        self.waiting.retain(|(waiting, _)| waiting != key);
        self.remove_stored(key)
    }

    /// Deletes all records of this base path and forgets the writes that wait. The choices go last: other tabs begin anew when
    /// they hear of that.
    ///
    /// # Errors
    /// [`StorageError`]; what is left can be deleted by asking again.
    pub fn delete_everything(&mut self) -> Result<(), StorageError> {
        self.waiting.clear();
        let mut keys = self.keys()?;
        keys.retain(|key| key != keys::SETTINGS);
        keys.push(keys::SETTINGS.to_owned());
        for key in keys {
            self.storage.remove(&self.full(&key))?;
        }
        Ok(())
    }

    /// True if `key`, as the storage has it, is that of the choices.
    pub fn is_settings(&self, key: &str) -> bool {
        key.strip_prefix(&self.prefix) == Some(keys::SETTINGS)
    }

    /// True if what is there says that a session is going on.
    pub fn has_live_mark(&self) -> bool {
        self.raw(keys::LIVE).is_ok_and(|found| found.is_some())
    }

    /// Writes a text that is whole already.
    pub(super) fn write_raw(&mut self, key: &str, value: &str) -> Result<(), StorageError> {
        if self.stuck.iter().any(|stuck| stuck == key) {
            self.put_aside(key)?;
            if self.stuck.iter().any(|stuck| stuck == key) {
                return Err(StorageError::Full);
            }
        }
        self.storage.set(&self.full(key), value)
    }

    /// What the storage has under `key`, without the writes that wait.
    pub(super) fn stored(&self, key: &str) -> Result<Option<String>, StorageError> {
        self.storage.get(&self.full(key))
    }

    /// Removes what the storage has under `key`; writes that wait go on waiting.
    pub(super) fn remove_stored(&self, key: &str) -> Result<(), StorageError> {
        self.storage.remove(&self.full(key))
    }

    /// Finds out whether there is room for so many UTF-16 units more, by writing as many and removing them.
    ///
    /// # Errors
    /// [`StorageError::Full`] if there is not.
    pub(super) fn probe(&self, more: isize) -> Result<(), StorageError> {
        let taken = self.key_units(keys::PROBE) as isize;
        let Ok(filling) = usize::try_from(more - taken) else { return Ok(()) };
        let key = self.full(keys::PROBE);
        let found = self.storage.set(&key, &" ".repeat(filling));
        self.storage.remove(&key)?;
        found
    }

    /// The ids of what is kept under keys that begin with `kind`, sorted; for sessions: oldest first.
    ///
    /// # Errors
    /// [`StorageError`] if the place cannot be read.
    pub fn ids(&self, kind: &str) -> Result<Vec<SessionId>, StorageError> {
        Ok(ids_of(&self.keys_of(&[kind])?, kind))
    }
}
