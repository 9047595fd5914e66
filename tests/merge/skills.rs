//! Skills and choices that two devices changed, and how differences are told.

use wobble::domain::*;
use wobble::store::backup::{Count, Differences};
use wobble::store::merge::merge;

use crate::device::Device;
use crate::story::*;
use crate::{pair, together};

#[test]
fn edits_of_different_parts_of_a_skill_all_stay() {
    let (mut one, mut other) = pair(0);
    one.edit(SkillEdit::Name("Ice".to_owned()));
    one.edit(SkillEdit::AddTo(STOP, PartList::Causes, "Too fast".to_owned()));
    one.edit(SkillEdit::Rename(GLIDE, "Glide".to_owned()));
    one.edit(SkillEdit::Move(JOG, -4));
    one.edit(SkillEdit::RemoveRung(FASTER, Vec::new()));
    other.edit(SkillEdit::AddTo(STOP, PartList::Causes, "Too slow".to_owned()));
    other.edit(SkillEdit::PutAway(LOOKED_DOWN));
    other.edit(SkillEdit::Measure(FREE, "3".to_owned(), "m".to_owned()));
    other.edit(SkillEdit::Choose(FIVE_SECONDS));
    other.edit(SkillEdit::Add(NewComponent { name: "Jump".into(), levels: vec![], causes: vec![], tweaks: vec![] }));
    let all = together(&one, &other);
    let skill = all.skill();
    let [stop, glide, jump] = skill.components.as_slice() else { panic!("three components") };
    let texts = |labels: &[Label]| labels.iter().map(|label| label.text.clone()).collect::<Vec<_>>();
    assert_eq!((skill.name.as_str(), glide.name.as_str(), jump.name.as_str()), ("Ice", "Glide", "Jump"));
    let causes = texts(&stop.causes);
    assert_eq!(causes.len(), 3, "{causes:?}");
    assert!(causes.contains(&"Too fast".to_owned()) && causes.contains(&"Too slow".to_owned()));
    assert_eq!(texts(&stop.retired_causes), ["Looked down"]);
    assert_eq!(stop.levels.iter().map(|level| level.tag).collect::<Vec<_>>(), [JOG, HAND, NEAR, FREE]);
    assert_eq!((stop.level(FREE).and_then(|level| level.value), glide.level), (Some(3000), FIVE_SECONDS));
}

#[test]
fn a_rung_that_is_removed_here_and_practised_there_later_is_on_the_ladder() {
    for (skew, stays) in [(HOUR, true), (-HOUR, false)] {
        let (mut one, mut other) = pair(skew);
        one.edit(SkillEdit::RemoveRung(FREE, Vec::new()));
        other.edit(SkillEdit::Choose(FREE));
        let all = together(&one, &other);
        let stop = &all.skill().components[0];
        assert_eq!((stop.rung(FREE).is_some(), stop.level), (stays, if stays { FREE } else { NEAR }));
    }
}

#[test]
fn what_both_took_away_leaves_one_that_can_be_practised() {
    let (mut one, mut other) = pair(HOUR);
    one.edit(SkillEdit::PutAway(STOP));
    other.edit(SkillEdit::PutAway(GLIDE));
    one.edit(SkillEdit::RemoveRung(TWO_SECONDS, Vec::new()));
    other.edit(SkillEdit::RemoveRung(FIVE_SECONDS, Vec::new()));
    let all = together(&one, &other);
    let glide = all.skill().component(GLIDE).expect("it is there");
    assert_eq!(all.skill().offered().map(|component| component.tag).collect::<Vec<_>>(), [GLIDE], "put away last");
    assert_eq!(glide.levels.iter().map(|level| level.tag).collect::<Vec<_>>(), [FIVE_SECONDS]);
}

#[test]
fn numbers_given_after_the_making_are_by_chance() {
    let (mut one, mut other) = pair(0);
    for device in [&mut one, &mut other] {
        device.edit(SkillEdit::AddTo(STOP, PartList::Tweaks, "Lower".to_owned()));
        device.edit(SkillEdit::Split(STOP, "The turn".to_owned()));
    }
    let tags = |device: &Device| -> Vec<TagNo> {
        let components = &device.skill().components;
        components.iter().flat_map(|c| c.tweaks.iter().map(|l| l.tag).chain([c.tag])).filter(|tag| *tag > 15).collect()
    };
    let (one, other) = (tags(&one), tags(&other));
    assert!(one.len() > 4 && one.iter().all(|tag| (65_536..1 << 31).contains(tag) && !other.contains(tag)), "{one:?}");
}

#[test]
fn what_stands_because_two_devices_contradict_each_other_stays_when_one_goes_on_from_it() {
    let (mut one, mut other) = pair(0);
    one.edit(SkillEdit::PutAway(STOP));
    other.edit(SkillEdit::PutAway(GLIDE));
    let mut all = together(&one, &other);
    let offered: Vec<TagNo> = all.skill().offered().map(|component| component.tag).collect();
    assert_eq!(offered.len(), 1, "one is there, though both were put away");
    all.edit(SkillEdit::Add(NewComponent { name: "New".into(), levels: vec![], causes: vec![], tweaks: vec![] }));
    assert!(all.skill().offered().any(|component| component.tag == offered[0]));
    assert_eq!(joined(all.skill(), all.skill()), *all.skill(), "its registers tell what it shows");
}

#[test]
fn the_same_is_told_as_the_same() {
    let (mut one, other) = pair(0);
    let (_, told) = merge(&one.records(), &other.records());
    let same = Count { same: 1, ..Count::default() };
    let all = Differences { sessions: same, notes: same, lessons: same, skills: same, choices: same, ..told };
    assert_eq!(told, all);
    one.edit(SkillEdit::Name("Ice".to_owned()));
    let (_, told) = merge(&other.records(), &one.records());
    assert_eq!(told.skills, Count { different: 1, ..Count::default() });
}
