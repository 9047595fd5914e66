//! What is heard and felt of a session, and whether the screen stays awake: it follows from the model and never changes it.

use super::state::Inner;
use super::{Address, App};
use crate::domain::{Instant, Phase, Seq};
use crate::platform::{haptics, metronome, page, sound, wake_lock};
use crate::sound::Sound;

/// An attempt's event, and whether it is a miss.
pub(super) type Newest = Option<(Seq, bool)>;

impl App {
    /// The newest attempt of the session.
    pub(super) fn newest(self) -> Newest {
        self.peek(|model| {
            let session = model.session.as_ref()?;
            Some((session.last_attempt_seq()?, session.attempts().last()?.micro().is_some()))
        })
    }

    /// Lets a tap or an undo be heard and felt, if it counted: `before` it, another attempt was the newest.
    pub(super) fn answer(self, is_tap: bool, before: Newest) {
        let newest = self.newest();
        if newest == before {
            return;
        }
        let (attempt, [miss, clean]) = match is_tap {
            true => (newest, [Sound::Miss, Sound::Clean]),
            false => (before, [Sound::MissUndone, Sound::CleanUndone]),
        };
        if let Some((_, is_miss)) = attempt {
            self.give(if is_miss { miss } else { clean });
        }
    }

    pub(super) fn give(self, sound: Sound) {
        let (heard, felt) = self.peek(|model| (model.settings.sounds_on(), model.settings.vibration_on()));
        if heard {
            sound::play(sound);
        }
        if felt && self.touched.get() {
            haptics::shake(sound.pulses());
        }
    }

    /// Lets a sound be heard, and felt, for one who asks what it is like.
    pub fn try_out(self, sound: Sound) {
        sound::try_out(sound);
        if self.peek(|model| model.settings.vibration_on()) {
            haptics::shake(sound.pulses());
        }
    }

    /// A finger or a key has touched the page: what browsers allow only then is done now, and again if it was lost.
    pub(super) fn touched_by_hand(self) {
        self.touched.set(true);
        self.follow_session();
    }

    /// Keeps the screen awake while a session runs and is seen, and the loudspeaker ready while there is one.
    pub(super) fn follow_session(self) {
        if self.is_second {
            // heard and felt is the first program
            return;
        }
        self.look_whose_turn(false);
        let (phase, heard) = self.peek(|model| {
            let phase = model.session.as_ref().map(|session| session.phase());
            (phase.filter(|_| !self.follows.get_untracked()), model.settings.sounds_on())
        });
        let is_seen = page::is_seen();
        if is_seen && (phase == Some(Phase::Running) || phase.is_some() && self.is_resting()) {
            wake_lock::hold();
        } else {
            wake_lock::let_go();
        }
        let is_on = matches!(phase, Some(Phase::Running | Phase::Paused));
        let clicks = self.peek(|model| model.settings.metronome && model.tempo().is_some());
        let is_heard = is_seen && is_on && (heard || clicks);
        let was_heard = self.heard.replace(is_heard);
        if is_heard && self.touched.get() {
            sound::wake();
        } else if was_heard || !is_seen {
            sound::rest();
        }
        self.follow_tempo();
    }

    /// Clicks at the tempo that is practised, while the session runs and its screen is seen.
    pub(super) fn follow_tempo(self) {
        if self.is_second {
            return;
        }
        let is_shown = self.address.get_untracked() == Address::Session && page::is_seen();
        let is_off = !is_shown || self.follows.get_untracked();
        metronome::click_at(self.peek(|model| {
            let runs = model.session.as_ref().is_some_and(|session| session.phase() == Phase::Running);
            model.tempo().filter(|_| runs && model.settings.metronome && !is_off)
        }));
    }

    /// Looks whether the screen is still kept awake: the browser may take that back when the battery is low.
    pub(super) fn look_at_screen(self) {
        if wake_lock::is_lost() {
            self.follow_session();
        }
        let may_sleep = wake_lock::is_refused();
        if self.may_sleep.get_untracked() != may_sleep {
            self.may_sleep.set(may_sleep);
        }
    }

    /// Strikes the chime when the planned length is reached.
    pub(super) fn chime(self, now: Instant) {
        let strikes = self.inner.borrow_mut().chime_strikes(now);
        if strikes {
            self.give(Sound::Time);
        }
    }
}

impl Inner {
    fn chime_strikes(&mut self, now: Instant) -> bool {
        let Self { model, chime, .. } = self;
        // nobody knows yet whether a long silence was practice
        let session = model.session.as_ref().filter(|_| model.absence.is_none());
        session.is_some_and(|session| chime.strikes(session, now))
    }
}
