//! Misses a minute, session by session, by size; where there are many sessions, week by week or in longer periods.

use super::days;
use super::figure::{Figure, Key, Shown, Table};
use super::seen::Seen;
use crate::domain::SessionSummary;
use crate::drawing::{Bar, Stacks, What};
use crate::insights::{FREQUENCY_MINIMUM, Tally, per_minute, periods};
use crate::words;

/// As many bars as the narrowest phone can show.
const BARS: usize = 60;

/// The chart.
pub static FREQUENCY: Figure = Figure {
    id: "frequency-finding",
    also: "",
    head: words::FREQUENCY_HEAD,
    show,
    table,
    table_name: words::SESSIONS_AS_TABLE,
    heads: &[
        words::DAY,
        words::MINUTES,
        words::WOBBLE,
        words::STUMBLE,
        words::FALL,
        words::UNSIZED,
        words::CLEAN,
        words::MISSES_PER_MINUTE,
    ],
    method: words::FREQUENCY_METHOD,
    key: Key::UnsizedSizes,
    has_choices: false,
    reads: false,
};

fn show(seen: &Seen) -> Shown {
    if seen.sessions().is_empty() {
        return Shown::missing(&words::no_session(&seen.when), String::new(), words::NOTHING_THIS_LONG.to_owned());
    }
    let all = Tally::of(seen.sessions());
    let rate = per_minute(all.misses(), all.running);
    let (before, number) = words::frequency_finding(all.misses() as usize, all.running, rate);
    let (named, weeks) = bars(seen);
    let value = |(_, name, tally): &(String, String, Tally)| words::frequency_value(name, tally);
    Shown {
        finding: [before, number, ".".to_owned()],
        note: words::frequency_note(all.sessions, &seen.when, weeks),
        values: named.iter().map(value).collect(),
        missing: None,
        what: What::Stacks(Stacks {
            bars: named.into_iter().map(bar).collect(),
            measure: words::MISSES_PER_MINUTE.to_owned(),
        }),
    }
}

/// What stands under a bar, what it is called, and what it counts; and how many weeks a bar has, if it is no session.
fn bars(seen: &Seen) -> (Vec<(String, String, Tally)>, Option<i64>) {
    let years = seen.has_years;
    if seen.sessions().len() <= BARS {
        // bars of a few months have room for their days, however long ago that was
        let is_long = seen.has_many_months();
        let one = |session: &SessionSummary| {
            (days::short(session, is_long), days::long(session, years), Tally::of(std::slice::from_ref(session)))
        };
        return (seen.sessions().iter().map(one).collect(), None);
    }
    let periods = periods(seen.sessions(), BARS);
    let weeks = periods.first().map(|period| period.weeks);
    let named = periods.iter().map(|p| (days::short_period(p, years), days::period(p, years), p.tally));
    (named.collect(), weeks)
}

fn bar((label, _, tally): (String, String, Tally)) -> Bar {
    Bar {
        label,
        // what has no frequency has no height
        running: if tally.running < FREQUENCY_MINIMUM { 0 } else { tally.running },
        wobbles: tally.wobbles,
        stumbles: tally.stumbles,
        falls: tally.falls,
        unsized_misses: tally.unsized_misses,
        rest: tally.sessions == 0,
    }
}

fn table(seen: &Seen, most: usize) -> Table {
    let number = |count: u32| words::number(count as usize);
    let row = |session: &SessionSummary| {
        let minutes = match session.running {
            ..FREQUENCY_MINIMUM => words::LESS_THAN_ONE.to_owned(),
            running => number(((running + 30_000) / 60_000) as u32),
        };
        let counts = [session.wobbles, session.stumbles, session.falls, session.unsized_misses].map(number);
        let mut cells = vec![days::long(session, seen.has_years), minutes];
        cells.extend(counts);
        let rate = per_minute(session.misses(), session.running).map(words::rate);
        // where only misses were logged, nobody knows how many were clean
        cells.extend(
            [session.clean_known().map(number), rate].map(|known| known.unwrap_or(words::NOT_KNOWN.to_owned())),
        );
        cells
    };
    Table { rows: seen.sessions().iter().rev().take(most).map(row).collect(), all: seen.sessions().len() }
}
