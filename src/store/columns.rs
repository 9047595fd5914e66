//! A finished session as compact columns: about 600 characters for 50 attempts.
//!
//! Times are in tenths of a second, each as the difference to the one before, rounded from the exact sum so that errors
//! do not add up. Attempts are a text of letters; components and levels are runs; causes and tweaks stand only for
//! misses.

use std::fmt;

use crate::domain::{
    Attempt, FinishedSession, Instant, LearnerId, MicroFailure, Millis, Outcome, Pause, Retry, SessionId, Size,
    SkillId, Source, TagNo, mark,
};

const TENTH: Millis = 100;

/// The stored form.
#[derive(Clone, PartialEq, Debug)]
pub struct Columns {
    /// Skill.
    k: SkillId,
    /// Began: milliseconds since 1970.
    b: Instant,
    /// The learner's wall clock less UTC, in minutes.
    o: i16,
    /// Planned minutes.
    p: u16,
    /// From the beginning to the end, in tenths of a second.
    e: i64,
    /// Running time, in tenths of a second.
    d: i64,
    /// Pauses: beginning and length in turn, in tenths of a second, each beginning counted from the end before.
    z: Vec<i64>,
    /// Attempts, a letter each: c clean; w, s, f a miss by size; m a miss of unknown size.
    a: String,
    /// Their instants, as differences in tenths of a second; the first is counted from the beginning.
    t: Vec<i64>,
    /// Runs of component, level, count.
    c: Vec<u32>,
    /// Cause of each miss; 0 where none is known.
    w: Vec<TagNo>,
    /// Tweak of each miss; 0 where none was given.
    x: Vec<TagNo>,
    /// Retries: place of the attempt, how many places before it the miss was, tweak.
    r: Vec<u32>,
    /// Places of the attempts that were not logged by touch.
    n: Vec<u32>,
    /// Only misses were logged.
    m: bool,
}

record!(Columns {
    "k" must k,
    "b" must b,
    "o" must o,
    "p" must p,
    "e" must e,
    "d" must d,
    "z" may z,
    "a" must a,
    "t" must t,
    "c" must c,
    "w" may w,
    "x" may x,
    "r" may r,
    "n" may n,
    "m" flag m,
});

/// The columns contradict each other or name what cannot be.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct BadColumns(&'static str);

impl fmt::Display for BadColumns {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "a session's columns do not fit together: {}", self.0)
    }
}

impl std::error::Error for BadColumns {}

/// Writes instants as differences to the one before, in tenths of a second.
struct Deltas {
    began: Instant,
    last: i64,
}

impl Deltas {
    fn next(&mut self, at: Instant) -> i64 {
        let tenths = (at.since(self.began) + TENTH / 2) / TENTH;
        let delta = (tenths - self.last).max(0);
        self.last += delta;
        delta
    }
}

/// The columns of `session`.
pub fn columns(session: &FinishedSession) -> Columns {
    let deltas = || Deltas { began: session.began, last: 0 };
    let mut pauses = deltas();
    let mut instants = deltas();
    let misses = || session.attempts.iter().filter_map(Attempt::micro);
    let tags = |pick: fn(&MicroFailure) -> Option<TagNo>| -> Vec<TagNo> {
        let all: Vec<TagNo> = misses().map(|micro| pick(micro).unwrap_or(0)).collect();
        if all.iter().all(|tag| *tag == 0) { Vec::new() } else { all }
    };
    let mut runs: Vec<u32> = Vec::new();
    let mut retries = Vec::new();
    let mut not_touched = Vec::new();
    for (place, attempt) in session.attempts.iter().enumerate() {
        let (component, level) = (u32::from(attempt.component), u32::from(attempt.level));
        match runs.as_mut_slice() {
            [.., c, l, count] if *c == component && *l == level => *count += 1,
            _ => runs.extend([component, level, 1]),
        }
        if let Some(retry) = attempt.retry {
            retries.extend([place as u32, (place - retry.miss) as u32, u32::from(retry.tweak)]);
        }
        if attempt.source != Source::Touch {
            not_touched.push(place as u32);
        }
    }
    Columns {
        k: session.skill.clone(),
        b: session.began,
        o: session.utc_offset_min,
        p: session.planned_min,
        e: (session.ended.since(session.began) + TENTH / 2) / TENTH,
        d: (session.running + TENTH / 2) / TENTH,
        z: session.pauses.iter().flat_map(|pause| [pauses.next(pause.from), pauses.next(pause.until)]).collect(),
        a: session.attempts.iter().map(mark).collect(),
        t: session.attempts.iter().map(|attempt| instants.next(attempt.at)).collect(),
        c: runs,
        w: tags(|micro| micro.cause),
        x: tags(|micro| micro.tweak),
        r: retries,
        n: not_touched,
        m: session.misses_only,
    }
}

