//! Skills beside each other, and that every edit is stored at once, whole or not at all.

use std::collections::BTreeSet;
use std::rc::Rc;

use wobble::domain::*;

use crate::edits::{Edits, id, numbers, own, saved, text, told};
use crate::story::*;

fn three() -> (Rink, [SkillId; 3]) {
    let mut rink = Rink::open();
    for (chance, name) in [(7, "Piano"), (8, "Juggling")] {
        let mut skill = skating(false);
        (skill.id, skill.name) = (Id::new(FRIDAY, chance), text(name));
        rink.wish(Intent::AddSkill(Box::new(skill)));
    }
    let ids = [0, 1, 2].map(|place: usize| rink.model.skills[place].id.clone());
    (rink, ids)
}

#[test]
fn an_archived_skill_is_offered_nowhere_and_comes_back() {
    let (mut rink, [ice, piano, juggling]) = three();
    rink.wish(Intent::ChooseSkill(ice.clone()));
    let before = rink.model.clone();
    assert_eq!(rink.edit(SkillEdit::Archive(true)), saved());
    assert_eq!(rink.model.offered_skills().map(|skill| &skill.id).collect::<Vec<_>>(), [&piano, &juggling]);
    assert_eq!(rink.model.chosen_skill().map(|skill| &skill.id), Some(&piano));
    rink.edit(SkillEdit::Archive(false));
    let told_of = |model: &Model| model.skills.iter().map(|skill| told(skill, &numbers(skill))).collect::<Vec<_>>();
    assert_eq!((told_of(&rink.model), &rink.model.settings), (told_of(&before), &before.settings));
}

#[test]
fn skills_change_places_past_the_ones_that_are_put_away() {
    let (mut rink, [ice, piano, juggling]) = three();
    let unread = Id::new(FRIDAY, 9);
    rink.model.settings.skills.insert(1, unread.clone());
    rink.wish(Change::EditSkill(piano.clone(), SkillEdit::Archive(true)));
    assert_eq!(rink.wish(Change::MoveSkill(juggling.clone(), -1)), [Effect::SaveSettings]);
    assert_eq!(rink.model.settings.skills, [juggling.clone(), ice.clone(), unread, piano.clone()]);
    let skills: Vec<&SkillId> = rink.model.skills.iter().map(|skill| &skill.id).collect();
    assert_eq!(skills, [&juggling, &ice, &piano]);
    assert_eq!(rink.wish(Change::MoveSkill(juggling.clone(), -1)), []);
    assert_eq!(rink.wish(Change::MoveSkill(piano, 1)), [], "what is put away has no place");
    rink.wish(Change::MoveSkill(juggling.clone(), 5));
    assert_eq!(rink.model.offered_skills().map(|skill| &skill.id).collect::<Vec<_>>(), [&ice, &juggling]);
}

#[test]
fn every_edit_is_stored_at_once_and_read_after_a_reload() {
    let storage = Kept::default();
    let mut phone = Phone::with(storage.clone(), skating(true));
    phone.evening();
    let sessions = phone.store.sessions().expect("readable");
    let practised = rungs_practised(&sessions, &id());
    let edits = [
        SkillEdit::Name(text("On the ice")),
        SkillEdit::Add(own("Spin")),
        SkillEdit::Split(STOP, text("Toes")),
        SkillEdit::Rename(LEANED_BACK, text("Sat back")),
        SkillEdit::AddTo(STOP, PartList::Causes, LETTERS.split_whitespace().collect::<Vec<_>>().join(" ")),
        SkillEdit::Move(GLIDE, -1),
        SkillEdit::PutAway(GLIDE),
        SkillEdit::PutAway(LEANED_BACK),
        SkillEdit::PutAway(EYES_UP),
        SkillEdit::Measure(FREE, text("12.5"), text("km/h")),
        SkillEdit::RemoveRung(JOG, practised),
        SkillEdit::BringBack(GLIDE),
        SkillEdit::Archive(true),
        SkillEdit::Archive(false),
    ];
    for edit in edits {
        let effects = phone.wish(Change::EditSkill(id(), edit.clone())).expect("kept");
        assert_eq!(effects, saved(), "{edit:?}");
        let reloaded = Phone::open(storage.clone()).expect("readable");
        assert_eq!(reloaded.model, remembered(&phone.model), "{edit:?}");
        assert_eq!(reloaded.store.troubles(), (0, 0));
    }
    // what was practised has its words, whatever was put away since
    let stop = phone.model.skill(&id()).and_then(|skill| skill.component(STOP)).expect("it is there").clone();
    for attempt in sessions.iter().flat_map(|session| &session.attempts).filter(|attempt| attempt.component == STOP) {
        assert!(stop.level(attempt.level).is_some());
        let said = attempt.micro().into_iter().flat_map(|micro| [micro.cause, micro.tweak]).flatten();
        assert!(said.into_iter().all(|tag| stop.label(tag).is_some()));
    }
    assert_eq!(stop.label(LEANED_BACK), Some("Sat back"));
}

