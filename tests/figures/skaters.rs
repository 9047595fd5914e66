//! Whose sessions are looked at: somebody's half-year, ten years, the first evenings.

use std::sync::Arc;

use wobble::domain::{CountedSession, FinishedSession, Instant, Skill};
use wobble::figures::{Figure, Looking, PAIRS, Seen};
use wobble::insights::history::Digest;
use wobble::sample::{History, Life, history, ice_skating};

use crate::story::{BERLIN, FRIDAY, HOUR};

pub struct Skater {
    pub skill: Skill,
    pub sessions: Vec<FinishedSession>,
    pub now: Instant,
}

fn skater(seed: u64, life: &Life) -> Skater {
    let skill = ice_skating(seed, FRIDAY).expect("a deck");
    let History { skill, sessions, .. } = history(seed, skill, FRIDAY, BERLIN, life);
    Skater { skill, sessions, now: FRIDAY.after(HOUR) }
}

pub fn of_half_a_year() -> Skater {
    skater(5, &Life::half_a_year())
}

pub fn of_ten_years() -> Skater {
    skater(5, &Life::years(10))
}

impl Skater {
    /// Whoever has only the last `n` sessions.
    pub fn newest(mut self, n: usize) -> Self {
        self.sessions.drain(..self.sessions.len() - n);
        self
    }

    /// What is looked at, with what the attempts tell.
    pub fn seen(&self, looking: &Looking) -> Seen {
        let logged: Vec<FinishedSession> = match looking.source {
            None => self.sessions.clone(),
            Some(source) => self.sessions.iter().map(|session| session.logged_by(source)).collect(),
        };
        let counted =
            |sessions: &[FinishedSession]| Arc::new(sessions.iter().map(CountedSession::of).collect::<Vec<_>>());
        let (whole, of_source) = (counted(&self.sessions), counted(&logged));
        let seen = Seen::of(whole, of_source, self.skill.clone(), looking, (self.now, BERLIN));
        let is_seen = |session: &&FinishedSession| seen.sessions().iter().any(|one| one.id == session.id);
        seen.read(logged.iter().filter(is_seen).map(Digest::of).collect());
        seen
    }
}

/// Every figure.
pub fn figures() -> impl Iterator<Item = &'static Figure> {
    PAIRS.iter().flatten().copied()
}
