//! Feel versus fact: guesses at the end of sessions beside their records.

use std::rc::Rc;

use crate::dom::{El, el, list, nothing};
use crate::domain::{CountedSession, Instant};
use crate::insights::{CALIBRATION_MINIMUM, Calibration, Guessed};
use crate::platform::locale;
use crate::widgets::{ChartFrame, Folds, chart_frame, table};
use crate::words;

/// As many rows as one looks over.
const ROWS: usize = 40;

/// A session with a guess: when it began, on which wall clock, and the guess.
type Guess = ((Instant, i16), Guessed);

/// The sessions with a guess, the oldest first.
fn guesses(sessions: &[CountedSession]) -> Vec<Guess> {
    let guess = |session: &CountedSession| {
        let summary = session.summary();
        let guessed = Guessed { guess: session.guess?, clean: summary.clean, of: summary.clean + summary.misses() };
        Some(((session.began, session.utc_offset_min), guessed))
    };
    sessions.iter().filter_map(guess).collect()
}

/// What the guesses of a skill come to; nothing where none was made.
pub(super) fn feel_versus_fact(sessions: &[CountedSession], folds: Folds) -> El {
    let of_it: Rc<[Guess]> = guesses(sessions).into();
    if of_it.is_empty() {
        return nothing();
    }
    let guessed: Vec<Guessed> = of_it.iter().map(|(.., guessed)| *guessed).collect();
    let found = Calibration::of(&guessed);
    let (finding, note) = match found {
        Some(Calibration { n, mean, interval }) => words::guesses_say(mean, interval, n),
        None => {
            let missing = CALIBRATION_MINIMUM.saturating_sub(guessed.len()).max(1);
            (words::FEEL_VERSUS_FACT.to_owned(), words::guesses_missing(missing))
        }
    };
    let rows = move || {
        let row = |((began, offset), Guessed { guess, clean, of }): &Guess| {
            vec![locale::day_of_year(*began, *offset), words::of_ten(*guess), words::of(*clean, *of)]
        };
        let rows: Vec<Vec<String>> = of_it.iter().rev().take(ROWS).map(row).collect();
        table(words::SESSIONS_AS_TABLE, &[words::SESSION, words::GUESSED, words::WAS], &rows)
    };
    chart_frame(ChartFrame {
        id: "feel-finding",
        also: words::OF_FEEL,
        finding: Rc::new(move || [finding.clone(), String::new(), String::new()]),
        note: Box::new(move || note.clone()),
        ranges: nothing(),
        picture: found.map_or_else(nothing, |found| scale(&found)),
        is_drawn: Rc::new(|| true),
        table: Rc::new(rows),
        method: words::FEEL_METHOD,
        folds,
    })
}

/// From 30 points too low to 30 too high: where the mean error is, and its interval.
fn scale(found: &Calibration) -> El {
    const MOST: f64 = 30.0;
    let x = |points: f64| ((points.clamp(-MOST, MOST) + MOST) / (2.0 * MOST) * 360.0 + 10.0) as u32;
    let picture = crate::dom::svg("svg")
        .attr("viewBox", "0 0 380 28")
        .attr("preserveAspectRatio", "none")
        .attr("aria-hidden", "true")
        .child(crate::widgets::path("whole", "M0 14H380"))
        .child(crate::widgets::path("ends", "M190 3V25"))
        .child(crate::widgets::path("likely", &format!("M{} 14H{}", x(found.interval.0), x(found.interval.1))))
        .child(crate::widgets::path("point", &format!("M{} 14h.01", x(found.mean))));
    let scale = el("div.scale");
    el("div.meter").child(list([scale
        .child(el("span").text(words::TOO_LOW))
        .child(picture)
        .child(el("span").text(words::TOO_HIGH))]))
}
