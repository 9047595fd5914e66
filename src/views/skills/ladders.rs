//! What breakdown ladders of a component reached, day by day.

use super::super::counting::when_counted;
use super::super::level_name::level_name;
use super::bench::Bench;
use crate::app::Counted;
use crate::dom::{El, Var, el, nothing, only_if, svg};
use crate::domain::{Component, CountedSession, LadderEnd, LadderRun, TagNo};
use crate::insights::{best_of_days, height};
use crate::platform::locale;
use crate::widgets::{circle, icon, icons, path, table, toggle};
use crate::words;

/// As many days as a picture on a phone can tell apart.
const DAYS: usize = 40;

/// There as soon as a ladder came to its end.
pub(super) fn ladders(bench: Bench, tag: TagNo) -> El {
    let is_there = move || {
        bench.skill_id().is_some_and(|id| {
            let reached = |of: &crate::domain::SkillSummary| of.standing(tag).is_some_and(|s| !s.reached.is_empty());
            bench.app.read(|model| model.summary(&id).is_some_and(reached))
        })
    };
    only_if(is_there, move || {
        el("section.sec")
            .child(el("hr.edges"))
            .child(el("h3").text(words::BREAKDOWN_LADDER))
            .child(when_counted(bench.app.counted(), move |counted| of_days(bench, tag, counted)))
    })
}

fn of_days(bench: Bench, tag: TagNo, counted: &Counted) -> El {
    let Some(component) = bench.read(|skill| skill.component(tag).cloned()) else { return nothing() };
    let id = bench.skill_id();
    let own: Vec<CountedSession> =
        counted.sessions.iter().filter(|session| Some(&session.skill) == id.as_ref()).cloned().collect();
    let days = best_of_days(&own, &component);
    let name = |run: &LadderRun| level_name(&component, run.level, run.value);
    let (Some((_, first)), Some((_, last))) = (days.first(), days.last()) else { return nothing() };
    let said = words::ladder_days(days.len(), &name(first), &name(last));
    let newest: Vec<LadderRun> = days.iter().rev().take(DAYS).rev().map(|(_, run)| *run).collect();
    let now = bench.app.now.get_untracked();
    let row = |(day, run): &(chrono::NaiveDate, LadderRun)| {
        let reached = match run.end {
            LadderEnd::Top => format!("{}, {}", name(run), words::NOT_BROKEN),
            _ => name(run),
        };
        vec![locale::of_day_from(now, *day), reached]
    };
    let rows: Vec<Vec<String>> = days.iter().rev().map(row).collect();
    let (is_open, is_told) = (Var::new(false), Var::new(false));
    let under = el("div.under")
        .child(toggle("link", is_open).child(icon(icons::TABLE)).text(words::SHOW_AS_TABLE))
        .child(toggle("link", is_told).text(words::HOW_WORKED_OUT));
    let as_table = move || table(words::DAYS_AS_TABLE, &[words::DAY, words::BREAKDOWN_AT], &rows);
    el("div")
        .child(el("p").text(&said))
        .child(picture(&component, &newest, &said))
        .child(under)
        .child(only_if(move || is_told.get(), || el("p.note").text(words::LADDER_METHOD)))
        .child(only_if(move || is_open.get(), as_table))
}

/// The rungs as lines, and on each day a point as high as its best ladder came.
fn picture(component: &Component, runs: &[LadderRun], said: &str) -> El {
    const WIDTH: usize = 380;
    const HEIGHT: usize = 120;
    let rungs = component.levels.len().max(2) - 1;
    let up = |thousandths: usize| 8 + (HEIGHT - 16) * (rungs * 1000 - thousandths.min(rungs * 1000)) / (rungs * 1000);
    let across = |nth: usize| (2 * nth + 1) * WIDTH / (2 * runs.len().max(1));
    let place = |run: &LadderRun| {
        let (rung, value) = height(component, run.level, run.value).unwrap_or_default();
        up(1000 * rung + between(component, rung, value))
    };
    let lines: String = (0..=rungs).map(|rung| format!("M0 {}H{WIDTH}", up(1000 * rung))).collect();
    let way: String = runs.iter().enumerate().fold(String::new(), |way, (nth, run)| {
        let step = if nth == 0 { 'M' } else { 'L' };
        format!("{way}{step}{} {}", across(nth), place(run))
    });
    let points = runs
        .iter()
        .enumerate()
        .map(|(nth, run)| circle("at", (&across(nth).to_string(), &place(run).to_string()), "5"));
    svg("svg.climbs")
        .attr("viewBox", &format!("0 0 {WIDTH} {HEIGHT}"))
        .attr("role", "img")
        .attr("aria-label", said)
        .child(path("rungs", &lines))
        .child(path("way", &way))
        .children(points)
}

/// How far a value lies between its rung and the next, in thousandths.
fn between(component: &Component, rung: usize, value: Option<i64>) -> usize {
    let of = |rung: usize| component.levels.get(rung).and_then(|level| level.value);
    let (Some(value), Some(low), Some(high)) = (value, of(rung), of(rung + 1)) else { return 0 };
    let (part, gap) = (value.saturating_sub(low).max(0), high.saturating_sub(low).max(1));
    usize::try_from(part.saturating_mul(1000) / gap).unwrap_or(0).min(1000)
}
