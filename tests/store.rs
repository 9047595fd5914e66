//! What is kept, and what is left of it when a phone dies, a record is damaged, or another Wobble was here.

mod story;

use std::collections::BTreeMap;
use std::rc::Rc;

use story::*;
use wobble::domain::*;
use wobble::json::Json;
use wobble::store::room::Kind;
use wobble::store::{MemoryStorage, Storage, StorageError, Store, Usage, frame, keys, load, summaries};

const BASE: &str = "/wobble/";

type Kept = Rc<MemoryStorage>;

fn phone() -> (Phone<Kept>, Kept) {
    let storage = Kept::default();
    (Phone::with(storage.clone(), skating(true)), storage)
}

fn full(key: &str) -> String {
    format!("{}{key}", keys::prefix(BASE))
}

fn raw(storage: &impl Storage, key: &str) -> Option<String> {
    storage.get(&full(key)).expect("readable")
}

fn damage(storage: &impl Storage, key: &str) -> String {
    let mut value = raw(storage, key).unwrap_or_else(|| panic!("no {key}"));
    let place = value.rfind(|letter: char| letter.is_ascii_alphanumeric()).expect("a letter");
    let other = if value.as_bytes()[place] == b'7' { "8" } else { "7" };
    value.replace_range(place..=place, other);
    storage.set(&full(key), &value).expect("memory");
    value
}

/// The keys without the prefix.
fn keys_of(storage: &impl Storage) -> Vec<String> {
    let prefix = keys::prefix(BASE);
    storage.keys().expect("readable").iter().map(|key| key.strip_prefix(&prefix).expect("ours").to_owned()).collect()
}

fn opened<S: Storage>(storage: S) -> Phone<S> {
    Phone::open(storage).expect("readable")
}

fn surveyed<S: Storage>(storage: S) -> Phone<S> {
    let mut phone = opened(storage);
    load::survey(&mut phone.store, &mut phone.model).expect("readable and writable");
    phone
}

// ---------- reload at any instant ----------

#[test]
fn a_reload_at_every_instant_of_an_evening_misses_nothing() {
    let (mut phone, storage) = phone();
    phone.evening(); // an earlier one, so that there are summaries and levels
    for (span, intent) in evening() {
        phone.later(span).wish(intent.clone()).expect("kept");
        let mut reopened = opened(copy_of(&storage));
        assert_eq!(remembered(&reopened.model), remembered(&phone.model), "after {intent:?}");
        assert_eq!(reopened.store.troubles(), (0, 0));
        let changed = load::survey(&mut reopened.store, &mut reopened.model).expect("readable");
        assert!(!changed, "after {intent:?}: the survey finds nothing to mend");
        assert_eq!(contents(&*copy_of(&storage)), contents(&*storage));
    }
    assert_eq!(phone.model.session, None);
    assert_eq!(phone.store.usage().expect("readable").sessions, 2);
}

#[test]
fn practice_goes_on_after_every_reload_as_if_there_had_been_none() {
    let (mut phone, _) = phone();
    phone.evening();
    let storage = Kept::default();
    let mut now = Phone::with(storage.clone(), skating(true)).later(15 * MINUTE).now;
    let mut asked = false;
    for (span, intent) in evening() {
        now = now.after(span);
        let mut restless = opened(storage.clone());
        restless.now = now;
        if asked {
            restless.wish(Intent::Looked { last_seen: None }).expect("nothing to write");
        }
        restless.wish(intent).expect("kept");
        asked = restless.model.absence.is_some();
    }
    let mut restless = opened(storage);
    let session = |phone: &mut Phone<Kept>| phone.store.sessions().expect("readable").remove(0);
    assert_eq!(session(&mut restless), session(&mut phone));
    assert_eq!(restless.store.notes().expect("readable"), phone.store.notes().expect("readable"));
    assert_eq!(restless.model.summaries, phone.model.summaries);
}

#[test]
fn what_is_written_is_small_and_nothing_is_left_behind() {
    let (mut phone, storage) = phone();
    phone.evening();
    let session = phone.store.ids(keys::SESSION).expect("readable").remove(0);
    let expected = [
        keys::skill(&phone.model.skills[0].id, 0),
        keys::skill(&phone.model.skills[0].id, 1),
        keys::note(&session),
        keys::SUMMARIES.to_owned(),
        keys::session(&session),
        keys::SETTINGS.to_owned(),
        keys::ledger(&phone.model.skills[0].id),
    ];
    let mut there = keys_of(&*storage);
    there.sort_by_key(|key| expected.iter().position(|known| known == key));
    assert_eq!(there, expected, "no event, draft or mark of a finished session is left");
}

