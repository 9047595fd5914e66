//! English: what the statistics of Insights say, and what is missing where they cannot say it yet.

use super::en_charts::{between, of};
use super::en_made::{counted, rate};
use super::en_ratio::{Pace, ratio};
use super::numbers::{number, tenths};
use crate::insights::findings::{Finding, Shown, Towards};
use crate::insights::methods::{Celeration, Difference, Missing, Step, Verdict};
use crate::insights::wilson;

/// "2 more sessions and this can say whether it changes.": what is missing; `then` is what it could say.
pub fn missing(missing: Missing, then: &str) -> String {
    let more = |n: usize, one: &str, many: &str| format!("{} and this can {then}.", counted(n, one, many));
    match missing {
        Missing::Sessions(n) => more(n, "more session", "more sessions"),
        Missing::Days(n) => more(n, "more day with practice", "more days with practice"),
        Missing::Span(n) => more(n.max(1) as usize, "more day", "more days"),
        Missing::Counted(n) => more(n, "more attempt", "more attempts"),
        Missing::NoCount => said!("None so far: there is nothing that could change.").to_owned(),
        Missing::Mixed => said!("Levels or components were mixed: there is no one thing that could change.").to_owned(),
        Missing::NoAnswer => said!("There is no answer in these numbers.").to_owned(),
    }
}

/// What findings are under.
pub const FINDINGS: &str = said!("What your sessions show");
/// Of which sessions.
pub const FINDINGS_OF: &str = said!("Of all sessions on this device, whatever weeks and whoever logged.");
/// Where there is none.
pub const NO_FINDING: &str = said!("Nothing yet that could not be chance.");
/// How they are found.
pub const FINDINGS_METHOD: &str = said!(
    "Everything that there is enough of is tried, of every component. What is told is surer than chance would often make it: corrected for how many findings were tried (Benjamini and Hochberg 1995) and for looking after every session. Findings look across the changes that you mark. Of learners who do not change, fewer than 5 in 100 are told that something got better within 50 sessions (simulated). It shows what happened, not why."
);

/// What a finding says, and what it stands on: its n and its 95 % interval. `component` is its component's name, `label` that of its cause, tweak
/// or level.
pub fn finding_says(finding: &Finding, component: &str, label: &str) -> (String, String) {
    let named = |sentence: String| if component.is_empty() { sentence } else { format!("{component}: {sentence}") };
    match &finding.shown {
        Shown::Frequency(misses, per_attempt) => {
            let pace = Pace::of(misses);
            let times = pace.times(misses.per_week);
            let sentence = match per_attempt.as_ref().map(|found| pace.factor(found.per_week)) {
                Some(found) if finding.towards() == Towards::Neither => {
                    format!("misses a minute {times}; {found} per attempt, which may be no change.")
                }
                Some(found) => format!("misses a minute {times}, {found} per attempt."),
                None => format!("misses a minute {times}."),
            };
            let sessions = counted(misses.n, "session", "sessions");
            (named(sentence), format!("{sessions} on one level. {}", likely_pace(pace, misses)))
        }
        Shown::PerAttempt(found, a_minute) => {
            let pace = Pace::of(found);
            let (per_attempt, times) = (pace.times(found.per_week), pace.factor(a_minute.per_week));
            let may_be = if a_minute.verdict() == Verdict::Unclear { said!(", which may be no change") } else { "" };
            let sentence = format!("misses per attempt {per_attempt}; {times} a minute{may_be}.");
            let sessions = counted(found.n, "session", "sessions");
            let likely = likely_pace(pace, found);
            (named(sentence), format!("{sessions} on one level, by the clean attempts that were logged. {likely}"))
        }
        Shown::Recoverable(step) => {
            let [before, after] = [step.before, step.after].map(percent);
            let sentence = format!("{after} of sized misses were wobbles lately, {before} before.");
            (named(sentence), format!("{} {}", halves(step), points(step.interval)))
        }
        Shown::Recovery(step) => {
            let [before, after] = [step.before, step.after].map(|log| seconds(log.exp()));
            let sentence = format!("from a miss to the next attempt it took {after} lately, {before} before.");
            let (lower, upper) = step.interval;
            (named(sentence), format!("{} {}", halves(step), likely_times((lower.exp(), upper.exp()), "")))
        }
        Shown::Cause(_, changed, _) => {
            let (earlier, later) = changed.n;
            let sentence = match changed.ratio {
                0.0 => format!("“{label}” did not come in the last {}.", counted(later, "session", "sessions")),
                times if times < 1.0 => format!("“{label}” came less often, {} a minute.", ratio(times)),
                times if times.is_infinite() => format!("“{label}” is new."),
                times => format!("“{label}” came more often, {} a minute.", ratio(times)),
            };
            let sessions = format!("{} beside {} before.", counted(later, "session", "sessions"), number(earlier));
            (named(sentence), format!("{sessions} {}", likely_times(changed.interval, "")))
        }
        Shown::Tweak(_, difference) => {
            let Difference { first, second, interval, .. } = difference;
            let [own, others] = [first, second].map(|(k, n)| of(*k, *n));
            let sentence = format!("after “{label}” {own} retries were clean, after other tweaks {others}.");
            (named(sentence), format!("{} {}", share_likely(*first), points(*interval)))
        }
        Shown::Retry(Difference { first, second, interval, .. }) => {
            let [with, without] = [first, second].map(|(k, n)| of(*k, *n));
            let sentence = format!("After a tweak {with} retries were clean, without one {without} next attempts.");
            (named(sentence), points(*interval))
        }
        Shown::Calibration(step) => {
            let [before, after] = [step.before, step.after].map(|off| number(off.round().max(0.0) as usize));
            let sentence = format!("Your guesses were {after} points off lately, {before} before.");
            let (lower, upper) = step.interval;
            (named(sentence), format!("{} {}", halves(step), points((lower / 100.0, upper / 100.0))))
        }
        Shown::Unusual(beside) => {
            let (own, low, high) = (rate(beside.own), rate(beside.usual.0), rate(beside.usual.1));
            let sentence = format!("{own} misses a minute in the last session; {low} to {high} are usual.");
            let n = counted(beside.n, "session", "sessions");
            (named(sentence), format!("By {n} before it on this level."))
        }
        Shown::Level(_) => {
            (named(format!("first clean attempts on {label}.")), said!("A fact of the last session.").to_owned())
        }
        Shown::Ladder(_) => {
            (named(format!("the highest ladder so far, {label}.")), said!("A fact of the last session.").to_owned())
        }
    }
}

