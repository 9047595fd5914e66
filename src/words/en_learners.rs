//! English: whose practice it is, and whose records come from a file.

use super::en_made::counted;

/// The name of the choice of whose practice it is.
pub const LEARNER: &str = said!("Learner");
/// The device's owner, until they have a name.
pub const YOU: &str = said!("You");
/// Somebody whose name cannot be read.
pub const NO_NAME: &str = said!("No name");
/// Why nobody else can be chosen.
pub const SOMEBODYS_SESSION: &str = said!("A session is running. Finish it to choose another learner.");

/// What somebody is called: by their name; the owner of the device, who has none yet, is “You”.
pub fn called(name: &str, is_me: bool) -> &str {
    match (name, is_me) {
        ("", true) => YOU,
        ("", false) => NO_NAME,
        (name, _) => name,
    }
}

/// "What does Mia practise?", before the first skill of a learner; the owner of the device may have no name.
pub fn what_to_practise(name: &str) -> String {
    match name {
        "" => said!("What do you practise?").to_owned(),
        name => format!("What does {name} practise?"),
    }
}

/// The heading of the learners.
pub const LEARNERS: &str = said!("Learners");
/// What they are for, while there is one.
pub const LEARNERS_LEAD: &str = said!("You coach somebody? Each learner has skills and a history of their own.");
/// The same where there are several.
pub const LEARNERS_MORE: &str =
    said!("Each has skills and a history of their own. On Practice you choose whose practice it is.");
/// To add somebody.
pub const ADD_LEARNER: &str = said!("Add a learner");
/// Above the field for somebody's name.
pub const NAME_OF_LEARNER: &str = said!("Name or nickname");
/// To keep a name.
pub const KEEP_NAME: &str = said!("Keep the name");
/// To offer somebody no more.
pub const HIDE: &str = said!("Hide");
/// What that does.
pub const HIDE_MORE: &str = said!("Hidden: not offered on Practice. Nothing is deleted.");
/// To offer them again.
pub const SHOW_AGAIN: &str = said!("Show again");
/// Beside somebody who is hidden.
pub const HIDDEN: &str = said!("Hidden");
/// To remove somebody of whom nothing is kept.
pub const REMOVE_LEARNER: &str = said!("Remove");
/// Behind “Undo”, for those who hear it.
pub const UNDO_LEARNER: &str = said!(" learners");

/// "3 skills, 12 sessions"
pub fn learner_has(skills: usize, sessions: usize) -> String {
    format!("{}, {}", counted(skills, "skill", "skills"), counted(sessions, "session", "sessions"))
}

/// "Export only Mia's": a backup file of one learner.
pub fn export_only(name: &str, is_me: bool) -> String {
    match name.is_empty() && is_me {
        true => said!("Export only yours").to_owned(),
        false => format!("Export only {}’s", called(name, is_me)),
    }
}

/// What the file of one learner is for.
pub const EXPORT_ONLY_MORE: &str =
    said!("A backup file of one learner. Restored on another device, it asks whose it is.");
/// After that file was handed over.
pub const LEARNER_HANDED: &str = said!("The file was handed over. It is no backup of the other learners.");

/// "wobble-backup-mia-2026-11-20.json"
pub fn learner_file(name: &str, day: &str) -> String {
    let plain: String = name.chars().map(|letter| if letter.is_alphanumeric() { letter } else { '-' }).collect();
    let plain = plain.trim_matches('-').to_lowercase();
    let who = if plain.is_empty() { "learner" } else { &plain };
    std::format!("wobble-backup-{who}-{day}.json")
}

/// Somebody was added.
pub const LEARNER_ADDED: &str = said!("Added.");
/// Somebody has another name.
pub const LEARNER_NAMED: &str = said!("Name kept.");
/// Somebody is offered no more.
pub const LEARNER_HIDDEN: &str = said!("Hidden.");
/// Somebody is offered again.
pub const LEARNER_SHOWN: &str = said!("Shown again.");
/// Somebody was removed.
pub const LEARNER_REMOVED: &str = said!("Removed.");

/// "This deletes everything of all 3 learners."
pub fn deletes_all_learners(learners: usize) -> String {
    format!("This deletes everything of all {learners} learners.")
}

/// "The tables are Mia's."
pub fn tables_of(name: &str, is_me: bool) -> String {
    match name.is_empty() && is_me {
        true => said!("The tables have what is yours, and nothing of the other learners.").to_owned(),
        false => format!("The tables have what is {}’s, and nothing of the other learners.", called(name, is_me)),
    }
}

/// The question before records of somebody are restored.
pub const WHOSE_ARE_THEY: &str = said!("Whose are they?");
/// What the answer does.
pub const WHOSE_MORE: &str =
    said!("What is in the file becomes theirs. A skill that is here already stays whose it is.");
/// Records that are nobody's here yet.
pub const A_NEW_LEARNER: &str = said!("A new learner");
/// Above the field for the name of a new learner.
pub const NAME_OF_NEW: &str = said!("What is the new learner called?");
/// Why nothing can be restored yet.
pub const NAME_NEW_FIRST: &str = said!("Say above what the new learner is called.");
/// The row of learners in the table of a backup.
pub const LEARNERS_ROW: &str = said!("Learners");

/// "Mia's: Ice skating, Guitar", or "The other device's owner: Guitar": whose records in a file are asked about.
pub fn theirs_in_file(name: &str, is_me: bool, skills: &[String]) -> String {
    let who = match (name, is_me) {
        ("", true) => said!("The file’s owner").to_owned(),
        ("", false) => NO_NAME.to_owned(),
        (name, _) => name.to_owned(),
    };
    match skills {
        [] => who,
        skills => format!("{who}: {}", skills.join(", ")),
    }
}
