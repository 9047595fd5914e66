//! A finished session as compact columns: about 330 characters for 50 attempts.
//!
//! Times are in tenths of a second, each as the difference to the one before, rounded from the exact sum so that errors
//! do not add up. Attempts are a text of letters; components and levels are runs; causes and tweaks stand only for
//! misses. What follows from the rest is left out: the next attempt after a miss with a tweak is its retry, and a session runs
//! while it does not pause.

use std::fmt;

use super::digits::{self, Column};
pub use super::from_columns::{session, with_removed};
use crate::domain::{
    Attempt, Closing, FinishedSession, Instant, LadderRun, MicroFailure, Millis, Retry, SkillId, Source, TagNo, mark,
};
use crate::json::{Json, Record};

pub(super) const TENTH: Millis = 100;

/// A session with a tag from here on keeps its tags apart, so that each takes one digit where it is named.
const LARGE: i64 = 32;

/// The stored form. Versions 1 and 2 had lists where there are digits now, named every retry and no tag apart.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Columns {
    /// Skill.
    pub(super) k: SkillId,
    /// Began: milliseconds since 1970.
    pub(super) b: Instant,
    /// What is said of the session as a whole.
    pub(super) j: Whole,
    /// Running time, in tenths of a second, if it is not that less the pauses.
    pub(super) d: Option<i64>,
    /// Pauses: beginning and length in turn, in tenths of a second, each beginning counted from the end before.
    pub(super) z: Column,
    /// Attempts, a letter each: c clean; w, s, f a miss by size; m a miss of unknown size.
    pub(super) a: String,
    /// Their instants, as differences in tenths of a second; the first is counted from the beginning.
    pub(super) t: Column,
    /// Runs of component, level, count.
    pub(super) c: Column,
    /// Cause of each miss; 0 where none is known.
    pub(super) w: Column,
    /// Tweak of each miss; 0 where none was given.
    pub(super) x: Column,
    /// Retries that are not as [`implied`]: place of the attempt, how many places before it the miss was, tweak. 0 and 0: it is none.
    pub(super) r: Column,
    /// Places of the attempts that were not logged by touch, nor by a partner.
    pub(super) n: Column,
    /// Places of the attempts that a partner logged.
    pub(super) s: Column,
    /// Only misses were logged.
    pub(super) m: bool,
    /// What breakdown ladders reached.
    pub(super) l: Vec<LadderRun>,
    /// The tags that are named in `c`, `w`, `x` and `r`, if some of them are large: there, 1 stands for the first of these. Each is
    /// what it is more than the one before.
    pub(super) g: Column,
    /// Places of the attempts that were removed. They stay for whoever changed them on another device meanwhile.
    pub(super) h: Vec<u32>,
    /// When anything of it was last changed, after it was kept first.
    pub(super) u: Option<Instant>,
    /// When it was moved to another time.
    pub(super) f: Option<Instant>,
    /// When attempts got another outcome: lists of an instant, as what it is more than the one before, and places.
    pub(super) y: Vec<Vec<i64>>,
    /// When attempts were added, removed, or changed otherwise.
    pub(super) q: Vec<Vec<i64>>,
}

record!(Columns {
    "k" must k,
    "b" must b,
    "j" of j,
    "d" may d,
    "z" may z,
    "a" must a,
    "t" may t,
    "c" may c,
    "w" may w,
    "x" may x,
    "r" may r,
    "n" may n,
    "s" may s,
    "m" flag m,
    "l" may l,
    "g" may g,
    "h" may h,
    "u" may u,
    "f" may f,
    "y" may y,
    "q" may q,
});

/// What is said of a session as a whole.
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
pub(super) struct Whole {
    /// From the beginning to the end, in tenths of a second.
    pub(super) length: i64,
    /// Planned minutes.
    pub(super) planned: u16,
    /// The learner's wall clock less UTC, in minutes.
    pub(super) offset: i16,
    pub(super) closing: Closing,
}

/// The same as it was said up to version 4: each in a field of its own.
struct Apart {
    o: i16,
    p: u16,
    e: i64,
    v: Option<u8>,
    i: Option<u8>,
}

record!(Apart { "o" must o, "p" must p, "e" must e, "v" may v, "i" may i });

/// Five numbers in digits: length, planned minutes, offset (doubled; if negative -1 less twice that), and guess and feeling, each and 1 (0: none).
/// It is read from the whole record, for up to version 4 it stands apart there.
impl Record for Whole {
    fn to_json(&self) -> Json {
        let said = |part: Option<u8>| part.map_or(0, |part| i64::from(part) + 1);
        let (offset, closing) = (i64::from(self.offset), self.closing);
        let offset = offset << 1 ^ offset >> 63;
        let numbers = [self.length, i64::from(self.planned), offset, said(closing.guess), said(closing.feel)];
        Json::Text(digits::write(&numbers))
    }

    fn from_json(record: &Json) -> Option<Self> {
        let Some(said) = record.field("j") else {
            let Apart { o: offset, p: planned, e: length, v: guess, i: feel } = Apart::from_json(record)?;
            return Some(Self { length, planned, offset, closing: Closing { guess, feel }.checked()? });
        };
        if ["o", "p", "e", "v", "i"].iter().any(|apart| record.field(apart).is_some()) {
            return None;
        }
        let numbers = digits::read(said.as_text()?)?;
        let [length, planned, offset, guess, feel] = *numbers.as_slice() else { return None };
        let said = |part: i64| if part == 0 { Some(None) } else { u8::try_from(part - 1).ok().map(Some) };
        let closing = Closing { guess: said(guess)?, feel: said(feel)? }.checked()?;
        let offset = i16::try_from(offset >> 1 ^ -(offset & 1)).ok()?;
        Some(Self { length, planned: u16::try_from(planned).ok()?, offset, closing })
    }
}

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

