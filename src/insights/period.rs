//! Calendar weeks, and spans of several of them. A week begins on Monday, where the session was.

use super::Tally;
use crate::domain::{Instant, Millis, SessionSummary};

const DAY: Millis = 86_400_000;
const WEEK: Millis = 7 * DAY;
/// 1970 began on a Thursday: three days after a Monday.
const MONDAY: Millis = 3 * DAY;

/// The week of an instant on a wall clock that is `utc_offset_min` minutes ahead of UTC, counted from that of 1 January 1970.
pub(super) fn week(at: Instant, utc_offset_min: i16) -> i64 {
    let local = at.0.saturating_add(i64::from(utc_offset_min) * 60_000);
    local.saturating_add(MONDAY).div_euclid(WEEK)
}

/// The Monday of a week.
pub(super) fn monday(week: i64) -> Instant {
    Instant(week.saturating_mul(WEEK).saturating_sub(MONDAY))
}

/// One or more weeks that follow each other, and what was practised in them.
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
pub struct Period {
    /// Its first Monday, as if it were in UTC.
    pub monday: Instant,
    /// How many weeks.
    pub weeks: i64,
    /// Its sessions.
    pub tally: Tally,
}

/// The sessions of the week of `now` and of the `weeks` - 1 before it; of all weeks if there is no number. `sessions` begin
/// with the oldest; `now` comes with the wall clock less UTC in minutes.
pub fn recent(sessions: &[SessionSummary], weeks: Option<u16>, now: (Instant, i16)) -> &[SessionSummary] {
    let first = weeks.map_or(i64::MIN, |weeks| week(now.0, now.1) - i64::from(weeks) + 1);
    let older = sessions.iter().take_while(|session| week(session.began, session.utc_offset_min) < first).count();
    sessions.get(older..).unwrap_or_default()
}

/// `sessions` week by week, from the first week with one to the last; a week without any is there, too, for time goes on. Where
/// that would be more than `most` periods, each has 2 weeks, or 4, 13, 26, 52, or twice as many until they fit; the last period
/// ends with the last week.
pub fn periods(sessions: &[SessionSummary], most: usize) -> Vec<Period> {
    let week_of = |session: &SessionSummary| week(session.began, session.utc_offset_min);
    let (first, last) = sessions.iter().map(week_of).fold((i64::MAX, i64::MIN), |(f, l), w| (f.min(w), l.max(w)));
    if first > last {
        return Vec::new();
    }
    // from the week of one period's end to that of another
    let mut weeks = 1;
    let most = i64::try_from(most.max(1)).unwrap_or(i64::MAX);
    while (last - first) / weeks >= most {
        weeks = match weeks {
            1 => 2,
            2 => 4,
            4 => 13,
            _ => weeks * 2,
        };
    }
    let count = (last - first) / weeks + 1;
    let begin = |n: i64| last - (count - n) * weeks + 1;
    let mut periods: Vec<Period> =
        (0..count).map(|n| Period { monday: monday(begin(n)), weeks, tally: Tally::default() }).collect();
    for session in sessions {
        let from_end = (last - week_of(session)) / weeks;
        if let Some(period) = periods.get_mut((count - 1 - from_end) as usize) {
            period.tally.add(session);
        }
    }
    periods
}

