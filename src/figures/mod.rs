//! Figures: what weeks say, in a sentence and a drawing. Sessions and choices in; a sentence, its n, marks with their values, a table out.
//!
//! ```text
//! figure       what every figure has: sentence, note, values, drawing, table, method
//! looking      the choices: which skill, which weeks, logged by whom
//! seen         the sessions that the choices leave
//! phase_line   days from which on something was different
//! days         days and weeks by name
//! names        what the person named, and the same without its names
//! frequency …  one file per figure
//! ```
//!
//! The statistics are asked of [`insights`](crate::insights), every sentence of [`words`](crate::words), and what is drawn is an order to
//! [`drawing`](crate::drawing).
//!
//! *Invariant*: no browser, no clock, nothing of the page: the same sessions and choices make the same figure in a test and on a phone.

mod calendar;
mod causes;
mod celeration;
mod curve;
mod days;
mod edge;
mod explained;
mod feel;
mod figure;
mod frequency;
mod hours;
mod level;
mod looking;
mod names;
mod phase_line;
mod quality_map;
mod recovered;
mod retries;
mod seen;
mod sizes;
mod within;
mod worked;

pub use calendar::CALENDAR;
pub use causes::CAUSES;
pub use celeration::CELERATION;
pub use curve::CURVE;
pub use edge::EDGE;
pub use explained::EXPLAINED;
pub use feel::FEEL;
pub use figure::{Figure, Key, Shown, Table};
pub use frequency::FREQUENCY;
pub use hours::HOURS;
pub use level::LEVEL;
pub use looking::{COUNTED, Looking, SOURCES};
pub use names::{hide_names, without_names};
pub use phase_line::{PhaseLine, is_line_of, phase_lines};
pub use quality_map::QUALITY_MAP;
pub use recovered::RECOVERED;
pub use retries::RETRIES;
pub use seen::{Seen, day};
pub use sizes::SIZES;
pub use within::WITHIN;
pub use worked::WORKED;

/// All of them, as they stand below each other; a pair is beside each other where there is room.
pub static PAIRS: [[&Figure; 2]; 8] = [
    [&FREQUENCY, &CELERATION],
    [&SIZES, &QUALITY_MAP],
    [&CAUSES, &WORKED],
    [&RETRIES, &RECOVERED],
    [&EXPLAINED, &CURVE],
    [&EDGE, &LEVEL],
    [&WITHIN, &CALENDAR],
    [&HOURS, &FEEL],
];
