//! What a session leaves to its skill.

use super::{Session, Skill, marks};

impl Session {
    /// Leaves `skill` as this session leaves it: the levels of its components, and the one practised last. Answers
    /// whether that changed anything.
    pub fn settle(&self, skill: &mut Skill) -> bool {
        let mut changed = Vec::new();
        for component in &mut skill.components {
            let left = self.level_of(component.tag).filter(|level| component.rung(*level).is_some());
            if let Some(level) = left.filter(|level| *level != component.level) {
                component.level = level;
                changed.push(marks::level(component.tag));
            }
        }
        if skill.chosen != self.component() {
            skill.chosen = self.component();
            changed.push(marks::CHOSEN.to_owned());
        }
        let is_changed = !changed.is_empty();
        for part in changed {
            skill.touch(part, self.last_at());
        }
        is_changed
    }
}
