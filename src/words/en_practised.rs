//! English: how sessions go, days and hours of practice, the learning curve, guesses.

use super::en_charts::of;
use super::en_made::{counted, exact_duration, rate};
use super::en_quality::misses;
use super::numbers::{number, tenths};
use crate::domain::Millis;
use crate::insights::Guessed;
use crate::insights::methods::{Curve, Form, LearningCurve, Missing, Rate};

/// What the chart is about.
pub const WITHIN_HEAD: &str = said!("Within a session");
/// For ears, behind the names of its buttons.
pub const OF_WITHIN: &str = said!(" (within a session)");
/// The table's name, and a column.
pub const WITHIN_AS_TABLE: &str = said!("Minutes as a table");
/// Where the rate likely is.
pub const LIKELY_RATE: &str = said!("Likely");
/// The axis along.
pub const MINUTES_OF_PRACTICE: &str = said!("minutes of practice");
/// Method, source, minimum.
pub const WITHIN_METHOD: &str = said!(
    "Misses a minute in each five minutes of practice, pauses left out, of all these sessions together, with the exact 95 % interval of a Poisson rate (Garwood 1936). Only five minutes that 5 sessions reached are shown; later ones are those of longer sessions, which may have been other days. It shows when misses came, not why."
);

/// "Minutes 10 to 15: ", "0.62 misses a minute", ", the most."
pub fn within_finding((from, to): (i64, i64), most: f64) -> [String; 3] {
    [format!("Minutes {from} to {to}: "), format!("{} misses a minute", rate(most)), ", the most.".to_owned()]
}

/// "25 sessions in the last 3 months, five minutes each dot. Where two intervals overlap, their order may be chance."
pub fn within_note(sessions: u32, when: &str) -> String {
    let sessions = counted(sessions as usize, "session", "sessions");
    format!(
        "{sessions} {when}, each dot five minutes with its 95 % interval. Where intervals overlap, the order may be chance."
    )
}

/// "Minutes 10 to 15: 31 misses in 25 sessions, 0.25 a minute, likely 0.17 to 0.35."
pub fn within_value((from, to): (i64, i64), sessions: u32, found: &Rate) -> String {
    let Rate { count, rate: a_minute, interval, .. } = *found;
    let misses = misses(u32::try_from(count).unwrap_or(u32::MAX));
    let sessions = counted(sessions as usize, "session", "sessions");
    format!(
        "Minutes {from} to {to}: {misses} in {sessions}, {} a minute, likely {}.",
        rate(a_minute),
        rates_between(interval)
    )
}

/// "0.17 to 0.35"
pub fn rates_between((lower, upper): (f64, f64)) -> String {
    format!("{} to {}", rate(lower), rate(upper))
}

/// "10–15"
pub fn from_to(from: i64, to: i64) -> String {
    format!("{from}–{to}")
}

/// "2 more sessions and this can show how sessions go."
pub fn within_missing(missing: Missing) -> String {
    super::missing(missing, said!("show how sessions go"))
}

/// What the chart is about.
pub const DAYS_HEAD: &str = said!("Days of practice");
/// For ears, behind the names of its buttons.
pub const OF_DAYS: &str = said!(" (days of practice)");
/// Method, source, minimum.
pub const DAYS_METHOD: &str = said!(
    "One line a week, from Monday to Sunday, by the clock of the place where you practised. More waves: more minutes, a wave for each 12. Deeper waves: more misses a minute, the deepest being the day with most of them here. A straight blue line is a day without a miss. A plain line is rest, which is part of the work: no days in a row are counted."
);

/// "18 days", " of practice, 7 h 40 min."
pub fn days_finding(days: usize, running: Millis) -> [String; 3] {
    [String::new(), counted(days, "day", "days"), format!(" of practice, {}.", exact_duration(running))]
}

/// "In the last 3 months; 26 weeks are drawn. Rest is part of the work."
pub fn days_note(when: &str, weeks: usize, days: usize) -> String {
    let days = counted(days, "day", "days");
    let weeks = match weeks {
        1 => said!("the last week is").to_owned(),
        weeks => format!("the last {} weeks are", number(weeks)),
    };
    format!("{days} {when}; {weeks} drawn. More waves: longer. Deeper: more misses a minute. Rest is part of the work.")
}

/// "19 Nov: 11 misses in 25 min, 1 session.", "20 Nov: rest."
pub fn day_value(day: &str, practised: Option<(u32, u32, u32)>) -> String {
    match practised {
        None => format!("{day}: rest."),
        Some((minutes, sessions, count)) => {
            let sessions = counted(sessions as usize, "session", "sessions");
            format!("{day}: {} in {} min, {sessions}.", misses(count), number(minutes as usize))
        }
    }
}

/// What the chart is about.
pub const HOURS_HEAD: &str = said!("Hours of practice");
/// For ears, behind the names of its buttons.
pub const OF_HOURS: &str = said!(" (hours)");
/// The table's name, and a column.
pub const HOURS_AS_TABLE: &str = said!("Hours as a table");
/// A column.
pub const HOURS: &str = said!("Practised");
/// Method, source, minimum.
pub const HOURS_METHOD: &str = said!(
    "Running time, pauses left out, of all sessions on this device, whatever weeks and whoever logged: hours add up; archived ones do not count here. The time before an attempt belongs to its component. Twenty hours is a friendly milestone from a popular book, from no study: nothing happens there."
);

/// "Ice skating: ", "13 h 29 min", " of practice."
pub fn hours_finding(running: Millis, name: &str) -> [String; 3] {
    [format!("{name}: "), exact_duration(running).replace(' ', "\u{a0}"), said!(" of practice.").to_owned()]
}

