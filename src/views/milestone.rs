//! A milestone in words.

use crate::domain::{Milestone, Skill};
use crate::words;

/// What was reached of `skill`.
pub fn milestone_words(skill: &Skill, milestone: Milestone) -> String {
    let component = |tag| skill.component(tag);
    let name = |tag| component(tag).map(|component| component.name.as_str()).unwrap_or_default();
    match milestone {
        Milestone::TwentyHours => words::twenty_hours(&skill.name),
        Milestone::Collected(misses) => words::collected(misses),
        Milestone::Level(tag, level) => {
            let level = component(tag).and_then(|component| component.level(level));
            words::new_level(name(tag), level.map(|level| level.name.as_str()).unwrap_or_default())
        }
        Milestone::FirstClean(tag) => words::first_clean(name(tag)),
        // no session retires a cause: the Journal tells of that
        Milestone::Retired(..) => String::new(),
    }
}
