//! Prints the backup of somebody's years on the ice, to restore in the app, to test with, and to measure with:
//!
//! ```text
//! cargo run --release --example generate_history -- 7 0.5 2026-11-20 > half-a-year.json
//! cargo run --release --example generate_history -- 7 10 2026-11-20 > ten-years.json
//! cargo run --release --example generate_history -- 7 10 2026-11-20 --notes ja > ten-years-in-japanese.json
//! ```
//!
//! The arguments: a seed, how many years (0.5 is the half-year that the app shows; whole years are those of somebody who
//! practises nearly every day, moves once, travels each year and writes a diary), the day after the last session, and, if you
//! like, what the wall clock is ahead of UTC then, in minutes (60). `--notes ja` writes the diary in Japanese, of which some
//! browsers keep a character in two bytes.

use std::process::ExitCode;

use wobble::domain::Instant;
use wobble::sample::{Language, Life, backup_of, history, ice_skating, write_diary};

const USAGE: &str = "usage: generate_history SEED YEARS YYYY-MM-DD [MINUTES AHEAD OF UTC] [--notes en|ja]";

fn backup(arguments: &[String]) -> Result<String, String> {
    let usage = || USAGE.to_owned();
    let (arguments, language) = match arguments {
        [before @ .., flag, language] if flag == "--notes" => (before, Some(language.as_str())),
        all => (all, None),
    };
    let language = match language {
        None | Some("en") => Language::English,
        Some("ja") => Language::Japanese,
        Some(_) => return Err(usage()),
    };
    let [seed, years, end, rest @ ..] = arguments else { return Err(usage()) };
    let has_diary = years != "0.5";
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
    let mut lived = history(seed, skill, end, offset, &life);
    if has_diary {
        write_diary(&mut lived, seed, language);
    }
    backup_of(&lived, end).map_err(|error| error.to_string())
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
