//! A skill has two slots, and is written to them in turn: whatever happens to one, the other has the skill as it was before.

use super::keys;
use super::records::Store;
use super::storage::{Storage, StorageError};
use crate::domain::{Skill, SkillId};

impl<S: Storage> Store<S> {
    /// Keeps a skill, in the slot that does not hold its newest record.
    ///
    /// # Errors
    /// [`StorageError`]; the older record is then unchanged.
    pub fn write_skill(&mut self, skill: &Skill) -> Result<(), StorageError> {
        let generation = self.generation_of(&skill.id).map_or(0, |generation| generation.wrapping_add(1));
        self.set_generation(&skill.id, generation);
        self.write(&keys::skill_in(&skill.id, generation), &skill.learner, &(generation, skill.clone()))
    }

    /// A skill: the newer of its two records that can be read.
    ///
    /// # Errors
    /// [`StorageError`] if the place cannot be read.
    pub fn read_skill(&mut self, id: &SkillId) -> Result<Option<Skill>, StorageError> {
        let first = self.read::<(u32, Skill)>(&keys::skill(id, 0))?;
        let second = self.read::<(u32, Skill)>(&keys::skill(id, 1))?;
        let newest =
            first.into_iter().chain(second).map(|(_, record)| record).max_by_key(|(generation, _)| *generation);
        if let Some((generation, _)) = &newest {
            self.set_generation(id, *generation);
        }
        Ok(newest.map(|(_, skill)| skill))
    }

    /// The generation of a skill's newest record that was read or written.
    pub(super) fn generation_of(&self, id: &SkillId) -> Option<u32> {
        self.generations.iter().find(|(known, _)| known == id).map(|(_, generation)| *generation)
    }

    pub(super) fn set_generation(&mut self, id: &SkillId, generation: u32) {
        self.generations.retain(|(known, _)| known != id);
        self.generations.push((id.clone(), generation));
    }

    /// Forgets which of a skill's records is the newer, after they were changed from outside.
    pub(super) fn forget_generations(&mut self) {
        self.generations.clear();
    }
}
