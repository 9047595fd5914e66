//! Skills: of each part the later change.

use super::Outcome;
use super::sides::{Found, Sides};
use crate::domain::{LearnerId, Skill, joined};
use crate::json::Record;
use crate::store::{frame, keys};

/// A skill's newest record of a side: generation, skill, learner, and the record as it is kept.
struct Newest<'a> {
    generation: u32,
    skill: Skill,
    learner: LearnerId,
    raw: (String, &'a str),
}

pub(super) fn merge(sides: &Sides<'_>, outcome: &mut Outcome) {
    let names = sides.names(&[keys::SKILL]);
    let mut ids: Vec<&str> = names.iter().filter_map(|name| name.split_once('.')).map(|(id, _)| id).collect();
    ids.dedup();
    for id in ids {
        let slots = [0, 1].map(|slot| format!("{}{id}.{slot}", keys::SKILL));
        let mut newest: [Option<Newest<'_>>; 2] = [None, None];
        let mut is_newer = false;
        for (side, newest) in newest.iter_mut().enumerate() {
            for key in &slots {
                match sides.record::<(u32, Skill)>(side, key, outcome) {
                    Found::Read(learner, (generation, skill)) => {
                        let is_later = newest.as_ref().is_none_or(|known| known.generation < generation);
                        if let Some(value) = sides.raw(key)[side].filter(|_| is_later) {
                            *newest = Some(Newest { generation, skill, learner, raw: (key.clone(), value) });
                        }
                    }
                    found => is_newer |= matches!(found, Found::Newer),
                }
            }
        }
        let is_own = |newest: &Newest<'_>| newest.skill.id.as_str() == id;
        if is_newer || !newest.iter().flatten().all(is_own) {
            sides.leave(&slots, outcome);
            continue;
        }
        let is_same = match &newest {
            [Some(here), Some(there)] => here.skill == there.skill,
            _ => false,
        };
        if newest[1].is_some() {
            outcome.differences.skills.add(newest[0].is_some(), is_same);
        }
        let (key, value) = match newest {
            [Some(here), Some(there)] if here.raw != there.raw => {
                // a skill is written in one way, however many made it
                let skill = joined(&here.skill, &there.skill);
                let generation = here.generation.max(there.generation);
                let learner = here.learner.max(there.learner);
                let key = keys::skill_in(&skill.id, generation);
                let value = frame::encode(&key, &learner, &(generation, skill).to_json());
                (key, value)
            }
            [Some(one), _] | [None, Some(one)] => (one.raw.0, one.raw.1.to_owned()),
            [None, None] => continue,
        };
        outcome.records.insert(key, value);
    }
}
