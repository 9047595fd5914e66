//! English: sentences with numbers and names in them.

use super::en::{APP, DONE, EDIT};
use super::numbers::{hundredths, number, tenths};
use crate::domain::Millis;
use crate::insights::Edge;

/// `one` or `many`, with the number in front.
pub(super) fn counted(n: usize, one: &str, many: &str) -> String {
    format!("{} {}", number(n), if n == 1 { one } else { many })
}

/// "Practice · Wobble": the page's title.
pub fn title(screen: &str) -> String {
    format!("{screen} · {APP}")
}

/// "11 micro-failures, 19 clean".
pub fn count(misses: usize, clean: usize) -> String {
    format!("{}, {}", count_misses(misses), n_clean(clean))
}

/// "11 micro-failures", where nothing else is counted.
pub fn count_misses(misses: usize) -> String {
    counted(misses, "micro-failure", "micro-failures")
}

/// "12:48", or "1:02:03" past an hour.
pub fn clock(running: Millis) -> String {
    let seconds = running.max(0) / 1000;
    let (hours, minutes, seconds) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    if hours > 0 { format!("{hours}:{minutes:02}:{seconds:02}") } else { format!("{minutes}:{seconds:02}") }
}

/// "of 25 min".
pub fn of_minutes(planned: u16) -> String {
    format!("of {planned} min")
}

/// "25 min".
pub fn minutes(n: u16) -> String {
    format!("{n} min")
}

/// "25 minutes".
pub fn minutes_long(n: u16) -> String {
    counted(usize::from(n), "minute", "minutes")
}

/// "250 ms".
pub fn millis(n: u16) -> String {
    format!("{} ms", number(n.into()))
}

/// "250 milliseconds".
pub fn millis_long(n: u16) -> String {
    counted(usize::from(n), "millisecond", "milliseconds")
}

/// "7 h 40 min", "40 min", "less than a minute".
pub fn duration(span: Millis) -> String {
    let minutes = span.max(0) / 60_000;
    match (minutes / 60, minutes % 60) {
        (0, 0) => said!("less than a minute").to_owned(),
        (0, minutes) => format!("{minutes} min"),
        (hours, 0) => format!("{} h", number(hours as usize)),
        (hours, minutes) => format!("{} h {minutes} min", number(hours as usize)),
    }
}

/// The same where something is divided by it: "1 min 10 s" below ten minutes, "25 min" to the nearest minute from there, so
/// that whoever divides finds the rate that stands beside it.
pub fn exact_duration(span: Millis) -> String {
    let seconds = span.max(0) / 1000;
    match (seconds / 60, seconds % 60) {
        (0, _) | (1..10, 0) => duration(span),
        (minutes @ 1..10, seconds) => format!("{minutes} min {seconds} s"),
        _ => duration(span + 30_000),
    }
}

/// "clean", "miss 12": what Undo takes back.
pub fn undo_clean() -> &'static str {
    "clean"
}

/// "miss 12": what Undo takes back.
pub fn undo_miss(n: usize) -> String {
    format!("miss {}", number(n))
}

/// "No. 12, at 12:48": which miss a reflection is about.
pub fn miss_at(n: usize, running: Millis) -> String {
    format!("No. {}, at {}", number(n), clock(running))
}

/// "2 of 3": which question.
pub fn question_of(n: usize, of: usize) -> String {
    format!("{n} of {of}")
}

/// "7 seconds left".
pub fn seconds_left(n: i64) -> String {
    counted(n.max(0) as usize, "second left", "seconds left")
}

/// "Component, Two-foot stop, switch".
pub fn switch_from(component: &str) -> String {
    format!("Switch component, now {component}")
}

/// "No barrier, level 3".
pub fn level(name: &str, rung: usize) -> String {
    format!("{name}, level\u{a0}{}", rung + 1)
}

