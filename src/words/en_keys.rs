//! English: the sheet of keys.

use super::en::{
    CLEAN, INSIGHTS, JOURNAL, LATER, MICRO_FAILURE, PRACTICE, REFLECTION, RETRY, SEARCH_JOURNAL, SESSION, SETTINGS,
    SKILLS, UNDO,
};
use super::en_shape::{CAUSE_GRID, THREE_SIZES};

/// Heading, and the button that shows it.
pub const KEYBOARD: &str = said!("Keyboard");
/// The button in Settings.
pub const ALL_KEYS: &str = said!("All keys");
/// The switch in Settings.
pub const SHORTCUTS: &str = said!("Letters and digits as keys");
/// What the switch does.
pub const SHORTCUTS_MORE: &str = said!("Turn them off if you speak to your device. Space, Enter and arrows stay.");
/// On the sheet, while the switch is off.
pub const LETTERS_ARE_OFF: &str = said!("Letters and digits are off. Settings turns them on.");
/// Closes the sheet.
pub const CLOSE: &str = said!("Close");

/// What stands on the sheet: where, then what happens and its keys, with spaces between them.
pub const KEYS: [(&str, &[(&str, &str)]); 4] = [
    (
        SESSION,
        &[
            (said!("Start, or back to it"), "S"),
            (MICRO_FAILURE, "Space ↓ → PgDn"),
            (CLEAN, "C ↑ ← PgUp"),
            (THREE_SIZES, "W S F"),
            (CAUSE_GRID, "1 2 3 …"),
            (said!("Pause, resume"), "P"),
        ],
    ),
    (REFLECTION, &[(said!("Answer"), "1 2 3 …"), (RETRY, "R"), (LATER, "L")]),
    (
        said!("Screens"),
        &[(PRACTICE, "1"), (INSIGHTS, "2"), (JOURNAL, "3"), (SKILLS, "4"), (SETTINGS, "5"), (SEARCH_JOURNAL, "/")],
    ),
    (said!("Everywhere"), &[(UNDO, "Z"), (said!("This sheet"), "?")]),
];
/// What else acts like a keyboard.
pub const PEDALS: &str = said!("A foot pedal or a presenter with two keys works as two pads, too.");
