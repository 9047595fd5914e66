//! English: changes that a person marks on a chart, its phase lines: a new tweak, a new coach, new skates.

use super::en_celeration::{line_missing, lower_first};
use super::en_charts::in_the_last;
use super::en_made::{counted, rate};
use super::en_ratio::{ratio, ratio_between};
use crate::insights::methods::{Compared, Missing, Verdict};

/// What changed on a day, and a line on charts.
pub const A_CHANGE: &str = said!("Change");

/// "in the last 3 months, since “New skates”"; of all sessions, only since when.
pub fn when_since(when: &str, line: &str) -> String {
    let when = if when == in_the_last(None) { String::new() } else { format!("{when}, ") };
    format!("{when}since “{line}”")
}

/// "Since “New skates”: ", "1.25", " misses a minute.": where there are too few sessions for a line; no rate: they have no minute.
pub fn since_finding(line: &str, what: &str, a_minute: Option<f64>) -> [String; 3] {
    let before = format!("Since “{line}”: ");
    match a_minute {
        Some(a_minute) => [before, rate(a_minute), format!(" {} a minute.", lower_first(what))],
        None => [before, said!("less than a minute").to_owned(), said!(" of practice.").to_owned()],
    }
}

/// "2 sessions since 14 Nov. 3 more sessions and this can draw a line."
pub fn since_note(sessions: usize, day: &str, missing: Missing) -> String {
    format!("{} since {day}. {}", counted(sessions, "session", "sessions"), line_missing(missing))
}

/// " No session since “New skates” (14 Nov) yet."
pub fn none_since(line: &str, day: &str) -> String {
    format!(" No session since “{line}” ({day}) yet.")
}

/// " Misses a minute beside the time before it: ÷1.42, likely ÷1.20 to ÷1.70 (12 and 8 sessions)." How the sessions since a change stand
/// beside those before it, back to the change before; nothing where there were no misses. There is no verdict on one that was marked late,
/// when its day may have been picked by what came of it.
pub fn beside_before(
    found: &Result<Compared, Missing>,
    (before, since): (usize, usize),
    (is_mixed, is_late): (bool, bool),
) -> String {
    let Ok(found) = found else { return String::new() };
    let (of, interval, verdict) = match found {
        Compared::AtRandom(exact) => (exact.ratio, exact.interval, said!(", if misses came at random; no verdict")),
        Compared::Measured(changed) if changed.verdict() == Verdict::Unclear => {
            (changed.ratio, changed.interval, said!("; no clear change"))
        }
        Compared::Measured(changed) if is_late => {
            (changed.ratio, changed.interval, said!("; marked afterwards, so no verdict"))
        }
        Compared::Measured(changed) => (changed.ratio, changed.interval, ""),
    };
    let is_bounded = of > 0.0 && of.is_finite() && interval.0 > 0.0 && interval.1.is_finite();
    let said = match is_bounded {
        true => format!("{}, likely {}{verdict}", ratio(of), ratio_between(interval)),
        false => said!("none in one of the times").to_owned(),
    };
    let mixed = if is_mixed { said!("; levels or components differ") } else { "" };
    format!(
        " Misses a minute beside the time before it: {said} ({before} and {}){mixed}.",
        counted(since, "session", "sessions")
    )
}

/// "Bend the knees on the way…": the beginning of something long.
pub fn cut_off(begin: &str) -> String {
    format!("{begin}…")
}

/// "New coach, new skates": two changes of one day.
pub fn both(one: &str, other: &str) -> String {
    format!("{one}, {}", lower_first(other))
}

/// To mark one.
pub const MARK_CHANGE: &str = said!("Mark a change");
/// What the changes of a chart are called.
pub const CHANGES: &str = said!("Changes");
/// What it is for, while there is none.
pub const MARK_CHANGE_MORE: &str =
    said!("A new tweak, a new coach, new gear: a line on that day, and the sessions since stand beside those before.");
/// A field: what it was.
pub const WHAT_CHANGED: &str = said!("What changed?");
/// In it while it is empty.
pub const CHANGE_HINT: &str = said!("In a few words");
/// A choice: the skill or the component whose charts have the line.
pub const ON_CHARTS_OF: &str = said!("On charts of");
/// A field: the first day on which it was different.
pub const LINE_FROM: &str = said!("From");
/// A switch: a lesson is a line on charts, too.
pub const LINE_ON_CHARTS: &str = said!("A line on charts");
/// What that does.
pub const LINE_ON_CHARTS_MORE: &str = said!("On Insights, sessions since that day stand beside those before it.");
/// To delete one.
pub const DELETE_CHANGE: &str = said!("Delete change");
/// One was deleted.
pub const CHANGE_DELETED: &str = said!("Change deleted.");

/// "New tweak", "New coach", and what one has for the skill of this name: what changes most often.
pub fn changes_in(skill: &str) -> [&'static str; 3] {
    let skates = skill.to_lowercase().contains("skat");
    [said!("New tweak"), said!("New coach"), if skates { said!("New skates") } else { said!("New gear") }]
}

/// "from 14 Nov": beside a lesson that is a line on charts.
pub fn line_from(day: &str) -> String {
    format!("from {day}")
}

/// "14 Nov: New skates"
pub fn change_of_day(day: &str, what: &str) -> String {
    format!("{day}: {what}")
}

/// " (New skates)": for ears, behind the name of its button.
pub fn of_change(what: &str) -> String {
    format!(" ({what})")
}
