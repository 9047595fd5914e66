//! The learning curve: misses per attempt, session after session, and the form that fits it better.

use super::chart::{Kind, Shown, Table};
use super::explained::PERCENT;
use super::key;
use super::seen::{Seen, day};
use crate::charts::{MarkInk, Plot, Series, Shape};
use crate::drawing::What;
use crate::insights::history::{Practised, Scope, practised};
use crate::insights::methods::{Curve, learning_curve};
use crate::words;

/// Where there are more sessions, several in a row are one dot, and one point of the curve.
const DOTS: usize = 120;
const POINTS: usize = 40;

/// The chart.
pub static CURVE: Kind = Kind {
    id: "curve-finding",
    also: words::OF_CURVE,
    head: words::CURVE_HEAD,
    show,
    table,
    table_name: words::SESSIONS_AS_TABLE,
    heads: &[words::SESSION, words::DAY, words::MISSES_OF_ATTEMPTS],
    method: words::CURVE_METHOD,
    key: key::none,
    choice: None,
    reads: false,
};

/// The sessions in which attempts are known: day, misses, attempts.
fn sessions(seen: &Seen) -> Vec<(i64, u32, u32)> {
    let scope = Scope { skill: seen.skill.id.clone(), components: seen.components.clone() };
    let of =
        |session: &Practised| Some((session.day, session.tally.misses(), session.attempts().filter(|all| *all > 0)?));
    practised(seen.counted(), &scope).iter().filter_map(of).collect()
}

/// A dot: the number of its first session from 1, how many they are, and their misses of their attempts.
struct Dot {
    first: usize,
    sessions: usize,
    day: i64,
    misses: u32,
    attempts: u32,
}

fn dots(all: &[(i64, u32, u32)]) -> Vec<Dot> {
    let each = all.len().div_ceil(DOTS).max(1);
    let dot = |(n, some): (usize, &[(i64, u32, u32)])| Dot {
        first: n * each + 1,
        sessions: some.len(),
        day: some.first().map_or(0, |(day, ..)| *day),
        misses: some.iter().map(|(_, misses, _)| misses).sum(),
        attempts: some.iter().map(|(.., attempts)| attempts).sum(),
    };
    all.chunks(each).enumerate().map(dot).collect()
}

impl Dot {
    /// The middle of its sessions.
    fn at(&self) -> f64 {
        self.first as f64 + (self.sessions - 1) as f64 / 2.0
    }

    fn share(&self) -> f64 {
        f64::from(self.misses) / f64::from(self.attempts)
    }
}

fn show(seen: &Seen) -> Shown {
    let all = sessions(seen);
    let shown = dots(&all);
    let points: Vec<(f64, f64)> = shown.iter().map(|dot| (dot.at(), dot.share())).collect();
    let found = match learning_curve(&points, all.len()) {
        Ok(found) => found,
        Err(missing) => {
            let note = words::sessions_when(all.len(), &seen.when);
            return Shown::missing(words::CURVE_HEAD, note, words::line_missing(missing));
        }
    };
    let height = |share: f64| (share.clamp(0.0, 1.0) * 1000.0 + 0.5) as i64 * PERCENT;
    // tenths of a session along, so that a curve has no corners
    let along = |session: f64| (session * 10.0 + 0.5) as i64;
    let dots: Vec<(i64, i64)> = shown.iter().map(|dot| (along(dot.at()), height(dot.share()))).collect();
    let line = |curve: &Curve, dotted: bool, label: &str| {
        let at = |n: usize| {
            let session = 1.0 + (all.len() - 1) as f64 * n as f64 / POINTS as f64;
            (along(session), height(curve.at(session)))
        };
        let line = (0..=POINTS).map(at).collect();
        Series { ink: MarkInk::Ink, line, dotted, label: label.to_owned(), ..Series::default() }
    };
    let mut series = vec![Series { ink: MarkInk::Miss, shape: Shape::Disc, dots, ..Series::default() }];
    for (curve, word) in [(&found.exponential, words::EXPONENTIAL), (&found.power, words::POWER_LAW)] {
        series.extend(curve.as_ref().map(|curve| line(curve, found.chosen != Some(curve.form), word)));
    }
    let last = all.len() as i64;
    let every = (last / 6).max(1);
    let plot = Plot {
        from: 5,
        to: last * 10 + 5,
        along: (0..=last / every).map(|n| (n * every).max(1)).map(|n| (n * 10, words::number(n as usize))).collect(),
        along_caption: words::SESSIONS_COUNTED.to_owned(),
        caption: words::MISSED.to_owned(),
        bounds: Some((0, 1000 * PERCENT)),
        levels: [0, 500, 1000].map(|share| (i64::from(share) * PERCENT, words::percent(share))).to_vec(),
        stops: shown.iter().map(|dot| along(dot.at())).collect(),
        series,
        ..Plot::default()
    };
    let value = |dot: &Dot| {
        words::curve_value((dot.first, dot.sessions), &day(dot.day, seen.has_years), (dot.misses, dot.attempts))
    };
    Shown {
        finding: words::curve_finding(&found),
        note: words::curve_note(&found, &seen.when),
        values: shown.iter().map(value).collect(),
        missing: None,
        what: What::Plot(plot),
    }
}

fn table(seen: &Seen, most: usize) -> Table {
    let all = sessions(seen);
    let row = |(n, one): (usize, &(i64, u32, u32))| {
        vec![words::number(n + 1), day(one.0, seen.has_years), words::of(one.1, one.2)]
    };
    Table { rows: all.iter().enumerate().rev().take(most).map(row).collect(), all: all.len() }
}
