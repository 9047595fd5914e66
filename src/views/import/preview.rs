//! What would be added, as sessions; and the rows that would not.

use super::{Desk, Planned, refusal};
use crate::app::App;
use crate::dom::{El, dynamic, el, list, nothing};
use crate::domain::{FinishedSession, SessionSummary};
use crate::platform::{files, locale};
use crate::store::csv::{LeftOut, Plan, Refusal, Why, table_of};
use crate::widgets::{button, table};
use crate::words;

/// How many sessions and how many rows are shown.
const SHOWN: usize = 5;

/// What the plan says; it follows what is chosen.
pub fn preview(desk: Desk) -> El {
    // a plan is another one after every choice
    let planned = move || desk.planned.get().map(Planning);
    let show = move |planned: &Option<Planning>| match planned.as_ref().map(|planned| &*planned.0) {
        Some(Ok(plan)) => what_comes(desk, plan),
        _ => nothing(),
    };
    // it is a place of its own before there is anything to say, so that a screen reader tells it
    let found = move || desk.planned.with(|planned| planned.as_deref().map_or_else(String::new, finding));
    el("section.sec")
        .child(el("h2").text(words::WHAT_IS_ADDED))
        .child(el("p").attr("role", "status").child(el("b").text_of(found)))
        .child(dynamic(planned, show))
}

/// What it comes to, in a sentence.
fn finding(planned: &Planned) -> String {
    match planned {
        // told beside its field
        Err(Refusal::Name(_)) => String::new(),
        Err(why) => refusal(why),
        Ok(plan) if plan.is_empty() && plan.counts.here_already == 0 => words::NOTHING_TO_ADD.to_owned(),
        Ok(plan) if plan.is_empty() => words::ALL_HERE.to_owned(),
        Ok(plan) => {
            words::plan_finding(plan.sessions.len(), plan.counts.attempts, plan.counts.misses, plan.notes.len())
        }
    }
}

/// A plan, the same only as itself.
#[derive(Clone)]
struct Planning(std::sync::Arc<Planned>);

impl PartialEq for Planning {
    fn eq(&self, other: &Self) -> bool {
        std::sync::Arc::ptr_eq(&self.0, &other.0)
    }
}

fn what_comes(desk: Desk, plan: &Plan) -> El {
    let counts = &plan.counts;
    let skills = plan.skills.iter().filter(|(_, before)| before.is_none()).count();
    let names = words::new_names([skills, counts.components, counts.levels, counts.causes, counts.tweaks]);
    let told = |n: usize, say: fn(usize) -> String| (n > 0).then(|| say(n));
    let here = told(counts.here_already, words::here_already).filter(|_| !plan.is_empty());
    let notes = [
        names,
        here,
        told(counts.spread, words::spread_evenly),
        told(counts.shortened, words::shortened),
        told(counts.odd_sizes, words::odd_sizes),
    ];
    el("div.coming")
        .children(notes.into_iter().flatten().map(|note| el("p.note").text(&note)))
        .child(if plan.sessions.is_empty() { nothing() } else { first_sessions(desk.app, plan) })
        .child(if plan.left_out.is_empty() { nothing() } else { left_out(desk, &plan.left_out) })
}

fn first_sessions(app: App, plan: &Plan) -> El {
    let now = app.now.get_untracked();
    let row = |session: &FinishedSession| {
        let summary = SessionSummary::of(session);
        let clean = summary.clean_known().map_or(words::NOT_KNOWN.to_owned(), |clean| words::number(clean as usize));
        let mut tried: Vec<&str> = Vec::new();
        let skill = plan.skill(&session.skill);
        for attempt in &session.attempts {
            let name =
                skill.and_then(|skill| skill.component(attempt.component)).map(|component| component.name.as_str());
            tried.extend(name.filter(|name| !tried.contains(name)));
        }
        vec![
            locale::short_day_from(now, session.began, session.utc_offset_min),
            words::length_of(session.running),
            clean,
            words::number(summary.misses() as usize),
            tried.join(" · "),
        ]
    };
    let rows: Vec<Vec<String>> = plan.sessions.iter().take(SHOWN).map(row).collect();
    let heads = [words::DAY, words::TIME, words::CLEAN_COUNT, words::MISSES_COUNT, words::WHAT_WAS_TRIED];
    let more = plan.sessions.len().saturating_sub(SHOWN);
    let rest = if more > 0 { el("p.note").text(&words::and_more(more)) } else { nothing() };
    list([table(words::FIRST_SESSIONS, &heads, &rows), rest])
}

fn left_out(desk: Desk, all: &[LeftOut]) -> El {
    let line = |left: &LeftOut| el("li").attr("dir", "auto").text(&words::left_out_line(left.line, &why(&left.why)));
    let more = all.len().saturating_sub(SHOWN);
    let rows = all.iter().map(|left| vec![left.line.to_string(), why(&left.why), left.cells.join(" | ")]);
    let text = table_of(&words::LEFT_OUT_COLUMNS, &rows.collect::<Vec<_>>());
    let save = move || {
        let file = desk.files.with(|files| files.as_ref().and_then(|files| files.names.first().cloned()));
        let name = words::left_out_name(&file.unwrap_or_default());
        // nothing is lost if the browser cannot: the list is on screen, too
        if files::download(&name, "text/csv", &text).is_err() {
            desk.refused.set(Some(words::FILE_NOT_SAVED.to_owned()));
        }
    };
    el("section.left-out")
        .child(el("h3").text(&words::left_out(all.len())))
        .child(el("ul.lines").children(all.iter().take(SHOWN).map(line)))
        .child(if more > 0 { el("p.note").text(&words::and_more(more)) } else { nothing() })
        .child(el("div.acts").child(button("btn", save).text(words::SAVE_LEFT_OUT)))
}

fn why(why: &Why) -> String {
    let text = match why {
        Why::NotADay(text) => return words::why_not_a_day(text),
        Why::NotATime(text) => return words::why_not_a_time(text),
        Why::NoSuchTime(text) => return words::why_no_such_time(text),
        Why::NoOutcome(text) => return words::why_no_outcome(text),
        Why::NotACount(text) => return words::why_not_a_count(text),
        Why::NotMinutes(text) => return words::why_not_minutes(text),
        Why::Changed(column) => return words::why_changed(column),
        Why::NoDay => words::WHY_NO_DAY,
        Why::StillToCome => words::WHY_STILL_TO_COME,
        Why::LongAgo => words::WHY_LONG_AGO,
        Why::TooManyCells => words::WHY_TOO_MANY_CELLS,
        Why::NoSkill => words::WHY_NO_SKILL,
    };
    text.to_owned()
}
