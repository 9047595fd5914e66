//! English: what Wobble says of itself.

/// Heading.
pub const ABOUT_HEAD: &str = said!("Every miss leaves a trace");
/// What it is.
pub const ABOUT_LEAD: &str = said!(
    "Wobble is for people who are learning something hard. It keeps each small miss, asks about it for ten seconds, and shows over weeks whether the misses change the way learning changes them."
);
/// Heading.
pub const THE_IDEA: &str = said!("The idea");
/// What a micro-failure is.
pub const THE_IDEA_1: &str = said!(
    "A micro-failure costs little and teaches something: you are still in the game. Take the skill apart, practise one part where it starts to break, and after each miss ask what went wrong and what you will change. Then try again at once."
);
/// What to watch.
pub const THE_IDEA_2: &str = said!(
    "Two things are worth watching: how often you miss, and how small the misses get. You are not how often you miss."
);
/// Heading.
pub const PRIVACY: &str = said!("Privacy, in four lines");
/// Privacy, in four lines.
pub const PRIVACY_LINES: [&str; 4] = [
    said!("No account, no server, no tracking."),
    said!("All that you log stays in this browser, on this device."),
    said!("Nothing is sent anywhere, ever."),
    said!("Export it or delete it whenever you like."),
];
/// Heading.
pub const WHAT_WE_KNOW: &str = said!("What is known, and how well");
/// Claims: what, how far the evidence goes, and what follows.
pub const CLAIMS: [(&str, &str, &str); 6] = [
    (
        said!("Your body learns from the mismatch"),
        said!("strong"),
        said!("From experiments on how movement adapts. It does not follow that more falls teach faster."),
    ),
    (
        said!("Rest helps"),
        said!("moderate"),
        said!("Spread-out practice tends to hold better. How much, for your skill, is open."),
    ),
    (
        said!("Work where you miss now and then"),
        said!("rule of thumb"),
        said!("About one miss in six is best in a model of two-way choices. The edge band lies around it."),
    ),
    (
        said!("Practice matters"),
        said!("how much is disputed"),
        said!("So minutes are counted, and nothing is promised for them."),
    ),
    (said!("20 hours to get good"), said!("no study"), said!("From a popular book. A friendly milestone, no more.")),
    (
        said!("Charting speeds learning"),
        said!("not when tested"),
        said!("One test, on roller skaters, in 2010. Charts here show; they do not make."),
    ),
];
/// Heading.
pub const THIS_COPY: &str = said!("This copy");

/// "Version 0.1.0. Free to use, study, change and share (MIT)."
pub fn version(number: &str) -> String {
    format!("Version {number}. Free to use, study, change and share (MIT licence).")
}
