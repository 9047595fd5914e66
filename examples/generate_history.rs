//! Prints the backup of somebody's years on the ice, to restore in the app, to test with, and to measure with:
//!
//! ```text
//! cargo run --release --example generate_history -- 7 0.5 2026-11-20 > half-a-year.json
//! cargo run --release --example generate_history -- 7 10 2026-11-20 > ten-years.json
//! ```
//!
//! The arguments: a seed, how many years (0.5 is the half-year that the app shows; whole years are those of somebody who
//! practises nearly every day), the day after the last session, and, if you like, what the wall clock is ahead of UTC, in
//! minutes.

use std::process::ExitCode;

use wobble::domain::Instant;
use wobble::sample::{Life, backup_of, history, ice_skating};

const USAGE: &str = "usage: generate_history SEED YEARS YYYY-MM-DD [MINUTES AHEAD OF UTC]";

fn backup(arguments: &[String]) -> Result<String, String> {
    let usage = || USAGE.to_owned();
    let [seed, years, end, rest @ ..] = arguments else { return Err(usage()) };
    let seed = seed.parse().map_err(|_| usage())?;
    let life = match years.as_str() {
        "0.5" => Life::half_a_year(),
        years => Life::years(years.parse().ok().filter(|years| *years > 0).ok_or_else(usage)?),
    };
    let offset: i16 = rest.first().map_or(Ok(60), |minutes| minutes.parse()).map_err(|_| usage())?;
    let day: chrono::NaiveDate = end.parse().map_err(|_| usage())?;
    let midnight = day.and_hms_opt(0, 0, 0).ok_or_else(usage)?.and_utc().timestamp_millis();
    let end = Instant(midnight - i64::from(offset) * 60_000);
    let skill = ice_skating(seed, end).ok_or("The deck for ice skating cannot be read.")?;
    backup_of(&history(seed, skill, end, offset, &life), end).map_err(|error| error.to_string())
}

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match backup(&arguments) {
        Ok(text) => {
            println!("{text}");
            ExitCode::SUCCESS
        }
        Err(why) => {
            eprintln!("{why}");
            ExitCode::FAILURE
        }
    }
}
