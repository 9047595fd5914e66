//! English: how a frequency changes from week to week.

use super::en_charts::capital;
use super::en_made::counted;
use super::en_ratio::{Pace, ratio, ratio_between};
use super::numbers::number;
use crate::insights::methods::{Celeration, Compared, Missing, Verdict};

/// What the chart is about.
pub const CELERATION_HEAD: &str = said!("Week by week");
/// For ears, behind the names of its buttons.
pub const OF_CELERATION: &str = said!(" (week by week)");
/// A choice: a scale from zero in equal steps.
pub const EVEN_STEPS: &str = said!("From zero");
/// A choice: the standard celeration chart.
pub const STANDARD_CHART: &str = said!("Standard chart");
/// What the choice is about.
pub const SCALE: &str = said!("Scale");
/// What is counted, as a choice.
pub const WHAT_IS_COUNTED: &str = said!("Which misses");
/// Misses of every size, and of one.
pub const ALL_MISSES: &str = said!("All misses");
/// Of every size, in a sentence and at a line's end.
pub const MISSES: &str = said!("Misses");
/// Of one size.
pub const WOBBLES: &str = said!("Wobbles");
/// Of one size.
pub const STUMBLES: &str = said!("Stumbles");
/// Of one size.
pub const FALLS: &str = said!("Falls");
/// At a line's end.
pub const CLEAN_LINE: &str = said!("clean");
/// The unit of the axis.
pub const A_MINUTE: &str = said!("a minute");
/// A column: clean attempts a minute.
pub const CLEAN_PER_MINUTE: &str = said!("clean a minute");
/// A column: the level.
pub const LEVEL: &str = said!("Level");
/// Several levels or components.
pub const MIXED: &str = said!("mixed");
/// Key: one session.
pub const KEY_MISSES: &str = said!("Misses, a session each");
/// Key: one session's clean attempts.
pub const KEY_CLEAN: &str = said!("Clean attempts");
/// Key: the band.
pub const KEY_BAND: &str = said!("Where the line likely is");
/// Method, source, minimum.
pub const CELERATION_METHOD: &str = said!(
    "Misses divided by the minutes of practice, a dot for each session; where there are more than 120 of them, a dot is a week or more. The line is a Poisson regression on the calendar day with the minutes as exposure; sessions without a miss count. ×/÷ a week is what it multiplies or divides by each week. The band, and the interval, is 95 % by quasi-Poisson: where counts vary more than chance alone would, it is wider. If the interval includes no change, the sentence says so. It needs 5 sessions on 5 days over a week. A new level begins a new line, and so does a change that you mark: no line is worked out across it, and the sessions since stand beside those before it by the method of “Two times beside each other”; one that is marked more than a week after its day has no verdict, for about three in ten histories without any change have a day that looks like one. Where levels or components are mixed there is one line for each such time, and no verdict. The standard chart has calendar days, equal ratios equally high, and ×2 a week always rises by 34 degrees. Short lines there are the record floor, one miss in that session; sessions without a miss stand below it. The dashed lines are the 5–95 % envelope of the days that are drawn around their least-squares line; where a change is marked, of the days since. It shows what happened, not why."
);

/// "Misses ÷1.09 a week.", "No clear change in misses: ×1.02 a week.", "Misses, levels mixed: ÷1.05 a week." `what` is what is counted, and
/// `clean` how clean attempts changed, if that is clear.
pub fn celeration_finding(what: &str, found: &Celeration, is_mixed: bool, clean: Option<&Celeration>) -> [String; 3] {
    let before = match found.verdict() {
        _ if is_mixed => format!("{what}, levels mixed: "),
        Verdict::Unclear => format!("No clear change in {}: ", what.to_lowercase()),
        _ => format!("{what} "),
    };
    let pace = Pace::of(found);
    let clean = clean.filter(|clean| clean.verdict() != Verdict::Unclear && !is_mixed);
    let after =
        clean.map_or_else(|| ".".to_owned(), |clean| format!(". Clean attempts {}.", pace.factor(clean.per_week)));
    [before, pace.times(found.per_week), after]
}

/// "18 sessions in the last 3 months, at No barrier. Likely ÷1.04 to ×1.13 a week (95 % interval)."
pub fn celeration_note(found: &Celeration, when: &str, level: Option<&str>, is_mixed: bool) -> String {
    let sessions = counted(found.n, "session", "sessions");
    let at = level.map(|level| format!(", at {level}")).unwrap_or_default();
    let mixed = match is_mixed {
        true => said!(" Levels or components are mixed, so this is no verdict: choose a component for one."),
        false => "",
    };
    let likely = Pace::of(found).times_between(found.interval);
    format!("{sessions} {when}{at}. Likely {likely} (95 % interval).{mixed}")
}

/// " Misses per attempt: ÷1.12 a week, likely ÷1.05 to ÷1.19."
pub fn per_attempt_note(found: &Celeration) -> String {
    let pace = Pace::of(found);
    format!(" Misses per attempt: {}, likely {}.", pace.times(found.per_week), pace.between(found.interval))
}

/// " AIM: ×1.2 a week, likely ×1.1 to ×1.3."
pub fn aim_note((aim, interval): (f64, (f64, f64))) -> String {
    format!(" Accuracy (clean ÷ misses): {} a week, likely {}.", ratio(aim), ratio_between(interval))
}

