//! Components: parts, merging, order, and what is put away.

use wobble::domain::*;

use crate::edits::{Edits, assert_all_numbers_differ, component, id, numbers, order, own, saved, text, told};
use crate::story::*;

#[test]
fn a_new_component_stands_at_the_end_and_is_not_chosen() {
    let mut rink = Rink::open();
    assert_eq!(rink.edit(SkillEdit::Add(own(" T-stop "))), saved());
    assert_eq!(order(rink.skill()), ["Two-foot stop", "One-foot glide", "T-stop"]);
    let new = &rink.skill().components[2];
    assert_eq!(new.level, new.levels[0].tag);
    assert_all_numbers_differ(rink.skill());
    assert_eq!(rink.skill().chosen, STOP);
}

#[test]
fn a_part_gets_everything_of_the_whole_under_numbers_of_its_own() {
    let mut rink = Rink::open();
    rink.edit(SkillEdit::PutAway(LOOKED_DOWN));
    rink.edit(SkillEdit::Choose(FREE));
    assert_eq!(rink.edit(SkillEdit::Split(STOP, text("Turn the toes in"))), saved());
    assert_eq!(rink.edit(SkillEdit::Split(STOP, text("Press the heels"))), saved());
    assert_eq!(order(rink.skill()), ["Two-foot stop", "Turn the toes in", "Press the heels", "One-foot glide"]);
    let (whole, part) = (component(&rink, STOP), rink.skill().components[1].clone());
    assert_eq!(part.parent, Some(STOP));
    let names = |levels: &[Level]| levels.iter().map(|level| level.name.clone()).collect::<Vec<_>>();
    assert_eq!(names(&part.levels), names(&whole.levels));
    assert_eq!(part.level, part.levels[0].tag, "it begins with the easiest");
    assert_eq!((part.causes[0].text.as_str(), part.causes.len()), ("Leaned back", 1));
    assert_eq!(part.tweaks.iter().map(|l| l.text.as_str()).collect::<Vec<_>>(), ["Bend knees", "Eyes up"]);
    assert_eq!(part.retired_causes, [], "what is offered no more is not offered again");
    // the whole stays as it was, with its history
    assert_eq!((whole.parent, whole.archived, whole.level), (None, false, FREE));
    let skill = rink.skill();
    assert_eq!(skill.line_of(part.tag), [part.tag, STOP], "its history follows from the whole");
    assert_eq!(skill.family_of(STOP), [STOP, part.tag, skill.components[2].tag]);
    assert_eq!(skill.family_of(GLIDE), [GLIDE]);
    assert_all_numbers_differ(skill);
}

#[test]
fn several_parts_come_in_one_go_or_none_of_them() {
    let mut rink = Rink::open();
    assert_eq!(rink.edit(SkillEdit::Split(STOP, text("  Toes in\n\nPress the heels \r\nSink"))), saved());
    let names = ["Two-foot stop", "Toes in", "Press the heels", "Sink", "One-foot glide"];
    assert_eq!(order(rink.skill()), names);
    assert_all_numbers_differ(rink.skill());
    for (lines, why) in [
        ("Look up\nsink", EditRefused::Taken { put_away: false }),
        ("Look up\nLook up", EditRefused::Taken { put_away: false }),
        (" \n ", EditRefused::Empty),
        (&format!("Look up\n{}", "x".repeat(61)), EditRefused::TooLong(61, 60)),
        (&(0..999).map(|n| format!("{n}\n")).collect::<String>(), EditRefused::Full),
    ] {
        assert_eq!(rink.refused(SkillEdit::Split(STOP, text(lines))), why, "{lines:.40}");
    }
    assert_eq!(order(rink.skill()), names);
}

