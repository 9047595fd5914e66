//! A session that is over.

use super::{Attempt, Closing, Instant, LadderRun, LearnerId, Millis, Pause, SessionId, SkillId};

/// A session that is over, as it is kept.
#[derive(Clone, PartialEq, Debug)]
pub struct FinishedSession {
    /// Its name.
    pub id: SessionId,
    /// Whose practice it was.
    pub learner: LearnerId,
    /// What was practised.
    pub skill: SkillId,
    /// When it began.
    pub began: Instant,
    /// When it ended.
    pub ended: Instant,
    /// The learner's wall clock less UTC when it began, in minutes.
    pub utc_offset_min: i16,
    /// How long it was meant to be, in minutes.
    pub planned_min: u16,
    /// How long it ran, pauses left out.
    pub running: Millis,
    /// What was not practice.
    pub pauses: Vec<Pause>,
    /// Every attempt, in order.
    pub attempts: Vec<Attempt>,
    /// Only misses were logged: how many attempts went as meant is not known.
    pub misses_only: bool,
    /// What was said as it closed.
    pub closing: Closing,
    /// What breakdown ladders reached: those that broke, and those that came to the top.
    pub ladders: Vec<LadderRun>,
}
