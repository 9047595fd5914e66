//! A storage that is full in the middle of a restore is as it was.

use std::collections::BTreeMap;
use std::rc::Rc;

use wobble::domain::*;
use wobble::store::StorageError;
use wobble::store::backup::{self, BackupError};

use crate::story::*;
use crate::{exported, full_phone, records_but_skills, sealed};

/// A storage that is full after `writes` writes, and removes at any time.
fn full_after(writes: usize, inner: Kept) -> Moody<Kept> {
    let moods = (0..writes).map(|_| false).chain((0..10_000).map(|_| true)).collect();
    Moody::new(inner, moods)
}

/// Restores with room for every number of writes, up to success; answers how often it was refused.
fn restored_with_every_room(text: &str, before: &BTreeMap<String, String>) -> usize {
    let file = backup::parse(text).expect("a whole file");
    for writes in 0.. {
        let disk = of(before);
        let mut phone = Phone::open(full_after(writes, disk.clone())).expect("readable");
        let model = phone.model.clone();
        match backup::restore(&mut phone.store, &model, &file) {
            Err(error) => {
                assert_eq!(error, BackupError::Storage(StorageError::Full));
                assert_eq!(&contents(&*disk), before, "with room for {writes} writes");
                assert_eq!(phone.store.waiting(), 0, "nothing of it comes later");
            }
            Ok(_) => return writes,
        }
    }
    unreachable!("it fits at some time")
}

/// A backup of a phone with a session and a live one, without its skill.
fn without_skills(text: &str) -> String {
    sealed(1, &records_but_skills(text))
}

#[test]
fn a_storage_that_is_full_in_the_middle_of_a_restore_is_as_it_was() {
    let (old, _) = full_phone();
    let text = without_skills(&exported(&old));
    let (mut here, storage) = phone();
    here.evening();
    let refused = restored_with_every_room(&text, &contents(&*storage));
    assert!(refused > 20, "refused {refused} times");
}

#[test]
fn a_storage_that_is_full_in_the_middle_of_restoring_skills_is_as_it_was() {
    let (mut old, _) = phone();
    let mut guitar = skating(false);
    guitar.id = Id::new(FRIDAY, 99);
    old.wish(Intent::AddSkill(Box::new(guitar))).expect("kept");
    // the first write of all finds out whether there is room
    assert_eq!(restored_with_every_room(&exported(&old), &BTreeMap::new()), 1 + 3);
}

#[test]
fn a_restore_that_does_not_fit_leaves_the_taps_that_wait_in_memory() {
    let (old, _) = full_phone();
    let file = backup::parse(&exported(&old)).expect("a whole file");
    let inner = Kept::default();
    let storage = Rc::new(Moody::new(inner.clone(), Vec::new()));
    let mut phone = Phone::with(storage.clone(), skating(true));
    phone.wish(Intent::StartSession).expect("kept");
    storage.fill();
    let (_, results) = phone.later(SECOND).try_wish(Intent::LogClean(Source::Touch));
    assert_eq!(results, [Err(StorageError::Full)]);
    let model = phone.model.clone();
    assert!(backup::restore(&mut phone.store, &model, &file).is_err());
    assert_eq!(phone.store.waiting(), 1, "the tap still waits");
    storage.calm();
    phone.later(SECOND).wish(Intent::LogClean(Source::Touch)).expect("kept");
    assert_eq!(Phone::open(inner).expect("readable").model.session, phone.model.session);
}

#[test]
fn a_restore_fits_exactly_or_not_at_all() {
    let (old, _) = full_phone();
    let text = without_skills(&exported(&old));
    let file = backup::parse(&text).expect("a whole file");
    let (_, storage) = phone();
    let before = contents(&*storage);
    let needed = {
        let disk = of(&before);
        let mut phone = Phone::open(disk.clone()).expect("readable");
        let model = phone.model.clone();
        backup::restore(&mut phone.store, &model, &file).expect("memory has room");
        Quota::new(disk, 0).taken()
    };
    for (room, fits) in [(needed, true), (needed - 1, false), (needed / 2, false)] {
        let disk = of(&before);
        let mut phone = Phone::open(Quota::new(disk.clone(), room)).expect("readable");
        let model = phone.model.clone();
        let done = backup::restore(&mut phone.store, &model, &file);
        assert_eq!(done.is_ok(), fits, "with room for {room} of {needed}");
        assert_eq!(contents(&*disk) == before, !fits);
    }
}
