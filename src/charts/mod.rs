//! Series and theme in, drawing out.
//!
//! ```text
//! theme        the colours that a chart may use, per theme
//! frequency    misses a minute, session by session, by size: plotters draws it
//! trace        the line that a blade leaves: the app's signature, SVG path data
//! svg_backend  plotters' drawing calls, written as one SVG string
//! text_size    how wide a text will be, guessed alike everywhere
//! decimal      small numbers as text, without the weight of float formatting
//! ```
//!
//! *Invariant*: nothing here knows a signal, a clock, storage, the browser or a language. Every word on a chart is
//! passed in, and the same input gives the same bytes in a test and on a phone.

mod decimal;
mod frequency;
mod svg_backend;
mod text_size;
mod theme;
mod trace;

pub use frequency::{FrequencySeries, Labels, SessionBar, draw_frequency, frequency_svg, session_at, sessions_shown};
pub use svg_backend::SvgBackend;
pub use theme::Theme;
pub use trace::{Mark, Pitch, TraceOptions, TracePaths, trace, trace_rows};
