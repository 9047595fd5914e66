//! Reads backup files without the app, by the app's own rules:
//!
//! ```text
//! cargo run --release --example wobble_data -- validate backup.json
//! cargo run --release --example wobble_data -- stats backup.json
//! cargo run --release --example wobble_data -- csv backup.json attempts > attempts.csv
//! cargo run --release --example wobble_data -- csv backup.json sessions > sessions.csv
//! cargo run --release --example wobble_data -- merge phone.json tablet.json > both.json
//! ```
//!
//! - `validate`: what is in it, in which versions, and what is damaged. It succeeds only where everything can be read.
//! - `stats`: sessions, attempts, misses by size, hours by skill and component, and the room that it takes.
//! - `csv`: the tables that Settings exports.
//! - `merge`: the backup of both devices put together, the same bytes whichever comes first.
//!
//! The exit code is 0 where all is well, 1 where the file is damaged or no backup, 2 where the command was not understood.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::process::ExitCode;

use wobble::domain::{FinishedSession, Model, SessionSummary, local_day};
use wobble::store::merge::merge;
use wobble::store::{MemoryStorage, StorageError, Store, backup, csv, frame, keys, load};

const USAGE: &str = "usage: wobble_data validate FILE | stats FILE | csv FILE attempts|sessions | merge FILE FILE";

/// What a command comes to.
pub struct Answer {
    /// What is printed.
    pub text: String,
    /// Whether all is well.
    pub is_well: bool,
}

/// A command that cannot be done.
#[derive(Debug)]
pub enum Refused {
    /// It was not understood.
    Usage,
    /// The file cannot be read, or is no whole backup.
    File(String),
}

impl From<StorageError> for Refused {
    fn from(error: StorageError) -> Self {
        Self::File(error.to_string())
    }
}

/// Everything in a backup, as the app would have it.
struct Data {
    store: Store<MemoryStorage>,
    model: Model,
    sessions: Vec<FinishedSession>,
    /// Keys of records that are whole and say nothing that can be read.
    unreadable: Vec<String>,
}

/// Takes up the records of a backup, as a phone that knows nothing would.
fn taken_up(records: Vec<(String, String)>) -> Result<Data, StorageError> {
    let mut store = Store::new(MemoryStorage::default(), "/");
    let put_aside = |store: &Store<MemoryStorage>| -> Result<Vec<String>, StorageError> {
        Ok(store.keys()?.into_iter().filter(|key| key.starts_with(keys::QUARANTINE)).collect())
    };
    store.fill(records);
    let before = put_aside(&store)?;
    let mut model = load::load(&mut store)?;
    load::survey(&mut store, &mut model)?;
    let sessions = store.sessions()?;
    store.notes()?;
    store.lessons()?;
    let unreadable = put_aside(&store)?.into_iter().filter(|key| !before.contains(key)).collect();
    Ok(Data { store, model, sessions, unreadable })
}

fn whole(text: &str) -> Result<Data, Refused> {
    backup::parse(text).map_err(|error| Refused::File(error.to_string()))?;
    let records = backup::records_of(text).ok_or_else(|| Refused::File("no records".to_owned()))?;
    Ok(taken_up(records)?)
}

fn validate(text: &str) -> Result<Answer, Refused> {
    let mut said = String::new();
    let parsed = backup::parse(text);
    let Some(records) = backup::records_of(text) else {
        let why = parsed.err().map_or_else(|| "no records".to_owned(), |error| error.to_string());
        return Err(Refused::File(why));
    };
    match &parsed {
        Ok(backup) => put(&mut said, &format!("whole; saved {}", day(backup.saved, 0))),
        Err(error) => put(&mut said, &format!("DAMAGED: {error}")),
    }
    let mut versions: BTreeMap<String, usize> = BTreeMap::new();
    let (mut kinds, mut torn): (BTreeMap<&str, usize>, Vec<&str>) = (BTreeMap::new(), Vec::new());
    for (key, value) in &records {
        *kinds.entry(kind_of(key)).or_default() += 1;
        if key.starts_with(keys::QUARANTINE) {
            continue;
        }
        match frame::check(key, value) {
            Ok(version) => *versions.entry(format!("format {version}")).or_default() += 1,
            Err(frame::FrameError::Newer(version)) => *versions.entry(format!("format {version}")).or_default() += 1,
            Err(frame::FrameError::Damaged) => torn.push(key),
        }
    }
    put(&mut said, &format!("{} records", records.len()));
    for (kind, count) in &kinds {
        put(&mut said, &format!("  {count} {kind}"));
    }
    for (version, count) in &versions {
        put(&mut said, &format!("  {count} in {version}"));
    }
    for key in &torn {
        put(&mut said, &format!("DAMAGED: {key}"));
    }
    let torn = torn.len();
    let data = taken_up(records)?;
    for key in data.unreadable.iter().filter(|_| torn == 0) {
        put(&mut said, &format!("NOT READABLE: {key}"));
    }
    let newer = data.store.troubles().1;
    if newer > 0 {
        put(&mut said, &format!("{newer} records of a newer Wobble, left alone"));
    }
    Ok(Answer { text: said, is_well: parsed.is_ok() && torn == 0 && data.unreadable.is_empty() })
}

/// What a key is of.
fn kind_of(key: &str) -> &'static str {
    match key {
        keys::SETTINGS => "of choices",
        keys::LIVE => "of a session that goes on",
        _ if key.starts_with(keys::SESSION) => "sessions",
        _ if key.starts_with(keys::NOTE) => "notes of progress",
        _ if key.starts_with(keys::LESSON) => "lessons",
        _ if key.starts_with(keys::LEARNER) => "of learners",
        _ if key.starts_with(keys::SKILL) => "of skills, two for each that was changed",
        _ if key.starts_with(keys::DELETED) => "of what was deleted",
        _ if key.starts_with(keys::ARCHIVE) => "of what was archived",
        _ if key.starts_with(keys::QUARANTINE) => "put aside, for they could not be read",
        _ if keys::LIVE_KINDS.iter().any(|kind| key.starts_with(kind)) => "of a session that goes on",
        _ => "others",
    }
}

