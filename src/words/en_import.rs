//! English: what is said of tables, out and in, and of the next backup.

use super::en_made::{counted, duration};
use super::numbers::number;
use crate::domain::Millis;

/// To make the two tables.
pub const EXPORT_CSV: &str = said!("Export CSV");
/// What they are.
pub const EXPORT_CSV_MORE: &str = said!(
    "Two tables for a spreadsheet: every attempt, and every session with its note. Only a backup has everything."
);
/// The table of attempts.
pub const TABLE_OF_ATTEMPTS: &str = said!("Save attempts");
/// The table of sessions.
pub const TABLE_OF_SESSIONS: &str = said!("Save sessions");
/// Both were taken by another app.
pub const TABLES_HANDED: &str = said!("Both tables were handed over.");
/// The screen, and the way to it.
pub const IMPORT_CSV: &str = said!("Import CSV");
/// What it is for.
pub const IMPORT_LEAD: &str =
    said!("Practice that you logged elsewhere, as a table. It is read on this device and goes nowhere else.");
/// To pick a file.
pub const CHOOSE_CSV: &str = said!("Choose a CSV file");
/// To pick another.
pub const CHOOSE_ANOTHER: &str = said!("Choose another file");
/// Which files.
pub const CHOOSE_CSV_MORE: &str = said!(
    "From a spreadsheet or another app: one row for each attempt, or for each session. Wobble’s own two tables fit together: pick both."
);
/// Heading: columns.
pub const COLUMNS: &str = said!("What the columns say");
/// What was guessed.
pub const COLUMNS_MORE: &str = said!("Guessed from their names. Change what is not right.");
/// The fields for which no column was found.
pub const MORE_COLUMNS: &str = said!("What else a column can say");
/// The order of days is not known.
pub const NEEDS_AN_ORDER: &str = said!("Say whether the day or the month comes first.");
/// No column for it.
pub const NOT_IN_FILE: &str = said!("Not in this file");
/// Heading: the skill.
pub const WHERE_TO: &str = said!("Where to");
/// A skill that is not here yet.
pub const A_NEW_SKILL: &str = said!("A new skill");
/// Skills by their names in the file.
pub const AS_THE_FILE_SAYS: &str = said!("The skills that the file names");
/// Heading: preview.
pub const WHAT_IS_ADDED: &str = said!("What would be added");
/// The table's name.
pub const FIRST_SESSIONS: &str = said!("The first sessions");
/// Heading of a column.
pub const CLEAN_COUNT: &str = said!("Clean");
/// Heading of a column.
pub const MISSES_COUNT: &str = said!("Misses");
/// Heading of a column.
pub const WHAT_WAS_TRIED: &str = said!("Component");
/// Saves what is left out.
pub const SAVE_LEFT_OUT: &str = said!("Save the list");
/// The names of its columns.
pub const LEFT_OUT_COLUMNS: [&str; 3] = [said!("line"), said!("why"), said!("row")];
/// Nothing is new.
pub const ALL_HERE: &str = said!("Everything in this file is here already.");
/// Nothing at all.
pub const NOTHING_TO_ADD: &str = said!("Nothing can be added from this file as it is read now.");
/// Days in numbers.
pub const WHICH_ORDER: &str = said!("Which is the day?");
/// An import was taken back.
pub const IMPORT_TAKEN_BACK: &str = said!("Taken back. What was added is gone.");
/// Only the counts of sessions.
pub const COUNTS_ALONE: &str = said!(
    "This is Wobble’s table of sessions alone. Pick its table of attempts together with it, and each attempt keeps its own time, cause and tweak."
);

/// The fields of the form, in the order in which they are asked for.
pub const FIELDS_ASKED: [&str; 14] = [
    said!("Day, with a time or without"),
    said!("Time of day"),
    said!("How an attempt ended"),
    said!("How many were clean"),
    said!("How many were misses"),
    said!("Size"),
    said!("Cause"),
    said!("Tweak"),
    said!("Component"),
    said!("Level"),
    said!("Minutes of practice"),
    said!("Note of progress"),
    said!("Which session of the day"),
    said!("Skill"),
];

/// Why a file is no table: too large.
pub const CSV_TOO_LARGE: &str =
    said!("This file is larger than 10 MB. Nothing was added. Split it, and add the parts.");
/// Nothing in it.
pub const CSV_EMPTY: &str = said!("There are no rows in this file. Nothing was added.");
/// Too many rows.
pub const CSV_TOO_MANY_ROWS: &str =
    said!("This file has more than 200,000 rows. Nothing was added. Split it, and add the parts.");
/// Several files from elsewhere.
pub const ONE_AT_A_TIME: &str = said!("Only Wobble’s own tables can be picked together. Pick one file at a time.");
/// The browser could not read it.
pub const CSV_UNREADABLE: &str = said!("The browser could not read this file. Nothing was added.");
/// No column of days.
pub const NEEDS_A_DAY: &str = said!("Say which column has the day.");
/// No column of attempts.
pub const NEEDS_A_COUNT: &str =
    said!("Say which column tells how an attempt ended, how many were misses, or how long it was.");
