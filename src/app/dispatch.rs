//! The one way in which views change what they read, and how they read it.

use leptos::prelude::{Notify, Track};

use super::state::Inner;
use super::{App, Trouble};
use crate::domain::{Effect, Fresh, Instant, Intent, Model, Session, ThemeChoice, update};
use crate::platform::{chance, keys as shortcuts, page, time};
use crate::store::{CarryOut, Storage, StorageError, carry_out, load};

/// What follows a tap waits no longer than this for the finger to lift, in milliseconds.
const LONG_PRESS: i32 = 250;
/// It follows so many milliseconds after the lift: the pad's light was seen, and the lift was painted.
pub(super) const AFTER_LIFT: i32 = 60;

impl App {
    pub(super) fn read_clock(self) -> Instant {
        self.inner.borrow_mut().clock.read(time::reading())
    }

    /// Fulfils a wish: rules, then storage, then the views. A tap is answered in two steps: the count is painted in the next
    /// frame, and what the tap opens follows when the finger has lifted, so that neither touch nor lift waits for it.
    pub fn dispatch(self, intent: Intent) {
        let fresh = self.fresh();
        if self.is_away() {
            // what is changed now must not be what it was before the other program changed it
            self.read_anew();
        }
        let is_tap = matches!(intent, Intent::LogClean(_) | Intent::LogMicroFailure(_) | Intent::LogMicroFailureAs(..));
        if intent.is_of_a_session() {
            if self.follows.get_untracked() {
                return;
            }
            // another tab may have gone on with this session, ended it or deleted everything while this one was frozen
            if self.is_behind() {
                return self.read_anew();
            }
        } else if self.is_behind() {
            self.read_anew();
        }
        self.inner.borrow_mut().read_rest();
        let newest = (is_tap || intent == Intent::Undo).then(|| self.newest());
        let choices_before = self.choices();
        let was_on = self.peek(|model| model.session.is_some());
        let (trouble, has_room) = {
            let inner = &mut *self.inner.borrow_mut();
            let todo = update(&mut inner.model, intent, fresh);
            let writes = !todo.is_empty();
            let trouble = inner.carry_out(todo, fresh, carry_out);
            if !is_tap {
                // only the frame that answers a tap goes first: what ends or undoes something is safe before it is seen
                inner.copy.flush();
            }
            (trouble, writes && inner.store.waiting() == 0)
        };
        // where everything could be written, there is room again
        if trouble.is_some() || has_room && self.trouble.get_untracked() == Some(Trouble::Full) {
            self.trouble.set(trouble);
        }
        if let Some(before) = newest {
            self.answer(is_tap, before);
        }
        if is_tap {
            self.untold.set(true);
            self.answered.notify();
            page::after(LONG_PRESS, move || self.tell_the_rest());
        } else {
            if !was_on {
                self.look_whose_turn(true);
            }
            self.tell(fresh.now);
            self.follow_session();
            self.follow_phase();
        }
        if self.choices() != choices_before {
            self.show_choices();
        }
    }

    /// What comes from outside with every wish.
    pub(super) fn fresh(self) -> Fresh {
        Fresh { now: self.read_clock(), chance: chance::bits(), utc_offset_min: time::utc_offset_min() }
    }

    /// True if another tab changed what session goes on, or went on with it, while this one was frozen and could not hear of it.
    pub(super) fn is_behind(self) -> bool {
        let inner = self.inner.borrow();
        let Some(session) = &inner.model.session else { return inner.store.has_live_mark() };
        !inner.store.has_live_mark() || inner.store.has_event(session.id(), session.next_seq())
    }

    /// Tells everybody who reads the model that it changed at `now`.
    pub(super) fn tell(self, now: Instant) {
        self.untold.set(false);
        if now > self.now.get_untracked() {
            self.now.set(now);
        }
        self.changed.notify();
        self.announce();
        // a tap may have taken a breakdown ladder on
        self.follow_tempo();
    }

    /// Tells everybody of a tap that was so far only counted.
    pub(super) fn tell_the_rest(self) {
        if self.untold.get() {
            self.tell(self.read_clock());
        }
    }

    /// Reads the model; whoever reads hears of its changes.
    pub fn read<T>(self, pick: impl FnOnce(&Model) -> T) -> T {
        self.changed.track();
        self.peek(pick)
    }

    /// Reads the session that is going on, or `T`'s default where there is none; whoever reads hears of its changes.
    pub fn read_session<T: Default>(self, pick: impl FnOnce(&Session) -> T) -> T {
        self.read(|model| model.session.as_ref().map(pick).unwrap_or_default())
    }

    /// Whether a tap was counted a moment ago and the rest of the screen is still to follow; whoever asks hears of both.
    pub fn answers_a_tap(self) -> bool {
        self.read_at_once(|_| self.untold.get())
    }

    /// Reads the model like [`App::read`]; whoever reads hears of a tap in the frame that answers the finger. For the little
    /// that must be painted then: what counts the tap and says which one it was.
    pub fn read_at_once<T>(self, pick: impl FnOnce(&Model) -> T) -> T {
        self.answered.track();
        self.read(pick)
    }

    /// Reads the model without hearing of its changes.
    pub fn peek<T>(self, pick: impl FnOnce(&Model) -> T) -> T {
        pick(&self.inner.borrow().model)
    }

    fn choices(self) -> (ThemeChoice, bool) {
        self.peek(|model| (model.settings.theme, model.settings.shortcuts_on()))
    }

    fn theme_shown(self) -> &'static str {
        match self.choices().0 {
            ThemeChoice::AsThePhone if page::phone_is_dark() => "dark",
            ThemeChoice::AsThePhone | ThemeChoice::Light => "light",
            ThemeChoice::Dark => "dark",
            ThemeChoice::Rink => "rink",
        }
    }

    /// Shows the choices that concern the page as a whole: its colours, and whether letters are keys.
    pub(super) fn show_choices(self) {
        shortcuts::turn(self.choices().1);
        let theme = self.theme_shown();
        page::set_theme(theme);
        if self.theme.get_untracked() != theme {
            self.theme.set(theme);
        }
    }

    /// Tries the writes that failed once more.
    pub fn retry_writes(self) {
        let result = self.inner.borrow_mut().store.retry_waiting();
        self.trouble.set(result.err().map(Trouble::from));
    }

    /// True while an update may be offered: no session is going on.
    pub fn may_update(self) -> bool {
        self.peek(|model| model.session.is_none())
    }
}

impl Inner {
    /// Reads the skills that the first screen did not need. Where that fails they are left out a little longer, and the look at
    /// everything tells of it.
    fn read_rest(&mut self) {
        drop(load::load_rest(&mut self.store, &mut self.model));
    }

    /// Carries out what the rules ask for; what storage brings back goes through the rules again. Answers the last failure, if
    /// any.
    pub(super) fn carry_out(
        &mut self,
        mut todo: Vec<Effect>,
        fresh: Fresh,
        carry_out: CarryOut<Box<dyn Storage>>,
    ) -> Option<Trouble> {
        let mut trouble = None;
        while !todo.is_empty() {
            let (answers, results) = carry_out(&mut self.store, &self.model, &todo, fresh.now);
            // what found no room at first and was stored after all is no trouble
            let mended = matches!(results.last(), Some(Ok(()))) && self.store.waiting() == 0;
            let failed = results.into_iter().rev().find_map(Result::err);
            trouble = failed.filter(|error| !mended || *error != StorageError::Full).map(Trouble::from).or(trouble);
            todo = answers.into_iter().flat_map(|answer| update(&mut self.model, answer, fresh)).collect();
        }
        trouble
    }
}
