//! English: how much room there is, what takes it, and what goes into a file of its own.

use super::en_made::{counted, megabytes};
use super::numbers::number;

/// Heading: little room is left.
pub const ROOM_IS_SHORT: &str = said!("Room is getting short");
/// What to do about it.
pub const ROOM_IS_SHORT_MORE: &str =
    said!("Nothing is lost. Settings shows what takes it: export a backup there, then archive old years.");
/// The way there.
pub const SEE_SETTINGS: &str = said!("See Settings");
/// In place of figures that are not known yet.
pub const LOOKING_THROUGH: &str = said!("Looking through what is stored…");
/// What takes room.
pub const WHAT_TAKES_ROOM: &str = said!("What takes the room");
/// A kind of records.
pub const ROOM_OF_SESSIONS: &str = said!("Sessions");
/// A kind of records.
pub const ROOM_OF_NOTES: &str = said!("Notes and lessons");
/// A kind of records.
pub const ROOM_OF_SKILLS: &str = said!("Skills and choices");
/// A kind of records.
pub const ROOM_OF_LIVE: &str = said!("Session that is running");
/// A kind of records.
pub const ROOM_OF_SUMMARIES: &str = said!("Summaries");
/// A kind of records.
pub const ROOM_OF_PUT_ASIDE: &str = said!("Put aside, unreadable");
/// What is not ours.
pub const ROOM_OF_OTHERS: &str = said!("Other pages of this address");

/// To put old sessions into a file.
pub const ARCHIVE_OLD: &str = said!("Archive old years");
/// What that does.
pub const ARCHIVE_OLD_MORE: &str = said!(
    "Old sessions and their notes go into a file and leave this device. Practice goes on counting them; charts begin later. Restore the file, and all is back as it was."
);
/// There are none.
pub const NO_OLD_YEARS: &str = said!("All your sessions here are of this year. There is nothing to archive.");
/// Which years.
pub const UP_TO: &str = said!("Up to and with");
/// To save the file.
pub const SAVE_ARCHIVE: &str = said!("Save the file");
/// Confirms.
pub const HAVE_THE_FILE: &str = said!("I have the file");
/// Goes back.
pub const NOT_YET: &str = said!("Not yet");
/// The sessions were changed since.
pub const ARCHIVE_IS_OLD: &str =
    said!("These sessions were changed or removed since the file was saved. Nothing was removed. Save it again.");
/// The storage did not do it.
pub const NOT_ARCHIVED: &str =
    said!("The browser could not do all of it. What is not archived is still here. Keep the file, and try again.");
/// Brings the last archive back.
pub const UNDO_ARCHIVE: &str = said!("Bring them back");
/// The same, on the way back.
pub const ARCHIVE_NOT_UNDONE: &str = said!("There is not enough room to bring them back. They are safe in the file.");

/// " of about 5.2 MB used, 40 %. 18 sessions."; `shared`: other pages of the same address have some of it.
pub fn used_of(limit: usize, percent: usize, shared: bool, sessions: usize) -> String {
    let with = if shared { said!(" with other pages of this address") } else { "" };
    format!(" of about {} used, {percent} %{with}. {}.", megabytes(limit), counted(sessions, "session", "sessions"))
}

/// The name of an archive's file.
pub fn archive_name(until: u16) -> String {
    format!("wobble-archive-{until}.json")
}

/// "2019: 204 sessions, 0.2 MB".
pub fn year_of_sessions(year: u16, sessions: usize, units: usize) -> String {
    format!("{year}: {}, {}", counted(sessions, "session", "sessions"), megabytes(units))
}

/// What was saved, and what to look for before it is removed here.
pub fn archive_saved(file: &str, sessions: usize) -> String {
    let them = if sessions == 1 { said!("it leaves") } else { said!("they leave") };
    format!(
        "{} went into {file}. Look whether the file is there: only then {them} this device.",
        counted(sessions, "session", "sessions")
    )
}

/// "Archived: 1,204 sessions."
pub fn archived_now(sessions: usize) -> String {
    format!("Archived: {}. Keep the file.", counted(sessions, "session", "sessions"))
}

/// "1,204 sessions are here again."
pub fn archive_undone(sessions: usize) -> String {
    let are = if sessions == 1 { said!("is") } else { said!("are") };
    format!("{} {are} here again.", counted(sessions, "session", "sessions"))
}

/// "Archived: 2019 to 2022, 1,204 sessions, in wobble-archive-2022.json."
pub fn archived_years((from, to): (u16, u16), sessions: usize, file: &str) -> String {
    let years = if from == to { from.to_string() } else { format!("{from} to {to}") };
    let sessions = if sessions == 1 { said!("1 session").to_owned() } else { number(sessions) + " sessions" };
    format!("Archived: {years}, {sessions}, in {file}.")
}
