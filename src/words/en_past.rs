//! English: what is said of sessions that are over, of misses that wait, and of what cannot have been.

use super::en_made::{clock, counted};
use super::numbers::number;
use crate::domain::{CannotBe, Millis, REMEMBERED_MINUTES, REMEMBERED_MOST};
use crate::insights::Around;

/// Sessions are counted for the first time on this phone, or again.
pub const COUNTING: &str = said!("Counting your sessions. Next time they are counted already.");
/// How far that is: "1,200 of 3,000".
pub fn counted_so_far(done: usize, all: usize) -> String {
    if all == 0 { String::new() } else { format!("{} of {}", number(done), number(all)) }
}
/// What Waiting asks for.
pub const WAITING_LEAD: &str = said!("Two taps each: what went wrong, what you would change. A guess is fine.");
/// How a pile of misses of which little is known becomes quick: nothing of the film is kept here.
pub const FILM_IT: &str = said!(
    "Hard to tell afterwards? Film a few attempts with the phone’s camera app, and label from the film. Wobble keeps no pictures."
);
/// Heading: no miss asks, and some are old.
pub const NOTHING_ASKS: &str = said!("Nothing asks");
/// What becomes of old ones.
pub const NOTHING_ASKS_MORE: &str =
    said!("After 30 days a miss without a cause stops asking. It still counts in every chart.");
/// "Older ones (12)": misses that stopped asking.
pub fn older_ones(n: usize) -> String {
    format!("Older ones ({})", number(n))
}
/// To open a miss that waits.
pub const EXPLAIN: &str = said!("Explain");
/// Goes on without a tweak.
pub const NOT_SURE_YET: &str = said!("Not sure yet");
/// Goes on.
pub const NEXT: &str = said!("Next");
/// Closes the pile.
pub const LEAVE_THE_REST: &str = said!("Leave the rest");
/// Heading: the pile was closed.
pub const THEY_CAN_WAIT: &str = said!("They can wait");
/// What becomes of them.
pub const THEY_CAN_WAIT_MORE: &str =
    said!("A miss without a cause still counts in every chart. Come back to them, or don’t: nothing is owed.");
/// Heading: each miss has a cause now.
pub const ALL_EXPLAINED: &str = said!("That was the last one");
/// What becomes of it.
pub const ALL_EXPLAINED_MORE: &str = said!("Each of them is in Sessions, line by line, if you change your mind.");
/// More of the same list.
pub const SHOW_MORE: &str = said!("Show more");
/// The miss was changed elsewhere.
pub const MISS_IS_GONE: &str = said!("This one was changed elsewhere in the meantime. Nothing was changed here.");
/// The session was changed elsewhere.
pub const SESSION_IS_OTHER: &str = said!(
    "This session was changed elsewhere in the meantime. It is shown as it is now; what you did last was not kept."
);
/// The lesson was changed elsewhere.
pub const LESSON_IS_OTHER: &str =
    said!("This was changed elsewhere in the meantime. Keep it again to put these words in place of those.");
/// A lesson without words.
pub const LESSON_IS_EMPTY: &str = said!("It needs a few words. Nothing was kept.");
/// To close a form.
pub const CANCEL: &str = said!("Cancel");
/// To move a session to another time.
pub const MOVE_IT: &str = said!("Move it there");
/// Nothing to bring back, and nothing offered.
pub const ADD_ONE_BELOW: &str = said!("Add one below.");

/// Why a session by hand was not added, beside the field that it is about.
pub fn not_added(why: CannotBe) -> String {
    format!("Nothing was added. {}", cannot_be(why))
}

/// Why a session was not moved.
pub fn not_moved(why: CannotBe) -> String {
    format!("Nothing was changed. {}", cannot_be(why))
}

fn cannot_be(why: CannotBe) -> String {
    match why {
        CannotBe::NoTime => said!("There is no such day and time: choose both.").to_owned(),
        CannotBe::StillToCome => said!("It would not be over yet.").to_owned(),
        CannotBe::LongAgo => said!("Wobble’s calendar begins in 2000.").to_owned(),
        CannotBe::Minutes => format!("It takes a whole number of minutes, 1 to {REMEMBERED_MINUTES}."),
        CannotBe::Clean | CannotBe::Misses => format!("It takes a whole number, 0 to {REMEMBERED_MOST}."),
    }
}

/// "Nothing was added. It takes a whole minute, 0 to 26.": a tap at a minute that the session does not have.
pub fn no_such_minute(last: i64) -> String {
    match last {
        0 => said!("Nothing was added. The session is shorter than a minute: the minute is 0.").to_owned(),
        _ => format!("Nothing was added. It takes a whole minute of the session, 0 to {last}."),
    }
}

/// "A tap is missing at minute (0 to 26)".
pub fn at_minute(last: i64) -> String {
    format!("A tap is missing at minute (0 to {last})")
}

/// "Snowplough, one foot · 12 Nov": of what, and when; names have commas of their own.
pub fn miss_of(component: &str, day: &str) -> String {
    format!("{component} · {day}")
}

/// "12:48 into the session, after 3 clean, then a miss.": where a miss stands, and between what, if that is known.
pub fn miss_stands(running: Millis, around: Option<Around>) -> String {
    let at = clock(running);
    let Some(around) = around else { return format!("{at} into the session.") };
    if around.before.is_none() && around.after.is_none() {
        return format!("{at} into the session, the only attempt.");
    }
    let before = match around.before {
        None => said!("the first attempt").to_owned(),
        Some((true, n)) => format!("after {n} clean"),
        Some((false, 1)) => said!("after a miss").to_owned(),
        Some((false, n)) => format!("after {}", counted(n, "miss", "misses")),
    };
    let after = match around.after {
        None => said!("the last attempt"),
        Some(true) => said!("then clean"),
        Some(false) => said!("then a miss"),
    };
    format!("{at} into the session, {before}, {after}.")
}

/// "Explain Miss at 12:48".
pub fn explain(what: &str, running: Millis) -> String {
    format!("{EXPLAIN} {what} at {}", clock(running))
}

/// "Leaned back, then bend knees." or "Leaned back.": what was said of a miss.
pub fn was_explained(cause: &str, tweak: Option<&str>) -> String {
    match tweak {
        Some(tweak) => format!("{cause}, then {tweak}."),
        None => format!("{cause}."),
    }
}

/// "and 4 more wait": what is not shown yet.
pub fn n_more(n: usize) -> String {
    format!("{SHOW_MORE} ({n})")
}
