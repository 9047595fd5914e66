//! Sessions, live and finished, their notes, lessons and setbacks, in the store.

use super::records::Store;
use super::storage::{Storage, StorageError};
use super::{columns, keys};
use crate::domain::{
    Event, FinishedSession, Instant, LearnerId, Lesson, Model, Note, Recorded, SessionId, Setback, Started,
};
use crate::json::Record;

/// Where so many events one after the other are not there, there are no more: damage takes single ones.
const GAP: u32 = 64;

impl<S: Storage> Store<S> {
    /// Appends an event to its session. The first one also says that the session is the live one.
    ///
    /// # Errors
    /// [`StorageError`]; the event then waits.
    pub fn append(&mut self, learner: &LearnerId, id: &SessionId, recorded: &Recorded) -> Result<(), StorageError> {
        let event = self.write(&keys::event(id, recorded.seq), learner, &(recorded.at, recorded.event.clone()));
        match &recorded.event {
            // the mark says again how the session began: its events can be understood without the first
            Event::Started(start) => event.and(self.write(keys::LIVE, learner, &(recorded.at, start.clone()))),
            _ => event,
        }
    }

    /// Keeps a finished session, its note and its lesson (of the session's id), all or none. What was written goes first: a session that is there has it. The live
    /// events stay until [`Store::let_go`], whether or not those that wait could be stored: all of them are in the session. Where no
    /// room is left, the summaries make room, which are made again when there is some.
    ///
    /// # Errors
    /// [`StorageError`]; nothing is then other than before.
    pub fn keep(
        &mut self,
        finished: &FinishedSession,
        note: Option<&Note>,
        lesson: Option<&Lesson>,
    ) -> Result<(), StorageError> {
        let kept = self.keep_all(finished, note, lesson);
        if kept != Err(StorageError::Full) {
            return kept;
        }
        let Some(summaries) = self.stored(keys::SUMMARIES)? else { return kept };
        self.remove_stored(keys::SUMMARIES)?;
        let kept = self.keep_all(finished, note, lesson);
        if kept.is_err() {
            self.write_raw(keys::SUMMARIES, &summaries)?;
        }
        kept
    }

    fn keep_all(
        &mut self,
        finished: &FinishedSession,
        note: Option<&Note>,
        lesson: Option<&Lesson>,
    ) -> Result<(), StorageError> {
        let session = (keys::session(&finished.id), Some(columns::columns(finished).to_json()));
        let is_new = self.stored(&session.0)?.is_none();
        let words = [
            (keys::note(&finished.id), note.map(Record::to_json)),
            (keys::lesson(&finished.id), lesson.map(Record::to_json)),
        ];
        let mut written: Vec<String> = Vec::new();
        for (key, record) in words.into_iter().chain([session]) {
            let Some(record) = record else {
                // written, and then thought better of after a kill in the middle
                if self.stored(&key)?.is_some() {
                    self.remove_stored(&key)?;
                    self.forget_words();
                }
                continue;
            };
            let kept = self.encode(&key, &finished.learner, &record).and_then(|value| self.write_raw(&key, &value));
            if kept.is_err() {
                // the words are still in the draft
                for key in &written {
                    self.remove_stored(key)?;
                }
                return kept;
            }
            written.push(key);
        }
        self.came(&finished.id, is_new);
        if let Some(note) = note {
            self.noted(note);
        }
        if lesson.is_some() {
            self.forget_words();
        }
        Ok(())
    }

    /// A finished session was kept; it `is_new` if there was none of its name.
    pub(super) fn came(&mut self, id: &SessionId, is_new: bool) {
        if is_new {
            self.mark.turn(id, true);
        }
    }

    /// Lets go of the live events of a session that is kept, without a look at all that is stored: the last one first, so that a
    /// kill in the middle leaves none behind a gap.
    ///
    /// # Errors
    /// [`StorageError`]; what is left over is let go of at a later start.
    pub fn let_go(&mut self, id: &SessionId) -> Result<(), StorageError> {
        let (mut end, mut absent) = (0, 0);
        while absent < GAP {
            absent = if self.raw(&keys::event(id, end))?.is_some() { 0 } else { absent + 1 };
            end += 1;
        }
        for seq in (0..end).rev() {
            let key = keys::event(id, seq);
            // what is not there is no change
            if self.raw(&key)?.is_some() {
                self.remove(&key)?;
            }
        }
        self.remove(&keys::draft(id))?;
        self.remove(&keys::seen(id))?;
        // the mark goes last: while it is there, a start knows that there is something to let go of
        match self.read::<(Instant, Started)>(keys::LIVE)? {
            Some((_, (_, live))) if live.id == *id => self.remove(keys::LIVE)?,
            _ => {}
        }
        // there is more room now
        self.retry_waiting()
    }

