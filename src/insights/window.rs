//! The weeks that are looked at: the latest, or as many before them.

use std::ops::Range;

use chrono::Datelike;

use super::period::{monday, week};
use crate::domain::{Instant, Millis, SessionSummary};

const DAY: Millis = 86_400_000;
/// 1 January 1970, in days since the beginning of year 1.
const EPOCH: i64 = 719_163;
/// More labels than these nobody can read; and a clock that was wrong may have said anything.
const MOST_WEEKS: usize = 60;
const MOST_MONTHS: i64 = 36;

/// So many weeks, and how many times as many lie between them and now.
#[derive(Copy, Clone, PartialEq, Eq, Debug, Default)]
pub struct Window {
    /// How many weeks, the last of them included; `None`: all there are.
    pub weeks: Option<u16>,
    /// 0: the week of now is the last one; 1: they end where those begin; and so on.
    pub back: u16,
}

impl Window {
    /// The first week of it and the one after the last, counted from that of 1 January 1970; `None` if it is all weeks.
    fn bounds(self, now: (Instant, i16)) -> Option<(i64, i64)> {
        let weeks = i64::from(self.weeks?);
        let end = week(now.0, now.1) + 1 - weeks * i64::from(self.back);
        Some((end - weeks, end))
    }

    /// Which of `sessions`, oldest first, are in it. `now` comes with the wall clock less UTC in minutes.
    pub fn of(self, sessions: &[SessionSummary], now: (Instant, i16)) -> Range<usize> {
        let Some((first, end)) = self.bounds(now) else { return 0..sessions.len() };
        let before = |limit: i64| sessions.partition_point(|s| week(s.began, s.utc_offset_min) < limit);
        // a clock that was wrong may have said that later: what is still to come stays with the newest
        let end = if self.back == 0 { sessions.len() } else { before(end) };
        before(first).min(end)..end
    }

    /// The days of it, from the first to the last, as [`day_number`] counts them; `None` if it is all of them.
    pub fn days(self, now: (Instant, i16)) -> Option<(i64, i64)> {
        let (first, end) = self.bounds(now)?;
        Some((day_number(monday(first), 0), day_number(monday(end), 0) - 1))
    }

    /// True if there are sessions before it.
    pub fn has_earlier(self, sessions: &[SessionSummary], now: (Instant, i16)) -> bool {
        self.of(sessions, now).start > 0
    }
}

/// The day of an instant on a wall clock that is `utc_offset_min` minutes ahead of UTC, counted from 1 January 1970.
pub fn day_number(at: Instant, utc_offset_min: i16) -> i64 {
    at.0.saturating_add(i64::from(utc_offset_min) * 60_000).div_euclid(DAY)
}

/// The beginning of a day, as if it were in UTC.
pub fn begin_of_day(day: i64) -> Instant {
    Instant(day.saturating_mul(DAY))
}

/// The Mondays between two days, as [`day_number`] counts them, oldest first.
pub fn week_begins(from: i64, to: i64) -> Vec<i64> {
    // day 0 was a Thursday
    let first = from + (4 - from).rem_euclid(7);
    (first..=to).step_by(7).take(MOST_WEEKS).collect()
}

/// The first days of months between two days, oldest first; of years or more where these would be many.
pub fn month_begins(from: i64, to: i64) -> Vec<i64> {
    let day = |number: i64| chrono::NaiveDate::from_num_days_from_ce_opt(i32::try_from(number + EPOCH).ok()?);
    let (Some(first), Some(last)) = (day(from), day(to)) else { return Vec::new() };
    let months = |date: chrono::NaiveDate| i64::from(date.year()) * 12 + i64::from(date.month0());
    let step = ((months(last) - months(first)) / MOST_MONTHS + 1) as usize;
    let begin = |month: i64| {
        let (year, month) = (i32::try_from(month.div_euclid(12)).ok()?, month.rem_euclid(12) as u32 + 1);
        Some(i64::from(chrono::NaiveDate::from_ymd_opt(year, month, 1)?.num_days_from_ce()) - EPOCH)
    };
    let all = (months(first)..=months(last)).step_by(step);
    all.filter_map(begin).filter(|day| (from..=to).contains(day)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Id;

    /// 2026-11-16, a Monday, at 00:00 UTC.
    const A_MONDAY: i64 = 1_794_787_200_000;

    fn weekly(n: i64) -> Vec<SessionSummary> {
        let session = |week: i64| SessionSummary {
            id: Id::me(),
            learner: Id::me(),
            skill: Id::me(),
            began: Instant(A_MONDAY + week * 7 * DAY),
            utc_offset_min: 0,
            running: 60_000,
            clean: 3,
            misses_only: false,
            wobbles: 1,
            stumbles: 0,
            falls: 0,
            unsized_misses: 0,
            waiting: 0,
        };
        (0..n).map(session).collect()
    }

    #[test]
    fn windows_stand_side_by_side_and_nothing_is_in_two_of_them() {
        let sessions = weekly(30);
        let now = (Instant(A_MONDAY + 29 * 7 * DAY + DAY), 0);
        let of = |weeks, back| Window { weeks: Some(weeks), back }.of(&sessions, now);
        assert_eq!([of(4, 0), of(4, 1), of(4, 6), of(4, 7), of(4, 9)], [26..30, 22..26, 2..6, 0..2, 0..0]);
        assert_eq!(Window::default().of(&sessions, now), 0..30);
        let has = |back| Window { weeks: Some(13), back }.has_earlier(&sessions, now);
        assert_eq!([has(0), has(1), has(2)], [true, true, false]);
        assert!(!Window::default().has_earlier(&sessions, now));
    }

    #[test]
    fn a_session_from_a_clock_that_was_ahead_is_among_the_newest() {
        let sessions = weekly(10);
        let now = (Instant(A_MONDAY + 7 * 7 * DAY), 0);
        assert_eq!(Window { weeks: Some(4), back: 0 }.of(&sessions, now), 4..10);
    }

    #[test]
    fn labels_stand_on_mondays_and_on_first_days_of_months() {
        let monday = day_number(Instant(A_MONDAY), 0);
        assert_eq!(week_begins(monday, monday + 14), [monday, monday + 7, monday + 14]);
        assert_eq!(week_begins(monday + 1, monday + 6), [0_i64; 0]);
        // 1 December 2026 is 15 days after 16 November
        assert_eq!(month_begins(monday, monday + 50), [monday + 15, monday + 46]);
        assert!(month_begins(monday - 5000, monday).len() <= 40);
        assert_eq!(month_begins(i64::MIN / 2, i64::MAX / 2), [0_i64; 0], "no calendar has these");
    }

    #[test]
    fn its_days_are_whole_weeks() {
        let now = (Instant(A_MONDAY + 2 * DAY), 0);
        let (first, last) = Window { weeks: Some(4), back: 1 }.days(now).expect("some weeks");
        assert_eq!(last - first + 1, 28);
        assert_eq!(begin_of_day(last + 1), Instant(A_MONDAY - 21 * DAY));
        assert_eq!(Window::default().days(now), None);
    }
}
