//! English: the edge, the breakdown ladder, the metronome, and what to practise next.

use super::en_made::{counted, misses_word};
use super::numbers::number;
use crate::domain::{Found, LadderEnd};
use crate::insights::{EDGE_MINIMUM, EdgeAdvice, WhatNext};

/// The advice where the ladder has no such level.
pub const NO_LEVEL_ABOVE: &str = said!("Harder: no level above");
/// The same at the other end.
pub const NO_LEVEL_BELOW: &str = said!("Easier: no level below");
/// Harder and harder until it breaks down.
pub const BREAKDOWN_LADDER: &str = said!("Breakdown ladder");
/// What it does, where it can be begun.
pub const LADDER_WHAT: &str = said!("Harder until three misses in a row");
/// Why it is not offered where clean attempts are not logged.
pub const LADDER_NEEDS_CLEANS: &str = said!("The breakdown ladder needs clean attempts, too.");
/// To end it.
pub const STOP_LADDER: &str = said!("Stop the ladder");
/// What Undo takes back: its beginning, or its stop.
pub const UNDO_LADDER: &str = said!("ladder");
/// A fall ended it.
pub const LADDER_FELL: &str = said!("The ladder ended with the fall.");
/// How it is worked out.
pub const LADDER_METHOD: &str = said!(
    "The breakdown level is the hardest level that was tried before three misses in a row: Wobble’s own definition, of one run, so there is no interval. Of each day the best run counts. A ladder of numbers is climbed by a weighted staircase (Kaernbach 1991) that settles where about 16 of 100 attempts miss."
);
/// A level that did not break down.
pub const NOT_BROKEN: &str = said!("the top, without breaking down");
/// A column: what was reached.
pub const BREAKDOWN_AT: &str = said!("Breakdown at");
/// What the days are shown as.
pub const DAYS_AS_TABLE: &str = said!("Days as a table");

/// An even click.
pub const METRONOME: &str = said!("Metronome");
/// What it does.
pub const METRONOME_MORE: &str = said!(
    "An even click at the level’s tempo, in sessions with levels in bpm. A button in the session turns it on, too."
);
/// "Metronome, 92 bpm"
pub fn metronome_at(tempo: &str) -> String {
    format!("{METRONOME}, {tempo} bpm")
}

/// "Next: One-foot glide."
pub const NEXT_UP: &str = said!("Next: ");

/// What the edge says, in a few words, where there is nothing to press.
pub fn edge_advice(advice: EdgeAdvice) -> String {
    match advice {
        EdgeAdvice::TooFew(missing) => {
            format!("Keep going, {} of {EDGE_MINIMUM}", EDGE_MINIMUM.saturating_sub(missing))
        }
        EdgeAdvice::Harder => NO_LEVEL_ABOVE.to_owned(),
        EdgeAdvice::KeepGoing => said!("Stay at this level").to_owned(),
        EdgeAdvice::Easier => NO_LEVEL_BELOW.to_owned(),
    }
}

/// "Harder: No barrier": the advice as what it does. `word` is Harder or Easier.
pub fn take_advice(word: &str, level: &str) -> String {
    format!("{word}: {level}")
}

/// "Rung 3 of 5": how far a ladder is climbed; `rung` from 0.
pub fn ladder_rung((rung, of): (usize, usize)) -> String {
    format!("Rung {} of {of}", number(rung + 1))
}

/// "No miss", "2 misses in a row", of the three that end it.
pub fn missed_in_a_row(n: u8) -> String {
    match n {
        0 => said!("Three misses in a row end it").to_owned(),
        1 => format!("{} of three", misses_word(1)),
        n => format!("{} of three in a row", misses_word(n.into())),
    }
}

