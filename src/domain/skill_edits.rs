//! Taking a skill apart and keeping it one's own: every edit of a skill, and why one may be refused.
//!
//! Nothing that has a history is ever deleted: components and skills are put away, causes and tweaks are retired, and all
//! of them can be brought back. Numbers are never given again.

use super::names::{Named, free_name};
use super::skill_join::{merge, put_under};
use super::skill_parts::{
    add_to, bring_back, choose, components, measure, put_away, remove_rung, rename, shift, split,
};
use super::skill_registers::stamp;
use super::{Effect, FinishedSession, Fresh, Level, Model, NewComponent, Skill, SkillId, TagNo, TagsExhausted};

/// The lists of a component.
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
pub enum PartList {
    /// Its rungs, easiest first.
    Ladder,
    /// Answers to "What exactly went wrong?"
    Causes,
    /// Answers to "What will you change?"
    Tweaks,
}

/// A change to a skill. A number names a component, a rung, a cause or a tweak: within a skill it is one of them only.
#[derive(Clone, PartialEq, Debug)]
pub enum SkillEdit {
    /// Call the skill by another name.
    Name(String),
    /// Put the skill away with all its history, or bring it back.
    Archive(bool),
    /// Add a component at the end.
    Add(NewComponent),
    /// Take a component apart: this is in it, one part on each line. A part gets its ladder, causes and tweaks, under numbers of its own.
    Split(TagNo, String),
    /// Merge the first component into the second: its history is a part of that one's, and it is offered no more.
    Merge(TagNo, TagNo),
    /// Make it a part of another component, or of none.
    Under(TagNo, Option<TagNo>),
    /// Add a rung, a cause or a tweak to a component, at the end.
    AddTo(TagNo, PartList, String),
    /// Call it by another name.
    Rename(TagNo, String),
    /// So many places towards the end of its list, or towards the beginning if negative.
    Move(TagNo, isize),
    /// Archive a component, retire a cause or a tweak.
    PutAway(TagNo),
    /// Offer it again.
    BringBack(TagNo),
    /// Practise this component, or this rung of its component, next.
    Choose(TagNo),
    /// A rung's value and unit, as typed; blank for none.
    Measure(TagNo, String, String),
    /// Take a rung off its ladder, if it is not among the rungs that finished sessions were practised on.
    RemoveRung(TagNo, Vec<TagNo>),
    /// Put a removed rung back on the ladder of a component, in this place.
    PutBackRung(TagNo, usize, Level),
}

/// Why an edit is not done. Nothing was changed.
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
pub enum EditRefused {
    /// A name without a letter to see.
    Empty,
    /// So many characters, and so many are the most.
    TooLong(usize, usize),
    /// Something beside it has the same name.
    Taken {
        /// It was put away, and can be brought back.
        put_away: bool,
    },
    /// It is the last one that is offered.
    Last,
    /// A session that is going on needs it.
    InSession,
    /// A rung that was practised on.
    Practised,
    /// A value that is no number.
    NotANumber,
    /// A unit without a value.
    UnitAlone,
    /// The skill ran out of numbers for names.
    Full,
    /// It is not there, or it cannot be done with it.
    NotThere,
}

impl From<TagsExhausted> for EditRefused {
    fn from(_: TagsExhausted) -> Self {
        Self::Full
    }
}

/// The rungs of `skill` on which something was tried.
pub fn rungs_practised(sessions: &[FinishedSession], skill: &SkillId) -> Vec<TagNo> {
    let mut rungs = Vec::new();
    for attempt in sessions.iter().filter(|session| session.skill == *skill).flat_map(|session| &session.attempts) {
        if !rungs.contains(&attempt.level) {
            rungs.push(attempt.level);
        }
    }
    rungs
}

/// `text` as the name of a new skill, or of the one called `own`.
///
/// # Errors
/// [`EditRefused::Empty`], [`EditRefused::TooLong`], [`EditRefused::Taken`].
pub fn skill_name(model: &Model, text: &str, own: Option<&SkillId>) -> Result<String, EditRefused> {
    let whose = own.and_then(|own| model.whose(own)).unwrap_or(&model.learner);
    let others = model.skills.iter().filter(|skill| skill.learner == *whose && Some(&skill.id) != own);
    let others: Vec<Named<'_>> = others.map(|skill| (1, skill.name.as_str(), skill.archived)).collect();
    free_name(text, &others, 0)
}

/// The skill as `edit` leaves it.
///
/// # Errors
/// [`EditRefused`]
pub fn edited(model: &Model, id: &SkillId, edit: &SkillEdit) -> Result<Skill, EditRefused> {
    let mut skill = model.skill(id).ok_or(EditRefused::NotThere)?.clone();
    apply(model, &mut skill, edit)?;
    Ok(skill)
}

/// The same as it is kept: what `edit` adds gets numbers by chance, so that two devices never give one number twice; and what it
/// changes is marked.
///
/// # Errors
/// [`EditRefused`]
pub fn edited_and_marked(model: &Model, id: &SkillId, edit: &SkillEdit, fresh: Fresh) -> Result<Skill, EditRefused> {
    let known = model.skill(id).ok_or(EditRefused::NotThere)?;
    let mut skill = known.clone();
    skill.next_tag = free_numbers(known, fresh.chance);
    apply(model, &mut skill, edit)?;
    skill.next_tag = known.next_tag;
    if skill != *known {
        stamp(known, &mut skill, fresh.now);
    }
    Ok(skill)
}

