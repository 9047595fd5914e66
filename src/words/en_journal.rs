//! English: what the Journal says of setbacks, of words that are turned round, and of how far one has come.

use super::en_made::counted;
use super::numbers::number;
use crate::domain::Question;

/// What is written, for the choice among them.
pub const WRITE_WHAT: &str = said!("What is it?");
/// A larger failure from life.
pub const SETBACK: &str = said!("Setback");
/// Several of them.
pub const SETBACKS: &str = said!("Setbacks");
/// To turn a verdict round.
pub const REFRAME: &str = said!("“I suck at this”");
/// A lesson that comes up nowhere.
pub const NOTE: &str = said!("Note");
/// To show a lesson before others.
pub const PIN: &str = said!("Show it first");
/// What that does.
pub const PIN_MORE: &str = said!("On Practice and here, before newer lessons.");
/// A lesson that is shown before others.
pub const PINNED: &str = said!("Shown first");
/// No setback.
pub const NO_SETBACKS: &str = said!("No setback written");
/// What one is for.
pub const NO_SETBACKS_MORE: &str = said!(
    "Something larger than a miss: a delayed degree, a lost job. Write looks at it, one question at a time. Nothing counts."
);
/// No milestone.
pub const NO_MILESTONES: &str = said!("No milestone yet");
/// What they are.
pub const NO_MILESTONES_MORE: &str =
    said!("The first is a component’s first clean attempt, or 100 micro-failures collected. None can be lost.");
/// What was typed is kept.
pub const KEPT_AS_TYPED: &str = said!("Every word is kept as you type. Skip what you like.");
/// To leave a setback for now.
pub const GO_ON_LATER: &str = said!("Go on later");
/// To go on with a setback.
pub const GO_ON: &str = said!("Go on");
/// To the question before.
pub const BACK: &str = said!("Back");
/// Still in the game.
pub const STILL_IN: &str = said!("Yes, still in it");
/// Out of the game.
pub const OUT_OF_IT: &str = said!("No, I am out of it");
/// The answer to the first.
pub const THEN_MICRO: &str = said!("Then it is micro.");
/// The answer to the second.
pub const THEN_MACRO: &str = said!("Then it is macro. Nothing has to come of it today.");
/// Kind words for it.
pub const MACRO_MORE: &str = said!("It was one game, not all of you. This can be changed at any time.");
/// A setback that is micro.
pub const MICRO: &str = said!("micro");
/// A setback that is macro.
pub const MACRO: &str = said!("macro");
/// A setback that is being written.
pub const BEGUN: &str = said!("begun");
/// Where nothing was written down of what happened.
pub const NO_WORDS: &str = said!("Without words.");
/// Before what it taught.
pub const IT_TAUGHT: &str = said!("It taught");
/// Before the next attempt.
pub const NEXT_ATTEMPT: &str = said!("Next small attempt");
/// Before who and what else is there.
pub const ALSO_THERE: &str = said!("Also there");
/// The next attempt is a lesson.
pub const IS_A_LESSON: &str = said!("Kept as a lesson: it comes up on Practice.");
/// To keep something as a lesson.
pub const KEEP_AS_LESSON: &str = said!("Keep as a lesson");
/// To keep something as a note.
pub const KEEP_AS_NOTE: &str = said!("Keep as a note");
/// To keep nothing.
pub const LET_IT_GO: &str = said!("Let it go");
/// When to look again.
pub const IN_TWO_WEEKS: &str = said!("In 2 weeks");
/// The same.
pub const IN_A_MONTH: &str = said!("In 1 month");
/// The same.
pub const IN_THREE_MONTHS: &str = said!("In 3 months");
/// Not at all.
pub const NOT_AGAIN: &str = said!("Not again");
/// A setback that is looked at again.
pub const LOOK_AGAIN: &str = said!("You wanted to look at this again");
/// What is asked then.
pub const HOW_NOW: &str = said!("How does it look now?");
/// What is asked after that.
pub const LOOK_AGAIN_WHEN: &str = said!("Look again?");
/// To close it.
pub const CLOSE_IT: &str = said!("Close it");
/// To delete a setback.
pub const DELETE_SETBACK: &str = said!("Delete setback");
/// It was deleted.
pub const SETBACK_DELETED: &str = said!("Setback deleted.");
/// Heading: an old note of progress.
pub const HOW_FAR: &str = said!("Look how far you have come");
/// What a person tells themselves.
pub const WHAT_DO_YOU_TELL: &str = said!("What do you tell yourself?");
/// For example.
pub const REFRAME_HINT: &str = said!("I’m hopeless at stops");
/// To turn it round.
pub const LOOK_AT_IT: &str = said!("Look at the data");
/// Nothing was typed.
pub const NOTHING_TOLD: &str = said!("Write it as it comes to mind.");
/// It is not clear which component is meant.
pub const WHICH_ONE: &str = said!("Which one is it about?");
/// Archived sessions were not looked through.
pub const WITHOUT_ARCHIVED: &str = said!("Archived sessions are not among them.");
/// It was kept.
pub const KEPT: &str = said!("Kept in the Journal.");
/// A filter, and a heading.
pub const MILESTONES: &str = said!("Milestones");
/// A milestone whose session is archived.
pub const IN_ARCHIVED: &str = said!("in archived sessions");
/// What milestones are.
pub const MILESTONES_MORE: &str =
    said!("Counted from what you logged. 20 hours is a friendly milestone, from a popular book; no study.");

