//! What is known of a session at any moment: its attempts, its time, what Undo would take back, what is kept of it.

use super::{Phase, Session};
use crate::domain::{
    Absence, Attempt, Closing, Event, FinishedSession, Instant, Millis, Recorded, Seq, SessionClock, SessionId,
    Started, TagNo,
};

impl Session {
    /// Its beginning.
    pub fn start_of(&self) -> &Started {
        &self.start
    }

    /// Its name.
    pub fn id(&self) -> &SessionId {
        &self.start.id
    }

    /// When it began.
    pub fn started_at(&self) -> Instant {
        self.started_at
    }

    /// Where it stands.
    pub fn phase(&self) -> Phase {
        self.phase
    }

    /// The component practised now.
    pub fn component(&self) -> TagNo {
        self.component
    }

    /// The level practised now.
    pub fn level(&self) -> TagNo {
        self.level
    }

    /// The level at which this session left `component`, if it was there.
    pub fn level_of(&self, component: TagNo) -> Option<TagNo> {
        if component == self.component {
            return Some(self.level);
        }
        self.levels.iter().find(|(known, _)| *known == component).map(|(_, level)| *level)
    }

    /// Every attempt that was not undone.
    pub fn attempts(&self) -> &[Attempt] {
        &self.attempts
    }

    /// What was said as it closed.
    pub fn closing(&self) -> Closing {
        self.closing
    }

    /// Every event, the undone ones too.
    pub fn log(&self) -> &[Recorded] {
        &self.log
    }

    /// The place that the next event gets.
    pub fn next_seq(&self) -> Seq {
        self.log.last().map_or(0, |recorded| recorded.seq.saturating_add(1))
    }

    /// The newest instant that the session knows of; the next event is not before it.
    pub fn last_at(&self) -> Instant {
        self.log.iter().map(|recorded| recorded.at).max().unwrap_or(self.started_at)
    }

    /// How long it has been running at `now`, pauses left out.
    pub fn running(&self, now: Instant) -> Millis {
        self.clock().running(now)
    }

    /// Its clean attempts and its micro-failures.
    pub fn counts(&self) -> (usize, usize) {
        let misses = self.attempts.iter().filter(|a| a.micro().is_some()).count();
        (self.attempts.len() - misses, misses)
    }

    /// The attempt that this event logged.
    pub fn attempt_of(&self, seq: Seq) -> Option<&Attempt> {
        self.place_of(seq).map(|place| &self.attempts[place])
    }

    /// The newest attempt's event.
    pub fn last_attempt_seq(&self) -> Option<Seq> {
        self.attempt_seqs.last().copied()
    }

    /// What Undo would take back: the newest attempt, level change, switch, or beginning or stop of a ladder that is not undone.
    pub fn undoable(&self) -> Option<&Recorded> {
        let undone = |seq| self.log.iter().any(|r| r.event == Event::Undone(seq));
        self.log.iter().rev().find(|recorded| {
            use Event::{
                Clean, ComponentSwitched, LadderStarted, LadderStopped, LevelChanged, MicroFailed, MicroFailedAs,
            };
            let is_attempt = matches!(recorded.event, Clean(_) | MicroFailed(_) | MicroFailedAs(..));
            let is_step =
                matches!(recorded.event, LevelChanged(_) | ComponentSwitched(..) | LadderStarted(_) | LadderStopped);
            (is_attempt || is_step) && !undone(recorded.seq)
        })
    }

    /// The silence up to `now`, if the session was running through it and it is too long to be taken for practice.
    /// `last_seen` is the last sign of the learner that was no event.
    pub fn absence(&self, last_seen: Option<Instant>, now: Instant) -> Option<Absence> {
        let last_sign = last_seen.map_or(self.last_at(), |seen| seen.max(self.last_at()));
        Absence::between(last_sign, now).filter(|_| self.phase == Phase::Running)
    }

    /// The session's timer, without its events.
    pub fn clock(&self) -> SessionClock {
        SessionClock { before: self.running_before, since: self.running_since }
    }

    /// What is kept of it. One that was not ended yet counts as ended at `now`.
    pub fn finished(&self, now: Instant) -> FinishedSession {
        let ended = self.ended_at.unwrap_or(now).max(self.started_at);
        let pauses = self.pauses.iter().filter(|p| p.until > p.from).copied().collect();
        FinishedSession {
            id: self.start.id.clone(),
            learner: self.start.learner.clone(),
            skill: self.start.skill.clone(),
            began: self.started_at,
            ended,
            utc_offset_min: self.start.utc_offset_min,
            planned_min: self.start.planned_min,
            running: self.running(ended),
            pauses,
            attempts: self.attempts.clone(),
            misses_only: self.start.misses_only,
            closing: self.closing,
            ladders: self.ladders.clone(),
        }
    }
}
