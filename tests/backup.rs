//! A backup out of one phone and into another, files that are no backup, and the bytes of shipped versions, which stay
//! readable for ever.

#[path = "fixtures/evening.rs"]
mod evening;
#[path = "fixtures/v5.rs"]
mod fifth_version;
#[path = "fixtures/v1.rs"]
mod first_version;
#[path = "fixtures/v4.rs"]
mod fourth_version;
#[path = "fixtures/v2.rs"]
mod second_version;
mod story;
#[path = "fixtures/v3.rs"]
mod third_version;

use std::collections::BTreeMap;
use std::rc::Rc;

use story::*;
use wobble::domain::*;
use wobble::json::Json;
use wobble::store::backup::{self, BackupError, Count, Differences, MAX_BYTES};
use wobble::store::{MemoryStorage, Storage, StorageError, Store, frame, keys, load};

type Kept = Rc<MemoryStorage>;

fn phone() -> (Phone<Kept>, Kept) {
    let storage = Kept::default();
    (Phone::with(storage.clone(), skating(true)), storage)
}

/// A phone with two finished sessions, a note with every kind of letter, a live session, and something put aside.
fn full_phone() -> (Phone<Kept>, Kept) {
    let (mut phone, storage) = phone();
    phone.evening();
    phone.later(HOUR).wish(Intent::StartSession).expect("kept");
    phone.later(MINUTE).wish(Intent::LogMicroFailure(Source::Key)).expect("kept");
    phone.wish(Intent::EndSession).expect("kept");
    phone.wish(Intent::DraftNote(LETTERS.to_owned())).expect("kept");
    phone.wish(Intent::Finish).expect("kept");
    phone.later(HOUR).live(evening().into_iter().take(20).collect()).expect("kept");
    phone.wish(Intent::DraftNote("\"so\\far\"".to_owned())).expect("kept");
    storage.set(&full("q.0.n.x"), "[\"W1\",\"0000").expect("memory");
    (phone, storage)
}

fn full(key: &str) -> String {
    format!("{}{key}", keys::prefix("/wobble/"))
}

fn exported<S: Storage>(phone: &Phone<S>) -> String {
    backup::export(&phone.store, phone.now).expect("readable")
}

/// What the app does with a file: read it, restore it, load everything anew.
fn restore<S: Storage>(phone: &mut Phone<S>, text: &str) -> Result<Differences, BackupError> {
    let file = backup::parse(text)?;
    let planned = backup::preview(&mut phone.store, &phone.model, &file)?;
    let (done, undo) = backup::restore(&mut phone.store, &phone.model, &file)?;
    assert_eq!((planned.differences, planned.changes), (done, !undo.is_empty()), "what was announced is what was done");
    phone.model = load::load(&mut phone.store)?;
    let listed = phone.model.settings.skills.clone();
    load::survey(&mut phone.store, &mut phone.model)?;
    if !undo.is_empty() {
        load::rebuild(&mut phone.store, &mut phone.model)?;
    }
    assert_eq!(phone.model.settings.skills, listed, "a restored skill is in the list at once");
    Ok(done)
}

/// So many of a kind that are new.
fn fresh(new: usize) -> Count {
    Count { new, ..Count::default() }
}

/// How many sessions, notes and skills are new.
fn news(done: &Differences) -> (usize, usize, usize) {
    (done.sessions.new, done.notes.new + done.lessons.new, done.skills.new)
}

/// Everything but the skills' slots and what can be made again.
fn lasting(storage: &impl Storage) -> BTreeMap<String, String> {
    let made_again = |key: &str| key == full(keys::SUMMARIES) || key.starts_with(&full(keys::SKILL));
    contents(storage).into_iter().filter(|(key, _)| !made_again(key)).collect()
}

// ---------- out and in again ----------

#[test]
fn a_backup_restored_into_an_empty_phone_is_the_same_phone() {
    let (mut old, old_storage) = full_phone();
    let text = exported(&old);
    let storage = Kept::default();
    let mut new = Phone::open(storage.clone()).expect("readable");
    let done = restore(&mut new, &text).expect("a whole file");
    let all = Differences {
        sessions: fresh(2),
        notes: fresh(2),
        skills: fresh(1),
        choices: fresh(1),
        ..Differences::default()
    };
    assert_eq!(done, all);
    assert_eq!(remembered(&new.model), remembered(&old.model));
    assert_eq!(lasting(&*storage), lasting(&*old_storage), "record by record, byte by byte");
    assert_eq!(new.store.sessions().expect("readable"), old.store.sessions().expect("readable"));
    let notes = new.store.notes().expect("readable");
    assert_eq!(notes, old.store.notes().expect("readable"));
    assert_eq!(notes[1].text, LETTERS.trim());
    assert_eq!(new.store.usage().expect("readable").put_aside, 1, "what could not be read came along");
    // and practice goes on
    new.now = old.now;
    for phone in [&mut old, &mut new] {
        phone.later(SECOND).wish(Intent::LogClean(Source::Touch)).expect("kept");
    }
    assert_eq!(remembered(&new.model), remembered(&old.model));
}

