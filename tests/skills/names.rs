//! Names that are given, refused with their reason, or brought back; causes and tweaks keep their words.

use wobble::domain::*;

use crate::edits::{Edits, component, numbers, own, saved, tags_of, text, told};
use crate::story::*;

#[test]
fn a_skill_is_renamed_and_saved() {
    let mut rink = Rink::open();
    assert_eq!(rink.edit(SkillEdit::Name(text("  On the ice "))), saved());
    assert_eq!(rink.skill().name, "On the ice");
    assert_eq!(rink.edit(SkillEdit::Name(text("On the ice"))), [], "nothing changed, nothing is written");
}

#[test]
fn components_rungs_causes_and_tweaks_are_renamed_by_their_numbers() {
    let mut rink = Rink::open();
    for (tag, name) in [(STOP, "Snowplough"), (NEAR, "Near"), (LEANED_BACK, "Sat back"), (EYES_UP, "Look far")] {
        assert_eq!(rink.edit(SkillEdit::Rename(tag, text(name))), saved());
    }
    let stop = component(&rink, STOP);
    assert_eq!((stop.name.as_str(), stop.levels[1].name.as_str()), ("Snowplough", "Near"));
    assert_eq!((stop.label(LEANED_BACK), stop.label(EYES_UP)), (Some("Sat back"), Some("Look far")));
    assert_eq!(component(&rink, GLIDE), skating(true).components[1], "nothing else changed");
    assert_eq!(rink.refused(SkillEdit::Rename(99, text("Nothing"))), EditRefused::NotThere);
}

#[test]
fn names_that_say_nothing_or_too_much_are_refused_with_the_reason() {
    let mut rink = Rink::open();
    let edits: [fn(String) -> SkillEdit; 6] = [
        SkillEdit::Name,
        |name| SkillEdit::Rename(STOP, name),
        |name| SkillEdit::Rename(NEAR, name),
        |name| SkillEdit::Split(STOP, name),
        |name| SkillEdit::AddTo(STOP, PartList::Causes, name),
        |name| SkillEdit::Add(own(&name)),
    ];
    for edit in edits {
        for blank in ["", "  \t ", "\u{200b}"] {
            assert_eq!(rink.refused(edit(text(blank))), EditRefused::Empty);
        }
        assert_eq!(rink.refused(edit("ñ".repeat(200))), EditRefused::TooLong(200, NAME_MAX));
        assert_eq!(rink.refused(edit("ñ".repeat(61))), EditRefused::TooLong(61, NAME_MAX));
    }
    rink.edit(SkillEdit::Rename(STOP, "ñ".repeat(60)));
}

#[test]
fn a_name_is_there_once_in_its_list() {
    let mut rink = Rink::open();
    let taken = EditRefused::Taken { put_away: false };
    assert_eq!(rink.refused(SkillEdit::Rename(GLIDE, text("two-foot STOP "))), taken);
    assert_eq!(rink.refused(SkillEdit::Add(own("One-foot glide"))), taken);
    assert_eq!(rink.refused(SkillEdit::AddTo(STOP, PartList::Causes, text("Leaned back"))), taken);
    assert_eq!(rink.refused(SkillEdit::AddTo(STOP, PartList::Ladder, text("No barrier"))), taken);
    // a tweak may have a cause's name, and another component the same cause
    rink.edit(SkillEdit::AddTo(STOP, PartList::Tweaks, text("Leaned back")));
    rink.edit(SkillEdit::AddTo(GLIDE, PartList::Causes, text("Leaned back")));
    // its own name in other letters is no other name
    rink.edit(SkillEdit::Rename(STOP, text("Two-Foot Stop")));

    let mut piano = skating(false);
    piano.id = Id::new(FRIDAY, 7);
    piano.name = text("Piano");
    rink.wish(Intent::AddSkill(Box::new(piano)));
    assert_eq!(rink.refused(SkillEdit::Name(text("piano"))), taken);
    assert_eq!(skill_name(&rink.model, "ice skating", None), Err(taken));
    assert_eq!(skill_name(&rink.model, " Ikebana ", None), Ok(text("Ikebana")));
}

#[test]
fn a_name_that_was_put_away_is_to_be_brought_back() {
    let mut rink = Rink::open();
    let away = EditRefused::Taken { put_away: true };
    rink.edit(SkillEdit::PutAway(GLIDE));
    assert_eq!(rink.refused(SkillEdit::Add(own("One-foot glide"))), away);
    rink.edit(SkillEdit::PutAway(LEANED_BACK));
    assert_eq!(rink.refused(SkillEdit::AddTo(STOP, PartList::Causes, text("Leaned back"))), away);
    rink.edit(SkillEdit::Archive(true));
    assert_eq!(skill_name(&rink.model, "Ice skating", None), Err(away));
}

#[test]
fn a_retired_cause_is_offered_no_more_and_keeps_its_words() {
    let mut rink = Rink::open();
    assert_eq!(rink.edit(SkillEdit::PutAway(LEANED_BACK)), saved());
    let stop = component(&rink, STOP);
    assert_eq!((tags_of(&stop.causes), tags_of(&stop.retired_causes)), (vec![LOOKED_DOWN], vec![LEANED_BACK]));
    assert_eq!(stop.label(LEANED_BACK), Some("Leaned back"));
    assert_eq!(rink.refused(SkillEdit::PutAway(LOOKED_DOWN)), EditRefused::Last);
    rink.edit(SkillEdit::PutAway(EYES_UP));
    assert_eq!(tags_of(&component(&rink, STOP).retired_tweaks), [EYES_UP]);
    rink.edit(SkillEdit::BringBack(LEANED_BACK));
    rink.edit(SkillEdit::BringBack(EYES_UP));
    let stop = component(&rink, STOP);
    assert_eq!(
        (tags_of(&stop.causes), tags_of(&stop.tweaks)),
        (vec![LOOKED_DOWN, LEANED_BACK], vec![BEND_KNEES, EYES_UP])
    );
    // taking the retirement back puts it where it was
    rink.edit(SkillEdit::Move(LEANED_BACK, -1));
    let all = numbers(rink.skill());
    assert_eq!(told(rink.skill(), &all), told(&skating(true), &all));
}

#[test]
fn new_labels_get_numbers_that_nothing_ever_had() {
    let mut rink = Rink::open();
    rink.edit(SkillEdit::AddTo(STOP, PartList::Causes, text("Skates too loose")));
    rink.edit(SkillEdit::AddTo(STOP, PartList::Tweaks, text("Tie them")));
    rink.edit(SkillEdit::AddTo(STOP, PartList::Ladder, text("Backwards")));
    let stop = component(&rink, STOP);
    let mut given = vec![stop.causes[2].tag, stop.tweaks[2].tag, stop.levels[5].tag];
    rink.edit(SkillEdit::RemoveRung(given[2], vec![]));
    rink.edit(SkillEdit::AddTo(STOP, PartList::Ladder, text("Backwards")));
    given.push(component(&rink, STOP).levels[5].tag);
    assert!(given.iter().all(|tag| (65_536..1 << 31).contains(tag)), "by chance: {given:?}");
    given.sort_unstable();
    given.dedup();
    assert_eq!(given.len(), 4);
}
