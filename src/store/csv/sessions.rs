//! The file of sessions.

use std::collections::BTreeMap;

use super::attempts::{name_of, number};
use super::when::{iso, local};
use super::write::{Rows, decimal};
use crate::domain::{FinishedSession, LadderEnd, LadderRun, Millis, Note, SessionSummary, Skill};

/// Its columns: see [`super`].
pub(super) const COLUMNS: [&str; 19] = [
    "session",
    "local_time",
    "began",
    "ended",
    "utc_offset_minutes",
    "minutes",
    "planned_minutes",
    "pauses",
    "paused_minutes",
    "skill",
    "attempts",
    "clean",
    "micro_failures",
    "wobbles",
    "stumbles",
    "falls",
    "misses_without_size",
    "waiting",
    "note_of_progress",
];

/// And those of later versions: a file without them is Wobble's, too.
pub(super) const GUESS: &str = "guess_of_ten";
pub(super) const FEELING: &str = "feeling";
const LADDERS: &str = "breakdown_ladders";

const MINUTE: Millis = 60_000;

/// Every session, with the names that `skills` have and the notes of progress that ended them.
pub fn sessions(skills: &[Skill], sessions: &[FinishedSession], notes: &[Note]) -> String {
    let names: Vec<&str> = COLUMNS.into_iter().chain([GUESS, FEELING, LADDERS]).collect();
    let mut rows = Rows::new(&names);
    // one look for each would be the square of ten years
    let mut by_session = BTreeMap::new();
    for note in notes {
        by_session.insert(&note.session, note.text.as_str());
    }
    for session in sessions {
        let skill = skills.iter().find(|skill| skill.id == session.skill);
        row(&mut rows, session, skill, by_session.get(&session.id).copied().unwrap_or_default());
    }
    rows.text()
}

fn row(rows: &mut Rows, session: &FinishedSession, skill: Option<&Skill>, note: &str) {
    let summary = SessionSummary::of(session);
    let offset = session.utc_offset_min;
    rows.plain(session.id.as_str());
    rows.plain(&local(session.began, offset));
    rows.plain(&iso(session.began, offset));
    rows.plain(&iso(session.ended, offset));
    rows.number(Some(offset.into()));
    rows.plain(&decimal(session.running, MINUTE));
    rows.number(Some(session.planned_min.into()));
    let mut paused = 0;
    let mut pauses = Vec::with_capacity(session.pauses.len());
    for pause in &session.pauses {
        let length = pause.until.since(pause.from);
        paused += length;
        pauses.push(format!("{}+{}", decimal(pause.from.since(session.began), 1000), decimal(length, 1000)));
    }
    rows.plain(&pauses.join(" "));
    rows.plain(&decimal(paused, MINUTE));
    rows.words(name_of(skill, session));
    let misses = summary.misses();
    rows.number(summary.clean_known().map(|clean| i64::from(clean) + i64::from(misses)));
    rows.number(summary.clean_known().map(i64::from));
    for count in [misses, summary.wobbles, summary.stumbles, summary.falls, summary.unsized_misses, summary.waiting] {
        rows.number(Some(count.into()));
    }
    rows.words(note);
    rows.number(session.closing.guess.map(i64::from));
    rows.number(session.closing.feel.map(i64::from));
    rows.words(&session.ladders.iter().map(|run| ladder(skill, run)).collect::<Vec<_>>().join("; "));
    rows.end();
}

/// "Two-foot stop: Free (broke)": what a breakdown ladder reached, and whether that was the top.
fn ladder(skill: Option<&Skill>, run: &LadderRun) -> String {
    let component = skill.and_then(|skill| skill.component(run.component));
    let level = component.and_then(|component| component.level(run.level));
    let name = component.map_or_else(|| number(run.component), |component| component.name.clone());
    let reached = match (run.value, level) {
        (Some(value), level) => {
            let unit = level.and_then(|level| level.unit.as_deref()).unwrap_or_default();
            format!("{} {unit}", decimal(value, 1000)).trim_end().to_owned()
        }
        (None, Some(level)) => level.name.clone(),
        (None, None) => number(run.level),
    };
    format!("{name}: {reached} ({})", if run.end == LadderEnd::Broke { "broke" } else { "top" })
}
