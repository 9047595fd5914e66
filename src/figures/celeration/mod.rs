//! How misses a minute, and clean attempts, change from week to week: a line with its band, from zero or on the standard chart. A new level
//! begins another line, and so does a phase line that a person set.

mod dots;
mod drawn;
mod said;
mod standard;

use super::figure::{Figure, Key, Shown, Table};
use super::looking::COUNTED;
use super::seen::{Seen, day};
use crate::drawing::What;
use crate::insights::FREQUENCY_MINIMUM;
use crate::insights::history::{Practised, practised};
use crate::words;
use dots::dots;
use drawn::{level_of, plot};
use said::{Course, Said};
use standard::standard;

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

fn show(seen: &Seen) -> Shown {
    if seen.sessions().is_empty() {
        return Shown::missing(&words::no_session(&seen.when), String::new(), words::NOTHING_THIS_LONG.to_owned());
    }
    let course = Course::of(seen);
    let (_, word, ink, shape) = COUNTED.into_iter().find(|(size, ..)| *size == seen.size).unwrap_or(COUNTED[0]);
    let what = if seen.size.is_none() { words::MISSES } else { word };
    let unsized_misses: u32 = seen.sessions().iter().map(|session| session.unsized_misses).sum();
    let not_sized = if seen.size.is_some() { words::not_sized(unsized_misses as usize) } else { String::new() };
    let nothing_drawn = |missing| {
        let note = words::sessions_when(course.trend.sessions.len(), &seen.when);
        Shown::missing(words::CELERATION_HEAD, note + &not_sized, words::line_missing(missing))
    };
    let said = match course.said() {
        Ok(said) => said,
        Err(missing) => return nothing_drawn(missing),
    };
    let dots = dots(seen, &course.trend);
    let (found, phase) = match said {
        Said::Line(found, phase) => (Some(found), phase),
        Said::Since(_, missing) if dots.is_empty() => return nothing_drawn(missing),
        Said::Since(..) => (None, None),
    };
    let (is_mixed, cleans) = (phase.is_none(), seen.cleans && seen.size.is_none());
    let (finding, mut note) = match said {
        Said::Line(found, phase) => {
            let clean = phase.and_then(|phase| phase.cleans.as_ref()?.as_ref().ok()).filter(|_| cleans);
            let level = phase.and_then(|phase| level_of(seen, phase.setting));
            let when = course.line().map_or(seen.when.clone(), |line| words::when_since(&seen.when, &line.text));
            let note = words::celeration_note(found, &when, level.as_deref(), is_mixed);
            (words::celeration_finding(what, found, is_mixed, clean), note)
        }
        Said::Since(line, missing) => {
            let (n, rate) = course.rate_since();
            let note = words::since_note(n, &day(line.day, seen.has_years), missing);
            (words::since_finding(&line.text, what, rate), note)
        }
    };
    note += &not_sized;
    if let Some(Some(Ok(per_attempt))) = phase.filter(|_| cleans).map(|phase| &phase.per_attempt) {
        note += &words::per_attempt_note(per_attempt);
    }
    note += &course.note(is_mixed && found.is_some(), |number| day(number, seen.has_years));
    let mut plot = plot(seen, &course, &dots, (ink, shape), (what, cleans));
    if seen.is_standard {
        note += &standard(&mut plot, &course, found, phase.filter(|_| cleans), &dots);
    }
    plot.stops.retain(|day| *day >= plot.from);
    let values: Vec<String> = dots.iter().filter(|dot| dot.day >= plot.from).map(|dot| dot.value.clone()).collect();
    Shown { finding, note, values, missing: None, what: What::Plot(plot) }
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
            day(session.day, seen.has_years),
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
