//! English: what there is to tap, what is practised in turn, and when it is time for a breath.

use super::en_made::{counted, misses_word};
use super::numbers::number;
use crate::insights::{Faster, RestReason};

/// Group of the three ways to tap.
pub const HOW_TO_TAP: &str = said!("How to tap");
/// A miss, and a clean attempt.
pub const TWO_PADS: &str = said!("Two pads");
/// A miss by its size.
pub const THREE_SIZES: &str = said!("Three sizes");
/// A miss by its cause.
pub const CAUSE_GRID: &str = said!("Causes");
/// What two pads are for.
pub const TWO_PADS_MORE: &str = said!("Hit or miss. The questions come after.");
/// What three sizes are for.
pub const THREE_SIZES_MORE: &str = said!("One tap says how big the miss was.");
/// What the grid is for.
pub const CAUSE_GRID_MORE: &str =
    said!("For a partner or coach who taps for the learner: one tap is a miss and its cause.");
/// What a pad's name begins with, before what it says of the miss.
pub const MICRO_FAILURE_AS: &str = said!("Micro-failure: ");
/// The pad of a miss whose cause is not on another.
pub const SOMETHING_ELSE: &str = said!("Something else");

/// Group: one component, or several in turn.
pub const WHAT_IN_TURN: &str = said!("What to practise");
/// No mix.
pub const ONE_COMPONENT: &str = said!("One component");
/// Several in turn.
pub const MIX: &str = said!("Mix");
/// Group of the components of a mix.
pub const IN_THE_MIX: &str = said!("In the mix");
/// How much is known of it.
pub const MIX_MORE: &str =
    said!("Two to four in turn. It did well in laboratories, less clearly outside: an option, not a promise.");
/// Group: how long a turn is.
pub const SWITCH_AFTER: &str = said!("Switch after");
/// A mix of one component.
pub const MIX_NEEDS_ONE_MORE: &str = said!("Choose one more. With one alone, nothing is switched.");

/// "Two pads, one component", "Three sizes, a mix of 3": `mixed` is how many are in the mix.
pub fn shape(pads: &str, mixed: usize) -> String {
    match mixed {
        0 | 1 => format!("{pads}, one component"),
        _ => format!("{pads}, a mix of {}", number(mixed)),
    }
}

/// How long a turn is, in the order of [`crate::domain::Every::ALL`].
pub const EVERY: [&str; 4] = [said!("5 attempts"), said!("10 attempts"), said!("3 minutes"), said!("5 minutes")];

/// "Now: One-foot glide."
pub fn now_in_mix(component: &str) -> String {
    format!("Now: {component}.")
}

/// "Stay on Two-foot stop".
pub fn stay_on(component: &str) -> String {
    format!("Stay on {component}")
}

/// Heading of the breath.
pub const SHAKE_OUT: &str = said!("Shake out, breathe");
/// Begins it.
pub const REST_NOW: &str = said!("Rest 40 s");
/// For four seconds.
pub const BREATHE_IN: &str = said!("Breathe in");
/// For six seconds.
pub const BREATHE_OUT: &str = said!("Breathe out");
/// Ends it early.
pub const BACK_TO_IT: &str = said!("Back to it");
/// Heading after more than an hour.
pub const MORE_THAN_AN_HOUR: &str = said!("More than an hour");
/// Goes on after more than an hour.
pub const REST_LATER: &str = said!("Go on");

/// Why it is time for a breath.
pub fn rest_reason(reason: RestReason) -> String {
    match reason {
        RestReason::Regular(minutes) => {
            format!("{} without a pause. Rest is part of the work.", counted(minutes as usize, "minute", "minutes"))
        }
        RestReason::Faster(Faster { last, before, minutes }) => format!(
            "{} in the last 5 minutes, {} in the {} before. Everybody tires; a breath costs nothing.",
            misses_word(last),
            number(before),
            counted(minutes as usize, "minute", "minutes"),
        ),
        RestReason::Long => {
            said!("Rest is part of the work. This is a good place to end on a note of progress.").to_owned()
        }
    }
}

/// The switch for sizes by holding.
pub const HOLD_SIZES: &str = said!("Hold for the size");
/// What it does.
pub const HOLD_SIZES_MORE: &str = said!(
    "With two pads: hold the miss for a stumble, drag up for a wobble, down for a fall. A plain tap says nothing of the size."
);
/// The switch for the breath.
pub const REST_CUES: &str = said!("Pause cues");
/// When it comes.
pub const REST_CUES_MORE: &str = said!(
    "A quiet word after 10 minutes without a pause, or when misses clearly come faster: an exact Poisson test, wrong in at most 5 of 100 sessions."
);
