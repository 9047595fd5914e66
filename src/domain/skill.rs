//! What is being learned: a skill, its components, and for each the level, the causes and the tweaks.

use super::marks::Mark;
use super::{LearnerId, SkillId};

/// The number of a component, level, cause or tweak: given once per skill, and never given again, so that a stored
/// attempt means the same for ever, whatever is renamed or archived. A new skill counts from 1; what is added to it later
/// gets a number by chance, so that two devices never give one number to two things.
pub type TagNo = u32;

/// A skill ran out of tag numbers.
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
pub struct TagsExhausted;

/// What is being learned: "Ice skating".
#[derive(Clone, PartialEq, Debug)]
pub struct Skill {
    /// Its name among all skills.
    pub id: SkillId,
    /// Whose practice it is.
    pub learner: LearnerId,
    /// As the person calls it.
    pub name: String,
    /// A fall in it is a fall of the body: get up first, questions later.
    pub body: bool,
    /// Its components, in the person's order; a component names its parent by number.
    pub components: Vec<Component>,
    /// The component that Practice offers: the one practised last.
    pub chosen: TagNo,
    /// Put away: offered nowhere, kept with its history.
    pub archived: bool,
    /// The next free tag number.
    pub(crate) next_tag: TagNo,
    /// When its parts were changed, for merging.
    pub(crate) marks: Vec<Mark>,
}

/// A micro-component of a skill: "Two-foot stop".
#[derive(Clone, PartialEq, Debug)]
pub struct Component {
    /// Its number within the skill.
    pub tag: TagNo,
    /// As the person calls it.
    pub name: String,
    /// The component that it was split from, if any.
    pub parent: Option<TagNo>,
    /// The ladder, easiest first. Never empty.
    pub levels: Vec<Level>,
    /// The rung on which it is practised now.
    pub level: TagNo,
    /// Answers to "What exactly went wrong?"
    pub causes: Vec<Label>,
    /// Answers to "What will you change?"
    pub tweaks: Vec<Label>,
    /// Causes that are offered no more; what was logged with them still has its words.
    pub retired_causes: Vec<Label>,
    /// Tweaks that are offered no more.
    pub retired_tweaks: Vec<Label>,
    /// Put away: offered nowhere, kept with its history.
    pub archived: bool,
}

/// How hard a component is practised: a rung of its ladder.
#[derive(Clone, PartialEq, Debug)]
pub struct Level {
    /// Its number within the skill.
    pub tag: TagNo,
    /// As the person calls it: "No barrier".
    pub name: String,
    /// How much, in thousandths of `unit`: 92,000 for 92 bpm.
    pub value: Option<i64>,
    /// Of what: "bpm", "s".
    pub unit: Option<String>,
}

/// A named cause or tweak.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Label {
    /// Its number within the skill.
    pub tag: TagNo,
    /// As the person calls it: "Leaned back".
    pub text: String,
}

/// What a new component is made of, before it has numbers.
#[derive(Clone, PartialEq, Debug)]
pub struct NewComponent {
    /// As the person calls it.
    pub name: String,
    /// The ladder, easiest first: name, value in thousandths, unit. An empty one becomes a single rung with the component's name.
    pub levels: Vec<(String, Option<i64>, Option<String>)>,
    /// Typical causes.
    pub causes: Vec<String>,
    /// Typical tweaks.
    pub tweaks: Vec<String>,
}

impl Skill {
    /// A skill made of `components`, the `chosen`-th of which is offered first (the first, if there is no such).
    ///
    /// # Errors
    /// [`TagsExhausted`] if the names are more than a skill can number.
    pub fn new(
        id: SkillId,
        learner: LearnerId,
        name: String,
        body: bool,
        components: Vec<NewComponent>,
        chosen: usize,
    ) -> Result<Self, TagsExhausted> {
        let mut skill = Self {
            id,
            learner,
            name,
            body,
            components: Vec::new(),
            chosen: 0,
            archived: false,
            next_tag: 1,
            marks: Vec::new(),
        };
        for component in components {
            skill.add(component)?;
        }
        skill.chosen = skill.components.get(chosen).or(skill.components.first()).map_or(0, |c| c.tag);
        Ok(skill)
    }

    /// Adds a component at the end and answers its number.
    ///
    /// # Errors
    /// [`TagsExhausted`]; the skill is then as it was.
    pub fn add(&mut self, new: NewComponent) -> Result<TagNo, TagsExhausted> {
        let mut next = self.next_tag;
        let mut number = || {
            let tag = next;
            next = next.checked_add(1).ok_or(TagsExhausted)?;
            Ok(tag)
        };
        let tag = number()?;
        let mut rungs = new.levels;
        if rungs.is_empty() {
            rungs.push((new.name.clone(), None, None));
        }
        let mut levels = Vec::with_capacity(rungs.len());
        for (name, value, unit) in rungs {
            levels.push(Level { tag: number()?, name, value, unit });
        }
        let mut labels = |texts: Vec<String>| {
            texts.into_iter().map(|text| Ok(Label { tag: number()?, text })).collect::<Result<Vec<_>, _>>()
        };
        let causes = labels(new.causes)?;
        let tweaks = labels(new.tweaks)?;
        let level = levels[0].tag;
        self.components.push(Component {
            tag,
            name: new.name,
            parent: None,
            levels,
            level,
            causes,
            tweaks,
            retired_causes: Vec::new(),
            retired_tweaks: Vec::new(),
            archived: false,
        });
        self.next_tag = next;
        Ok(tag)
    }

