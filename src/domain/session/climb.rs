//! A breakdown ladder within a session: it begins and ends by events, and every attempt takes it on.

use super::Session;
use crate::domain::{Ladder, LadderEnd, LadderPlan, LadderRun, Outcome, Seq};

/// What a ladder reached stays in sight for so many attempts.
const LADDER_TOLD: usize = 3;

impl Session {
    pub(super) fn begin_ladder(&mut self, seq: Seq, plan: &LadderPlan) {
        self.leave_ladder(None);
        // where only misses are logged, nothing would ever be climbed
        let begun = Ladder::begin(plan.clone(), self.level).filter(|_| !self.start.misses_only);
        self.ladder = begun.map(|ladder| (seq, ladder));
    }

    /// An attempt takes the ladder on, or ends it.
    pub(super) fn climb(&mut self, outcome: Outcome) {
        let Some((_, ladder)) = &mut self.ladder else { return };
        let end = ladder.tried(outcome == Outcome::Clean);
        self.level = ladder.level();
        if end.is_some() {
            self.leave_ladder(end);
        }
    }

    /// The ladder is over, and the level is the one from which it began.
    pub(super) fn leave_ladder(&mut self, end: Option<LadderEnd>) {
        let Some((_, ladder)) = self.ladder.take() else { return };
        self.level = ladder.from();
        if let Some(run) = end.and_then(|end| ladder.run(self.component, end)) {
            self.climbed = Some((self.attempts.len(), run));
            if run.end != LadderEnd::Fell {
                self.ladders.push(run);
            }
        }
    }

    /// It was said of a miss that it was a fall.
    pub(super) fn fell_on_ladder(&mut self, miss: Seq) {
        let is_in_it = |(began, ladder): &(Seq, Ladder)| *began < miss && ladder.ends_with_a_fall();
        if self.ladder.as_ref().is_some_and(is_in_it) {
            self.leave_ladder(Some(LadderEnd::Fell));
        }
    }

    /// The breakdown ladder that is being climbed.
    pub fn ladder(&self) -> Option<&Ladder> {
        self.ladder.as_ref().map(|(_, ladder)| ladder)
    }

    /// What the ladders that ended so far reached, oldest first. One that ended with a fall is none of them.
    pub fn ladders(&self) -> &[LadderRun] {
        &self.ladders
    }

    /// The ladder of this component that came to an end a moment ago.
    pub fn ladder_just_ended(&self) -> Option<&LadderRun> {
        let (attempts, run) = self.climbed.as_ref().filter(|_| self.ladder.is_none())?;
        (run.component == self.component && self.attempts.len() < attempts + LADDER_TOLD).then_some(run)
    }
}