#[test]
fn one_tap_writes_one_key() {
    let (mut phone, storage) = phone();
    phone.wish(Intent::StartSession).expect("kept");
    for tap in 1..30_u32 {
        let before = contents(&*storage);
        phone.later(SECOND).wish(Intent::LogClean(Source::Touch)).expect("kept");
        let mut after = contents(&*storage);
        let id = phone.model.session.as_ref().expect("a session").id().clone();
        let written = after.remove(&full(&keys::event(&id, tap))).expect("its event");
        assert_eq!(after, before, "tap {tap} changed more than its own key");
        assert!(written.len() < 64, "{written}");
    }
}

#[test]
fn every_record_says_version_checksum_and_learner() {
    let (mut phone, storage) = phone();
    phone.evening();
    phone.wish(Intent::StartSession).expect("kept");
    phone.wish(Intent::DraftNote("x".to_owned())).expect("kept");
    for (key, value) in contents(&*storage) {
        let key = key.strip_prefix(&keys::prefix(BASE)).expect("ours");
        assert_eq!(frame::check(key, &value), Ok(frame::VERSION), "{key}");
        let (learner, _) = frame::decode::<Json>(key, &value).expect("ours");
        assert_eq!(learner, Id::me(), "{key}");
        let parts: Vec<serde_json::Value> = serde_json::from_str(&value).expect("plain JSON");
        assert_eq!((parts.len(), &parts[0], &parts[2]), (4, &"W5".into(), &"me".into()), "{key}");
    }
}

// ---------- killed between any two changes ----------

#[test]
fn a_phone_that_dies_while_a_session_is_kept_loses_nothing_and_has_nothing_twice() {
    let (mut before, storage) = phone();
    before.evening(); // an earlier session
    let mut wishes = evening();
    let (span, finish) = wishes.pop().expect("the last wish");
    before.later(HOUR).live(wishes).expect("kept");
    let at_the_wrap_up = contents(&*storage);

    let mut reference = opened(of(&at_the_wrap_up));
    reference.now = before.now.after(span);
    reference.wish(finish.clone()).expect("kept");
    let sessions = reference.store.sessions().expect("readable");
    let notes = reference.store.notes().expect("readable");
    assert_eq!((sessions.len(), notes.len()), (2, 2));

    for changes in 0.. {
        let disk = of(&at_the_wrap_up);
        let mut dying = opened(Dying::after(changes, disk.clone()));
        dying.now = reference.now;
        let (_, results) = dying.try_wish(finish.clone());
        let survived = results.iter().all(Result::is_ok);

        let mut again = surveyed(disk.clone());
        again.now = reference.now;
        if again.model.session.is_some() {
            assert_eq!(again.model.session, before.model.session, "after {changes} changes");
            assert_eq!(again.model.draft, before.model.draft, "after {changes} changes");
            again.wish(finish.clone()).expect("kept");
        }
        assert_eq!(again.store.sessions().expect("readable"), sessions, "after {changes} changes");
        assert_eq!(again.store.notes().expect("readable"), notes, "after {changes} changes");
        assert_eq!(again.model.summaries, reference.model.summaries, "after {changes} changes");
        assert_eq!(again.store.troubles(), (0, 0));
        let left: Vec<String> =
            keys_of(&*disk).into_iter().filter(|key| key == keys::LIVE || key.starts_with("e.")).collect();
        assert_eq!(left, [""; 0], "after {changes} changes");
        if survived {
            assert!(changes > 25, "keeping a session of 24 events takes more changes than {changes}");
            break;
        }
    }
}

#[test]
fn a_phone_that_dies_while_a_session_is_kept_leaves_no_litter() {
    let (mut before, storage) = phone();
    let mut wishes = evening();
    let (_, finish) = wishes.pop().expect("the last wish");
    before.live(wishes).expect("kept");
    let id = before.model.session.as_ref().expect("a session").id().clone();
    before.store.write(&keys::seen(&id), &Id::me(), &before.now).expect("kept");
    let at_the_wrap_up = contents(&*storage);
    for changes in 3.. {
        let disk = of(&at_the_wrap_up);
        let mut dying = opened(Dying::after(changes, disk.clone()));
        dying.now = before.now;
        let (_, results) = dying.try_wish(finish.clone());
        surveyed(disk.clone());
        let left: Vec<String> =
            keys_of(&*disk).into_iter().filter(|key| key.starts_with("d.") || key.starts_with("v.")).collect();
        assert_eq!(left, [""; 0], "after {changes} changes");
        if results.iter().all(Result::is_ok) {
            break;
        }
    }
}

