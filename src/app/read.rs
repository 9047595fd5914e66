//! What screens read from the store when they are opened. What cannot be read is told, and reads as nothing.

use std::sync::Arc;

use super::App;
use super::counting::all_counted;
use crate::domain::{FinishedSession, Ledger, Lesson, Note, SessionId, SkillId, TagNo};
use crate::platform::{page, speech};
use crate::store::{Storage, StorageError, Store, keys, ledgers};

impl App {
    /// What Practice says of a skill in the person's own words, and whether it is a lesson: see [`Store::last_words`].
    pub fn last_words(self, skill: &SkillId, component: TagNo, noted: Option<&SessionId>) -> Option<(bool, String)> {
        self.read_store(|store| store.last_words(skill, component, noted))
    }

    /// The tweak ledger of a skill: see [`crate::domain::Ledger`]. `None` if it has none yet, or it is being made again.
    pub fn ledger_of(self, skill: &SkillId) -> Option<Ledger> {
        self.read_store(|store| ledgers::read(store, skill))
    }

    /// Reads the ledger of the skill that is practised now, when the next frame is painted: no first frame of a session waits for it.
    pub fn look_up_ledger(self) {
        page::after_paint(move || {
            if self.peek(|model| model.settings.spoken_on()) {
                speech::wake();
            }
            if let Some(skill) =
                self.peek(|model| model.session.as_ref().map(|session| session.start_of().skill.clone()))
            {
                self.ledger.set(Arc::new((self.ledger_of(&skill).unwrap_or_default(), Some(skill))));
            }
        });
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