/// "Breakdown at No barrier: a new kind of miss unlocked.": how a ladder ended, and at which level.
pub fn ladder_ended(end: LadderEnd, level: &str, is_new_best: bool) -> String {
    match (end, is_new_best) {
        (LadderEnd::Fell, _) => LADDER_FELL.to_owned(),
        (LadderEnd::Broke, true) => format!("Breakdown at {level}: a new kind of miss unlocked."),
        (LadderEnd::Broke, false) => format!("Breakdown at {level}."),
        (LadderEnd::Top, _) => format!("To the top of the ladder: {level}."),
    }
}

/// "Two-foot stop: breakdown at No barrier, a new best.": the same where the component is not in sight.
pub fn ladder_showed(component: &str, end: LadderEnd, level: &str, is_new_best: bool) -> String {
    let best = if is_new_best { ", a new best" } else { "" };
    match end {
        LadderEnd::Top => format!("{component}: to the top of the ladder, {level}{best}."),
        _ => format!("{component}: breakdown at {level}{best}."),
    }
}

/// "Back on Hand near the barrier."
pub fn back_on(level: &str) -> String {
    format!("Back on {level}.")
}

/// "Not seen for 9 days, and near its edge: 3 of 12 missed. Misses come less often lately.": why a component is next.
pub fn why_next(next: &WhatNext) -> String {
    let days = format!("Not seen for {}", counted(next.days.max(0) as usize, "day", "days"));
    let edge = match next.edge.advice() {
        EdgeAdvice::TooFew(_) => "",
        EdgeAdvice::KeepGoing => ", and near its edge",
        EdgeAdvice::Harder => ", and easy by now",
        EdgeAdvice::Easier => ", and hard so far",
    };
    let share = match edge {
        "" => String::new(),
        _ => format!(": {} of {} missed", next.edge.misses, next.edge.n),
    };
    let found = match next.found {
        None => "",
        Some(Found::Fewer) => " Misses come less often lately.",
        Some(Found::More) => " Misses come more often lately.",
        Some(Found::Milder) => " More misses are wobbles lately.",
        Some(Found::Rougher) => " Fewer misses are wobbles lately.",
        Some(Found::Reached) => " Its last session reached a new level.",
    };
    let lesson = if next.has_lesson { " You kept a lesson for it." } else { "" };
    format!("{days}{edge}{share}.{found}{lesson}")
}

/// "3 days, from Hand near the barrier to No barrier": the picture of what ladders reached.
pub fn ladder_days(days: usize, first: &str, last: &str) -> String {
    match days {
        1 => format!("Breakdown ladder on one day: {last}"),
        _ => format!("Breakdown ladder on {}: from {first} to {last}", counted(days, "day", "days")),
    }
}

/// What splits a component into several.
pub const WHAT_IS_IN_IT_LINES: &str = said!("What is in it? One part a line");
/// To add all of them.
pub const ADD_PARTS: &str = said!("Add the parts");
/// To join it to another one.
pub const MERGE: &str = said!("Merge");
/// To do that.
pub const MERGE_THEM: &str = said!("Merge them");
/// What that does.
pub const MERGE_MORE: &str = said!(
    "Its attempts stay as they are and count with the other’s; it is offered no more. Undo and Bring back take that back."
);
/// With which.
pub const MERGE_INTO: &str = said!("Merge into");
/// To make it a part of another one.
pub const MOVE_UNDER: &str = said!("Part of");
/// It is a part of none.
pub const STANDS_ALONE: &str = said!("Nothing: it stands alone");
/// To put it there.
pub const PUT_IT_THERE: &str = said!("Put it there");

/// "Two parts were added to Two-foot stop."
pub fn parts_added(n: usize, whole: &str) -> String {
    format!("{} added to {whole}.", counted(n, "part was", "parts were"))
}

/// "T-stop is merged into Two-foot stop, with every attempt."
pub fn merged(name: &str, into: &str) -> String {
    format!("{name} is merged into {into}, with every attempt.")
}

/// "T-stop is a part of Two-foot stop now."
pub fn moved_under(name: &str, whole: Option<&str>) -> String {
    match whole {
        Some(whole) => format!("{name} is a part of {whole} now."),
        None => format!("{name} stands alone now."),
    }
}