#[test]
fn a_phone_that_dies_after_a_session_was_kept_remembers_its_last_level() {
    let (mut before, storage) = phone();
    let mut wishes = evening();
    let (_, finish) = wishes.pop().expect("the last wish");
    before.live(wishes).expect("kept");
    let at_the_wrap_up = contents(&*storage);
    for changes in 0.. {
        let disk = of(&at_the_wrap_up);
        let mut dying = opened(Dying::after(changes, disk.clone()));
        dying.now = before.now;
        let (_, results) = dying.try_wish(finish.clone());
        let mut again = surveyed(disk);
        again.wish(finish.clone()).expect("kept");
        let skill = &again.model.skills[0];
        assert_eq!((skill.chosen, skill.components[0].level), (GLIDE, NEAR), "after {changes} changes");
        if results.iter().all(Result::is_ok) {
            break;
        }
    }
}

#[test]
fn a_phone_that_dies_while_a_session_begins_has_it_whole_or_not_at_all() {
    let (_, storage) = phone();
    let before = contents(&*storage);
    for changes in 0..=2 {
        let disk = of(&before);
        let mut dying = opened(Dying::after(changes, disk.clone()));
        let (_, results) = dying.try_wish(Intent::StartSession);
        assert_eq!(results[0].is_ok(), changes == 2);
        let mut again = surveyed(disk);
        // its first event is enough: the survey makes the mark again
        assert_eq!(again.model.session.is_some(), changes >= 1);
        again.wish(Intent::StartSession).expect("kept");
        again.wish(Intent::LogClean(Source::Touch)).expect("kept");
        assert_eq!(again.model.session.as_ref().map(Session::counts), Some((1, 0)));
    }
}

#[test]
fn a_mark_that_was_lost_is_found_again_by_the_survey() {
    let (mut phone, storage) = phone();
    let wishes = evening().into_iter().take(12).collect();
    phone.live(wishes).expect("kept");
    storage.remove(&full(keys::LIVE)).expect("memory");
    let mut again = opened(storage.clone());
    assert_eq!(again.model.session, None);
    assert!(load::survey(&mut again.store, &mut again.model).expect("readable"));
    assert_eq!(again.model.session, phone.model.session);
    assert_eq!(opened(storage).model.session, phone.model.session, "and the mark is there again");
}

#[test]
fn a_session_that_the_survey_finds_has_its_draft() {
    let (mut phone, storage) = phone();
    phone.wish(Intent::StartSession).expect("kept");
    phone.wish(Intent::EndSession).expect("kept");
    phone.wish(Intent::DraftNote("Knees".to_owned())).expect("kept");
    storage.remove(&full(keys::LIVE)).expect("memory");
    assert_eq!(surveyed(storage).model.draft, "Knees");
}

#[test]
fn letting_go_of_an_old_sessions_events_leaves_the_live_one_marked() {
    let (mut phone, storage) = phone();
    phone.evening();
    let old = phone.store.ids(keys::SESSION).expect("readable").remove(0);
    phone.later(HOUR).wish(Intent::StartSession).expect("kept");
    // an event that was left over when the phone died
    let event = keys::event(&old, 7);
    phone.store.write(&event, &Id::me(), &(FRIDAY, Event::Paused)).expect("kept");
    let mut again = surveyed(storage.clone());
    assert_eq!(raw(&*storage, &event), None);
    assert_eq!(
        again.store.read::<(Instant, Started)>(keys::LIVE).expect("readable").map(|(_, (_, start))| start.id),
        Some(phone.model.session.as_ref().expect("one").id().clone())
    );
    assert_eq!(again.model.session, phone.model.session);
}

