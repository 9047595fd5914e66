//! A restore is taken back byte for byte, and never over what was done since or in another tab.

use wobble::domain::*;
use wobble::store::backup;
use wobble::store::{Storage, load};

use crate::story::*;
use crate::{exported, full_phone, lasting};

/// A restore, and everything as it was before it.
#[test]
fn a_restore_is_taken_back_byte_for_byte() {
    let (old, _) = full_phone();
    let (mut here, storage) = phone();
    here.later(9 * HOUR).evening();
    let before = contents(&*storage);
    let file = backup::parse(&exported(&old)).expect("a whole file");
    let (_, undo) = backup::restore(&mut here.store, &here.model, &file).expect("memory has room");
    here.model = load::load(&mut here.store).expect("readable");
    load::rebuild(&mut here.store, &mut here.model).expect("memory");
    assert!(!undo.is_empty() && backup::can_undo(&here.store, &undo));
    backup::undo(&mut here.store, &undo).expect("nothing was changed since");
    here.model = load::load(&mut here.store).expect("readable");
    load::rebuild(&mut here.store, &mut here.model).expect("memory");
    assert_eq!(contents(&*storage), before);
    // and the next change of a skill is newer than what is there
    here.wish(Intent::ChooseComponent(STOP)).expect("kept");
    assert_eq!(Phone::open(storage).expect("readable").model.skills, here.model.skills);
}

/// What was worked out for the preview is done as it is, unless something was changed meanwhile: then it is worked out again.
#[test]
fn what_another_tab_changed_between_the_preview_and_the_restore_is_kept() {
    let (old, _) = full_phone();
    let file = backup::parse(&exported(&old)).expect("a whole file");
    let others: [fn(&mut Phone<Kept>); 3] = [
        |_| {},
        |tab| drop(tab.wish(Intent::ChooseComponent(STOP)).expect("kept")),
        |tab| {
            tab.later(9 * HOUR).evening();
        },
    ];
    for (nth, other) in others.into_iter().enumerate() {
        let (mut here, storage) = phone();
        let prepared = backup::prepare(&mut here.store, &here.model, &file).expect("memory has room");
        let mut tab = Phone::open(storage.clone()).expect("readable");
        tab.now = here.now;
        other(&mut tab);
        here.model = load::load(&mut here.store).expect("readable");
        // what a restore does that works it out now
        let copy = copy_of(&storage);
        let mut now = Phone::open(copy.clone()).expect("readable");
        backup::restore(&mut now.store, &now.model, &file).expect("memory has room");
        let (_, undo) = backup::restore_prepared(&mut here.store, &here.model, &file, prepared).expect("room");
        assert_eq!(lasting(&*storage), lasting(&*copy), "case {nth}");
        assert!(backup::can_undo(&here.store, &undo) && backup::may_undo(&here.store, &undo), "case {nth}");
    }
}

#[test]
fn what_was_restored_is_no_longer_offered_back_once_something_was_written() {
    let (old, _) = full_phone();
    let (mut here, storage) = phone();
    let file = backup::parse(&exported(&old)).expect("a whole file");
    let (_, undo) = backup::restore(&mut here.store, &here.model, &file).expect("memory has room");
    assert!(backup::may_undo(&here.store, &undo));
    // another tab keeps a session
    let (key, before) = (full("s.other"), contents(&*storage));
    storage.set(&key, "[]").expect("memory");
    assert!(!backup::may_undo(&here.store, &undo));
    storage.remove(&key).expect("memory");
    assert!(backup::may_undo(&here.store, &undo) && contents(&*storage) == before);
    // it edits one, of which the records are as many as before: that is found when it is to be taken back
    let (key, value) = contents(&*storage).into_iter().find(|(key, _)| key.contains(":n.")).expect("a note");
    storage.set(&key, &value.replacen('"', " \"", 1)).expect("memory");
    assert!(!backup::can_undo(&here.store, &undo) && backup::undo(&mut here.store, &undo).is_err());
    storage.set(&key, &value).expect("memory");
    here.model = load::load(&mut here.store).expect("readable");
    let left = Settings { left_hand: true, ..here.model.settings.clone() };
    here.wish(Intent::ChangeSettings(left)).expect("kept");
    assert!(!backup::may_undo(&here.store, &undo));
}

#[test]
fn what_a_restore_leaves_to_be_counted_is_counted_as_if_at_once_and_by_a_start_that_comes_before() {
    let (old, _) = full_phone();
    let file = backup::parse(&exported(&old)).expect("a whole file");
    let (mut here, storage) = phone();
    backup::restore(&mut here.store, &here.model, &file).expect("memory has room");
    here.model = load::load(&mut here.store).expect("readable");
    let mut recount = load::rebuild_later(&mut here.store, &here.model).expect("memory");
    // killed before it began
    let mut killed = Phone::open(copy_of(&storage)).expect("readable");
    assert!(load::survey(&mut killed.store, &mut killed.model).expect("readable"));
    while recount.some(&mut here.store, 1).expect("readable") {}
    assert!(recount.finish(&mut here.store, &mut here.model).expect("memory"));
    let later = here.model.summaries.clone();
    load::rebuild(&mut here.store, &mut here.model).expect("memory");
    assert_eq!((&later, &killed.model.summaries), (&here.model.summaries, &here.model.summaries));
    assert!(!later.is_empty());
}

#[test]
fn a_restore_is_not_taken_back_over_what_was_done_since() {
    let (old, _) = full_phone();
    let (mut here, storage) = phone();
    let file = backup::parse(&exported(&old)).expect("a whole file");
    let (_, undo) = backup::restore(&mut here.store, &here.model, &file).expect("memory has room");
    here.model = load::load(&mut here.store).expect("readable");
    let left = Settings { left_hand: true, ..here.model.settings.clone() };
    here.wish(Intent::ChangeSettings(left)).expect("kept");
    let before = contents(&*storage);
    assert!(!backup::can_undo(&here.store, &undo));
    assert!(backup::undo(&mut here.store, &undo).is_err());
    assert_eq!(contents(&*storage), before);
}
