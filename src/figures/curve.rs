//! The learning curve: misses a minute, session after session, and the form that fits it better.

use super::figure::{Figure, Key, Shown, Table};
use super::seen::Seen;
use crate::charts::{MarkInk, Plot, Series, Shape};
use crate::drawing::What;
use crate::insights::history::{curve, curve_points, practised};
use crate::insights::methods::Curve;
use crate::words;

/// A curve is drawn through so many points.
const POINTS: usize = 40;

/// The chart.
pub static CURVE: Figure = Figure {
    id: "curve-finding",
    also: words::OF_CURVE,
    head: words::CURVE_HEAD,
    show,
    table,
    table_name: words::SESSIONS_AS_TABLE,
    heads: &[words::SESSION, words::MISSES_PER_MINUTE],
    method: words::CURVE_METHOD,
    key: Key::None,
    has_choices: false,
    reads: false,
};

fn show(seen: &Seen) -> Shown {
    let sessions = practised(seen.counted(), &seen.scope());
    let found = match curve(&sessions) {
        Ok(found) => found,
        Err(missing) => {
            let note = words::sessions_when(sessions.len(), &seen.when);
            return Shown::missing(words::CURVE_HEAD, note, words::line_missing(missing));
        }
    };
    let points = curve_points(&sessions);
    let height = |rate: f64| (rate * 1e6 + 0.5).clamp(0.0, 1e12) as i64;
    // tenths of a session along, so that a curve has no corners
    let along = |session: f64| (session * 10.0 + 0.5) as i64;
    let dots: Vec<(i64, i64)> = points.iter().map(|(session, rate)| (along(*session), height(*rate))).collect();
    let last = sessions.len().max(2);
    let line = |curve: &Curve, dotted: bool, label: &str| {
        let at = |n: usize| {
            let session = 1.0 + (last - 1) as f64 * n as f64 / POINTS as f64;
            (along(session), height(curve.at(session)))
        };
        let line = (0..=POINTS).map(at).collect();
        Series { ink: MarkInk::Ink, line, dotted, label: label.to_owned(), ..Series::default() }
    };
    let mut series = vec![Series { ink: MarkInk::Miss, shape: Shape::Disc, dots, ..Series::default() }];
    for (curve, word) in [(&found.exponential, words::EXPONENTIAL), (&found.power, words::POWER_LAW)] {
        series.extend(curve.as_ref().map(|curve| line(curve, found.chosen != Some(curve.form), word)));
    }
    let (last, is_one) = (last as i64, points.len() == sessions.len());
    let every = (last / 6).max(1);
    let plot = Plot {
        from: 5,
        to: last * 10 + 5,
        along: (0..=last / every).map(|n| (n * every).max(1)).map(|n| (n * 10, words::number(n as usize))).collect(),
        along_caption: words::SESSIONS_COUNTED.to_owned(),
        caption: words::MISSES_PER_MINUTE.to_owned(),
        stops: points.iter().map(|(session, _)| along(*session)).collect(),
        series,
        ..Plot::default()
    };
    Shown {
        finding: words::curve_finding(&found),
        note: words::curve_note(&found, &seen.when),
        values: points.iter().map(|(session, rate)| words::curve_value(*session, is_one, *rate)).collect(),
        missing: None,
        what: What::Plot(plot),
    }
}

fn table(seen: &Seen, most: usize) -> Table {
    let points = curve_points(&practised(seen.counted(), &seen.scope()));
    let row = |(session, rate): &(f64, f64)| vec![words::number((session + 0.5) as usize), words::rate(*rate)];
    Table { rows: points.iter().rev().take(most).map(row).collect(), all: points.len() }
}
