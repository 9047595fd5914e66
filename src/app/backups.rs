//! A backup out of the phone, and into it.

use std::cell::RefCell;

use leptos::prelude::{Notify, Track};

use super::state::Inner;
use super::{App, Said};
use crate::domain::{DayForm, Instant, Intent, REMINDER_AFTER, Settings, local_day, sessions_to_back_up};
use crate::platform::files::{self, Handed, Outgoing};
use crate::platform::{locale, time};
use crate::store::backup::{self, Backup, BackupError, Prepared, Undo};
use crate::store::{StorageError, load, settle, summaries::Recount};
use crate::words;

thread_local! {
    /// How to take the last restore back. It is the second program's alone, and outlives its screens.
    static RESTORED: RefCell<Option<Undo>> = const { RefCell::new(None) };
}

/// Something was changed since the last restore: it is not taken back any more.
pub(super) fn forget_restored() {
    RESTORED.set(None);
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
        let day = locale::day(now, time::utc_offset_min(), DayForm::Short);
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

    /// What restoring `backup` would do, worked out.
    ///
    /// # Errors
    /// [`BackupError`] if the store cannot be read, or has no room for it.
    pub fn prepare_restore(self, backup: &Backup) -> Result<Prepared, BackupError> {
        self.catch_up();
        let Inner { store, model, .. } = &mut *self.inner.borrow_mut();
        backup::prepare(store, model, backup)
    }

    /// Puts `backup` together with what is here, and loads the model anew. It can be taken back until something else is changed.
    ///
    /// # Errors
    /// [`BackupError`]; nothing was changed.
    pub fn restore(self, backup: &Backup, prepared: Prepared) -> Result<(), BackupError> {
        self.catch_up();
        let done = {
            let Inner { store, model, .. } = &mut *self.inner.borrow_mut();
            backup::restore_prepared(store, model, backup, prepared)
        };
        let done = done.and_then(|(_, undo)| {
            let changed = !undo.is_empty();
            RESTORED.set(Some(undo).filter(|_| changed));
            if changed { self.load_anew().map_err(BackupError::Storage) } else { Ok(()) }
        });
        self.loaded_anew();
        done
    }

    /// True if the last restore can be taken back: nothing else was changed since.
    pub fn can_undo_restore(self) -> bool {
        self.changed.track();
        let may_undo = |undo: &Undo| backup::may_undo(&self.inner.borrow().store, undo);
        RESTORED.with_borrow(|undo| undo.as_ref().is_some_and(may_undo))
    }

    /// Takes the last restore back: everything is as it was before. Answers whether it could be.
    pub fn undo_restore(self) -> bool {
        let Some(undo) = RESTORED.take() else { return false };
        let undone = backup::undo(&mut self.inner.borrow_mut().store, &undo);
        let done = undone.and_then(|()| self.load_anew());
        self.loaded_anew();
        done.is_ok()
    }

    /// Finishes what a killed page left undone, and finds out who learns here: what the summaries say of that may be older.
    pub(super) fn settle(self) {
        let found = {
            let Inner { store, model, .. } = &mut *self.inner.borrow_mut();
            settle(store, model)
        };
        match found {
            Ok(true) => self.changed.notify(),
            Ok(false) => {}
            Err(error) => self.trouble.set(Some(error.into())),
        }
    }

    /// Everything may have changed: what is made of it is made again, some at a time.
    pub(super) fn load_anew(self) -> Result<(), StorageError> {
        let recount = self.inner.borrow_mut().load_anew();
        // what can be made again is made again at a later start
        match recount {
            Ok(recount) => self.count_here(recount),
            Err(StorageError::Full) => {}
            Err(error) => return Err(error),
        }
        Ok(())
    }

    fn loaded_anew(self) {
        self.changed.notify();
        self.show_choices();
    }
}

impl Inner {
    fn load_anew(&mut self) -> Result<Recount, StorageError> {
        let Self { store, model, clock, .. } = self;
        // what was counted is shown until it is counted again
        *model = load::load(store)?;
        load::look(store, model)?;
        clock.not_before(model.newest_instant());
        load::rebuild_later(store, model)
    }
}
