//! Feel versus fact: guesses at the end of sessions beside their records.

use super::days;
use super::figure::{Figure, Key, Shown, Table};
use super::seen::{Seen, day};
use crate::charts::{MarkInk, Plot, Series};
use crate::domain::CountedSession;
use crate::drawing::What;
use crate::insights::{CALIBRATION_MINIMUM, Calibration, Guessed, day_number};
use crate::words;

const ONE: f64 = 1e6;
/// As many guesses as have room; older ones are in the table.
const DOTS: usize = 60;
/// From so many points too low to as many too high.
const MOST: i64 = 50;

/// The chart.
pub static FEEL: Figure = Figure {
    id: "feel-finding",
    also: words::OF_FEEL,
    head: words::FEEL_VERSUS_FACT,
    show,
    table,
    table_name: words::SESSIONS_AS_TABLE,
    heads: &[words::SESSION, words::GUESSED, words::WAS],
    method: words::FEEL_METHOD,
    key: Key::Guesses,
    has_choices: false,
    reads: false,
};

/// The sessions with a guess that was about all of it, oldest first: day and guess.
fn guesses(seen: &Seen) -> Vec<(i64, Guessed)> {
    let guess = |session: &CountedSession| {
        let summary = session.summary();
        let clean = summary.clean_known()?;
        let guessed = Guessed { guess: session.guess?, clean, of: clean + summary.misses() };
        Some((day_number(session.began, session.utc_offset_min), guessed))
    };
    seen.counted().iter().filter_map(guess).collect()
}

fn show(seen: &Seen) -> Shown {
    let all = guesses(seen);
    let guessed: Vec<Guessed> = all.iter().map(|(_, guessed)| *guessed).collect();
    let Some(found) = Calibration::of(&guessed) else {
        let note = words::sessions_when(seen.sessions().len(), &seen.when);
        let missing = CALIBRATION_MINIMUM.saturating_sub(guessed.len()).max(1);
        return Shown::missing(words::FEEL_VERSUS_FACT, note, words::guesses_missing(missing));
    };
    let shown: Vec<(i64, Guessed, f64)> =
        all.iter().filter_map(|(day, guessed)| Some((*day, *guessed, guessed.error()?))).collect();
    let shown = shown.get(shown.len().saturating_sub(DOTS)..).unwrap_or_default();
    let (first, last) = (shown.first().map_or(0, |(day, ..)| *day), shown.last().map_or(0, |(day, ..)| *day));
    let (from, to) = seen.window.days(seen.now).map_or((first, last), |(from, to)| (from.max(first.min(to)), to));
    let height = |points: f64| (points.clamp(-MOST as f64, MOST as f64) * ONE) as i64;
    let dots = shown.iter().map(|(day, _, error)| (*day, height(*error))).collect();
    let band = (height(found.interval.0), height(found.interval.1));
    let mean = Series {
        ink: MarkInk::Ink,
        line: [from, to].map(|day| (day, height(found.mean))).to_vec(),
        band: vec![band, band],
        ..Series::default()
    };
    let level = |(points, word): (i64, &str)| (points * ONE as i64, word.to_owned());
    let signed = |points: i64| words::signed(points as f64);
    let plot = Plot {
        from,
        to,
        along: days::along(from, to),
        caption: words::GUESS_LESS_RECORD.to_owned(),
        bounds: Some((height(-MOST as f64), height(MOST as f64))),
        levels: [(-MOST, signed(-MOST)), (0, "0".to_owned()), (MOST, signed(MOST))]
            .iter()
            .map(|(at, word)| level((*at, word)))
            .collect(),
        stops: shown.iter().map(|(day, ..)| *day).collect(),
        series: vec![mean, Series { ink: MarkInk::Clean, dots, ..Series::default() }],
        ..Plot::default()
    };
    let (finding, mut note) = words::guesses_say(found.mean, found.interval, found.n, &seen.when);
    note += &words::last_drawn(all.len(), shown.len());
    let value =
        |(at, guessed, error): &(i64, Guessed, f64)| words::guess_value(&day(*at, seen.has_years), guessed, *error);
    Shown {
        finding: [finding, String::new(), String::new()],
        note,
        values: shown.iter().map(value).collect(),
        missing: None,
        what: What::Plot(plot),
    }
}

fn table(seen: &Seen, most: usize) -> Table {
    let all = guesses(seen);
    let row = |(at, Guessed { guess, clean, of }): &(i64, Guessed)| {
        vec![day(*at, seen.has_years), words::of_ten(*guess), words::of(*clean, *of)]
    };
    Table { rows: all.iter().rev().take(most).map(row).collect(), all: all.len() }
}
