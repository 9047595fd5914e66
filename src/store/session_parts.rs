//! A finished session as parts that are changed one by one, so that two devices' changes of it can both be kept.
//!
//! Each part is a register: what it is, and when it was last changed (0: never since the session was kept). Parts are
//! - the frame: when it was, how long, of which skill; what is changed as a whole
//! - of each attempt what was tried, whether it is still there, and whose retry it was
//! - of each attempt how it ended: the size, the cause, the tweak
//!
//! An attempt is found by its time since the beginning in tenths of a second, and its number among those of the same tenth: moving
//! the session changes neither. One that is removed stays, so that the number of another never changes.

use super::columns::{self, BadColumns, Columns, TENTH};
use super::from_columns::edits;
use crate::domain::{
    Attempt, Closing, FinishedSession, Id, Instant, LadderRun, LearnerId, MicroFailure, Outcome, Pause, Retry,
    SessionId, Size, SkillId, Sorted, Source, TagNo,
};

/// What a part is, and when it became so; the order is that of time, and then that of the values.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(super) struct Register<T> {
    pub(super) at: Instant,
    pub(super) value: T,
}

/// What is changed as a whole.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(super) struct Frame {
    pub(super) learner: LearnerId,
    pub(super) skill: SkillId,
    pub(super) began: Instant,
    pub(super) offset: i16,
    pub(super) planned: u16,
    /// Its length and how long it ran, in tenths.
    pub(super) tenths: [i64; 2],
    pub(super) pauses: Vec<i64>,
    pub(super) misses_only: bool,
    pub(super) closing: Closing,
    pub(super) ladders: Vec<LadderRun>,
}

/// The time of an attempt since the beginning, in tenths, and its number among those of the same tenth.
pub(super) type Key = (i64, u32);

/// What was tried.
#[derive(Copy, Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(super) struct Tried {
    pub(super) is_there: bool,
    pub(super) component: TagNo,
    pub(super) level: TagNo,
    pub(super) source: Source,
    /// Whose retry it was, and the tweak.
    pub(super) retry: Option<(Key, TagNo)>,
}

/// How it ended: `None`, or a miss with its size, cause and tweak.
pub(super) type Ended = Option<(Option<Size>, Option<TagNo>, Option<TagNo>)>;

/// An attempt. A deletion keeps only what was changed.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(super) struct Tap {
    pub(super) tried: Option<Register<Tried>>,
    pub(super) ended: Option<Register<Ended>>,
}

/// A session.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(super) struct Parts {
    pub(super) frame: Option<Register<Frame>>,
    /// When anything of it was last changed.
    pub(super) newest: Instant,
    pub(super) taps: Sorted<Key, Tap>,
}

fn ended(outcome: &Outcome) -> Ended {
    match outcome {
        Outcome::Clean => None,
        Outcome::Micro(micro) => Some((micro.size, micro.cause, micro.tweak)),
    }
}

/// The keys of attempts at these instants, in order; rounded as columns are.
fn keys_of(began: Instant, attempts: &[Attempt]) -> Vec<Key> {
    let mut keys: Vec<Key> = Vec::with_capacity(attempts.len());
    for attempt in attempts {
        let tenths = (attempt.at.since(began) + TENTH / 2) / TENTH;
        let key = match keys.last() {
            Some((last, nth)) if *last >= tenths => (*last, nth + 1),
            _ => (tenths.max(0), 0),
        };
        keys.push(key);
    }
    keys
}

/// The attempts of `session` with their keys, as they are.
pub(super) fn taps(session: &FinishedSession) -> Vec<(Key, Tried, Ended)> {
    let keys = keys_of(session.began, &session.attempts);
    let tap = |(attempt, key): (&Attempt, &Key)| {
        let tried = Tried {
            is_there: true,
            component: attempt.component,
            level: attempt.level,
            source: attempt.source,
            retry: attempt.retry.and_then(|retry| Some((*keys.get(retry.miss)?, retry.tweak))),
        };
        (*key, tried, ended(&attempt.outcome))
    };
    session.attempts.iter().zip(&keys).map(tap).collect()
}

