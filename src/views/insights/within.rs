//! Within a session: misses a minute in each five minutes, over all sessions.

use super::chart::{Kind, Shown, Table};
use super::key;
use super::seen::Seen;
use crate::charts::{MarkInk, Plot, Series};
use crate::drawing::What;
use crate::insights::{Within, minutes_of, within};
use crate::words;

/// The chart.
pub static WITHIN: Kind = Kind {
    id: "within-finding",
    also: words::OF_WITHIN,
    head: words::WITHIN_HEAD,
    show,
    table,
    table_name: words::WITHIN_AS_TABLE,
    heads: &[words::MINUTES, words::SESSIONS, words::MISSES, words::MISSES_PER_MINUTE, words::LIKELY_RATE],
    method: words::WITHIN_METHOD,
    key: key::of_rates,
    choice: None,
    reads: true,
};

fn millionths(rate: f64) -> i64 {
    (rate * 1e6 + 0.5).clamp(0.0, 1e12) as i64
}

fn show(seen: &Seen) -> Shown {
    let found = match within(seen.digests(), &seen.components) {
        Ok(found) => found,
        Err(missing) => {
            let note = words::sessions_when(seen.sessions().len(), &seen.when);
            return Shown::missing(words::WITHIN_HEAD, note, words::within_missing(missing));
        }
    };
    let middle = |one: &Within| {
        let (from, to) = minutes_of(one.nth);
        (from + to) * 10 / 2
    };
    let ends = || found.iter().map(|one| minutes_of(one.nth));
    let to = ends().map(|(_, to)| to).max().unwrap_or(5);
    let dots: Vec<(i64, i64)> = found.iter().map(|one| (middle(one), millionths(one.rate.rate))).collect();
    let likely = |one: &Within| (millionths(one.rate.interval.0), millionths(one.rate.interval.1));
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
        stops: found.iter().map(middle).collect(),
        series: vec![series],
        ..Plot::default()
    };
    let most = found.iter().max_by(|a, b| a.rate.rate.total_cmp(&b.rate.rate));
    let sessions = found.iter().map(|one| one.sessions).max().unwrap_or(0);
    Shown {
        finding: most.map(|most| words::within_finding(minutes_of(most.nth), most.rate.rate)).unwrap_or_default(),
        note: words::within_note(sessions, &seen.when),
        values: found.iter().map(|one| words::within_value(minutes_of(one.nth), one)).collect(),
        missing: None,
        what: What::Plot(plot),
    }
}

fn table(seen: &Seen, most: usize) -> Table {
    let found = within(seen.digests(), &seen.components).unwrap_or_default();
    let row = |one: &Within| {
        let (from, to) = minutes_of(one.nth);
        vec![
            words::from_to(from, to),
            words::number(one.sessions),
            words::number(one.rate.count as usize),
            words::rate(one.rate.rate),
            words::rates_between(one.rate.interval),
        ]
    };
    Table { rows: found.iter().take(most).map(row).collect(), all: found.len() }
}