/// "The last 16 attempts as a line: 11 clean, 5 misses"; "The last 5 misses as a line" where there is nothing else.
pub fn trace_of(clean: usize, misses: usize) -> String {
    match (clean, misses) {
        (0, 1) => said!("The last miss as a line").to_owned(),
        (0, _) => format!("The last {} as a line", misses_word(misses)),
        (1, 0) => said!("The last attempt as a line: clean").to_owned(),
        _ => format!(
            "The last {} as a line: {}",
            counted(clean + misses, "attempt", "attempts"),
            clean_and_misses(clean, misses)
        ),
    }
}

/// "11 clean, 5 misses"; what there is none of is left out, where there is something else.
pub(super) fn clean_and_misses(clean: usize, misses: usize) -> String {
    match (clean, misses) {
        (_, 0) => format!("all {}", n_clean(clean)),
        _ => format!("{}, {}", n_clean(clean), misses_word(misses)),
    }
}

/// "5 misses".
pub fn misses_word(n: usize) -> String {
    counted(n, "miss", "misses")
}

/// "5 waiting".
pub fn waiting(n: usize) -> String {
    format!("{} waiting", number(n))
}

/// "Today", "Yesterday".
pub fn days_ago(days: i64) -> Option<&'static str> {
    match days {
        0 => Some("today"),
        1 => Some("yesterday"),
        _ => None,
    }
}

/// "18 since 15 September, each as it was written."
pub fn sessions_since(n: usize, day: &str) -> String {
    format!("{} since {day}, each as it was logged.", number(n))
}

/// "All of ice skating".
pub fn all_of(skill: &str) -> String {
    format!("All of {skill}")
}

/// "Week of 2 November".
pub fn week_of(day: &str) -> String {
    format!("Week of {day}")
}

/// "Two-foot stop · One-foot glide, left. 42 clean, 11 misses."; names have commas of their own.
pub fn session_counts(components: &[String], counts: &str) -> String {
    format!("{}. {counts}", components.join(" · "))
}

/// "25 min. Two-foot stop. 42 clean, 11 misses."
pub fn session_of(running: Millis, counts: &str) -> String {
    // it begins a sentence
    format!("{}. {counts}", exact_duration(running).replacen("less", "Less", 1))
}

/// "Two-foot stop, no barrier"
pub fn practised(component: &str, level: &str) -> String {
    if level.is_empty() || level == component { component.to_owned() } else { format!("{component}: {level}") }
}

/// "Paused, 1:50"
pub fn paused_for(length: Millis) -> String {
    format!("Paused, {}", clock(length))
}

/// "5 clean"
pub fn n_clean(n: usize) -> String {
    format!("{} clean", number(n))
}

/// "3 taps and 1 session recovered": what the browser had forgotten.
pub fn came_back(taps: usize, sessions: usize) -> String {
    let taps = (taps > 0).then(|| counted(taps, "tap", "taps"));
    let sessions = (sessions > 0).then(|| counted(sessions, "session", "sessions"));
    match (taps, sessions) {
        (Some(taps), Some(sessions)) => format!("{taps} and {sessions} recovered"),
        (Some(one), None) | (None, Some(one)) => format!("{one} recovered"),
        (None, None) => said!("Your last change was recovered").to_owned(),
    }
}

/// "Edit miss at 5:40"; "Done: miss at 5:40" while its form is open. It begins with what is seen of it.
pub fn edit_of(what: &str, running: Millis, is_open: bool) -> String {
    match is_open {
        true => format!("{DONE}: {what} at {}", clock(running)),
        false => format!("{EDIT} {what} at {}", clock(running)),
    }
}

/// "Leaned back, then bend knees. Retry: clean."
pub fn explained(cause: Option<String>, tweak: Option<String>, retry: Option<bool>) -> String {
    let then = tweak.map(|tweak| format!(", then {tweak}")).unwrap_or_default();
    let retry = match retry {
        None => "",
        Some(true) => " Retry: clean.",
        Some(false) => " Retry: a miss.",
    };
    format!("{}{then}.{retry}", cause.as_deref().unwrap_or("Waits for a cause"))
}

