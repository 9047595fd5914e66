//! What got better in a session, as facts that a person may take for a note of progress. Each is true of what was logged; none
//! compares with another day, which takes more than one session.

use super::sequence::{longest_clean_run, most_tried};
use crate::domain::{FinishedSession, Outcome, Size, Skill, TagNo};

/// A run of clean attempts that is worth a word.
const RUN: usize = 3;
/// So many facts are offered at most.
const MOST: usize = 3;

/// A fact of a session.
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
pub enum Progress {
    /// So many clean attempts in a row, of this component.
    Run(usize, TagNo),
    /// Of the retries after this tweak so many were clean, of so many.
    Tweak {
        /// Of which component.
        component: TagNo,
        /// Which tweak.
        tweak: TagNo,
        /// Clean retries.
        clean: usize,
        /// All retries.
        of: usize,
    },
    /// A clean attempt on a harder level than the session began with, of this component.
    Harder(TagNo, TagNo),
    /// So many of the misses of known size were wobbles.
    Recovered(usize, usize),
    /// So many misses were collected.
    Collected(usize),
}

/// The facts of `session`, the best first: at most three.
pub fn progress(session: &FinishedSession, skill: &Skill) -> Vec<Progress> {
    let attempts = &session.attempts;
    let mut facts = Vec::new();
    facts.extend(harder(session, skill));
    if let Some((run, component)) = longest_clean_run(attempts).filter(|(run, _)| *run >= RUN) {
        facts.push(Progress::Run(run, component));
    }
    if let Some(tried) = most_tried(attempts).filter(|tried| tried.clean > 0) {
        facts.push(Progress::Tweak {
            component: tried.component,
            tweak: tried.tweak,
            clean: tried.clean,
            of: tried.all,
        });
    }
    let sizes = || attempts.iter().filter_map(|attempt| attempt.micro()?.size);
    let wobbles = sizes().filter(|size| *size == Size::Wobble).count();
    if wobbles >= 2 {
        facts.push(Progress::Recovered(wobbles, sizes().count()));
    }
    let misses = attempts.iter().filter(|attempt| attempt.micro().is_some()).count();
    if misses > 0 {
        facts.push(Progress::Collected(misses));
    }
    facts.truncate(MOST);
    facts
}

/// The hardest level that went clean, if it is harder than the one that its component began with in this session.
fn harder(session: &FinishedSession, skill: &Skill) -> Option<Progress> {
    let mut best: Option<(usize, Progress)> = None;
    for attempt in session.attempts.iter().filter(|attempt| attempt.outcome == Outcome::Clean) {
        let component = skill.component(attempt.component)?;
        let began = session.attempts.iter().find(|first| first.component == attempt.component)?.level;
        let (Some(rung), Some(first)) = (component.rung(attempt.level), component.rung(began)) else { continue };
        let steps = rung.saturating_sub(first);
        if steps > 0 && best.is_none_or(|(known, _)| steps > known) {
            best = Some((steps, Progress::Harder(attempt.component, attempt.level)));
        }
    }
    best.map(|(_, fact)| fact)
}
