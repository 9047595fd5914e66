//! What Practice shows of sessions is made again from them: the second program's part, for the first does not read sessions.

use leptos::prelude::Notify;

use super::state::Inner;
use super::{App, Trouble, second};
use crate::platform::{page, time};
use crate::store::{StorageError, load, summaries::Recount, who_learns};

/// So many sessions between two looks at the clock.
const STEP: usize = 4;
/// How long it counts in one go while a screen of this program is shown, and the pause between two goes, in milliseconds.
const SHOWN: (f64, i32) = (12.0, 20);
/// How long it counts in one go otherwise, twice a second.
const BESIDE: f64 = 30.0;

/// What is to be done next. Each takes a look at many keys, for which a slow phone needs as long as for a screen: a task of its own.
pub enum Next {
    /// To find out whether anything is to be counted again.
    Look,
    /// To find out what.
    List,
    /// To count some more.
    Count(Box<Recount>),
}

impl App {
    /// Begins to count, after everything may have changed here. Whoever has the data goes on: a screen of this program, or the first.
    pub(super) fn count_here(self, recount: Recount) {
        self.inner.borrow_mut().recount = Some(Next::Count(Box::new(recount)));
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
        let Self { store, model, recount, .. } = self;
        *recount = match recount.take() {
            None => {
                who_learns::find(store, model)?;
                Some(Next::Look)
            }
            Some(Next::Look) => load::look_with(store, model, load::is_kept)?.1.then_some(Next::List),
            Some(Next::List) => Some(Next::Count(Box::new(load::to_count(store)?))),
            Some(Next::Count(mut counting)) if !counting.is_counted() => {
                while is_time() && counting.some(store, STEP)? {}
                // what is left when all are counted is a task of its own
                Some(Next::Count(counting))
            }
            Some(Next::Count(counted)) => match counted.finish(store, model) {
                // another one came or went
                Ok(false) => Some(Next::Look),
                Ok(true) | Err(StorageError::Newer) => None,
                Err(error) => return Err(error.into()),
            },
        };
        Ok(())
    }
}
