//! Sessions counted together.

use super::Share;
use crate::domain::{Millis, SessionSummary};

/// What several sessions come to.
#[derive(Copy, Clone, PartialEq, Eq, Debug, Default)]
pub struct Tally {
    /// How many sessions; where there are none, nobody practised.
    pub sessions: u32,
    /// How long they ran together, pauses left out.
    pub running: Millis,
    /// Misses recovered without stopping.
    pub wobbles: u32,
    /// Misses after which it took a restart.
    pub stumbles: u32,
    /// The big ones.
    pub falls: u32,
    /// Misses of unknown size.
    pub unsized_misses: u32,
    /// Misses without a cause.
    pub waiting: u32,
}

impl Tally {
    /// All of `sessions` together.
    pub fn of(sessions: &[SessionSummary]) -> Self {
        let mut tally = Self::default();
        sessions.iter().for_each(|session| tally.add(session));
        tally
    }

    /// Counts one more session.
    pub fn add(&mut self, session: &SessionSummary) {
        self.sessions += 1;
        self.running += session.running;
        self.wobbles += session.wobbles;
        self.stumbles += session.stumbles;
        self.falls += session.falls;
        self.unsized_misses += session.unsized_misses;
        self.waiting += session.waiting;
    }

    /// Counts what others come to.
    pub fn add_tally(&mut self, other: &Self) {
        self.sessions += other.sessions;
        self.running += other.running;
        self.wobbles += other.wobbles;
        self.stumbles += other.stumbles;
        self.falls += other.falls;
        self.unsized_misses += other.unsized_misses;
        self.waiting += other.waiting;
    }

    /// Misses of known size.
    pub fn sized(&self) -> u32 {
        self.wobbles + self.stumbles + self.falls
    }

    /// All misses.
    pub fn misses(&self) -> u32 {
        self.sized() + self.unsized_misses
    }

    /// The explained share: misses that have a cause, of all. A habit, and no progress.
    pub fn explained(&self) -> Option<Share> {
        Share::of(self.misses().saturating_sub(self.waiting), self.misses())
    }

    /// The recoverable share: wobbles of the misses of known size. `None` below [`SHARE_MINIMUM`](super::SHARE_MINIMUM).
    pub fn recoverable(&self) -> Option<Share> {
        Share::of(self.wobbles, self.sized())
    }
}
