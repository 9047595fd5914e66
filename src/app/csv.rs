//! Tables out of the phone, and into it.

use leptos::prelude::Notify;

use super::state::Inner;
use super::{App, Said};
use crate::platform::files::{self, Handed, Outgoing};
use crate::platform::time;
use crate::store::csv::{self, Added, Choices, Plan, Refusal, Table};
use crate::store::{StorageError, Store};
use crate::words;

impl App {
    /// The two tables of everything that is theirs whose practice it is: attempts, and sessions.
    pub fn tables(self) -> [Outgoing; 2] {
        let day = self.day(self.read_clock());
        let (mut sessions, notes) = (self.read_store(Store::sessions), self.notes());
        self.peek(|model| sessions.retain(|session| model.is_own(&session.skill)));
        let [attempts, sessions] = self
            .peek(|model| [csv::attempts(&model.skills, &sessions), csv::sessions(&model.skills, &sessions, &notes)]);
        let file = |name, text| Outgoing { name, kind: "text/csv", text };
        [file(words::attempts_name(&day), attempts), file(words::sessions_name(&day), sessions)]
    }

    /// Hands out both tables by the phone's share sheet; false where there is none, or it does not take two files: they are then
    /// downloaded one by one. It tells `refused` if the browser changes its mind. To be called from the press itself.
    pub fn share_tables(self, refused: impl FnOnce() + 'static) -> bool {
        self.said.set(None);
        files::share(&self.tables(), move |handed| match handed {
            Handed::Done => self.said.set(Some(Said::Done(words::TABLES_HANDED.to_owned()))),
            Handed::Cancelled => {}
            Handed::Refused => refused(),
        })
    }

    /// Downloads a table.
    pub fn download(self, file: &Outgoing) {
        self.said.set(Some(match files::download(&file.name, file.kind, &file.text) {
            Ok(()) => Said::Done(words::downloaded(&file.name)),
            Err(_) => Said::Refused(words::FILE_NOT_SAVED),
        }));
    }

    /// What adding `tables` would do.
    ///
    /// # Errors
    /// [`Refusal`]
    pub fn plan_import(self, tables: &[Table], choices: &Choices) -> Result<Plan, Refusal> {
        let fresh = self.fresh();
        let Inner { store, model, .. } = &*self.inner.borrow();
        csv::plan(store, model, tables, choices, &time::of_field, fresh)
    }

    /// Adds `tables`, all or nothing, and loads the model anew. It is planned once more before: another tab may have changed what is
    /// here.
    ///
    /// # Errors
    /// [`Refusal`]; nothing was changed.
    pub fn import(self, tables: &[Table], choices: &Choices) -> Result<(Plan, Added), Refusal> {
        self.catch_up();
        let plan = self.plan_import(tables, choices)?;
        let added = {
            let Inner { store, model, .. } = &mut *self.inner.borrow_mut();
            csv::keep(store, model, &plan).map_err(Refusal::Storage)?
        };
        self.load_all_anew().map_err(Refusal::Storage)?;
        Ok((plan, added))
    }

    /// Takes back what was added.
    ///
    /// # Errors
    /// [`StorageError`]; asking again takes back the rest.
    pub fn take_import_back(self, added: &Added) -> Result<(), StorageError> {
        self.catch_up();
        let taken = {
            let Inner { store, model, .. } = &mut *self.inner.borrow_mut();
            csv::take_back(store, model, added)
        };
        taken.and(self.load_all_anew())
    }

    fn load_all_anew(self) -> Result<(), StorageError> {
        let loaded = self.load_anew();
        self.changed.notify();
        loaded
    }
}
