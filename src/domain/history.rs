//! Changes of sessions that are over: what a person remembers better than the phone.

use super::{Attempt, FinishedSession, Instant, Millis, Outcome, Retry, Source};

impl FinishedSession {
    /// The same session, with the attempt at `place` ending as `outcome`.
    pub fn with_outcome(&self, place: usize, outcome: Outcome) -> Self {
        let mut session = self.clone();
        if let Some(attempt) = session.attempts.get_mut(place) {
            attempt.outcome = outcome;
        }
        // what was tried after something that was no miss scores nothing
        if outcome == Outcome::Clean {
            session.drop_retries(|retry| retry.miss == place);
        }
        session
    }

    /// The same session without the attempt at `place`.
    pub fn without(&self, place: usize) -> Self {
        let mut session = self.clone();
        if place < session.attempts.len() {
            session.attempts.remove(place);
            session.drop_retries(|retry| retry.miss == place);
            session.move_retries(|miss| miss - usize::from(miss > place));
        }
        session
    }

    /// The same session with one attempt more, after `running` of practice, of the component and level of the attempt before
    /// it; and its place. A session in which nothing was logged cannot tell what was practised, and stays as it is.
    pub fn with_attempt(&self, running: Millis, outcome: Outcome) -> (Self, Option<usize>) {
        let running = running.clamp(0, self.running);
        let place = self.attempts.iter().filter(|attempt| attempt.running <= running).count();
        let Some(like) = self.attempts.get(place.saturating_sub(1)) else { return (self.clone(), None) };
        let paused: Millis = self.pauses_until(running);
        let at = self.began.after(running + paused);
        let new = Attempt { at, running, outcome, source: Source::Key, retry: None, ..like.clone() };
        let mut session = self.clone();
        session.move_retries(|miss| miss + usize::from(miss >= place));
        session.attempts.insert(place, new);
        (session, Some(place))
    }

    /// The same session with only those attempts that `source` logged; without a guess, and without ladders, where others are left out: those
    /// are about all of them.
    pub fn logged_by(&self, source: Source) -> Self {
        let mut session = self.clone();
        // where each attempt is then; of those that go, nothing
        let mut kept = 0;
        let places: Vec<Option<usize>> = self
            .attempts
            .iter()
            .map(|attempt| {
                let place = kept;
                kept += usize::from(attempt.source == source);
                (attempt.source == source).then_some(place)
            })
            .collect();
        session.attempts.retain(|attempt| attempt.source == source);
        if session.attempts.len() < self.attempts.len() {
            session.closing.guess = None;
            session.ladders.clear();
        }
        for attempt in &mut session.attempts {
            attempt.retry = attempt.retry.and_then(|retry| {
                let miss = places.get(retry.miss).copied().flatten()?;
                Some(Retry { miss, ..retry })
            });
        }
        session
    }

    /// The same session at another time, on a wall clock that is `utc_offset_min` minutes ahead of UTC there and then.
    pub fn begun_at(&self, began: Instant, utc_offset_min: i16) -> Self {
        let by = began.0.saturating_sub(self.began.0);
        let moved = |at: Instant| at.after(by);
        let mut session = self.clone();
        session.began = began;
        session.ended = moved(session.ended);
        session.utc_offset_min = utc_offset_min;
        for pause in &mut session.pauses {
            (pause.from, pause.until) = (moved(pause.from), moved(pause.until));
        }
        for attempt in &mut session.attempts {
            attempt.at = moved(attempt.at);
        }
        session
    }

    /// How long the pauses before `running` of practice were.
    fn pauses_until(&self, running: Millis) -> Millis {
        let mut paused = 0;
        for pause in &self.pauses {
            if pause.from.since(self.began) - paused > running {
                break;
            }
            paused += pause.until.since(pause.from);
        }
        paused
    }

    fn drop_retries(&mut self, of: impl Fn(&Retry) -> bool) {
        for attempt in &mut self.attempts {
            attempt.retry = attempt.retry.filter(|retry| !of(retry));
        }
    }

    fn move_retries(&mut self, to: impl Fn(usize) -> usize) {
        for retry in self.attempts.iter_mut().filter_map(|attempt| attempt.retry.as_mut()) {
            retry.miss = to(retry.miss);
        }
    }
}
