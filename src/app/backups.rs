//! A backup out of the phone, and into it.

use leptos::prelude::Notify;

use super::state::Inner;
use super::{App, Said};
use crate::domain::{Intent, Settings, local_day};
use crate::platform::{files, locale, time};
use crate::store::archive;
use crate::store::backup::{self, Backup, BackupError, Restored};
use crate::store::load;
use crate::words;

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
    /// [`BackupError`] if the store cannot be read.
    pub fn preview_restore(self, backup: &Backup) -> Result<Restored, BackupError> {
        let Inner { store, model, .. } = &mut *self.inner.borrow_mut();
        backup::preview(store, model, backup)
    }

    /// Adds what `backup` has and this phone has not, and loads the model anew.
    ///
    /// # Errors
    /// [`BackupError`]; nothing was changed.
    pub fn restore(self, backup: &Backup) -> Result<Restored, BackupError> {
        let done = self.inner.borrow_mut().restore(backup);
        self.changed.notify();
        self.show_choices();
        done
    }
}

impl Inner {
    pub(super) fn restore(&mut self, backup: &Backup) -> Result<Restored, BackupError> {
        let Self { store, model, clock, .. } = self;
        let done = backup::restore(store, model, backup)?;
        // nothing counts twice without it; it is tried again with the next restore
        drop(archive::settle(store));
        *model = load::load(store)?;
        load::survey(store, model)?;
        clock.not_before(model.newest_instant());
        Ok(done)
    }
}
