//! How misses a minute, and clean attempts, change from week to week: a line with its band, from zero or on the standard chart.

use super::days;
use super::figure::{Figure, Key, Shown, Table};
use super::looking::COUNTED;
use super::seen::Seen;
use crate::charts::{MarkInk, Plot, Series, Shape};
use crate::domain::{CountedSession, Size};
use crate::drawing::What;
use crate::insights::history::{Phase, Practised, Setting, Trend, practised, trend};
use crate::insights::methods::{Celeration, Line, Missing, by_day, chart_angle, least_squares, theil_sen};
use crate::insights::{FREQUENCY_MINIMUM, Period, periods};
use crate::words;

/// More sessions than this are shown as weeks, or longer periods.
const DOTS: usize = 120;
/// A line is drawn through so many points.
const POINTS: i64 = 24;
/// The standard chart shows so many days at least, and at most.
const STANDARD_DAYS: (i64, i64) = (91, 140);
const DAY: i64 = 86_400_000;
/// The chart.
pub static CELERATION: Figure = Figure {
    id: "celeration-finding",
    also: words::OF_CELERATION,
    head: words::CELERATION_HEAD,
    show,
    table,
    table_name: words::SESSIONS_AS_TABLE,
    heads: &[
        words::DAY,
        words::LEVEL,
        words::MINUTES,
        words::MISSES,
        words::MISSES_PER_MINUTE,
        words::CLEAN,
        words::CLEAN_PER_MINUTE,
    ],
    method: words::CELERATION_METHOD,
    key: Key::Lines,
    has_choices: true,
    reads: false,
};

/// The session with the misses of one size only.
fn only(session: &CountedSession, size: Size) -> CountedSession {
    let mut session = session.clone();
    for part in &mut session.parts {
        let kept = match size {
            Size::Wobble => part.wobbles,
            Size::Stumble => part.stumbles,
            Size::Fall => part.falls,
        };
        (part.wobbles, part.stumbles, part.falls, part.unsized_misses) = (0, 0, 0, 0);
        *match size {
            Size::Wobble => &mut part.wobbles,
            Size::Stumble => &mut part.stumbles,
            Size::Fall => &mut part.falls,
        } = kept;
    }
    session
}

fn of(seen: &Seen) -> Trend {
    let scope = seen.scope();
    match seen.size {
        None => trend(practised(seen.counted(), &scope)),
        Some(size) => {
            let sized: Vec<CountedSession> = seen.counted().iter().map(|session| only(session, size)).collect();
            trend(practised(&sized, &scope))
        }
    }
}

/// What is said: one phase, or all sessions together without a verdict.
struct Said<'a> {
    found: &'a Celeration,
    phase: Option<&'a Phase>,
}

fn said(trend: &Trend) -> Result<Said<'_>, Missing> {
    let current = trend.current().filter(|_| trend.mixed == 0);
    match (current, &trend.overall) {
        (Some(phase), _) if phase.misses.is_ok() => {
            phase.misses.as_ref().map(|found| Said { found, phase: Some(phase) }).map_err(|missing| *missing)
        }
        (_, Some(overall)) => overall.as_ref().map(|found| Said { found, phase: None }).map_err(|missing| *missing),
        (Some(phase), None) => Err(phase.misses.as_ref().err().copied().unwrap_or(Missing::NoAnswer)),
        (None, None) => Err(Missing::Sessions(1)),
    }
}

fn show(seen: &Seen) -> Shown {
    if seen.sessions().is_empty() {
        return Shown::missing(&words::no_session(&seen.when), String::new(), words::NOTHING_THIS_LONG.to_owned());
    }
    let trend = of(seen);
    let (_, word, ink, shape) = COUNTED.into_iter().find(|(size, ..)| *size == seen.size).unwrap_or(COUNTED[0]);
    let what = if seen.size.is_none() { words::MISSES } else { word };
    let unsized_misses: u32 = seen.sessions().iter().map(|session| session.unsized_misses).sum();
    let not_sized = if seen.size.is_some() { words::not_sized(unsized_misses as usize) } else { String::new() };
    let Said { found, phase } = match said(&trend) {
        Ok(said) => said,
        Err(missing) => {
            let note = words::sessions_when(trend.sessions.len(), &seen.when);
            return Shown::missing(words::CELERATION_HEAD, note + &not_sized, words::line_missing(missing));
        }
    };
    let (is_mixed, cleans) = (phase.is_none(), seen.cleans && seen.size.is_none());
    let clean = phase.and_then(|phase| phase.cleans.as_ref()?.as_ref().ok()).filter(|_| cleans);
    let level = phase.and_then(|phase| level_of(seen, phase.setting));
    let mut note = words::celeration_note(found, &seen.when, level.as_deref(), is_mixed) + &not_sized;
    if let Some(Some(Ok(per_attempt))) = phase.filter(|_| cleans).map(|phase| &phase.per_attempt) {
        note += &words::per_attempt_note(per_attempt);
    }
    let dots = dots(seen, &trend);
    let mut plot = plot(seen, &trend, &dots, (ink, shape), (what, cleans));
    if seen.is_standard {
        note += &standard(&mut plot, &trend, found, phase.filter(|_| cleans), &dots);
    }
    plot.stops.retain(|day| *day >= plot.from);
    let values: Vec<String> = dots.iter().filter(|dot| dot.day >= plot.from).map(|dot| dot.value.clone()).collect();
    let finding = words::celeration_finding(what, found, is_mixed, clean);
    Shown { finding, note, values, missing: None, what: What::Plot(plot) }
}

/// A session, or several together.
struct Dot {
    day: i64,
    misses: u32,
    /// Clean attempts, where they are known.
    clean: Option<u32>,
    minutes: f64,
    value: String,
}

