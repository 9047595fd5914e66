//! A backup out of the phone, and into it.

use std::cell::RefCell;

use leptos::prelude::{Notify, Track};

use super::state::Inner;
use super::{App, Said};
use crate::domain::{Instant, Intent, REMINDER_AFTER, Settings, local_day, sessions_to_back_up};
use crate::platform::files::{self, Handed, Outgoing};
use crate::platform::{locale, time};
use crate::store::backup::{self, Backup, BackupError, Differences, Preview, Undo};
use crate::store::{StorageError, finish_deletions, load};
use crate::words;

thread_local! {
    /// How to take the last restore back. It is the second program's alone, and outlives its screens.
    static RESTORED: RefCell<Option<Undo>> = const { RefCell::new(None) };
}

impl App {
    /// Hands the person a backup file of everything. It counts as made only if it was really handed over.
    pub fn export_backup(self) {
        let now = self.read_clock();
        let text = backup::export(&self.inner.borrow().store, now);
        let Ok(text) = text else { return self.said.set(Some(Said::Refused(words::FILE_NOT_SAVED))) };
        let file = Outgoing { name: words::backup_name(&self.day(now)), kind: "application/json", text };
        files::hand_out(file, move |handed| match handed {
            Handed::Done => self.exported(now),
            // who changed their mind knows that nothing was saved
            Handed::Cancelled => self.said.set(None),
            Handed::Refused => self.said.set(Some(Said::Refused(words::FILE_NOT_SAVED))),
        });
    }

    fn exported(self, now: Instant) {
        self.catch_up();
        let settings = self.peek(|model| model.settings.clone());
        self.dispatch(Intent::ChangeSettings(Settings { last_backup: Some(now), ..settings }));
        let day = locale::short_day(now, time::utc_offset_min());
        self.said.set(Some(Said::Done(words::last_backup(&day))));
    }

    /// The day of `now` here, as names of files have it.
    pub(super) fn day(self, now: Instant) -> String {
        local_day(now, time::utc_offset_min()).map_or_else(String::new, |day| day.to_string())
    }

    /// How many sessions are in no backup yet, if it is time to say so.
    pub fn sessions_to_back_up(self) -> Option<usize> {
        let (last_backup, put_away, sessions) = self.peek(|model| {
            let sessions: usize = model.summaries.iter().map(|(_, summary)| summary.sessions as usize).sum();
            (model.settings.last_backup, model.settings.reminder_put_away, sessions)
        });
        // the keys are looked through only where there can be so many; and not at the start, when nothing may move under a finger
        let ids = (sessions >= REMINDER_AFTER && self.is_settled.get()).then(|| self.session_ids())?;
        sessions_to_back_up(&ids, last_backup, put_away)
    }

    /// Puts the reminder of a backup away, until as many sessions more.
    pub fn put_reminder_away(self) {
        let settings = self.peek(|model| model.settings.clone());
        let reminder_put_away = Some(self.read_clock());
        self.dispatch(Intent::ChangeSettings(Settings { reminder_put_away, ..settings }));
    }

    /// What restoring `backup` would do.
    ///
    /// # Errors
    /// [`BackupError`] if the store cannot be read, or has no room for it.
    pub fn preview_restore(self, backup: &Backup) -> Result<Preview, BackupError> {
        self.catch_up();
        let Inner { store, model, .. } = &mut *self.inner.borrow_mut();
        backup::preview(store, model, backup)
    }

    /// Puts `backup` together with what is here, and loads the model anew. It can be taken back until something else is changed.
    ///
    /// # Errors
    /// [`BackupError`]; nothing was changed.
    pub fn restore(self, backup: &Backup) -> Result<(), BackupError> {
        self.catch_up();
        let done = self.inner.borrow_mut().restore(backup);
        let done = done.map(|(_, undo)| RESTORED.set(Some(undo).filter(|undo| !undo.is_empty())));
        self.loaded_anew();
        done
    }

    /// True if the last restore can be taken back: nothing else was changed since.
    pub fn can_undo_restore(self) -> bool {
        self.changed.track();
        let is_whole = |undo: &Undo| backup::can_undo(&self.inner.borrow().store, undo);
        RESTORED.with_borrow(|undo| undo.as_ref().is_some_and(is_whole))
    }

    /// Takes the last restore back: everything is as it was before. Answers whether it could be.
    pub fn undo_restore(self) -> bool {
        let Some(undo) = RESTORED.take() else { return false };
        let done = self.inner.borrow_mut().undo_restore(&undo);
        self.loaded_anew();
        done.is_ok()
    }

    /// Finishes deletions that a killed page began.
    pub(super) fn finish_deletions(self) {
        let found = {
            let Inner { store, model, .. } = &mut *self.inner.borrow_mut();
            finish_deletions(store, model)
        };
        match found {
            Ok(true) => self.changed.notify(),
            Ok(false) => {}
            Err(error) => self.trouble.set(Some(error.into())),
        }
    }

    fn loaded_anew(self) {
        self.changed.notify();
        self.show_choices();
    }
}

impl Inner {
    pub(super) fn restore(&mut self, backup: &Backup) -> Result<(Differences, Undo), BackupError> {
        let (differences, undo) = backup::restore(&mut self.store, &self.model, backup)?;
        if !undo.is_empty() {
            self.load_anew()?;
        }
        Ok((differences, undo))
    }

    fn undo_restore(&mut self, undo: &Undo) -> Result<(), StorageError> {
        backup::undo(&mut self.store, undo)?;
        self.load_anew()
    }

    /// Everything may have changed.
    pub(super) fn load_anew(&mut self) -> Result<(), StorageError> {
        let Self { store, model, clock, .. } = self;
        *model = load::load(store)?;
        // what is to be counted again is, below
        load::look(store, model)?;
        let rebuilt = load::rebuild(store, model);
        clock.not_before(model.newest_instant());
        // what can be made again is made again at a later start
        match rebuilt {
            Ok(()) | Err(StorageError::Full) => Ok(()),
            Err(error) => Err(error),
        }
    }
}
