//! Within a session: misses a minute in each five minutes, over all sessions.

use super::figure::{Figure, Key, Shown, Table};
use super::seen::Seen;
use crate::charts::{MarkInk, Plot, Series};
use crate::drawing::What;
use crate::insights::history::{BIN, FiveMinutes, within};
use crate::insights::methods::{Missing, Rate};
use crate::words;

/// The chart.
pub static WITHIN: Figure = Figure {
    id: "within-finding",
    also: words::OF_WITHIN,
    head: words::WITHIN_HEAD,
    show,
    table,
    table_name: words::WITHIN_AS_TABLE,
    heads: &[words::MINUTES, words::SESSIONS, words::MISSES, words::MISSES_PER_MINUTE, words::LIKELY_RATE],
    method: words::WITHIN_METHOD,
    key: Key::Rates,
    has_choices: false,
    reads: true,
};

fn millionths(rate: f64) -> i64 {
    (rate * 1e6 + 0.5).clamp(0.0, 1e12) as i64
}

/// The minutes of the `nth` five: from, to.
fn minutes_of(nth: u16) -> (i64, i64) {
    let length = BIN / 60_000;
    (i64::from(nth) * length, (i64::from(nth) + 1) * length)
}

/// Those that enough sessions came to, with their rates.
fn found(seen: &Seen) -> Result<Vec<(FiveMinutes, Rate)>, Missing> {
    let all = within(seen.digests(), &seen.scope())?;
    Ok(all.into_iter().filter_map(|five| Some((five, five.frequency()?))).collect())
}

fn show(seen: &Seen) -> Shown {
    let found = match found(seen) {
        Ok(found) => found,
        Err(missing) => {
            let note = words::sessions_when(seen.sessions().len(), &seen.when);
            return Shown::missing(words::WITHIN_HEAD, note, words::within_missing(missing));
        }
    };
    let middle = |five: &FiveMinutes| {
        let (from, to) = minutes_of(five.nth);
        (from + to) * 10 / 2
    };
    let to = found.iter().map(|(five, _)| minutes_of(five.nth).1).max().unwrap_or(5);
    let dots: Vec<(i64, i64)> = found.iter().map(|(five, rate)| (middle(five), millionths(rate.rate))).collect();
    let likely = |(_, rate): &(FiveMinutes, Rate)| (millionths(rate.interval.0), millionths(rate.interval.1));
    let series = Series {
        ink: MarkInk::Miss,
        likely: found.iter().map(likely).collect(),
        line: dots.clone(),
        dots,
        ..Series::default()
    };
    // tenths of a minute along, so that middles are whole
    let plot = Plot {
        to: to * 10,
        along: (0..=to / 5).map(|n| (n * 50, words::number((n * 5) as usize))).collect(),
        along_caption: words::MINUTES_OF_PRACTICE.to_owned(),
        caption: words::MISSES_PER_MINUTE.to_owned(),
        stops: found.iter().map(|(five, _)| middle(five)).collect(),
        series: vec![series],
        ..Plot::default()
    };
    let most = found.iter().max_by(|a, b| a.1.rate.total_cmp(&b.1.rate));
    let sessions = found.iter().map(|(five, _)| five.sessions).max().unwrap_or(0);
    Shown {
        finding: most.map(|(five, rate)| words::within_finding(minutes_of(five.nth), rate.rate)).unwrap_or_default(),
        note: words::within_note(sessions, &seen.when),
        values: found
            .iter()
            .map(|(five, rate)| words::within_value(minutes_of(five.nth), five.sessions, rate))
            .collect(),
        missing: None,
        what: What::Plot(plot),
    }
}

fn table(seen: &Seen, most: usize) -> Table {
    let found = found(seen).unwrap_or_default();
    let row = |(five, rate): &(FiveMinutes, Rate)| {
        let (from, to) = minutes_of(five.nth);
        vec![
            words::from_to(from, to),
            words::number(five.sessions as usize),
            words::number(five.misses as usize),
            words::rate(rate.rate),
            words::rates_between(rate.interval),
        ]
    };
    Table { rows: found.iter().take(most).map(row).collect(), all: found.len() }
}
