//! English: what works for you, and how soon one tries again.

use super::en_charts::{between, of};
use super::en_made::counted;
use super::numbers::{number, tenths};
use crate::domain::Millis;
use crate::insights::{RECOVERY_MINIMUM, Recovered, Worked};

/// Heading, while nothing can be said yet.
pub const WHAT_WORKS: &str = said!("What works for you");
/// For ears, behind the names of its buttons.
pub const OF_WORKED: &str = said!(" (what works)");
/// No retry was scored.
pub const NO_RETRIES: &str = said!(
    "After a miss, give a tweak and try again at once. 3 retries after one tweak, and this can say how often it was clean."
);
/// In place of a cause.
pub const NO_CAUSE: &str = said!("No cause given");
/// Heads of the table.
pub const TWEAK: &str = said!("Tweak");
/// What went wrong.
pub const CAUSE: &str = said!("Cause");
/// Of the retries.
pub const CLEAN_RETRIES: &str = said!("Clean retries");
/// The table's name.
pub const TWEAKS_AS_TABLE: &str = said!("Tweaks as a table");
/// Method, source, minimum.
pub const WORKED_METHOD: &str = said!(
    "A retry is the first attempt after a tweak: same session, component and level, within 3 minutes. Its outcome belongs to that tweak. The dot is the share of clean retries; the two edges are its 95 % interval by Wilson’s method (1927): where the share likely is if every retry is like a draw. Tweaks stand by the lower edge, so one of one is never above 14 of 16. It needs 3 retries. Levels are taken together. Archived sessions do not count, nor do those in which only misses were logged. It shows what came after a tweak, not that the tweak was the reason."
);

/// "7 of 9" and " retries after bend knees were clean."
pub fn worked_finding(clean: u32, all: u32, tweak: &str) -> [String; 3] {
    let were = if clean == 1 { said!("was clean") } else { said!("were clean") };
    [String::new(), of(clean, all), format!(" retries after {tweak} {were}.")]
}

/// "31 retries after a tweak in the last 3 months. Too few yet. Leaned back, then bend knees: 1 more retry." `few` are those that say nothing yet.
pub fn worked_note(retries: u32, when: &str, few: &[String]) -> String {
    let note = format!("{} after a tweak {when}.", counted(retries as usize, "retry", "retries"));
    match few {
        [] => note,
        few => [&note, said!("Too few yet."), &few.join(" ")].join(" "),
    }
}

/// "Leaned back, then bend knees: 7 of 9 retries clean, likely 45–94 %."
pub fn worked_value(what: &str, worked: &Worked) -> String {
    let likely = between(worked.likely);
    format!("{what}: {} retries clean, likely {likely}.", of(worked.clean, worked.all))
}

/// "Leaned back. Two-foot stop": a cause, where there are several components.
pub fn cause_of(cause: &str, component: &str) -> String {
    format!("{cause}. {component}")
}

/// "1 more retry"
pub fn more_retries(missing: u32) -> String {
    counted(missing as usize, "more retry", "more retries")
}

/// "1 more retry after bend knees, and this can say how often it was clean."
pub fn retries_missing(missing: u32, tweak: &str) -> String {
    format!("{} after {tweak}, and this can say how often it was clean.", more_retries(missing))
}

/// "Leaned back, then bend knees: 1 more retry."
pub fn few_retries(what: &str, missing: u32) -> String {
    format!("{what}: {}.", more_retries(missing))
}

