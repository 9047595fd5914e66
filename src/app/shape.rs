//! What comes up in a session by itself: the next component of a mix, and a word when it is time for a breath.

use super::state::Inner;
use super::{Address, App};
use crate::domain::{Instant, Intent, Millis, Model, Phase, TagNo};
use crate::insights::RestReason;
use crate::sound::Sound;

/// How long a breath is: four times in and out.
const BREATH: Millis = 40 * 1000;

/// The next component of the mix was taken up.
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
pub struct Turned {
    /// From this component.
    pub from: TagNo,
    /// To this one.
    pub to: TagNo,
    /// After so many attempts.
    attempts: usize,
}

impl Turned {
    /// Whether it is still to be told: nothing was tried since.
    pub fn is_new(&self, model: &Model) -> bool {
        let session = model.session.as_ref();
        session.is_some_and(|session| session.component() == self.to && session.attempts().len() == self.attempts)
    }
}

/// It is time for a breath; or one is being taken.
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
pub struct Rest {
    /// Why.
    pub reason: RestReason,
    /// When the breath is over, if one is being taken.
    pub until: Option<Instant>,
    /// After so many attempts.
    attempts: usize,
}

impl Rest {
    /// Whether it is still to be shown: a tap, a pause or a question is an answer, too.
    pub fn stands(&self, model: &Model) -> bool {
        let Some(session) = &model.session else { return false };
        match self.until {
            Some(_) => session.phase() == Phase::Paused,
            None => {
                let is_quiet = model.reflection.is_none() && model.absence.is_none();
                is_quiet && session.phase() == Phase::Running && session.attempts().len() == self.attempts
            }
        }
    }

    /// How long the breath has been going on at `now`.
    pub fn taken(&self, now: Instant) -> Option<Millis> {
        self.until.map(|until| (BREATH - until.since(now)).max(0))
    }
}

impl App {
    /// Looks whether something comes up at `now`.
    pub(super) fn look_at_shape(self, now: Instant) {
        if self.peek(|model| model.next_in_mix(now)).is_some() {
            self.switch_in_mix();
        }
        let is_over = |rest: &Rest| rest.until.is_some_and(|until| now >= until);
        match self.rest.get_untracked() {
            None => {
                if let Some(rest) = self.inner.borrow_mut().rest_due(now, self.address.get_untracked()) {
                    self.rest.set(Some(rest));
                }
            }
            Some(rest) if !self.peek(|model| rest.stands(model)) => self.rest.set(None),
            Some(rest) if is_over(&rest) => {
                self.back_to_it();
                self.give(Sound::Turn);
            }
            Some(_) => {}
        }
    }

    fn switch_in_mix(self) {
        let now_at =
            |model: &Model| model.session.as_ref().map(|session| (session.component(), session.attempts().len()));
        let before = self.peek(now_at);
        self.dispatch(Intent::SwitchInMix);
        if let (Some((from, _)), Some((to, attempts))) = (before, self.peek(now_at))
            && from != to
        {
            self.turned.set(Some(Turned { from, to, attempts }));
            self.give(Sound::Turn);
        }
    }

    /// Takes a breath: the timer stands still, and goes on by itself.
    pub fn take_a_breath(self) {
        if let Some(rest) = self.rest.get_untracked() {
            let until = Some(self.read_clock().after(BREATH));
            self.rest.set(Some(Rest { until, ..rest }));
            self.dispatch(Intent::Pause);
        }
    }

    /// Goes on, with or without a breath.
    pub fn back_to_it(self) {
        let rest = self.rest.get_untracked();
        self.rest.set(None);
        if rest.is_some_and(|rest| rest.until.is_some()) {
            self.dispatch(Intent::Resume);
        }
    }

    /// Whether a breath is being taken: the screen shows it, and stays awake.
    pub(super) fn is_resting(self) -> bool {
        self.rest.get_untracked().is_some_and(|rest| rest.until.is_some())
    }
}

impl Inner {
    /// Whether it is time for a breath. It is told on the session's screen only.
    fn rest_due(&mut self, now: Instant, address: Address) -> Option<Rest> {
        let Self { model, rest_cues, last_sign, .. } = self;
        let session = model.session.as_ref().filter(|_| model.settings.rest_cues_on())?;
        let is_busy = model.reflection.is_some() || model.absence.is_some() || address != Address::Session;
        let reason = rest_cues.due(session, *last_sign, is_busy, now)?;
        Some(Rest { reason, until: None, attempts: session.attempts().len() })
    }
}
