//! What a skill is made of, changed piece by piece: components, rungs, causes and tweaks, each found by its number.

use super::names::{Named, UNIT_MAX, free_name, short, thousandths};
use super::skill_edits::AT_ONCE;
use super::{Component, EditRefused, Event, Label, Level, PartList, Session, Skill, TagNo};

/// What an edit comes to.
pub(super) type Done = Result<(), EditRefused>;

/// A cause or a tweak of `component`: whether it is a cause, and whether it is retired.
const LABELS: [(bool, bool); 4] = [(true, false), (true, true), (false, false), (false, true)];

fn labels(component: &mut Component, causes: bool, retired: bool) -> &mut Vec<Label> {
    match (causes, retired) {
        (true, false) => &mut component.causes,
        (true, true) => &mut component.retired_causes,
        (false, false) => &mut component.tweaks,
        (false, true) => &mut component.retired_tweaks,
    }
}

/// The names of the components, the archived ones included.
pub(super) fn components(skill: &Skill) -> Vec<Named<'_>> {
    skill.components.iter().map(|component| (component.tag, component.name.as_str(), component.archived)).collect()
}

/// The names in a list of a component, the retired ones included.
fn names(component: &Component, list: PartList) -> Vec<Named<'_>> {
    let (offered, retired) = match list {
        PartList::Ladder => {
            return component.levels.iter().map(|level| (level.tag, level.name.as_str(), false)).collect();
        }
        PartList::Causes => (&component.causes, &component.retired_causes),
        PartList::Tweaks => (&component.tweaks, &component.retired_tweaks),
    };
    let mut names: Vec<Named<'_>> = offered.iter().map(|label| (label.tag, label.text.as_str(), false)).collect();
    names.extend(retired.iter().map(|label| (label.tag, label.text.as_str(), true)));
    names
}

/// The component that the rung with this number is on.
fn with_rung(skill: &mut Skill, rung: TagNo) -> Option<&mut Component> {
    skill.components.iter_mut().find(|component| component.rung(rung).is_some())
}

/// True if the session that is going on began with it, went to it or may go back to it: a component or a rung.
pub(super) fn needed(live: Option<&Session>, tag: TagNo) -> bool {
    let names = |event: &Event| match event {
        Event::Started(start) => start.component == tag || start.level == tag,
        Event::LevelChanged(level) => *level == tag,
        Event::ComponentSwitched(component, level) => *component == tag || *level == tag,
        Event::LadderStarted(plan) => plan.rungs.contains(&tag),
        _ => false,
    };
    live.is_some_and(|session| session.log().iter().any(|recorded| names(&recorded.event)))
}

/// Takes a component apart: each line that is not blank is a part. All of them, or none.
pub(super) fn split(skill: &mut Skill, whole: TagNo, text: &str) -> Done {
    let known = skill.component(whole).ok_or(EditRefused::NotThere)?;
    let each = 1 + known.levels.len() + known.causes.len() + known.tweaks.len();
    let lines: Vec<&str> = text.lines().filter(|line| !line.trim().is_empty()).collect();
    if lines.len() * each > AT_ONCE as usize {
        return Err(EditRefused::Full);
    }
    // a name without a letter to see is refused as such
    let lines = if lines.is_empty() { vec![text] } else { lines };
    lines.into_iter().try_for_each(|line| split_off(skill, whole, line))
}

fn split_off(skill: &mut Skill, whole: TagNo, text: &str) -> Done {
    let name = free_name(text, &components(skill), 0)?;
    let mut part = skill.component(whole).ok_or(EditRefused::NotThere)?.clone();
    part.tag = skill.new_tag()?;
    // a ladder of one rung has its component's name
    if let [only] = part.levels.as_mut_slice()
        && only.name == part.name
    {
        only.name.clone_from(&name);
    }
    for level in &mut part.levels {
        level.tag = skill.new_tag()?;
    }
    for label in part.causes.iter_mut().chain(&mut part.tweaks) {
        label.tag = skill.new_tag()?;
    }
    part.level = part.levels.first().map_or(0, |easiest| easiest.tag);
    (part.name, part.parent, part.archived) = (name, Some(whole), false);
    (part.retired_causes, part.retired_tweaks) = (Vec::new(), Vec::new());
    let family = skill.family_of(whole);
    let last = skill.components.iter().rposition(|component| family.contains(&component.tag));
    skill.components.insert(last.map_or(skill.components.len(), |last| last + 1), part);
    Ok(())
}

pub(super) fn add_to(skill: &mut Skill, component: TagNo, list: PartList, text: &str) -> Done {
    let known = skill.component(component).ok_or(EditRefused::NotThere)?;
    let name = free_name(text, &names(known, list), 0)?;
    let tag = skill.new_tag()?;
    let Some(component) = skill.component_mut(component) else { return Err(EditRefused::NotThere) };
    match list {
        PartList::Ladder => component.levels.push(Level { tag, name, value: None, unit: None }),
        PartList::Causes => component.causes.push(Label { tag, text: name }),
        PartList::Tweaks => component.tweaks.push(Label { tag, text: name }),
    }
    Ok(())
}

