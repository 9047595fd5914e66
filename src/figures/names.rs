//! What the person named, and the same without its names: for pictures that go to others.

use crate::charts::{Lane, Plot};
use crate::domain::Skill;
use crate::drawing::What;
use crate::words;

/// Every name that the person gave in a skill, with what stands in its place, the longest first: a name may be a part of another.
fn names(skill: &Skill) -> Vec<(&str, String)> {
    let mut all: Vec<(&str, String)> = vec![(&skill.name, words::A_SKILL.to_owned())];
    for (n, component) in skill.components.iter().enumerate() {
        all.push((&component.name, words::nth(words::COMPONENT, n + 1)));
        let levels = component.levels.iter().map(|level| level.name.as_str());
        all.extend(levels.enumerate().map(|(n, name)| (name, words::nth(words::LEVEL, n + 1))));
        let causes = component.causes.iter().chain(&component.retired_causes);
        all.extend(causes.enumerate().map(|(n, label)| (label.text.as_str(), words::nth(words::CAUSE, n + 1))));
        let tweaks = component.tweaks.iter().chain(&component.retired_tweaks);
        all.extend(tweaks.enumerate().map(|(n, label)| (label.text.as_str(), words::nth(words::TWEAK, n + 1))));
    }
    all.retain(|(name, _)| !name.trim().is_empty());
    all.sort_by_key(|(name, _)| std::cmp::Reverse(name.len()));
    all
}

/// `text` without any name that the person gave in `skill`, however it is written within a sentence.
pub fn without_names(text: &str, skill: &Skill) -> String {
    names(skill).into_iter().fold(text.to_owned(), |text, (name, instead)| {
        text.replace(name, &instead).replace(&words::lower_first(name), &instead)
    })
}

/// A drawing without them.
pub fn hide_names(what: &mut What, skill: &Skill) {
    let hide = |text: &mut String| *text = without_names(text, skill);
    match what {
        What::Plot(Plot { rules, levels, series, .. }) => {
            let labels = rules.iter_mut().chain(levels).map(|(_, label)| label);
            labels.for_each(hide);
            series.iter_mut().flat_map(|series| &mut series.names).for_each(|(_, name)| hide(name));
        }
        What::Lanes(lanes) => lanes.lanes.iter_mut().for_each(|Lane { name, more, .. }| {
            hide(name);
            hide(more);
        }),
        // these have days and sizes only
        What::Stacks(_) | What::Shares(_) | What::Calendar(_) => {}
    }
}
