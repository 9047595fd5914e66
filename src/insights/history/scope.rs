//! Which attempts are looked at.

use crate::domain::{CountedSession, Skill, SkillId, TagNo};

/// A skill, or some of its components.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Scope {
    /// Which skill.
    pub skill: SkillId,
    /// Which of its components; all where this is empty.
    pub components: Vec<TagNo>,
}

impl Scope {
    /// All of a skill.
    pub fn skill(skill: &SkillId) -> Self {
        Self { skill: skill.clone(), components: Vec::new() }
    }

    /// One component with all that was split from it.
    pub fn component(skill: &Skill, component: TagNo) -> Self {
        Self { skill: skill.id.clone(), components: skill.family_of(component) }
    }

    /// Whether a component is in it.
    pub fn has(&self, component: TagNo) -> bool {
        self.components.is_empty() || self.components.contains(&component)
    }

    /// Whether a session is of its skill.
    pub fn is_of(&self, session: &CountedSession) -> bool {
        session.skill == self.skill
    }
}