fn stats(text: &str) -> Result<Answer, Refused> {
    let Data { store, model, sessions, unreadable } = whole(text)?;
    let mut said = String::new();
    let summaries: Vec<SessionSummary> = sessions.iter().map(SessionSummary::of).collect();
    let sum = |pick: fn(&SessionSummary) -> u32| summaries.iter().map(pick).map(u64::from).sum::<u64>();
    put(&mut said, &format!("sessions {}", sessions.len()));
    if let (Some(first), Some(last)) = (sessions.first(), sessions.last()) {
        let days = [first, last].map(|session| day(session.began, session.utc_offset_min));
        put(&mut said, &format!("from {} to {}", days[0], days[1]));
    }
    put(&mut said, &format!("attempts {}", sessions.iter().map(|session| session.attempts.len()).sum::<usize>()));
    put(&mut said, &format!("  clean {}", sum(|summary| summary.clean)));
    put(&mut said, &format!("  wobbles {}", sum(|summary| summary.wobbles)));
    put(&mut said, &format!("  stumbles {}", sum(|summary| summary.stumbles)));
    put(&mut said, &format!("  falls {}", sum(|summary| summary.falls)));
    put(&mut said, &format!("  misses without a size {}", sum(|summary| summary.unsized_misses)));
    put(&mut said, &format!("  misses that wait for a cause {}", sum(|summary| summary.waiting)));
    for (skill, components) in hours(&model, &sessions) {
        put(&mut said, &format!("{skill} {} h", tenths(components.values().sum())));
        for (component, running) in components {
            put(&mut said, &format!("  {component} {} h", tenths(running)));
        }
    }
    put(&mut said, &format!("room: {} UTF-16 units of about 5,000,000", store.usage()?.units));
    put(&mut said, &format!("records that cannot be read {}", unreadable.len()));
    Ok(Answer { text: said, is_well: true })
}

/// Milliseconds of practice by skill and component. The time before an attempt is that of its component.
fn hours(model: &Model, sessions: &[FinishedSession]) -> BTreeMap<String, BTreeMap<String, i64>> {
    let mut hours: BTreeMap<String, BTreeMap<String, i64>> = BTreeMap::new();
    for session in sessions {
        let skill = model.skill(&session.skill);
        let of_skill =
            hours.entry(skill.map_or_else(|| session.skill.to_string(), |skill| skill.name.clone())).or_default();
        let (mut before, mut last) = (0, "(nothing logged)".to_owned());
        for attempt in &session.attempts {
            let component = skill.and_then(|skill| skill.component(attempt.component));
            last = component.map_or_else(|| format!("#{}", attempt.component), |component| component.name.clone());
            *of_skill.entry(last.clone()).or_default() += attempt.running - before;
            before = attempt.running;
        }
        *of_skill.entry(last).or_default() += session.running - before;
    }
    hours
}

fn tenths(millis: i64) -> String {
    let tenths = (millis + 180_000) / 360_000;
    format!("{}.{}", tenths / 10, tenths % 10)
}

fn day(at: wobble::domain::Instant, utc_offset_min: i16) -> String {
    local_day(at, utc_offset_min).map_or_else(|| "on no day that a calendar has".to_owned(), |day| day.to_string())
}

fn table(text: &str, which: &str) -> Result<Answer, Refused> {
    let Data { mut store, model, sessions, .. } = whole(text)?;
    let text = match which {
        "attempts" => csv::attempts(&model.skills, &sessions),
        "sessions" => csv::sessions(&model.skills, &sessions, &store.notes()?),
        _ => return Err(Refused::Usage),
    };
    Ok(Answer { text, is_well: true })
}

/// Puts two backups together.
fn merged(one: &str, other: &str) -> Result<Answer, Refused> {
    let parse = |text: &str| backup::parse(text).map_err(|error| Refused::File(error.to_string()));
    let (one, other) = (parse(one)?, parse(other)?);
    let (records, differences) = merge(one.records(), other.records());
    let text = backup::text_of(records, one.saved.max(other.saved));
    Ok(Answer { text, is_well: differences.unreadable == 0 })
}

fn put(said: &mut String, line: &str) {
    // writing to a text cannot fail
    let _ = writeln!(said, "{line}");
}

/// Does what the arguments say; `read` reads a file.
pub fn run(arguments: &[&str], read: &dyn Fn(&str) -> Result<String, String>) -> Result<Answer, Refused> {
    let file = |name: &str| read(name).map_err(|why| Refused::File(format!("{name}: {why}")));
    match arguments {
        ["validate", name] => validate(&file(name)?),
        ["stats", name] => stats(&file(name)?),
        ["csv", name, which] => table(&file(name)?, which),
        ["merge", one, other] => merged(&file(one)?, &file(other)?),
        _ => Err(Refused::Usage),
    }
}

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let read = |name: &str| std::fs::read_to_string(name).map_err(|error| error.to_string());
    match run(&arguments, &read) {
        Ok(answer) => {
            print!("{}", answer.text);
            if answer.is_well { ExitCode::SUCCESS } else { ExitCode::FAILURE }
        }
        Err(Refused::Usage) => {
            eprintln!("{USAGE}");
            ExitCode::from(2)
        }
        Err(Refused::File(why)) => {
            eprintln!("{why}");
            ExitCode::FAILURE
        }
    }
}
