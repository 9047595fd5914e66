//! The safety copy: a journal of every write, kept in another place than the records, so that what the first place forgot
//! can be done again.
//!
//! A browser may keep localStorage's writes in memory for a minute, and lose them when it is killed. What it then has is
//! what was there at some earlier moment. A [`Line`] says what was done to one key, and a checksum of what was there
//! before. The last line of a key says how it must be; so, at the next start ([`recover`]):
//!
//! | the storage has | which means | so |
//! |---|---|---|
//! | what the last line says | nothing is missing | it stays |
//! | what was there before some line of the key | the storage forgot | the last line is done again |
//! | anything else | it was written later than the journal knows | it stays |
//!
//! A removal is a line, too: what was deleted does not come back.

use std::collections::BinaryHeap;

use super::frame::checksum_of;
use super::storage::{Storage, StorageError};
use crate::domain::Instant;

/// How long a line is kept after it was seen to be done, in milliseconds: a day.
pub const KEPT: i64 = 24 * 60 * 60 * 1000;

/// What was done to one key.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Line {
    /// The key, as the storage has it.
    pub key: String,
    /// [`checksum_of`] what was there before; empty if nothing was.
    pub was: String,
    /// What is there now; `None` if nothing is.
    pub value: Option<String>,
    /// When, in milliseconds since 1970 by the wall clock.
    pub at: Instant,
}

/// A place for lines. Adding one must not wait: it is written as soon as the place can.
pub trait Journal {
    /// Adds a line at the end.
    fn add(&self, line: Line);

    /// Now, in milliseconds since 1970 by the wall clock.
    fn now(&self) -> Instant;
}

/// A storage whose every change is noted in a journal, whether or not the storage took it: what there was no room for is
/// safe in the journal.
#[derive(Debug)]
pub struct Journaled<S, J> {
    storage: S,
    journal: J,
    /// True of keys that are not noted: their records can be made again.
    rebuilt: fn(&str) -> bool,
}

fn mark(value: Option<&str>) -> String {
    value.map(checksum_of).unwrap_or_default()
}

impl<S: Storage, J: Journal> Journaled<S, J> {
    /// Notes the changes of `storage` in `journal`, but for those of keys that are `rebuilt`.
    pub fn new(storage: S, journal: J, rebuilt: fn(&str) -> bool) -> Self {
        Self { storage, journal, rebuilt }
    }

    /// What was there before a change of `key` that is noted.
    fn before(&self, key: &str) -> Result<Option<String>, StorageError> {
        if (self.rebuilt)(key) {
            return Ok(None);
        }
        Ok(Some(mark(self.storage.get(key)?.as_deref())))
    }

    fn note(&self, key: &str, was: Option<String>, value: Option<&str>) {
        if let Some(was) = was {
            self.journal.add(Line {
                key: key.to_owned(),
                was,
                value: value.map(str::to_owned),
                at: self.journal.now(),
            });
        }
    }
}

impl<S: Storage, J: Journal> Storage for Journaled<S, J> {
    fn get(&self, key: &str) -> Result<Option<String>, StorageError> {
        self.storage.get(key)
    }

    fn set(&self, key: &str, value: &str) -> Result<(), StorageError> {
        let was = self.before(key)?;
        let result = self.storage.set(key, value);
        self.note(key, was, Some(value));
        result
    }

    fn remove(&self, key: &str) -> Result<(), StorageError> {
        let was = self.before(key)?;
        self.storage.remove(key)?;
        // also where nothing was: a line may tell of what there was no room for, and that must not come back
        self.note(key, was, None);
        Ok(())
    }

    fn keys_where(&self, is_wanted: &dyn Fn(&str) -> bool) -> Result<Vec<String>, StorageError> {
        self.storage.keys_where(is_wanted)
    }
}

/// What [`recover`] did.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Recovered {
    /// The lines that were done again, oldest first.
    pub again: Vec<Line>,
    /// Those that could not be done again, oldest first: they stay in the journal.
    pub failed: Vec<Line>,
    /// Places of which no line is needed any more, in order.
    pub done: Vec<u32>,
}

/// Does again what `storage` forgot. `lines` are the journal's, with their places, oldest first; several may be in one place,
/// and go together. `now` is the wall clock.
///
/// Only for a storage that nobody else changes meanwhile: another tab's newest write may not be in `lines` yet.
///
/// # Errors
/// [`StorageError`] if the storage cannot be read.
pub fn recover(storage: &impl Storage, lines: &[(u32, Line)], now: Instant) -> Result<Recovered, StorageError> {
    let mut recovered = Recovered::default();
    let (mut again, mut needed) = (BinaryHeap::new(), BinaryHeap::new());
    let by_key: BinaryHeap<(&str, usize)> =
        lines.iter().enumerate().map(|(nth, (_, line))| (line.key.as_str(), nth)).collect();
    for of_key in by_key.into_sorted_vec().chunk_by(|a, b| a.0 == b.0) {
        let Some((key, last)) = of_key.last() else { continue };
        let line = &lines[*last].1;
        let has = storage.get(key)?;
        let was = mark(has.as_deref());
        let is_done = has == line.value;
        let is_forgotten = !is_done && of_key.iter().any(|(_, nth)| lines[*nth].1.was == was);
        if is_forgotten {
            again.push(*last);
        }
        // how it was is of use as long as the storage may go back to it
        let is_old = |line: &Line| now.0 - line.at.0 > KEPT;
        let is_needed = |nth: usize| match (is_done, is_forgotten) {
            (true, _) => !is_old(&lines[nth].1),
            (_, true) => nth == *last || !is_old(&lines[nth].1),
            _ => false,
        };
        needed.extend(of_key.iter().filter(|(_, nth)| is_needed(*nth)).map(|(_, nth)| lines[*nth].0));
    }
    for nth in again.into_sorted_vec() {
        let line = &lines[nth].1;
        let done = match &line.value {
            Some(value) => storage.set(&line.key, value),
            None => storage.remove(&line.key),
        };
        match done {
            Ok(()) => recovered.again.push(line.clone()),
            Err(_) => recovered.failed.push(line.clone()),
        }
    }
    let needed = needed.into_sorted_vec();
    recovered.done =
        lines.iter().map(|(place, _)| *place).filter(|place| needed.binary_search(place).is_err()).collect();
    recovered.done.dedup();
    Ok(recovered)
}
