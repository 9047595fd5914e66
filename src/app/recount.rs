//! What Practice shows of sessions is made again from them: the second program's part, for the first does not read sessions.

use leptos::prelude::Notify;

use super::state::Inner;
use super::{App, Trouble, second};
use crate::platform::page;
use crate::store::{StorageError, load, summaries::Recount};

/// So many sessions are counted in one go, twice a second: a slow phone takes 20 ms for them.
const AT_ONCE: usize = 100;
/// The pause between two goes while a screen of this program is shown, in milliseconds.
const PAUSE: i32 = 40;

impl App {
    /// Begins to count, after everything may have changed here. Whoever has the data goes on: a screen of this program, or the first.
    pub(super) fn count_here(self, recount: Recount) {
        self.inner.borrow_mut().recount = Some(recount);
        self.is_count_due.set(true);
        self.count_while_shown();
    }

    /// Goes on counting, if that is due, for as long as a screen of this program is shown.
    pub(super) fn count_while_shown(self) {
        if !self.is_count_due.get() {
            return;
        }
        page::after(PAUSE, move || {
            // else the first program has the data, and asks for the rest
            if second::is_shown() {
                self.go_on_counting();
                match self.is_count_due.get() {
                    true => self.count_while_shown(),
                    false => self.changed.notify(),
                }
            }
        });
    }

    /// Goes on counting the sessions again, so that nobody waits for it.
    pub(super) fn go_on_counting(self) {
        let counted = self.inner.borrow_mut().go_on_counting();
        if let Err(error) = counted {
            self.trouble.set(Some(error));
        }
        self.is_count_due.set(self.inner.borrow().recount.is_some());
        self.report_found();
    }
}

impl Inner {
    /// Finds out what is to be counted again, or counts some more of it.
    fn go_on_counting(&mut self) -> Result<(), Trouble> {
        let Some(mut recount) = self.recount.take() else {
            self.recount = load::look(&mut self.store, &mut self.model)?.1;
            return Ok(());
        };
        if recount.some(&mut self.store, AT_ONCE)? {
            self.recount = Some(recount);
            return Ok(());
        }
        match recount.finish(&mut self.store, &mut self.model) {
            // another one came or went
            Ok(false) => self.recount = load::look(&mut self.store, &mut self.model)?.1,
            Ok(true) | Err(StorageError::Newer) => {}
            Err(error) => return Err(error.into()),
        }
        Ok(())
    }
}
