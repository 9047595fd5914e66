//! What goes on by itself: ticks, signs of life, coming and going, and a look at everything stored when there is time.

use leptos::prelude::Notify;

use super::dispatch::AFTER_LIFT;
use super::state::Inner;
use super::{Address, App, Trouble, effects};
use crate::domain::{Intent, Session, Settings};
use crate::platform::{history, keys, local_storage, offline, page, speech, tabs};
use crate::store::{load, room};

/// How full the storage is can wait so many milliseconds.
const LATER: i32 = 2000;

impl App {
    /// Everything that goes on by itself: the clock's ticks, signs of life, the phone's theme, the service worker.
    pub fn live(self) {
        self.show_choices();
        page::on_phone_theme(move || self.show_choices());
        page::on_sign_of_life(move || self.sign_of_life());
        page::on_lift(move || {
            if self.untold.get() {
                page::after(AFTER_LIFT, move || self.tell_the_rest());
            }
        });
        page::on_press(move || self.touched_by_hand());
        keys::listen(crate::views::show_keys);
        page::on_seen_or_hidden(move || if page::is_seen() { self.seen_again() } else { self.hidden() });
        history::on_move(move || self.follow_address());
        self.follow_address();
        // the home screen's shortcut: straight into a session, or back into the one that is going on
        if history::asks_for("start") && self.peek(|model| model.chosen_skill().is_some()) {
            self.dispatch(Intent::StartSession);
            self.go(Address::Session);
        }
        self.follow_session();
        tabs::on_write(move |key, is_gone| self.another_tab_wrote(key.as_deref(), is_gone));
        page::every(500, move || self.tick());
        // after the first paint, so that none of it delays the start
        page::after(400, move || {
            self.open_safety_copy();
            self.survey();
            offline::register(move |state| self.offline.set(state));
            page::after(LATER, move || {
                self.is_settled.set(true);
                self.look_at_room();
            });
        });
    }

    /// What goes on by itself in the second program: the clock's ticks, what other tabs write, the state of the worker.
    pub(super) fn live_second(self) {
        tabs::on_write(move |key, is_gone| {
            self.another_changed(key.as_deref());
            self.another_tab_wrote(key.as_deref(), is_gone);
        });
        self.open_safety_copy();
        page::every(500, move || self.now.set(self.read_clock()));
        offline::follow(move |state| self.offline.set(state));
        // the parts of a screen are this program's own matter; another screen is the first one's
        history::on_move(move || {
            if *self.path.borrow() == history::path() {
                self.address.set(self.address.get_untracked());
            }
        });
    }

    pub(super) fn survey(self) {
        let found = self.inner.borrow_mut().look();
        match found {
            Ok((changed, is_due)) => {
                if changed {
                    self.changed.notify();
                }
                self.is_count_due.set(is_due);
            }
            Err(error) => self.trouble.set(Some(error)),
        }
        self.report_found();
    }

    /// Looks whether room is short, and tells it once every few percent.
    fn look_at_room(self) {
        if !self.inner.borrow().in_memory {
            local_storage::units(move |units| {
                let told = self.peek(|model| model.settings.room_told);
                self.room_short.set(room::short_at(room::percent(units), told));
            });
        }
    }

    /// Tells no more that room is short, until there is less.
    pub fn put_room_away(self) {
        let settings = self.peek(|model| model.settings.clone());
        let room_told = self.room_short.get_untracked();
        self.room_short.set(None);
        self.dispatch(Intent::ChangeSettings(Settings { room_told, ..settings }));
    }

    pub(super) fn report_found(self) {
        let found = self.inner.borrow_mut().found_anew();
        if found.is_some() && self.trouble.get_untracked().is_none() {
            self.trouble.set(found);
        }
    }

