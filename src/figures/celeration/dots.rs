//! A dot for each session; where there are many, for a week or more.

use super::super::days;
use super::super::seen::{Seen, day};
use crate::domain::Size;
use crate::insights::history::{Practised, Trend};
use crate::insights::{FREQUENCY_MINIMUM, Period, periods};
use crate::words;

/// More sessions than this are shown as weeks, or longer periods.
const DOTS: usize = 120;
const DAY: i64 = 86_400_000;

/// A session, or several together.
pub(super) struct Dot {
    pub day: i64,
    pub misses: u32,
    /// Clean attempts, where they are known.
    pub clean: Option<u32>,
    pub minutes: f64,
    pub value: String,
}

pub(super) fn dots(seen: &Seen, trend: &Trend) -> Vec<Dot> {
    let has_time = |running: i64| running >= FREQUENCY_MINIMUM;
    if trend.sessions.len() <= DOTS {
        let of_it = trend.sessions.iter().filter(|session| has_time(session.tally.running));
        let dot = |session: &Practised| Dot {
            day: session.day,
            misses: session.tally.misses(),
            clean: session.clean,
            minutes: session.minutes(),
            value: words::frequency_value(&day(session.day, seen.has_years), &session.tally),
        };
        return of_it.map(dot).collect();
    }
    let clean_of = |period: &Period| {
        let (from, until) = (period.monday.0 / DAY, period.monday.0 / DAY + period.weeks * 7);
        let of_it = trend.sessions.iter().filter(|session| (from..until).contains(&session.day));
        of_it.map(|session| session.clean).sum::<Option<u32>>()
    };
    let all = periods(seen.sessions(), DOTS);
    let of_it = all.iter().filter(|period| has_time(period.tally.running));
    let dot = |period: &Period| {
        let mut tally = period.tally;
        if let Some(size) = seen.size {
            let kept = match size {
                Size::Wobble => tally.wobbles,
                Size::Stumble => tally.stumbles,
                Size::Fall => tally.falls,
            };
            (tally.wobbles, tally.stumbles, tally.falls, tally.unsized_misses) = (kept, 0, 0, 0);
        }
        Dot {
            // the middle of it
            day: period.monday.0 / DAY + period.weeks * 7 / 2,
            misses: tally.misses(),
            clean: clean_of(period),
            minutes: tally.running as f64 / 60_000.0,
            value: words::frequency_value(&days::period(period, seen.has_years), &period.tally),
        }
    };
    of_it.map(dot).collect()
}
