//! The safety copy: what a killed browser forgot is done again, what was deleted does not come back, and what the journal
//! does not know stays.

mod story;

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use proptest::prelude::*;
use story::*;
use wobble::domain::Instant;
use wobble::store::journal::{Journal, Journaled, KEPT, Line, recover};
use wobble::store::{MemoryStorage, Storage, StorageError};

/// A journal in memory, and a clock that goes on by a second at every look.
#[derive(Default)]
struct Lines(RefCell<Vec<(u32, Line)>>, Cell<i64>);

impl Journal for &Lines {
    fn add(&self, line: Line) {
        let mut lines = self.0.borrow_mut();
        let place = lines.last().map_or(1, |(place, _)| place + 1);
        lines.push((place, line));
    }

    fn now(&self) -> Instant {
        self.1.set(self.1.get() + 1000);
        Instant(self.1.get())
    }
}

fn line(key: &str, was: &str, value: Option<&str>, at: i64) -> Line {
    let was = if was.is_empty() { String::new() } else { wobble::store::frame::checksum_of(was) };
    Line { key: key.to_owned(), was, value: value.map(str::to_owned), at: Instant(at) }
}

#[test]
fn every_change_is_noted_with_what_was_there() {
    let (storage, lines) = (Rc::new(MemoryStorage::default()), Lines::default());
    let journaled = Journaled::new(storage.clone(), &lines, |key| key == "roll");
    journaled.set("a", "1").expect("room");
    journaled.set("a", "2").expect("room");
    journaled.set("roll", "made").expect("room");
    journaled.set("troll", "1").expect("room");
    journaled.remove("a").expect("there");
    journaled.remove("never there").expect("nothing to do");
    let noted: Vec<Line> = lines.0.take().into_iter().map(|(_, line)| line).collect();
    let expected = [
        line("a", "", Some("1"), 1000),
        line("a", "1", Some("2"), 2000),
        line("troll", "", Some("1"), 3000),
        line("a", "2", None, 4000),
        line("never there", "", None, 5000),
    ];
    assert_eq!(noted, expected, "what can be made again is not noted");
}

#[test]
fn what_there_is_no_room_for_is_in_the_journal() {
    let lines = Lines::default();
    let full = Rc::new(Moody::new(MemoryStorage::default(), vec![true]));
    let journaled = Journaled::new(full.clone(), &lines, |key| key == "roll");
    assert_eq!(journaled.set("a", "1"), Err(StorageError::Full));
    let noted = lines.0.take();
    assert_eq!(noted[0].1, line("a", "", Some("1"), 1000));
    let later = MemoryStorage::default();
    assert_eq!(recover(&later, &noted, Instant(2000)).expect("readable").again.len(), 1);
    assert_eq!(later.get("a"), Ok(Some("1".to_owned())));
}

#[test]
fn what_there_was_no_room_for_and_was_deleted_stays_gone() {
    let lines = Lines::default();
    let full = Rc::new(Moody::new(MemoryStorage::default(), vec![true]));
    let journaled = Journaled::new(full.clone(), &lines, |key| key == "roll");
    assert_eq!(journaled.set("a", "1"), Err(StorageError::Full));
    journaled.remove("a").expect("nothing to do");
    full.calm();
    assert_eq!(recover(&full, &lines.0.borrow(), Instant(9000)).expect("readable").again, []);
    assert_eq!(full.get("a"), Ok(None));
}

#[test]
fn what_was_forgotten_is_done_again_and_what_was_deleted_stays_gone() {
    let lines = [
        (1, line("new", "", Some("n"), 1000)),
        (2, line("twice", "old", Some("x"), 2000)),
        (3, line("twice", "x", Some("y"), 3000)),
        (4, line("gone", "there", None, 4000)),
        (5, line("came and went", "", Some("c"), 5000)),
        (6, line("came and went", "c", None, 6000)),
        (7, line("as it is", "", Some("z"), 7000)),
    ];
    let storage = MemoryStorage::default();
    for (key, value) in [("twice", "old"), ("gone", "there"), ("came and went", "c"), ("as it is", "z")] {
        storage.set(key, value).expect("room");
    }
    let recovered = recover(&storage, &lines, Instant(8000)).expect("readable");
    let again: Vec<&str> = recovered.again.iter().map(|line| line.key.as_str()).collect();
    assert_eq!(again, ["new", "twice", "gone", "came and went"], "in their order");
    assert_eq!((recovered.failed, recovered.done), (vec![], vec![]));
    let expected = [("as it is", "z"), ("new", "n"), ("twice", "y")];
    assert_eq!(contents(&storage), expected.map(|(k, v)| (k.to_owned(), v.to_owned())).into());
}

#[test]
fn what_the_journal_does_not_know_stays() {
    let lines = [(1, line("a", "", Some("1"), 1000)), (2, line("a", "1", Some("2"), 2000))];
    let storage = MemoryStorage::default();
    storage.set("a", "3").expect("room");
    let recovered = recover(&storage, &lines, Instant(3000)).expect("readable");
    assert_eq!(storage.get("a"), Ok(Some("3".to_owned())), "its line was lost when the page was closed");
    assert_eq!(recovered.again, []);
    assert_eq!(recovered.done, [1, 2], "and the journal knows nothing of it");
}