/// Clean attempts without misses.
pub const NEEDS_MISSES: &str =
    said!("Say which column counts the misses. Without it, nobody knows what else there was.");
/// A skill that went.
pub const SKILL_IS_GONE: &str = said!("This skill is not here any more. Choose another.");
/// Sentences for names.
pub const TOO_MANY_NAMES: &str = said!(
    "There are more than 500 new components, causes and tweaks. A column with whole sentences fits better as a note."
);
/// Too many attempts.
pub const TOO_MANY_ATTEMPTS: &str = said!("There are more than 200,000 attempts in it. Split it, and add the parts.");
/// The phone is full.
pub const IMPORT_NO_ROOM: &str = said!("There is not enough room for this. Nothing was added.");
/// Something could not be written.
pub const IMPORT_NOT_KEPT: &str = said!("The browser could not keep this. Nothing was added.");
/// Something could not be removed.
pub const NOT_TAKEN_BACK: &str = said!("The browser could not take all of it back. Try Undo once more.");

/// The reminder's button that puts it away.
pub const NOT_NOW: &str = said!("Not now");

/// "12 sessions since your last backup. It takes one tap."; or that there is none.
pub fn to_back_up(sessions: usize, has_backup: bool) -> String {
    let n = counted(sessions, "session", "sessions");
    match has_backup {
        true => format!("{n} since your last backup. It takes one tap."),
        false => format!("{n}, and no backup yet. It takes one tap."),
    }
}

/// The name of a file of attempts.
pub fn attempts_name(day: &str) -> String {
    format!("wobble-attempts-{day}.csv")
}

/// The name of a file of sessions.
pub fn sessions_name(day: &str) -> String {
    format!("wobble-sessions-{day}.csv")
}

/// The name of a list of rows that were left out of this file.
pub fn left_out_name(file: &str) -> String {
    format!("left-out-{file}")
}

/// "Saved: wobble-attempts-2026-11-20.csv."
pub fn downloaded(name: &str) -> String {
    format!("Saved: {name}.")
}

/// "practice.csv: 240 rows, cells separated by semicolons."
pub fn a_table(name: &str, rows: usize, delimiter: char) -> String {
    let sign = match delimiter {
        ',' => said!("commas"),
        ';' => said!("semicolons"),
        '\t' => said!("tabs"),
        _ => said!("bars"),
    };
    format!("{name}: {}, cells separated by {sign}.", counted(rows, "row", "rows"))
}

/// "wobble-attempts.csv: Wobble’s own table of attempts, 240 rows."
pub fn own_table(name: &str, of_attempts: bool, rows: usize) -> String {
    let rows = counted(rows, "row", "rows");
    match of_attempts {
        true => format!("{name}: Wobble’s own table of attempts, {rows}."),
        false => format!("{name}: Wobble’s own table of sessions, {rows}."),
    }
}

/// "result: miss": a column with the first thing that it says.
pub fn column(name: &str, example: &str) -> String {
    if example.is_empty() || example == name { name.to_owned() } else { format!("{name}: {example}") }
}

/// A column without a name.
pub fn nth_column(n: usize, example: &str) -> String {
    format!("No. {n}: {example}")
}

/// "Line 7: a letter that is not UTF-8. …"
pub fn not_utf8(line: u32) -> String {
    format!(
        "This file is not in UTF-8 (line {}). Nothing was added. Save it once more as “CSV UTF-8”.",
        number(line as usize)
    )
}

/// Too many columns on this line.
pub fn too_many_columns(line: u32) -> String {
    format!("Line {} has more than 64 columns. Nothing was added.", number(line as usize))
}

/// A cell that is too long.
pub fn cell_too_long(line: u32) -> String {
    format!("Line {} has a cell of more than 10,000 characters. Nothing was added.", number(line as usize))
}

/// A quotation mark that is never closed.
pub fn open_quote(line: u32) -> String {
    format!("A quotation mark that begins on line {} is never closed. Nothing was added.", number(line as usize))
}

/// "Both 3 April and 4 March can be “3/4/2026”.": why it is asked.
pub fn either_day(text: &str) -> String {
    format!("“{text}” can be read in two ways.")
}

/// "Day first: 3 April 2026".
pub fn day_first(day: &str) -> String {
    format!("Day first: {day}")
}

/// "Month first: 4 March 2026".
pub fn month_first(day: &str) -> String {
    format!("Month first: {day}")
}

/// "12 sessions, 340 attempts: 280 clean, 60 misses."
pub fn plan_finding(sessions: usize, attempts: usize, misses: usize, notes: usize) -> String {
    let notes_alone = counted(notes, "note of progress", "notes of progress");
    if sessions == 0 {
        return format!("{notes_alone} for sessions that are here.");
    }
    let notes = if notes > 0 { format!(", {notes_alone}") } else { String::new() };
    let clean = number(attempts - misses);
    let misses = counted(misses, "miss", "misses");
    let sessions = counted(sessions, "session", "sessions");
    format!("{sessions}{notes}, {}: {clean} clean, {misses}.", counted(attempts, "attempt", "attempts"))
}

