//! When the skater is on the ice: days, breaks, hours, and the clocks that change twice a year.

use super::chance::Chance;
use super::life::Life;
use crate::domain::Instant;

/// An evening on the ice, before it began.
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
pub struct Evening {
    /// When it begins.
    pub at: Instant,
    /// The skater's wall clock less UTC, in minutes.
    pub utc_offset_min: i16,
    /// A Saturday or a Sunday.
    pub weekend: bool,
    /// The first after a longer break.
    pub back: bool,
}

const MINUTE: i64 = 60_000;
const DAY: i64 = 24 * 60 * MINUTE;
/// In each half-year there is one holiday, and one cold.
const HALF_YEAR: i64 = 182;
/// So many days without ice are a break.
const BREAK: i64 = 9;
/// The last session is on one of so many last days.
const LATELY: usize = 4;

/// How likely each weekday is, from Monday, and when the rink's public hour begins then, in minutes past midnight.
const WEEK: [(f64, i64); 7] = [(0.4, 1200), (3.0, 1170), (0.4, 1140), (2.0, 1095), (0.4, 1050), (3.0, 600), (1.5, 870)];

/// What the wall clock shows at a place.
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
struct Clocks {
    /// Ahead of UTC in winter, in minutes.
    winter: i16,
    /// They go an hour ahead in summer.
    changes: bool,
}

/// A time away from home: its first day, how many days, and the clocks there. One leaves and comes back on days without ice.
type Stay = (i64, i64, Clocks);

/// All the evenings of a life that ends the day before `end`, oldest first; `utc_offset_min` is the offset at `end`.
pub fn evenings(chance: &mut Chance, life: &Life, end: Instant, utc_offset_min: i16) -> Vec<Evening> {
    let home = Clocks { winter: utc_offset_min - if is_summer(end) { 60 } else { 0 }, changes: true };
    let last = (end.0 + i64::from(utc_offset_min) * MINUTE).div_euclid(DAY) - 1;
    let first = last + 1 - life.days;
    let away = breaks(chance, life, first);
    let stays = if life.travels { stays(chance, life, first, home) } else { Vec::new() };
    let travels = |day: i64| stays.iter().any(|(from, days, _)| day == *from || day == from + days - 1);
    let on_ice = |day: &i64| !travels(*day) && !away.iter().any(|(from, days)| (*from..*from + *days).contains(day));
    let clocks = |day: i64| {
        let there = stays.iter().rev().find(|(from, days, _)| (*from..from + days).contains(&day));
        there.map_or(home, |(_, _, clocks)| *clocks)
    };
    let days: Vec<i64> = (first..=last).filter(on_ice).collect();
    let weight = |day: i64| WEEK[weekday(day)].0;
    let mut weight_left: f64 = days.iter().map(|day| weight(*day)).sum();
    let mut sessions_left = life.sessions;
    let mut before = first;
    let mut evenings = Vec::with_capacity(life.sessions);
    for (place, day) in days.iter().copied().enumerate() {
        // a draw without putting back: the sessions are as many as they should be, however the days fall
        // and after a day on the ice the legs want rest
        let rest = if day - before == 1 { life.next_day } else { life.later };
        let likely = rest * sessions_left as f64 * weight(day) / weight_left;
        weight_left -= weight(day);
        let days_left = days.len() - place;
        // the last one is lately, or the skater would seem to have given up
        let too_soon = sessions_left == 1 && days_left > LATELY;
        if too_soon || days_left > sessions_left && !chance.hits(likely) {
            continue;
        }
        if sessions_left == 0 {
            break;
        }
        sessions_left -= 1;
        let begins = WEEK[weekday(day)].1 * MINUTE + chance.between(-12_000, 15_000) * 100;
        let (at, utc_offset_min) = on_the_clock(day * DAY + begins, clocks(day));
        let weekend = weekday(day) >= 5;
        evenings.push(Evening { at, utc_offset_min, weekend, back: day - before >= BREAK });
        before = day;
    }
    evenings
}

/// The stretches without ice: the first day and how many.
fn breaks(chance: &mut Chance, life: &Life, first: i64) -> Vec<(i64, i64)> {
    let mut all = Vec::new();
    for half in 0..life.days / HALF_YEAR {
        let begins = first + half * HALF_YEAR;
        all.push((begins + chance.between(98, 112), chance.between(life.holiday - 2, life.holiday + 2)));
        if life.holiday > BREAK {
            all.push((begins + chance.between(38, 50), chance.between(9, 11)));
        }
    }
    all
}

/// The years before the move, an hour to the west; and each year a fortnight in the east, where clocks never change.
fn stays(chance: &mut Chance, life: &Life, first: i64, home: Clocks) -> Vec<Stay> {
    let before = Clocks { winter: home.winter - 60, ..home };
    let mut all = vec![(first, life.days * 3 / 5, before)];
    let east = home.winter + 480;
    let east = Clocks { winter: if east > 840 { east - 1440 } else { east }, changes: false };
    for half in (0..life.days / HALF_YEAR).step_by(2) {
        all.push((first + half * HALF_YEAR + chance.between(126, 160), chance.between(12, 16), east));
    }
    all
}