    /// The next free number; from then on it is given.
    ///
    /// # Errors
    /// [`TagsExhausted`]
    pub(super) fn new_tag(&mut self) -> Result<TagNo, TagsExhausted> {
        let tag = self.next_tag;
        self.next_tag = tag.checked_add(1).ok_or(TagsExhausted)?;
        Ok(tag)
    }

    /// The same skill, with numbers given on from where `other`, a later state of it, would: those that were given are never given
    /// again.
    pub fn numbered_as(mut self, other: &Self) -> Self {
        self.next_tag = self.next_tag.max(other.next_tag);
        self
    }

    /// The components that are offered, in the person's order.
    pub fn offered(&self) -> impl Iterator<Item = &Component> {
        self.components.iter().filter(|component| !component.archived)
    }

    /// The component with this number.
    pub fn component(&self, tag: TagNo) -> Option<&Component> {
        self.components.iter().find(|c| c.tag == tag)
    }

    /// The same, to be changed.
    pub fn component_mut(&mut self, tag: TagNo) -> Option<&mut Component> {
        self.components.iter_mut().find(|c| c.tag == tag)
    }
}

impl Component {
    /// Where `level` stands on the ladder, counted from 0.
    pub fn rung(&self, level: TagNo) -> Option<usize> {
        self.levels.iter().position(|l| l.tag == level)
    }

    /// The level with this number.
    pub fn level(&self, level: TagNo) -> Option<&Level> {
        self.levels.iter().find(|l| l.tag == level)
    }

    /// The rung `steps` harder (or easier, if negative) than `level`, if the ladder has it.
    pub fn step(&self, level: TagNo, steps: isize) -> Option<TagNo> {
        let rung = self.rung(level)?.checked_add_signed(steps)?;
        self.levels.get(rung).map(|l| l.tag)
    }

    /// The text of a cause or tweak, retired ones included.
    pub fn label(&self, tag: TagNo) -> Option<&str> {
        let retired = self.retired_causes.iter().chain(&self.retired_tweaks);
        let mut all = self.causes.iter().chain(&self.tweaks).chain(retired);
        all.find(|label| label.tag == tag).map(|label| label.text.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Id, Instant};

    fn stop() -> NewComponent {
        NewComponent {
            name: "Two-foot stop".into(),
            levels: vec![("Barrier".into(), None, None), ("No barrier".into(), None, None)],
            causes: vec!["Leaned back".into()],
            tweaks: vec!["Bend knees".into()],
        }
    }

    fn skating(components: Vec<NewComponent>) -> Skill {
        Skill::new(Id::new(Instant(1), 1), Id::me(), "Ice skating".into(), true, components, 0).expect("few tags")
    }

    #[test]
    fn every_name_has_a_number_of_its_own() {
        let skill = skating(vec![stop(), stop()]);
        let mut tags: Vec<TagNo> = skill
            .components
            .iter()
            .flat_map(|c| {
                let labels = c.causes.iter().chain(&c.tweaks).map(|l| l.tag);
                std::iter::once(c.tag).chain(c.levels.iter().map(|l| l.tag)).chain(labels)
            })
            .collect();
        tags.sort_unstable();
        assert_eq!(tags, (1..=10).collect::<Vec<_>>());
    }

    #[test]
    fn a_component_without_a_ladder_gets_one_rung() {
        let skill = skating(vec![NewComponent { levels: vec![], ..stop() }]);
        assert_eq!(skill.components[0].levels.len(), 1);
        assert_eq!(skill.components[0].step(skill.components[0].level, 1), None);
    }

    #[test]
    fn the_ladder_ends_at_both_ends() {
        let skill = skating(vec![stop()]);
        let c = &skill.components[0];
        assert_eq!(c.step(c.levels[0].tag, 1), Some(c.levels[1].tag));
        assert_eq!(c.step(c.levels[0].tag, -1), None);
        assert_eq!(c.step(c.levels[1].tag, 1), None);
    }

    #[test]
    fn a_skill_out_of_numbers_stays_as_it_was() {
        let mut skill = skating(vec![stop()]);
        skill.next_tag = TagNo::MAX - 1;
        let before = skill.clone();
        assert_eq!(skill.add(stop()), Err(TagsExhausted));
        assert_eq!(skill, before);
    }
}
