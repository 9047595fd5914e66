//! One timed block of practice: a fold over its events.

mod climb;
mod known;

use super::mix::Stint;
use super::retry::PendingTweak;
use super::{
    Attempt, Closing, Event, Instant, Ladder, LadderRun, MicroFailure, Millis, Outcome, Recorded, Reflection, Seq,
    Size, Source, Started, TagNo,
};

/// Where a session stands.
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
pub enum Phase {
    /// The timer runs; pads count.
    Running,
    /// The timer stands still; pads do not count.
    Paused,
    /// Practice ended; the note of progress is next.
    WrappedUp,
}

/// A stretch of a session that is not practice.
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
pub struct Pause {
    /// Its first instant.
    pub from: Instant,
    /// Its end.
    pub until: Instant,
}

/// A session that is going on. Made by [`Session::start`] or [`Session::replay`]; changed only by [`Session::apply`].
#[derive(Clone, PartialEq, Debug)]
pub struct Session {
    start: Started,
    started_at: Instant,
    phase: Phase,
    component: TagNo,
    level: TagNo,
    attempts: Vec<Attempt>,
    /// The event of each attempt, in step with `attempts`.
    attempt_seqs: Vec<Seq>,
    pauses: Vec<Pause>,
    running_before: Millis,
    running_since: Option<Instant>,
    ended_at: Option<Instant>,
    pub(super) pending_tweak: Option<PendingTweak>,
    /// Where the component that is practised now was taken up.
    pub(super) stint: Stint,
    closing: Closing,
    /// Where each component was left: component and level.
    levels: Vec<(TagNo, TagNo)>,
    /// The breakdown ladder that is being climbed, and the event that began it.
    ladder: Option<(Seq, Ladder)>,
    /// What the ladders that came to their end reached.
    ladders: Vec<LadderRun>,
    /// The ladder that ended last, a fall included, and how many attempts had been made then.
    climbed: Option<(usize, LadderRun)>,
    log: Vec<Recorded>,
}

impl Session {
    /// A session that begins at `at`, with its first event.
    pub fn start(start: Started, at: Instant) -> Self {
        let first = Recorded { seq: 0, at, event: Event::Started(start.clone()) };
        let mut session = Self::blank(start, at);
        session.log.push(first);
        session
    }

    fn blank(start: Started, at: Instant) -> Self {
        Self {
            component: start.component,
            level: start.level,
            start,
            started_at: at,
            phase: Phase::Running,
            attempts: Vec::new(),
            attempt_seqs: Vec::new(),
            pauses: Vec::new(),
            running_before: 0,
            running_since: Some(at),
            ended_at: None,
            pending_tweak: None,
            closing: Closing::default(),
            stint: Stint::default(),
            levels: Vec::new(),
            ladder: None,
            ladders: Vec::new(),
            climbed: None,
            log: Vec::new(),
        }
    }

    /// The session that `events` tell of; `None` if they do not begin with a beginning. Events may be missing or out of
    /// order, as after damage: each is taken for what it is worth.
    pub fn replay(unsorted: Vec<Recorded>) -> Option<Self> {
        let mut events: Vec<Recorded> = Vec::with_capacity(unsorted.len());
        for recorded in unsorted {
            // they are in order but for damage, so this is at the end
            if let Err(place) = events.binary_search_by_key(&recorded.seq, |known| known.seq) {
                events.insert(place, recorded);
            }
        }
        let first = events.first()?;
        let Event::Started(start) = &first.event else { return None };
        let mut session = Self::blank(start.clone(), first.at);
        let undone: Vec<Seq> = events
            .iter()
            .filter_map(|recorded| match recorded.event {
                Event::Undone(seq) => Some(seq),
                _ => None,
            })
            .collect();
        let is_switch =
            |seq: Seq| events.iter().any(|r| r.seq == seq && matches!(r.event, Event::ComponentSwitched(..)));
        for recorded in events.iter().filter(|recorded| !undone.contains(&recorded.seq)) {
            session.happen(recorded);
            if matches!(recorded.event, Event::Undone(seq) if is_switch(seq)) {
                session.begin_stint(recorded.at);
            }
        }
        session.log = events;
        Some(session)
    }

    /// Lets one more event happen.
    pub fn apply(&mut self, recorded: Recorded) {
        if let Event::Undone(_) = recorded.event {
            let mut log = std::mem::take(&mut self.log);
            log.push(recorded);
            if let Some(replayed) = Self::replay(log) {
                *self = replayed;
            }
        } else {
            self.happen(&recorded);
            self.log.push(recorded);
        }
    }

