//! A finding in words, with the names that a skill has for what it is about.

use super::level_name::level_name;
use crate::domain::{Component, Skill};
use crate::insights::findings::{Finding, Shown};
use crate::words;

/// What it says, and what it stands on. `None` where what it is about has no name any more.
pub fn told(skill: &Skill, finding: &Finding) -> Option<(String, String)> {
    let component = finding.component.map(|tag| skill.component(tag));
    let label = match (&finding.shown, component) {
        (Shown::Cause(tag, ..) | Shown::Tweak(tag, _), Some(of)) => of?.label(*tag)?.to_owned(),
        (Shown::Level(tag), Some(of)) => of?.level(*tag)?.name.clone(),
        (Shown::Ladder(run), Some(of)) => level_name(of?, run.level, run.value),
        _ => String::new(),
    };
    let name = component.flatten().map_or("", |of: &Component| of.name.as_str());
    Some(words::finding_says(finding, name, &label))
}