pub(super) fn rename(skill: &mut Skill, tag: TagNo, text: &str) -> Done {
    let has = |names: &[Named<'_>]| names.iter().any(|(known, ..)| *known == tag);
    let all = components(skill);
    let lists = || {
        let of = |component| [PartList::Ladder, PartList::Causes, PartList::Tweaks].map(|list| names(component, list));
        skill.components.iter().flat_map(of)
    };
    let beside = if has(&all) { all } else { lists().find(|names| has(names)).ok_or(EditRefused::NotThere)? };
    let name = free_name(text, &beside, tag)?;
    for component in &mut skill.components {
        if component.tag == tag {
            // a ladder of one rung has its component's name
            if let [only] = component.levels.as_mut_slice()
                && only.name == component.name
            {
                only.name.clone_from(&name);
            }
            component.name.clone_from(&name);
        }
        for level in component.levels.iter_mut().filter(|level| level.tag == tag) {
            level.name.clone_from(&name);
        }
        for (causes, retired) in LABELS {
            for label in labels(component, causes, retired).iter_mut().filter(|label| label.tag == tag) {
                label.text.clone_from(&name);
            }
        }
    }
    Ok(())
}

pub(super) fn shift(skill: &mut Skill, tag: TagNo, steps: isize) {
    if skill.component(tag).is_some() {
        skill.move_component(tag, steps);
    }
    for component in &mut skill.components {
        if let Some(from) = component.rung(tag) {
            let to = place_after(from, steps, component.levels.len());
            let level = component.levels.remove(from);
            component.levels.insert(to, level);
        }
        for causes in [true, false] {
            let list = labels(component, causes, false);
            if let Some(from) = list.iter().position(|label| label.tag == tag) {
                let to = place_after(from, steps, list.len());
                let label = list.remove(from);
                list.insert(to, label);
            }
        }
    }
}

fn place_after(from: usize, steps: isize, length: usize) -> usize {
    from.saturating_add_signed(steps).min(length - 1)
}

pub(super) fn put_away(skill: &mut Skill, tag: TagNo, live: Option<&Session>) -> Done {
    if skill.component(tag).is_some() {
        return archive(skill, tag, live);
    }
    for component in &mut skill.components {
        for causes in [true, false] {
            let list = labels(component, causes, false);
            if let Some(place) = list.iter().position(|label| label.tag == tag) {
                if list.len() == 1 {
                    return Err(EditRefused::Last);
                }
                let label = list.remove(place);
                labels(component, causes, true).push(label);
                return Ok(());
            }
        }
    }
    Err(EditRefused::NotThere)
}

/// Archives a component. If it was the chosen one, the choice moves on to the next that is offered, or the one before.
fn archive(skill: &mut Skill, tag: TagNo, live: Option<&Session>) -> Done {
    if needed(live, tag) {
        return Err(EditRefused::InSession);
    }
    let offered: Vec<TagNo> = skill.offered().map(|component| component.tag).collect();
    let place = offered.iter().position(|offered| *offered == tag).ok_or(EditRefused::NotThere)?;
    let next = offered.get(place + 1).or_else(|| offered.get(place.checked_sub(1)?)).ok_or(EditRefused::Last)?;
    if skill.chosen == tag {
        skill.chosen = *next;
    }
    if let Some(component) = skill.component_mut(tag) {
        component.archived = true;
    }
    Ok(())
}

pub(super) fn bring_back(skill: &mut Skill, tag: TagNo) -> Done {
    for component in &mut skill.components {
        if component.tag == tag {
            component.archived = false;
            return Ok(());
        }
        for causes in [true, false] {
            let retired = labels(component, causes, true);
            if let Some(place) = retired.iter().position(|label| label.tag == tag) {
                let label = retired.remove(place);
                labels(component, causes, false).push(label);
                return Ok(());
            }
        }
    }
    Err(EditRefused::NotThere)
}

pub(super) fn choose(skill: &mut Skill, tag: TagNo, live: Option<&Session>) -> Done {
    if skill.offered().any(|component| component.tag == tag) {
        skill.chosen = tag;
        return Ok(());
    }
    let component = with_rung(skill, tag).ok_or(EditRefused::NotThere)?;
    // the session leaves its own rung to the component when it is kept
    if needed(live, component.tag) {
        return Err(EditRefused::InSession);
    }
    component.level = tag;
    Ok(())
}

pub(super) fn measure(skill: &mut Skill, rung: TagNo, value: &str, unit: &str) -> Done {
    let value = thousandths(value)?;
    let unit = match short(unit, UNIT_MAX) {
        Ok(unit) => Some(unit),
        Err(EditRefused::Empty) => None,
        Err(refused) => return Err(refused),
    };
    if value.is_none() && unit.is_some() {
        return Err(EditRefused::UnitAlone);
    }
    let component = with_rung(skill, rung).ok_or(EditRefused::NotThere)?;
    if let Some(level) = component.levels.iter_mut().find(|level| level.tag == rung) {
        (level.value, level.unit) = (value, unit);
    }
    Ok(())
}

pub(super) fn remove_rung(skill: &mut Skill, rung: TagNo, practised: &[TagNo], live: Option<&Session>) -> Done {
    if needed(live, rung) {
        return Err(EditRefused::InSession);
    }
    let component = with_rung(skill, rung).ok_or(EditRefused::NotThere)?;
    if practised.contains(&rung) {
        return Err(EditRefused::Practised);
    }
    let place = component.rung(rung).ok_or(EditRefused::NotThere)?;
    let easier = component.step(rung, -1).or(component.step(rung, 1)).ok_or(EditRefused::Last)?;
    if component.level == rung {
        component.level = easier;
    }
    component.levels.remove(place);
    Ok(())
}
