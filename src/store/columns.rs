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
use crate::json::Json;

pub(super) const TENTH: Millis = 100;

/// A session with a tag from here on keeps its tags apart: each is long, and there are few of them.
const LARGE: TagNo = 1000;

/// The stored form.
#[derive(Clone, PartialEq, Debug)]
pub struct Columns {
    /// Skill.
    pub(super) k: SkillId,
    /// Began: milliseconds since 1970.
    pub(super) b: Instant,
    /// The learner's wall clock less UTC, in minutes.
    pub(super) o: i16,
    /// Planned minutes.
    pub(super) p: u16,
    /// From the beginning to the end, in tenths of a second.
    pub(super) e: i64,
    /// Running time, in tenths of a second.
    pub(super) d: i64,
    /// Pauses: beginning and length in turn, in tenths of a second, each beginning counted from the end before.
    pub(super) z: Vec<i64>,
    /// Attempts, a letter each: c clean; w, s, f a miss by size; m a miss of unknown size.
    pub(super) a: String,
    /// Their instants, as differences in tenths of a second; the first is counted from the beginning.
    pub(super) t: Vec<i64>,
    /// Runs of component, level, count.
    pub(super) c: Vec<u32>,
    /// Cause of each miss; 0 where none is known.
    pub(super) w: Vec<TagNo>,
    /// Tweak of each miss; 0 where none was given.
    pub(super) x: Vec<TagNo>,
    /// Retries: place of the attempt, how many places before it the miss was, tweak.
    pub(super) r: Vec<u32>,
    /// Places of the attempts that were not logged by touch.
    pub(super) n: Vec<u32>,
    /// Only misses were logged.
    pub(super) m: bool,
    /// The tags that are named in `c`, `w`, `x` and `r`, if some of them are large: there, 1 stands for the first of these.
    pub(super) g: Vec<TagNo>,
    /// Places of the attempts that were removed. They stay for whoever changed them on another device meanwhile.
    pub(super) h: Vec<u32>,
    /// When anything of it was last changed, after it was kept first.
    pub(super) u: Option<Instant>,
    /// When it was moved to another time.
    pub(super) f: Option<Instant>,
    /// When attempts got another outcome: see [`super::session_parts`].
    pub(super) y: Json,
    /// When attempts were added, removed, or changed otherwise.
    pub(super) q: Json,
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
    "g" may g,
    "h" may h,
    "u" may u,
    "f" may f,
    "y" may y,
    "q" may q,
});

/// The columns contradict each other or name what cannot be.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct BadColumns(pub(super) &'static str);

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
        let (component, level) = (attempt.component, attempt.level);
        match runs.as_mut_slice() {
            [.., c, l, count] if *c == component && *l == level => *count += 1,
            _ => runs.extend([component, level, 1]),
        }
        if let Some(retry) = attempt.retry {
            retries.extend([place as u32, (place - retry.miss) as u32, retry.tweak]);
        }
        if attempt.source != Source::Touch {
            not_touched.push(place as u32);
        }
    }
    let mut columns = Columns {
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
        g: Vec::new(),
        h: Vec::new(),
        u: None,
        f: None,
        y: Json::Null,
        q: Json::Null,
    };
    columns.list_tags();
    columns
}

impl Columns {
    /// Every place that names a tag; in some of them 0 stands for none.
    fn each_tag(&mut self, with: &mut dyn FnMut(&mut TagNo)) {
        for run in self.c.chunks_exact_mut(3) {
            with(&mut run[0]);
            with(&mut run[1]);
        }
        for retry in self.r.chunks_exact_mut(3) {
            with(&mut retry[2]);
        }
        self.w.iter_mut().for_each(&mut *with);
        self.x.iter_mut().for_each(with);
    }

    /// Lists the tags, if some of them are large, and names them by their places in the list.
    fn list_tags(&mut self) {
        let mut list: Vec<TagNo> = Vec::new();
        self.each_tag(&mut |tag| {
            if let Err(place) = list.binary_search(tag)
                && *tag != 0
            {
                list.insert(place, *tag);
            }
        });
        if list.last().is_none_or(|tag| *tag < LARGE) {
            return;
        }
        self.each_tag(&mut |tag| *tag = list.binary_search(tag).map_or(0, |place| place as TagNo + 1));
        self.g = list;
    }

    /// The tag that a column names.
    fn tag(&self, named: TagNo) -> Result<TagNo, BadColumns> {
        match named.checked_sub(1) {
            Some(place) if !self.g.is_empty() => {
                self.g.get(place as usize).copied().ok_or(BadColumns("a tag that is not in the list"))
            }
            _ => Ok(named),
        }
    }
}

/// The session that `columns` keep.
///
/// # Errors
/// [`BadColumns`] if they do not fit together.
pub fn session(id: SessionId, learner: LearnerId, columns: &Columns) -> Result<FinishedSession, BadColumns> {
    let mut session = with_removed(id, learner, columns)?;
    take_out(&mut session.attempts, &columns.h);
    Ok(session)
}

/// Takes out the attempts in these places, and the retries of what is gone or no miss any more.
fn take_out(attempts: &mut Vec<Attempt>, removed: &[u32]) {
    let is_there = |place: &usize| !removed.contains(&(*place as u32));
    let is_miss: Vec<bool> = attempts.iter().map(|attempt| attempt.micro().is_some()).collect();
    let mut place = 0;
    attempts.retain(|_| {
        place += 1;
        is_there(&(place - 1))
    });
    for attempt in attempts {
        let retry = attempt.retry.filter(|retry| is_there(&retry.miss) && is_miss.get(retry.miss) == Some(&true));
        let gone = |retry: &Retry| removed.iter().filter(|gone| (**gone as usize) < retry.miss).count();
        attempt.retry = retry.map(|retry| Retry { miss: retry.miss - gone(&retry), ..retry });
    }
}

/// The session with the attempts that were removed.
pub(super) fn with_removed(
    id: SessionId,
    learner: LearnerId,
    columns: &Columns,
) -> Result<FinishedSession, BadColumns> {
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
    let mut runs =
        columns.c.chunks_exact(3).flat_map(|run| std::iter::repeat_n((run[0], run[1]), run[2].min(1_000_000) as usize));
    let mut causes = columns.w.iter();
    let mut tweaks = columns.x.iter();
    let known = |named: Option<&TagNo>| -> Result<Option<TagNo>, BadColumns> {
        named.filter(|named| **named != 0).map(|named| columns.tag(*named)).transpose()
    };
    let mut attempts: Vec<Attempt> = Vec::with_capacity(times.len());
    for (letter, at) in columns.a.chars().zip(times) {
        let (component, level) = runs.next().ok_or(BadColumns("an attempt without a component"))?;
        let (component, level) = (columns.tag(component)?, columns.tag(level)?);
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
            Outcome::Micro(MicroFailure { size, cause: known(causes.next())?, tweak: known(tweaks.next())? })
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
        let attempt = attempts.get_mut(place).ok_or(BadColumns("a retry without an attempt"))?;
        attempt.retry = Some(Retry { miss, tweak: columns.tag(retry[2])? });
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