/// The session that `columns` keep.
///
/// # Errors
/// [`BadColumns`] if they do not fit together.
pub fn session(id: SessionId, learner: LearnerId, columns: &Columns) -> Result<FinishedSession, BadColumns> {
    let began = columns.b;
    let instants = |deltas: &[i64]| -> Result<Vec<Instant>, BadColumns> {
        let mut tenths: i64 = 0;
        let step = |delta: &i64| {
            if *delta < 0 {
                return Err(BadColumns("time runs backwards"));
            }
            tenths = tenths.saturating_add(*delta);
            Ok(began.after(tenths.saturating_mul(TENTH)))
        };
        deltas.iter().map(step).collect()
    };
    let pauses: Vec<Pause> =
        instants(&columns.z)?.chunks_exact(2).map(|pair| Pause { from: pair[0], until: pair[1] }).collect();
    let times = instants(&columns.t)?;
    if times.len() != columns.a.len() || !columns.z.len().is_multiple_of(2) {
        return Err(BadColumns("columns of different lengths"));
    }
    let mut runs = columns.c.chunks_exact(3).flat_map(|run| {
        std::iter::repeat_n((TagNo::try_from(run[0]), TagNo::try_from(run[1])), run[2].min(1_000_000) as usize)
    });
    let mut causes = columns.w.iter();
    let mut tweaks = columns.x.iter();
    let known = |tag: Option<&TagNo>| tag.copied().filter(|tag| *tag != 0);
    let mut attempts: Vec<Attempt> = Vec::with_capacity(times.len());
    for (letter, at) in columns.a.chars().zip(times) {
        let Some((Ok(component), Ok(level))) = runs.next() else {
            return Err(BadColumns("an attempt without a component"));
        };
        let size = match letter {
            'c' | 'm' => None,
            'w' => Some(Size::Wobble),
            's' => Some(Size::Stumble),
            'f' => Some(Size::Fall),
            _ => return Err(BadColumns("an unknown kind of attempt")),
        };
        let outcome = if letter == 'c' {
            Outcome::Clean
        } else {
            Outcome::Micro(MicroFailure { size, cause: known(causes.next()), tweak: known(tweaks.next()) })
        };
        let paused = |pause: &Pause| at.min(pause.until).since(pause.from);
        let running = at.since(began) - pauses.iter().map(paused).sum::<Millis>();
        attempts.push(Attempt { at, running, component, level, outcome, source: Source::Touch, retry: None });
    }
    for place in &columns.n {
        let attempt = attempts.get_mut(*place as usize).ok_or(BadColumns("a source without an attempt"))?;
        attempt.source = Source::Key;
    }
    for retry in columns.r.chunks_exact(3) {
        let (place, back) = (retry[0] as usize, retry[1] as usize);
        let miss = place.checked_sub(back).ok_or(BadColumns("a retry without a miss"))?;
        let tweak = TagNo::try_from(retry[2]).map_err(|_| BadColumns("a retry without a tweak"))?;
        let attempt = attempts.get_mut(place).ok_or(BadColumns("a retry without an attempt"))?;
        attempt.retry = Some(Retry { miss, tweak });
    }
    Ok(FinishedSession {
        id,
        learner,
        skill: columns.k.clone(),
        began,
        ended: began.after(columns.e.saturating_mul(TENTH)),
        utc_offset_min: columns.o,
        planned_min: columns.p,
        running: columns.d.saturating_mul(TENTH),
        pauses,
        attempts,
        misses_only: columns.m,
    })
}
