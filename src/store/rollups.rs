//! The sessions in numbers: one record for each year of a skill, so that charts and lists of ten years read a dozen keys and
//! not three thousand.
//!
//! They are made from the sessions and only from them, and can be dropped at any time. Nothing has to tell them of a session
//! that is new or gone: whoever reads them lists the sessions' keys, and counts what is missing. A row keeps the checksum of
//! the record that it was made from; [`Rollups::check_some`] holds the two against each other.
//!
//! *Invariant*: what cannot be written here is worth no alarm: it is counted again the next time.

use super::keys;
use super::records::{Store, ids_of};
use super::rollup_form::{Row, Year};
use super::storage::{Storage, StorageError};
use crate::domain::{CountedSession, FinishedSession, Id, SessionId, SkillId, TagNo, local_day};

/// One row in so many is held against the session itself, attempt by attempt, each time; another one the next time.
const SAMPLE: usize = 16;

/// A year of a skill, and whether what is stored of it is as it is here.
#[derive(Debug)]
struct Kept {
    key: String,
    year: Year,
    is_stored: bool,
}

/// The sessions in numbers, as far as they were counted.
#[derive(Debug, Default)]
pub struct Rollups {
    years: Vec<Kept>,
    /// Keys of years that were not read yet.
    unread: Vec<String>,
    /// Sessions that are not counted yet, oldest first.
    pending: Vec<SessionId>,
    /// Rows that were not held against their sessions yet: their ids, oldest first.
    unchecked: Vec<SessionId>,
}

fn year_of(session: &CountedSession) -> i64 {
    use chrono::Datelike;
    local_day(session.began, session.utc_offset_min).map_or(0, |day| day.year().into())
}

/// The checksum in a stored value.
fn checksum_in(value: &str) -> &str {
    value.split('"').nth(3).unwrap_or_default()
}

fn row_of<S: Storage>(store: &Store<S>, session: &FinishedSession) -> Result<Row, StorageError> {
    let value = store.raw(&keys::session(&session.id))?.unwrap_or_default();
    Ok(Row { session: CountedSession::of(session), check: checksum_in(&value).to_owned() })
}

impl Rollups {
    /// Reads what was counted before, and finds out which sessions are not in it. Changes nothing but that a record that cannot
    /// be read is put aside.
    ///
    /// # Errors
    /// [`StorageError`] if the place cannot be read.
    pub fn open<S: Storage>(store: &mut Store<S>) -> Result<Self, StorageError> {
        let mut found = Self::list(store)?;
        while found.read_next(store)? {}
        Ok(found)
    }

    /// The same in steps, for a page that has to stay usable: first, what there is; [`Rollups::read_next`] reads it.
    ///
    /// # Errors
    /// [`StorageError`] if the place cannot be read.
    pub fn list<S: Storage>(store: &Store<S>) -> Result<Self, StorageError> {
        let mut all = store.keys_of(&[keys::SESSION, keys::ROLLUP])?;
        let pending = ids_of(&all, keys::SESSION);
        all.retain(|key| key.starts_with(keys::ROLLUP));
        Ok(Self { unread: all, pending, ..Self::default() })
    }

    /// Reads another year; false if that was the last.
    ///
    /// # Errors
    /// [`StorageError`] if the place cannot be read.
    pub fn read_next<S: Storage>(&mut self, store: &mut Store<S>) -> Result<bool, StorageError> {
        let Some(key) = self.unread.pop() else {
            // until here, all are pending
            let mut counted: Vec<&SessionId> = self.rows().map(|row| &row.session.id).collect();
            counted.sort_unstable();
            let ids = self.pending.iter().cloned();
            (self.unchecked, self.pending) = ids.partition(|id| counted.binary_search(&id).is_ok());
            return Ok(false);
        };
        let Some((skill, number)) = of_key(&key) else { return Ok(true) };
        let Some((learner, year)) = store.read::<Year>(&key)? else { return Ok(true) };
        let Some(mut year) = year.of(&skill, &learner) else {
            store.put_aside(&key)?;
            return Ok(true);
        };
        let rows = year.rows.len();
        // what is gone, or stands in another year's record, is not counted here
        year.rows.retain(|row| {
            let id = &row.session.id;
            year_of(&row.session) == number && self.pending.binary_search(id).is_ok() && !self.has(id)
        });
        self.years.push(Kept { key, is_stored: rows == year.rows.len(), year });
        Ok(true)
    }

    fn rows(&self) -> impl Iterator<Item = &Row> {
        self.years.iter().flat_map(|kept| &kept.year.rows)
    }

    fn has(&self, id: &SessionId) -> bool {
        // a year's rows are in the order of their ids
        self.years.iter().any(|kept| kept.year.place(id).is_ok())
    }

    /// How many sessions are still to be counted.
    pub fn left(&self) -> usize {
        self.pending.len()
    }

    /// How many rows are still to be held against their sessions.
    pub fn unchecked(&self) -> usize {
        self.unchecked.len()
    }

    /// How many sessions are counted.
    pub fn count(&self) -> usize {
        self.rows().count()
    }

    /// The sessions that are counted, oldest first.
    pub fn sessions(&self) -> Vec<CountedSession> {
        let mut all: Vec<CountedSession> = self.rows().map(|row| row.session.clone()).collect();
        all.sort_by(|a, b| (a.began, &a.id).cmp(&(b.began, &b.id)));
        all
    }

