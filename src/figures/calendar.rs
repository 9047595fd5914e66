//! Days of practice: how long, and how many misses. No streak is counted: rest is part of the work.

use super::figure::{Figure, Key, Shown, Table};
use super::seen::{Seen, day};
use crate::charts::Calendar;
use crate::drawing::What;
use crate::insights::{PracticeDay, begin_of_day, day_number, practice_days, week_begins};
use crate::words;

/// As many weeks as one looks over; older ones are in the table, or some weeks before.
const WEEKS: usize = 26;
const DAYS: i64 = 7;

/// The chart.
pub static CALENDAR: Figure = Figure {
    id: "days-finding",
    also: words::OF_DAYS,
    head: words::DAYS_HEAD,
    show,
    table,
    table_name: words::DAYS_AS_TABLE,
    heads: &[words::DAY, words::SESSIONS, words::MINUTES, words::MISSES],
    method: words::DAYS_METHOD,
    key: Key::Days,
    has_choices: false,
    reads: false,
};

fn show(seen: &Seen) -> Shown {
    let practised = practice_days(seen.sessions());
    let (Some(first), Some(last)) = (practised.first(), practised.last()) else {
        return Shown::missing(&words::no_session(&seen.when), String::new(), words::NOTHING_THIS_LONG.to_owned());
    };
    let (from, to) = seen.window.days(seen.now).unwrap_or((first.day, last.day));
    // from the Monday before
    let mondays = week_begins(from.max(to - WEEKS as i64 * DAYS) - (DAYS - 1), to);
    let mondays = mondays.get(mondays.len().saturating_sub(WEEKS)..).unwrap_or_default();
    let begin = mondays.first().copied().unwrap_or(from);
    let cells = mondays.len() * DAYS as usize;
    let (mut minutes, mut misses) = (vec![0; cells], vec![0; cells]);
    for day in &practised {
        let cell = usize::try_from(day.day - begin).unwrap_or(usize::MAX);
        if let (Some(minutes), Some(misses)) = (minutes.get_mut(cell), misses.get_mut(cell)) {
            // a day of seconds is a day of practice
            *minutes = minutes_of(day).max(1);
            *misses = day.misses;
        }
    }
    let today = day_number(seen.now.0, seen.now.1) - begin;
    let value = |cell: usize| {
        let at = begin + cell as i64;
        let of_it = practised.iter().find(|day| day.day == at);
        words::day_value(&day(at, seen.has_years), of_it.map(|day| (minutes_of(day), day.sessions, day.misses)))
    };
    let initial =
        |nth: i64| words::weekday(begin_of_day(begin + nth), 0).chars().next().map(String::from).unwrap_or_default();
    let running: i64 = practised.iter().map(|day| day.running).sum();
    Shown {
        finding: words::days_finding(practised.len(), running),
        note: words::days_note(&seen.when, mondays.len(), practised.len()),
        values: (0..cells).map(value).collect(),
        missing: None,
        what: What::Calendar(Calendar {
            weeks: mondays.iter().map(|monday| words::short_day(begin_of_day(*monday), 0)).collect(),
            days: (0..DAYS).map(initial).collect(),
            minutes,
            misses,
            today: u32::try_from(today).ok().filter(|today| (*today as usize) < cells),
        }),
    }
}

fn minutes_of(day: &PracticeDay) -> u32 {
    ((day.running + 30_000) / 60_000).clamp(0, 100_000) as u32
}

fn table(seen: &Seen, most: usize) -> Table {
    let days = practice_days(seen.sessions());
    let number = |count: u32| words::number(count as usize);
    let row = |one: &PracticeDay| {
        vec![day(one.day, seen.has_years), number(one.sessions), number(minutes_of(one)), number(one.misses)]
    };
    Table { rows: days.iter().rev().take(most).map(row).collect(), all: days.len() }
}