    fn tick(self) {
        if !page::is_seen() {
            return;
        }
        let now = self.read_clock();
        self.now.set(now);
        let last_seen = self.inner.borrow().last_sign;
        let due = self.peek(|model| {
            let folds = model.reflection.is_some_and(|open| open.left(now) == Some(0));
            let absent = model.session.as_ref().is_some_and(|session| session.absence(last_seen, now).is_some());
            folds || (absent && model.absence.is_none())
        });
        if self.follows.get_untracked() {
            return;
        }
        if due {
            self.dispatch(Intent::Looked { last_seen });
        }
        self.chime(now);
        self.look_up_ledger();
        self.look_at_shape(now);
        self.look_at_screen();
        self.let_count();
    }

    /// Follows what another tab wrote, so that both know the same session and neither writes over the other's events.
    fn another_tab_wrote(self, key: Option<&str>, is_gone: bool) {
        // choices are rewritten, but never removed unless everything is: what this tab remembers must go, too
        if is_gone && key.is_none_or(|key| self.inner.borrow().store.is_settings(key)) {
            return page::begin_anew();
        }
        let ours = key.is_none_or(|key| self.inner.borrow().store.owns(key));
        // while the sample is shown, the person's own is read again on leaving
        if ours && !self.inner.borrow().in_memory {
            self.read_anew();
            self.follow_phase();
        }
    }

    pub(super) fn read_anew(self) {
        let read = self.inner.borrow_mut().read_anew();
        match read {
            Ok(()) => self.changed.notify(),
            Err(error) => self.trouble.set(Some(error)),
        }
        self.show_choices();
        self.announce();
        self.follow_session();
    }

    fn sign_of_life(self) {
        let now = self.read_clock();
        self.inner.borrow_mut().last_sign = Some(now);
        // whoever taps has heard enough
        speech::stop();
    }

    fn seen_again(self) {
        if self.is_behind() {
            self.read_anew();
        }
        let last_seen = self.inner.borrow().last_sign;
        self.dispatch(Intent::Looked { last_seen });
        self.now.set(self.read_clock());
        self.sign_of_life();
    }

    /// Notes when the learner was last there, for a page that may never come back.
    fn hidden(self) {
        // nothing is painted any more that what was noted could wait for
        self.inner.borrow().copy.flush();
        self.follow_session();
        if self.follows.get_untracked() || self.is_behind() {
            return;
        }
        let Inner { store, model, last_sign, .. } = &mut *self.inner.borrow_mut();
        if let (Some(at), Some(session)) = (*last_sign, &model.session) {
            effects::note_seen(store, model, session, at.max(session.last_at()));
        }
    }
}

impl Inner {
    /// Looks at everything stored; whether the model learnt something from it, and whether there is something that only the second
    /// program can make again: it reads sessions.
    fn look(&mut self) -> Result<(bool, bool), Trouble> {
        let (changed, is_due) = load::look_with(&mut self.store, &mut self.model, self.is_kept)?;
        let is_left = self.model.session.is_none() && self.store.has_live_mark();
        Ok((changed, is_due || is_left))
    }

    /// What the store found since this was last asked. What was told, and perhaps dismissed, is not told again.
    fn found_anew(&mut self) -> Option<Trouble> {
        let troubles = self.store.troubles();
        let is_new = std::mem::replace(&mut self.told_of, troubles) != troubles;
        effects::found(&self.store).filter(|_| is_new)
    }

    pub(super) fn read_anew(&mut self) -> Result<(), Trouble> {
        let before = std::mem::replace(&mut self.model, load::load_with(&mut self.store, self.is_kept)?);
        // a reflection is stored nowhere: it stays on screen as long as its miss is there
        self.model.reflection = before.reflection.filter(|open| {
            let same = |session: &&Session| before.session.as_ref().is_some_and(|was| was.id() == session.id());
            self.model.session.as_ref().filter(same).is_some_and(|session| session.attempt_of(open.miss).is_some())
        });
        self.clock.not_before(self.model.newest_instant());
        Ok(())
    }
}
