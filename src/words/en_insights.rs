//! English: what is looked at on Insights.

use super::en_celeration::lower_first;
use super::en_charts::capital;
use super::en_made::{by_size, counted, exact_duration, misses_word};
use super::numbers::number;
use crate::insights::Tally;

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
    let cleans = if without_cleans { said!("Clean attempts are not drawn beside misses.") } else { "" };
    let blank = if source.is_empty() || cleans.is_empty() { "" } else { " " };
    source + blank + cleans
}

/// "in the last 3 months, logged by: a partner"
pub fn when_logged_by(when: &str, source: &str) -> String {
    format!("{when}, logged by: {}", lower_first(source))
}

/// "Reading the attempts: 25 of 80 sessions."
pub fn attempts_read(done: usize, all: usize) -> String {
    format!("Reading the attempts: {} of {} sessions.", number(done), number(all))
}

/// The attempts of all sessions are read, for who logged them.
pub const READING_ATTEMPTS: &str = said!("Reading the attempts.");
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

/// To show a picture that can be shared.
pub const SHARE: &str = said!("Share");
/// As an image of dots.
pub const PICTURE: &str = said!("Picture (PNG)");
/// As a drawing.
pub const DRAWING: &str = said!("Drawing (SVG)");
/// How it looks.
pub const PICTURE_LOOKS: &str = said!("How it looks");
/// With what the person named.
pub const WITH_NAMES: &str = said!("With names");
/// What is in it.
pub const PICTURE_WHAT: &str = said!(
    "The chart, its sentence and its numbers go out, and nothing else. No note is in it. Without names, components, levels, causes and tweaks are only numbered."
);
/// It was handed out.
pub const PICTURE_OUT: &str = said!("Handed out.");
/// It was not.
pub const PICTURE_REFUSED: &str = said!("This browser could not make the picture. The table has the same numbers.");
/// In place of a skill's name.
pub const A_SKILL: &str = said!("a skill");

/// Opens the names of all charts.
pub const GO_TO_CHART: &str = said!("Go to a chart");

/// "Component 2": in place of a name.
pub fn nth(word: &str, n: usize) -> String {
    format!("{word} {}", number(n))
}

/// "Ice skating · Two-foot stop"
pub fn picture_scope(skill: &str, scope: &str) -> String {
    if skill == scope { skill.to_owned() } else { format!("{skill} · {scope}") }
}

/// The name of a picture's file: "wobble-chart-causes.png".
pub fn picture_name(chart: &str, ending: &str) -> String {
    ["wobble-chart-", chart.split('-').next().unwrap_or_default(), ".", ending].concat()
}

/// To the sheet of paper for a coach.
pub const REPORT: &str = said!("Report on one page");
/// What that is.
pub const REPORT_WHAT: &str =
    said!("What these charts say, on a sheet of paper for a coach. It is made here and goes nowhere by itself.");
/// To print it.
pub const PRINT: &str = said!("Print");
/// Below it.
pub const REPORT_FOOT: &str = said!(
    "Counts of one’s own practice, with 95 % intervals; each method is described in Wobble under “How it is worked out”. It shows what happened, and not why."
);

/// "Ice skating: practice report"
pub fn report_of(scope: &str) -> String {
    format!("{scope}: practice report")
}

/// "In the last 3 months, up to 22 Nov 2026: 25 sessions, 13 h 29 min, 394 misses: 243 wobbles, …"
pub fn report_sums(all: &Tally, when: &str, today: &str) -> String {
    let sizes = by_size(all.wobbles as usize, all.stumbles as usize, all.falls as usize, all.unsized_misses as usize);
    let colon = if sizes.is_empty() { "" } else { ": " };
    let sessions = counted(all.sessions as usize, "session", "sessions");
    let (time, misses) = (exact_duration(all.running), misses_word(all.misses() as usize));
    format!("{}, made on {today}. {sessions}, {time} of practice, {misses}{colon}{sizes}.", capital(when))
}

/// The sessions are read for the findings.
pub const FINDINGS_ARE_READ: &str = said!("Your sessions are being read.");
/// For ears, behind the name of its button.
pub const OF_FINDINGS: &str = said!(" (what your sessions show)");
/// To the chart of a finding.
pub const SEE_CHART: &str = said!("See its chart");

/// Behind that, for ears: ": misses a minute ÷1.20 a week."
pub fn of_chart(says: &str) -> String {
    format!(": {says}")
}

/// With a capital letter, as a sentence begins.
pub fn capital_first(says: &str) -> String {
    capital(says)
}
