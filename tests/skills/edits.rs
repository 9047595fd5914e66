//! A learner who edits: each edit is held against what was foretold, each refusal changes nothing.

use std::collections::BTreeSet;

use wobble::domain::*;

use crate::story::*;

pub fn own(name: &str) -> NewComponent {
    NewComponent {
        name: name.to_owned(),
        levels: vec![],
        causes: vec!["Too fast".to_owned()],
        tweaks: vec!["Slower".to_owned()],
    }
}

pub fn id() -> SkillId {
    skating(true).id
}

pub fn text(text: &str) -> String {
    text.to_owned()
}

/// Every number of a skill.
pub fn numbers(skill: &Skill) -> Vec<TagNo> {
    let of = |c: &Component| {
        let labels = [&c.causes, &c.tweaks, &c.retired_causes, &c.retired_tweaks];
        let labels = labels.into_iter().flatten().map(|label| label.tag);
        std::iter::once(c.tag).chain(c.levels.iter().map(|level| level.tag)).chain(labels).collect::<Vec<_>>()
    };
    skill.components.iter().flat_map(of).collect()
}

/// What a skill is made of, whatever the numbers are that it did not have `before`.
pub fn told(skill: &Skill, before: &[TagNo]) -> (String, bool, TagNo, Vec<Component>) {
    let known = |tag: &mut TagNo| *tag = if before.contains(tag) { *tag } else { 0 };
    let mut components = skill.components.clone();
    for component in &mut components {
        known(&mut component.tag);
        known(&mut component.level);
        component.levels.iter_mut().for_each(|level| known(&mut level.tag));
        let Component { causes, tweaks, retired_causes, retired_tweaks, .. } = component;
        for labels in [causes, tweaks, retired_causes, retired_tweaks] {
            labels.iter_mut().for_each(|label| known(&mut label.tag));
        }
    }
    (skill.name.clone(), skill.archived, skill.chosen, components)
}

/// A learner who edits.
pub trait Edits {
    fn edit(&mut self, edit: SkillEdit) -> Vec<Effect>;
    fn refused(&mut self, edit: SkillEdit) -> EditRefused;
    fn skill(&self) -> &Skill;
}

impl Edits for Rink {
    /// An edit that is done and saved.
    fn edit(&mut self, edit: SkillEdit) -> Vec<Effect> {
        let before = numbers(self.skill());
        let after = edited(&self.model, &id(), &edit).unwrap_or_else(|refused| panic!("{edit:?}: {refused:?}"));
        let effects = self.wish(Change::EditSkill(id(), edit));
        assert_eq!(told(self.skill(), &before), told(&after, &before), "the same as was foretold");
        effects
    }

    /// An edit that changes nothing.
    fn refused(&mut self, edit: SkillEdit) -> EditRefused {
        let before = self.model.clone();
        let refused = edited(&self.model, &id(), &edit).expect_err("it is refused");
        assert_eq!(self.wish(Change::EditSkill(id(), edit)), []);
        assert_eq!(self.model, before);
        refused
    }

    fn skill(&self) -> &Skill {
        self.model.skill(&id()).expect("it is there")
    }
}

pub fn saved() -> Vec<Effect> {
    vec![Effect::SaveSkill(id())]
}

pub fn component(rink: &Rink, tag: TagNo) -> Component {
    rink.skill().component(tag).expect("it is there").clone()
}

pub fn tags_of(labels: &[Label]) -> Vec<TagNo> {
    labels.iter().map(|label| label.tag).collect()
}

pub fn order(skill: &Skill) -> Vec<&str> {
    skill.components.iter().map(|component| component.name.as_str()).collect()
}

pub fn assert_all_numbers_differ(skill: &Skill) {
    let mut seen = BTreeSet::new();
    for c in &skill.components {
        let labels = c.causes.iter().chain(&c.tweaks).chain(&c.retired_causes).chain(&c.retired_tweaks);
        for tag in labels.map(|l| l.tag).chain(c.levels.iter().map(|l| l.tag)).chain([c.tag]) {
            assert!(seen.insert(tag), "{tag} twice");
        }
    }
}