/// The question itself.
pub fn setback_question(question: Question, is_macro: bool) -> &'static str {
    match question {
        Question::What => said!("What happened?"),
        Question::Game => said!("Are you still in the game?"),
        Question::Taught => said!("What did it teach?"),
        Question::Next => said!("What is the next small attempt?"),
        Question::Beside if is_macro => said!("What is still there? Who, and what else, is in your life?"),
        Question::Beside => said!("Who, and what else, is in your life?"),
        Question::Again => said!("Look at it again?"),
    }
}

/// "About 6 months ago": when an old note was written.
pub fn about_ago(months: u8) -> String {
    match months {
        12 => said!("About a year ago").to_owned(),
        n => format!("About {} ago", counted(n.into(), "month", "months")),
    }
}

/// "It comes back on 3 Dec."
pub fn comes_back(day: &str) -> String {
    format!("Looked at again on {day}.")
}

/// A sentence in pieces: what it says, and whether that is a name.
pub type Pieces = Vec<(String, bool)>;

/// "I am collecting data on ", "two-foot stop", ": 214 misses so far, most often ", "leaned back", ". Next: ", "bend knees", ".": no more
/// than is known.
pub fn reframed(component: &str, misses: usize, cause: Option<&str>, tweak: Option<&str>) -> Pieces {
    let mut pieces = vec![(said!("I am collecting data on ").to_owned(), false), (component.to_owned(), true)];
    let mut say = |text: String, is_name| pieces.push((text, is_name));
    if misses == 0 {
        say(said!(": no miss logged so far. The first one is the first signal.").to_owned(), false);
        return pieces;
    }
    say(format!(": {} so far", counted(misses, "miss", "misses")), false);
    if let Some(cause) = cause {
        say(said!(", most often ").to_owned(), false);
        say(cause.to_owned(), true);
    }
    match tweak {
        Some(tweak) => {
            say(said!(". Next: ").to_owned(), false);
            say(tweak.to_owned(), true);
            say(".".to_owned(), false);
        }
        None => say(said!(". Next: one attempt, and what exactly went wrong.").to_owned(), false),
    }
    pieces
}

/// "Leaned back: 31 of 52 misses with a cause, in the 20 newest sessions with it.": where the cause comes from.
pub fn reframed_cause(cause: &str, (of_it, explained): (u32, u32), sessions: u32) -> String {
    let explained = counted(explained as usize, "miss", "misses");
    let sessions = match sessions {
        1 => said!("one session").to_owned(),
        n => format!("its {} newest sessions", number(n as usize)),
    };
    format!("{cause}: {} of {explained} with a cause, in {sessions}.", number(of_it as usize))
}

/// "2 explained misses so far; from 5 on it says which cause leads.": why no cause is named.
pub fn reframed_too_few(explained: u32, least: u32) -> String {
    format!(
        "{} so far; from {least} on it says which cause comes up most.",
        counted(explained as usize, "explained miss", "explained misses")
    )
}

/// "Bend knees: 7 of 9 retries clean; the true share is likely between 45 % and 94 %."
pub fn reframed_tweak(tweak: &str, (clean, all): (u32, u32), (lower, upper): (u32, u32)) -> String {
    format!(
        "{tweak}: {} of {} retries clean; the true share is likely between {lower}\u{a0}% and {upper}\u{a0}% (95\u{a0}%, Wilson).",
        number(clean as usize),
        number(all as usize)
    )
}
