//! Who learns here: what is kept of them, a file of one of them alone, and whose the records of a backup become.

use leptos::prelude::Notify;

use super::state::Inner;
use super::{App, Said};
use crate::domain::{LearnerId, Model};
use crate::platform::files::{self, Handed, Outgoing};
use crate::store::backup::{Backup, BackupError, Prepared};
use crate::store::who_learns;
use crate::store::whose::{self, Whose};
use crate::words;

impl App {
    /// What whoever practises now is called, where there are several.
    pub fn whose_practice(self) -> Option<String> {
        self.read(|model| {
            let learner = model.learner_of(&model.learner).filter(|_| model.has_several_learners())?;
            Some(words::called(&learner.name, learner.is_me()).to_owned())
        })
    }

    /// Finds out who learns here: what the summaries say of it may be older.
    pub fn find_learners(self) {
        let found = {
            let Inner { store, model, .. } = &mut *self.inner.borrow_mut();
            who_learns::find(store, model)
        };
        // where that cannot be kept it is found again
        if found == Ok(true) {
            self.changed.notify();
        }
    }

    /// True if a setback of somebody is kept.
    pub fn has_setbacks(self, id: &LearnerId) -> bool {
        self.read_store(|store| Ok(store.setbacks_and_whose()?.iter().any(|(whose, _)| whose == id)))
    }

    /// Hands out a backup file of one learner alone. It counts as no backup of this device.
    pub fn export_learner(self, id: &LearnerId) {
        let now = self.read_clock();
        let (text, name) = {
            let Inner { store, model, .. } = &*self.inner.borrow();
            let name = model.learner_of(id).map(|learner| learner.name.clone()).unwrap_or_default();
            (whose::export_of(store, model, id, now), name)
        };
        let Ok(text) = text else { return self.said.set(Some(Said::Refused(words::FILE_NOT_SAVED))) };
        let file = Outgoing { name: words::learner_file(&name, &self.day(now)), kind: "application/json", text };
        files::hand_out(file, move |handed| {
            self.said.set(match handed {
                Handed::Done => Some(Said::Done(words::LEARNER_HANDED.to_owned())),
                Handed::Cancelled => None,
                Handed::Refused => Some(Said::Refused(words::FILE_NOT_SAVED)),
            });
        });
    }

    /// Whose the records of `backup` are, and whether that has to be asked.
    pub fn whose_are(self, backup: &Backup) -> (Vec<Whose>, bool) {
        self.catch_up();
        self.peek(|model| {
            let whose = whose::whose(model, backup);
            let is_asked = whose::is_asked(model, &whose);
            (whose, is_asked)
        })
    }

    /// `backup` as it is when its records become theirs who are said; and what restoring that would do, worked out.
    ///
    /// # Errors
    /// [`BackupError`] if the store cannot be read, or has no room for it.
    pub fn prepare_as_said(self, backup: &Backup, said: &[Whose]) -> Result<(Backup, Prepared), BackupError> {
        let backup = self.peek(|model: &Model| whose::as_said(model, backup, said));
        self.prepare_restore(&backup).map(|prepared| (backup, prepared))
    }
}