    fn happen(&mut self, recorded: &Recorded) {
        let at = recorded.at;
        match &recorded.event {
            Event::Started(_) | Event::Undone(_) => {}
            Event::Clean(source) => self.attempt(recorded, Outcome::Clean, *source),
            Event::MicroFailed(source) => self.attempt(recorded, Outcome::Micro(MicroFailure::default()), *source),
            Event::MicroFailedAs(source, known) => {
                self.attempt(recorded, Outcome::Micro(MicroFailure::default()), *source);
                self.reflect(recorded.seq, *known, at);
            }
            Event::Reflected(miss, reflection) => self.reflect(*miss, *reflection, at),
            Event::LevelChanged(level) => {
                self.ladder = None;
                self.level = *level;
            }
            Event::ComponentSwitched(component, level) => {
                self.leave_ladder(None);
                self.leave();
                (self.component, self.level) = (*component, *level);
                self.begin_stint(at);
            }
            Event::LadderStarted(plan) => self.begin_ladder(recorded.seq, plan),
            Event::LadderStopped => self.leave_ladder(None),
            Event::Paused => self.stop(at, Phase::Paused),
            Event::Ended => {
                self.leave_ladder(None);
                self.end(at);
            }
            Event::Resumed => self.resume(at),
            Event::Guessed(guess) => self.closing.guess = Some(*guess),
            Event::Felt(feel) => self.closing.feel = Some(*feel),
            Event::WasAway(from, counted) => {
                if !counted && self.phase == Phase::Running {
                    self.stop(*from, Phase::Paused);
                    self.resume(at);
                }
            }
        }
    }

    fn attempt(&mut self, recorded: &Recorded, outcome: Outcome, source: Source) {
        let mut attempt = Attempt {
            at: recorded.at,
            running: self.running(recorded.at),
            component: self.component,
            level: self.level,
            outcome,
            source,
            retry: None,
        };
        if let Some(pending) = self.pending_tweak.take() {
            attempt.retry = self.place_of(pending.miss).and_then(|miss| pending.scored_by(&attempt, miss));
        }
        self.attempts.push(attempt);
        self.attempt_seqs.push(recorded.seq);
        self.climb(outcome);
    }

    fn reflect(&mut self, miss: Seq, reflection: Reflection, at: Instant) {
        let Some(place) = self.place_of(miss) else { return };
        let attempt = &mut self.attempts[place];
        let Outcome::Micro(micro) = &mut attempt.outcome else { return };
        let tweak_given = reflection.tweak.filter(|_| micro.tweak != reflection.tweak);
        let fell = reflection.size == Some(Size::Fall) && micro.size != reflection.size;
        *micro = MicroFailure { size: reflection.size, cause: reflection.cause, tweak: reflection.tweak };
        // where only misses are logged, every retry would be one
        if let Some(tweak) = tweak_given.filter(|_| !self.start.misses_only) {
            let (component, level) = (attempt.component, attempt.level);
            self.pending_tweak = Some(PendingTweak { miss, tweak, given: at, component, level });
        } else if reflection.tweak.is_none() && self.pending_tweak.is_some_and(|p| p.miss == miss) {
            self.pending_tweak = None;
        }
        if fell {
            self.fell_on_ladder(miss);
        }
    }

    fn stop(&mut self, at: Instant, phase: Phase) {
        if let Some(since) = self.running_since.take() {
            self.running_before = self.running_before.saturating_add(at.since(since));
            self.pauses.push(Pause { from: at.max(since), until: at.max(since) });
        }
        self.phase = phase;
    }

    /// An end in the moment in which a silence was over is the end before that silence.
    fn end(&mut self, at: Instant) {
        let tried_since = self.attempts.last().is_some_and(|attempt| attempt.at >= at);
        let idle = self.running_since == Some(at) && !tried_since;
        match self.pauses.last_mut().filter(|pause| idle && pause.until == at) {
            Some(silence) => {
                silence.until = silence.from;
                self.ended_at = Some(silence.from);
                self.running_since = None;
                self.phase = Phase::WrappedUp;
            }
            None => {
                self.stop(at, Phase::WrappedUp);
                self.ended_at = Some(at);
            }
        }
    }

    fn leave(&mut self) {
        let (component, level) = (self.component, self.level);
        self.levels.retain(|(known, _)| *known != component);
        self.levels.push((component, level));
    }

    fn resume(&mut self, at: Instant) {
        if self.running_since.is_none() {
            if let Some(pause) = self.pauses.last_mut() {
                pause.until = at.max(pause.from);
            }
            self.running_since = Some(at);
        }
        if self.phase == Phase::WrappedUp {
            // it was said of a session that was over
            self.closing = Closing::default();
        }
        self.phase = Phase::Running;
        self.ended_at = None;
    }

    pub(super) fn place_of(&self, seq: Seq) -> Option<usize> {
        self.attempt_seqs.binary_search(&seq).ok()
    }
}
