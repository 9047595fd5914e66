//! Things that screens are made of: values in, calls out.
//!
//! *Invariant*: no storage, no rule, no sentence of its own.

mod answer;
mod asked;
mod button;
mod chart_frame;
mod chip;
mod drawing;
mod hold;
mod icon;
mod notice;
mod pad;
mod ring;
mod trace;

pub use answer::{answer, answer_to};
pub use asked::asked;
pub use button::{button, toggle};
pub use chart_frame::{ChartFrame, Folds, chart_frame, stepper, table};
pub use chip::{check_chip, chip, chip_with, choice, radio, size_chip, switch};
pub use drawing::{circle, drawing, path, way_ahead};
pub use hold::{Finger, HELD, Holds, held};
pub use icon::{brand, icon, icons};
pub use notice::alert;
pub use pad::{Pad, Taps, pad};
pub use ring::{countdown_ring, timer_ring};
pub use trace::{live_trace, trace_line};
