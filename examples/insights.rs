//! Prints every statistic of a backup file as JSON, by the same code as the app's:
//!
//! ```text
//! cargo run --release --example insights -- backup.json
//! cargo run --release --example insights -- backup.json "Two-foot stop"
//! ```
//!
//! The second argument: a component by its name, with all that was split from it; else each skill as a whole, and each of its components.
//! What has no answer yet says what is missing.

use std::process::ExitCode;

use serde_json::{Value, json};
use wobble::domain::{CountedSession, Instant, SessionSummary, Skill};
use wobble::figures::{PhaseLine, phase_lines};
use wobble::insights::findings::findings;
use wobble::insights::history::*;
use wobble::insights::methods::*;
use wobble::insights::{PracticeDay, Recovered, Share, best_of_days, practice_days};
use wobble::store::{MemoryStorage, Store, backup, load};
use wobble::words;

/// No change is later: the end of the year 9999.
const LAST: Instant = Instant(253_402_300_799_999);

const USAGE: &str = "usage: insights BACKUP.json [COMPONENT]";

fn pair((lower, upper): (f64, f64)) -> Value {
    json!([number(lower), number(upper)])
}

/// A number; one that is infinite, or none, in words, for JSON has none such.
fn number(value: f64) -> Value {
    if value.is_finite() { json!(value) } else { json!(value.to_string()) }
}

fn missing(missing: &Missing) -> Value {
    json!({ "missing": format!("{missing:?}") })
}

fn a_celeration(found: &Result<Celeration, Missing>) -> Value {
    match found {
        Err(why) => missing(why),
        Ok(found) => json!({
            "method": "Poisson log-linear regression, log(exposure) as offset, quasi-Poisson interval",
            "n": found.n, "per_week": number(found.per_week), "label": words::ratio(found.per_week),
            "interval_95": pair(found.interval), "dispersion": found.dispersion, "p": found.p_value(),
            "angle": number(chart_angle(found.per_week)), "days": [found.days.0, found.days.1],
            "verdict": format!("{:?}", found.verdict()),
        }),
    }
}

fn a_line(found: &Result<Line, Missing>) -> Value {
    match found {
        Err(why) => missing(why),
        Ok(found) => json!({
            "n": found.n, "days_without_a_count": found.left_out, "slope_log10_per_day": found.slope,
            "intercept_log10": found.intercept, "per_week": number(found.per_week), "interval_95": pair(found.interval),
            "bounce_5_95": number(found.bounce.envelope), "bounce_iqr": number(found.bounce.middle_half),
            "bounce_pm1sd": number(found.bounce.deviation),
        }),
    }
}

fn a_rate(rate: Option<Rate>) -> Value {
    rate.map_or(Value::Null, |rate| {
        json!({ "count": rate.count, "minutes": rate.exposure, "per_minute": rate.rate, "interval_95": pair(rate.interval) })
    })
}

fn a_share(share: Option<Share>) -> Value {
    share.map_or(
        Value::Null,
        |share| json!({ "k": share.k, "n": share.n, "thousandths_95": [share.likely.0, share.likely.1] }),
    )
}

fn compared(found: &Result<Compared, Missing>) -> Value {
    match found {
        Err(why) => missing(why),
        Ok(Compared::AtRandom(found)) => json!({
            "method": "exact conditional Poisson, if misses came at random: no verdict",
            "ratio": number(found.ratio), "interval_95": pair(found.interval), "p": found.p_value,
        }),
        Ok(Compared::Measured(found)) => json!({
            "method": "quasi-Poisson, score interval", "n": [found.n.0, found.n.1], "ratio": number(found.ratio),
            "interval_95": pair(found.interval), "dispersion": found.dispersion, "p": found.p_value,
            "verdict": format!("{:?}", found.verdict()),
        }),
    }
}

fn recovered(found: Result<Recovered, usize>) -> Value {
    match found {
        Err(n) => json!({ "n": n }),
        Ok(found) => {
            json!({ "n": found.n, "median_ms": found.median, "interval_95": found.likely.map(|(low, high)| [low, high]) })
        }
    }
}

fn a_curve(found: &Result<LearningCurve, Missing>) -> Value {
    let one = |curve: &Option<Curve>| {
        curve.as_ref().map_or(Value::Null, |curve| {
            let errors: Vec<Value> = curve.fit.std_errors.iter().map(|error| number(*error)).collect();
            json!({ "a_b_c": curve.fit.parameters, "std_errors": errors, "aicc": number(curve.aicc), "end_interval_95": pair(curve.end.1) })
        })
    };
    match found {
        Err(why) => missing(why),
        Ok(found) => json!({
            "n": found.n, "chosen": found.chosen.map(|form| format!("{form:?}")), "aicc_flat": number(found.flat_aicc),
            "exponential": one(&found.exponential), "power": one(&found.power),
        }),
    }
}

