//! English: what the charts of Insights say.

use super::en_made::{by_size, counted, exact_duration, misses_word, rate};
use super::numbers::{number, tenths};
use crate::insights::{SHARE_MINIMUM, Share, Tally, per_minute};

/// What the bars of misses a minute are about.
pub const FREQUENCY_HEAD: &str = said!("Misses a minute");
/// "8 of 11".
pub fn of(k: u32, n: u32) -> String {
    format!("{} of {}", number(k as usize), number(n as usize))
}

/// Thousandths as "43 %".
pub fn percent(thousandths: u32) -> String {
    format!("{} %", thousandths.saturating_add(5) / 10)
}

/// An interval in thousandths: "43–90 %"; "66.8–67.4 %" where whole numbers would be the same.
pub fn between((lower, upper): (u32, u32)) -> String {
    let whole = |thousandths: u32| thousandths.saturating_add(5) / 10;
    match whole(lower) == whole(upper) && lower < upper {
        true => format!("{}–{} %", tenths(lower.into()), tenths(upper.into())),
        false => format!("{}–{}", whole(lower), percent(upper)),
    }
}

/// "in the last 4 weeks"; `None` weeks are all there are.
pub fn in_the_last(weeks: Option<u16>) -> String {
    match weeks {
        None => said!("so far").to_owned(),
        Some(13) => said!("in the last 3 months").to_owned(),
        Some(52) => said!("in the last year").to_owned(),
        Some(weeks) => format!("in the last {}", counted(weeks.into(), "week", "weeks")),
    }
}

/// "in the 4 weeks to 25 Oct"
pub fn in_weeks_to(weeks: u16, day: &str) -> String {
    format!("in the {} to {day}", counted(weeks.into(), "week", "weeks"))
}

/// With a capital letter, as a sentence begins.
pub(super) fn capital(when: &str) -> String {
    let mut letters = when.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// " Each bar is 4 weeks."; nothing where it is one.
fn each_bar(weeks: i64) -> String {
    if weeks > 1 { format!(" Each bar is {weeks} weeks.") } else { String::new() }
}

/// "Week of 16 Nov", "4 weeks from 16 Nov".
pub fn weeks_from(weeks: i64, day: &str) -> String {
    if weeks > 1 { format!("{weeks} weeks from {day}") } else { format!("Week of {day}") }
}

/// "No session in the last 4 weeks". `when` is as in [`in_the_last`].
pub fn no_session(when: &str) -> String {
    format!("No session {when}")
}

/// "18 sessions in the last 3 months. Misses a minute, by size." `bar` is how many weeks a bar has, where it is no session.
pub fn frequency_note(sessions: u32, when: &str, bar: Option<i64>) -> String {
    let sessions = counted(sessions as usize, "session", "sessions");
    let bars = match bar {
        None => String::new(),
        Some(1) => said!(" Each bar is a week.").to_owned(),
        Some(weeks) => each_bar(weeks),
    };
    format!("{sessions} {when}. Misses a minute, by size: counts, not estimates.{bars}")
}

/// "19 Nov: 11 misses in 25 min, 0.44 a minute. 8 wobbles, 2 stumbles, 1 fall."
pub fn frequency_value(name: &str, tally: &Tally) -> String {
    if tally.sessions == 0 {
        return format!("{name}: no practice.");
    }
    let misses = misses_word(tally.misses() as usize);
    match per_minute(tally.misses(), tally.running) {
        None if tally.running <= 0 => format!("{name}: {misses}, and no time ran."),
        frequency => {
            let time = exact_duration(tally.running);
            let rate = frequency.map(|frequency| format!(", {} a minute", rate(frequency))).unwrap_or_default();
            format!("{name}: {misses} in {time}{rate}.{}", sentence(&sizes(tally)))
        }
    }
}

/// "47 of 67" and " sized misses were wobbles."
pub fn sizes_finding(share: &Share) -> (String, String) {
    (of(share.k, share.n), format!(" {}.", were_wobbles(share.k, share.n)))
}

/// What stands after "3 of 5".
fn were_wobbles(k: u32, n: u32) -> &'static str {
    match (k, n) {
        (_, 1) => said!("sized miss was a wobble"),
        (1, _) => said!("sized misses was a wobble"),
        _ => said!("sized misses were wobbles"),
    }
}

/// "In the last 3 months. Likely 58–80 % (95 % interval). 12 misses without a size are left out." `bar` is how many weeks a bar
/// has.
pub fn sizes_note(share: &Share, unsized_misses: u32, when: &str, bar: i64) -> String {
    let time = capital(when);
    let left_out = match unsized_misses {
        0 => String::new(),
        1 => said!(" 1 miss without a size is left out.").to_owned(),
        n => format!(" {} without a size are left out.", misses_word(n as usize)),
    };
    let bars = if bar > 1 { each_bar(bar) } else { " Each bar is a week.".to_owned() };
    format!("{time}. Likely {} (95 % interval).{left_out}{bars}", between(share.likely))
}

/// "3 more sized misses and this can show a share."
pub fn sized_missing(sized: u32) -> String {
    let missing = SHARE_MINIMUM.saturating_sub(sized) as usize;
    format!("{} and this can show a share.", counted(missing, "more sized miss", "more sized misses"))
}

/// "2 of 12 misses in the last 3 months have a size.", "No misses in the last 4 weeks."
pub fn sized_so_far(tally: &Tally, when: &str) -> String {
    let (sized, misses) = (tally.sized(), tally.misses());
    if misses == 0 {
        return format!("No misses {when}.");
    }
    let (all, have) = (if misses == 1 { "miss" } else { "misses" }, if sized == 1 { "has" } else { "have" });
    format!("{} {all} {when} {have} a size.", of(sized, misses))
}

/// "Week of 16 Nov: 8 of 11 sized misses were wobbles, likely 43–90 %. 8 wobbles, 2 stumbles, 1 fall, 3 without a size."
pub fn sizes_value(name: &str, tally: &Tally) -> String {
    let sized = tally.sized();
    if tally.sessions == 0 {
        return format!("{name}: no practice.");
    }
    if sized == 0 {
        return format!("{name}: no miss with a size.");
    }
    let of_all = were_wobbles(tally.wobbles, sized);
    let likely = match tally.recoverable() {
        Some(share) => format!(", likely {}", between(share.likely)),
        None => "; too few for a share".to_owned(),
    };
    format!("{name}: {} {of_all}{likely}.{}", of(tally.wobbles, sized), sentence(&sizes(tally)))
}

/// "Show all 520 rows".
pub fn show_all_rows(rows: usize) -> String {
    format!("Show all {}", counted(rows, "row", "rows"))
}

/// "10 wobbles, 1 fall, 2 without a size".
fn sizes(tally: &Tally) -> String {
    by_size(tally.wobbles as usize, tally.stumbles as usize, tally.falls as usize, tally.unsized_misses as usize)
}

/// With a space before and a stop after, if there is anything.
fn sentence(text: &str) -> String {
    if text.is_empty() { String::new() } else { format!(" {text}.") }
}
