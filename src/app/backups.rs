//! A backup out of the phone, and into it.

use leptos::prelude::*;

use super::{App, Said};
use crate::domain::{Intent, Settings, local_day};
use crate::platform::{files, locale, time};
use crate::store::StorageError;
use crate::store::backup::{self, Backup, BackupError, Restored};
use crate::store::load;
use crate::words;

impl App {
    /// Hands the person a backup file of everything.
    pub fn export_backup(self) {
        let now = self.read_clock();
        let offset = time::utc_offset_min();
        let text = self.edge.with_value(|edge| backup::export(&edge.store, now));
        let day = local_day(now, offset).map_or_else(String::new, |day| day.to_string());
        let saved =
            text.is_ok_and(|text| files::download(&words::backup_name(&day), "application/json", &text).is_ok());
        if saved {
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
        let found = self.edge.try_update_value(|edge| {
            self.model.with_untracked(|model| backup::preview(&mut edge.store, model, backup))
        });
        found.unwrap_or(Err(BackupError::Storage(StorageError::Blocked)))
    }

    /// Adds what `backup` has and this phone has not, and loads the model anew.
    ///
    /// # Errors
    /// [`BackupError`]; nothing was changed.
    pub fn restore(self, backup: &Backup) -> Result<Restored, BackupError> {
        let done = self.edge.try_update_value(|edge| {
            self.model.try_update_untracked(|model| {
                let done = backup::restore(&mut edge.store, model, backup)?;
                *model = load::load(&mut edge.store)?;
                load::survey(&mut edge.store, model)?;
                edge.clock.not_before(model.newest_instant());
                Ok(done)
            })
        });
        self.model.notify();
        self.show_theme();
        done.flatten().unwrap_or(Err(BackupError::Storage(StorageError::Blocked)))
    }
}
