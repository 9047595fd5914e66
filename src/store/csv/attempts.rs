//! The file of attempts.

use super::when::{iso, local};
use super::write::{Rows, decimal};
use crate::domain::{Attempt, Component, FinishedSession, MicroFailure, Size, Skill, Source, TagNo};

/// Its columns: see [`super`].
pub(super) const COLUMNS: [&str; 18] = [
    "session",
    "attempt",
    "local_time",
    "at",
    "utc_offset_minutes",
    "seconds_into_session",
    "skill",
    "component",
    "level",
    "level_value",
    "level_unit",
    "outcome",
    "size",
    "cause",
    "tweak",
    "retry_of",
    "retry_tweak",
    "source",
];
/// And the last one.
pub(super) const CLEAN_LOGGED: &str = "clean_logged";

/// Every attempt of `sessions`, with the names that `skills` have for what was tried.
pub fn attempts(skills: &[Skill], sessions: &[FinishedSession]) -> String {
    let names: Vec<&str> = COLUMNS.into_iter().chain([CLEAN_LOGGED]).collect();
    let mut rows = Rows::new(&names);
    for session in sessions {
        let skill = skills.iter().find(|skill| skill.id == session.skill);
        for (place, attempt) in session.attempts.iter().enumerate() {
            row(&mut rows, session, skill, place, attempt);
        }
    }
    rows.text()
}

fn row(rows: &mut Rows, session: &FinishedSession, skill: Option<&Skill>, place: usize, attempt: &Attempt) {
    let component = skill.and_then(|skill| skill.component(attempt.component));
    let level = component.and_then(|component| component.level(attempt.level));
    rows.plain(session.id.as_str());
    rows.number(Some(place as i64 + 1));
    rows.plain(&local(attempt.at, session.utc_offset_min));
    rows.plain(&iso(attempt.at, session.utc_offset_min));
    rows.number(Some(session.utc_offset_min.into()));
    rows.plain(&decimal(attempt.running, 1000));
    rows.words(name_of(skill, session));
    rows.words(&component.map_or_else(|| number(attempt.component), |component| component.name.clone()));
    rows.words(&level.map_or_else(|| number(attempt.level), |level| level.name.clone()));
    rows.plain(&level.and_then(|level| level.value).map_or_else(String::new, |value| decimal(value, 1000)));
    rows.words(level.and_then(|level| level.unit.as_deref()).unwrap_or_default());
    let micro = attempt.micro();
    rows.plain(if micro.is_some() { "micro-failure" } else { "clean" });
    rows.plain(micro.and_then(|micro| micro.size).map_or("", size_word));
    let tag = |pick: fn(&MicroFailure) -> Option<TagNo>| micro.and_then(pick);
    rows.words(&label(skill, component, tag(|micro| micro.cause)));
    rows.words(&label(skill, component, tag(|micro| micro.tweak)));
    rows.number(attempt.retry.map(|retry| retry.miss as i64 + 1));
    rows.words(&label(skill, component, attempt.retry.map(|retry| retry.tweak)));
    rows.plain(match attempt.source {
        Source::Touch => "touch",
        Source::Key => "key",
        Source::Partner => "partner",
    });
    rows.plain(if session.misses_only { "no" } else { "yes" });
    rows.end();
}

/// The skill's name; of one that is not here, its id: it is a name, too.
pub(super) fn name_of<'a>(skill: Option<&'a Skill>, session: &'a FinishedSession) -> &'a str {
    skill.map_or(session.skill.as_str(), |skill| skill.name.as_str())
}

/// The word for a size.
pub(super) fn size_word(size: Size) -> &'static str {
    match size {
        Size::Wobble => "wobble",
        Size::Stumble => "stumble",
        Size::Fall => "fall",
    }
}

/// A cause or a tweak: of this component, or else of another (a component that was split).
fn label(skill: Option<&Skill>, component: Option<&Component>, tag: Option<TagNo>) -> String {
    let Some(tag) = tag else { return String::new() };
    let anywhere = || skill.and_then(|skill| skill.components.iter().find_map(|component| component.label(tag)));
    component.and_then(|component| component.label(tag)).or_else(anywhere).map_or_else(|| number(tag), str::to_owned)
}

/// What has no name any more keeps its number.
pub(super) fn number(tag: TagNo) -> String {
    format!("#{tag}")
}
