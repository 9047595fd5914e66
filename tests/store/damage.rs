//! Records that are damaged are put aside as they were; they cost themselves and no neighbour.

use std::rc::Rc;

use wobble::domain::*;
use wobble::json::Json;
use wobble::store::{Storage, StorageError, keys, load};

use crate::story::*;
use crate::{damage, keys_of, opened, raw};

#[test]
fn a_skill_is_written_to_its_two_slots_in_turn() {
    let (mut phone, storage) = phone();
    let id = phone.model.skills[0].id.clone();
    let slots = |storage: &Kept| [raw(&**storage, &keys::skill(&id, 0)), raw(&**storage, &keys::skill(&id, 1))];
    let mut before = slots(&storage);
    assert!(before[0].is_some() && before[1].is_none());
    for (turn, component) in [GLIDE, STOP, GLIDE, STOP].into_iter().enumerate() {
        phone.wish(Intent::ChooseComponent(component)).expect("kept");
        let after = slots(&storage);
        let changed = (turn + 1) % 2;
        assert_ne!(after[changed], before[changed]);
        assert_eq!(after[1 - changed], before[1 - changed], "the other slot is untouched");
        assert_eq!(opened(copy_of(&storage)).model.skills[0].chosen, component);
        before = after;
    }
}

#[test]
fn a_skill_survives_damage_of_either_slot() {
    let (mut phone, storage) = phone();
    let id = phone.model.skills[0].id.clone();
    phone.wish(Intent::ChooseComponent(GLIDE)).expect("kept"); // slot 1 is the newer
    for (slot, chosen) in [(0, GLIDE), (1, STOP)] {
        let disk = copy_of(&storage);
        let damaged = damage(&*disk, &keys::skill(&id, slot));
        let mut again = opened(disk.clone());
        assert_eq!(again.model.skills[0].chosen, chosen, "slot {slot} damaged");
        assert_eq!(again.store.troubles(), (1, 0));
        assert_eq!(raw(&*disk, &format!("q.0.{}", keys::skill(&id, slot))), Some(damaged));
        // it goes on being written, and never over the one that could be read
        let other = raw(&*disk, &keys::skill(&id, 1 - slot));
        again.wish(Intent::ChooseComponent(if chosen == GLIDE { STOP } else { GLIDE })).expect("kept");
        assert_eq!(raw(&*disk, &keys::skill(&id, 1 - slot)), other);
        assert_eq!(opened(disk).model.skills[0], again.model.skills[0]);
    }
}

#[test]
fn a_damaged_record_of_any_kind_is_put_aside_and_its_neighbours_are_untouched() {
    let (mut phone, storage) = phone();
    phone.evening();
    let wishes = evening().into_iter().take(25).collect();
    phone.later(HOUR).live(wishes).expect("kept");
    let id = phone.model.session.as_ref().expect("one").id().clone();
    phone.store.write(&keys::seen(&id), &Id::me(), &phone.now).expect("kept");
    phone.store.write(&keys::draft(&id), &Id::me(), &String::new()).expect("kept");
    let whole = contents(&*storage);
    assert!(whole.len() >= 25, "records of every kind: {}", whole.len());

    for key in keys_of(&*storage) {
        let disk = of(&whole);
        let damaged = damage(&*disk, &key);
        let mut again = Phone::started(disk.clone());
        let sessions = again.store.sessions().expect("readable").len();
        let notes = again.store.notes().expect("readable").len();
        load::last_seen(&mut again.store, &id).expect("readable");
        assert_eq!(again.store.troubles(), (1, 0), "{key}");
        assert_eq!(raw(&*disk, &format!("q.0.{key}")), Some(damaged.clone()), "{key} is kept as it was");
        assert_eq!(again.store.usage().expect("readable").put_aside, 1, "{key}");
        assert_eq!(sessions, usize::from(!key.starts_with(keys::SESSION)), "{key}");
        assert_eq!(notes, usize::from(!key.starts_with(keys::NOTE)), "{key}");
        let left = contents(&*disk);
        for (neighbour, value) in &whole {
            let short = short(neighbour);
            // marks and summaries are made again from what is left
            let made_again = [keys::LIVE, keys::SUMMARIES].contains(&short);
            if short != key && !made_again {
                assert_eq!(left.get(neighbour), Some(value), "{key} was damaged, {short} changed");
            }
        }
        if key == keys::LIVE || key == keys::SUMMARIES {
            assert_eq!(remembered(&again.model), remembered(&phone.model), "{key} is made again");
        }

        // the same key damaged once more goes beside the first, never over it
        let second = format!("{damaged}?");
        disk.set(&full(&key), &second).expect("memory");
        let mut third = Phone::started(disk.clone());
        third.store.sessions().expect("readable");
        third.store.notes().expect("readable");
        load::last_seen(&mut third.store, &id).expect("readable");
        assert_eq!(raw(&*disk, &format!("q.0.{key}")), Some(damaged), "{key}");
        assert_eq!(raw(&*disk, &format!("q.1.{key}")), Some(second), "{key}");
    }
}

#[test]
fn a_damaged_event_costs_what_it_said_and_no_more() {
    let (mut phone, storage) = phone();
    phone.wish(Intent::StartSession).expect("kept");
    for _ in 0..3 {
        phone.later(SECOND).wish(Intent::LogClean(Source::Touch)).expect("kept");
    }
    let id = phone.model.session.as_ref().expect("one").id().clone();
    for (seq, next) in [(1, 4), (2, 4), (3, 3)] {
        let disk = copy_of(&storage);
        damage(&*disk, &keys::event(&id, seq));
        let mut again = opened(disk.clone());
        let session = again.model.session.clone().expect("it goes on");
        assert_eq!((session.counts(), session.next_seq()), ((2, 0), next), "event {seq} damaged");
        again.now = phone.now;
        again.wish(Intent::LogClean(Source::Touch)).expect("kept");
        assert_eq!(opened(disk.clone()).model.session.map(|session| session.counts()), Some((3, 0)));
        assert!(raw(&*disk, &format!("q.0.{}", keys::event(&id, seq))).is_some());
    }
}