/// Lists of an instant and places: each instant but the first as what it is more than the one before.
fn batches(edits: &Sorted<Instant, Vec<u32>>) -> Vec<Vec<i64>> {
    let mut last = Instant(0);
    let list = |(at, places): &(Instant, Vec<u32>)| {
        let more = at.0 - last.0;
        last = *at;
        std::iter::once(more).chain(places.iter().map(|place| i64::from(*place))).collect()
    };
    edits.iter().map(list).collect()
}

impl Parts {
    /// The parts of a session as it is kept.
    ///
    /// # Errors
    /// [`BadColumns`] if the columns do not fit together.
    pub(super) fn of(learner: LearnerId, columns: &Columns) -> Result<Self, BadColumns> {
        let session = columns::with_removed(Id::me(), learner, columns)?;
        let count = session.attempts.len();
        let (changed, tried) = (edits(&columns.y, count)?, edits(&columns.q, count)?);
        let at = |edits: &[Instant], nth: usize| edits.get(nth).copied().unwrap_or(Instant(0));
        let mut parts = Self::made(&session);
        parts.newest = columns.u.unwrap_or(Instant(0));
        if let Some(frame) = &mut parts.frame {
            frame.at = columns.f.unwrap_or(Instant(0));
        }
        for (nth, (_, tap)) in parts.taps.iter_mut().enumerate() {
            if let (Some(t), Some(e)) = (&mut tap.tried, &mut tap.ended) {
                (t.at, e.at) = (at(&tried, nth), at(&changed, nth));
                t.value.is_there = !columns.h.contains(&(nth as u32));
            }
        }
        Ok(parts)
    }

    /// The parts of a session that was never changed.
    pub(super) fn made(session: &FinishedSession) -> Self {
        let tenths = |span: i64| (span + TENTH / 2) / TENTH;
        let pause = |pause: &Pause| [pause.from, pause.until].map(|at| tenths(at.since(session.began)));
        let frame = Frame {
            learner: session.learner.clone(),
            skill: session.skill.clone(),
            began: session.began,
            offset: session.utc_offset_min,
            planned: session.planned_min,
            tenths: [tenths(session.ended.since(session.began)), tenths(session.running)],
            pauses: session.pauses.iter().flat_map(pause).collect(),
            misses_only: session.misses_only,
            closing: session.closing,
            ladders: session.ladders.clone(),
        };
        let at = Instant(0);
        let mut made = Sorted::default();
        for (key, tried, ended) in taps(session) {
            let tap = Tap { tried: Some(Register { at, value: tried }), ended: Some(Register { at, value: ended }) };
            made.insert(key, tap);
        }
        Self { frame: Some(Register { at, value: frame }), newest: at, taps: made }
    }

    /// Of each part the later.
    pub(super) fn join(&mut self, other: Self) {
        if other.frame > self.frame {
            self.frame = other.frame;
        }
        self.newest = self.newest.max(other.newest);
        for (key, tap) in other.taps.into_vec() {
            let known = self.taps.entry(key);
            if tap.tried > known.tried {
                known.tried = tap.tried;
            }
            if tap.ended > known.ended {
                known.ended = tap.ended;
            }
        }
    }