/// 0 is Monday.
fn weekday(day: i64) -> usize {
    // the day 0 was a Thursday
    (day + 3).rem_euclid(7) as usize
}

/// The instant at which a wall clock shows `local` milliseconds, and what it is ahead of UTC then, in minutes.
fn on_the_clock(local: i64, Clocks { winter, changes }: Clocks) -> (Instant, i16) {
    let at = Instant(local - i64::from(winter) * MINUTE);
    if changes && is_summer(at) { (Instant(at.0 - 60 * MINUTE), winter + 60) } else { (at, winter) }
}

/// Whether clocks are an hour ahead: the skater lives where they change on the last Sundays of March and October, at
/// one o'clock UTC.
fn is_summer(at: Instant) -> bool {
    // around New Year this may be the year beside it, which has no summer then either
    let year = 1970 + (at.0.div_euclid(DAY) * 400).div_euclid(146_097);
    let change = |day: i64| {
        let last = march_first(year) + day;
        (last - (weekday(last) as i64 + 1) % 7) * DAY + 60 * MINUTE
    };
    (change(MARCH_31)..change(OCTOBER_31)).contains(&at.0)
}

/// Days after the first of March.
const MARCH_31: i64 = 30;
const OCTOBER_31: i64 = 244;

/// The first of March as a count of days since 1970: leap days are behind it.
fn march_first(year: i64) -> i64 {
    365 * year + year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400) - 719_468
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Sunday, 2026-10-25T00:59:59.999Z: the last millisecond of that summer.
    const SUMMER_ENDS: i64 = 1_792_889_999_999;

    #[test]
    fn clocks_change_on_the_last_sundays_of_march_and_october() {
        assert!(is_summer(Instant(SUMMER_ENDS)) && !is_summer(Instant(SUMMER_ENDS + 1)));
        // 2026-03-29T01:00Z
        assert!(!is_summer(Instant(1_774_745_999_999)) && is_summer(Instant(1_774_746_000_000)));
        assert_eq!(weekday(SUMMER_ENDS / DAY), 6);
        // by the calendar that the rest of Wobble uses
        for year in 1999..2101 {
            let day = chrono::NaiveDate::from_ymd_opt(year, 3, 1).expect("a day").and_time(chrono::NaiveTime::MIN);
            assert_eq!(march_first(year.into()) * DAY, day.and_utc().timestamp_millis());
        }
    }

    #[test]
    fn half_past_seven_is_half_past_seven_before_and_after() {
        let evening = 19 * 60 * MINUTE + 30 * MINUTE;
        let day = SUMMER_ENDS / DAY;
        let home = Clocks { winter: 60, changes: true };
        let (summer, winter) = (on_the_clock((day - 1) * DAY + evening, home), on_the_clock(day * DAY + evening, home));
        assert_eq!((summer.1, winter.1), (120, 60));
        assert_eq!(winter.0.since(summer.0), 25 * 60 * MINUTE);
        let east = Clocks { winter: 540, changes: false };
        assert_eq!(on_the_clock((day - 1) * DAY + evening, east).1, 540);
    }

    #[test]
    fn the_evenings_are_as_many_as_they_should_be_and_one_a_day() {
        for (seed, life) in [(1, Life::half_a_year()), (2, Life::half_a_year()), (3, Life::years(2))] {
            let all = evenings(&mut Chance::of(seed, 0), &life, Instant(SUMMER_ENDS), 120);
            assert_eq!(all.len(), life.sessions);
            assert!(all.is_sorted_by(|a, b| a.at < b.at && b.at.since(a.at) > 8 * 60 * MINUTE));
            assert!(all.iter().any(|evening| evening.back), "a holiday");
        }
    }

    #[test]
    fn ten_years_know_a_move_summers_and_travels() {
        let all = evenings(&mut Chance::of(4, 0), &Life::years(10), Instant(SUMMER_ENDS), 120);
        let on = |offset| all.iter().filter(|evening| evening.utc_offset_min == offset).count();
        // before the move in winter and in summer, after it in winter and in summer, and in the east
        for (offset, least) in [(0, 500), (60, 1200), (120, 600), (540, 50)] {
            assert!(on(offset) >= least, "{} at {offset}", on(offset));
        }
        assert_eq!(on(0) + on(60) + on(120) + on(540), 3000);
        let hour = |evening: &Evening| {
            (evening.at.0 + i64::from(evening.utc_offset_min) * MINUTE).rem_euclid(DAY) / MINUTE / 60
        };
        assert!(all.iter().all(|evening| (9..=20).contains(&hour(evening))), "by the clock of the place");
    }
}
