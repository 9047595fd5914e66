//! Calendar days. A session belongs to the day that it was where it was.

use chrono::{DateTime, Datelike, NaiveDate, TimeDelta};

use super::Instant;

/// The day that `at` is on a wall clock that is `utc_offset_min` minutes ahead of UTC; `None` for instants that no
/// calendar has.
pub fn local_day(at: Instant, utc_offset_min: i16) -> Option<NaiveDate> {
    let local = DateTime::from_timestamp_millis(at.0)?.checked_add_signed(TimeDelta::minutes(utc_offset_min.into()))?;
    Some(local.date_naive())
}

/// The day and time of `at` as a form's field writes them: "2026-11-14T18:30"; empty for instants that no calendar has.
pub fn field_of(at: Instant, utc_offset_min: i16) -> String {
    let local = DateTime::from_timestamp_millis(at.0)
        .and_then(|at| at.checked_add_signed(TimeDelta::minutes(utc_offset_min.into())));
    local.map_or_else(String::new, |local| {
        let text = local.naive_utc().to_string();
        text.get(..16).unwrap_or_default().replace(' ', "T")
    })
}

/// The day that a form's field has, "2026-11-14", counted from 1 January 1970; `None` where it has none.
pub fn day_of_field(text: &str) -> Option<i64> {
    let day: NaiveDate = text.parse().ok()?;
    Some((day - NaiveDate::default()).num_days())
}

/// The Monday of the week of `day`.
pub fn monday_of(day: NaiveDate) -> NaiveDate {
    day - TimeDelta::days(day.weekday().num_days_from_monday().into())
}

/// How many days lie between the day of `then` and the day of `now`, each by its own wall clock.
pub fn days_between(then: (Instant, i16), now: (Instant, i16)) -> Option<i64> {
    Some((local_day(now.0, now.1)? - local_day(then.0, then.1)?).num_days())
}

/// What of a day is written.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum DayForm {
    /// "19 Nov"
    Short,
    /// "19 Nov 2025"
    OfYear,
    /// "Nov 2025"
    Month,
    /// "Thursday"
    Weekday,
}

/// Whether two instants are of one year, each by its own wall clock. What no calendar has is of no year.
pub fn same_year(then: (Instant, i16), now: (Instant, i16)) -> bool {
    let year = |(at, utc_offset_min)| local_day(at, utc_offset_min).map(|day| day.year());
    year(then).is_some() && year(then) == year(now)
}

/// The year that `at` is in on a wall clock that is `utc_offset_min` minutes ahead of UTC; `None` for instants that no calendar has.
pub fn year_of(at: Instant, utc_offset_min: i16) -> Option<u16> {
    u16::try_from(local_day(at, utc_offset_min)?.year()).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_late_evening_belongs_to_its_own_day() {
        // 2026-11-20T22:30Z is 23:30 on the 20th in Berlin, 07:30 on the 21st in Tokyo
        let at = Instant(1_795_213_800_000);
        assert_eq!(local_day(at, 60), NaiveDate::from_ymd_opt(2026, 11, 20));
        assert_eq!(local_day(at, 540), NaiveDate::from_ymd_opt(2026, 11, 21));
    }

    #[test]
    fn half_an_hour_can_be_a_day_ago() {
        let evening = Instant(1_795_213_800_000);
        assert_eq!(days_between((evening, 60), (evening.after(45 * 60_000), 60)), Some(1));
        assert_eq!(days_between((evening, 60), (evening.after(5 * 60_000), 60)), Some(0));
    }

    #[test]
    fn a_field_of_a_day_has_its_number() {
        assert_eq!(
            ["1970-01-01", "2026-11-14", "", "14.11.2026"].map(day_of_field),
            [Some(0), Some(20_771), None, None]
        );
    }

    #[test]
    fn a_field_has_the_wall_clock_of_its_place() {
        assert_eq!(field_of(Instant(1_795_213_800_000), 60), "2026-11-20T23:30");
        assert_eq!(field_of(Instant(i64::MAX), 60), "");
    }

    #[test]
    fn a_week_begins_on_monday() {
        let day = |day| NaiveDate::from_ymd_opt(2026, 11, day).expect("a day");
        assert_eq!([16, 20, 22].map(|n| monday_of(day(n))), [day(16); 3]);
        assert_eq!(monday_of(day(23)), day(23));
    }

    #[test]
    fn a_year_ends_by_the_wall_clock_of_the_place() {
        // 2026-12-31T23:30Z is half past midnight in Berlin, and 2026 still in New York
        let at = Instant(1_798_759_800_000);
        let summer = (Instant(1_782_900_000_000), 0);
        assert!(same_year((at, 0), summer) && same_year((at, -300), summer));
        assert!(!same_year((at, 60), summer));
        assert!(!same_year((Instant(i64::MAX), 0), (Instant(i64::MAX), 0)), "no year is no year in common");
    }

    #[test]
    fn an_instant_beyond_the_calendar_is_no_day() {
        assert_eq!(local_day(Instant(i64::MAX), 0), None);
    }
}