/// " The line falls by 4°. Least squares on the days drawn says ÷1.08, Theil–Sen ÷1.07; days bounce ×2.4 around it." `angle` is that of `found`;
/// with the two lines stands whether they are of the days since a change only.
pub fn standard_note(found: &Celeration, angle: f64, lines: Option<((f64, f64), bool)>, bounce: Option<f64>) -> String {
    let degrees = (angle.abs() + 0.5) as u32;
    let slope = match angle {
        _ if degrees == 0 => said!(" The line is level.").to_owned(),
        angle if angle > 0.0 => format!(" The line rises by {degrees}°."),
        _ => format!(" The line falls by {degrees}°."),
    };
    let lines = lines.map(|((squares, median), is_since)| {
        let pace = Pace::of(found);
        let days = if is_since { said!("the days drawn since") } else { said!("the days drawn") };
        format!(" Least squares on {days} says {}, Theil–Sen {}.", pace.times(squares), pace.factor(median))
    });
    let bounce = bounce.map(|bounce| format!(" Days bounce {} around it.", ratio(bounce)));
    slope + &lines.unwrap_or_default() + &bounce.unwrap_or_default()
}

/// "3 more sessions and this can draw a line." What a method needs still.
pub fn line_missing(missing: Missing) -> String {
    match missing {
        Missing::Sessions(n) => format!("{} and this can draw a line.", counted(n, "more session", "more sessions")),
        Missing::Days(n) => format!("Sessions on {} and this can draw a line.", counted(n, "more day", "more days")),
        Missing::Span(days) => {
            format!("{} and this can draw a line.", counted(days.max(1) as usize, "more day", "more days"))
        }
        Missing::Counted(n) => format!("{} counted and this can draw a line.", counted(n, "more", "more")),
        Missing::NoCount => said!("Nothing was counted in this time: there is no line to draw.").to_owned(),
        Missing::Mixed => {
            said!("Levels or components are mixed. Choose a component, and this can draw a line.").to_owned()
        }
        Missing::NoAnswer => said!("No line fits these sessions: the misses are all on one side.").to_owned(),
    }
}

/// "18 sessions in the last 3 months." Where there is no line.
pub fn sessions_when(sessions: usize, when: &str) -> String {
    format!("{} {when}.", counted(sessions, "session", "sessions"))
}

/// " 12 misses without a size are not in it."
pub fn not_sized(misses: usize) -> String {
    match misses {
        0 => String::new(),
        1 => said!(" 1 miss without a size is not in it.").to_owned(),
        n => format!(" {} misses without a size are not in it.", number(n)),
    }
}

/// A word as it stands within a sentence.
pub fn lower_first(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
}

/// Where a phase begins and the level's name says nothing new.
pub fn phase_of(component: &str, level: &str) -> String {
    capital(&format!("{component}: {level}"))
}

/// What the comparison is about.
pub const COMPARE_HEAD: &str = said!("Two times beside each other");
/// The earlier one.
pub const FIRST_TIME: &str = said!("First time");
/// The later one.
pub const SECOND_TIME: &str = said!("Second time");
/// A field: the first day.
pub const FROM_DAY: &str = said!("From");
/// A field: the last day.
pub const TO_DAY: &str = said!("To");
/// Method, source, minimum.
pub const COMPARE_METHOD: &str = said!(
    "Misses a minute of the second time over those of the first. With 5 sessions in each, by a quasi-Poisson model, whose 95 % interval is wider where sessions differ more than chance alone would make them. With fewer, by the exact conditional ratio (Przyborowski & Wilenski 1940), as if misses came at random: then there is no verdict. Components and levels are mixed unless one is chosen."
);

/// "Misses ", "÷1.42", " in the second time.": what two times come to, with how many sessions each.
pub fn compared(found: &Result<Compared, Missing>, (first, second): (usize, usize)) -> [String; 3] {
    let plain = |text: String| [text, String::new(), String::new()];
    match found {
        Err(Missing::Sessions(_)) if first == 0 && second == 0 => plain(said!("No session in either time").to_owned()),
        Err(Missing::Sessions(_)) if first == 0 => plain(said!("No session in the first time").to_owned()),
        Err(Missing::Sessions(_)) => plain(said!("No session in the second time").to_owned()),
        Err(_) => plain(said!("No misses in either time").to_owned()),
        Ok(Compared::AtRandom(exact)) => ratio_said(said!("If misses came at random: "), exact.ratio, exact.interval),
        Ok(Compared::Measured(changed)) => match changed.verdict() {
            Verdict::Unclear => ratio_said(said!("No clear change in misses: "), changed.ratio, changed.interval),
            _ => ratio_said(said!("Misses "), changed.ratio, changed.interval),
        },
    }
}

fn ratio_said(before: &str, of: f64, interval: (f64, f64)) -> [String; 3] {
    let is_bounded = of > 0.0 && of.is_finite() && interval.0 > 0.0 && interval.1.is_finite();
    match is_bounded {
        true => [before.to_owned(), ratio(of), format!(" in the second time, likely {}.", ratio_between(interval))],
        // none in one of the times: there is no number for how many times as many that is
        false => [before.to_owned(), said!("none in one of the times").to_owned(), ".".to_owned()],
    }
}

/// "1 Sep 2026 to 30 Sep 2026 beside 1 Oct 2026 to 31 Oct 2026."
pub fn compared_times(first: (String, String), second: (String, String)) -> String {
    format!("{} to {} beside {} to {}.", first.0, first.1, second.0, second.1)
}
