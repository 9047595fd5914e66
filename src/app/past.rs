//! Changes of sessions that are over, each with a way back.

use std::sync::Arc;

use super::state::Inner;
use super::{Address, App, Trouble, backups, counting};
use crate::domain::{Change, Effect, FinishedSession, Fresh, Note, SessionId, Setback, change, update};
use crate::store::{StorageError, carry_out_changes, load, summaries::Recount};
use crate::words;

/// What was before the last change, for as long as the person looks at sessions.
#[derive(Clone)]
pub enum Before {
    /// The session was otherwise.
    Changed(Arc<FinishedSession>, Option<Note>),
    /// The session was there.
    Deleted(Arc<FinishedSession>, Option<Note>),
    /// The session was not there.
    Added(SessionId),
}

impl Before {
    /// What was done since.
    pub fn word(&self) -> &'static str {
        match self {
            Self::Changed(..) => words::SESSION_CHANGED,
            Self::Deleted(..) => words::SESSION_DELETED,
            Self::Added(_) => words::SESSION_ADDED,
        }
    }
}

impl App {
    /// Makes a change off the ice: rules, then storage, then the views.
    pub fn change(self, wish: Change) {
        let fresh = self.fresh();
        self.catch_up();
        backups::forget_restored();
        let trouble = self.inner.borrow_mut().change(wish, fresh);
        self.inner.borrow().copy.flush();
        let recount = self.inner.borrow_mut().recount_after_change();
        // where it cannot be read now, the next start finds out
        if let Ok(Some(recount)) = recount {
            self.count_here(recount);
        }
        let has_room = self.inner.borrow().store.waiting() == 0;
        if trouble.is_some() || (has_room && self.trouble.get_untracked() == Some(Trouble::Full)) {
            self.trouble.set(trouble);
        }
        self.tell(fresh.now);
    }

    /// Keeps a setback as it is typed. Nobody but its own form shows it meanwhile, so nobody is told.
    pub fn keep_typed(self, setback: Setback) {
        let fresh = self.fresh();
        backups::forget_restored();
        let todo = vec![Effect::SaveSetback(Box::new(setback))];
        let trouble = self.inner.borrow_mut().carry_out(todo, fresh, carry_out_changes);
        if trouble.is_some() {
            self.trouble.set(trouble);
        }
    }

    /// Counts the sessions again that are here: others are here than before.
    pub(super) fn count_anew(self) {
        let fresh = self.fresh();
        let trouble = self.inner.borrow_mut().carry_out(vec![Effect::Recount], fresh, carry_out_changes);
        self.trouble.set(trouble);
        self.taken_back.set(self.taken_back.get_untracked() + 1);
        self.tell(fresh.now);
    }

    /// Reads anew what is stored, so that what is changed next is as it is: another tab may have changed it while this one was
    /// frozen and heard of nothing. Where it cannot be read, what was known stays.
    pub fn catch_up(self) {
        let read = self.inner.borrow_mut().read_anew();
        if let Err(trouble) = read {
            self.trouble.set(Some(trouble));
        }
    }

    /// Keeps a session that is over as `changed`, with `note` as its note of progress.
    pub fn keep_changed(self, changed: FinishedSession, note: Option<Note>) {
        let before = self.finished_session(&changed.id).map(|session| {
            let note = self.note_of(&session.id);
            Before::Changed(Arc::new(session), note)
        });
        let before = before.unwrap_or(Before::Added(changed.id.clone()));
        self.change(Change::KeepSession(Box::new(changed), note));
        self.before.set(Some(before));
    }

    /// Deletes a session that is over and goes back to the others.
    pub fn delete_session(self, session: FinishedSession) {
        let note = self.note_of(&session.id);
        self.change(Change::DeleteSession(session.id.clone()));
        self.before.set(Some(Before::Deleted(Arc::new(session), note)));
        self.go(Address::Sessions);
    }

    /// Another tab wrote under `key` (`None`: it deleted everything): a change of that session is not taken back any more, for
    /// what was before it would go over what that tab did.
    pub(super) fn another_changed(self, key: Option<&str>) {
        let is_ours = self.before.peek(|before| {
            let id = match before {
                Some(Before::Changed(session, _) | Before::Deleted(session, _)) => &session.id,
                Some(Before::Added(id)) => id,
                None => return false,
            };
            key.is_none_or(|key| key.contains(id.as_str()))
        });
        if is_ours {
            self.before.set(None);
        }
    }

    /// Takes the last change back.
    pub fn take_back(self) {
        match self.before.get_untracked() {
            Some(Before::Changed(session, note) | Before::Deleted(session, note)) => {
                self.change(Change::KeepSession(Box::new((*session).clone()), note));
            }
            Some(Before::Added(id)) => self.change(Change::DeleteSession(id)),
            None => {}
        }
        self.before.set(None);
        self.taken_back.set(self.taken_back.get_untracked() + 1);
    }
}

impl Inner {
    fn recount_after_change(&mut self) -> Result<Option<Recount>, StorageError> {
        load::recount_after_change(&mut self.store, self.recount.is_some())
    }

    /// Makes a change. What it makes of the summaries is worked out from the sessions in numbers: in ten years there are too many
    /// to read each of them.
    fn change(&mut self, wish: Change, fresh: Fresh) -> Option<Trouble> {
        let session = counting::changes(&wish).cloned();
        let skill = match &wish {
            Change::KeepSession(session, _) => Ok(Some(session.skill.clone())),
            Change::DeleteSession(id) => self.skill_of(id),
            _ => Ok(None),
        };
        let mut todo = change(&mut self.model, wish, fresh);
        todo.retain(|effect| *effect != Effect::Recount);
        let trouble = self.carry_out(todo, fresh, carry_out_changes);
        let Some(session) = session else { return trouble };
        let counted = skill.and_then(|skill| self.count_again(&session, skill.as_ref()));
        match counted {
            Ok(None) => trouble,
            Ok(Some(recounted)) => {
                let todo = update(&mut self.model, recounted, fresh);
                self.carry_out(todo, fresh, carry_out_changes).or(trouble)
            }
            Err(error) => {
                // the next start finds that out
                self.store.doubt_summaries();
                Some(error.into())
            }
        }
    }
}