    /// A finished session; `None` if there is none that can be read.
    ///
    /// # Errors
    /// [`StorageError`] if the place cannot be read.
    pub fn read_session(&mut self, id: &SessionId) -> Result<Option<FinishedSession>, StorageError> {
        let key = keys::session(id);
        let Some((learner, found)) = self.read::<columns::Columns>(&key)? else { return Ok(None) };
        match columns::session(id.clone(), learner, &found) {
            Ok(session) => Ok(Some(session)),
            Err(_) => self.put_aside(&key).map(|()| None),
        }
    }

    /// Every finished session that can be read, oldest first.
    ///
    /// # Errors
    /// [`StorageError`] if the place cannot be read.
    pub fn sessions(&mut self) -> Result<Vec<FinishedSession>, StorageError> {
        let mut sessions: Vec<FinishedSession> = Vec::new();
        for id in self.ids(keys::SESSION)? {
            if let Some(session) = self.read_session(&id)? {
                // ids are in order of their making; few sessions were moved to another day since
                let place = sessions.partition_point(|earlier| earlier.began <= session.began);
                sessions.insert(place, session);
            }
        }
        Ok(sessions)
    }

    /// Every lesson that can be read, oldest first.
    ///
    /// # Errors
    /// [`StorageError`] if the place cannot be read.
    pub fn lessons(&mut self) -> Result<Vec<Lesson>, StorageError> {
        let keys = self.keys_of(&[keys::LESSON])?;
        self.lessons_of(&keys)
    }

    /// The lessons under `keys`.
    pub(super) fn lessons_of(&mut self, keys: &[String]) -> Result<Vec<Lesson>, StorageError> {
        let mut lessons = Vec::new();
        for key in keys.iter().filter(|key| key.starts_with(keys::LESSON)) {
            lessons.extend(self.read::<Lesson>(key)?.map(|(_, lesson)| lesson));
        }
        Ok(lessons)
    }

    /// Every setback that can be read, oldest first.
    ///
    /// # Errors
    /// [`StorageError`] if the place cannot be read.
    pub fn setbacks(&mut self) -> Result<Vec<Setback>, StorageError> {
        Ok(self.setbacks_and_whose()?.into_iter().map(|(_, setback)| setback).collect())
    }

    /// The same, each with whose it is.
    ///
    /// # Errors
    /// [`StorageError`] if the place cannot be read.
    pub fn setbacks_and_whose(&mut self) -> Result<Vec<(LearnerId, Setback)>, StorageError> {
        let keys = self.keys_of(&[keys::SETBACK])?;
        self.setbacks_of(&keys)
    }

    /// The setbacks under `keys`, each with whose it is.
    fn setbacks_of(&mut self, keys: &[String]) -> Result<Vec<(LearnerId, Setback)>, StorageError> {
        let mut setbacks = Vec::new();
        for key in keys.iter().filter(|key| key.starts_with(keys::SETBACK)) {
            setbacks.extend(self.read::<Setback>(key)?);
        }
        Ok(setbacks)
    }

    /// Every lesson and every setback of the one whose practice it is, by one look at all keys: in ten years there are thousands.
    ///
    /// # Errors
    /// [`StorageError`] if the place cannot be read.
    pub fn written(&mut self, model: &Model) -> Result<(Vec<Lesson>, Vec<Setback>), StorageError> {
        let keys = self.keys_of(&[keys::LESSON, keys::SETBACK])?;
        let mut lessons = self.lessons_of(&keys)?;
        lessons.retain(|lesson| model.is_own(&lesson.skill));
        let setbacks = self.setbacks_of(&keys)?.into_iter();
        Ok((lessons, setbacks.filter(|(whose, _)| *whose == model.learner).map(|(_, setback)| setback).collect()))
    }

    /// Every note that can be read, oldest first.
    ///
    /// # Errors
    /// [`StorageError`] if the place cannot be read.
    pub fn notes(&mut self) -> Result<Vec<Note>, StorageError> {
        let mut notes = Vec::new();
        for id in self.ids(keys::NOTE)? {
            notes.extend(self.read::<Note>(&keys::note(&id))?.map(|(_, note)| note));
        }
        Ok(notes)
    }
}
