//! Prints the backup of somebody's years on the ice, to restore in the app, to test with, and to measure with:
//!
//! ```text
//! cargo run --release --example generate_history -- 7 0.5 2026-11-20 > half-a-year.json
//! cargo run --release --example generate_history -- 7 10 2026-11-20 > ten-years.json
//! cargo run --release --example generate_history -- 7 10 2026-11-20 --notes ja > ten-years-in-japanese.json
//! cargo run --release --example generate_history -- 7 5 2026-11-20 --device 1 > all-but-the-last-tenth.json
//! ```
//!
//! The arguments: a seed, how many years (0.5 is the half-year that the app shows; whole years are those of somebody who
//! practises nearly every day, moves once, travels each year and writes a diary), the day after the last session, and, if you
//! like, what the wall clock is ahead of UTC then, in minutes (60). `--notes ja` writes the diary in Japanese, of which some
//! browsers keep a character in two bytes. `--device 1` and `--device 2` are one history on two phones: the first has not got the last
//! tenth of the sessions, the second not the first tenth, and on each other misses were explained afterwards.

use std::process::ExitCode;

use wobble::domain::{Instant, MicroFailure, Outcome, Size};
use wobble::sample::{Language, Life, backup_of, history, ice_skating, write_diary};
use wobble::store::{MemoryStorage, Store, backup, keys};

const USAGE: &str =
    "usage: generate_history SEED YEARS YYYY-MM-DD [MINUTES AHEAD OF UTC] [--notes en|ja] [--device 1|2]";

/// One session in so many was explained afterwards.
const EXPLAINED: usize = 10;

/// What the first or the second of two phones has of a history.
fn on_device(nth: usize, text: &str, end: Instant) -> Result<String, String> {
    let all = backup::records_of(text).ok_or("The backup cannot be read.")?;
    let mut store = Store::new(MemoryStorage::default(), "/");
    store.fill(all);
    let ids = store.ids(keys::SESSION).map_err(|error| error.to_string())?;
    let tenth = ids.len() / 10;
    let gone = if nth == 0 { ids.len() - tenth..ids.len() } else { 0..tenth };
    for id in &ids[gone] {
        store.remove(&keys::session(id)).and(store.remove(&keys::note(id))).map_err(|error| error.to_string())?;
    }
    for id in ids.iter().step_by(EXPLAINED) {
        let Some(mut session) = store.read_session(id).map_err(|error| error.to_string())? else { continue };
        let misses = session.attempts.iter_mut().filter(|attempt| attempt.micro().is_some());
        if let Some(miss) = misses.into_iter().nth(nth) {
            miss.outcome = Outcome::Micro(MicroFailure { size: Some(Size::Stumble), ..MicroFailure::default() });
            store.write_session(&session).map_err(|error| error.to_string())?;
        }
    }
    backup::export(&store, end).map_err(|error| error.to_string())
}

fn backup(arguments: &[String]) -> Result<String, String> {
    let usage = || USAGE.to_owned();
    let (arguments, device) = match arguments {
        [before @ .., flag, nth] if flag == "--device" => {
            (before, Some(nth.parse::<usize>().ok().filter(|nth| [1, 2].contains(nth)).ok_or_else(usage)?))
        }
        all => (all, None),
    };
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
    let text = backup_of(&lived, end).map_err(|error| error.to_string())?;
    device.map_or(Ok(text.clone()), |nth| on_device(nth - 1, &text, end))
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