/// For ears, behind the names of its buttons.
pub const OF_RECOVERY: &str = said!(" (back to it)");
/// Heading, while nothing can be said yet.
pub const HOW_SOON: &str = said!("How soon you try again");
/// Heads and rows of the table.
pub const BEFORE_NEXT: &str = said!("Before the next attempt");
/// A tweak was given.
pub const WITH_TWEAK: &str = said!("A tweak");
/// None was.
pub const WITHOUT_TWEAK: &str = said!("No tweak");
/// How many.
pub const TIMES: &str = said!("Times");
/// The one in the middle.
pub const MEDIAN: &str = said!("Median");
/// The table's name.
pub const RECOVERY_AS_TABLE: &str = said!("Times as a table");
/// Method, source, minimum.
pub const RECOVERY_METHOD: &str = said!(
    "The time of practice from a miss to the next attempt at the same component and level, if that came within 3 minutes; pauses are left out. The median is the one in the middle. Its 95 % interval lies between two of the times, by order statistics. It needs 5 times; an interval needs 6. Sessions added by hand and those in which only misses were logged do not count. A miss that was thought about may have been a harder one: neither time is the better one."
);

/// "14 s"
pub fn seconds(time: Millis) -> String {
    format!("{} s", number(((time + 500) / 1000).max(0) as usize))
}

/// "12–20 s", "30.8–31.4 s" where whole seconds would be the same; below 6 times there is none.
pub fn likely_seconds(likely: Option<(Millis, Millis)>) -> String {
    match likely {
        None => said!("needs 6").to_owned(),
        Some((from, to)) if seconds(from) == seconds(to) && from < to => {
            let in_tenths = |time: Millis| tenths(((time + 50) / 100).max(0) as u64);
            format!("{}–{} s", in_tenths(from), in_tenths(to))
        }
        Some((from, to)) => format!("{}–{}", number(((from + 500) / 1000).max(0) as usize), seconds(to)),
    }
}

/// "2 more"
pub fn recovery_few(n: usize) -> String {
    format!("{} more", number(RECOVERY_MINIMUM.saturating_sub(n)))
}

/// What is found: after a tweak, without one.
type Both<'a> = &'a [Result<Recovered, usize>; 2];

/// "14 s" and " from a miss to the next attempt with a tweak, 9 s without."
pub fn recovery_finding(both: Both) -> [String; 3] {
    let after = match both {
        [Err(_), Err(_)] => return [HOW_SOON.to_owned(), String::new(), String::new()],
        [Ok(_), Ok(without)] => {
            format!(" from a miss to the next attempt with a tweak, {} without.", seconds(without.median))
        }
        [Ok(_), Err(_)] => said!(" from a miss to the next attempt with a tweak.").to_owned(),
        [Err(_), Ok(_)] => said!(" from a miss to the next attempt without a tweak.").to_owned(),
    };
    let first = both.iter().flatten().next().map(|found| seconds(found.median)).unwrap_or_default();
    [String::new(), first, after]
}

/// "Medians of the last 3 months: 23 times with a tweak, likely 12–20 s; 40 times without, likely 8–10 s."
pub fn recovery_note(both: Both, when: &str) -> String {
    let said = |found: &Result<Recovered, usize>| match found {
        Ok(Recovered { n, likely: Some(likely), .. }) => {
            format!("{}, likely {}", times(*n), likely_seconds(Some(*likely)))
        }
        Ok(found) => times(found.n),
        Err(n) => format!("{}, {} and this can say more", times(*n), recovery_few(*n)),
    };
    let [with, without] = both.each_ref().map(said);
    format!("Medians {when}. With a tweak: {with}. Without: {without}.")
}

/// "23 times"
pub fn times(n: usize) -> String {
    counted(n, "time", "times")
}

/// "A tweak: 14 s, likely 12–20 s, 23 times."
pub fn recovery_value(name: &str, found: &Recovered) -> String {
    let likely = found.likely.map(|likely| format!(", likely {}", likely_seconds(Some(likely)))).unwrap_or_default();
    format!("{name}: {}{likely}, {}.", seconds(found.median), times(found.n))
}

/// "3 more misses with an attempt soon after, and this can say how soon."
pub fn recovery_missing(both: Both) -> String {
    let most = both.iter().filter_map(|found| found.err()).max().unwrap_or(0);
    let missing = RECOVERY_MINIMUM.saturating_sub(most);
    let misses = counted(missing, "more miss", "more misses");
    format!("{misses} with an attempt within 3 minutes, and this can say how soon.")
}