#[test]
fn a_backup_of_the_restored_phone_has_the_same_records() {
    let (old, _) = full_phone();
    let mut new = Phone::open(Kept::default()).expect("readable");
    restore(&mut new, &exported(&old)).expect("a whole file");
    assert_eq!(records_but_skills(&exported(&new)), records_but_skills(&exported(&old)));
}

#[test]
fn a_backup_is_the_same_bytes_whenever_nothing_changed() {
    let (phone, storage) = full_phone();
    let before = contents(&*storage);
    assert_eq!(exported(&phone), exported(&phone));
    assert_eq!(contents(&*storage), before, "saving changes nothing");
    let file: serde_json::Value = serde_json::from_str(&exported(&phone)).expect("plain JSON");
    assert_eq!((file["wobble"].as_str(), file["version"].as_u64()), (Some("backup"), Some(1)));
    assert_eq!(file["saved"].as_i64(), Some(phone.now.0));
    let keys: Vec<String> = records(&exported(&phone)).into_keys().collect();
    let made_again = before.keys().filter(|key| keys::is_made_again(key)).count();
    assert!(!keys.iter().any(|key| keys::is_made_again(key)), "what can be made again is left out");
    assert_eq!((keys.len() + made_again, made_again), (before.len(), 2), "the summaries, the ledger");
}

#[test]
fn an_empty_phone_has_a_backup_too() {
    let empty = Phone::open(Kept::default()).expect("readable");
    let (mut phone, storage) = phone();
    let before = contents(&*storage);
    assert_eq!(restore(&mut phone, &exported(&empty)), Ok(Differences::default()));
    assert_eq!(contents(&*storage), before);
}