/// "New names: 1 skill, 4 components, 2 levels, 12 causes, 9 tweaks."; nothing where there are none.
pub fn new_names([skills, components, levels, causes, tweaks]: [usize; 5]) -> Option<String> {
    let all = [
        (skills, "skill", "skills"),
        (components, "component", "components"),
        (levels, "level", "levels"),
        (causes, "cause", "causes"),
        (tweaks, "tweak", "tweaks"),
    ];
    let parts: Vec<String> =
        all.into_iter().filter(|(n, ..)| *n > 0).map(|(n, one, many)| counted(n, one, many)).collect();
    (!parts.is_empty()).then(|| format!("New names: {}.", parts.join(", ")))
}

/// "3 sessions are here already, and stay as they are."
pub fn here_already(n: usize) -> String {
    match n {
        1 => said!("1 session is here already, and stays as it is.").to_owned(),
        _ => format!("{} sessions are here already, and stay as they are.", number(n)),
    }
}

/// "In 4 sessions …"
pub fn spread_evenly(n: usize) -> String {
    let sessions = counted(n, "session", "sessions");
    format!("In {sessions} the file does not say when each attempt was: they are spread evenly over its time.")
}

/// "2 names are longer than 60 characters, and are shortened."
pub fn shortened(n: usize) -> String {
    match n {
        1 => said!("1 name is longer than 60 characters, and is shortened.").to_owned(),
        _ => format!("{} names are longer than 60 characters, and are shortened.", number(n)),
    }
}

/// "In 2 rows the size is none of wobble, stumble and fall; those misses have no size."
pub fn odd_sizes(n: usize) -> String {
    let rows = counted(n, "row", "rows");
    format!("In {rows} the size is none of wobble, stumble and fall: it stays unknown.")
}

/// "5 rows are left out".
pub fn left_out(n: usize) -> String {
    match n {
        1 => said!("1 row is left out").to_owned(),
        _ => format!("{} rows are left out", number(n)),
    }
}

/// "Line 7: it has no day."
pub fn left_out_line(line: u32, why: &str) -> String {
    format!("Line {}: {why}", number(line as usize))
}

/// "and 3 more": of a list.
pub fn and_more(n: usize) -> String {
    format!("and {} more.", number(n))
}

/// A row without a day.
pub const WHY_NO_DAY: &str = said!("it has no day.");
/// A row that would not be over yet.
pub const WHY_STILL_TO_COME: &str = said!("it would not be over yet.");
/// A row of the last millennium.
pub const WHY_LONG_AGO: &str = said!("Wobble’s calendar begins in 2000.");
/// A row with too many cells.
pub const WHY_TOO_MANY_CELLS: &str = said!("it has more cells than the table has columns.");
/// A row without a skill.
pub const WHY_NO_SKILL: &str = said!("it does not say of which skill it is.");

/// What is no day.
pub fn why_not_a_day(text: &str) -> String {
    format!("“{text}” is no day, or not in this order.")
}

/// What is no time.
pub fn why_not_a_time(text: &str) -> String {
    format!("“{text}” is no time of day.")
}

/// What was skipped when clocks went forward.
pub fn why_no_such_time(text: &str) -> String {
    format!("that day had no {text}: clocks went forward.")
}

/// What does not say how it ended.
pub fn why_no_outcome(text: &str) -> String {
    match text {
        "" => said!("it does not say how the attempt ended.").to_owned(),
        _ => format!("“{text}” does not say how the attempt ended: clean or miss, yes or no, 1 or 0."),
    }
}

/// What is no count.
pub fn why_not_a_count(text: &str) -> String {
    format!("“{text}” is no whole number from 0 to 999.")
}

/// What is no number of minutes.
pub fn why_not_minutes(text: &str) -> String {
    format!("“{text}” is no number of minutes of one day.")
}

/// What Wobble never writes.
pub fn why_changed(column: &str) -> String {
    format!("its {column} is nothing that Wobble writes.")
}

/// "Add 12 sessions".
pub fn add_sessions(sessions: usize, notes: usize) -> String {
    match sessions {
        0 => format!("Add {}", counted(notes, "note", "notes")),
        n => format!("Add {}", counted(n, "session", "sessions")),
    }
}

/// "Added: 12 sessions."
pub fn import_added(sessions: usize, notes: usize) -> String {
    match sessions {
        0 => format!("Added: {}.", counted(notes, "note", "notes")),
        n => format!("Added: {}.", counted(n, "session", "sessions")),
    }
}

/// "25 min"; nothing is known where it says nothing.
pub fn length_of(running: Millis) -> String {
    if running == 0 { super::NOT_KNOWN.to_owned() } else { duration(running) }
}