/// "48 sessions, of all time and whoever logged. 6 h 31 min to twenty hours: a friendly milestone, from no study." `full` is how many hours a
/// whole bar is.
pub fn hours_note(sessions: usize, missing: Millis, full: u32) -> String {
    let sessions = counted(sessions, "session", "sessions");
    let twenty = match missing {
        missing if missing > 0 => format!("{} to twenty hours", exact_duration(missing)),
        _ => said!("More than twenty hours").to_owned(),
    };
    let bars = match full {
        20 => said!("Each bar goes up to it.").to_owned(),
        full => format!("Each bar goes up to {} hours; the dotted line is at twenty.", number(full as usize)),
    };
    format!("{sessions}, of all time and whoever logged. {twenty}: a friendly milestone, from no study. {bars}")
}

/// "0", "10 h", "20 h": up to `full` hours.
pub fn hours_axis(full: u32) -> Vec<String> {
    [0, full / 2, full]
        .map(|hours| if hours == 0 { said!("0").to_owned() } else { format!("{} h", number(hours as usize)) })
        .to_vec()
}

/// "Two-foot stop: 4 h 10 min."
pub fn hours_value(name: &str, time: &str) -> String {
    format!("{name}: {time}.")
}

/// What the chart is about.
pub const CURVE_HEAD: &str = said!("Learning curve");
/// For ears, behind the names of its buttons.
pub const OF_CURVE: &str = said!(" (learning curve)");
/// At the curves' ends.
pub const EXPONENTIAL: &str = said!("exp.");
/// The other one.
pub const POWER_LAW: &str = said!("power");
/// The axis along.
pub const SESSIONS_COUNTED: &str = said!("sessions, in their order");
/// Method, source, minimum.
pub const CURVE_METHOD: &str = said!(
    "Misses a minute, session by session; where there are more than 120 sessions, a dot is several in a row. Through them an exponential curve and a power law are fitted by nonlinear least squares (Levenberg–Marquardt), and the corrected criterion of Akaike chooses between them and no curve at all (Heathcote, Brown & Mewhort 2000). The chosen one is solid, the other dashed. Where a curve levels off has a 95 % interval. It needs 8 sessions. Levels and components are mixed unless one is chosen: a new level begins anew. A curve through the past says nothing certain of what comes."
);

/// "Levels off at ", "0.42 misses a minute", ", by the exponential curve.": which curve the criterion chose.
pub fn curve_finding(found: &LearningCurve) -> [String; 3] {
    let Some(Curve { form, end, .. }) = found.best() else {
        return [said!("No curve fits better than a level line.").to_owned(), String::new(), String::new()];
    };
    let form = match form {
        Form::Exponential => said!("exponential curve"),
        Form::Power => said!("power law"),
    };
    if end.0 < 0.005 {
        return [said!("No end in sight").to_owned(), String::new(), format!(", by the {form}.")];
    }
    [said!("Levels off at ").to_owned(), format!("{} misses a minute", rate(end.0)), format!(", by the {form}.")]
}

/// "25 sessions in the last 3 months. Its end is likely 0.38 to 0.46 (95 % interval). Chosen by AICc from exponential, power law and no curve."
pub fn curve_note(found: &LearningCurve, when: &str) -> String {
    let sessions = counted(found.n, "session", "sessions");
    let end = found.best().map(|best| best.end.1).filter(|(lower, upper)| lower.is_finite() && upper.is_finite());
    let likely = end.map(|(lower, upper)| {
        format!(" Its end is likely {} (95 % interval).", rates_between((lower.max(0.0), upper.max(0.0))))
    });
    format!("{sessions} {when}.{} Chosen by AICc from exponential, power law and no curve.", likely.unwrap_or_default())
}

/// "Session 7: 0.44 misses a minute.", "Around session 7: …" where a dot is several.
pub fn curve_value(session: f64, is_one: bool, a_minute: f64) -> String {
    let session = number((session + 0.5) as usize);
    match is_one {
        true => format!("Session {session}: {} misses a minute.", rate(a_minute)),
        false => format!("Around session {session}: {} misses a minute.", rate(a_minute)),
    }
}

/// The upright axis of guesses.
pub const GUESS_LESS_RECORD: &str = said!("guess less record, in points of 100");

/// "+12", "−8", "0": points.
pub fn signed(points: f64) -> String {
    match points.round() {
        0.0 => "0".to_owned(),
        points if points < 0.0 => format!("−{}", number(-points as usize)),
        points => format!("+{}", number(points as usize)),
    }
}

/// "−14 to −7", "−11.3 to −10.8" where whole points would be the same.
pub fn signed_between((lower, upper): (f64, f64)) -> String {
    let in_tenths = |points: f64| {
        let sign = if points < 0.0 { "−" } else { "+" };
        format!("{sign}{}", tenths((points.abs() * 10.0).round() as u64))
    };
    match lower.round() == upper.round() && lower < upper {
        true => format!("{} to {}", in_tenths(lower), in_tenths(upper)),
        false => format!("{} to {}", signed(lower), signed(upper)),
    }
}

/// " The last 60 are drawn."; nothing where all are.
pub fn last_drawn(all: usize, drawn: usize) -> String {
    if drawn < all { format!(" The last {} are drawn.", number(drawn)) } else { String::new() }
}

/// "19 Nov: guessed 7 of 10, was 24 of 36: +3 points."
pub fn guess_value(day: &str, guessed: &Guessed, error: f64) -> String {
    format!(
        "{day}: guessed {}, was {}: {} points.",
        super::of_ten(guessed.guess),
        of(guessed.clean, guessed.of),
        signed(error)
    )
}
