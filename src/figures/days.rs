//! Days and weeks by name. Where they go back further than a few months, the year is told.

use crate::domain::SessionSummary;
use crate::insights::{Period, begin_of_day, month_begins, week_begins};
use crate::words;

/// A day for an axis, where there is little room: of many months only which one it was in.
pub fn short(session: &SessionSummary, has_many_months: bool) -> String {
    match has_many_months {
        true => words::month(session.began, session.utc_offset_min),
        false => words::short_day(session.began, session.utc_offset_min),
    }
}

/// A day.
pub fn long(session: &SessionSummary, has_years: bool) -> String {
    match has_years {
        true => words::day_of_year(session.began, session.utc_offset_min),
        false => words::short_day(session.began, session.utc_offset_min),
    }
}

/// The first day of a period, for an axis.
pub fn short_period(period: &Period, has_years: bool) -> String {
    match has_years && period.weeks > 1 {
        true => words::month(period.monday, 0),
        false => words::short_day(period.monday, 0),
    }
}

/// The first day of a period.
pub fn first_day(period: &Period, has_years: bool) -> String {
    match has_years {
        true => words::day_of_year(period.monday, 0),
        false => words::short_day(period.monday, 0),
    }
}

/// "Week of 16 Nov", "4 weeks from 16 Nov".
pub fn period(period: &Period, has_years: bool) -> String {
    words::weeks_from(period.weeks, &first_day(period, has_years))
}

/// Labels for an axis of days: Mondays, or the first days of months where these are many.
pub fn along(from: i64, to: i64) -> Vec<(i64, String)> {
    const WEEKS: i64 = 26 * 7;
    // more than a year of months tells its years
    const MONTHS: i64 = 400;
    let day = |day: i64| words::short_day(begin_of_day(day), 0);
    let month = |day: i64| words::month(begin_of_day(day), 0);
    match to - from {
        ..WEEKS => week_begins(from, to).into_iter().map(|at| (at, day(at))).collect(),
        WEEKS..MONTHS => month_begins(from, to).into_iter().map(|at| (at, day(at))).collect(),
        _ => month_begins(from, to).into_iter().map(|at| (at, month(at))).collect(),
    }
}
