//! What can be found.

use crate::domain::{Label, LadderRun, Skill, TagNo};
use crate::insights::methods::{Beside, Celeration, Changed, Difference, Step, Verdict};

/// A finding: what is shown, of what, and how surely.
#[derive(Clone, PartialEq, Debug)]
pub struct Finding {
    /// Of which component; `None`: of the skill.
    pub component: Option<TagNo>,
    /// On which level, where it is of one.
    pub level: Option<TagNo>,
    /// What.
    pub shown: Shown,
    /// The chance of it, two-sided, if nothing changed; `None` of facts.
    pub p_value: Option<f64>,
    /// The same, corrected for how many findings were tried; `None` of facts.
    pub q_value: Option<f64>,
}

/// What is shown. Each has its n and its 95 % interval in it.
#[derive(Clone, PartialEq, Debug)]
pub enum Shown {
    /// How misses a minute change, on one level; and how misses per attempt do, where these are known.
    Frequency(Celeration, Option<Celeration>),
    /// How misses per attempt change, on one level, where clean attempts are logged; and how misses a minute do.
    PerAttempt(Celeration, Celeration),
    /// The recoverable share, in the later half of the sessions on this level beside the earlier half.
    Recoverable(Step),
    /// The mean of the logarithms of the seconds from a miss to the next attempt, in the same halves.
    Recovery(Step),
    /// How often a cause comes a minute, in the same halves; and whether that may be no more than what all misses do.
    Cause(TagNo, Changed, bool),
    /// A tweak: clean retries after it less those after all others.
    Tweak(TagNo, Difference),
    /// Clean retries after a tweak less clean attempts after misses without one.
    Retry(Difference),
    /// How far guesses are off, in percentage points, in the later half of the guesses beside the earlier half.
    Calibration(Step),
    /// The newest session beside those before it on this level.
    Unusual(Beside),
    /// The newest session had clean attempts on a level that is harder than any before. A fact.
    Level(TagNo),
    /// A breakdown ladder of the newest session came higher than any before. A fact.
    Ladder(LadderRun),
}

/// Which way a finding points.
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
pub enum Towards {
    /// As learning goes.
    Better,
    /// The other way.
    Worse,
    /// Neither: a fact, or something to look at.
    Neither,
}

impl Finding {
    /// The name of its cause, tweak or level in `skill`; empty where it has none.
    pub fn label(&self, skill: &Skill) -> String {
        let Some(component) = self.component.and_then(|tag| skill.component(tag)) else { return String::new() };
        let named = |labels: &[Label], tag: TagNo| {
            labels.iter().find(|label| label.tag == tag).map(|label| label.text.clone()).unwrap_or_default()
        };
        let level = |tag: TagNo| {
            let found = component.levels.iter().find(|level| level.tag == tag);
            found.map(|level| level.name.clone()).unwrap_or_default()
        };
        match &self.shown {
            Shown::Cause(tag, ..) => named(&component.causes, *tag),
            Shown::Tweak(tag, _) => named(&component.tweaks, *tag),
            Shown::Level(tag) => level(*tag),
            Shown::Ladder(run) => level(run.level),
            _ => String::new(),
        }
    }

    /// Which way it points.
    pub fn towards(&self) -> Towards {
        let is_better = match &self.shown {
            // where attempts are known, fewer misses a minute may be fewer attempts: both have to say it
            Shown::Frequency(misses, per_attempt) => {
                let agrees = |found: &Celeration| found.verdict() == misses.verdict();
                if !per_attempt.as_ref().is_none_or(agrees) {
                    return Towards::Neither;
                }
                misses.per_week < 1.0
            }
            Shown::PerAttempt(found, a_minute) => {
                // more misses in more attempts is neither: it may be practice that is quicker, or cleans that were not logged before
                if ![found.verdict(), Verdict::Unclear].contains(&a_minute.verdict()) {
                    return Towards::Neither;
                }
                found.per_week < 1.0
            }
            Shown::Recoverable(step) => step.after > step.before,
            Shown::Recovery(step) | Shown::Calibration(step) => step.after < step.before,
            Shown::Cause(_, changed, _) => changed.ratio < 1.0,
            Shown::Tweak(_, difference) | Shown::Retry(difference) => difference.difference > 0.0,
            Shown::Unusual(_) | Shown::Level(_) | Shown::Ladder(_) => return Towards::Neither,
        };
        if is_better { Towards::Better } else { Towards::Worse }
    }
}