/// The program that is used on the ice reads no finished session: it must not decide which of the two is let go of.
#[test]
fn who_reads_no_sessions_leaves_a_live_one_and_its_record_to_the_other() {
    let (mut phone, storage) = phone();
    let mut wishes = evening();
    let (_, finish) = wishes.pop().expect("the last wish");
    phone.live(wishes).expect("kept");
    for (changes, is_readable) in [(1, true), (2, true), (2, false), (5, true)] {
        let disk = copy_of(&*storage);
        let mut dying = opened(Dying::after(changes, disk.clone()));
        dying.now = phone.now;
        dying.try_wish(finish.clone());
        let live = phone.model.session.clone();
        let key = keys::session(live.as_ref().expect("one").id());
        let is_there = keys_of(&*disk).contains(&key);
        if !is_readable {
            damage(&*disk, &key);
        }
        let before = contents(&*disk);
        let mut store = Store::new(disk.clone(), "/wobble/");
        let mut model = load::load_with(&mut store, load::may_be_kept).expect("readable");
        let (_, due) = load::look_with(&mut store, &mut model, load::may_be_kept).expect("readable");
        assert_eq!(model.session, live.filter(|_| !is_there), "after {changes} changes");
        assert_eq!(due.is_some(), is_there, "after {changes} changes the other program is asked for");
        if is_there {
            assert_eq!(contents(&*disk), before, "nothing is let go of");
        }
        let asked = surveyed(disk).model;
        assert_eq!(asked.session.is_some(), !is_there || !is_readable);
    }
}

#[test]
fn a_kept_session_that_cannot_be_read_does_not_cost_the_live_one() {
    let (mut phone, storage) = phone();
    let mut wishes = evening();
    let (_, finish) = wishes.pop().expect("the last wish");
    phone.live(wishes).expect("kept");
    let live = phone.model.session.clone();
    let disk = copy_of(&*storage);
    let mut dying = opened(Dying::after(2, disk.clone())); // its note and itself are written, nothing is let go of
    dying.now = phone.now;
    dying.try_wish(finish.clone());
    let id = live.as_ref().expect("one").id().clone();
    damage(&*disk, &keys::session(&id));
    let mut again = surveyed(disk.clone());
    assert_eq!(again.model.session, live, "its events are all still there");
    again.now = phone.now;
    again.wish(finish).expect("kept");
    assert_eq!(again.store.sessions().expect("readable").len(), 1);
}

#[test]
fn a_kept_session_whose_levels_do_not_fit_yet_keeps_nothing_from_being_read() {
    let (mut phone, storage) = phone();
    let mut wishes = evening();
    let (_, finish) = wishes.pop().expect("the last wish");
    phone.live(wishes).expect("kept");
    let disk = copy_of(&*storage);
    let mut dying = opened(Dying::after(2, disk.clone())); // its note and itself are written, nothing is let go of
    dying.now = phone.now;
    dying.try_wish(finish);
    let full_disk = Rc::new(Moody::new(disk.clone(), vec![true]));
    let again = Phone::open(full_disk.clone()).expect("what can be read is read");
    assert_eq!(again.model.settings, phone.model.settings);
    assert_eq!(again.model.skills[0].components[0].level, NEAR);
    full_disk.calm();
    let later = surveyed(full_disk);
    assert_eq!(later.model.skills[0].components[0].level, NEAR, "and is kept when there is room");
}

#[test]
fn a_session_that_was_kept_badly_does_not_push_the_live_one_aside() {
    let (mut phone, storage) = phone();
    phone.evening();
    let old = phone.store.ids(keys::SESSION).expect("readable").remove(0);
    let began = phone.store.read_session(&old).expect("readable").expect("there").began;
    // what is left of it after the phone died, and then its record was damaged
    let start = begun(old.clone(), &phone.model.skills[0]);
    phone.store.write(&keys::event(&old, 0), &Id::me(), &(began, Event::Started(start))).expect("kept");
    phone.later(HOUR).wish(Intent::StartSession).expect("kept");
    phone.later(SECOND).wish(Intent::LogClean(Source::Touch)).expect("kept");
    damage(&*storage, &keys::session(&old));
    assert_eq!(surveyed(storage.clone()).model.session, phone.model.session);
    assert_eq!(surveyed(storage).model.session, phone.model.session, "and at the next start");
}

