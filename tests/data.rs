//! What `examples/wobble_data` says of backup files, whole and damaged.

mod story;

#[path = "../examples/wobble_data.rs"]
#[allow(dead_code)] // its main
mod wobble_data;

use story::*;
use wobble::domain::*;
use wobble::sample::{Life, backup_of, history, ice_skating};
use wobble::store::csv;
use wobble_data::{Answer, Refused, run};

fn backup() -> (String, wobble::sample::History) {
    let history = history(5, ice_skating(5, FRIDAY).expect("a deck"), FRIDAY, BERLIN, &Life::half_a_year());
    (backup_of(&history, FRIDAY).expect("memory"), history)
}

fn go(arguments: &[&str], text: &str) -> Result<Answer, Refused> {
    run(arguments, &|_| Ok(text.to_owned()))
}

#[test]
fn a_whole_backup_is_whole() {
    let (text, history) = backup();
    let answer = go(&["validate", "x"], &text).expect("a backup");
    assert!(answer.is_well, "{}", answer.text);
    for said in [
        "whole; saved 2026-11-20".to_owned(),
        format!("{} sessions", history.sessions.len()),
        format!("{} notes", history.notes.len()),
    ] {
        assert!(answer.text.contains(&said), "{said}: {}", answer.text);
    }
    assert!(!answer.text.contains("DAMAGED"));
}

#[test]
fn what_is_damaged_is_named() {
    let (text, history) = backup();
    // one letter of one session
    let id = history.sessions[3].id.as_str();
    let at = text.find(&format!("[\"s.{id}\"")).expect("there") + 60;
    let mut torn = text.clone();
    let digit = if torn.as_bytes()[at] == b'1' { "2" } else { "1" };
    torn.replace_range(at..=at, digit);
    let answer = go(&["validate", "x"], &torn).expect("records");
    assert!(!answer.is_well && answer.text.contains(&format!("DAMAGED: s.{id}")), "{}", answer.text);
    assert_eq!(answer.text.matches("DAMAGED: s.").count(), 1);
    assert!(matches!(go(&["stats", "x"], &torn), Err(Refused::File(_))), "nothing is counted of what is damaged");
    // cut short, something else
    for other in [&text[..text.len() / 2], "", "a list", "{\"wobble\":\"photos\"}"] {
        assert!(matches!(go(&["validate", "x"], other), Err(Refused::File(_))), "{}", &other[..other.len().min(20)]);
    }
    let newer = text.replacen("\"version\":1", "\"version\":99", 1);
    let answer = go(&["validate", "x"], &newer).expect("records");
    assert!(!answer.is_well && answer.text.contains("newer"), "{}", answer.text);
}

#[test]
fn a_backup_is_counted() {
    let (text, history) = backup();
    let answer = go(&["stats", "x"], &text).expect("a backup");
    let attempts: usize = history.sessions.iter().map(|session| session.attempts.len()).sum();
    let falls = history
        .sessions
        .iter()
        .flat_map(|session| &session.attempts)
        .filter(|attempt| attempt.micro().is_some_and(|micro| micro.size == Some(Size::Fall)))
        .count();
    let hours = history.sessions.iter().map(|session| (session.running + 50) / 100).sum::<i64>() as f64 / 36_000.0;
    for said in [
        format!("sessions {}\n", history.sessions.len()),
        format!("attempts {attempts}\n"),
        format!("  falls {falls}\n"),
        format!("Ice skating {hours:.1} h\n"),
    ] {
        assert!(answer.text.contains(&said), "{said}: {}", answer.text);
    }
    // the parts of a skill are the whole of it
    let parts: f64 = answer
        .text
        .lines()
        .filter_map(|line| line.strip_prefix("  ")?.strip_suffix(" h")?.rsplit(' ').next()?.parse::<f64>().ok())
        .sum();
    assert!((parts - hours).abs() < 1.0, "{parts} of {hours}");
}

#[test]
fn its_tables_are_the_apps_own() {
    let (text, history) = backup();
    let table =
        |which| csv::table(go(&["csv", "x", which], &text).expect("a backup").text.as_bytes()).expect("a table");
    let attempts: usize = history.sessions.iter().map(|session| session.attempts.len()).sum();
    assert_eq!((csv::own(&table("attempts")), table("attempts").rows()), (Some(csv::Own::Attempts), attempts));
    assert_eq!(
        (csv::own(&table("sessions")), table("sessions").rows()),
        (Some(csv::Own::Sessions), history.sessions.len())
    );
    for wrong in [&["csv", "x"][..], &["csv", "x", "lessons"], &["merge"], &[]] {
        assert!(matches!(go(wrong, &text), Err(Refused::Usage)), "{wrong:?}");
    }
    let gone = run(&["validate", "x"], &|_| Err("no such file".to_owned()));
    assert!(matches!(gone, Err(Refused::File(why)) if why == "x: no such file"));
}

#[test]
fn two_backups_are_one_whichever_comes_first() {
    let (both, history) = backup();
    let half = |keep: fn(usize) -> bool| {
        let nth = history.sessions.iter().enumerate().filter(|(nth, _)| keep(*nth));
        let sessions: Vec<FinishedSession> = nth.map(|(_, session)| session.clone()).collect();
        let is_there = |note: &&Note| sessions.iter().any(|session| session.id == note.session);
        let notes = history.notes.iter().filter(is_there).cloned().collect();
        let skill = history.skill.clone();
        backup_of(&wobble::sample::History { skill, sessions, notes }, FRIDAY).expect("memory")
    };
    let (first, last) = (half(|nth| nth < 30), half(|nth| nth >= 10));
    let put = |names: [&str; 3]| {
        run(&names, &|name| Ok(if name == "first" { first.clone() } else { last.clone() })).expect("two backups").text
    };
    let merged = put(["merge", "first", "last"]);
    assert_eq!(merged, put(["merge", "last", "first"]));
    assert_eq!(merged, both);
    assert_ne!(first, both);
    assert!(matches!(run(&["merge", "first", "x"], &|_| Ok("{}".to_owned())), Err(Refused::File(_))));
}
