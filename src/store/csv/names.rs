//! Names out of a file become numbers of a skill, and what is drafted with them becomes sessions.

use std::collections::BTreeMap;

use super::draft::{Draft, DraftAttempt, DraftLevel, DraftMiss};
use super::plan::{Counts, Refusal, Target};
use crate::domain::{
    Attempt, EditRefused, FinishedSession, Fresh, MicroFailure, Model, NAME_MAX, NewComponent, Outcome, PartList,
    Retry, SessionId, Skill, SkillEdit, TagNo, edited, edited_and_marked, is_same, name, skill_name,
};

/// More new names are no names: a column of sentences was taken for causes.
const MOST_NAMES: usize = 500;

/// What a name is of.
#[derive(Copy, Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Kind {
    Component,
    Level,
    Cause,
    Tweak,
}

/// The skills that an import needs, with the names that it adds to them.
pub(super) struct Names<'a> {
    model: &'a Model,
    fresh: Fresh,
    /// Skills as they would be; and as they are now, if they are here.
    pub skills: Vec<(Skill, Option<Skill>)>,
    /// The number of a name: of which skill, of which component, of what kind.
    known: BTreeMap<(usize, TagNo, Kind, String), TagNo>,
    added: usize,
    pub counts: Counts,
}

impl<'a> Names<'a> {
    pub fn new(model: &'a Model, fresh: Fresh) -> Self {
        let (known, counts) = (BTreeMap::new(), Counts::default());
        Self { model, fresh, skills: Vec::new(), known, added: 0, counts }
    }

    /// The place of the skill among those that are needed; `None` if nothing names it.
    pub fn skill(&mut self, named: &str, target: &Target) -> Result<Option<usize>, Refusal> {
        let wanted = match target {
            Target::Skill(id) => {
                if let Some(place) = self.skills.iter().position(|(skill, _)| skill.id == *id) {
                    return Ok(Some(place));
                }
                let skill = self.model.skill(id).ok_or(Refusal::NoSkill)?;
                self.skills.push((skill.clone(), Some(skill.clone())));
                return Ok(Some(self.skills.len() - 1));
            }
            Target::New(text) => {
                skill_name(self.model, text, None).map_err(Refusal::Name)?;
                text
            }
            Target::AsNamed => named,
        };
        let Some(wanted) = self.short(wanted) else { return Ok(None) };
        if let Some(place) = self.skills.iter().position(|(skill, _)| is_same(&skill.name, &wanted)) {
            return Ok(Some(place));
        }
        // an export of a skill that was not here any more has its id for a name
        let is_it = |skill: &&Skill| is_same(&skill.name, &wanted) || skill.id.as_str() == wanted;
        let here = self.model.own_skills().find(is_it).cloned();
        let skill = match &here {
            Some(skill) => skill.clone(),
            None => {
                let chance = self.fresh.chance.wrapping_add(self.skills.len() as u64);
                let id = Fresh { chance, ..self.fresh }.id();
                let learner = self.model.learner.clone();
                Skill::new(id, learner, wanted, false, Vec::new(), 0).map_err(|_| Refusal::SkillFull)?
            }
        };
        self.skills.push((skill, here));
        Ok(Some(self.skills.len() - 1))
    }

    /// `text` as a name; `None` if there is nothing to see in it.
    fn short(&mut self, text: &str) -> Option<String> {
        // a name stands on one line
        let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
        match name(&line) {
            Ok(name) => Some(name),
            Err(EditRefused::TooLong(..)) => {
                self.counts.shortened += 1;
                let cut: String = line.chars().take(NAME_MAX - 1).collect();
                Some(format!("{}…", cut.trim_end()))
            }
            Err(_) => None,
        }
    }

    fn edit(&mut self, skill: usize, edit: &SkillEdit) -> Result<(), Refusal> {
        self.added += 1;
        if self.added > MOST_NAMES {
            return Err(Refusal::TooManyNames);
        }
        let (known, before) = &mut self.skills[skill];
        let scratch = Model { skills: vec![known.clone()], ..Model::new() };
        let edited = match before {
            Some(_) => edited_and_marked(&scratch, &known.id, edit, self.fresh),
            // nobody else has it
            None => edited(&scratch, &known.id, edit),
        };
        match edited {
            Ok(skill) => *known = skill,
            Err(EditRefused::Full) => return Err(Refusal::SkillFull),
            // it was looked for before; what cannot be found after this either is told of there
            Err(_) => {}
        }
        Ok(())
    }

    pub fn session(&mut self, at: usize, id: SessionId, draft: Draft) -> Result<FinishedSession, Refusal> {
        let mut attempts = Vec::with_capacity(draft.attempts.len());
        for attempt in draft.attempts {
            attempts.push(self.attempt(at, attempt)?);
        }
        if attempts.is_empty() && self.skills[at].0.components.is_empty() {
            self.component(at, "")?;
        }
        Ok(FinishedSession {
            id,
            learner: self.model.learner.clone(),
            skill: self.skills[at].0.id.clone(),
            began: draft.began,
            ended: draft.ended,
            utc_offset_min: draft.utc_offset_min,
            planned_min: draft.planned_min,
            running: draft.running,
            pauses: draft.pauses,
            attempts,
            misses_only: draft.misses_only,
            closing: draft.closing,
            ladders: Vec::new(),
        })
    }

