//! English: what is said of a skill, its components, and what is done to them.

use super::en::{
    BLANK_NAME, LAST_STAYS, NAME_PUT_AWAY, NAME_TAKEN, NO_NUMBERS_LEFT, NOT_A_NUMBER, NOT_POSSIBLE_NOW, RUNG_PRACTISED,
    SESSION_NEEDS_IT, UNIT_ALONE,
};
use super::en_made::counted;
use crate::domain::EditRefused;

/// Why an edit of a skill was not done, and what can be.
pub fn edit_refused(why: EditRefused) -> String {
    let text = match why {
        EditRefused::TooLong(n, most) => {
            return format!("That is {n} characters; {most} are the most.");
        }
        EditRefused::Empty => BLANK_NAME,
        EditRefused::Taken { put_away: false } => NAME_TAKEN,
        EditRefused::Taken { put_away: true } => NAME_PUT_AWAY,
        EditRefused::Last => LAST_STAYS,
        EditRefused::InSession => SESSION_NEEDS_IT,
        EditRefused::Practised => RUNG_PRACTISED,
        EditRefused::NotANumber => NOT_A_NUMBER,
        EditRefused::UnitAlone => UNIT_ALONE,
        EditRefused::Full => NO_NUMBERS_LEFT,
        EditRefused::NotThere => NOT_POSSIBLE_NOW,
    };
    text.to_owned()
}

/// "13 components."
pub fn components(n: usize) -> String {
    format!("{}.", counted(n, "component", "components"))
}

/// "Part of Two-foot stop."
pub fn part_of(whole: &str) -> String {
    format!("Part of {whole}.")
}

/// "3 of 5, No barrier": the rung that is practised, and how many there are.
pub fn rung_of(rung: usize, of: usize, name: &str) -> String {
    format!("{} of {of}, {name}", rung + 1)
}

/// "92 bpm", "1.5 s": thousandths of a unit.
pub fn measure(value: i64, unit: &str) -> String {
    let value = thousandths(value);
    if unit.is_empty() { value } else { format!("{value} {unit}") }
}

/// "92", "1.5": thousandths as they are typed.
pub fn thousandths(value: i64) -> String {
    let (whole, part) = (value / 1000, value % 1000);
    if part == 0 {
        return whole.to_string();
    }
    let sign = if value < 0 && whole == 0 { "-" } else { "" };
    let mut text = format!("{sign}{whole}.{:03}", part.abs());
    while text.ends_with('0') {
        text.pop();
    }
    text
}

/// "Leaned back: 2 of 5.": where something stands now.
pub fn stands(name: &str, place: usize, of: usize) -> String {
    format!("{name}: {} of {of}.", place + 1)
}

/// "Move Two-foot stop".
pub fn move_it(name: &str) -> String {
    format!("Move {name}")
}

/// "Back to Ice skating".
pub fn back_to(name: &str) -> String {
    format!("Back to {name}")
}

/// "T-stop was added."
pub fn added(name: &str) -> String {
    format!("{name} was added.")
}

/// "It is called T-stop now."
pub fn renamed(name: &str) -> String {
    format!("It is called {name} now.")
}

/// "T-stop is archived, with every attempt."
pub fn archived(name: &str) -> String {
    format!("{name} is archived, with every attempt.")
}

/// "Leaned back is retired."
pub fn retired(name: &str) -> String {
    format!("{name} is retired. What you logged with it keeps its words.")
}

/// "T-stop is back."
pub fn back_again(name: &str) -> String {
    format!("{name} is back.")
}

/// "From a jog is off the ladder."
pub fn off_the_ladder(name: &str) -> String {
    format!("{name} is off the ladder.")
}

/// "No barrier is next."
pub fn is_next(name: &str) -> String {
    format!("{name} is next.")
}

/// "Retired, 2".
pub fn how_many(what: &str, n: usize) -> String {
    format!("{what}, {n}")
}
