//! Documents that were damaged, cut, mixed up or made up: nothing panics, nothing is read as something that it does not
//! say, and no neighbour is lost.
//!
//! `cargo xtask hostile --documents 1000000 --seed 7` reads as many as one likes, and `cargo xtask test` 50,000 of them; here are
//! a thousand. A document that breaks something is named by its number, and made again by `WOBBLE_DOCUMENT=<number>`.

#[allow(dead_code)] // the fixtures' tests need the rest
#[path = "../fixtures/evening.rs"]
mod evening;
#[path = "../story/mod.rs"]
mod story;

mod chance;
mod devices;
mod phones;
mod tables;
mod targets;
mod text;
mod tree;

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::thread;

use chance::Chance;
use phones::Phones;

fn number(name: &str) -> Option<u64> {
    std::env::var(name).ok().map(|text| text.parse().unwrap_or_else(|_| panic!("{name} is a number: {text}")))
}

/// Reads the document with this number.
fn read(phones: &Phones, seed: u64, nth: u64) {
    let chance = &mut Chance::of(seed, nth);
    match nth % 10 {
        0..4 => targets::one_record(phones, chance),
        4 => targets::backup_file(phones, chance),
        5 => targets::restored(phones, chance),
        6 => targets::replayed(phones, chance),
        7 => devices::put_together(phones, chance),
        8 => tables::imported(phones, chance),
        _ => targets::whole_storage(phones, chance),
    }
}

#[test]
fn no_document_breaks_anything() {
    let (count, seed) = (number("WOBBLE_DOCUMENTS").unwrap_or(1_000), number("WOBBLE_SEED").unwrap_or(1));
    if let Some(nth) = number("WOBBLE_DOCUMENT") {
        return read(&Phones::new(), seed, nth);
    }
    let threads = thread::available_parallelism().map_or(1, |threads| threads.get() as u64);
    let broken: Vec<u64> = thread::scope(|scope| {
        let share = |first: u64| {
            let phones = Phones::new();
            let breaks = |nth: &u64| catch_unwind(AssertUnwindSafe(|| read(&phones, seed, *nth))).is_err();
            (first..count).step_by(threads as usize).filter(breaks).take(3).collect::<Vec<u64>>()
        };
        let all: Vec<_> = (0..threads).map(|first| scope.spawn(move || share(first))).collect();
        all.into_iter().flat_map(|thread| thread.join().expect("it catches what breaks")).collect()
    });
    assert_eq!(broken, [0_u64; 0], "of {count} documents of seed {seed}, these break something");
}