#[test]
fn restored_into_its_own_phone_it_changes_nothing() {
    let (mut phone, storage) = full_phone();
    let text = exported(&phone);
    let before = (contents(&*storage), remembered(&phone.model));
    let done = restore(&mut phone, &text).expect("a whole file");
    assert_eq!(news(&done), (0, 0, 0));
    assert_eq!((contents(&*storage), remembered(&phone.model)), before);
}

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
fn restored_twice_it_changes_nothing_the_second_time() {
    let (old, _) = full_phone();
    let text = exported(&old);
    let storage = Kept::default();
    let mut new = Phone::open(storage.clone()).expect("readable");
    restore(&mut new, &text).expect("a whole file");
    let before = (contents(&*storage), remembered(&new.model));
    let done = restore(&mut new, &text).expect("a whole file");
    assert_eq!(news(&done), (0, 0, 0));
    assert_eq!((contents(&*storage), remembered(&new.model)), before);
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

// ---------- sessions that are going on ----------

#[test]
fn a_session_that_is_going_on_here_goes_on() {
    let (old, _) = full_phone();
    let (mut phone, storage) = phone();
    phone.later(9 * HOUR).wish(Intent::StartSession).expect("kept");
    phone.later(SECOND).wish(Intent::LogClean(Source::Touch)).expect("kept");
    let here = phone.model.session.clone();
    let done = restore(&mut phone, &exported(&old)).expect("a whole file");
    assert_eq!((done.sessions.new, phone.model.session.clone()), (2, here));
    let theirs = keys::events(old.model.session.as_ref().expect("one").id());
    assert!(contents(&*storage).keys().all(|key| !key.starts_with(&full(&theirs))), "not half of another one");
}

#[test]
fn a_session_that_was_finished_since_is_not_taken_up_again() {
    let (mut phone, storage) = phone();
    let mut wishes = evening();
    let (_, finish) = wishes.pop().expect("the last wish");
    phone.live(wishes).expect("kept");
    let text = exported(&phone);
    phone.wish(finish).expect("kept");
    let before = contents(&*storage);
    let file = backup::parse(&text).expect("a whole file");
    let model = phone.model.clone();
    backup::restore(&mut phone.store, &model, &file).expect("memory has room");
    assert!(contents(&*storage).keys().all(|key| !key.starts_with(&full("e."))), "not even for a moment");
    restore(&mut phone, &text).expect("a whole file");
    assert_eq!(phone.model.session, None);
    assert_eq!(lasting(&*of(&before)), lasting(&*storage));
}

#[test]
fn taps_that_wait_in_memory_are_in_the_backup() {
    let storage = Rc::new(Moody::new(Kept::default(), Vec::new()));
    let mut phone = Phone::with(storage.clone(), skating(true));
    phone.wish(Intent::StartSession).expect("kept");
    storage.fill();
    for _ in 0..3 {
        let (_, results) = phone.later(SECOND).try_wish(Intent::LogClean(Source::Touch));
        assert_eq!(results, [Err(StorageError::Full)]);
    }
    let text = exported(&phone);
    let mut rescued = Phone::open(Kept::default()).expect("readable");
    restore(&mut rescued, &text).expect("a whole file");
    assert_eq!(rescued.model.session, phone.model.session);
}

// ---------- files that are no backup ----------

/// Reads a file that must be refused, on a phone with a session.
fn refused(text: &str) -> BackupError {
    backup::parse(text).expect_err("a file that is no backup")
}

#[test]
fn what_is_not_ours_is_refused() {
    for text in [
        "",
        " ",
        "null",
        "{}",
        "[]",
        "hello",
        "\u{feff}",
        "{\"wobble\":1,\"version\":1}",
        "{\"wobble\":\"backup\"}",
        "{\"wobble\":\"restore\",\"version\":1,\"saved\":0,\"count\":0,\"check\":\"00000000\",\"records\":{}}",
        "{\"other\":\"backup\",\"version\":1}",
        "<!doctype html><title>backup</title>",
        "PK\u{3}\u{4}",
    ] {
        assert_eq!(refused(text), BackupError::NotOurs, "{text:?}");
    }
}

#[test]
fn a_file_that_is_cut_short_is_refused_at_every_length() {
    let (phone, _) = full_phone();
    let text = exported(&phone);
    let head = "{\"wobble\":\"backup\"".len();
    assert!(backup::parse(&text).is_ok());
    for length in (0..text.len()).filter(|length| text.is_char_boundary(*length)) {
        let expected = if length < head { BackupError::NotOurs } else { BackupError::CutShort };
        assert_eq!(refused(&text[..length]), expected, "cut after {length} of {}", text.len());
    }
    // a letter that was cut in half, as a browser reads it
    let letter = text.find(|c: char| !c.is_ascii()).expect("a letter of several bytes");
    assert_eq!(refused(&format!("{}\u{fffd}", &text[..letter])), BackupError::CutShort);
}

#[test]
fn a_file_with_a_changed_letter_is_refused() {
    let (phone, _) = full_phone();
    let text = exported(&phone);
    let saved = text.find("\"saved\":").expect("there")..text.find(",\"count\"").expect("there");
    let version = text.find("\"version\":").expect("there") + "\"version\":".len();
    for place in (0..text.len()).filter(|place| text.as_bytes()[*place].is_ascii() && !saved.contains(place)) {
        for letter in ["8", "x"] {
            if &text[place..=place] == letter {
                continue;
            }
            let mut changed = text.clone();
            changed.replace_range(place..=place, letter);
            let error = refused(&changed);
            if place == version && letter == "8" {
                assert_eq!(error, BackupError::Newer(8));
            } else {
                assert!(
                    matches!(error, BackupError::Damaged | BackupError::NotOurs | BackupError::CutShort),
                    "{place}: {error}"
                );
            }
            let (begins, value) = (place < "{\"wobble\":\"backup\",\"version\":1".len(), error == BackupError::NotOurs);
            assert!(
                begins || !value || serde_json::from_str::<serde_json::Value>(&changed).is_err(),
                "{place}: {changed}"
            );
        }
    }
}

#[test]
fn a_file_whose_moment_was_changed_is_refused() {
    let (phone, _) = phone();
    let text = exported(&phone);
    let changed = text.replace(&phone.now.0.to_string(), "1");
    assert_ne!(changed, text);
    assert_eq!(refused(&changed), BackupError::Damaged);
}

#[test]
fn a_record_that_is_missing_or_too_many_is_noticed() {
    let (phone, _) = full_phone();
    let file: serde_json::Value = serde_json::from_str(&exported(&phone)).expect("JSON");
    let text = |file: &serde_json::Value| serde_json::to_string(file).expect("JSON");
    assert!(backup::parse(&text(&file)).is_ok(), "in whatever order the fields come");
    let mut fewer = file.clone();
    let taken = fewer["records"].as_array_mut().expect("records").pop().expect("one");
    assert_eq!(refused(&text(&fewer)), BackupError::Damaged);
    let count = file["count"].as_u64().expect("a number");
    fewer["count"] = (count - 1).into();
    assert_eq!(refused(&text(&fewer)), BackupError::Damaged, "the checksum notices");
    let mut more = file.clone();
    more["records"].as_array_mut().expect("records").push(taken);
    assert_eq!(refused(&text(&more)), BackupError::Damaged);
}

/// The records in a backup file.
fn records(text: &str) -> BTreeMap<String, String> {
    let file: serde_json::Value = serde_json::from_str(text).expect("JSON");
    let records: Vec<(String, String)> = serde_json::from_value(file["records"].clone()).expect("texts");
    records.into_iter().collect()
}

fn records_but_skills(text: &str) -> BTreeMap<String, String> {
    records(text).into_iter().filter(|(key, _)| !key.starts_with(keys::SKILL)).collect()
}

/// A backup of these records with a right count and checksum.
fn sealed(version: u32, records: &BTreeMap<String, String>) -> String {
    let head = format!("{version}\n0\n");
    let all = records.iter().fold(head, |all, (key, value)| all + key + "\n" + value + "\n");
    let check = wobble::store::frame::checksum_of(&all);
    let file = serde_json::json!({
        "wobble": "backup", "version": version, "saved": 0, "count": records.len(), "check": check,
        "records": records.iter().collect::<Vec<_>>(),
    });
    file.to_string()
}

#[test]
fn a_newer_wobbles_file_is_refused_by_name() {
    assert_eq!(refused(&sealed(2, &BTreeMap::new())), BackupError::Newer(2));
    let later = "{\"version\":7,\"wobble\":\"backup\",\"sealed\":[1,2,3]}";
    assert_eq!(refused(later), BackupError::Newer(7), "whatever else has changed in it");
    let rest = "\"me\",{\"later\":true}";
    let sum = wobble::store::frame::checksum_of(&format!("set\nW9\n{rest}"));
    let record = BTreeMap::from([("set".to_owned(), format!("[\"W9\",\"{sum}\",{rest}]"))]);
    assert_eq!(refused(&sealed(1, &record)), BackupError::Newer(9), "a newer record in it");
}

#[test]
fn a_file_larger_than_any_backup_is_refused_unread() {
    // nothing but values, far fewer bytes than a backup may have
    let many = format!("{{\"wobble\":\"backup\",\"version\":1,\"records\":[{}1]}}", "1,".repeat(2_000_000));
    assert_eq!(backup::parse(&many), Err(BackupError::NotOurs));
    let large = " ".repeat(MAX_BYTES + 1);
    assert_eq!(refused(&large), BackupError::TooLarge);
    assert_eq!(refused(&large[1..]), BackupError::NotOurs);
}

#[test]
fn records_that_are_sealed_but_make_no_sense_cost_themselves_alone() {
    let me = Id::me();
    let encode = |key: &str, text: &str| frame::encode(key, &me, &Json::parse(text).expect("JSON"));
    let skill = "k.1m7wtz900000a50h.0";
    let bad = BTreeMap::from([(skill.to_owned(), encode(skill, "[0,{\"name\":3}]"))]);
    let (mut phone, storage) = phone();
    // it costs itself: it is put aside, and said to be
    let told = restore(&mut phone, &sealed(1, &bad)).expect("a whole file");
    assert_eq!((told.unreadable, told.skills), (1, Count::default()));
    assert_eq!(storage.get(&full(&keys::quarantine(0, skill))), Ok(bad.get(skill).cloned()));
    let before = contents(&*storage);
    // a key that Wobble does not know is not for it to write
    let unknown = BTreeMap::from([("zz".to_owned(), encode("zz", "1"))]);
    assert_eq!(restore(&mut phone, &sealed(1, &unknown)), Ok(Differences::default()));
    assert_eq!(contents(&*storage), before);
}

#[test]
fn a_record_that_was_damaged_unnoticed_does_not_cost_the_backup() {
    let (phone, storage) = full_phone();
    let id = phone.store.ids(keys::SESSION).expect("readable").remove(0);
    let key = full(&keys::session(&id));
    let value = storage.get(&key).expect("readable").expect("there").replace("\"j\":\"", "\"j\":\"B");
    storage.set(&key, &value).expect("memory");
    let text = exported(&phone);
    let mut new = Phone::open(Kept::default()).expect("readable");
    let done = restore(&mut new, &text).expect("everything else is whole");
    assert_eq!((done.sessions.new, new.store.usage().expect("readable").put_aside), (1, 2));
}

#[test]
fn a_record_damaged_twice_is_in_the_backup_twice() {
    let (phone, storage) = full_phone();
    let id = phone.store.ids(keys::SESSION).expect("readable").remove(0);
    let key = keys::session(&id);
    storage.set(&full(&format!("q.0.{key}")), "the first time").expect("memory");
    storage.set(&full(&key), "the second time").expect("memory");
    let text = exported(&phone);
    let disk = Kept::default();
    let mut new = Phone::open(disk.clone()).expect("readable");
    restore(&mut new, &text).expect("everything else is whole");
    let kept: Vec<String> = contents(&*disk).into_values().collect();
    assert!(kept.contains(&"the first time".to_owned()) && kept.contains(&"the second time".to_owned()));
}

// ---------- no room ----------

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
