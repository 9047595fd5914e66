//! What the attempts of sessions come to that are not here any more.

use super::SessionSummary;

/// Attempts of some sessions of one skill, counted together.
#[derive(Copy, Clone, PartialEq, Eq, Debug, Default)]
pub struct Totals {
    /// Attempts that went as meant, as far as they were logged.
    pub clean: u32,
    /// Misses recovered without stopping.
    pub wobbles: u32,
    /// Misses after which it took a restart.
    pub stumbles: u32,
    /// The big ones.
    pub falls: u32,
    /// Misses of unknown size.
    pub unsized_misses: u32,
}

impl Totals {
    /// Takes one more session in.
    pub fn add(&mut self, session: &SessionSummary) {
        for (total, of) in self.counts(session) {
            *total += of;
        }
    }

    /// Takes a session out that was taken in. Of one that was changed since, no more goes than is there.
    pub fn take_off(&mut self, session: &SessionSummary) {
        for (total, of) in self.counts(session) {
            *total = total.saturating_sub(of);
        }
    }

    /// Their micro-failures.
    pub fn misses(&self) -> u32 {
        [self.wobbles, self.stumbles, self.falls, self.unsized_misses].into_iter().fold(0, u32::saturating_add)
    }

    fn counts(&mut self, session: &SessionSummary) -> [(&mut u32, u32); 5] {
        [
            (&mut self.clean, session.clean),
            (&mut self.wobbles, session.wobbles),
            (&mut self.stumbles, session.stumbles),
            (&mut self.falls, session.falls),
            (&mut self.unsized_misses, session.unsized_misses),
        ]
    }
}
