//! Days and weeks by name. Where they go back further than a few months, the year is told.

use crate::domain::SessionSummary;
use crate::insights::Period;
use crate::platform::locale;
use crate::words;

/// A day for an axis, where there is little room.
pub fn short(session: &SessionSummary, has_years: bool) -> String {
    match has_years {
        true => locale::month(session.began, session.utc_offset_min),
        false => locale::short_day(session.began, session.utc_offset_min),
    }
}

/// A day.
pub fn long(session: &SessionSummary, has_years: bool) -> String {
    match has_years {
        true => locale::day_of_year(session.began, session.utc_offset_min),
        false => locale::short_day(session.began, session.utc_offset_min),
    }
}

/// The first day of a period, for an axis.
pub fn short_period(period: &Period, has_years: bool) -> String {
    match has_years && period.weeks > 1 {
        true => locale::month(period.monday, 0),
        false => locale::short_day(period.monday, 0),
    }
}

/// The first day of a period.
pub fn first_day(period: &Period, has_years: bool) -> String {
    match has_years {
        true => locale::day_of_year(period.monday, 0),
        false => locale::short_day(period.monday, 0),
    }
}

/// "Week of 16 Nov", "4 weeks from 16 Nov".
pub fn period(period: &Period, has_years: bool) -> String {
    words::weeks_from(period.weeks, &first_day(period, has_years))
}
