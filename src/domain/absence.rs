//! A session that was left running: asking honestly what happened.

use super::{Instant, Millis};

/// Half an hour without a tap, a glance or any other sign is asked about. Shorter silences count as practice: a phone
/// sleeps in a pocket while its owner skates.
pub const ABSENCE_LIMIT: Millis = 30 * 60 * 1000;

/// A silence in a running session that is too long to be taken for practice unasked.
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
pub struct Absence {
    /// The last sign of the learner.
    pub from: Instant,
    /// When the silence was noticed.
    pub until: Instant,
}

/// What the person says of it.
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
pub enum AbsenceAnswer {
    /// "I stopped then": the session ended at the last sign.
    StoppedThen,
    /// "I took a break": the silence does not count, practice goes on.
    TookABreak,
    /// "I kept practising": it counts.
    KeptPractising,
}

impl Absence {
    /// The silence from `last_sign` to `now`, if it is long enough to be asked about.
    pub fn between(last_sign: Instant, now: Instant) -> Option<Self> {
        (now.since(last_sign) > ABSENCE_LIMIT).then_some(Self { from: last_sign, until: now })
    }

    /// How long it was.
    pub fn length(&self) -> Millis {
        self.until.since(self.from)
    }
}
