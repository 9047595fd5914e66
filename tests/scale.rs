//! Ten years: 3,000 sessions, 100,000 micro-failures, 60,000 clean attempts, 3,000 notes. How much room they take, and how many
//! records the first screen reads of them.

mod story;

use std::cell::Cell;
use std::rc::Rc;

use story::contents;
use wobble::domain::{Id, Instant};
use wobble::sample::{History, Language, Life, backup_of, history, ice_skating, write_diary};
use wobble::store::rollups::Rollups;
use wobble::store::{MemoryStorage, Storage, Store, backup, keys, load};

/// 2026-11-20, midnight in Berlin.
const END: Instant = Instant(1_795_129_200_000);

fn ten_years() -> History {
    let mut lived = history(7, ice_skating(7, END).expect("a deck"), END, 60, &Life::years(10));
    write_diary(&mut lived, 7, Language::English);
    lived
}

/// A phone on which all of it is, summaries and roll-ups included.
fn phone(lived: &History) -> Rc<MemoryStorage> {
    let storage = Rc::new(MemoryStorage::default());
    let mut store = Store::new(storage.clone(), "/");
    store.fill(backup::records_of(&backup_of(lived, END).expect("memory")).expect("a backup"));
    let mut model = load::load(&mut store).expect("readable");
    load::survey(&mut store, &mut model).expect("readable");
    let mut rollups = Rollups::open(&mut store).expect("readable");
    rollups.count_some(&mut store, usize::MAX).expect("readable");
    assert_eq!((rollups.count(), store.troubles()), (3000, (0, 0)));
    storage
}

/// UTF-16 units, as Chromium and Firefox count, keys included.
fn units(storage: &MemoryStorage) -> usize {
    contents(storage).iter().map(|(key, value)| key.encode_utf16().count() + value.encode_utf16().count()).sum()
}

/// Bytes, as WebKit keeps them: one for a character if all of a text are in Latin-1, else two for each unit.
fn webkit_bytes(storage: &MemoryStorage) -> usize {
    let bytes = |text: &str| match text.chars().all(|letter| u32::from(letter) < 256) {
        true => text.chars().count(),
        false => 2 * text.encode_utf16().count(),
    };
    contents(storage).iter().map(|(key, value)| bytes(key) + bytes(value)).sum()
}

/// How much of it is of one kind.
fn of_kind(storage: &MemoryStorage, kind: &str) -> usize {
    let begin = keys::prefix("/") + kind;
    let all = contents(storage);
    all.iter()
        .filter(|(key, _)| key.starts_with(&begin))
        .map(|(key, value)| key.len() + value.encode_utf16().count())
        .sum()
}

#[test]
fn ten_years_fit_in_every_browser() {
    let mut lived = ten_years();
    let attempts = || lived.sessions.iter().flat_map(|session| &session.attempts);
    let misses = attempts().filter(|attempt| attempt.micro().is_some()).count();
    assert!(lived.sessions.len() >= 3000 && lived.notes.len() >= 3000);
    assert!(misses >= 100_000 && attempts().count() - misses >= 60_000);
    let storage = phone(&lived);
    let kinds = [keys::SESSION, keys::NOTE, keys::ROLLUP, keys::SUMMARIES].map(|kind| of_kind(&storage, kind));
    let english = units(&storage);
    write_diary(&mut lived, 7, Language::Japanese);
    let japanese = webkit_bytes(&phone(&lived));
    println!("{english} units: sessions, notes, roll-ups, summaries {kinds:?}; in Japanese {japanese} bytes in WebKit");
    assert!(english < UNITS, "{english} units");
    assert!(japanese < 5_000_000, "{japanese} bytes of WebKit's 5 MB");
    assert!(kinds[2] < 270_000, "{} units of roll-ups", kinds[2]);
}

/// Of the 5,242,880 that Chromium and Firefox give. Two thirds of it are the columns of sessions: whoever makes them shorter
/// lowers this.
const UNITS: usize = 4_000_000;

/// A storage that counts how often it is asked.
#[derive(Default)]
struct Counting {
    inner: MemoryStorage,
    reads: Cell<usize>,
    listings: Cell<usize>,
}

impl Storage for Counting {
    fn get(&self, key: &str) -> Result<Option<String>, wobble::store::StorageError> {
        self.reads.set(self.reads.get() + 1);
        self.inner.get(key)
    }
    fn set(&self, key: &str, value: &str) -> Result<(), wobble::store::StorageError> {
        self.inner.set(key, value)
    }
    fn remove(&self, key: &str) -> Result<(), wobble::store::StorageError> {
        self.inner.remove(key)
    }
    fn keys(&self) -> Result<Vec<String>, wobble::store::StorageError> {
        self.listings.set(self.listings.get() + 1);
        self.inner.keys()
    }
}