#[test]
fn a_merged_component_keeps_its_attempts_and_counts_with_the_other() {
    let mut rink = Rink::open();
    rink.edit(SkillEdit::Split(GLIDE, text("Longer")));
    let before = rink.skill().clone();
    let longer = before.components[2].tag;
    assert_eq!(rink.edit(SkillEdit::Merge(GLIDE, STOP)), saved());
    let skill = rink.skill();
    assert_eq!(skill.family_of(STOP), [STOP, GLIDE, longer], "their history together is that of the whole");
    assert_eq!(skill.offered().count(), 2, "it is offered no more");
    assert_eq!(skill.trunk_of(skill.component(longer).expect("there")).map(|trunk| trunk.tag), Some(STOP));
    assert_eq!(component(&rink, GLIDE).causes, before.components[1].causes, "what was logged keeps its words");
    // and back
    for edit in [SkillEdit::Under(GLIDE, None), SkillEdit::BringBack(GLIDE)] {
        rink.edit(edit);
    }
    assert_eq!(rink.skill().components, before.components);
}

#[test]
fn what_is_chosen_or_a_part_of_what_is_merged_finds_its_place() {
    let mut rink = Rink::open();
    rink.edit(SkillEdit::Split(STOP, text("Toes in")));
    let toes = rink.skill().components[1].tag;
    rink.edit(SkillEdit::Split(toes, text("Left toe")));
    let left = rink.skill().components[2].tag;
    // the whole into a part of its part: no circle
    assert_eq!(rink.edit(SkillEdit::Merge(STOP, left)), saved());
    let skill = rink.skill();
    assert_eq!((skill.chosen, skill.line_of(left)), (left, vec![left]));
    assert_eq!(skill.line_of(toes), [toes, STOP, left]);
    assert_eq!(skill.tree().len(), skill.offered().count());
    for edit in [
        SkillEdit::Merge(left, left),
        SkillEdit::Merge(STOP, left),
        SkillEdit::Merge(left, STOP),
        SkillEdit::Merge(left, 999),
    ] {
        assert_eq!(rink.refused(edit), EditRefused::NotThere);
    }
}

#[test]
fn a_component_goes_under_another_but_never_under_its_own_parts() {
    let mut rink = Rink::open();
    rink.edit(SkillEdit::Split(STOP, text("Toes in")));
    let toes = rink.skill().components[1].tag;
    assert_eq!(rink.refused(SkillEdit::Under(STOP, Some(toes))), EditRefused::NotThere);
    assert_eq!(rink.refused(SkillEdit::Under(STOP, Some(STOP))), EditRefused::NotThere);
    assert_eq!(rink.edit(SkillEdit::Under(STOP, Some(GLIDE))), saved());
    assert_eq!(rink.skill().line_of(toes), [toes, STOP, GLIDE]);
    assert_eq!(rink.edit(SkillEdit::Under(toes, None)), saved());
    assert_eq!(rink.skill().line_of(toes), [toes]);
    assert_eq!(rink.refused(SkillEdit::Under(toes, Some(999))), EditRefused::NotThere);
}

#[test]
fn the_session_that_goes_on_needs_what_it_practises_unmerged() {
    let mut rink = Rink::in_session();
    assert_eq!(rink.refused(SkillEdit::Merge(STOP, GLIDE)), EditRefused::InSession);
    assert_eq!(rink.edit(SkillEdit::Merge(GLIDE, STOP)), saved());
}

#[test]
fn a_part_of_a_component_without_a_ladder_has_a_rung_with_its_own_name() {
    let mut rink = Rink::open();
    rink.edit(SkillEdit::Add(own("Spin")));
    let spin = rink.skill().components[2].tag;
    rink.edit(SkillEdit::Split(spin, text("Wind up")));
    let names: Vec<&str> = rink.skill().components[3].levels.iter().map(|level| level.name.as_str()).collect();
    assert_eq!(names, ["Wind up"]);
    rink.edit(SkillEdit::Rename(spin, text("Two-foot spin")));
    assert_eq!(component(&rink, spin).levels[0].name, "Two-foot spin");
}