#[test]
fn a_session_that_just_fits_leaves_its_level_though_the_storage_was_full() {
    let (mut phone, storage) = phone();
    let mut wishes = evening();
    let (_, finish) = wishes.pop().expect("the last wish");
    phone.live(wishes).expect("kept");
    let before = contents(&*storage);
    let taken = Quota::new(of(&before), 0).taken();
    for room in (0..3000).step_by(50) {
        let disk = of(&before);
        let mut tight = opened(Quota::new(disk.clone(), taken + room));
        tight.now = phone.now;
        tight.try_wish(finish.clone());
        let kept = tight.model.session.is_none();
        let again = surveyed(disk);
        assert_eq!(again.model.session.is_none(), kept, "with room for {room}");
        if kept {
            assert_eq!(again.model.skills[0].components[0].level, NEAR, "with room for {room}");
        }
    }
}

// ---------- the two slots of a skill ----------

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

// ---------- damage ----------

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
        let mut again = surveyed(disk.clone());
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
            let short = neighbour.strip_prefix(&keys::prefix(BASE)).expect("ours");
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
        let mut third = surveyed(disk.clone());
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
    let again = surveyed(storage);
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
    assert_eq!(surveyed(storage).model.skills.len(), 2, "not a first run");
}

// ---------- a newer Wobble was here ----------

/// A whole record of a version to come under `key`.
fn newer(key: &str) -> String {
    let rest = "\"me\",{\"later\":true}";
    let sum = frame::checksum_of(&format!("{key}\nW9\n{rest}"));
    format!("[\"W9\",\"{sum}\",{rest}]")
}

#[test]
fn a_newer_wobbles_record_is_left_alone() {
    let (mut phone, storage) = phone();
    phone.evening();
    phone.later(HOUR).wish(Intent::StartSession).expect("kept");
    let live = phone.model.session.as_ref().expect("one").id().clone();
    let old = phone.store.ids(keys::SESSION).expect("readable").remove(0);
    let skill = phone.model.skills[0].id.clone();
    for key in [
        keys::SETTINGS.to_owned(),
        keys::skill(&skill, 0),
        keys::session(&old),
        keys::note(&old),
        keys::event(&live, 0),
    ] {
        let disk = copy_of(&storage);
        disk.set(&full(&key), &newer(&key)).expect("memory");
        let mut again = surveyed(disk.clone());
        again.store.sessions().expect("readable");
        again.store.notes().expect("readable");
        let (aside, left_alone) = again.store.troubles();
        assert!(aside == 0 && left_alone > 0, "{key}");
        assert_eq!(again.store.write(&key, &Id::me(), &1_u32), Err(StorageError::Newer), "{key}");
        assert_eq!(again.store.waiting(), 0, "{key}: a refused write does not wait");
        assert_eq!(raw(&*disk, &key), Some(newer(&key)), "{key}");
        assert!(keys_of(&*disk).iter().all(|key| !key.starts_with(keys::QUARANTINE)), "{key}");
    }
}

#[test]
fn newer_summaries_do_not_keep_the_survey_from_mending() {
    let (mut phone, storage) = phone();
    phone.evening();
    let wishes = evening().into_iter().take(12).collect();
    phone.later(HOUR).live(wishes).expect("kept");
    storage.remove(&full(keys::LIVE)).expect("memory");
    storage.set(&full(keys::SUMMARIES), &newer(keys::SUMMARIES)).expect("memory");
    let mut again = opened(storage.clone());
    assert_eq!(load::survey(&mut again.store, &mut again.model), Ok(true));
    assert_eq!(again.model.session, phone.model.session);
    assert_eq!(raw(&*storage, keys::SUMMARIES), Some(newer(keys::SUMMARIES)));
}

#[test]
fn a_newer_record_is_counted_once_however_often_it_is_read() {
    let (mut phone, storage) = phone();
    storage.set(&full("n.a"), &newer("n.a")).expect("memory");
    for _ in 0..3 {
        phone.store.notes().expect("readable");
    }
    assert_eq!(phone.store.troubles(), (0, 1));
}

// ---------- summaries ----------

#[test]
fn summaries_made_again_are_those_that_grew() {
    let (mut phone, storage) = phone();
    for _ in 0..4 {
        phone.later(HOUR).evening();
    }
    phone.later(HOUR).wish(Intent::StartSession).expect("kept");
    phone.later(MINUTE).wish(Intent::EndSession).expect("kept");
    phone.wish(Intent::Finish).expect("kept");
    storage.remove(&full(keys::SUMMARIES)).expect("memory");
    let mut again = opened(storage.clone());
    assert_eq!(again.model.summaries.len(), 0);
    assert!(load::survey(&mut again.store, &mut again.model).expect("readable"));
    assert_eq!(again.model.summaries, phone.model.summaries);
    assert_eq!(opened(storage).model.summaries, phone.model.summaries, "and they are kept");
}

