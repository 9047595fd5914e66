//! A device that is killed or full, records that cannot be read, and those of a newer Wobble.

use wobble::domain::*;
use wobble::store::merge::merge;
use wobble::store::{frame, keys, load, settle};

use crate::device::{Device, used};
use crate::story::*;
use crate::{both, pair};

#[test]
fn a_phone_that_is_killed_while_it_deletes_has_deleted_or_not() {
    let begun = used();
    for changes in 0..8 {
        let disk = Device::of(&begun, FRIDAY.after(DAY)).storage;
        let mut phone = Phone::open(Dying::after(changes, disk.clone())).expect("readable");
        phone.now = FRIDAY.after(DAY);
        let session = phone.store.sessions().expect("readable").remove(0);
        drop(phone.try_wish(Change::DeleteSession(session.id.clone())));
        let mut again = Phone::open(disk).expect("readable");
        load::survey(&mut again.store, &mut again.model).expect("writable");
        settle(&mut again.store, &mut again.model).expect("writable");
        let (sessions, notes) = (again.store.sessions(), again.store.notes());
        let left = (sessions.expect("readable").len(), notes.expect("readable").len());
        assert!(left == (1, 1) || left == (0, 0), "{left:?} after {changes} changes");
        assert_eq!(left == (1, 1), changes == 0, "the first change says that it is deleted");
    }
}

#[test]
fn a_full_phone_can_delete() {
    let begun = used();
    let disk = Device::of(&begun, FRIDAY).storage;
    let room = Quota::new(disk.clone(), 0).taken();
    let mut phone = Phone::open(Quota::new(disk, room)).expect("readable");
    let session = phone.store.sessions().expect("readable").remove(0);
    let key = keys::deleted(&keys::session(&session.id));
    assert_eq!(phone.store.delete_session(&session.id), Ok(()));
    assert_eq!(phone.store.sessions(), Ok(Vec::new()));
    assert!(phone.store.raw(&key).is_ok_and(|found| found.is_some()), "and it is known that it was deleted");
}

#[test]
fn what_cannot_be_read_is_put_aside_under_numbers_that_do_not_depend_on_the_order() {
    let aside = |number: u32, text: &str| (keys::quarantine(number, "n.x"), text.to_owned());
    let (one, other) = (vec![aside(0, "b"), aside(1, "a")], vec![aside(0, "c"), aside(1, "b")]);
    let all = vec![aside(0, "a"), aside(1, "b"), aside(2, "c")];
    assert_eq!((both(&one, &other), both(&other, &one)), (all.clone(), all));
    let torn = vec![("s.x".to_owned(), "torn".to_owned())];
    let (records, told) = merge(&Vec::new(), &torn);
    assert_eq!((records, told.unreadable), (vec![(keys::quarantine(0, "s.x"), "torn".to_owned())], 1));
}

#[test]
fn choices_that_no_wobble_wrote_are_put_together_once() {
    let set = |body: &str| {
        let rest = format!("\"me\",{body}");
        let sum = frame::checksum_of(&format!("set\nW3\n{rest}"));
        vec![("set".to_owned(), format!("[\"W3\",\"{sum}\",{rest}]"))]
    };
    let whole = set(r#"{"k":["1m7wtz900000a50h"],"s":null,"t":"r","p":45,"r":"30","h":true,"b":1795194000000}"#);
    // a field is missing; the instant of the last change is none
    let without = r#"{"k":["1m7wtz900000a50h"],"s":null,"t":"r","p":45,"r":"30","b":1795194000000}"#;
    let timeless = r#"{"k":["1m7wtz900000a50h"],"s":null,"t":"d","p":45,"r":"30","h":true,"b":1795194000000,"e":[]}"#;
    for odd in [without, timeless].map(set) {
        let merged = both(&odd, &whole);
        assert_eq!(both(&merged, &whole), merged);
        assert_eq!(both(&merged, &odd), merged);
        assert_eq!(both(&whole, &odd), merged);
    }
}

#[test]
fn a_newer_wobbles_record_is_left_alone() {
    let (one, _) = pair(0);
    let records = one.records();
    for kind in ["s.", "n.", "j.", "k.", "set"] {
        let (key, _) = records.iter().find(|(key, _)| key.starts_with(kind)).expect("one of each");
        let newer = vec![(key.clone(), newer(key))];
        for merged in [both(&records, &newer), both(&newer, &records)] {
            assert!(merged.contains(&newer[0]), "{key}");
            assert!(merged.len() >= both(&records, &records).len(), "and nothing else is lost");
        }
    }
}