fn phases(trend: &Trend, lines: &[PhaseLine]) -> Value {
    let phase = |phase: &Phase| {
        json!({
            "component": phase.setting.component, "level": phase.setting.level, "sessions": phase.sessions.len(),
            "phase_lines_before": phase.lines,
            "misses_per_minute": a_celeration(&phase.misses),
            "misses_per_attempt": phase.per_attempt.as_ref().map(a_celeration),
            "cleans_per_minute": phase.cleans.as_ref().map(a_celeration),
            "aim": phase.aim().map(|(aim, interval)| json!({ "aim": number(aim), "interval_95": pair(interval) })),
        })
    };
    let counts = |era: &Era| -> Vec<(u32, f64)> {
        let of_it = trend.sessions[era.sessions.clone()].iter();
        of_it.map(|session| (session.tally.misses(), session.minutes())).collect()
    };
    let beside = |both: &[Era]| compared(&compare(&counts(&both[0]), &counts(&both[1])));
    let era = |era: &Era| {
        json!({
            "phase_lines_before": era.lines, "sessions": era.sessions.len(), "misses_per_minute_without_verdict": a_celeration(&era.misses),
        })
    };
    json!({
        "phase_lines": lines.iter().map(|line| json!([line.day, line.text])).collect::<Vec<_>>(),
        "between_phase_lines": trend.eras.iter().map(era).collect::<Vec<_>>(),
        "beside_the_time_before": trend.eras.windows(2).map(beside).collect::<Vec<_>>(),
        "phases": trend.phases.iter().map(phase).collect::<Vec<_>>(), "mixed_sessions": trend.mixed,
        "mixed_without_verdict": trend.overall.as_ref().map(a_celeration),
    })
}

/// All of a scope.
fn of_scope(history: &History, skill: &Skill, scope: &Scope, name: &str, lines: &[PhaseLine]) -> Value {
    let sessions = history.sessions();
    let counted: Vec<&CountedSession> = sessions.iter().map(|digest| &digest.session).collect();
    let all = practised(counted.iter().copied(), scope);
    let dated: Vec<Dated> = all.iter().map(Practised::misses_by_minute).collect();
    let from = dated.first().map_or(0, |one| one.day);
    let by_day = by_day(&dated, from);
    let (earlier, later) = all.split_at(all.len() / 2);
    let counts = |half: &[Practised]| -> Vec<(u32, f64)> {
        half.iter().map(|one| (one.tally.misses(), one.minutes())).collect()
    };
    let week = |week: &Week| {
        json!({
            "week": week.week, "sessions": week.tally.sessions, "misses": week.tally.misses(),
            "frequency": a_rate(week.frequency()), "recoverable": a_share(week.recoverable()),
            "explained": a_share(week.explained()), "retry_success": a_share(week.retry_success()),
            "size": week.size().map(|size| json!({ "n": size.n, "mean": size.mean, "interval_95": pair(size.interval) })),
        })
    };
    let five = within(sessions, scope);
    let of_bin = |bin: &FiveMinutes| json!({ "from_minute": bin.nth * 5, "sessions": bin.sessions, "misses": bin.misses, "frequency": a_rate(bin.frequency()) });
    let causes = causes(sessions, scope);
    let a_cause = |cause: &CauseShare| {
        let label = skill.component(cause.component).and_then(|component| {
            component.causes.iter().find(|label| label.tag == cause.cause).map(|label| label.text.clone())
        });
        json!({
            "cause": label, "tag": cause.cause, "count": cause.count, "of": cause.of, "up_to": cause.up_to,
            "later_half": compared(&cause.change), "q": cause.q_value,
        })
    };
    let recovery = recovery(sessions, scope);
    let retry = match retry_difference(sessions, scope) {
        Err((with, without)) => json!({ "missing": [with, without] }),
        Ok(found) => json!({
            "with_tweak": [found.first.0, found.first.1], "without": [found.second.0, found.second.1],
            "difference": found.difference, "interval_95": pair(found.interval),
        }),
    };
    let newest = match newest_beside(&all) {
        Err(why) => missing(&why),
        Ok(found) => json!({
            "n": found.n, "own": found.own, "before": found.before, "usual": pair(found.usual),
            "method": format!("{:?}", found.by), "is_unusual": found.is_unusual(),
        }),
    };
    let (whole, parts) = hours(counted.iter().copied(), scope);
    let in_scope = |one: &&CountedSession| match scope.components.as_slice() {
        [] => scope.is_of(one).then(|| one.summary()),
        some => Some(*one).filter(|one| scope.is_of(one))?.among(some).map(|one| one.summary()),
    };
    let summaries: Vec<SessionSummary> = counted.iter().filter_map(in_scope).collect();
    let day = |day: &PracticeDay| json!([day.day, day.running / 60_000, day.misses]);
    let ladders = skill.components.iter().filter(|component| scope.has(component.tag)).map(|component| {
        let owned: Vec<CountedSession> = sessions.iter().map(|digest| digest.session.clone()).collect();
        let runs = best_of_days(&owned, component);
        json!({ "component": component.name, "days": runs.iter().map(|(day, run)| json!([day.to_string(), run.level, run.value])).collect::<Vec<_>>() })
    });
    let calibration = calibration(&all)
        .map(|found| json!({ "n": found.n, "mean_points": found.mean, "interval_95": pair(found.interval) }));
    let shown: Vec<Value> = findings(history, skill, scope)
        .iter()
        .map(|finding| {
            let component = finding.component.and_then(|tag| skill.component(tag));
            let label = finding.label(skill);
            let (says, support) = words::finding_says(finding, component.map_or("", |one| &one.name), &label);
            json!({ "says": says, "support": support, "p": finding.p_value, "q": finding.q_value, "towards": format!("{:?}", finding.towards()) })
        })
        .collect();
    json!({
        "scope": name, "sessions": all.len(), "findings": shown,
        "trend": phases(&trend(all.clone(), &lines.iter().map(|line| line.day).collect::<Vec<_>>()), lines),
        "lines": { "least_squares": a_line(&least_squares(&by_day)), "theil_sen": a_line(&theil_sen(&by_day)) },
        "halves": compared(&compare(&counts(earlier), &counts(later))),
        "newest_session": newest, "learning_curve": a_curve(&curve(&all)),
        "weeks": weeks(sessions, scope).iter().map(week).collect::<Vec<_>>(),
        "within_session": match &five { Err(why) => missing(why), Ok(five) => five.iter().map(of_bin).collect() },
        "causes": causes.iter().map(a_cause).collect::<Vec<_>>(), "precise": a_share(precise(&causes)),
        "retry": retry,
        "recovery": { "with_tweak": recovered(recovery.with_tweak()), "without": recovered(recovery.without_tweak()) },
        "feel_versus_fact": calibration,
        "running_ms": whole, "components_ms": parts.iter().map(|(tag, time)| json!([tag, time])).collect::<Vec<_>>(),
        "days": practice_days(&summaries).iter().map(day).collect::<Vec<_>>(), "ladders": ladders.collect::<Vec<_>>(),
    })
}

