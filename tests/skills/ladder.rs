//! The rungs of a ladder, and what a session that goes on stands on.

use wobble::domain::*;

use crate::edits::{Edits, component, id, own, text};
use crate::story::*;

#[test]
fn a_rung_has_a_value_and_a_unit_or_neither() {
    let mut rink = Rink::open();
    let mut measure = |value: &str, unit: &str| {
        rink.edit(SkillEdit::Measure(TWO_SECONDS, text(value), text(unit)));
        let level = component(&rink, GLIDE).levels[0].clone();
        (level.value, level.unit)
    };
    assert_eq!(measure(" 2 ", " s "), (Some(2000), Some(text("s"))));
    assert_eq!(measure("2,5", ""), (Some(2500), None));
    assert_eq!(measure("", " "), (None, None));
    let refused = |rink: &mut Rink, value: &str, unit: &str| {
        rink.refused(SkillEdit::Measure(TWO_SECONDS, text(value), text(unit)))
    };
    assert_eq!(refused(&mut rink, "two", "s"), EditRefused::NotANumber);
    assert_eq!(refused(&mut rink, "", "s"), EditRefused::UnitAlone);
    assert_eq!(refused(&mut rink, "2", "laps of the rink"), EditRefused::TooLong(16, 12));
    assert_eq!(rink.refused(SkillEdit::Measure(STOP, text("2"), text("s"))), EditRefused::NotThere);
}

#[test]
fn rungs_change_places_and_the_one_practised_stays_the_one() {
    let mut rink = Rink::open();
    rink.edit(SkillEdit::Choose(NEAR));
    rink.edit(SkillEdit::Move(JOG, -2));
    let stop = component(&rink, STOP);
    assert_eq!(stop.levels.iter().map(|l| l.tag).collect::<Vec<_>>(), [HAND, NEAR, JOG, FREE, FASTER]);
    assert_eq!(stop.level, NEAR);
}

#[test]
fn a_rung_goes_only_if_nobody_ever_stood_on_it() {
    let mut rink = Rink::in_session();
    rink.clean();
    rink.wish(Intent::ChangeLevel(1));
    rink.wish(Intent::Undo);
    // undone or not: the session may go back to it
    for rung in [HAND, NEAR] {
        assert_eq!(rink.refused(SkillEdit::RemoveRung(rung, vec![])), EditRefused::InSession);
    }
    let finished = rink.finish();
    rink.wish(Intent::SessionKept(Box::new(finished.clone()), false));
    let practised = rungs_practised(&[finished.clone(), finished], &id());
    assert_eq!(practised, [HAND]);
    assert!(rungs_practised(&[], &id()).is_empty());
    assert_eq!(rink.refused(SkillEdit::RemoveRung(HAND, practised.clone())), EditRefused::Practised);
    rink.edit(SkillEdit::Choose(NEAR));
    rink.edit(SkillEdit::RemoveRung(NEAR, practised.clone()));
    assert_eq!(component(&rink, STOP).level, HAND, "one rung easier");
    assert_eq!(component(&rink, STOP).levels.len(), 4);
    let near = skating(true).components[0].levels[1].clone();
    rink.edit(SkillEdit::PutBackRung(STOP, 1, near.clone()));
    assert_eq!(component(&rink, STOP), skating(true).components[0]);
    assert_eq!(rink.refused(SkillEdit::PutBackRung(STOP, 1, near)), EditRefused::NotThere);
    let never = Level { tag: 16, name: text("New"), value: None, unit: None };
    assert_eq!(rink.refused(SkillEdit::PutBackRung(STOP, 1, never)), EditRefused::NotThere);
}

#[test]
fn the_only_rung_stays() {
    let mut rink = Rink::open();
    rink.edit(SkillEdit::RemoveRung(TWO_SECONDS, vec![]));
    assert_eq!(component(&rink, GLIDE).level, FIVE_SECONDS);
    assert_eq!(rink.refused(SkillEdit::RemoveRung(FIVE_SECONDS, vec![])), EditRefused::Last);
}

#[test]
fn a_session_keeps_what_it_stands_on() {
    let mut rink = Rink::in_session();
    rink.edit(SkillEdit::Add(own("Spin")));
    let spin = rink.skill().components[2].tag;
    rink.wish(Intent::SwitchComponent(GLIDE));
    // where it came from is one Undo away
    for tag in [STOP, GLIDE] {
        assert_eq!(rink.refused(SkillEdit::PutAway(tag)), EditRefused::InSession);
    }
    assert_eq!(rink.refused(SkillEdit::Archive(true)), EditRefused::InSession);
    assert_eq!(rink.refused(SkillEdit::Choose(FREE)), EditRefused::InSession);
    // everything else can be done
    rink.edit(SkillEdit::PutAway(spin));
    rink.edit(SkillEdit::Rename(GLIDE, text("Glide")));
    rink.edit(SkillEdit::PutAway(LEANED_BACK));
    rink.edit(SkillEdit::Split(GLIDE, text("Push")));
    rink.wish(Intent::EndSession);
    assert_eq!(rink.refused(SkillEdit::PutAway(GLIDE)), EditRefused::InSession, "it is being wrapped up");
    let finished = rink.finish();
    rink.wish(Intent::SessionKept(Box::new(finished), false));
    rink.edit(SkillEdit::PutAway(GLIDE));
}

#[test]
fn a_session_of_another_skill_is_in_nobodys_way() {
    let mut rink = Rink::in_session();
    let mut piano = skating(false);
    (piano.id, piano.name) = (Id::new(FRIDAY, 7), text("Piano"));
    let other = piano.id.clone();
    rink.wish(Intent::AddSkill(Box::new(piano)));
    assert!(!rink.wish(Change::EditSkill(other.clone(), SkillEdit::PutAway(STOP))).is_empty());
    assert!(!rink.wish(Change::EditSkill(other, SkillEdit::Archive(true))).is_empty());
}
