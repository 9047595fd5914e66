//! What is drawn from zero: dots, lines with their bands, and where something changed.

use super::super::days;
use super::super::seen::Seen;
use super::dots::Dot;
use super::said::Course;
use crate::charts::{MarkInk, Plot, Series, Shape};
use crate::insights::history::{Phase, Setting};
use crate::insights::methods::Celeration;
use crate::words;

/// A line is drawn through so many points.
const POINTS: i64 = 24;

/// A frequency in millionths.
pub(super) fn millionths(a_minute: f64) -> i64 {
    (a_minute * 1e6 + 0.5).clamp(0.0, 1e15) as i64
}

pub(super) fn plot(
    seen: &Seen,
    course: &Course,
    dots: &[Dot],
    mark: (MarkInk, Shape),
    (what, cleans): (&str, bool),
) -> Plot {
    let (first, last) = dots.iter().fold((i64::MAX, i64::MIN), |(f, l), dot| (f.min(dot.day), l.max(dot.day)));
    let (from, to) = seen.window.days(seen.now).unwrap_or((first, last));
    let rate = |count: u32, minutes: f64| millionths(f64::from(count) / minutes);
    let mut misses = Series { ink: mark.0, shape: mark.1, label: words::lower_first(what), ..Series::default() };
    misses.dots = dots.iter().map(|dot| (dot.day, rate(dot.misses, dot.minutes))).collect();
    let mut clean = Series { ink: MarkInk::Clean, shape: Shape::Ring, ..Series::default() };
    if cleans {
        clean.dots = dots.iter().filter_map(|dot| Some((dot.day, rate(dot.clean?, dot.minutes)))).collect();
        if !clean.dots.is_empty() {
            clean.label = words::CLEAN_LINE.to_owned();
        }
    }
    let mut series = Vec::new();
    let trend = &course.trend;
    let phases: &[Phase] = if trend.mixed == 0 { &trend.phases } else { &[] };
    for phase in phases {
        let line = |found: Option<&Celeration>, ink| found.map(|found| line(found, ink)).into_iter();
        if cleans {
            series.extend(line(phase.cleans.as_ref().and_then(|found| found.as_ref().ok()), MarkInk::Clean));
        }
        series.extend(line(phase.misses.as_ref().ok(), mark.0));
    }
    if series.is_empty() {
        let together = trend.eras.iter().filter_map(|era| era.misses.as_ref().ok());
        series.extend(together.map(|found| line(found, mark.0)));
    }
    series.extend([clean, misses].into_iter().filter(|series| !series.dots.is_empty()));
    let new_level = |both: &[Phase]| {
        let [before, phase] = both else { return None };
        let is_new = before.setting != phase.setting;
        Some((phase.days.0, level_of(seen, phase.setting)?)).filter(|_| is_new)
    };
    let mut rules: Vec<(i64, String)> = phases.windows(2).filter_map(new_level).collect();
    rules.extend(course.lines.iter().map(|line| (line.day, line.label())));
    rules.sort_by_key(|(day, _)| *day);
    Plot {
        from,
        to,
        along: days::along(from, to),
        caption: words::A_MINUTE.to_owned(),
        rules,
        stops: dots.iter().map(|dot| dot.day).collect(),
        series,
        ..Plot::default()
    }
}

fn line(found: &Celeration, ink: MarkInk) -> Series {
    let (first, last) = found.days;
    let mut line = Series { ink, ..Series::default() };
    for n in 0..=POINTS {
        let day = first + (last - first) * n / POINTS;
        let (rate, (lower, upper)) = found.at(day as f64);
        line.line.push((day, millionths(rate)));
        line.band.push((millionths(lower), millionths(upper)));
    }
    line
}

pub(super) fn level_of(seen: &Seen, setting: Setting) -> Option<String> {
    let component = seen.skill.component(setting.component)?;
    let level = component.levels.iter().find(|level| level.tag == setting.level)?;
    match seen.components.as_slice() {
        [_] => Some(level.name.clone()),
        _ => Some(words::phase_of(&component.name, &level.name)),
    }
}
