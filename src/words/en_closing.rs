//! English: what the wrap-up asks, offers and answers.

use super::en_made::{counted, misses_word};
use super::numbers::number;
use crate::domain::Closing;
use crate::insights::EdgeAdvice;

/// Asked before the facts are shown.
pub const GUESS: &str = said!("Before you look: of ten attempts, how many were clean?");
/// What is enough.
pub const GUESS_MORE: &str = said!("A feeling is enough. Then see how it was.");
/// To the facts without a guess.
pub const JUST_SHOW: &str = said!("Just show me");
/// How it felt; no score.
pub const HOW_DID_IT_FEEL: &str = said!("How did it feel?");
/// From calm to tense.
pub const FEELS: [&str; 5] =
    [said!("Calm"), said!("Mostly calm"), said!("Mixed"), said!("Mostly tense"), said!("Tense")];
/// Over facts that may be taken for a note.
pub const TRUE_OF_TODAY: &str = said!("True of this session; tap to take it");
/// Over what all sessions show.
pub const OVER_ALL_SESSIONS: &str = said!("Over all your sessions");
/// Opens the lesson.
pub const KEEP_A_LESSON: &str = said!("Keep a lesson");
/// What a lesson is for.
pub const LESSON_FOR_NEXT_TIME: &str = said!("A lesson for next time");
/// In an empty lesson.
pub const TELL_YOURSELF: &str = said!("What would you tell yourself?");
/// Over what comes next time.
pub const NEXT_TIME: &str = said!("Next time");
/// Near the end.
pub const ONE_STEP_EASIER: &str = said!("One step easier");
/// What makes a good end.
pub const ONE_CLEAN_ATTEMPT: &str = said!("One clean attempt is a good end.");

/// "7 of 10", "0 of 10": a chip's name.
pub fn of_ten(guess: u8) -> String {
    format!("{guess} of 10")
}

/// "You guessed 6 of 10. It was 8 of 11: it went better than it felt." Within ten points, a guess is close.
pub fn felt_and_was(guess: u8, clean: usize, of: usize) -> String {
    let error = i64::from(guess) * 10 * of as i64 - 100 * clean as i64;
    let near = 10 * of as i64;
    let how = match error {
        _ if error.abs() <= near => "close",
        ..0 => "it went better than it felt",
        _ => "it felt better than it went",
    };
    format!("You guessed {guess} of\u{a0}10. It was {} of\u{a0}{}: {how}.", number(clean), number(of))
}

/// "5 clean in a row at two-foot stop", "Four of …": facts of a session, for a note. `named` are the component's, level's or tweak's names.
pub fn run_of(run: usize, component: &str) -> String {
    format!("{} clean in a row: {component}.", number(run))
}

/// "Bend knees: 3 of 4 retries clean."
pub fn tweak_went(tweak: &str, clean: usize, of: usize) -> String {
    format!("{tweak}: {} of {} clean.", number(clean), counted(of, "retry", "retries"))
}

/// "Clean at a harder level: No barrier."
pub fn harder_went(level: &str) -> String {
    format!("Clean at a harder level: {level}.")
}

/// "4 of 6 misses were only wobbles."
pub fn recovered(wobbles: usize, of: usize) -> String {
    format!("{} of {} were only wobbles.", number(wobbles), misses_word(of))
}

/// "9 signals collected."
pub fn signals_collected(misses: usize) -> String {
    format!("{} collected.", counted(misses, "signal", "signals"))
}

/// "Leaned back? Bend knees."
pub fn lesson_of(cause: &str, tweak: &str) -> String {
    format!("{cause}? {tweak}.")
}

/// What the edge says of next time; with the level where it stays.
pub fn next_time(advice: EdgeAdvice, component: &str, level: &str) -> String {
    let at = if level.is_empty() { String::new() } else { format!(", {level}") };
    match advice {
        EdgeAdvice::Harder => format!("{component}{at}: it has become easy. One step harder may be more interesting."),
        EdgeAdvice::Easier => format!("{component}{at}: it is still hard. One step easier may teach more."),
        EdgeAdvice::KeepGoing => format!("{component}{at}: stay with it."),
        EdgeAdvice::TooFew(n) => {
            format!("{component}{at}: {} tell whether it fits.", counted(n, "more try", "more tries"))
        }
    }
}

/// "Begin at No barrier".
pub fn begin_at(level: &str) -> String {
    format!("Begin at {level}")
}

/// "Felt calm. Guessed 6 of 10.": of a finished session; empty where nothing was said.
pub fn closing_of(closing: Closing) -> String {
    let feel = closing.feel.and_then(|feel| FEELS.get(usize::from(feel)));
    let feel = feel.map(|feel| format!("Felt: {feel}.")).unwrap_or_default();
    let guess = closing.guess.map(|guess| format!("Guessed {guess} of 10 clean.")).unwrap_or_default();
    [feel, guess].into_iter().filter(|said| !said.is_empty()).collect::<Vec<_>>().join(" ")
}

/// The section of guesses.
pub const FEEL_VERSUS_FACT: &str = said!("Feel versus fact");
/// How it is worked out.
pub const FEEL_METHOD: &str = said!(
    "Guess less record, in points of 100, over the sessions with a guess, each counted once; 95 % interval by Student’s t. A guess is made before the facts are shown, and is about all of a session: of one component, or of who logged, it counts where that was all of it."
);
/// The table's heads.
pub const GUESSED: &str = said!("Guessed");
/// The table's heads.
pub const WAS: &str = said!("It was");

/// Ends the names of its buttons.
pub const OF_FEEL: &str = said!(": feel versus fact");

/// "2 more sessions with a guess."
pub fn guesses_missing(n: usize) -> String {
    format!(
        "{} with a guess at the end, and this shows how close they come.",
        counted(n, "more session", "more sessions")
    )
}

/// "You guess 12 points too low", with its n and interval; where the interval meets 0, no verdict.
pub fn guesses_say(mean: f64, interval: (f64, f64), n: usize, when: &str) -> (String, String) {
    let points = |points: f64| number(points.abs().round() as usize);
    let finding = match interval {
        (lower, _) if lower > 0.0 => format!("It feels better than it goes, by {} points.", points(mean)),
        (_, upper) if upper < 0.0 => format!("It goes better than it feels, by {} points.", points(mean)),
        _ => "Your guesses are neither too high nor too low, as far as this shows.".to_owned(),
    };
    let likely = super::signed_between(interval);
    let sessions = counted(n, "session", "sessions");
    let note =
        format!("Guess less record: {} points on average, likely {likely}; {sessions} {when}.", super::signed(mean));
    (finding, note)
}