#[test]
fn a_record_that_is_cut_in_half_leaves_the_skill_before_the_edit() {
    let storage = Kept::default();
    let mut phone = Phone::with(storage.clone(), skating(true));
    let mut slots = BTreeSet::new();
    for number in 0..4 {
        let (before, stored) = (phone.model.skills.clone(), contents(&storage));
        let edit = SkillEdit::AddTo(STOP, PartList::Causes, format!("Cause {number}"));
        phone.wish(Change::EditSkill(id(), edit)).expect("kept");
        assert_eq!(Phone::open(storage.clone()).expect("readable").model.skills, phone.model.skills);
        let mut now = contents(&storage);
        let written: Vec<String> = now.keys().filter(|key| now.get(*key) != stored.get(*key)).cloned().collect();
        let [newest] = written.as_slice() else { panic!("an edit is one write: {written:?}") };
        slots.insert(newest.clone());
        let half = now[newest].len() / 2;
        now.get_mut(newest).expect("it is there").truncate(half);
        assert_eq!(Phone::open(of(&now)).expect("readable").model.skills, before, "the other slot");
    }
    assert_eq!(slots.len(), 2, "written in turn");
}

#[test]
fn a_phone_that_dies_between_writes_has_the_skill_before_an_edit_or_after_it() {
    let edits = || [SkillEdit::PutAway(LEANED_BACK), SkillEdit::PutAway(STOP), SkillEdit::Split(GLIDE, text("Push"))];
    let storage = Kept::default();
    let mut phone = Phone::with(storage.clone(), skating(true));
    let mut states = vec![phone.model.skills.clone()];
    let start = contents(&storage);
    for edit in edits() {
        phone.wish(Change::EditSkill(id(), edit)).expect("kept");
        states.push(phone.model.skills.clone());
    }
    for (writes, skills) in states.into_iter().enumerate() {
        let inner = of(&start);
        let mut phone = Phone::open(Dying::after(writes, inner.clone())).expect("readable");
        for edit in edits() {
            phone.try_wish(Change::EditSkill(id(), edit));
        }
        assert_eq!(Phone::open(inner).expect("readable").model.skills, skills, "{writes} writes");
    }
}

#[test]
fn an_edit_that_finds_no_room_waits_and_the_older_skill_stays() {
    let storage = Rc::new(Moody::new(Kept::default(), vec![]));
    let mut phone = Phone::with(storage.clone(), skating(true));
    storage.fill();
    assert!(phone.wish(Change::EditSkill(id(), SkillEdit::Name(text("On the ice")))).is_err());
    assert_eq!(phone.model.skills[0].name, "On the ice", "it goes on in memory");
    assert_eq!(Phone::open(storage.clone()).expect("readable").model.skills[0].name, "Ice skating");
    storage.calm();
    phone.store.retry_waiting().expect("there is room");
    assert_eq!(Phone::open(storage).expect("readable").model.skills[0].name, "On the ice");
}
