//! What the standard celeration chart has more: equal ratios equally high, calendar days, record floors, the envelope.

use super::super::days;
use super::dots::Dot;
use super::drawn::millionths;
use super::said::Course;
use crate::charts::{MarkInk, Plot, Series, Shape};
use crate::insights::history::{Phase, Practised};
use crate::insights::methods::{Celeration, Line, by_day, chart_angle, least_squares, theil_sen};
use crate::words;

/// It shows so many days at least, and at most.
const STANDARD_DAYS: (i64, i64) = (91, 140);

/// Makes it a standard celeration chart, and says what that has more.
pub(super) fn standard(
    plot: &mut Plot,
    course: &Course,
    found: Option<&Celeration>,
    phase: Option<&Phase>,
    dots: &[Dot],
) -> String {
    plot.ratio = true;
    let span = (plot.to - plot.from + 1).clamp(STANDARD_DAYS.0, STANDARD_DAYS.1);
    plot.from = plot.to - span + 1;
    plot.along = days::along(plot.from, plot.to);
    let is_shown = |dot: &&Dot| dot.day >= plot.from;
    let floor = |dot: &Dot| (dot.day, millionths(1.0 / dot.minutes));
    let floors = Series {
        ink: MarkInk::Quiet,
        shape: Shape::Floor,
        dots: dots.iter().filter(is_shown).map(floor).collect(),
        ..Series::default()
    };
    for series in &mut plot.series {
        // none has no place among ratios: by convention it stands below the floor
        for (dot, (_, value)) in dots.iter().zip(&mut series.dots) {
            if *value == 0 {
                *value = millionths(0.5 / dot.minutes);
            }
        }
        series.dots.retain(|(day, _)| *day >= plot.from);
        let kept: Vec<bool> = series.line.iter().map(|(day, _)| *day >= plot.from).collect();
        let mut is_kept = kept.iter();
        series.line.retain(|_| is_kept.next() == Some(&true));
        let mut is_kept = kept.iter();
        series.band.retain(|_| is_kept.next() == Some(&true));
    }
    let values = plot.series.iter().flat_map(|series| series.dots.iter().chain(&series.line)).chain(&floors.dots);
    let (low, high) =
        values.fold((i64::MAX, 1), |(low, high), (_, value)| (low.min((*value).max(1)), high.max(*value)));
    let decade = |value: i64| (value as f64 / 1e6).log10();
    let (low, high) = (decade(low).floor() as i64, decade(high).ceil() as i64);
    // the whole chart where it is as long as the standard's; else three powers of ten at least
    plot.bounds = Some(if span == STANDARD_DAYS.1 { (low.min(-3), high.max(3)) } else { (low.min(high - 3), high) });
    plot.series.insert(0, floors);
    let Some(found) = found else { return String::new() };
    // what is drawn has lines of its own: of ten years they would be those of other levels, and other times
    let since = course.since();
    let is_drawn = |session: &&Practised| session.day >= plot.from.max(since);
    let dated: Vec<_> = course.trend.sessions.iter().filter(is_drawn).map(Practised::misses_by_minute).collect();
    let of_days = by_day(&dated, 0);
    let (squares, median) = (least_squares(&of_days).ok(), theil_sen(&of_days).ok());
    if let Some(squares) = &squares {
        let ink = MarkInk::Quiet;
        let edges = [squares.bounce.edges.0, squares.bounce.edges.1].map(|factor| Series {
            ink,
            dotted: true,
            line: envelope(squares, factor, (plot.from, plot.to), found),
            ..Series::default()
        });
        plot.series.splice(0..0, edges);
    }
    let lines = squares.zip(median).map(|(squares, median)| (squares.per_week, median.per_week));
    let is_since = course.line().is_some();
    let bounce = squares.map(|squares| squares.bounce.envelope);
    let note = words::standard_note(found, chart_angle(found.per_week), lines.map(|lines| (lines, is_since)), bounce);
    note + &phase.and_then(Phase::aim).map(words::aim_note).unwrap_or_default()
}

fn envelope(line: &Line, factor: f64, (from, to): (i64, i64), found: &Celeration) -> Vec<(i64, i64)> {
    let (first, last) = (found.days.0.max(from), found.days.1.min(to));
    [first, last].map(|day| (day, millionths(line.at(day as f64) * factor))).to_vec()
}
