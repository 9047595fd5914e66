//! Every sentence on screen, by key. Views ask for a word by its name; no view holds a sentence of its own.
//!
//! *Invariant*: nothing but text: no view, no rule, no storage.

/// A sentence as it is said: in a build that speaks the pseudo-language, in that.
#[cfg(not(feature = "pseudo-language"))]
macro_rules! said {
    ($text:expr) => {
        $text
    };
}
#[cfg(feature = "pseudo-language")]
macro_rules! said {
    ($text:expr) => {{
        const MADE: [u8; $crate::words::pseudo::length($text)] = $crate::words::pseudo::bytes($text);
        $crate::words::pseudo::text(&MADE)
    }};
}

/// Sentences made of parts are said in it, too: `format!` in this room means this.
#[cfg(feature = "pseudo-language")]
macro_rules! format {
    ($($part:tt)*) => { $crate::words::pseudo::made(::std::format!($($part)*)) };
}

mod dates;
mod en;
mod en_about;
mod en_celeration;
mod en_changes;
mod en_charts;
mod en_closing;
mod en_edge;
mod en_findings;
mod en_import;
mod en_insights;
mod en_journal;
mod en_kept;
mod en_keys;
mod en_learners;
mod en_ledger;
mod en_made;
mod en_milestones;
mod en_past;
mod en_practised;
mod en_quality;
mod en_ratio;
mod en_restore;
mod en_room;
mod en_session;
mod en_shape;
mod en_skills;
mod numbers;
#[cfg(any(test, feature = "pseudo-language"))]
mod pseudo;

pub use dates::*;
pub use en::*;
pub use en_about::*;
pub use en_celeration::*;
pub use en_changes::*;
pub use en_charts::*;
pub use en_closing::*;
pub use en_edge::*;
pub use en_findings::*;
pub use en_import::*;
pub use en_insights::*;
pub use en_journal::*;
pub use en_kept::*;
pub use en_keys::*;
pub use en_learners::*;
pub use en_ledger::*;
pub use en_made::*;
pub use en_milestones::*;
pub use en_past::*;
pub use en_practised::*;
pub use en_quality::*;
pub use en_ratio::*;
pub use en_restore::*;
pub use en_room::*;
pub use en_session::*;
pub use en_shape::*;
pub use en_skills::*;
pub use numbers::*;
