//! Which line is told of, and what phase lines tell.

use super::super::phase_line::PhaseLine;
use super::super::seen::Seen;
use crate::domain::{CountedSession, Millis, Size};
use crate::insights::history::{Era, Phase, Practised, Trend, practised, trend};
use crate::insights::methods::{Celeration, Missing, compare};
use crate::insights::{FREQUENCY_MINIMUM, day_number};
use crate::words;

/// How misses went, between phase lines.
pub(super) struct Course {
    pub trend: Trend,
    /// Those behind the first session.
    pub lines: Vec<PhaseLine>,
    /// The day of the newest session of all, whatever is looked at.
    newest_of_all: i64,
}

/// What is told of first.
pub(super) enum Said<'a> {
    /// A line: of one phase; or, without one, of mixed levels or components, which is no verdict.
    Line(&'a Celeration, Option<&'a Phase>),
    /// A phase line has too few sessions behind it.
    Since(&'a PhaseLine, Missing),
}

impl Course {
    /// Of the misses that are looked at.
    pub fn of(seen: &Seen) -> Self {
        let scope = seen.scope();
        let sessions = match seen.size {
            None => practised(seen.counted(), &scope),
            Some(size) => {
                let sized: Vec<CountedSession> = seen.counted().iter().map(|session| only(session, size)).collect();
                practised(&sized, &scope)
            }
        };
        let first = sessions.first().map_or(i64::MAX, |session| session.day);
        let lines: Vec<PhaseLine> = seen.lines().iter().filter(|line| line.day > first).cloned().collect();
        let days: Vec<i64> = lines.iter().map(|line| line.day).collect();
        let newest = seen.whole().last().map(|session| day_number(session.began, session.utc_offset_min));
        Self { trend: trend(sessions, &days), lines, newest_of_all: newest.unwrap_or(i64::MIN) }
    }

    /// What lies behind the newest phase line that has a session behind it; everything where there is none.
    fn newest(&self) -> Option<&Era> {
        self.trend.eras.last()
    }

    /// The phase line that the newest sessions are behind.
    pub fn line(&self) -> Option<&PhaseLine> {
        self.lines.get(self.newest()?.lines.checked_sub(1)?)
    }

    fn sessions(&self, era: &Era) -> &[Practised] {
        self.trend.sessions.get(era.sessions.clone()).unwrap_or_default()
    }

    /// The first day behind that line; the first of all where there is none.
    pub fn since(&self) -> i64 {
        self.line().map_or(i64::MIN, |line| line.day)
    }

    /// # Errors
    /// What is missing for a line.
    pub fn said(&self) -> Result<Said<'_>, Missing> {
        let newest = self.newest().ok_or(Missing::Sessions(1))?;
        let current = self.trend.current().filter(|_| self.trend.mixed == 0);
        let of_phase = current.and_then(|phase| Some((phase.misses.as_ref().ok()?, phase)));
        match (of_phase, &newest.misses, self.line()) {
            (Some((found, phase)), ..) => Ok(Said::Line(found, Some(phase))),
            (None, Ok(found), _) => Ok(Said::Line(found, None)),
            (None, Err(missing), Some(line)) => Ok(Said::Since(line, *missing)),
            (None, Err(missing), None) => Err(*missing),
        }
    }

    /// How many sessions are behind that line, and their misses a minute; `None` for those without a minute.
    pub fn rate_since(&self) -> (usize, Option<f64>) {
        let sessions = self.newest().map(|era| self.sessions(era)).unwrap_or_default();
        let misses: u32 = sessions.iter().map(|session| session.tally.misses()).sum();
        let running: Millis = sessions.iter().map(|session| session.tally.running).sum();
        let has_time = running >= FREQUENCY_MINIMUM;
        (sessions.len(), has_time.then(|| f64::from(misses) * 60_000.0 / running as f64))
    }

    /// What the newest phase lines tell: the time behind one beside the time before it, and that there is no session behind one yet.
    /// That levels differ is said unless all sessions are `known` to be mixed.
    pub fn note(&self, known: bool, day: impl Fn(i64) -> String) -> String {
        let counts = |era: &Era| -> Vec<(u32, f64)> {
            self.sessions(era).iter().map(|session| (session.tally.misses(), session.minutes())).collect()
        };
        let beside = match self.trend.eras.as_slice() {
            [.., before, newest] => {
                let settings = |era: &Era| self.sessions(era).iter().map(|session| session.setting);
                let setting = settings(newest).next().flatten();
                let differ = || settings(before).chain(settings(newest)).any(|of| of.is_none() || of != setting);
                let is_mixed = !known && differ();
                let (before, newest) = (counts(before), counts(newest));
                let is_late = self.line().is_some_and(|line| line.is_late);
                let found = compare(&before, &newest);
                words::beside_before(&found, (before.len(), newest.len()), (is_mixed, is_late))
            }
            _ => String::new(),
        };
        // of what is filtered there may be none while there are others
        let waits = self.lines.last().filter(|line| self.newest_of_all < line.day);
        beside + &waits.map(|line| words::none_since(&line.text, &day(line.day))).unwrap_or_default()
    }
}

/// The session with the misses of one size only.
fn only(session: &CountedSession, size: Size) -> CountedSession {
    let mut session = session.clone();
    for part in &mut session.parts {
        let kept = match size {
            Size::Wobble => part.wobbles,
            Size::Stumble => part.stumbles,
            Size::Fall => part.falls,
        };
        (part.wobbles, part.stumbles, part.falls, part.unsized_misses) = (0, 0, 0, 0);
        *match size {
            Size::Wobble => &mut part.wobbles,
            Size::Stumble => &mut part.stumbles,
            Size::Fall => &mut part.falls,
        } = kept;
    }
    session
}
