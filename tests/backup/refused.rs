//! Files that are no backup, cut short, changed or newer; and records in a whole file that make no sense.

use std::collections::BTreeMap;

use wobble::domain::*;
use wobble::json::Json;
use wobble::store::backup::{self, BackupError, Count, Differences, MAX_BYTES};
use wobble::store::{Storage, frame, keys};

use crate::story::*;
use crate::{exported, full_phone, restore, sealed};

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

#[test]
fn a_newer_wobbles_file_is_refused_by_name() {
    assert_eq!(refused(&sealed(2, &BTreeMap::new())), BackupError::Newer(2));
    let later = "{\"version\":7,\"wobble\":\"backup\",\"sealed\":[1,2,3]}";
    assert_eq!(refused(later), BackupError::Newer(7), "whatever else has changed in it");
    let record = BTreeMap::from([("set".to_owned(), newer("set"))]);
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
