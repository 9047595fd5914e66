//! What Practice shows of sessions is made again from them: the second program's part, for the first does not read sessions.

use leptos::prelude::Notify;

use super::state::Inner;
use super::{App, Trouble, second};
use crate::platform::{page, time};
use crate::store::{StorageError, load, summaries::Recount};

/// So many sessions between two looks at the clock.
const STEP: usize = 4;
/// How long it counts in one go while a screen of this program is shown, and the pause between two goes, in milliseconds.
const SHOWN: (f64, i32) = (12.0, 20);
/// How long it counts in one go otherwise, twice a second.
const BESIDE: f64 = 30.0;

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
        page::after(SHOWN.1, move || {
            // else the first program has the data, and asks for the rest
            if second::is_shown() {
                self.count_for(SHOWN.0);
                match self.is_count_due.get() {
                    true => self.count_while_shown(),
                    // what is shown of it is a task of its own
                    false => page::after(0, move || self.changed.notify()),
                }
            }
        });
    }

    /// Goes on counting the sessions again, so that nobody waits for it.
    pub(super) fn go_on_counting(self) {
        self.count_for(BESIDE);
    }

    fn count_for(self, millis: f64) {
        let end = time::reading().page + millis;
        let counted = self.inner.borrow_mut().go_on_counting(|| time::reading().page < end);
        if let Err(error) = counted {
            self.trouble.set(Some(error));
        }
        self.is_count_due.set(self.inner.borrow().recount.is_some());
        self.report_found();
    }
}

impl Inner {
    /// Finds out what is to be counted again, or counts some more of it while there `is_time`.
    fn go_on_counting(&mut self, is_time: impl Fn() -> bool) -> Result<(), Trouble> {
        let Some(mut recount) = self.recount.take() else {
            self.recount = load::look(&mut self.store, &mut self.model)?.1;
            return Ok(());
        };
        let mut is_counted = recount.is_counted();
        if !is_counted {
            while !is_counted && is_time() {
                is_counted = !recount.some(&mut self.store, STEP)?;
            }
            // what is left then is a task of its own
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