#[test]
fn a_damaged_beginning_does_not_cost_the_whole_session() {
    let (mut phone, storage) = phone();
    phone.wish(Intent::StartSession).expect("kept");
    phone.later(SECOND).wish(Intent::LogClean(Source::Touch)).expect("kept");
    let id = phone.model.session.as_ref().expect("one").id().clone();
    damage(&*storage, &keys::event(&id, 0));
    let again = Phone::started(storage);
    assert_eq!(again.model.session.map(|session| session.counts()), Some((1, 0)));
}

#[test]
fn columns_that_contradict_each_other_are_put_aside_though_their_checksum_is_right() {
    let (mut phone, storage) = phone();
    phone.evening();
    let id = phone.store.ids(keys::SESSION).expect("readable").remove(0);
    let key = keys::session(&id);
    let (_, mut columns) = phone.store.read::<Json>(&key).expect("readable").expect("there");
    let Json::Object(fields) = &mut columns else { panic!("{columns}") };
    for (_, instants) in fields.iter_mut().filter(|(name, _)| name == "t") {
        *instants = Json::List(vec![Json::Int(1), Json::Int(2)]);
    }
    phone.store.write(&key, &Id::me(), &columns).expect("kept");
    let contradicting = raw(&*storage, &key);
    assert_eq!(phone.store.read_session(&id), Ok(None));
    assert_eq!(raw(&*storage, &format!("q.0.{key}")), contradicting);
    assert_eq!(raw(&*storage, &key), None);
}

#[test]
fn a_value_that_wandered_to_another_key_is_not_taken_for_its_record() {
    let (mut phone, storage) = phone();
    phone.evening();
    let id = phone.store.ids(keys::SESSION).expect("readable").remove(0);
    let wandered = raw(&*storage, &keys::session(&id)).expect("there");
    let other = Id::new(FRIDAY, 4711);
    storage.set(&full(&keys::session(&other)), &wandered).expect("memory");
    assert_eq!(phone.store.read_session(&other), Ok(None));
    assert_eq!(phone.store.troubles(), (1, 0));
}

#[test]
fn choices_that_cannot_be_read_do_not_cost_the_skills() {
    let (mut phone, storage) = phone();
    phone.evening();
    damage(&*storage, keys::SETTINGS);
    let again = opened(storage);
    assert_eq!(again.model.skills, phone.model.skills);
    assert_eq!(again.model.settings.skills, phone.model.settings.skills);
    assert_eq!(again.model.settings.planned_min, PLANNED_DEFAULT);
}

#[test]
fn damage_in_a_full_storage_does_not_keep_the_rest_from_being_read() {
    let (mut phone, storage) = phone();
    phone.evening();
    let id = phone.model.skills[0].id.clone();
    let damaged = damage(&*storage, &keys::skill(&id, 1));
    let full_storage = Moody::new(storage.clone(), vec![true]);
    let again = Phone::open(full_storage).expect("what can be read is read");
    assert_eq!(again.model.skills.len(), 1);
    assert_eq!(again.model.settings, phone.model.settings);
    assert_eq!(raw(&*storage, &keys::skill(&id, 1)), Some(damaged), "there was no room to put it aside: it stays");
}

#[test]
fn nothing_is_written_over_what_there_was_no_room_to_put_aside() {
    let (_, storage) = phone();
    let damaged = damage(&*storage, keys::SETTINGS);
    let tight = Rc::new(Quota::new(storage.clone(), Quota::new(storage.clone(), 0).taken() + 20));
    let mut again = opened(tight.clone());
    let left = Settings { left_hand: true, ..again.model.settings.clone() };
    let (_, results) = again.try_wish(Intent::ChangeSettings(left.clone()));
    assert_eq!(results, [Err(StorageError::Full)]);
    assert_eq!(raw(&*storage, keys::SETTINGS), Some(damaged.clone()));
    tight.grow(1_000_000);
    assert_eq!(again.store.retry_waiting(), Ok(()));
    assert_eq!(raw(&*storage, &format!("q.0.{}", keys::SETTINGS)), Some(damaged));
    assert_eq!(opened(storage).model.settings, left);
}

#[test]
fn what_is_loaded_is_within_its_bounds() {
    let (mut phone, storage) = phone();
    let endless = Settings { planned_min: 600, ..phone.model.settings.clone() };
    phone.store.write(keys::SETTINGS, &Id::me(), &endless).expect("kept");
    assert_eq!(opened(storage).model.settings.planned_min, 60);
}

#[test]
fn a_skill_whose_choices_could_not_be_kept_is_found_again() {
    let storage = Kept::default();
    // the skill was kept, then the phone died before the list of skills was
    let mut dying = opened(Dying::after(1, storage.clone()));
    let _ = dying.try_wish(Intent::AddSkill(Box::new(skating(true))));
    drop(dying);
    assert_eq!(opened(storage.clone()).model.skills.len(), 1, "a first run");

    let mut phone = opened(storage.clone());
    phone.wish(Intent::ChangeSettings(Settings { left_hand: true, ..phone.model.settings.clone() })).expect("kept");
    let mut second = skating(false);
    second.id = Id::new(FRIDAY, 5);
    let mut dying = opened(Dying::after(1, storage.clone()));
    let _ = dying.try_wish(Intent::AddSkill(Box::new(second)));
    assert_eq!(Phone::started(storage).model.skills.len(), 2, "not a first run");
}
