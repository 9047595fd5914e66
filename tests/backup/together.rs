//! A backup restored where something is already: what is counted, what stays, what becomes the union of both.

use wobble::domain::*;
use wobble::store::Store;
use wobble::store::backup::{self, Count, Differences};

use crate::story::*;
use crate::{exported, full_phone, restore};

#[test]
fn what_is_here_already_is_counted_by_its_kind() {
    let (mut phone, _) = full_phone();
    let text = exported(&phone);
    let same = |same| Count { same, ..Count::default() };
    let all =
        Differences { sessions: same(2), notes: same(2), skills: same(1), choices: same(1), ..Differences::default() };
    assert_eq!(restore(&mut phone, &text), Ok(all));
}

#[test]
fn a_skill_that_was_changed_here_since_stays_as_it_is() {
    let (old, _) = full_phone();
    let text = exported(&old);
    let mut new = Phone::open(Kept::default()).expect("readable");
    restore(&mut new, &text).expect("a whole file");
    let other = if new.model.skills[0].chosen == GLIDE { STOP } else { GLIDE };
    new.wish(Intent::ChooseComponent(other)).expect("kept");
    restore(&mut new, &text).expect("a whole file");
    assert_eq!(new.model.skills[0].chosen, other);
}

#[test]
fn a_skill_that_is_written_right_after_a_restore_is_newer_than_the_restored_one() {
    let (mut old, _) = phone();
    // whichever slot its newest record is in
    for component in [GLIDE, STOP, GLIDE] {
        old.wish(Intent::ChooseComponent(component)).expect("kept");
        let file = backup::parse(&exported(&old)).expect("a whole file");
        let mut store = Store::new(Kept::default(), "/wobble/");
        backup::restore(&mut store, &Model::new(), &file).expect("memory has room");
        let mut skill = old.model.skills[0].clone();
        skill.name = "Ice".to_owned();
        store.write_skill(&skill).expect("memory has room");
        assert_eq!(store.read_skill(&skill.id), Ok(Some(skill)));
    }
}

#[test]
fn two_phones_become_the_union_of_their_sessions() {
    let (mut first, _) = phone();
    let (mut second, _) = phone();
    first.evening();
    second.later(5 * HOUR).evening();
    let text = exported(&first);
    assert_eq!(restore(&mut second, &text).map(|done| (done.sessions.new, done.notes.new)), Ok((1, 1)));
    let sessions = second.store.sessions().expect("readable");
    assert_eq!(sessions.len(), 2);
    assert!(sessions.is_sorted_by_key(|session| session.began));
    let skill = second.model.skills[0].id.clone();
    assert_eq!(second.model.skills.len(), 1, "it is the same skill");
    assert_eq!(second.model.summary(&skill).map(|summary| summary.sessions), Some(2));
}

#[test]
fn what_is_here_stays_as_it_is() {
    let (mut phone, _) = phone();
    phone.evening();
    let text = exported(&phone);
    let session = phone.store.sessions().expect("readable").remove(0);
    let place = session.attempts.iter().position(Attempt::waits).expect("a miss waits");
    let what = said(Some(Size::Stumble), Some(LOOKED_DOWN), None);
    phone.wish(Change::Explain(Box::new(session), place, what)).expect("kept");
    let left = Settings { left_hand: true, ..phone.model.settings.clone() };
    phone.wish(Intent::ChangeSettings(left.clone())).expect("kept");
    let explained = phone.store.sessions().expect("readable");
    restore(&mut phone, &text).expect("a whole file");
    assert_eq!(phone.store.sessions().expect("readable"), explained);
    assert_eq!(phone.model.settings, left);
}

#[test]
fn the_choices_come_along_to_a_phone_that_was_never_used_or_used_earlier() {
    let (mut old, _) = phone();
    let rink = Settings { theme: ThemeChoice::Rink, planned_min: 45, ..old.model.settings.clone() };
    old.wish(Intent::ChangeSettings(rink.clone())).expect("kept");
    let text = exported(&old);
    let mut empty = Phone::open(Kept::default()).expect("readable");
    restore(&mut empty, &text).expect("a whole file");
    assert_eq!(empty.model.settings, rink);

    let used = |now: Instant| {
        let mut guitar = skating(false);
        guitar.id = Id::new(FRIDAY, 99);
        let mut phone = Phone::open(Kept::default()).expect("readable");
        phone.now = now;
        phone.wish(Intent::AddSkill(Box::new(guitar))).expect("kept");
        restore(&mut phone, &text).expect("a whole file");
        phone.model
    };
    let ids = [Id::new(FRIDAY, 99), old.model.skills[0].id.clone()];
    let later = used(old.now.after(1));
    assert_eq!(later.settings.theme, ThemeChoice::AsThePhone, "the later choices stay");
    assert_eq!(later.settings.skills, ids, "the new skill is last");
    assert_eq!(later.skills.len(), 2);
    let earlier = used(old.now.after(-1));
    assert_eq!(earlier.settings.theme, ThemeChoice::Rink);
    assert_eq!(earlier.settings.skills, [ids[1].clone(), ids[0].clone()]);
}