/// "24 clean, 12 misses: 10 wobbles, 1 stumble, 1 fall." `clean` is `None` where clean attempts were not logged.
pub fn wrap_counts(
    clean: Option<usize>,
    wobbles: usize,
    stumbles: usize,
    falls: usize,
    unsized_misses: usize,
) -> String {
    let misses = wobbles + stumbles + falls + unsized_misses;
    let parts = by_size(wobbles, stumbles, falls, unsized_misses);
    let colon = if parts.is_empty() { "" } else { ": " };
    let clean = clean.map(|clean| n_clean(clean) + ", ").unwrap_or_default();
    format!("{clean}{}{colon}{parts}.", misses_word(misses))
}

/// "10 wobbles, 1 fall, 2 without a size"; nothing where no size is known.
pub(super) fn by_size(wobbles: usize, stumbles: usize, falls: usize, unsized_misses: usize) -> String {
    let mut parts = Vec::new();
    for (n, one, many) in [(wobbles, "wobble", "wobbles"), (stumbles, "stumble", "stumbles"), (falls, "fall", "falls")]
    {
        if n > 0 {
            parts.push(counted(n, one, many));
        }
    }
    if unsized_misses > 0 && !parts.is_empty() {
        parts.push(format!("{} without a size", number(unsized_misses)));
    }
    parts.join(", ")
}

/// "You were away for 3 h 12 min." and what is asked.
pub fn away(span: Millis) -> String {
    format!("Nothing for {}. What happened?", duration(span))
}

/// "Your taps up to 14:32 are safe. This only sets the session's time."
pub fn away_more(time: &str) -> String {
    format!("Everything up to {time} is safe. Your answer only sets the session’s time.")
}

/// "11 misses in 25 min: " and "0.44 a minute"; "3 misses in less than a minute" and nothing where that is too short for a
/// frequency.
pub fn frequency_finding(misses: usize, running: Millis, frequency: Option<f64>) -> (String, String) {
    // a number and its unit stay on one line
    let time = exact_duration(running).replace(' ', "\u{a0}");
    match frequency {
        None => (format!("{} in {time}", misses_word(misses)), String::new()),
        Some(frequency) => (format!("{} in {time}: ", misses_word(misses)), format!("{} a minute", rate(frequency))),
    }
}

/// "0.44", "12.3": a rate with two decimals, from ten up with one.
pub fn rate(per_minute: f64) -> String {
    let rounded = |places: f64| (per_minute * places).round().max(0.0) as u64;
    if rounded(100.0) < 1000 { hundredths(rounded(100.0)) } else { tenths(rounded(10.0)) }
}

/// "0.4 MB": of about five that there are, as most browsers count them, a letter each.
pub fn megabytes(units: usize) -> String {
    let of_a_megabyte = units / 100_000;
    if of_a_megabyte == 0 {
        format!("{} kB", units.div_ceil(1000))
    } else {
        format!("{} MB", tenths(of_a_megabyte as u64))
    }
}

/// "2 records could not be read; they are kept and exported."
pub fn put_aside(n: usize) -> String {
    format!(
        "{} could not be read; kept as {} and in every backup.",
        counted(n, "record", "records"),
        if n == 1 { said!("it is") } else { said!("they are") }
    )
}

/// "Last backup: 19 Nov."
pub fn last_backup(day: &str) -> String {
    format!("Last backup: {day}.")
}

/// The name of a backup file.
pub fn backup_name(day: &str) -> String {
    format!("wobble-backup-{day}.json")
}

/// The edge meter as a sentence.
pub fn edge_sentence(edge: &Edge) -> String {
    let percent = |p: f64| (p * 100.0).round() as u32;
    if edge.n == 0 {
        return said!("No attempts at this level yet; your edge is 10 to 30 misses in 100").to_owned();
    }
    format!(
        "{} in the last {}, likely (80 %) {} to {} in 100; your edge is 10 to 30",
        misses_word(edge.misses),
        edge.n,
        percent(edge.interval.0),
        percent(edge.interval.1)
    )
}
