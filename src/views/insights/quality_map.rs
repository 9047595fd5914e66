//! The quality map: how often misses come, and how many of them are recovered, as a way over weeks. To the left and up is fewer and milder.

use super::chart::{Kind, Shown, Table};
use super::explained::PERCENT;
use super::seen::Seen;
use super::{days, key};
use crate::charts::{MarkInk, Plot, Series, Shape};
use crate::drawing::What;
use crate::insights::{Quality, periods, practised_weeks, quality};
use crate::words;

/// As many stations as a way has that one can follow.
const STATIONS: usize = 13;
/// Steps along for one miss a minute: hundredths.
const STEPS: f64 = 100.0;

/// The chart.
pub static QUALITY_MAP: Kind = Kind {
    id: "map-finding",
    also: words::OF_MAP,
    head: words::MAP_HEAD,
    show,
    table,
    table_name: words::WEEKS_AS_TABLE,
    heads: &[words::WEEK, words::MISSES_PER_MINUTE, words::WOBBLES_OF_SIZED, words::LIKELY_SHARE],
    method: words::MAP_METHOD,
    key: key::of_map,
    choice: None,
    reads: false,
};

fn show(seen: &Seen) -> Shown {
    let periods = periods(seen.sessions(), STATIONS);
    let weeks = periods.first().map_or(1, |period| period.weeks);
    let stations = quality(&periods);
    let [first, .., last] = stations.as_slice() else {
        let note = words::sessions_when(seen.sessions().len(), &seen.when);
        return Shown::missing(words::MAP_HEAD, note, words::stations_missing(2_usize.saturating_sub(stations.len())));
    };
    let place = |one: &Quality| {
        let share = i64::from(one.recoverable.k) * 1000 / i64::from(one.recoverable.n.max(1));
        ((one.per_minute * STEPS + 0.5) as i64, share * PERCENT)
    };
    let dots: Vec<(i64, i64)> = stations.iter().map(place).collect();
    let most = dots.iter().map(|(x, _)| *x).max().unwrap_or(0);
    let step = step_of(most);
    let to = (most / step + 1) * step;
    let name = |one: &Quality| days::short_period(&one.period, seen.has_years);
    let (begin, end) = (dots.first().copied(), dots.last().copied());
    let way =
        Series { ink: MarkInk::Quiet, shape: Shape::Ring, line: dots.clone(), dots: dots.clone(), ..Series::default() };
    let of = |shape, ink, dot: Option<(i64, i64)>, name: String| Series {
        ink,
        shape,
        dots: dot.into_iter().collect(),
        names: vec![(0, name)],
        ..Series::default()
    };
    let label = |at: i64| (at, if at == 0 { "0".to_owned() } else { words::rate(at as f64 / STEPS) });
    let plot = Plot {
        to,
        along: (0..=to / step).map(|n| label(n * step)).collect(),
        along_caption: words::MISSES_PER_MINUTE.to_owned(),
        caption: words::SHARE_OF_WOBBLES.to_owned(),
        bounds: Some((0, 1000 * PERCENT)),
        levels: [0, 500, 1000].map(|share| (i64::from(share) * PERCENT, words::percent(share))).to_vec(),
        stops: dots.iter().map(|(x, _)| *x).collect(),
        series: vec![
            way,
            of(Shape::Ring, MarkInk::Miss, begin, name(first)),
            of(Shape::Disc, MarkInk::Miss, end, name(last)),
        ],
        ..Plot::default()
    };
    let value = |one: &Quality| words::station_value(&days::period(&one.period, seen.has_years), one);
    Shown {
        finding: words::map_finding(first, last),
        note: words::map_note(&seen.when, stations.len(), weeks),
        values: stations.iter().map(value).collect(),
        missing: None,
        what: What::Plot(plot),
    }
}

/// Round steps of an axis that reaches `most`: at most five.
fn step_of(most: i64) -> i64 {
    let mut step = 5;
    while most / step >= 5 {
        step *= 2;
    }
    step
}

fn table(seen: &Seen, most: usize) -> Table {
    let weeks = quality(&practised_weeks(seen.sessions()));
    let row = |one: &Quality| {
        vec![
            days::first_day(&one.period, seen.has_years),
            words::rate(one.per_minute),
            words::of(one.recoverable.k, one.recoverable.n),
            words::between(one.recoverable.likely),
        ]
    };
    Table { rows: weeks.iter().rev().take(most).map(row).collect(), all: weeks.len() }
}