#[test]
fn a_line_stays_for_a_day_and_until_it_was_seen_to_be_done() {
    let lines = [
        (1, line("kept", "", Some("1"), 1000)),
        (2, line("lost", "", Some("1"), 2000)),
        (3, line("changed", "", Some("1"), 3000)),
        (4, line("changed", "1", Some("2"), 3000 + KEPT)),
    ];
    let storage = MemoryStorage::default();
    storage.set("kept", "1").expect("room");
    storage.set("changed", "2").expect("room");
    let young = recover(&copy_of(&storage), &lines, Instant(1000 + KEPT)).expect("readable");
    assert_eq!(young.done, [0_u32; 0]);
    let later = Instant(4000 + KEPT);
    let old = recover(&storage, &lines, later).expect("readable");
    assert_eq!(old.done, [1, 3], "“lost” was only done again now: a later start must see it");
    assert_eq!(recover(&storage, &lines, later).expect("readable").done, [1, 2, 3]);
}

#[test]
fn lines_in_one_place_go_together() {
    let lines =
        [(7, line("a", "", Some("1"), 1000)), (7, line("b", "", Some("1"), 1000)), (8, line("c", "", None, 1000))];
    let storage = MemoryStorage::default();
    storage.set("a", "1").expect("room");
    let later = Instant(2000 + KEPT);
    assert_eq!(recover(&storage, &lines, later).expect("readable").done, [8], "“b” was only done again now");
    assert_eq!(recover(&storage, &lines, later).expect("readable").done, [7, 8]);
}

#[test]
fn a_line_that_cannot_be_done_again_stays() {
    let lines = [(1, line("a", "", Some("1"), 1000))];
    let full = Rc::new(Moody::new(MemoryStorage::default(), vec![true]));
    let recovered = recover(&full, &lines, Instant(2000 + KEPT)).expect("readable");
    assert_eq!((recovered.failed, recovered.again, recovered.done), (vec![lines[0].1.clone()], vec![], vec![]));
}

/// Any change of one of a few keys; every value is another one.
fn changes() -> impl Strategy<Value = Vec<(u8, bool)>> {
    prop::collection::vec((0_u8..6, prop::bool::weighted(0.7)), 1..60)
}

proptest! {
    #![proptest_config(same_cases(400, 0x1ce))]

    #[test]
    fn a_storage_that_went_back_to_any_moment_is_as_it_was_at_the_end(changes in changes(), back in 0_usize..60) {
        let (storage, lines) = (Rc::new(MemoryStorage::default()), Lines::default());
        let journaled = Journaled::new(storage.clone(), &lines, |key| key == "roll");
        let mut moments = vec![copy_of(&storage)];
        for (nth, (key, is_written)) in changes.iter().enumerate() {
            match is_written {
                true => journaled.set(&format!("key {key}"), &format!("value {nth}")),
                false => journaled.remove(&format!("key {key}")),
            }.expect("memory holds everything");
            moments.push(copy_of(&storage));
        }
        let killed = &moments[back % moments.len()];
        recover(killed, &lines.0.borrow(), Instant(100_000)).expect("readable");
        prop_assert_eq!(contents(killed), contents(&storage));
        // once more: nothing is left to do
        prop_assert_eq!(recover(killed, &lines.0.borrow(), Instant(100_000)).expect("readable").again, vec![]);
    }

    #[test]
    fn what_there_was_no_room_for_is_done_when_there_is_whatever_was_forgotten(
        changes in changes(), full in prop::collection::vec(any::<bool>(), 1..20), back in 0_usize..60,
    ) {
        let (kept, lines) = (Rc::new(MemoryStorage::default()), Lines::default());
        let journaled = Journaled::new(Moody::new(kept.clone(), full), &lines, |key| key == "roll");
        let (mut wished, mut moments) = (std::collections::BTreeMap::new(), vec![copy_of(&kept)]);
        for (nth, (key, is_written)) in changes.iter().enumerate() {
            let (key, value) = (format!("key {key}"), format!("value {nth}"));
            if *is_written {
                // whether or not there was room: the app shows it, and says that it waits
                let _ = journaled.set(&key, &value);
                wished.insert(key, value);
            } else {
                journaled.remove(&key).expect("there is always room to remove");
                wished.remove(&key);
            }
            moments.push(copy_of(&kept));
        }
        let killed = &moments[back % moments.len()];
        recover(killed, &lines.0.borrow(), Instant(100_000)).expect("readable");
        prop_assert_eq!(contents(killed), wished);
    }

    #[test]
    fn a_journal_that_ends_too_early_undoes_nothing_that_was_written(changes in changes(), lost in 1_usize..5) {
        let (storage, lines) = (Rc::new(MemoryStorage::default()), Lines::default());
        let journaled = Journaled::new(storage.clone(), &lines, |key| key == "roll");
        for (nth, (key, _)) in changes.iter().enumerate() {
            journaled.set(&format!("key {key}"), &format!("value {nth}")).expect("memory holds everything");
        }
        let before = contents(&storage);
        let mut known = lines.0.take();
        known.truncate(known.len().saturating_sub(lost));
        recover(&storage, &known, Instant(100_000)).expect("readable");
        prop_assert_eq!(contents(&storage), before);
    }
}