fn dots(seen: &Seen, trend: &Trend) -> Vec<Dot> {
    let has_time = |running: i64| running >= FREQUENCY_MINIMUM;
    if trend.sessions.len() <= DOTS {
        let of_it = trend.sessions.iter().filter(|session| has_time(session.tally.running));
        let dot = |session: &Practised| Dot {
            day: session.day,
            misses: session.tally.misses(),
            clean: session.clean,
            minutes: session.minutes(),
            value: words::frequency_value(&super::seen::day(session.day, seen.has_years), &session.tally),
        };
        return of_it.map(dot).collect();
    }
    let clean_of = |period: &Period| {
        let (from, until) = (period.monday.0 / DAY, period.monday.0 / DAY + period.weeks * 7);
        let of_it = trend.sessions.iter().filter(|session| (from..until).contains(&session.day));
        of_it.map(|session| session.clean).sum::<Option<u32>>()
    };
    let all = periods(seen.sessions(), DOTS);
    let of_it = all.iter().filter(|period| has_time(period.tally.running));
    let dot = |period: &Period| {
        let mut tally = period.tally;
        if let Some(size) = seen.size {
            let kept = match size {
                Size::Wobble => tally.wobbles,
                Size::Stumble => tally.stumbles,
                Size::Fall => tally.falls,
            };
            (tally.wobbles, tally.stumbles, tally.falls, tally.unsized_misses) = (kept, 0, 0, 0);
        }
        Dot {
            // the middle of it
            day: period.monday.0 / DAY + period.weeks * 7 / 2,
            misses: tally.misses(),
            clean: clean_of(period),
            minutes: tally.running as f64 / 60_000.0,
            value: words::frequency_value(&days::period(period, seen.has_years), &period.tally),
        }
    };
    of_it.map(dot).collect()
}

/// A frequency in millionths.
fn millionths(a_minute: f64) -> i64 {
    (a_minute * 1e6 + 0.5).clamp(0.0, 1e15) as i64
}

fn plot(seen: &Seen, trend: &Trend, dots: &[Dot], mark: (MarkInk, Shape), (what, cleans): (&str, bool)) -> Plot {
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
    let lines: Vec<&Phase> = if trend.mixed == 0 { trend.phases.iter().collect() } else { Vec::new() };
    for phase in &lines {
        let line = |found: Option<&Celeration>, ink| found.map(|found| line(found, ink)).into_iter();
        if cleans {
            series.extend(line(phase.cleans.as_ref().and_then(|found| found.as_ref().ok()), MarkInk::Clean));
        }
        series.extend(line(phase.misses.as_ref().ok(), mark.0));
    }
    if let Some(Ok(overall)) = trend.overall.as_ref().filter(|_| series.is_empty()) {
        series.push(line(overall, mark.0));
    }
    series.extend([clean, misses].into_iter().filter(|series| !series.dots.is_empty()));
    let rule = |phase: &&Phase| Some((phase.days.0, level_of(seen, phase.setting)?));
    Plot {
        from,
        to,
        along: days::along(from, to),
        caption: words::A_MINUTE.to_owned(),
        rules: lines.iter().skip(1).filter_map(rule).collect(),
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

fn level_of(seen: &Seen, setting: Setting) -> Option<String> {
    let component = seen.skill.component(setting.component)?;
    let level = component.levels.iter().find(|level| level.tag == setting.level)?;
    match seen.components.as_slice() {
        [_] => Some(level.name.clone()),
        _ => Some(words::phase_of(&component.name, &level.name)),
    }
}

/// Makes it a standard celeration chart, and says what that has more.
fn standard(plot: &mut Plot, trend: &Trend, found: &Celeration, phase: Option<&Phase>, dots: &[Dot]) -> String {
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
    // what is drawn has lines of its own: of ten years they would be those of other levels, and other times
    let is_drawn = |session: &&Practised| session.day >= plot.from;
    let dated: Vec<_> = trend.sessions.iter().filter(is_drawn).map(Practised::misses_by_minute).collect();
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
    let note =
        words::standard_note(found, chart_angle(found.per_week), lines, squares.map(|squares| squares.bounce.envelope));
    note + &phase.and_then(Phase::aim).map(words::aim_note).unwrap_or_default()
}

fn envelope(line: &Line, factor: f64, (from, to): (i64, i64), found: &Celeration) -> Vec<(i64, i64)> {
    let (first, last) = (found.days.0.max(from), found.days.1.min(to));
    [first, last].map(|day| (day, millionths(line.at(day as f64) * factor))).to_vec()
}

fn table(seen: &Seen, most: usize) -> Table {
    let scope = seen.scope();
    let all = practised(seen.counted(), &scope);
    let number = |count: u32| words::number(count as usize);
    let row = |session: &Practised| {
        let level = session.setting.and_then(|setting| level_of(seen, setting));
        let has_time = session.tally.running >= FREQUENCY_MINIMUM;
        let rate = |count: u32| {
            if has_time { words::rate(f64::from(count) / session.minutes()) } else { words::NOT_KNOWN.to_owned() }
        };
        let minutes = if has_time { number((session.minutes() + 0.5) as u32) } else { words::LESS_THAN_ONE.to_owned() };
        let misses = session.tally.misses();
        vec![
            super::seen::day(session.day, seen.has_years),
            level.unwrap_or_else(|| words::MIXED.to_owned()),
            minutes,
            number(misses),
            rate(misses),
            session.clean.map_or_else(|| words::NOT_KNOWN.to_owned(), number),
            session.clean.map_or_else(|| words::NOT_KNOWN.to_owned(), rate),
        ]
    };
    Table { rows: all.iter().rev().take(most).map(row).collect(), all: all.len() }
}