    /// The levels of `skill` on which something was tried.
    pub fn levels_of(&self, skill: &SkillId) -> Vec<TagNo> {
        let mut all: Vec<TagNo> = Vec::new();
        let rows = self.rows().filter(|row| row.session.skill == *skill);
        for level in rows.flat_map(|row| &row.session.parts).flat_map(|part| &part.levels) {
            if !all.contains(level) {
                all.push(*level);
            }
        }
        all
    }

    /// Counts up to `most` sessions more, the newest first. A year that is complete is written.
    ///
    /// # Errors
    /// [`StorageError`] if the place cannot be read.
    pub fn count_some<S: Storage>(&mut self, store: &mut Store<S>, most: usize) -> Result<(), StorageError> {
        for _ in 0..most {
            let Some(id) = self.pending.pop() else { break };
            // one that cannot be read was put aside, and does not count
            let Some(session) = store.read_session(&id)? else { continue };
            let row = row_of(store, &session)?;
            let (key, learner) = (keys::rollup(&session.skill, year_of(&row.session)), session.learner);
            if let Some(other) = self.years.iter().position(|kept| kept.key != key && !kept.is_stored) {
                self.write_year(store, other);
            }
            let place = self.years.iter().position(|kept| kept.key == key).unwrap_or_else(|| {
                self.years.push(Kept { key, year: Year::new(learner), is_stored: true });
                self.years.len() - 1
            });
            let kept = &mut self.years[place];
            kept.year.put(row);
            kept.is_stored = false;
        }
        if self.pending.is_empty() {
            self.write(store);
        }
        Ok(())
    }

    /// Holds up to `most` rows against the sessions that they were made from: all by the checksum, one in sixteen by everything
    /// in it, `turn` says which. A row that is wrong is made again. True if one was.
    ///
    /// # Errors
    /// [`StorageError`] if the place cannot be read.
    pub fn check_some<S: Storage>(
        &mut self,
        store: &mut Store<S>,
        most: usize,
        turn: usize,
    ) -> Result<bool, StorageError> {
        let mut is_wrong = false;
        for _ in 0..most {
            let Some(id) = self.unchecked.pop() else { break };
            let value = store.raw(&keys::session(&id))?;
            let row = |kept: &'_ Kept| kept.year.place(&id).ok().map(|place| kept.year.rows[place].clone());
            let Some(row) = self.years.iter().find_map(row) else { continue };
            let is_same = value.as_ref().is_some_and(|value| checksum_in(value) == row.check);
            let is_right = match is_same && (self.unchecked.len() + turn).is_multiple_of(SAMPLE) {
                true => store.read_session(&id)?.is_some_and(|session| CountedSession::of(&session) == row.session),
                false => is_same,
            };
            if !is_right {
                is_wrong = true;
                self.count_again(&id);
            }
        }
        if is_wrong {
            self.count_some(store, usize::MAX)?;
        }
        Ok(is_wrong)
    }

    /// Forgets the row of a session; it is counted again, if it is there.
    fn count_again(&mut self, id: &SessionId) {
        for kept in &mut self.years {
            if let Ok(place) = kept.year.place(id) {
                kept.year.rows.remove(place);
                kept.is_stored = false;
            }
        }
        if !self.pending.contains(id) {
            self.pending.push(id.clone());
        }
    }

    /// Writes the years that are otherwise than they are stored.
    fn write<S: Storage>(&mut self, store: &mut Store<S>) {
        for place in 0..self.years.len() {
            self.write_year(store, place);
        }
    }

    fn write_year<S: Storage>(&mut self, store: &mut Store<S>, place: usize) {
        let kept = &mut self.years[place];
        if kept.is_stored {
            return;
        }
        kept.is_stored = true;
        // where there is no room, or a newer Wobble wrote it, it is counted again each time
        drop(match kept.year.rows.is_empty() {
            true => store.remove(&kept.key),
            false => store.write_if_room(&kept.key, &kept.year.learner, &kept.year),
        });
    }
}

/// The skill and the year of a key.
fn of_key(key: &str) -> Option<(SkillId, i64)> {
    let (skill, year) = key.strip_prefix(keys::ROLLUP)?.rsplit_once('.')?;
    Some((Id::try_from(skill.to_owned()).ok()?, year.parse().ok()?))
}

/// A session was written or deleted: its row is made again.
///
/// # Errors
/// [`StorageError`] if the place cannot be read; the row is then found to be wrong when it is looked at.
pub fn note_changed<S: Storage>(store: &mut Store<S>, id: &SessionId) -> Result<(), StorageError> {
    if let Some(session) = store.read_session(id)? {
        // most changes leave it in its year: one record is read and written
        let row = row_of(store, &session)?;
        let key = keys::rollup(&session.skill, year_of(&row.session));
        if let Some((learner, year)) = store.read::<Year>(&key)?
            && let Some(mut year) = year.of(&session.skill, &learner)
            && year.place(id).is_ok()
        {
            year.put(row);
            drop(store.write_if_room(&key, &year.learner, &year));
            return Ok(());
        }
    }
    let mut rollups = Rollups::open(store)?;
    rollups.count_again(id);
    // what else is missing is counted where one can see that it takes its time
    rollups.pending = vec![id.clone()];
    rollups.count_some(store, 1)
}

/// Forgets all of it: many sessions were changed at once, as by a restore. It is counted again when it is needed.
///
/// # Errors
/// [`StorageError`] if the place cannot be read or written.
pub fn rebuild<S: Storage>(store: &mut Store<S>) -> Result<(), StorageError> {
    for key in &store.keys_of(&[keys::ROLLUP])? {
        store.remove(key)?;
    }
    Ok(())
}
