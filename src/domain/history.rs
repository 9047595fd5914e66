//! Changes of sessions that are over: what a person remembers better than the phone.

use super::{Attempt, FinishedSession, Fresh, Instant, LearnerId, Millis, Outcome, Retry, Skill, Source};

const MINUTE: Millis = 60_000;

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

/// A session that was not logged when it was: how long it was and what came of it, as far as it is remembered.
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
pub struct Remembered {
    /// When it began.
    pub began: Instant,
    /// The wall clock less UTC there and then, in minutes.
    pub utc_offset_min: i16,
    /// How long it was, in minutes.
    pub minutes: u16,
    /// How many attempts went as meant.
    pub clean: u16,
    /// How many did not. Their sizes and causes can be said afterwards.
    pub misses: u16,
}

/// No more attempts than this are taken for remembered.
pub const REMEMBERED_MOST: u16 = 999;

impl Remembered {
    /// The session, of the component that is chosen in `skill`: its attempts are spread evenly over its time, for when they
    /// were is not known. `None` if the skill has no component.
    pub fn session(&self, skill: &Skill, learner: LearnerId, fresh: Fresh) -> Option<FinishedSession> {
        let component = skill.component(skill.chosen).or(skill.components.first())?;
        let (clean, misses) = (self.clean.min(REMEMBERED_MOST), self.misses.min(REMEMBERED_MOST));
        let all = i64::from(clean) + i64::from(misses);
        let running = i64::from(self.minutes) * MINUTE;
        let attempt = |nth: i64| {
            // the misses lie evenly among the clean ones
            let miss = (nth + 1) * i64::from(misses) / all > nth * i64::from(misses) / all;
            let after = running * (2 * nth + 1) / (2 * all);
            Attempt {
                at: self.began.after(after),
                running: after,
                component: component.tag,
                level: component.level,
                outcome: if miss { Outcome::Micro(Default::default()) } else { Outcome::Clean },
                source: Source::Key,
                retry: None,
            }
        };
        Some(FinishedSession {
            // sessions sort by their ids: this one belongs to its own time
            id: Fresh { now: self.began, ..fresh }.id(),
            learner,
            skill: skill.id.clone(),
            began: self.began,
            ended: self.began.after(running),
            utc_offset_min: self.utc_offset_min,
            planned_min: self.minutes,
            misses_only: false,
            running,
            pauses: Vec::new(),
            attempts: (0..all).map(attempt).collect(),
        })
    }
}
