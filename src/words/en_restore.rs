//! English: what is said of a backup before it is restored, and after.

use super::en_made::counted;

/// What the table of a backup is called.
pub const IN_THIS_BACKUP: &str = said!("In this backup");
/// Heading of a column: what is not here.
pub const NEW_HERE: &str = said!("New");
/// Heading of a column: what is here, and no different.
pub const SAME_HERE: &str = said!("Same");
/// Heading of a column: what is here, and different.
pub const DIFFERENT_HERE: &str = said!("Different");
/// A row: lessons.
pub const LESSONS_ROW: &str = said!("Lessons");
/// A row: setbacks.
pub const SETBACKS_ROW: &str = said!("Setbacks");
/// A row: notes of progress.
pub const NOTES_ROW: &str = said!("Notes of progress");
/// A row: the choices.
pub const CHOICES_ROW: &str = said!("Settings");
/// What becomes of what is different.
pub const NEWER_STAYS: &str = said!(
    "Different: of each part, the newer edit stays, whether it was made here or there. Undo brings all of it back."
);
/// To restore.
pub const RESTORE_NOW: &str = said!("Restore");
/// To leave the file alone.
pub const RESTORE_CANCEL: &str = said!("Leave it");
/// Nothing to restore.
pub const RESTORE_NOTHING: &str = said!("Everything in this backup is here already.");
/// After a restore, beside the way back.
pub const RESTORED: &str = said!("Restored.");
/// Behind “Undo”, for those who hear it.
pub const UNDO_RESTORE: &str = said!(" restore");
/// After a restore that was taken back.
pub const RESTORE_UNDONE: &str = said!("Taken back. Everything is as it was before the restore.");
/// A restore that cannot be taken back any more.
pub const RESTORE_NOT_UNDONE: &str =
    said!("Something was changed since, so the restore was not taken back. Nothing was changed.");

/// "2 things were deleted on the other device after they were last changed here. They are deleted here, too.": or nothing.
pub fn will_be_deleted(things: usize) -> Option<String> {
    match things {
        0 => None,
        1 => Some(said!("1 was deleted there after it was last changed here, and is deleted here, too.").to_owned()),
        n => Some(format!("{n} were deleted there after they were last changed here, and are deleted here, too.")),
    }
}

/// "3 were deleted here, and stay deleted.": or nothing.
pub fn stay_deleted(things: usize) -> Option<String> {
    match things {
        0 => None,
        1 => Some(said!("1 was deleted here since, and stays deleted.").to_owned()),
        n => Some(format!("{n} were deleted here since, and stay deleted.")),
    }
}

/// "1 record in it cannot be read. It is put aside as it is; the rest is whole.": or nothing.
pub fn unreadable(records: usize) -> Option<String> {
    match records {
        0 => None,
        1 => Some(said!("1 record in it cannot be read. It is put aside as it is; the rest is whole.").to_owned()),
        n => Some(format!("{n} records in it cannot be read. They are put aside as they are; the rest is whole.")),
    }
}

/// While a file is read.
pub const READING_FILE: &str = said!("Reading the file…");
/// While it is put together with what is here.
pub const RESTORING: &str = said!("Restoring…");

/// "This backup brings 3 sessions, 2 notes and 1 skill.": what is new.
pub fn restore_brings(sessions: usize, notes: usize, skills: usize) -> String {
    if sessions + notes + skills == 0 {
        return said!("This backup brings nothing new, but some of it is different from here.").to_owned();
    }
    format!("This backup brings {}.", news(sessions, notes, skills))
}

fn news(sessions: usize, notes: usize, skills: usize) -> String {
    format!(
        "{}, {} and {}",
        counted(sessions, "session", "sessions"),
        counted(notes, "note", "notes"),
        counted(skills, "skill", "skills")
    )
}
