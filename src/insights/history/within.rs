//! Within a session: how often misses come in each five minutes, all sessions together.
//!
//! What is pooled is not all alike: who stops early on a bad day leaves the good days to the later bins. So each bin says of how many sessions
//! it is.

use super::{BIN, Digest, Scope};
use crate::domain::Millis;
use crate::insights::methods::{Missing, Rate};

/// Fewer sessions than this say nothing of a bin.
pub const WITHIN_SESSIONS: u32 = 5;

/// Five minutes of a session, all sessions together.
#[derive(Copy, Clone, PartialEq, Debug)]
pub struct FiveMinutes {
    /// Which five minutes, from 0.
    pub nth: u16,
    /// How many sessions came so far.
    pub sessions: u32,
    /// How long they ran in it together.
    pub running: Millis,
    /// Misses.
    pub misses: u32,
    /// Clean attempts.
    pub clean: u32,
}

impl FiveMinutes {
    /// Misses a minute with Garwood's interval; `None` below [`WITHIN_SESSIONS`] sessions.
    pub fn frequency(&self) -> Option<Rate> {
        let enough = self.sessions >= WITHIN_SESSIONS;
        Rate::of(self.misses.into(), self.running as f64 / 60_000.0).filter(|_| enough)
    }
}

/// The five-minute bins of `scope`, in order.
///
/// # Errors
/// What is [`Missing`] where no five minutes were reached by [`WITHIN_SESSIONS`] sessions.
pub fn within(sessions: &[Digest], scope: &Scope) -> Result<Vec<FiveMinutes>, Missing> {
    let mut all: Vec<FiveMinutes> = Vec::new();
    for digest in sessions.iter().filter(|digest| scope.is_of(&digest.session)) {
        let mut last = None;
        for bin in digest.bins.iter().filter(|bin| scope.has(bin.component)) {
            let nth = usize::from(bin.nth);
            while all.len() <= nth {
                let nth = all.len() as u16;
                all.push(FiveMinutes { nth, sessions: 0, running: 0, misses: 0, clean: 0 });
            }
            let five = &mut all[nth];
            // two components in the same five minutes are one session; a session's bins may go to and fro between components
            if last.is_none_or(|last| last < bin.nth) {
                five.sessions += 1;
                last = Some(bin.nth);
            }
            five.running += bin.running.min(BIN);
            five.misses += bin.misses;
            five.clean += bin.clean;
        }
    }
    let most = all.iter().map(|five| five.sessions).max().unwrap_or(0);
    match WITHIN_SESSIONS.saturating_sub(most) {
        0 => Ok(all),
        missing => Err(Missing::Sessions(missing as usize)),
    }
}
