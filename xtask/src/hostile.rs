//! `cargo xtask hostile`: as many damaged documents as one likes, read by the store.
//!
//! `tests/hostile` makes them; every test run reads 50,000.

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
    let mut cargo = run::cargo(["test", "--package", "wobble", "--test", "hostile", "--profile", "hostile"])?;
    cargo.env("WOBBLE_DOCUMENTS", documents.to_string()).env("WOBBLE_SEED", seed.to_string());
    run::show(&mut cargo)?;
    println!("{documents} documents of seed {seed}: nothing panicked, was misread or lost.");
    Ok(())
}