    /// What was changed since the session was made, and what is not shown: an attempt with all that are of its tenth, so that their
    /// numbers stay theirs.
    pub(super) fn changed(mut self) -> Self {
        let is_changed = |tap: &Tap| {
            let tried = tap.tried.as_ref().is_some_and(|tried| tried.at.0 > 0);
            tried || tap.ended.as_ref().is_some_and(|ended| ended.at.0 > 0)
        };
        // whoever brings the session back does not know of a retry that is not shown
        let is_shown = |miss: Key| {
            let miss = self.taps.get(&miss);
            let is_there = |miss: &&Tap| miss.tried.as_ref().is_some_and(|tried| tried.value.is_there);
            miss.filter(is_there).and_then(|miss| miss.ended.as_ref()).is_some_and(|ended| ended.value.is_some())
        };
        let hides =
            |tap: &Tap| tap.tried.as_ref().and_then(|tried| tried.value.retry).is_some_and(|(miss, _)| !is_shown(miss));
        let changed = self.taps.iter().filter(|(_, tap)| is_changed(tap) || hides(tap));
        let tenths: Vec<i64> = changed.map(|((tenth, _), _)| *tenth).collect();
        self.taps.retain(|(tenth, _), _| tenths.contains(tenth));
        self.frame = self.frame.filter(|frame| frame.at.0 > 0);
        self
    }

    /// The session as it was before it was deleted: `self` is what had been changed of it, the rest is as in `session`, which is brought back.
    pub(super) fn with_rest_of(mut self, session: &FinishedSession) -> Self {
        let made = Self::made(session);
        let tenths: Vec<i64> = self.taps.iter().map(|((tenth, _), _)| *tenth).collect();
        for (key, tap) in made.taps.into_vec() {
            if !tenths.contains(&key.0) {
                self.taps.insert(key, tap);
            }
        }
        self.frame = self.frame.or(made.frame);
        self
    }

    /// The session as it is kept; `None` if too little is known of it.
    pub(super) fn columns(&self, id: SessionId) -> Option<(LearnerId, Columns)> {
        let Register { at: moved, value: frame } = self.frame.as_ref()?;
        // an attempt of which only a change is known cannot be shown
        let whole: Vec<(&Key, &Register<Tried>, &Register<Ended>)> =
            self.taps.iter().filter_map(|(key, tap)| Some((key, tap.tried.as_ref()?, tap.ended.as_ref()?))).collect();
        let after = |tenths: i64| frame.began.after(tenths.saturating_mul(TENTH));
        let (mut attempts, mut removed) = (Vec::with_capacity(whole.len()), Vec::new());
        let (mut tried_at, mut ended_at) = (Sorted::<Instant, Vec<u32>>::default(), Sorted::default());
        for (nth, (key, tried, ended)) in whole.iter().enumerate() {
            let Tried { is_there, component, level, source, retry } = tried.value;
            let miss = |key: Key| whole[..nth].iter().position(|(known, ..)| **known == key);
            attempts.push(Attempt {
                at: after(key.0),
                running: 0,
                component,
                level,
                outcome: match ended.value {
                    None => Outcome::Clean,
                    Some((size, cause, tweak)) => Outcome::Micro(MicroFailure { size, cause, tweak }),
                },
                source,
                retry: retry.and_then(|(key, tweak)| Some(Retry { miss: miss(key)?, tweak })),
            });
            if !is_there {
                removed.push(nth as u32);
            }
            for (register, edits) in [(tried.at, &mut tried_at), (ended.at, &mut ended_at)] {
                if register.0 > 0 {
                    edits.entry(register).push(nth as u32);
                }
            }
        }
        let session = FinishedSession {
            id,
            learner: frame.learner.clone(),
            skill: frame.skill.clone(),
            began: frame.began,
            ended: after(frame.tenths[0]),
            utc_offset_min: frame.offset,
            planned_min: frame.planned,
            running: frame.tenths[1].saturating_mul(TENTH),
            pauses: frame
                .pauses
                .chunks_exact(2)
                .map(|pair| Pause { from: after(pair[0]), until: after(pair[1]) })
                .collect(),
            attempts,
            misses_only: frame.misses_only,
            closing: frame.closing,
            ladders: frame.ladders.clone(),
        };
        let mut columns = columns::with_hidden(&session);
        columns.h = removed;
        columns.u = Some(self.newest).filter(|at| at.0 > 0);
        columns.f = Some(*moved).filter(|at| at.0 > 0);
        (columns.y, columns.q) = (batches(&ended_at), batches(&tried_at));
        Some((session.learner, columns))
    }
}
