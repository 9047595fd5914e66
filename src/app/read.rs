//! What screens read from the store when they are opened. What cannot be read is told, and reads as nothing.

use leptos::prelude::Notify;

use super::App;
use super::counting::all_counted;
use super::state::Inner;
use crate::domain::{FinishedSession, Ledger, Lesson, Model, Note, Reached, SessionId, Setback, Skill, SkillId, TagNo};
use crate::insights::findings::{Finding, kept};
use crate::insights::history::History;
use crate::platform::speech;
use crate::store::summaries::LastSaid;
use crate::store::{Storage, StorageError, Store, found, keys, ledgers};

impl App {
    /// What Practice says of a skill in the person's own words, and what that is: see [`Store::last_words`].
    pub fn last_words(
        self,
        skill: &SkillId,
        component: TagNo,
        noted: Option<&SessionId>,
    ) -> Option<(LastSaid, String)> {
        self.read_store(|store| store.last_words(skill, component, noted))
    }

    /// The tweak ledger of a skill: see [`crate::domain::Ledger`]. `None` if it has none yet, or it is being made again.
    pub fn ledger_of(self, skill: &SkillId) -> Option<Ledger> {
        self.read_store(|store| ledgers::read(store, skill))
    }

    /// Keeps what all sessions of a skill show, so that Practice knows it: `findings` are of `history`. It is no change of the person's, and where
    /// it cannot be kept it is found again.
    pub fn keep_found(self, history: &History, skill: &Skill, findings: &[Finding]) {
        let newest = history.sessions().iter().rfind(|digest| digest.session.skill == skill.id);
        let Some(newest) = newest.map(|digest| digest.session.began) else { return };
        let inner = &mut *self.inner.borrow_mut();
        drop(found::keep_found(&mut inner.store, &mut inner.model, &skill.id, kept(findings, newest)));
    }

    /// The ledger of the skill that is practised now, if it was read since its session was shown.
    pub fn known_ledger(self) -> Option<Ledger> {
        self.ledger.borrow().clone()
    }

    /// The same, read now if need be; empty if there is none.
    pub fn practised_ledger(self) -> Ledger {
        if self.ledger.borrow().is_none() {
            let skill = self.peek(|model| model.session.as_ref().map(|session| session.start_of().skill.clone()));
            // one that cannot be read is worth no alarm here: it is made again
            let found =
                skill.and_then(|skill| ledgers::read(&mut self.inner.borrow_mut().store, &skill).ok().flatten());
            self.ledger.replace(Some(found.unwrap_or_default()));
        }
        self.known_ledger().unwrap_or_default()
    }

    /// A session is shown: its ledger is read anew.
    pub fn forget_ledger(self) {
        self.ledger.take();
    }

    /// Reads it when there is time: the first frame of a session does not wait for it.
    pub(super) fn look_up_ledger(self) {
        if self.ledger.borrow().is_none() && self.peek(|model| model.session.is_some()) {
            self.practised_ledger();
            self.changed.notify();
            if self.peek(|model| model.settings.spoken_on()) {
                speech::wake();
            }
        }
    }

    /// The components of a skill that have a lesson, as far as that is known without reading.
    pub fn known_lessons(self, skill: &SkillId) -> Vec<TagNo> {
        self.inner.borrow().store.known_lessons(skill)
    }

    /// The lesson of a component, if one is known without reading.
    pub fn lesson_of(self, skill: &SkillId, component: TagNo) -> Option<String> {
        self.inner.borrow().store.lesson_of(skill, component).map(str::to_owned)
    }

    /// The ids of all finished sessions, in their order.
    pub fn session_ids(self) -> Vec<SessionId> {
        self.read_store(|store| store.ids(keys::SESSION))
    }

    /// All notes of progress, everybody's, oldest first.
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

    /// All lessons and setbacks of whose practice it is, oldest first.
    pub fn written(self) -> (Vec<Lesson>, Vec<Setback>) {
        self.read_with(Store::written)
    }

    /// A setback of whose practice it is, as it is kept.
    pub fn setback(self, id: &SessionId) -> Option<Setback> {
        let key = keys::setback(id);
        self.read_with(|store, model| {
            let found = store.read::<Setback>(&key)?.filter(|(whose, _)| *whose == model.learner);
            Ok(found.map(|(_, setback)| setback))
        })
    }

    /// What archived sessions of a skill came to, if there are any, and which of all sessions are archived. Their levels are not known.
    pub fn archived(self, skill: &SkillId) -> (Option<Reached>, Vec<SessionId>) {
        let archives = self.read_store(Store::archives);
        let mut reached: Option<Reached> = None;
        let mut ids = Vec::new();
        for (_, _, archive) in archives {
            for (_, counted) in archive.counted.iter().filter(|(of, _)| of == skill) {
                let totals = archive.totals.iter().find(|(of, _)| of == skill).map(|(_, totals)| totals.misses());
                let more = Reached { misses: totals.unwrap_or(0), running: counted.running, ..Reached::default() };
                reached.get_or_insert_default().add(&more);
            }
            ids.extend(archive.ids);
        }
        (reached, ids)
    }

    /// The rungs of a skill that finished sessions were practised on; `None` if they cannot be read.
    pub fn rungs_practised(self, skill: &SkillId) -> Option<Vec<TagNo>> {
        self.read_store(|store| Ok(Some(all_counted(store)?.levels_of(skill))))
    }

    pub(super) fn read_store<T: Default>(
        self,
        read: impl FnOnce(&mut Store<Box<dyn Storage>>) -> Result<T, StorageError>,
    ) -> T {
        self.read_with(|store, _| read(store))
    }

    fn read_with<T: Default>(
        self,
        read: impl FnOnce(&mut Store<Box<dyn Storage>>, &Model) -> Result<T, StorageError>,
    ) -> T {
        let found = {
            let Inner { store, model, .. } = &mut *self.inner.borrow_mut();
            read(store, model)
        };
        self.report_found();
        found.unwrap_or_else(|error| {
            self.trouble.set(Some(error.into()));
            T::default()
        })
    }
}
