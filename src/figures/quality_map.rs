//! The quality map: how often misses come, and how many of them are recovered, as a way over weeks. To the left and up is fewer and milder.

use super::days;
use super::explained::PERCENT;
use super::figure::{Figure, Key, Shown, Table};
use super::seen::Seen;
use crate::charts::{MarkInk, Plot, Series, Shape};
use crate::drawing::What;
use crate::insights::{Quality, periods, practised_weeks, quality};
use crate::words;

/// As many stations as a way has that one can follow.
const STATIONS: usize = 11;
/// Steps along for one miss a minute: hundredths.
const STEPS: f64 = 100.0;

/// The chart.
pub static QUALITY_MAP: Figure = Figure {
    id: "map-finding",
    also: words::OF_MAP,
    head: words::MAP_HEAD,
    show,
    table,
    table_name: words::WEEKS_AS_TABLE,
    heads: &[words::WEEK, words::MISSES_PER_MINUTE, words::WOBBLES_OF_SIZED, words::LIKELY_SHARE],
    method: words::MAP_METHOD,
    key: Key::Map,
    has_choices: false,
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
    // a map begins where its way is
    let ((left, right), (low, high)) = (ends(dots.iter().map(|(x, _)| *x)), ends(dots.iter().map(|(_, y)| *y)));
    let step = step_of(right - left);
    let (left, right) = (left.div_euclid(step) * step, (right / step + 1) * step);
    let tall = 100 * PERCENT;
    let (low, high) = ((low - 1).div_euclid(tall).max(0) * tall, ((high + tall) / tall).min(10) * tall);
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
        from: left,
        to: right,
        along: (left / step..=right / step).map(|n| label(n * step)).collect(),
        along_caption: words::MISSES_PER_MINUTE.to_owned(),
        caption: words::SHARE_OF_WOBBLES.to_owned(),
        bounds: Some((low, high)),
        levels: tens(low / tall, high / tall).map(|n| (n * tall, words::percent(n as u32 * 100))).collect(),
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

/// The least and the greatest.
fn ends(all: impl Iterator<Item = i64>) -> (i64, i64) {
    all.fold((i64::MAX, i64::MIN), |(least, most), one| (least.min(one), most.max(one)))
}

/// Tens of percent from one to another, at most five of them.
fn tens(from: i64, to: i64) -> impl Iterator<Item = i64> {
    let step = if to - from > 4 { 2 } else { 1 };
    (from..=to).rev().step_by(step)
}

/// Round steps of an axis that is `length` long: at most five.
fn step_of(length: i64) -> i64 {
    let mut step = 5;
    while length / step >= 5 {
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
