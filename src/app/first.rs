//! The first program's side of the further screens.

use wasm_bindgen_futures::spawn_local;

use super::App;
use crate::dom::El;
use crate::platform::further::{self, Further, Missed};
use crate::platform::page;

/// What the first program knows of the second.
#[derive(Default)]
pub struct Visit {
    /// Counts the screens that were asked for: one that comes late must not be shown in another's place.
    turn: u32,
    /// The second program while it shows a screen.
    shown: Option<Further>,
}

impl App {
    /// Shows the further screen of the page's address in `place`, as soon as its program is there. It tells `failed` why that cannot be fetched.
    pub fn show_further(self, place: El, failed: impl Fn(Missed) + 'static) {
        let turn = self.visit.borrow().turn;
        spawn_local(async move {
            let loaded = further::load().await;
            if self.visit.borrow().turn != turn {
                return;
            }
            // the finger's own task ends before another one begins
            page::soon().await;
            let is_wanted = || self.visit.borrow().turn == turn;
            if is_wanted() && loaded.as_ref().is_ok_and(Further::open) {
                page::soon().await;
            }
            if !is_wanted() {
                return;
            }
            match loaded {
                Ok(program) => {
                    program.show(place.node(), &self.hand_over());
                    self.visit.borrow_mut().shown = Some(program);
                }
                Err(missed) => failed(missed),
            }
        });
    }

    /// Fetches the second program before it is wanted. Where that fails, it is told when it is.
    pub(super) fn expect_further(self) {
        spawn_local(async { drop(further::load().await) });
    }

    /// Lets the second program make again what is made from the sessions, if that is due: this one does not read them. Never during
    /// a session, and not while a screen of the other is shown, which does it itself.
    pub(super) fn let_count(self) {
        let may = move || !self.is_away() && self.may_update();
        if !may() || !self.is_count_due.replace(false) {
            return;
        }
        spawn_local(async move {
            // where it cannot be fetched, the next start tries again
            let Ok(program) = further::load().await else { return };
            if !may() {
                return self.is_count_due.set(true);
            }
            let baton = self.hand_over();
            // where it breaks down, what it was told is still known
            let back = program.count(&baton).unwrap_or(baton);
            self.take_over(&back);
        });
    }

    /// True while the second program has the data.
    pub(super) fn is_away(self) -> bool {
        self.visit.borrow().shown.is_some()
    }

    /// Takes the data back from the second program, if it has them.
    pub(super) fn come_back(self) {
        if let Some(baton) = self.end_visit() {
            self.take_over(&baton);
        }
    }

    /// Takes the second program's screen away, and answers what it knew. Whoever does not take that over lets go of it.
    pub(super) fn end_visit(self) -> Option<String> {
        self.visit.borrow_mut().turn += 1;
        let shown = self.visit.borrow_mut().shown.take();
        shown.and_then(|program| program.leave())
    }
}