fn percent(share: f64) -> String {
    super::en_charts::percent((share.clamp(0.0, 1.0) * 1000.0).round() as u32)
}

/// "Likely ÷1.50 to ÷1.10 a week (95 % interval)."
fn likely_pace(pace: Pace, found: &Celeration) -> String {
    let (lower, upper) = found.interval;
    likely_times((pace.over(lower), pace.over(upper)), &pace.unit())
}

/// "Likely ÷1.50 to ÷1.10 a week (95 % interval)."; an end that is open is said to be.
fn likely_times((lower, upper): (f64, f64), each: &str) -> String {
    match (lower, upper) {
        (lower, upper) if lower <= 0.0 && upper.is_finite() => {
            format!("Likely beyond {}{each} (95 % interval).", ratio(upper))
        }
        (lower, upper) if upper.is_infinite() => {
            format!("Likely beyond {}{each} (95 % interval).", ratio(lower))
        }
        (lower, upper) => format!("Likely {} to {}{each} (95 % interval).", ratio(lower), ratio(upper)),
    }
}

/// "Likely +8 to +31 points (95 % interval)."
fn points((lower, upper): (f64, f64)) -> String {
    let signed = |points: f64| {
        let whole = (points * 100.0).round();
        let sign = if whole < 0.0 { "−" } else { "+" };
        format!("{sign}{}", number(whole.abs() as usize))
    };
    format!("Likely {} to {} points (95 % interval).", signed(lower), signed(upper))
}

/// "9 sessions beside 8 before, on one level."
fn halves(step: &Step) -> String {
    format!("{} beside {} before.", counted(step.n.1, "session", "sessions"), number(step.n.0))
}

fn share_likely((k, n): (u32, u32)) -> String {
    let (lower, upper) = wilson(k as usize, n as usize, 1.959_963_984_540_054);
    let thousandths = |share: f64| (share * 1000.0).round() as u32;
    format!("Likely {} clean.", between((thousandths(lower), thousandths(upper))))
}

fn seconds(seconds: f64) -> String {
    format!("{} s", tenths((seconds.clamp(0.0, 9999.0) * 10.0).round() as u64))
}
