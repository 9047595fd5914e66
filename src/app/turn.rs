//! Which tab logs the session: this one, or another that this one follows.

use std::rc::Rc;

use wasm_bindgen_futures::spawn_local;

use super::state::Inner;
use super::{Address, App};
use crate::domain::{Heard, Intent, ToDo};
use crate::platform::lock::{self, Lock};
use crate::platform::page;
use crate::store::keys;
use crate::words;

impl App {
    /// Goes on with the session here; the tab that logged it so far follows.
    pub fn go_on_here(self) {
        self.hear(Heard::Wish, None);
    }

    /// Whether there is a session may have changed. It was `begun` here if it did not come from the storage; what this tab logged
    /// before it was loaded anew is its own, too.
    pub(super) fn look_whose_turn(self, begun: bool) {
        // the first program has the lock for both; what is only in memory is this tab's alone
        if self.is_second || self.inner.borrow().in_memory {
            return;
        }
        let is_on = self.peek(|model| model.session.is_some());
        if !is_on {
            page::hold_it(false);
        }
        self.hear(if is_on { Heard::IsOn(begun || page::held_it()) } else { Heard::IsOver }, None);
    }

    fn hear(self, heard: Heard, lock: Option<Lock>) {
        if let (Heard::Got(ask), Some(lock)) = (heard, lock) {
            self.lock.replace(Some((ask, lock)));
        }
        let mut turn = self.turn.get();
        let todo = turn.hear(heard);
        if self.turn.replace(turn) != turn {
            page::hold_it(turn.holds());
        }
        match todo {
            ToDo::Nothing => {}
            ToDo::Ask(ask, manner) => {
                let name = keys::prefix(&page::base_path()) + "session";
                lock::ask(&name, ask, manner, Rc::new(move |heard, lock| self.hear(heard, lock)));
            }
            ToDo::LetGo(ask) => {
                let ours = self.lock.borrow_mut().take_if(|(got, _)| *got == ask);
                if let Some((_, lock)) = ours {
                    lock.let_go();
                }
            }
        }
        if self.follows.get_untracked() != turn.follows() {
            self.turned(turn.follows());
        }
    }

    /// Another tab logs from now on, or this one does.
    fn turned(self, follows: bool) {
        self.follows.set(follows);
        if follows {
            self.inner.borrow_mut().leave_to_another();
        }
        self.read_anew();
        let is_on = self.peek(|model| model.session.is_some());
        if !is_on {
            // it ended in the other tab, whose person is at Practice now
            if matches!(self.address.get_untracked(), Address::Session | Address::SessionEnd) {
                self.go(Address::Practice);
            }
            return;
        }
        self.follow_phase();
        self.whose_turn.set(if follows { words::GOES_ON_ELSEWHERE } else { words::GOES_ON_HERE });
        if !follows {
            // a silence that nobody was asked about there is asked about here
            self.dispatch(Intent::Looked { last_seen: None });
            // what the other tab could not store is in the safety copy. It writes nothing of the session any more
            spawn_local(self.mend(true));
        }
    }
}

impl Inner {
    /// What only the tab that logs knows ends here: its questions; and what it could not store, which the safety copy has.
    fn leave_to_another(&mut self) {
        self.copy.flush();
        self.model.reflection = None;
        self.store.leave_waiting_events();
    }
}