fn apply(model: &Model, skill: &mut Skill, edit: &SkillEdit) -> Result<(), EditRefused> {
    let id = &skill.id.clone();
    let live = model.session.as_ref().filter(|session| session.start_of().skill == *id);
    match edit {
        SkillEdit::Name(text) => skill.name = skill_name(model, text, Some(id))?,
        SkillEdit::Archive(true) if live.is_some() => return Err(EditRefused::InSession),
        SkillEdit::Archive(put_away) => skill.archived = *put_away,
        SkillEdit::Add(new) => {
            let name = free_name(&new.name, &components(skill), 0)?;
            let tag = skill.add(NewComponent { name, ..new.clone() })?;
            if skill.component(skill.chosen).is_none() {
                skill.chosen = tag;
            }
        }
        SkillEdit::Split(tag, text) => split(skill, *tag, text)?,
        SkillEdit::Merge(tag, into) => merge(skill, *tag, *into, live)?,
        SkillEdit::Under(tag, whole) => put_under(skill, *tag, *whole)?,
        SkillEdit::AddTo(tag, list, text) => add_to(skill, *tag, *list, text)?,
        SkillEdit::Rename(tag, text) => rename(skill, *tag, text)?,
        SkillEdit::Move(tag, steps) => shift(skill, *tag, *steps),
        SkillEdit::PutAway(tag) => put_away(skill, *tag, live)?,
        SkillEdit::BringBack(tag) => bring_back(skill, *tag)?,
        SkillEdit::Choose(tag) => choose(skill, *tag, live)?,
        SkillEdit::Measure(tag, value, unit) => measure(skill, *tag, value, unit)?,
        SkillEdit::RemoveRung(tag, practised) => remove_rung(skill, *tag, practised, live)?,
        SkillEdit::PutBackRung(tag, place, level) => {
            let known = skill.components.iter().any(|component| component.level(level.tag).is_some());
            let next = model.skill(id).map_or(0, |skill| skill.next_tag);
            if known || (next..BY_CHANCE.start).contains(&level.tag) {
                return Err(EditRefused::NotThere);
            }
            let levels = &mut skill.component_mut(*tag).ok_or(EditRefused::NotThere)?.levels;
            levels.insert((*place).min(levels.len()), level.clone());
        }
    }
    Ok(())
}

/// Does an edit that is not refused; one that is changes nothing.
pub(super) fn edit_skill(model: &mut Model, id: SkillId, edit: &SkillEdit, fresh: Fresh) -> Vec<Effect> {
    let Ok(skill) = edited_and_marked(model, &id, edit, fresh) else { return Vec::new() };
    match model.skill_mut(&id) {
        Some(known) if *known != skill => {
            *known = skill;
            vec![Effect::SaveSkill(id)]
        }
        _ => Vec::new(),
    }
}

/// Numbers that are given by chance.
const BY_CHANCE: std::ops::Range<TagNo> = 65_536..1 << 31;
/// No edit needs more.
pub(super) const AT_ONCE: TagNo = 4096;

/// Where numbers begin that nothing of `skill` has.
fn free_numbers(skill: &Skill, chance: u64) -> TagNo {
    // every bit of the number depends on every bit of the chance
    let mut mixed = chance.wrapping_add(0x9e37_79b9_7f4a_7c15);
    for (shift, factor) in [(30, 0xbf58_476d_1ce4_e5b9), (27, 0x94d0_49bb_1331_11eb)] {
        mixed = (mixed ^ (mixed >> shift)).wrapping_mul(factor);
    }
    let room = BY_CHANCE.end - AT_ONCE - BY_CHANCE.start;
    let mut first = BY_CHANCE.start + ((mixed ^ (mixed >> 31)) % u64::from(room)) as TagNo;
    let known = skill.numbers();
    while known.iter().any(|tag| (first..first + AT_ONCE).contains(tag)) {
        first = BY_CHANCE.start + (first - BY_CHANCE.start + AT_ONCE) % room;
    }
    first
}

/// Moves a skill past `steps` of those that are offered.
pub(super) fn move_skill(model: &mut Model, id: &SkillId, steps: isize) -> Vec<Effect> {
    let offered: Vec<SkillId> = model.offered_skills().map(|skill| skill.id.clone()).collect();
    let Some(from) = offered.iter().position(|offered| offered == id) else { return Vec::new() };
    let to = from.saturating_add_signed(steps).min(offered.len() - 1);
    if to == from {
        return Vec::new();
    }
    let after = usize::from(to > from);
    let Some(at) = model.skills.iter().position(|skill| skill.id == *id) else { return Vec::new() };
    let skill = model.skills.remove(at);
    let place = model.skills.iter().position(|skill| skill.id == offered[to]).map_or(model.skills.len(), |p| p + after);
    model.skills.insert(place, skill);
    // the list may name skills that could not be read: they keep their places
    let list = &mut model.settings.skills;
    list.retain(|listed| listed != id);
    let place = list.iter().position(|listed| *listed == offered[to]).map_or(list.len(), |place| place + after);
    list.insert(place, id.clone());
    vec![Effect::SaveSettings]
}