/// Every statistic of the backup `text`, of one component where a name is given.
///
/// # Errors
/// Why it cannot be read, or that there is no such component.
pub fn report(text: &str, component: Option<&str>) -> Result<Value, String> {
    let records = backup::records_of(text).ok_or("This is no backup.")?;
    let mut store = Store::new(MemoryStorage::default(), "/");
    store.fill(records);
    let model = load::load(&mut store).map_err(|error| error.to_string())?;
    let sessions = store.sessions().map_err(|error| error.to_string())?;
    let lessons = store.lessons().map_err(|error| error.to_string())?;
    let history = History::of(&sessions);
    let mut all = Vec::new();
    for skill in model.skills.iter().filter(|skill| sessions.iter().any(|session| session.skill == skill.id)) {
        if component.is_none() {
            let lines = phase_lines(&lessons, skill, None, (LAST, 0));
            all.push(of_scope(&history, skill, &Scope::skill(&skill.id), &skill.name, &lines));
        }
        for one in skill.components.iter().filter(|one| component.is_none_or(|name| name == one.name)) {
            let lines = phase_lines(&lessons, skill, Some(one.tag), (LAST, 0));
            all.push(of_scope(&history, skill, &Scope::component(skill, one.tag), &one.name, &lines));
        }
    }
    match component {
        Some(name) if all.is_empty() => Err(format!("There is no component {name}.")),
        _ => Ok(json!({ "sessions": sessions.len(), "scopes": all })),
    }
}

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let (file, component) = match &arguments[..] {
        [file] => (file, None),
        [file, component] => (file, Some(component.as_str())),
        _ => {
            eprintln!("{USAGE}");
            return ExitCode::from(2);
        }
    };
    let answer =
        std::fs::read_to_string(file).map_err(|error| error.to_string()).and_then(|text| report(&text, component));
    match answer {
        Ok(answer) => {
            println!("{answer:#}");
            ExitCode::SUCCESS
        }
        Err(why) => {
            eprintln!("{file}: {why}");
            ExitCode::FAILURE
        }
    }
}