#[test]
fn summaries_of_other_sessions_are_made_again() {
    let (mut phone, storage) = phone();
    phone.evening();
    let before = contents(&*storage);
    phone.later(HOUR).evening();
    // the second session came from elsewhere: a restore, another tab
    let id = phone.store.ids(keys::SESSION).expect("readable").remove(1);
    let key = full(&keys::session(&id));
    let mut mixed = before;
    mixed.insert(key.clone(), contents(&*storage)[&key].clone());
    let again = surveyed(of(&mixed));
    let skill = &again.model.skills[0].id;
    assert_eq!(again.model.summary(skill).map(|summary| summary.sessions), Some(2));
    // as many sessions, and not the same ones
    let swapped = || -> BTreeMap<String, String> {
        let mut swapped = contents(&*storage);
        let (value, other) = (swapped[&key].clone(), Id::new(FRIDAY.after(90 * 24 * HOUR), 1));
        swapped.remove(&key);
        let (learner, columns) = frame::decode::<Json>(&keys::session(&id), &value).expect("whole");
        let key = keys::session(&other);
        swapped.insert(full(&key), frame::encode(&key, &learner, &columns));
        swapped
    };
    let mut again = opened(of(&swapped()));
    assert_eq!(load::survey(&mut again.store, &mut again.model), Ok(true));
    // and one that is gone is no longer counted
    mixed.remove(&key);
    mixed.remove(&full(&keys::session(&phone.store.ids(keys::SESSION).expect("readable").remove(0))));
    let again = surveyed(of(&mixed));
    assert_eq!(again.model.summary(skill).map(|summary| summary.sessions).unwrap_or(0), 0);
}

#[test]
fn a_miss_explained_on_the_bench_is_in_the_summaries_as_if_it_had_always_been() {
    let (mut phone, storage) = phone();
    phone.evening();
    let session = phone.store.sessions().expect("readable").remove(0);
    let place = session.attempts.iter().position(Attempt::waits).expect("a miss waits");
    let what = said(Some(Size::Stumble), Some(LOOKED_DOWN), Some(EYES_UP));
    phone.wish(Change::Explain(Box::new(session), place, what)).expect("kept");
    storage.remove(&full(keys::SUMMARIES)).expect("memory");
    let again = surveyed(storage);
    let id = again.model.skills[0].id.clone();
    let (made_again, grown) = (again.model.summary(&id).expect("one"), phone.model.summary(&id).expect("one"));
    assert_eq!(grown.waiting, made_again.waiting);
    assert_eq!(grown.recent, made_again.recent, "the trace on Practice shows the size");
    let sorted = |used: &[TagNo]| {
        let mut tags = used.to_vec();
        tags.sort_unstable();
        tags
    };
    assert_eq!(sorted(&grown.used), sorted(&made_again.used));
    assert_eq!(grown.used[..2], [EYES_UP, LOOKED_DOWN], "what was said last comes first on the chips");
}

// ---------- neighbours on one origin ----------

#[test]
fn two_base_paths_never_see_each_other() {
    let shared = Kept::default();
    let bases = ["/", "/wobble/", "/wobble/next/", "/other/wobble/"];
    for (place, base) in bases.into_iter().zip(0_u32..).map(|(base, place)| (place, base)) {
        let mut store = Store::new(shared.clone(), base);
        assert_eq!(store.keys().expect("readable"), [""; 0], "{base} begins with nothing");
        store.write("set", &Id::me(), &place).expect("kept");
        store.write("s.a", &Id::me(), &place).expect("kept");
    }
    for (place, base) in bases.into_iter().zip(0_u32..).map(|(base, place)| (place, base)) {
        let mut store = Store::new(shared.clone(), base);
        assert_eq!(store.keys().expect("readable"), ["s.a", "set"], "{base}");
        assert_eq!(store.read::<u32>("set").expect("readable"), Some((Id::me(), place)), "{base}");
    }
    Store::new(shared.clone(), "/").remove("set").expect("memory");
    assert_eq!(shared.keys().expect("readable").len(), 7);
    assert!(shared.keys().expect("readable").iter().all(|key| key.starts_with("wobble:/")));
}

