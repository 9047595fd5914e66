//! English: what is looked at on Insights.

use super::numbers::number;

/// To the weeks before those that are shown.
pub const WEEKS_BEFORE: &str = said!("Weeks before");
/// And back.
pub const WEEKS_AFTER: &str = said!("Weeks after");
/// What is asked for seldom.
pub const MORE_FILTERS: &str = said!("Filters");
/// Which attempts.
pub const LOGGED_BY: &str = said!("Logged by");
/// However they were logged.
pub const ANY_SOURCE: &str = said!("Anyone");
/// With a finger on a pad.
pub const BY_TOUCH: &str = said!("Touch");
/// With a key or a pedal.
pub const BY_KEY: &str = said!("Key or pedal");
/// By somebody else.
pub const BY_PARTNER: &str = said!("A partner");
/// Whether they are shown.
pub const CLEAN_ATTEMPTS: &str = said!("Clean attempts");
/// They are.
pub const WITH_CLEANS: &str = said!("With cleans");
/// They are not.
pub const WITHOUT_CLEANS: &str = said!("Without cleans");

/// "Only attempts logged by: A partner. Without clean attempts."; nothing where nothing is left out.
pub fn filtered(source: Option<&str>, without_cleans: bool) -> String {
    let source = source.map(|source| format!("Only attempts logged by: {source}.")).unwrap_or_default();
    let cleans = if without_cleans { said!("Clean attempts are not shown.") } else { "" };
    let blank = if source.is_empty() || cleans.is_empty() { "" } else { " " };
    source + blank + cleans
}

/// "Reading the attempts: 25 of 80 sessions."
pub fn attempts_read(done: usize, all: usize) -> String {
    format!("Reading the attempts: {} of {} sessions.", number(done), number(all))
}

/// Keys of charts: a share.
pub const KEY_SHARE: &str = said!("Share of misses");
/// An interval.
pub const KEY_LIKELY: &str = said!("Where it likely is");
/// The first of a way.
pub const KEY_FIRST: &str = said!("First");
/// The last of it.
pub const KEY_LAST: &str = said!("Last");
/// A session.
pub const KEY_SESSION: &str = said!("A session");
/// The band of the edge.
pub const KEY_EDGE: &str = said!("Your edge");
/// The level of a session.
pub const KEY_LEVEL: &str = said!("Level of a session");
/// Where a ladder ended.
pub const KEY_BROKE: &str = said!("Breakdown");
/// A day with misses.
pub const KEY_PRACTICE: &str = said!("Practice");
/// A day without.
pub const KEY_CALM: &str = said!("Practice without a miss");
/// A day of rest.
pub const KEY_REST: &str = said!("Rest");
/// A guess.
pub const KEY_GUESS: &str = said!("A guess");
/// Their mean.
pub const KEY_MEAN: &str = said!("Where the mean likely is");
