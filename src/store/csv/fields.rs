//! Which column means what: guessed from the names of the columns, and from what is in them.

use super::read::Table;
use super::when::{DateOrder, stamp, told_order};

/// What a column can say.
#[derive(Copy, Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Field {
    /// The day, with the time of day or without.
    When,
    /// The time of day, where it has a column of its own.
    Time,
    /// Which session of that day.
    Session,
    /// How an attempt ended: a row is an attempt.
    Outcome,
    /// How many attempts went as meant: a row is many.
    Clean,
    /// How many did not.
    Misses,
    /// How big a miss was.
    Size,
    /// What went wrong.
    Cause,
    /// What to change.
    Tweak,
    /// What was tried.
    Component,
    /// How hard it was.
    Level,
    /// Minutes of practice.
    Minutes,
    /// The note of progress.
    Note,
    /// What is being learned.
    Skill,
}

/// All of them, in the order in which they are asked for.
pub const FIELDS: [Field; 14] = [
    Field::When,
    Field::Time,
    Field::Outcome,
    Field::Clean,
    Field::Misses,
    Field::Size,
    Field::Cause,
    Field::Tweak,
    Field::Component,
    Field::Level,
    Field::Minutes,
    Field::Note,
    Field::Session,
    Field::Skill,
];

/// Names of columns that mean a field, in the order in which they are believed.
fn names_of(field: Field) -> &'static [&'static str] {
    match field {
        Field::When => &[
            "date time",
            "datetime",
            "timestamp",
            "date",
            "when",
            "day",
            "started",
            "start",
            "began",
            "at",
            "datum",
            "fecha",
        ],
        Field::Time => &["time", "time of day", "start time", "hour", "uhrzeit", "heure", "hora"],
        Field::Session => &["session", "session id", "session number", "set", "round"],
        Field::Outcome => {
            &["outcome", "result", "success", "successful", "ok", "landed", "hit", "passed", "correct", "ergebnis"]
        }
        Field::Clean => &["clean", "cleans", "clean attempts", "hits", "made", "successes", "good", "passes"],
        Field::Misses => {
            &["micro failures", "misses", "missed", "failed", "fails", "failures", "errors", "mistakes", "fehler"]
        }
        Field::Size => &["size", "severity", "magnitude"],
        Field::Cause => &["cause", "reason", "what went wrong", "why", "error type", "mistake", "ursache"],
        Field::Tweak => &["tweak", "change", "fix", "adjustment", "what will you change", "correction"],
        Field::Component => {
            &["component", "exercise", "drill", "element", "move", "piece", "trick", "task", "part", "activity"]
        }
        Field::Level => &["level", "difficulty", "tempo", "bpm", "stage", "grade"],
        Field::Minutes => &["minutes", "duration", "min", "mins", "length", "time spent", "duration minutes", "dauer"],
        Field::Note => &["note of progress", "note", "notes", "comment", "comments", "remarks", "progress", "notiz"],
        Field::Skill => &["skill", "subject", "sport", "instrument", "discipline", "project"],
    }
}

/// A column for each field; `None` where the table has none.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Mapping([Option<usize>; FIELDS.len()]);

impl Mapping {
    /// The column of a field.
    pub fn column(&self, field: Field) -> Option<usize> {
        self.0[field as usize]
    }

    /// The same with another column for it, or none.
    pub fn with(mut self, field: Field, column: Option<usize>) -> Self {
        self.0[field as usize] = column;
        self
    }

    /// What a table's names say; and where none of them is a day's, the first column that has days in it.
    pub fn guessed(table: &Table) -> Self {
        let mut mapping = Self::default();
        let names: Vec<String> = table.names().iter().map(|name| plain(name)).collect();
        let mut taken = vec![false; names.len()];
        let mut take = |mapping: &mut Self, field: Field, fits: &dyn Fn(usize) -> bool| {
            if mapping.column(field).is_none()
                && let Some(column) = (0..taken.len()).find(|column| !taken[*column] && fits(*column))
            {
                taken[column] = true;
                mapping.0[field as usize] = Some(column);
            }
        };
        if table.has_names() {
            for field in FIELDS {
                for name in names_of(field) {
                    take(&mut mapping, field, &|column| names[column] == *name);
                }
            }
            // "Duration (min)", "Date of practice": a name with more around it
            for field in FIELDS {
                for name in names_of(field).iter().filter(|name| name.len() > 3) {
                    take(&mut mapping, field, &|column| names[column].split(' ').any(|word| word == *name));
                }
            }
        }
        take(&mut mapping, Field::When, &|column| {
            let example = table.example(column);
            [DateOrder::DayFirst, DateOrder::MonthFirst].iter().any(|order| stamp(&example, *order).is_some())
        });
        mapping.settled(table)
    }

    /// A column of ones and noughts, or of words, is no count: it says how each attempt ended.
    fn settled(mut self, table: &Table) -> Self {
        let is_count = |column: usize| {
            let mut most = 0;
            for row in 0..table.rows() {
                match table.cells(row).get(column).map_or("", |cell| cell.trim()) {
                    "" => {}
                    said => match said.parse::<u32>() {
                        Ok(count) => most = most.max(count),
                        Err(_) => return false,
                    },
                }
            }
            most > 1
        };
        if self.column(Field::Outcome).is_none() {
            match (self.column(Field::Clean), self.column(Field::Misses)) {
                (Some(one), None) | (None, Some(one)) if !is_count(one) => {
                    self = self.with(Field::Clean, None).with(Field::Misses, None).with(Field::Outcome, Some(one));
                }
                _ => {}
            }
        }
        self
    }
}

/// A name of a column in small letters, its words with single spaces between them.
fn plain(name: &str) -> String {
    let words = name.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty());
    words.map(str::to_lowercase).collect::<Vec<_>>().join(" ")
}

/// Whether the name of a column of outcomes says that a yes in it is a miss.
pub(super) fn tells_misses(name: &str) -> bool {
    plain(name).split(' ').any(|word| {
        [
            "miss", "misses", "missed", "fail", "fails", "failed", "failure", "failures", "error", "errors", "mistake",
            "mistakes", "fehler",
        ]
        .contains(&word)
    })
}

/// In which order the numbers of a column's days are. `Err`: the file can be read either way, with a day of it that can.
///
/// # Errors
/// The first day that is another one in the other order.
pub(super) fn order_of(table: &Table, column: usize) -> Result<DateOrder, String> {
    let mut either = None;
    for row in 0..table.rows() {
        let cells = table.cells(row);
        let Some(cell) = cells.get(column) else { continue };
        match told_order(cell) {
            Some(Ok(order)) => return Ok(order),
            Some(Err(())) if either.is_none() => either = Some(cell.trim().to_owned()),
            _ => {}
        }
    }
    either.map_or(Ok(DateOrder::DayFirst), Err)
}
