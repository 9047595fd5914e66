//! Which attempt scores which tweak.

use super::{Attempt, Instant, Millis, Retry, Seq, TagNo};

/// A retry comes within this time of its tweak: three minutes.
pub const RETRY_WINDOW: Millis = 3 * 60 * 1000;

/// A tweak that waits for the attempt that will score it.
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
pub(super) struct PendingTweak {
    pub(super) miss: Seq,
    pub(super) tweak: TagNo,
    pub(super) given: Instant,
    pub(super) component: TagNo,
    pub(super) level: TagNo,
}

impl PendingTweak {
    /// The retry that `attempt` is, if it is one: same component and level as the miss, within [`RETRY_WINDOW`].
    /// `miss` is the miss's place among the attempts.
    pub(super) fn scored_by(&self, attempt: &Attempt, miss: usize) -> Option<Retry> {
        let is_retry = self.waits(attempt.component, attempt.level, attempt.at);
        is_retry.then_some(Retry { miss, tweak: self.tweak })
    }

    /// Whether an attempt of this component and level would be the retry, if it ended at `at`.
    pub(super) fn waits(&self, component: TagNo, level: TagNo, at: Instant) -> bool {
        let same = component == self.component && level == self.level;
        same && at.since(self.given) <= RETRY_WINDOW
    }
}
