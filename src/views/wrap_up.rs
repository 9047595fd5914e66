//! Wrap-up: the session as a line, what it showed, and one sentence of progress.

use leptos::prelude::event_target_value;

use super::marks;
use super::milestone::milestone_words;
use super::notices::notices;
use super::shell::scratches;
use crate::app::{Address, App};
use crate::charts::{TraceOptions, trace, trace_rows};
use crate::dom::{El, el, nothing};
use crate::domain::{FinishedSession, Intent, Reached, SessionSummary, Skill, SkillSummary, milestones};
use crate::insights::{longest_clean_run, most_tried};
use crate::platform::locale;
use crate::widgets::{button, trace_line, way_ahead};
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
    let main = el("main.wrap")
        .child(el("div.top").child(ended))
        .child(el("h1").text(&best))
        .child(page(finished))
        .child(el("div.cols").child(showed(app, finished, &summary, skill)).child(closer(app, &summary, skill)));
    el("div.page").child(scratches()).child(notices(app)).child(main)
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

/// One sentence of progress, and the end.
fn closer(app: App, summary: &SessionSummary, skill: &Skill) -> El {
    let draft = app.peek(|model| model.draft.clone());
    let waits = match summary.waiting {
        0 => String::new(),
        waiting => words::wait_for_cause(waiting as usize),
    };
    let finish = move || {
        app.dispatch(Intent::Finish);
        if app.peek(|model| model.session.is_none()) {
            app.go(Address::Practice);
        }
    };
    let note = el("textarea.field")
        .attr("id", "note")
        .attr("rows", "2")
        .attr("dir", "auto")
        .attr("placeholder", words::ONE_SENTENCE)
        .text(&draft)
        .on("input", move |event| app.dispatch(Intent::DraftNote(event_target_value(&event))));
    let kind = el("p").text(if skill.body { words::KIND_BODY } else { words::KIND });
    let on = button("link", move || app.dispatch(Intent::Resume)).text(words::PRACTISE_ON);
    el("div")
        .child(el("label.ask").attr("for", "note").text(words::WHAT_GOT_BETTER))
        .child(note)
        .child(el("p.note").text(&waits))
        .child(button("btn.solid.finish", finish).text(words::FINISH))
        .child(el("div.under").child(kind).child(on))
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
