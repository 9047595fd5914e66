//! Old sessions that went into a file of their own. They are not deleted: what was archived still counts, and the file brings it back
//! as it was.
//!
//! An archive's file is a backup of some sessions, with their notes, and the skills, so that it can be read alone. What stays is one
//! record of what they come to ([`Archive`]), with their ids: a session that comes back is not counted twice.

use super::backup;
use super::keys;
use super::records::Store;
use super::restore::{Change, write_all};
use super::room::units_of;
use super::storage::{Storage, StorageError};
use crate::domain::{
    CountedSession, FinishedSession, Id, Instant, LearnerId, SessionId, SessionSummary, SkillId, SkillSummary, Totals,
    year_of,
};
use crate::json::Record;

/// What stays of sessions that were archived together.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Archive {
    /// The name of their file.
    pub file: String,
    /// The years of the first and the last of them, by the wall clock of the place.
    pub years: (u16, u16),
    /// What Practice counts of them, by skill: how many sessions, and how long.
    pub counted: Vec<(SkillId, SkillSummary)>,
    /// Their attempts, by skill.
    pub totals: Vec<(SkillId, Totals)>,
    /// Which they are, sorted.
    pub ids: Vec<SessionId>,
}

record!(Archive { "f" must file, "y" must years, "n" must counted, "t" must totals, "i" must ids });

impl Archive {
    fn of(file: &str, sessions: &[SessionSummary]) -> Option<Self> {
        let years = || sessions.iter().filter_map(|session| year_of(session.began, session.utc_offset_min));
        let mut archive = Self {
            file: file.to_owned(),
            years: (years().min()?, years().max()?),
            counted: Vec::new(),
            totals: Vec::new(),
            ids: sessions.iter().map(|session| session.id.clone()).collect(),
        };
        for session in sessions {
            let known = archive.totals.iter().position(|(skill, _)| *skill == session.skill);
            let place = known.unwrap_or_else(|| {
                archive.counted.push((session.skill.clone(), SkillSummary::default()));
                archive.totals.push((session.skill.clone(), Totals::default()));
                archive.totals.len() - 1
            });
            let counted = &mut archive.counted[place].1;
            counted.sessions += 1;
            counted.running += session.running;
            archive.totals[place].1.add(session);
        }
        archive.ids.sort();
        Some(archive)
    }

    /// Without sessions that are here again.
    fn without(mut self, here: &[SessionSummary]) -> Self {
        let back: Vec<&SessionSummary> = here.iter().filter(|session| self.ids.contains(&session.id)).collect();
        for session in back {
            if let Some((_, totals)) = self.totals.iter_mut().find(|(skill, _)| *skill == session.skill) {
                totals.take_off(session);
            }
            if let Some((_, counted)) = self.counted.iter_mut().find(|(skill, _)| *skill == session.skill) {
                counted.sessions = counted.sessions.saturating_sub(1);
                counted.running = (counted.running - session.running).max(0);
            }
        }
        self.ids.retain(|id| here.iter().all(|session| session.id != *id));
        self.counted.retain(|(_, counted)| counted.sessions > 0);
        self.totals.retain(|(skill, _)| self.counted.iter().any(|(left, _)| left == skill));
        self
    }
}

/// A year with sessions.
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
pub struct Year {
    /// Which.
    pub year: u16,
    /// How many began in it, by the wall clock of the place.
    pub sessions: usize,
    /// Their room with that of their notes, in units: see [`units_of`].
    pub units: usize,
}

/// A file that was made and not yet confirmed: nothing was removed.
#[derive(Clone, PartialEq, Debug)]
pub struct Packed {
    /// The file's name.
    pub file: String,
    /// The file.
    pub text: String,
    /// What is in it, by session: its numbers, its record, its note's.
    sessions: Vec<(SessionSummary, String, Option<String>)>,
}

impl Packed {
    /// How many sessions are in it.
    pub fn sessions(&self) -> usize {
        self.sessions.len()
    }
}

/// What was archived a moment ago, for whoever wants it back.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct PutAway {
    id: Id,
    records: Vec<(String, String)>,
    /// How many sessions.
    pub sessions: usize,
}

fn year(session: &FinishedSession) -> Option<u16> {
    year_of(session.began, session.utc_offset_min)
}

/// The years that have sessions are being measured, a few sessions at a time.
#[derive(Debug)]
pub struct Measuring {
    /// Sessions, each with its year, still to be measured.
    left: Vec<(SessionId, u16)>,
    years: Vec<Year>,
}

impl Measuring {
    /// Begins with these sessions.
    pub fn begin(sessions: &[CountedSession]) -> Self {
        let year =
            |session: &CountedSession| Some((session.id.clone(), year_of(session.began, session.utc_offset_min)?));
        Self { left: sessions.iter().filter_map(year).collect(), years: Vec::new() }
    }

    /// Measures up to `most` sessions more; true if there are more.
    ///
    /// # Errors
    /// [`StorageError`] if the place cannot be read.
    pub fn some<S: Storage>(&mut self, store: &Store<S>, most: usize) -> Result<bool, StorageError> {
        for _ in 0..most {
            let Some((id, year)) = self.left.pop() else { break };
            let mut units = 0;
            for key in [keys::session(&id), keys::note(&id)] {
                units += store.raw(&key)?.map_or(0, |value| units_of(&store.full(&key)) + units_of(&value));
            }
            let years = &mut self.years;
            let place = years.iter().position(|known| known.year >= year).unwrap_or(years.len());
            if years.get(place).is_none_or(|known| known.year != year) {
                years.insert(place, Year { year, sessions: 0, units: 0 });
            }
            years[place].sessions += 1;
            years[place].units += units;
        }
        Ok(!self.left.is_empty())
    }