#[test]
fn nobody_elses_key_is_read_or_changed() {
    let storage = Kept::default();
    let theirs = [("wobble", "x"), ("theme", "dark"), ("wobble:/wobble/", "no colon"), ("s.a", "other app")];
    for (key, value) in theirs {
        storage.set(key, value).expect("memory");
    }
    let mut phone = Phone::with(storage.clone(), skating(true));
    phone.evening();
    surveyed(storage.clone());
    for (key, value) in theirs {
        assert_eq!(storage.get(key), Ok(Some(value.to_owned())), "{key}");
    }
    assert_eq!(phone.store.troubles(), (0, 0));
}

#[test]
fn the_keys_of_two_skills_sessions_or_events_never_meet() {
    let (a, b) = (Id::new(FRIDAY, 1), Id::new(FRIDAY, 2));
    let mut all = vec![keys::SETTINGS.to_owned(), keys::LIVE.to_owned(), keys::SUMMARIES.to_owned()];
    for id in [&a, &b] {
        all.extend([keys::skill(id, 0), keys::skill(id, 1), keys::draft(id), keys::seen(id)]);
        all.extend([keys::session(id), keys::note(id), keys::event(id, 0), keys::event(id, 12_345)]);
    }
    let mut distinct = all.clone();
    distinct.sort();
    distinct.dedup();
    assert_eq!(distinct.len(), all.len());
    assert_eq!(
        keys::event(&a, 3).len(),
        keys::event(&a, 99_999).len(),
        "its length does not depend on how many came before"
    );
}

#[test]
fn a_session_is_kept_in_a_full_storage_where_what_can_be_made_again_makes_room() {
    let inner = Kept::default();
    let storage = Rc::new(Quota::new(inner.clone(), usize::MAX));
    let mut phone = Phone::with(storage.clone(), skating(true));
    for _ in 0..12 {
        phone.evening();
    }
    let mut wishes = evening();
    let (_, finish) = wishes.pop().expect("the last wish");
    phone.later(HOUR).live(wishes).expect("kept");
    // summaries of many skills, as somebody has after years
    let like = phone.model.summaries[0].1.clone();
    let many = (0..40).map(|n| (Id::new(FRIDAY, n), like.clone()));
    phone.model.summaries.extend(many);
    summaries::write_summaries(&mut phone.store, &phone.model).expect("kept");
    storage.grow(storage.taken());
    let (_, results) = phone.try_wish(finish);
    assert_eq!(results.first(), Some(&Ok(())), "it is kept");
    assert_eq!((phone.model.session.clone(), phone.store.waiting()), (None, 0));
    let sessions = phone.store.sessions().expect("readable");
    assert_eq!((sessions.len(), phone.store.notes().expect("readable").len()), (13, 13));
    assert_eq!(surveyed(inner).model.summaries.len(), 41);
}

#[test]
fn no_note_is_left_of_a_session_for_which_there_is_no_room() {
    let inner = Kept::default();
    let storage = Rc::new(Quota::new(inner.clone(), usize::MAX));
    let mut phone = Phone::with(storage.clone(), skating(true));
    let mut wishes = evening();
    let (_, finish) = wishes.pop().expect("the last wish");
    phone.live(wishes).expect("kept");
    let before = contents(&*inner);
    storage.grow(storage.taken() + 200);
    let (_, results) = phone.try_wish(finish);
    assert_eq!(results, [Err(StorageError::Full)]);
    assert_eq!(contents(&*inner), before, "neither a note nor a session");
}

#[test]
fn how_full_it_was_when_that_was_put_away_is_remembered() {
    let (mut phone, storage) = phone();
    let settings = Settings { room_told: Some(85), ..phone.model.settings.clone() };
    phone.wish(Intent::ChangeSettings(settings)).expect("kept");
    assert_eq!(opened(storage).model.settings.room_told, Some(85));
}

#[test]
fn what_waits_of_a_session_goes_when_another_tab_logs_it_and_nothing_else_does() {
    let inner = Kept::default();
    let storage = Rc::new(Moody::new(inner.clone(), Vec::new()));
    let mut phone = Phone::with(storage.clone(), skating(true));
    phone.wish(Intent::StartSession).expect("kept");
    storage.fill();
    phone.later(SECOND).try_wish(Intent::LogClean(Source::Touch));
    phone.try_wish(Intent::ChangeSettings(Settings { left_hand: true, ..phone.model.settings.clone() }));
    assert_eq!(phone.store.waiting(), 2);
    phone.store.leave_waiting_events();
    storage.calm();
    phone.store.retry_waiting().expect("room");
    let there = opened(inner).model;
    assert_eq!((there.settings.left_hand, there.session.map(|session| session.counts())), (true, Some((0, 0))));
}