    fn attempt(&mut self, at: usize, draft: DraftAttempt) -> Result<Attempt, Refusal> {
        let component = self.component_with(at, &draft.component, &draft.level)?;
        let level = self.level(at, component, &draft.level)?;
        let outcome = match draft.miss {
            None => Outcome::Clean,
            Some(DraftMiss { size, cause, tweak }) => {
                self.counts.misses += 1;
                let cause = self.label(at, component, Kind::Cause, &cause)?;
                let tweak = self.label(at, component, Kind::Tweak, &tweak)?;
                Outcome::Micro(MicroFailure { size, cause, tweak })
            }
        };
        let retry = match draft.retry {
            None => None,
            Some((miss, tweak)) => self.label(at, component, Kind::Tweak, &tweak)?.map(|tweak| Retry { miss, tweak }),
        };
        Ok(Attempt { at: draft.at, running: draft.running, component, level, outcome, source: draft.source, retry })
    }

    fn component(&mut self, at: usize, text: &str) -> Result<TagNo, Refusal> {
        self.component_with(at, text, &DraftLevel::default())
    }

    /// The component of this name; one that is made begins with `level`. Without a name: the one that is practised next.
    fn component_with(&mut self, at: usize, text: &str, level: &DraftLevel) -> Result<TagNo, Refusal> {
        let key = (at, 0, Kind::Component, text.to_owned());
        if let Some(tag) = self.known.get(&key) {
            return Ok(*tag);
        }
        let name = match self.short(text) {
            Some(name) => name,
            None => match skill_component(&self.skills[at].0) {
                Some(tag) => return Ok(tag),
                None => self.skills[at].0.name.clone(),
            },
        };
        let find = |skill: &Skill| skill.components.iter().find(|c| is_same(&c.name, &name)).map(|c| c.tag);
        let tag = match find(&self.skills[at].0) {
            Some(tag) => tag,
            None => {
                let first = self.short(&level.name).map(|name| (name, level.value, unit(level)));
                let new = NewComponent {
                    name: name.clone(),
                    levels: first.into_iter().collect(),
                    causes: Vec::new(),
                    tweaks: Vec::new(),
                };
                self.edit(at, &SkillEdit::Add(new))?;
                self.counts.components += 1;
                find(&self.skills[at].0).ok_or(Refusal::SkillFull)?
            }
        };
        self.known.insert(key, tag);
        Ok(tag)
    }

    /// The rung of this name on a component's ladder. Without a name: the one on which it is practised.
    fn level(&mut self, at: usize, of: TagNo, level: &DraftLevel) -> Result<TagNo, Refusal> {
        let key = (at, of, Kind::Level, level.name.clone());
        if let Some(tag) = self.known.get(&key) {
            return Ok(*tag);
        }
        let find = |skill: &Skill, name: &str| {
            let component = skill.component(of)?;
            component.levels.iter().find(|level| is_same(&level.name, name)).map(|level| level.tag)
        };
        let tag = match self.short(&level.name) {
            None => self.skills[at].0.component(of).map_or(0, |component| component.level),
            Some(name) => match find(&self.skills[at].0, &name) {
                Some(tag) => tag,
                None => {
                    self.edit(at, &SkillEdit::AddTo(of, PartList::Ladder, name.clone()))?;
                    self.counts.levels += 1;
                    let tag = find(&self.skills[at].0, &name).ok_or(Refusal::SkillFull)?;
                    let rungs = self.skills[at].0.component_mut(of).map(|component| component.levels.iter_mut());
                    for rung in rungs.into_iter().flatten().filter(|rung| rung.tag == tag) {
                        (rung.value, rung.unit) = (level.value, unit(level));
                    }
                    tag
                }
            },
        };
        self.known.insert(key, tag);
        Ok(tag)
    }

    /// The number of a cause or a tweak; those that are offered no more have theirs, too.
    fn label(&mut self, at: usize, of: TagNo, kind: Kind, text: &str) -> Result<Option<TagNo>, Refusal> {
        let key = (at, of, kind, text.to_owned());
        if let Some(tag) = self.known.get(&key) {
            return Ok(Some(*tag));
        }
        let Some(name) = self.short(text) else { return Ok(None) };
        let find = |skill: &Skill| {
            let component = skill.component(of)?;
            let (offered, retired) = match kind {
                Kind::Cause => (&component.causes, &component.retired_causes),
                _ => (&component.tweaks, &component.retired_tweaks),
            };
            offered.iter().chain(retired).find(|label| is_same(&label.text, &name)).map(|label| label.tag)
        };
        let tag = match find(&self.skills[at].0) {
            Some(tag) => tag,
            None => {
                let (list, count) = match kind {
                    Kind::Cause => (PartList::Causes, &mut self.counts.causes),
                    _ => (PartList::Tweaks, &mut self.counts.tweaks),
                };
                *count += 1;
                self.edit(at, &SkillEdit::AddTo(of, list, name.clone()))?;
                find(&self.skills[at].0).ok_or(Refusal::SkillFull)?
            }
        };
        self.known.insert(key, tag);
        Ok(Some(tag))
    }
}

/// The component that is practised next, or the first.
fn skill_component(skill: &Skill) -> Option<TagNo> {
    skill.component(skill.chosen).or(skill.components.first()).map(|component| component.tag)
}

fn unit(level: &DraftLevel) -> Option<String> {
    Some(level.unit.trim().to_owned()).filter(|unit| !unit.is_empty() && level.value.is_some())
}
