//! One try, and how it ended.

use super::{Instant, Millis, TagNo};

/// One try at a component. It ended clean, or as a micro-failure.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Attempt {
    /// When it ended.
    pub at: Instant,
    /// How long the session had been running (pauses left out).
    pub running: Millis,
    /// What was tried.
    pub component: TagNo,
    /// How hard it was.
    pub level: TagNo,
    /// How it ended.
    pub outcome: Outcome,
    /// Who or what logged it.
    pub source: Source,
    /// Set if it was the retry of an earlier micro-failure.
    pub retry: Option<Retry>,
}

/// How an attempt ended.
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
pub enum Outcome {
    /// As it was meant.
    Clean,
    /// With a small miss, of which something may be known.
    Micro(MicroFailure),
}

/// What is known of a small miss. Each part may come later, or never.
#[derive(Copy, Clone, PartialEq, Eq, Debug, Default)]
pub struct MicroFailure {
    /// How big it was.
    pub size: Option<Size>,
    /// What exactly went wrong.
    pub cause: Option<TagNo>,
    /// What to change on the next attempt.
    pub tweak: Option<TagNo>,
}

/// How big a micro-failure was. Unknown is allowed, and never guessed.
#[derive(Copy, Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Size {
    /// Recovered without stopping.
    Wobble,
    /// Had to stop and restart.
    Stumble,
    /// The big one.
    Fall,
}

/// Who or what logged an attempt.
#[derive(Copy, Clone, PartialEq, Eq, PartialOrd, Ord, Debug, Default)]
pub enum Source {
    /// A finger on a pad.
    #[default]
    Touch,
    /// A key, a foot pedal, a remote, a switch, or a voice that clicked the pad.
    Key,
    /// Somebody who tapped for the learner: a partner, a coach.
    Partner,
}

/// That an attempt was the first after a tweak, and so scores it.
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
pub struct Retry {
    /// The micro-failure that the tweak was for: its place among the session's attempts, from 0.
    pub miss: usize,
    /// The tweak that was tried, as it was when it was tried.
    pub tweak: TagNo,
}

impl Attempt {
    /// What is known of the miss, if it was one.
    pub fn micro(&self) -> Option<&MicroFailure> {
        match &self.outcome {
            Outcome::Clean => None,
            Outcome::Micro(micro) => Some(micro),
        }
    }

    /// True of a miss that has no cause yet: it waits.
    pub fn waits(&self) -> bool {
        self.micro().is_some_and(|micro| micro.cause.is_none())
    }
}