/// The weeks in which there was practice, oldest first, each by itself.
pub fn practised_weeks(sessions: &[SessionSummary]) -> Vec<Period> {
    let mut weeks: Vec<Period> = Vec::new();
    for session in sessions {
        let monday = monday(week(session.began, session.utc_offset_min));
        // as a rule the newest: two places of the world can have different weeks
        let until = weeks.iter().rposition(|week| week.monday <= monday);
        let at = until.filter(|n| weeks.get(*n).is_some_and(|week| week.monday == monday)).unwrap_or_else(|| {
            let at = until.map_or(0, |before| before + 1);
            weeks.insert(at, Period { monday, weeks: 1, tally: Tally::default() });
            at
        });
        if let Some(week) = weeks.get_mut(at) {
            week.tally.add(session);
        }
    }
    weeks
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Id, local_day};

    /// 2026-11-16, a Monday, at 00:00 UTC.
    const A_MONDAY: i64 = 1_794_787_200_000;

    fn session(at: i64, utc_offset_min: i16) -> SessionSummary {
        SessionSummary {
            id: Id::me(),
            learner: Id::me(),
            skill: Id::me(),
            began: Instant(at),
            utc_offset_min,
            running: 60_000,
            clean: 3,
            misses_only: false,
            wobbles: 4,
            stumbles: 2,
            falls: 1,
            unsized_misses: 5,
            waiting: 0,
        }
    }

    fn counted(sessions: &[SessionSummary], most: usize) -> Vec<(i64, u32)> {
        let week_of = |period: Period| (period.monday.0 - A_MONDAY) / WEEK;
        periods(sessions, most).into_iter().map(|period| (week_of(period), period.tally.sessions)).collect()
    }

    #[test]
    fn a_week_begins_on_monday_where_the_session_was() {
        assert_eq!(local_day(Instant(A_MONDAY), 0).map(|day| day.to_string()).as_deref(), Some("2026-11-16"));
        let minute = 60_000;
        let shown = |at, offset| counted(&[session(at, offset)], 20);
        assert_eq!(shown(A_MONDAY, 0), [(0, 1)]);
        assert_eq!(shown(A_MONDAY - minute, 0), [(-1, 1)], "Sunday night");
        assert_eq!(shown(A_MONDAY - minute, 60), [(0, 1)], "in Berlin it is Monday");
        assert_eq!(shown(A_MONDAY + minute, -300), [(-1, 1)], "in New York it is Sunday");
        assert_eq!(shown(A_MONDAY + WEEK - minute, 0), [(0, 1)]);
        assert_eq!(periods(&[session(-5 * WEEK, 0)], 20)[0].monday.0.rem_euclid(WEEK), WEEK - MONDAY, "before 1970");
    }

    #[test]
    fn weeks_without_practice_are_there_and_empty() {
        let sessions = [session(A_MONDAY, 0), session(A_MONDAY + DAY, 0), session(A_MONDAY + 3 * WEEK, 0)];
        assert_eq!(counted(&sessions, 20), [(0, 2), (1, 0), (2, 0), (3, 1)]);
        assert_eq!(periods(&[], 20), []);
    }

    #[test]
    fn many_weeks_become_longer_periods_and_nothing_is_lost() {
        for weeks in [1, 19, 20, 21, 80, 81, 260, 261, 520, 1040, 1041, 5000] {
            let sessions: Vec<_> = (0..weeks).map(|n| session(A_MONDAY + n * WEEK, 0)).collect();
            let found = periods(&sessions, 20);
            assert!(found.len() <= 20, "{weeks}: {}", found.len());
            assert_eq!(found.iter().map(|period| i64::from(period.tally.sessions)).sum::<i64>(), weeks);
            assert!(found.windows(2).all(|two| two[1].monday.0 - two[0].monday.0 == two[0].weeks * WEEK), "{weeks}");
            let last = found.last().expect("one");
            assert_eq!(last.monday.0 + last.weeks * WEEK, A_MONDAY + weeks * WEEK, "it ends with the last week");
        }
        let size =
            |weeks: i64| periods(&[session(A_MONDAY, 0), session(A_MONDAY + (weeks - 1) * WEEK, 0)], 20)[0].weeks;
        assert_eq!([20, 21, 80, 81, 260, 261, 520, 521].map(size), [1, 2, 4, 13, 13, 26, 26, 52]);
    }

    #[test]
    fn a_clock_that_was_wrong_costs_no_memory_and_no_panic() {
        let sessions = [session(i64::MIN, -840), session(0, 0), session(i64::MAX, 840)];
        let found = periods(&sessions, 20);
        assert!(found.len() <= 20);
        assert_eq!(found.iter().map(|period| period.tally.sessions).sum::<u32>(), 3);
    }

    #[test]
    fn practised_weeks_are_those_with_sessions_in_the_order_of_time() {
        let at = |week: i64, offset| session(A_MONDAY + week * WEEK, offset);
        // late on Sunday in New York, after Monday's session in Berlin; and a clock that was wrong
        let sessions = [at(0, 60), at(0, -300), at(0, 0), at(4, 0), session(i64::MAX, 0), at(4, 0)];
        let weeks = practised_weeks(&sessions);
        assert!(weeks.is_sorted_by_key(|week| week.monday));
        assert_eq!(weeks.iter().map(|week| week.tally.sessions).collect::<Vec<_>>(), [1, 2, 2, 1]);
        assert_eq!(practised_weeks(&[]), []);
    }

    #[test]
    fn recent_are_this_week_and_those_before_it() {
        let sessions: Vec<_> = (0..10).map(|n| session(A_MONDAY + n * WEEK, 0)).collect();
        let now = (Instant(A_MONDAY + 9 * WEEK + 2 * DAY), 0);
        let begin = |weeks| recent(&sessions, weeks, now).first().map(|s| (s.began.0 - A_MONDAY) / WEEK);
        assert_eq!([Some(1), Some(4), Some(13), None].map(begin), [Some(9), Some(6), Some(0), Some(0)]);
        assert_eq!(recent(&sessions, Some(4), (Instant(A_MONDAY + 50 * WEEK), 0)), []);
    }

    #[test]
    fn sessions_are_counted_together() {
        let tally = Tally::of(&[session(0, 0), session(DAY, 0)]);
        assert_eq!((tally.sessions, tally.running, tally.sized(), tally.misses()), (2, 120_000, 14, 24));
        assert_eq!(tally.recoverable().map(|share| (share.k, share.n)), Some((8, 14)));
        assert_eq!(Tally { wobbles: 4, ..Tally::default() }.recoverable(), None);
    }
}
