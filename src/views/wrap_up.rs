//! Wrap-up, in the second program: a guess, the session as a line, what it showed, and the end.

mod closer;
mod evidence;
mod guess;

use self::guess::Guess;
use super::level_name::level_name;
use super::marks;
use super::milestone::milestone_words;
use crate::app::App;
use crate::charts::{TraceOptions, trace, trace_rows};
use crate::dom::{El, el, list, nothing};
use crate::domain::{FinishedSession, Reached, SessionSummary, Skill, SkillSummary, milestones};
use crate::insights::{is_new_best, longest_clean_run, most_tried};
use crate::platform::locale;
use crate::widgets::{trace_line, way_ahead};
use crate::words;

/// The wrap-up of the session that has just ended.
pub fn wrap_up(app: App) -> El {
    let now = app.now.get_untracked();
    let finished = app.peek(|model| model.session.as_ref().map(|session| session.finished(now)));
    let skill = app.peek(|model| model.session_skill().cloned());
    finished.zip(skill).map_or_else(nothing, |(finished, skill)| closing(app, &finished, &skill))
}

fn closing(app: App, finished: &FinishedSession, skill: &Skill) -> El {
    let summary = SessionSummary::of(finished);
    let run = longest_clean_run(&finished.attempts).map_or(0, |(run, _)| run);
    let best = words::best_of(run, summary.clean as usize, summary.misses() as usize);
    let ended = el("span.note.ended").text(&words::session_ended(finished.running));
    let guess = Guess::new(app, finished);
    let facts = {
        let (finished, skill) = (finished.clone(), skill.clone());
        move || {
            let head = el("h1").attr("id", guess::FACTS).attr("tabindex", "-1").text(&best);
            list([
                head,
                page(&finished),
                felt_and_was(app, &summary),
                showed(app, &finished, &summary, &skill).child(ladders(app, &finished, &skill)),
                evidence::evidence(app, &finished, &skill),
            ])
        }
    };
    el("main.wrap")
        .child(el("div.top").child(ended))
        .child(guess.first(facts))
        .child(closer::closer(app, guess, finished, skill))
}

/// The guess beside the record.
fn felt_and_was(app: App, summary: &SessionSummary) -> El {
    let guess = app.read_session(|session| session.closing().guess);
    let (clean, all) = (summary.clean as usize, (summary.clean + summary.misses()) as usize);
    guess.map_or_else(nothing, |guess| el("p.lead").text(&words::felt_and_was(guess, clean, all)))
}

/// What the session showed.
fn showed(app: App, finished: &FinishedSession, summary: &SessionSummary, skill: &Skill) -> El {
    let counts = match summary.clean + summary.misses() {
        0 => words::SESSION_EMPTY_MORE.to_owned(),
        _ => words::wrap_counts(
            summary.clean_known().map(|clean| clean as usize),
            summary.wobbles as usize,
            summary.stumbles as usize,
            summary.falls as usize,
            summary.unsized_misses as usize,
        ),
    };
    let tried = most_tried(&finished.attempts)
        .and_then(|tried| Some((locale::lower_case(skill.component(tried.component)?.label(tried.tweak)?), tried)));
    let best = tried.map_or_else(nothing, |(tweak, tried)| {
        el("p.lead")
            .text(&words::retries_before(tried.all))
            .child(el("b").text(&tweak))
            .text(&words::retries_after(tried.clean, tried.all))
    });
    el("div").child(el("p.note").text(&counts)).child(best).child(milestone(app, finished, skill))
}

/// The biggest milestone that the session reached, in one quiet line.
fn milestone(app: App, finished: &FinishedSession, skill: &Skill) -> El {
    let before =
        app.peek(|model| model.summary(&skill.id).map_or_else(|| Some(Reached::default()), SkillSummary::reached));
    let reached = before.map(|before| milestones(skill, &before, &Reached::by(finished))).unwrap_or_default();
    reached.last().map_or_else(nothing, |biggest| el("p.note.milestone").text(&milestone_words(skill, *biggest)))
}

/// What breakdown ladders reached.
fn ladders(app: App, finished: &FinishedSession, skill: &Skill) -> El {
    let mut lines = nothing();
    for (nth, run) in finished.ladders.iter().enumerate() {
        let Some(component) = skill.component(run.component) else { continue };
        let is_best = app.peek(|model| {
            let standing = model.summary(&skill.id).and_then(|summary| summary.standing(run.component));
            let reached = standing.map(|standing| standing.reached.as_slice()).unwrap_or_default();
            is_new_best(component, run, reached, &finished.ladders[..nth])
        });
        let level = level_name(component, run.level, run.value);
        lines = lines.child(el("p.lead").text(&words::ladder_showed(&component.name, run.end, &level, is_best)));
    }
    lines
}

/// The session as a line: in rows like a page on a phone, in one sweep on a desk.
fn page(finished: &FinishedSession) -> El {
    const PER_ROW: usize = 18;
    let marks = marks::of_attempts(&finished.attempts);
    if marks.is_empty() {
        return way_ahead("0 0 412 56", "M0 34C70 34 70 16 118 16S180 46 232 46 300 26 412 26");
    }
    let (clean, misses) = marks::count(&marks);
    let label = words::trace_of(clean, misses);
    let rows = trace_rows(&marks, PER_ROW, (412.0, 74.0), 4.0)
        .into_iter()
        .enumerate()
        .map(|(row, paths)| trace_line(&paths, (412, 74), if row == 0 { &label } else { "" }));
    let narrow = el("div.narrow").children(rows);
    let wide = trace(&marks, (1040.0, 150.0), &TraceOptions { margin: 5.0, ..TraceOptions::default() });
    el("figure.bleed.hero")
        .attr("role", "group")
        .attr("aria-label", words::SESSION_AS_LINE)
        .child(narrow)
        .child(el("div.wide").child(trace_line(&wide, (1040, 150), &label)))
}
