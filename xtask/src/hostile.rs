//! `cargo xtask hostile`: as many damaged documents as one likes, read by the store.
//!
//! `tests/hostile` makes them. They are read by a faster build than other tests are, in which numbers that overflow are noticed.

use crate::arguments::Arguments;
use crate::failure::Outcome;
use crate::run;

/// Reads so many documents of a seed.
///
/// # Errors
/// One of them broke something; its number is printed, and makes it again.
pub fn run(mut arguments: Arguments) -> Outcome {
    let documents: u64 = arguments.number("documents", 1_000_000)?;
    let seed: u64 = arguments.number("seed", 1)?;
    arguments.finish()?;
    read(documents, seed)
}

/// The same, called from other chores.
///
/// # Errors
/// As [`run()`].
pub fn read(documents: u64, seed: u64) -> Outcome {
    let mut cargo = run::cargo(["test", "--package", "wobble", "--test", "hostile", "--profile", "hostile"])?;
    cargo.env("WOBBLE_DOCUMENTS", documents.to_string()).env("WOBBLE_SEED", seed.to_string());
    run::show(&mut cargo)?;
    println!("{documents} documents of seed {seed}: nothing panicked, was misread or lost.");
    Ok(())
}