/// Whose retry an attempt of this component and level after `before` is, where nothing else is said.
pub(super) fn implied(before: &[Attempt], component: TagNo, level: TagNo) -> Option<Retry> {
    let (last, others) = before.split_last()?;
    let tweak = last.micro().filter(|_| (last.component, last.level) == (component, level))?.tweak?;
    Some(Retry { miss: others.len(), tweak })
}

/// The columns of `session`. The retry of what is no miss scores nothing, and would not be read.
pub fn columns(session: &FinishedSession) -> Columns {
    let is_miss = |retry: &Retry| session.attempts.get(retry.miss).is_some_and(|miss| miss.micro().is_some());
    let mut sound = session.clone();
    for attempt in &mut sound.attempts {
        attempt.retry = attempt.retry.filter(is_miss);
    }
    with_hidden(&sound)
}

/// The same, with the retries of what was a miss and is none any more.
pub(super) fn with_hidden(session: &FinishedSession) -> Columns {
    let deltas = || Deltas { began: session.began, last: 0 };
    let mut pauses = deltas();
    let mut instants = deltas();
    let misses = || session.attempts.iter().filter_map(Attempt::micro);
    let tags = |pick: fn(&MicroFailure) -> Option<TagNo>| -> Column {
        let all: Vec<i64> = misses().map(|micro| pick(micro).map_or(0, i64::from)).collect();
        if all.iter().all(|tag| *tag == 0) { Column::default() } else { all.into() }
    };
    let mut runs: Vec<i64> = Vec::new();
    let mut retries: Vec<i64> = Vec::new();
    let (mut by_key, mut by_partner): (Vec<i64>, Vec<i64>) = Default::default();
    for (place, attempt) in session.attempts.iter().enumerate() {
        let (component, level) = (i64::from(attempt.component), i64::from(attempt.level));
        match runs.as_mut_slice() {
            [.., c, l, count] if *c == component && *l == level => *count += 1,
            _ => runs.extend([component, level, 1]),
        }
        if attempt.retry != implied(&session.attempts[..place], attempt.component, attempt.level) {
            let said = attempt.retry.map(|retry| [(place - retry.miss) as i64, i64::from(retry.tweak)]);
            retries.push(place as i64);
            retries.extend(said.unwrap_or_default());
        }
        match attempt.source {
            Source::Touch => {}
            Source::Key => by_key.push(place as i64),
            Source::Partner => by_partner.push(place as i64),
        }
    }
    let length = (session.ended.since(session.began) + TENTH / 2) / TENTH;
    let running = (session.running + TENTH / 2) / TENTH;
    let pauses: Vec<i64> =
        session.pauses.iter().flat_map(|pause| [pauses.next(pause.from), pauses.next(pause.until)]).collect();
    let paused: i64 = pauses.iter().skip(1).step_by(2).sum();
    let mut columns = Columns {
        k: session.skill.clone(),
        b: session.began,
        j: Whole { length, planned: session.planned_min, offset: session.utc_offset_min, closing: session.closing },
        d: Some(running).filter(|running| *running != length - paused),
        z: pauses.into(),
        a: session.attempts.iter().map(mark).collect(),
        t: session.attempts.iter().map(|attempt| instants.next(attempt.at)).collect::<Vec<i64>>().into(),
        c: runs.into(),
        w: tags(|micro| micro.cause),
        x: tags(|micro| micro.tweak),
        r: retries.into(),
        n: by_key.into(),
        s: by_partner.into(),
        m: session.misses_only,
        l: session.ladders.clone(),
        g: Column::default(),
        h: Vec::new(),
        u: None,
        f: None,
        y: Vec::new(),
        q: Vec::new(),
    };
    columns.list_tags();
    columns
}

impl Columns {
    /// Every place that names a tag; in some of them 0 stands for none.
    fn each_tag(&mut self, with: &mut dyn FnMut(&mut i64)) {
        for run in self.c.numbers.chunks_exact_mut(3) {
            with(&mut run[0]);
            with(&mut run[1]);
        }
        for retry in self.r.numbers.chunks_exact_mut(3) {
            with(&mut retry[2]);
        }
        self.w.numbers.iter_mut().for_each(&mut *with);
        self.x.numbers.iter_mut().for_each(with);
    }

    /// Lists the tags, if some of them are large, and names them by their places in the list.
    fn list_tags(&mut self) {
        let mut list: Vec<i64> = Vec::new();
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
        self.each_tag(&mut |tag| *tag = list.binary_search(tag).map_or(0, |place| place as i64 + 1));
        let mut last = 0;
        for tag in &mut list {
            (last, *tag) = (*tag, *tag - last);
        }
        self.g = list.into();
    }

    /// True of columns as versions 1 and 2 wrote them.
    pub(super) fn is_old(&self) -> Result<bool, BadColumns> {
        let new = [&self.g, &self.s];
        let columns = [&self.t, &self.z, &self.c, &self.w, &self.x, &self.r, &self.n, new[0], new[1]];
        match columns.iter().filter(|column| column.is_list).count() {
            0 => Ok(false),
            _ if columns.iter().all(|column| column.is_list || column.numbers.is_empty())
                && !new.iter().any(|column| column.is_list) =>
            {
                Ok(true)
            }
            _ => Err(BadColumns("lists and digits")),
        }
    }
}