    /// The years, oldest first, as far as they were measured.
    pub fn years(&self) -> &[Year] {
        &self.years
    }
}

/// The years that have sessions, oldest first.
///
/// # Errors
/// [`StorageError`] if the place cannot be read.
pub fn years<S: Storage>(store: &mut Store<S>) -> Result<Vec<Year>, StorageError> {
    let sessions: Vec<CountedSession> = store.sessions()?.iter().map(CountedSession::of).collect();
    let mut measuring = Measuring::begin(&sessions);
    measuring.some(store, usize::MAX)?;
    Ok(measuring.years)
}

/// The file `file` with every session up to and with the year `until`, made at `now`. Changes nothing.
///
/// # Errors
/// [`StorageError`] if the place cannot be read.
pub fn pack<S: Storage>(store: &mut Store<S>, until: u16, file: String, now: Instant) -> Result<Packed, StorageError> {
    let mut sessions = Vec::new();
    let mut records = Vec::new();
    for session in store.sessions()?.iter().filter(|session| year(session).is_some_and(|year| year <= until)) {
        let (key, note_key) = (keys::session(&session.id), keys::note(&session.id));
        let Some(value) = store.raw(&key)? else { continue };
        let note = store.raw(&note_key)?;
        records.push((key, value.clone()));
        records.extend(note.clone().map(|note| (note_key, note)));
        sessions.push((SessionSummary::of(session), value, note));
    }
    for key in store.keys_of(&[keys::SKILL])? {
        records.extend(store.raw(&key)?.map(|value| (key, value)));
    }
    records.sort();
    Ok(Packed { file, text: backup::text_of(records, now), sessions })
}

/// Removes the sessions of a file that the person has, and keeps what they come to under `id`. One that was changed since the file was
/// made stays. `None` if none is left to remove.
///
/// # Errors
/// [`StorageError`]; every session is here, or what it comes to is kept.
pub fn put_away<S: Storage>(
    store: &mut Store<S>,
    packed: &Packed,
    id: Id,
    learner: &LearnerId,
) -> Result<Option<PutAway>, StorageError> {
    let mut away = PutAway { id, records: Vec::new(), sessions: 0 };
    let mut archived = Vec::new();
    for (session, value, note) in &packed.sessions {
        let (key, note_key) = (keys::session(&session.id), keys::note(&session.id));
        if store.raw(&key)?.as_ref() == Some(value) && store.raw(&note_key)? == *note {
            // the session goes last: no note is left without one
            away.records.extend(note.clone().map(|note| (note_key, note)));
            away.records.push((key, value.clone()));
            archived.push(session.clone());
        }
    }
    away.sessions = archived.len();
    let Some(archive) = Archive::of(&packed.file, &archived) else { return Ok(None) };
    let key = keys::archive(&away.id);
    let value = store.encode(&key, learner, &archive.to_json())?;
    let noted = store.write_raw(&key, &value);
    if !matches!(noted, Ok(()) | Err(StorageError::Full)) {
        noted.clone()?;
    }
    for (key, _) in &away.records {
        store.remove(key)?;
    }
    if noted.is_err() {
        // there was no room for it before; the summaries are made again in any case
        store.remove(keys::SUMMARIES)?;
        if let Err(error) = store.write_raw(&key, &value) {
            write_all(store, &away.records)?;
            return Err(error);
        }
    }
    // what waits for room has it now; if not, it goes on waiting, and that was told
    drop(store.retry_waiting());
    Ok(Some(away))
}

/// Brings back what was put away; what is here meanwhile stays as it is.
///
/// # Errors
/// [`StorageError`]: nothing was brought back.
pub fn take_back<S: Storage>(store: &mut Store<S>, away: &PutAway) -> Result<(), StorageError> {
    let mut missing = Vec::new();
    // a session goes first: no note is here without one
    for (key, value) in away.records.iter().rev() {
        if store.raw(key)?.is_none() {
            missing.push((key.clone(), value.clone()));
        }
    }
    write_all(store, &missing)?;
    // what is here again counts once, whether or not this succeeds
    store.remove(&keys::archive(&away.id))
}

/// What to change so that sessions that came back are in no archive any more: one that is deleted afterwards then counts no more.
///
/// # Errors
/// [`StorageError`] if the place cannot be read.
pub(super) fn settling<S: Storage>(store: &mut Store<S>) -> Result<Vec<Change>, StorageError> {
    let archives = store.archives()?;
    if archives.is_empty() {
        return Ok(Vec::new());
    }
    let here: Vec<SessionSummary> = store.sessions()?.iter().map(SessionSummary::of).collect();
    let mut changes = Vec::new();
    for (id, learner, archive) in archives {
        let key = keys::archive(&id);
        let left = archive.clone().without(&here);
        if left.ids.is_empty() {
            changes.push((key, None));
        } else if left != archive {
            let value = store.encode(&key, &learner, &left.to_json())?;
            changes.push((key, Some(value)));
        }
    }
    Ok(changes)
}

impl<S: Storage> Store<S> {
    /// What stays of archived sessions, oldest archive first, each with its id and its learner.
    ///
    /// # Errors
    /// [`StorageError`] if the place cannot be read.
    pub fn archives(&mut self) -> Result<Vec<(Id, LearnerId, Archive)>, StorageError> {
        let mut archives = Vec::new();
        for id in self.ids(keys::ARCHIVE)? {
            archives.extend(self.read::<Archive>(&keys::archive(&id))?.map(|(learner, found)| (id, learner, found)));
        }
        Ok(archives)
    }
}
