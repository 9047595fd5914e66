//! How high: the level of each session, and where breakdown ladders broke down. Of one component; levels of two are not comparable.

use super::days;
use super::figure::{Figure, Key, Shown, Table};
use super::seen::{Seen, day};
use crate::charts::{MarkInk, Plot, Series, Shape};
use crate::domain::{Component, CountedSession, TagNo};
use crate::drawing::What;
use crate::insights::{best_of_days, day_number};
use crate::words;

const ONE: i64 = 1_000_000;
/// As many sessions as have room; older ones are in the table.
const DOTS: usize = 120;

/// The chart.
pub static LEVEL: Figure = Figure {
    id: "level-finding",
    also: words::OF_LEVEL,
    head: words::LEVEL_HEAD,
    show,
    table,
    table_name: words::DAYS_AS_TABLE,
    heads: &[words::DAY, words::LEVEL, words::BREAKDOWN_AT],
    method: words::LEVEL_METHOD,
    key: Key::Levels,
    has_choices: false,
    reads: false,
};

/// The component, if it is one.
fn component(seen: &Seen) -> Option<&Component> {
    let tag = match seen.components.as_slice() {
        [first, ..] => *first,
        // of a skill with one component, that
        [] => Some(seen.skill.components.as_slice()).filter(|all| all.len() == 1).and_then(|all| all.first())?.tag,
    };
    seen.skill.component(tag)
}

/// The highest rung that was practised in each session, oldest first: day, rung from 0.
fn rungs(seen: &Seen, component: &Component) -> Vec<(i64, usize)> {
    let rung = |session: &CountedSession| {
        let part = session.parts.iter().find(|part| part.component == component.tag)?;
        let highest = part.levels.iter().filter_map(|level| component.rung(*level)).max()?;
        Some((day_number(session.began, session.utc_offset_min), highest))
    };
    seen.counted().iter().filter_map(rung).collect()
}

fn name(component: &Component, rung: usize) -> &str {
    component.levels.get(rung).map_or(words::NOT_KNOWN, |level| &level.name)
}

/// The days of ladders: day, the level at which it broke down.
fn ladders(seen: &Seen, component: &Component) -> Vec<(i64, TagNo)> {
    let epoch = chrono::NaiveDate::default();
    best_of_days(seen.counted(), component)
        .into_iter()
        .map(|(day, run)| ((day - epoch).num_days(), run.level))
        .collect()
}

fn show(seen: &Seen) -> Shown {
    let note = words::sessions_when(seen.sessions().len(), &seen.when);
    let Some(component) = component(seen) else {
        return Shown::missing(words::LEVEL_HEAD, note, words::LEVEL_OF_WHAT.to_owned());
    };
    let all = rungs(seen, component);
    let shown = all.get(all.len().saturating_sub(DOTS)..).unwrap_or_default();
    let (Some((first, _)), Some((last, now))) = (shown.first().copied(), shown.last().copied()) else {
        return Shown::missing(words::LEVEL_HEAD, note, words::NOTHING_THIS_LONG.to_owned());
    };
    let (from, to) = seen.window.days(seen.now).map_or((first, last), |(from, to)| (from.max(first.min(to)), to));
    let height = |rung: usize| rung as i64 * ONE;
    let dots: Vec<(i64, i64)> = shown.iter().map(|(day, rung)| (*day, height(*rung))).collect();
    // a level holds until the next one
    let mut steps: Vec<(i64, i64)> = Vec::new();
    for (day, rung) in &dots {
        steps.extend(steps.last().filter(|(_, before)| before != rung).map(|(_, before)| (*day, *before)));
        steps.push((*day, *rung));
    }
    let of_ladders: Vec<(i64, i64)> = ladders(seen, component)
        .iter()
        .filter_map(|(day, level)| Some((*day, height(component.rung(*level)?))))
        .collect();
    let levels =
        component.levels.iter().enumerate().map(|(rung, level)| (height(rung), words::rung_label(rung, &level.name)));
    let practised = Series { ink: MarkInk::Clean, shape: Shape::Ring, line: steps, dots, ..Series::default() };
    let broke = Series { ink: MarkInk::Miss, shape: Shape::Triangle, dots: of_ladders.clone(), ..Series::default() };
    let plot = Plot {
        from,
        to,
        along: days::along(from, to),
        bounds: Some((0, height(component.levels.len().saturating_sub(1).max(1)))),
        levels: levels.collect(),
        stops: shown.iter().map(|(day, _)| *day).collect(),
        series: vec![practised, broke],
        ..Plot::default()
    };
    let since = all.iter().rev().take_while(|(_, rung)| *rung == now).last().map_or(last, |(day, _)| *day);
    let value = |(at, rung): &(i64, usize)| words::level_value(&day(*at, seen.has_years), name(component, *rung));
    Shown {
        finding: words::level_finding(name(component, now), &day(since, seen.has_years)),
        note: words::level_note(all.len(), &seen.when, (now, component.levels.len()), of_ladders.len()),
        values: shown.iter().map(value).collect(),
        missing: None,
        what: What::Plot(plot),
    }
}

fn table(seen: &Seen, most: usize) -> Table {
    let Some(component) = component(seen) else { return Table { rows: Vec::new(), all: 0 } };
    let (all, ladders) = (rungs(seen, component), ladders(seen, component));
    let row = |(at, rung): &(i64, usize)| {
        let broke = ladders.iter().find(|(day, _)| day == at).and_then(|(_, level)| component.rung(*level));
        let broke = broke.map_or(words::NOT_KNOWN, |rung| name(component, rung));
        vec![day(*at, seen.has_years), name(component, *rung).to_owned(), broke.to_owned()]
    };
    Table { rows: all.iter().rev().take(most).map(row).collect(), all: all.len() }
}
