//! How long a session has been running.

use super::{Instant, Millis};

/// How long a session has been running, at any moment.
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
pub struct SessionClock {
    pub(super) before: Millis,
    pub(super) since: Option<Instant>,
}

impl SessionClock {
    /// Running time at `now`, pauses left out.
    pub fn running(&self, now: Instant) -> Millis {
        self.before.saturating_add(self.since_pause(now))
    }

    /// Running time at `now` since the session last stood still; none while it does.
    pub fn since_pause(&self, now: Instant) -> Millis {
        self.since.map_or(0, |since| now.since(since))
    }
}