// ---------- writes that wait ----------

#[test]
fn a_write_that_failed_waits_in_order_is_read_and_exported_and_succeeds_later() {
    let inner = Kept::default();
    let storage = Rc::new(Moody::new(inner.clone(), Vec::new()));
    let mut phone = Phone::with(storage.clone(), skating(true));
    phone.wish(Intent::StartSession).expect("kept");
    storage.fill();
    for waiting in 1..=5 {
        let (_, results) = phone.later(SECOND).try_wish(Intent::LogClean(Source::Touch));
        assert_eq!(results, [Err(StorageError::Full)], "the failure is told");
        assert_eq!(phone.store.waiting(), waiting);
    }
    let id = phone.model.session.as_ref().expect("one").id().clone();
    assert_eq!(raw(&*inner, &keys::event(&id, 1)), None);
    assert!(phone.store.raw(&keys::event(&id, 1)).expect("readable").is_some(), "it is read from memory");
    assert!(phone.store.keys().expect("readable").contains(&keys::event(&id, 5)));
    storage.calm();
    phone.later(SECOND).wish(Intent::LogClean(Source::Touch)).expect("kept");
    assert_eq!(phone.store.waiting(), 0);
    assert_eq!(opened(inner).model.session, phone.model.session);
}

#[test]
fn a_session_that_begins_in_a_full_storage_is_whole_when_there_is_room() {
    let inner = Kept::default();
    let storage = Rc::new(Moody::new(inner.clone(), Vec::new()));
    let mut phone = Phone::with(storage.clone(), skating(true));
    storage.fill();
    let (_, results) = phone.try_wish(Intent::StartSession);
    assert_eq!(results, [Err(StorageError::Full)]);
    storage.calm();
    phone.later(SECOND).wish(Intent::LogClean(Source::Touch)).expect("kept");
    assert_eq!(opened(inner).model.session, phone.model.session, "its beginning waited too");
}

#[test]
fn a_session_that_could_not_be_kept_goes_on_being_the_live_one() {
    for noted in [true, false] {
        let inner = Kept::default();
        let storage = Rc::new(Moody::new(inner.clone(), Vec::new()));
        let mut phone = Phone::with(storage.clone(), skating(true));
        let mut wishes = evening();
        let (_, finish) = wishes.pop().expect("the last wish");
        wishes.retain(|(_, intent)| noted || !matches!(intent, Intent::DraftNote(_)));
        phone.live(wishes).expect("kept");
        let before = (contents(&*inner), phone.model.clone());
        storage.fill();
        let (effects, results) = phone.try_wish(finish.clone());
        assert_eq!((effects.len(), results), (1, vec![Err(StorageError::Full)]));
        assert_eq!((contents(&*inner), phone.model.clone()), before);
        storage.calm();
        phone.wish(finish).expect("kept");
        assert_eq!(phone.model.session, None);
    }
}

#[test]
fn usage_counts_units_of_keys_and_values_ours_and_those_of_neighbours() {
    let storage = Kept::default();
    let mut store = Store::new(storage.clone(), "/");
    assert_eq!(store.usage(), Ok(Usage::default()));
    store.write("n.a", &Id::me(), &"⛸🧣".to_owned()).expect("kept");
    let value = storage.get("wobble:/:n.a").expect("readable").expect("there");
    let expected = "wobble:/:n.a".len() + 2 * value.encode_utf16().count();
    storage.set("wobble:/wobble/:n.a", "abc").expect("memory");
    let usage = store.usage().expect("readable");
    assert_eq!((usage.units, usage.others), (expected, "wobble:/wobble/:n.a".len() + 3));
    assert_eq!(usage.kinds, [(Kind::Notes, expected)]);
    for kind in [keys::LESSON, keys::SETBACK] {
        let mut store = Store::new(Kept::default(), "/");
        store.write(&format!("{kind}a"), &Id::me(), &"a".to_owned()).expect("kept");
        assert_eq!(store.usage().expect("readable").kinds[0].0, Kind::Notes, "{kind}");
    }
}
