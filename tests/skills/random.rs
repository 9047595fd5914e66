//! Whatever is done to a skill, in whatever order: no number is there twice, and something can be practised.

use std::collections::BTreeSet;

use proptest::prelude::*;
use wobble::domain::*;

use crate::edits::{Edits, assert_all_numbers_differ, id, own};
use crate::story::*;

fn any_edit() -> impl Strategy<Value = SkillEdit> {
    let tag = || 1_u32..40;
    let name = || "[a-d]{0,3}";
    let list = prop_oneof![Just(PartList::Ladder), Just(PartList::Causes), Just(PartList::Tweaks)];
    prop_oneof![
        2 => name().prop_map(|name| SkillEdit::Add(own(&name))),
        2 => (tag(), name()).prop_map(|(tag, name)| SkillEdit::Split(tag, name)),
        2 => (tag(), list, name()).prop_map(|(tag, list, name)| SkillEdit::AddTo(tag, list, name)),
        2 => (tag(), name()).prop_map(|(tag, name)| SkillEdit::Rename(tag, name)),
        4 => (tag(), -3_isize..4).prop_map(|(tag, steps)| SkillEdit::Move(tag, steps)),
        4 => tag().prop_map(SkillEdit::PutAway),
        2 => tag().prop_map(SkillEdit::BringBack),
        2 => tag().prop_map(SkillEdit::Choose),
        1 => tag().prop_map(|tag| SkillEdit::RemoveRung(tag, vec![])),
        1 => any::<bool>().prop_map(SkillEdit::Archive),
    ]
}

proptest! {
    #![proptest_config(same_cases(200, 0x5_b117))]

    #[test]
    fn whatever_is_edited_the_skill_can_be_practised_and_loses_no_words(
        edits in prop::collection::vec(any_edit(), 0..40),
    ) {
        let mut rink = Rink::open();
        let mut words = BTreeSet::new();
        for edit in edits {
            rink.wish(Change::EditSkill(id(), edit.clone()));
            let skill = rink.skill();
            assert_all_numbers_differ(skill);
            let shown: BTreeSet<TagNo> = skill.tree().iter().map(|(_, component)| component.tag).collect();
            prop_assert_eq!(&shown, &skill.offered().map(|component| component.tag).collect(), "all are shown once");
            prop_assert_eq!(shown.len(), skill.tree().len());
            prop_assert!(skill.offered().any(|component| component.tag == skill.chosen), "{:?}", edit);
            for component in &skill.components {
                prop_assert!(component.rung(component.level).is_some());
                prop_assert!(!component.causes.is_empty() && !component.tweaks.is_empty());
                words.extend(component.causes.iter().chain(&component.tweaks).map(|label| (component.tag, label.tag)));
            }
            for (component, label) in &words {
                let component = skill.component(*component).expect("no component is ever gone");
                prop_assert!(component.label(*label).is_some_and(|text| !text.is_empty()));
            }
        }
    }
}
