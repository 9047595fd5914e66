//! What screens read from the store when they are opened. What cannot be read is told, and reads as nothing.

use super::App;
use super::counting::all_counted;
use crate::domain::{FinishedSession, Lesson, Note, SessionId, SkillId, TagNo};
use crate::store::{Storage, StorageError, Store, keys};

impl App {
    /// What Practice says of a skill in the person's own words, and whether it is a lesson: see [`Store::last_words`].
    pub fn last_words(self, skill: &SkillId, component: TagNo, noted: Option<&SessionId>) -> Option<(bool, String)> {
        self.read_store(|store| store.last_words(skill, component, noted))
    }

    /// The components of a skill that have a lesson, as far as that is known without reading.
    pub fn known_lessons(self, skill: &SkillId) -> Vec<TagNo> {
        self.inner.borrow().store.known_lessons(skill)
    }

    /// The ids of all finished sessions, in their order.
    pub fn session_ids(self) -> Vec<SessionId> {
        self.read_store(|store| store.ids(keys::SESSION))
    }

    /// All notes of progress, oldest first.
    pub fn notes(self) -> Vec<Note> {
        self.read_store(Store::notes)
    }

    /// A finished session.
    pub fn finished_session(self, id: &SessionId) -> Option<FinishedSession> {
        self.read_store(|store| store.read_session(id))
    }

    /// The note of progress of a session.
    pub fn note_of(self, session: &SessionId) -> Option<Note> {
        let key = keys::note(session);
        self.read_store(|store| Ok(store.read::<Note>(&key)?.map(|(_, note)| note)))
    }

    /// All lessons, oldest first.
    pub fn lessons(self) -> Vec<Lesson> {
        self.read_store(Store::lessons)
    }

    /// The rungs of a skill that finished sessions were practised on; `None` if they cannot be read.
    pub fn rungs_practised(self, skill: &SkillId) -> Option<Vec<TagNo>> {
        self.read_store(|store| Ok(Some(all_counted(store)?.levels_of(skill))))
    }

    pub(super) fn read_store<T: Default>(
        self,
        read: impl FnOnce(&mut Store<Box<dyn Storage>>) -> Result<T, StorageError>,
    ) -> T {
        let found = read(&mut self.inner.borrow_mut().store);
        self.report_found();
        found.unwrap_or_else(|error| {
            self.trouble.set(Some(error.into()));
            T::default()
        })
    }
}
