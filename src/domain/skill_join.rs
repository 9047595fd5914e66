//! Components that are put below another one, or merged into it: no attempt is touched, for it is found by its component's number,
//! and that stays.

use super::skill_parts::{Done, needed};
use super::{EditRefused, Session, Skill, TagNo};

/// Makes a component a part of another one, or of none. It takes its own parts with it.
pub(super) fn put_under(skill: &mut Skill, tag: TagNo, whole: Option<TagNo>) -> Done {
    if let Some(whole) = whole {
        // what is a part of it cannot have it as a part
        let is_own = skill.line_of(whole).contains(&tag);
        skill.component(whole).filter(|_| !is_own).ok_or(EditRefused::NotThere)?;
    }
    skill.component_mut(tag).ok_or(EditRefused::NotThere)?.parent = whole;
    Ok(())
}

/// Merges a component into another one: it becomes a part of that and is offered no more, so that the other's history is the history of
/// both. Where that was a part of it, it takes its place.
pub(super) fn merge(skill: &mut Skill, tag: TagNo, into: TagNo, live: Option<&Session>) -> Done {
    let is_offered = |tag| skill.component(tag).is_some_and(|component| !component.archived);
    if tag == into || !is_offered(tag) || !is_offered(into) {
        return Err(EditRefused::NotThere);
    }
    if needed(live, tag) {
        return Err(EditRefused::InSession);
    }
    let above = skill.component(tag).and_then(|component| component.parent);
    if skill.line_of(into).contains(&tag)
        && let Some(other) = skill.component_mut(into)
    {
        other.parent = above;
    }
    if let Some(merged) = skill.component_mut(tag) {
        (merged.parent, merged.archived) = (Some(into), true);
    }
    if skill.chosen == tag {
        skill.chosen = into;
    }
    Ok(())
}
