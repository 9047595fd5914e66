//! A backup out of the phone, and into it.

use std::cell::RefCell;

use leptos::prelude::{Notify, Track};

use super::state::Inner;
use super::{App, Said};
use crate::domain::{Intent, Settings, local_day};
use crate::platform::{files, locale, time};
use crate::store::backup::{self, Backup, BackupError, Differences, Preview, Undo};
use crate::store::{StorageError, finish_deletions, load};
use crate::words;

thread_local! {
    /// How to take the last restore back. It is the second program's alone, and outlives its screens.
    static RESTORED: RefCell<Option<Undo>> = const { RefCell::new(None) };
}

impl App {
    /// Hands the person a backup file of everything.
    pub fn export_backup(self) {
        let now = self.read_clock();
        let offset = time::utc_offset_min();
        let text = backup::export(&self.inner.borrow().store, now);
        let day = local_day(now, offset).map_or_else(String::new, |day| day.to_string());
        let saved =
            text.is_ok_and(|text| files::download(&words::backup_name(&day), "application/json", &text).is_ok());
        if saved {
            self.catch_up();
            let settings = self.peek(|model| model.settings.clone());
            self.dispatch(Intent::ChangeSettings(Settings { last_backup: Some(now), ..settings }));
            self.said.set(Some(Said::Done(words::last_backup(&locale::short_day(now, offset)))));
        } else {
            self.said.set(Some(Said::Refused(words::FILE_NOT_SAVED)));
        }
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
    fn load_anew(&mut self) -> Result<(), StorageError> {
        let Self { store, model, clock, .. } = self;
        *model = load::load(store)?;
        load::survey(store, model)?;
        let rebuilt = load::rebuild(store, model);
        clock.not_before(model.newest_instant());
        // what can be made again is made again at a later start
        match rebuilt {
            Ok(()) | Err(StorageError::Full) => Ok(()),
            Err(error) => Err(error),
        }
    }
}
