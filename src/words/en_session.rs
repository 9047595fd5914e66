//! English: what Practice and the wrap-up say of sessions.

use super::en::{SESSION_EMPTY, SESSION_HAS_ENDED, SESSION_RUNNING};
use super::en_charts::of;
use super::en_made::{clean_and_misses, counted, duration, misses_word, n_clean};
use super::numbers::number;
use crate::domain::Millis;

/// "Last practised Thursday. The last 20 attempts: 15 clean, 5 misses." They may be of several days and components, so no
/// component is named, and the day is that of the newest.
pub fn recent(day: &str, clean: usize, misses: usize) -> String {
    let last = match (clean, misses) {
        (0, 1) => said!("One miss").to_owned(),
        (0, _) => format!("The last {}", misses_word(misses)),
        (1, 0) => said!("One attempt, and it was clean").to_owned(),
        _ => format!("The last {} attempts: {}", number(clean + misses), clean_and_misses(clean, misses)),
    };
    format!("Last practised {day}. {last}.")
}

/// "A session is running: 5 clean, 3 misses." `clean` is `None` where clean attempts are not logged.
pub fn not_finished(has_ended: bool, clean: Option<usize>, misses: usize) -> String {
    let state = if has_ended { SESSION_HAS_ENDED } else { SESSION_RUNNING };
    let clean = clean.map(|clean| n_clean(clean) + ", ").unwrap_or_default();
    format!("{state}: {clean}{}.", misses_word(misses))
}

/// "So far 7 h 40 min of practice."
pub fn so_far(running: Millis, body: bool) -> String {
    format!("So far {} {}.", duration(running), if body { "on the ice" } else { "of practice" })
}

/// The beginning of a text, as much of it as a glance takes in.
pub fn glimpse(text: &str) -> String {
    const LETTERS: usize = 80;
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match line.char_indices().nth(LETTERS) {
        None => line,
        Some((end, _)) => format!("{}…", line[..end].trim_end()),
    }
}

/// "Session ended, 25 min".
pub fn session_ended(running: Millis) -> String {
    format!("Session ended, {}", duration(running))
}

const SMALL: [&str; 10] = ["Zero", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine"];

/// "Five" at the beginning of a sentence, "12".
fn spelled(n: usize) -> String {
    SMALL.get(n).map_or_else(|| number(n), |word| (*word).to_owned())
}

/// The day's best true thing: `run` clean attempts in a row, of `clean` clean ones and so many misses.
pub fn best_of(run: usize, clean: usize, misses: usize) -> String {
    match (run, clean, misses) {
        (2.., ..) => format!("{} clean in\u{a0}a\u{a0}row.", spelled(run)),
        (_, 2.., _) => format!("{} clean attempts.", spelled(clean)),
        (_, 1, _) => said!("One clean attempt, and you know how it felt.").to_owned(),
        (_, _, 0) => SESSION_EMPTY.to_owned(),
        _ => format!("{} collected.", counted(misses, "signal", "signals")),
    }
}

/// "Of the 7 retries after ", "The one retry after ": before the tweak's name.
pub fn retries_before(n: usize) -> String {
    if n == 1 { "The one retry after ".to_owned() } else { format!("Of the {} retries after ", number(n)) }
}

/// ", 6 were clean.", ", all were clean.", " was clean.": what stands after the tweak's name, of so many retries.
pub fn retries_after(clean: usize, of: usize) -> String {
    match (clean, of) {
        (0, 1) => said!(" was a miss.").to_owned(),
        (_, 1) => said!(" was clean.").to_owned(),
        (0, _) => ", none was clean.".to_owned(),
        (1, _) => ", 1 was clean.".to_owned(),
        (2, 2) => ", both were clean.".to_owned(),
        _ if clean == of => ", all were clean.".to_owned(),
        _ => format!(", {}\u{a0}were clean.", number(clean)),
    }
}

/// "So far 7 of 9 retries after bend knees were clean.", of three retries or more.
pub fn worked_so_far(clean: u32, all: u32, tweak: &str) -> String {
    let were = if clean == 1 { "was" } else { "were" };
    format!("So far {} retries after {tweak} {were} clean.", of(clean, all))
}

/// "Leaned back, then bend knees"
pub fn cause_then_tweak(cause: &str, tweak: &str) -> String {
    format!("{cause}, then {tweak}")
}

/// Said aloud when a reflection opens: "What went wrong? Try: bend knees."
pub fn prompt(tweak: Option<&str>) -> String {
    let ask = said!("What went wrong?");
    tweak.map_or_else(|| ask.to_owned(), |tweak| format!("{ask} Try: {tweak}."))
}

/// The chip that gives cause and tweak as they were given last.
pub const SAME_AS_LAST_TIME: &str = said!("Same as last time");
/// After "7 of 9", for ears.
pub const RETRIES_CLEAN: &str = said!(" retries clean");
/// On a tweak that was never tried.
pub const UNTRIED: &str = said!("untried");

/// "5 misses wait for a cause; the bench is a good place."
pub fn wait_for_cause(n: usize) -> String {
    match n {
        1 => "1 miss waits for a cause. It can wait.".to_owned(),
        _ => format!("{} wait for a cause. They can wait.", misses_word(n)),
    }
}

/// A session goes on in another tab.
pub const RUNNING_ELSEWHERE: &str = said!("A session is running in another tab");
/// The same, at its wrap-up.
pub const ENDED_ELSEWHERE: &str = said!("A session has ended in another tab");
/// To the screen that follows it.
pub const FOLLOW_IT: &str = said!("Follow it");
/// What counts there.
pub const TAPS_COUNT_THERE: &str = said!("This session goes on in another tab. Taps count there.");
/// Where its note is written.
pub const NOTE_IS_THERE: &str = said!("This session has ended in another tab. Its note of progress is written there.");
/// To take it over.
pub const GO_ON_HERE: &str = said!("Go on here");
/// Told when this tab has the session.
pub const GOES_ON_HERE: &str = said!("The session goes on in this tab now.");
/// Told when another tab has it.
pub const GOES_ON_ELSEWHERE: &str = said!("The session goes on in another tab now.");
