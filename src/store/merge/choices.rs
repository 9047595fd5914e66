//! The choices: those that were made last, by somebody who has skills. The list of skills is everything that either side knows: first
//! what the later choices put in order, then the rest.

use std::collections::BinaryHeap;

use super::Outcome;
use super::sides::{Found, Sides};
use crate::domain::{Id, Instant, LearnerId, Settings};
use crate::json::Record;
use crate::store::choices::{EDITED, PLACED, choices_edited, chosen, with_field};
use crate::store::{frame, keys};

/// The order is that of what comes first.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Choices {
    /// A phone without a skill was never used.
    is_used: bool,
    edited: Instant,
    text: String,
    placed: Vec<Id>,
    learner: LearnerId,
}

pub(super) fn merge(sides: &Sides<'_>, outcome: &mut Outcome) {
    let key = keys::SETTINGS;
    let mut read: [Option<(Choices, Settings)>; 2] = [None, None];
    let mut skills: BinaryHeap<Id> = BinaryHeap::new();
    let mut last_backup = None;
    for side in [0, 1] {
        match sides.find(side, key, outcome, &|json| Some((Settings::from_json(json)?, json.clone()))) {
            Found::Newer => return sides.leave(&[key.to_owned()], outcome),
            Found::Nothing => {}
            Found::Read(learner, (settings, json)) => {
                skills.extend(settings.skills.iter().cloned());
                last_backup = last_backup.max(settings.last_backup);
                let mut placed = settings.skills.clone();
                let count = json.field(PLACED).and_then(u32::from_json);
                placed.truncate(count.map_or(usize::MAX, |count| count as usize));
                let (is_used, edited) = (!settings.skills.is_empty(), choices_edited(&json));
                // as it is written, not as it was found: what is put together is held against it again
                let text = chosen(settings.to_json());
                read[side] = Some((Choices { is_used, edited, text, placed, learner }, settings));
            }
        }
    }
    if let [here, Some((there, _))] = &read {
        let is_same = here.as_ref().is_some_and(|(here, _)| here.text == there.text && here.placed == there.placed);
        outcome.differences.choices.add(here.is_some(), is_same);
    }
    let later = read.into_iter().flatten().max_by(|(one, _), (other, _)| one.cmp(other));
    let Some((choices, mut settings)) = later else { return };
    // a skill that is in no list is found by its record
    let records = outcome.records.keys().filter_map(|key| key.strip_prefix(keys::SKILL)?.split_once('.'));
    skills.extend(records.filter_map(|(id, _)| Id::try_from(id.to_owned()).ok()));
    let skills = skills.into_sorted_vec();
    let [here, there] = sides.raw(key);
    if let Some(only) = here.or(there).filter(|only| here.is_none_or(|here| here == *only))
        && there.is_none_or(|there| there == only)
        && skills.iter().all(|skill| settings.skills.contains(skill))
    {
        outcome.records.insert(key.to_owned(), only.to_owned());
        return;
    }
    let placed = choices.placed.len() as u32;
    settings.skills = choices.placed;
    for skill in skills {
        if !settings.skills.contains(&skill) {
            settings.skills.push(skill);
        }
    }
    settings.last_backup = last_backup;
    let mut json = settings.to_json();
    if settings.skills.len() > placed as usize {
        json = with_field(json, PLACED, placed.to_json());
    }
    if choices.edited.0 > 0 {
        json = with_field(json, EDITED, choices.edited.to_json());
    }
    outcome.records.insert(key.to_owned(), frame::encode(key, &choices.learner, &json));
}
