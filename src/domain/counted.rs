//! A session in numbers, component by component: all that charts and lists show of it, without its attempts.

use super::{FinishedSession, Instant, LadderRun, LearnerId, Millis, SessionId, SessionSummary, Size, SkillId, TagNo};

/// Times of finished sessions are whole tenths of a second.
const TENTH: Millis = 100;

/// What was practised of one component in one session.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct CountedPart {
    /// Which component.
    pub component: TagNo,
    /// On which levels, in the order in which they were first tried.
    pub levels: Vec<TagNo>,
    /// How long, pauses left out: the time before an attempt belongs to its component, and what comes after the last attempt to
    /// the last one's.
    pub running: Millis,
    /// Attempts that went as meant.
    pub clean: u32,
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

/// A session in numbers.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct CountedSession {
    /// Which session.
    pub id: SessionId,
    /// Whose.
    pub learner: LearnerId,
    /// Of which skill.
    pub skill: SkillId,
    /// When it began.
    pub began: Instant,
    /// The learner's wall clock less UTC, in minutes.
    pub utc_offset_min: i16,
    /// How long it ran, pauses left out.
    pub running: Millis,
    /// Only misses were logged.
    pub misses_only: bool,
    /// How many of ten were guessed to be clean.
    pub guess: Option<u8>,
    /// Its components, in the order in which they were first tried.
    pub parts: Vec<CountedPart>,
    /// What breakdown ladders reached.
    pub ladders: Vec<LadderRun>,
}

impl CountedSession {
    /// The numbers of `session`, as it is kept: in tenths of a second.
    pub fn of(session: &FinishedSession) -> Self {
        let tenths = |time: Millis| (time + TENTH / 2) / TENTH * TENTH;
        let mut parts: Vec<CountedPart> = Vec::new();
        let (running, mut before, mut last) = (tenths(session.running), 0, 0);
        for attempt in &session.attempts {
            last = parts.iter().position(|part| part.component == attempt.component).unwrap_or_else(|| {
                parts.push(CountedPart { component: attempt.component, ..CountedPart::default() });
                parts.len() - 1
            });
            let part = &mut parts[last];
            let at = tenths(attempt.running).clamp(before, running.max(before));
            part.running += at - before;
            before = at;
            if !part.levels.contains(&attempt.level) {
                part.levels.push(attempt.level);
            }
            *match attempt.micro().map(|micro| micro.size) {
                None => &mut part.clean,
                Some(Some(Size::Wobble)) => &mut part.wobbles,
                Some(Some(Size::Stumble)) => &mut part.stumbles,
                Some(Some(Size::Fall)) => &mut part.falls,
                Some(None) => &mut part.unsized_misses,
            } += 1;
            part.waiting += u32::from(attempt.waits());
        }
        if let Some(part) = parts.get_mut(last) {
            part.running += (running - before).max(0);
        }
        Self {
            id: session.id.clone(),
            learner: session.learner.clone(),
            skill: session.skill.clone(),
            began: session.began,
            utc_offset_min: session.utc_offset_min,
            running,
            misses_only: session.misses_only,
            guess: session.closing.guess,
            parts,
            ladders: session.ladders.clone(),
        }
    }

    /// All components together.
    pub fn summary(&self) -> SessionSummary {
        self.sum(self.running, &self.parts)
    }

    /// One component alone; `None` if it was not practised.
    pub fn summary_of(&self, component: TagNo) -> Option<SessionSummary> {
        let part = self.parts.iter().find(|part| part.component == component)?;
        Some(self.sum(part.running, std::slice::from_ref(part)))
    }

    /// The same session as far as these components were practised, without a guess that was about more; `None` if none of them was.
    pub fn among(&self, components: &[TagNo]) -> Option<Self> {
        let is_meant = |part: &&CountedPart| components.contains(&part.component);
        let parts: Vec<CountedPart> = self.parts.iter().filter(is_meant).cloned().collect();
        let running = parts.iter().map(|part| part.running).sum();
        let ladders = self.ladders.iter().filter(|run| components.contains(&run.component)).copied().collect();
        let guess = self.guess.filter(|_| parts.len() == self.parts.len());
        (!parts.is_empty()).then(|| Self { parts, running, ladders, guess, ..self.clone() })
    }

    fn sum(&self, running: Millis, parts: &[CountedPart]) -> SessionSummary {
        let all = |count: fn(&CountedPart) -> u32| parts.iter().map(count).sum();
        SessionSummary {
            id: self.id.clone(),
            learner: self.learner.clone(),
            skill: self.skill.clone(),
            began: self.began,
            utc_offset_min: self.utc_offset_min,
            running,
            clean: all(|part| part.clean),
            misses_only: self.misses_only,
            wobbles: all(|part| part.wobbles),
            stumbles: all(|part| part.stumbles),
            falls: all(|part| part.falls),
            unsized_misses: all(|part| part.unsized_misses),
            waiting: all(|part| part.waiting),
        }
    }
}
