//! A session in a scope, as a dated count.

use super::Scope;
use crate::domain::{CountedPart, CountedSession, Instant, Millis, TagNo};
use crate::insights::Tally;
use crate::insights::methods::Dated;

const MINUTE: f64 = 60_000.0;
const DAY: Millis = 86_400_000;

/// What was practised: a component on a level.
#[derive(Copy, Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Setting {
    /// Which component.
    pub component: TagNo,
    /// On which level.
    pub level: TagNo,
}

/// What a session has in a scope.
#[derive(Copy, Clone, PartialEq, Debug)]
pub struct Practised {
    /// Its place among the sessions that were looked through.
    pub place: usize,
    /// When it began.
    pub began: Instant,
    /// The calendar day where it was, counted from 1 January 1970.
    pub day: i64,
    /// Its misses by size, and its running time, pauses left out.
    pub tally: Tally,
    /// Clean attempts; `None` where only misses were logged.
    pub clean: Option<u32>,
    /// Misses without a cause.
    pub waiting: u32,
    /// How many of ten were guessed to be clean, where all of the session is in the scope.
    pub guess: Option<u8>,
    /// What was practised, if it was one component on one level; `None` where components or levels are mixed.
    pub setting: Option<Setting>,
}

impl Practised {
    /// What `session` has in `scope`; `None` where that is nothing.
    pub fn of(place: usize, session: &CountedSession, scope: &Scope) -> Option<Self> {
        if !scope.is_of(session) {
            return None;
        }
        let parts = || session.parts.iter().filter(|part| scope.has(part.component));
        let is_whole = parts().count() == session.parts.len();
        if !is_whole && parts().next().is_none() {
            return None;
        }
        let mut tally = Tally { sessions: 1, ..Tally::default() };
        let (mut clean, mut waiting) = (0, 0);
        for part in parts() {
            tally.running += part.running;
            tally.wobbles += part.wobbles;
            tally.stumbles += part.stumbles;
            tally.falls += part.falls;
            tally.unsized_misses += part.unsized_misses;
            clean += part.clean;
            waiting += part.waiting;
        }
        if is_whole {
            tally.running = session.running;
        }
        let mut all = parts();
        let setting = match (all.next(), all.next()) {
            (Some(CountedPart { component, levels, .. }), None) => match levels[..] {
                [level] => Some(Setting { component: *component, level }),
                _ => None,
            },
            _ => None,
        };
        Some(Self {
            place,
            began: session.began,
            day: day_of(session.began, session.utc_offset_min),
            tally,
            clean: (!session.misses_only).then_some(clean),
            waiting,
            guess: session.guess.filter(|_| is_whole),
            setting,
        })
    }

    /// How long it ran, in minutes.
    pub fn minutes(&self) -> f64 {
        self.tally.running as f64 / MINUTE
    }

    /// Clean attempts and misses; `None` where only misses were logged.
    pub fn attempts(&self) -> Option<u32> {
        self.clean.map(|clean| clean + self.tally.misses())
    }

    /// The calendar week, counted from that of 1 January 1970; it begins on Monday.
    pub fn week(&self) -> i64 {
        week_of(self.day)
    }

    /// Misses over minutes.
    pub fn misses_by_minute(&self) -> Dated {
        Dated { day: self.day, count: self.tally.misses(), exposure: self.minutes() }
    }

    /// Misses over attempts, where these are known.
    pub fn misses_by_attempt(&self) -> Option<Dated> {
        Some(Dated { day: self.day, count: self.tally.misses(), exposure: self.attempts()?.into() })
    }

    /// Clean attempts over minutes, where they are known.
    pub fn cleans_by_minute(&self) -> Option<Dated> {
        Some(Dated { day: self.day, count: self.clean?, exposure: self.minutes() })
    }
}

/// The calendar day of an instant on a wall clock that is `utc_offset_min` minutes ahead of UTC, counted from 1 January 1970.
pub(super) fn day_of(at: Instant, utc_offset_min: i16) -> i64 {
    at.0.saturating_add(i64::from(utc_offset_min) * 60_000).div_euclid(DAY)
}

/// The calendar week of a day: 1970 began on a Thursday, three days after a Monday.
pub(super) fn week_of(day: i64) -> i64 {
    day.saturating_add(3).div_euclid(7)
}

/// What `sessions` have in `scope`, in their order.
pub fn practised<'a>(sessions: impl IntoIterator<Item = &'a CountedSession>, scope: &Scope) -> Vec<Practised> {
    let all = sessions.into_iter().enumerate();
    all.filter_map(|(place, session)| Practised::of(place, session, scope)).collect()
}