#[test]
fn a_component_moves_with_its_parts_among_those_beside_it() {
    let mut rink = Rink::open();
    for part in ["Toes", "Heels"] {
        rink.edit(SkillEdit::Split(STOP, text(part)));
    }
    rink.edit(SkillEdit::Add(own("Spin")));
    let spin = rink.skill().components[4].tag;
    let toes = rink.skill().components[1].tag;
    let tree = |rink: &Rink| {
        rink.skill().tree().iter().map(|(depth, c)| format!("{depth}{}", c.name)).collect::<Vec<_>>().join(" ")
    };
    assert_eq!(tree(&rink), "0Two-foot stop 1Toes 1Heels 0One-foot glide 0Spin");
    assert_eq!(rink.edit(SkillEdit::Move(STOP, 1)), saved());
    assert_eq!(tree(&rink), "0One-foot glide 0Two-foot stop 1Toes 1Heels 0Spin");
    assert_eq!(order(rink.skill())[1..4], ["Two-foot stop", "Toes", "Heels"], "Practice shows the same order");
    rink.edit(SkillEdit::Move(spin, -1));
    assert_eq!(tree(&rink), "0One-foot glide 0Spin 0Two-foot stop 1Toes 1Heels");
    rink.edit(SkillEdit::Move(toes, 1));
    assert_eq!(tree(&rink), "0One-foot glide 0Spin 0Two-foot stop 1Heels 1Toes");
    rink.edit(SkillEdit::Move(STOP, -9));
    assert_eq!(tree(&rink), "0Two-foot stop 1Heels 1Toes 0One-foot glide 0Spin");
    assert_eq!(rink.edit(SkillEdit::Move(STOP, -1)), [], "it is the first already");
    assert_eq!(rink.skill().beside(toes).len(), 2);
    // without its trunk a branch stands in the first row
    rink.edit(SkillEdit::PutAway(STOP));
    assert_eq!(tree(&rink), "0Heels 0Toes 0One-foot glide 0Spin");
}

#[test]
fn a_circle_of_parents_is_still_shown() {
    let mut skill = skating(false);
    (skill.components[0].parent, skill.components[1].parent) = (Some(GLIDE), Some(STOP));
    assert_eq!(skill.line_of(STOP), [STOP, GLIDE]);
    assert_eq!(skill.tree().len(), 2);
    let mut rink = Rink::with(skill);
    rink.wish(Change::EditSkill(id(), SkillEdit::Move(STOP, 1)));
    assert_eq!(rink.skill().components.len(), 2);
}

#[test]
fn an_archived_component_is_offered_nowhere_and_comes_back_where_it_was() {
    let mut rink = Rink::open();
    rink.edit(SkillEdit::Add(own("Spin")));
    let before = rink.skill().clone();
    assert_eq!(rink.edit(SkillEdit::PutAway(STOP)), saved());
    assert_eq!(rink.skill().chosen, GLIDE, "the choice moves on");
    assert_eq!(rink.skill().offered().count(), 2);
    assert_eq!(rink.wish(Intent::ChooseComponent(STOP)), []);
    rink.wish(Intent::StartSession);
    assert_eq!(rink.session().component(), GLIDE);
    assert_eq!(rink.wish(Intent::SwitchComponent(STOP)), []);
    rink.finish();
    rink.wish(Change::EditSkill(id(), SkillEdit::BringBack(STOP)));
    rink.edit(SkillEdit::Choose(STOP));
    let all = numbers(&before);
    assert_eq!(told(rink.skill(), &all), told(&before, &all));
}

#[test]
fn the_last_component_stays_and_the_choice_goes_back_where_nothing_follows() {
    let mut rink = Rink::open();
    rink.edit(SkillEdit::Choose(GLIDE));
    rink.edit(SkillEdit::PutAway(GLIDE));
    assert_eq!(rink.skill().chosen, STOP);
    assert_eq!(rink.refused(SkillEdit::PutAway(STOP)), EditRefused::Last);
    assert_eq!(rink.refused(SkillEdit::PutAway(GLIDE)), EditRefused::NotThere);
}
