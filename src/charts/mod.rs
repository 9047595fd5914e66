//! Series and theme in, drawing out.
//!
//! ```text
//! theme        the colours that a chart may use, per theme
//! frequency    misses a minute, session by session, by size: stacked bars
//! sizes        the share of each size, week by week: bars of the whole
//! plot         values along days or anything else: dots, lines, bands, evenly or by ratios
//! lanes        named things: bars from nothing, or dots between two edges
//! calendar     one line a week, with waves where there was practice
//! framed       a drawing with words around it, to leave the page
//! axis         labelled values, evenly chosen, and labels that keep apart: the same for all
//! segment      parts of bars, told apart without colour
//! places       where the marks of a drawing stand: what a tap means
//! trace        the line that a blade leaves: the app's signature, SVG path data
//! svg_backend  plotters' drawing calls, written as one SVG string
//! dots         many of them as one element
//! crisp        straight lines on whole pixels
//! text         its size and style, and how wide it will be, guessed alike everywhere
//! decimal      small numbers as text, without the weight of float formatting
//! ```
//!
//! *Invariant*: nothing here knows a signal, a clock, storage, the browser or a language. Every word on a chart is
//! passed in, and the same input gives the same bytes in a test and on a phone.

mod axis;
mod calendar;
mod crisp;
mod decimal;
mod dots;
mod framed;
mod frequency;
mod lanes;
mod places;
mod plot;
mod segment;
mod sizes;
mod svg_backend;
mod text;
mod theme;
mod trace;

pub use calendar::{Calendar, calendar_svg};
pub use framed::framed;
pub use frequency::{FrequencySeries, Labels, SessionBar, draw_frequency, frequency_places, frequency_svg};
pub use lanes::{Lane, Lanes, Turn, lanes_svg};
pub use places::Places;
pub use plot::{MarkInk, Plot, Series, Shape, plot_svg};
pub use sizes::{SizesLabels, SizesRow, SizesSeries, draw_sizes, sizes_places, sizes_svg};
pub use svg_backend::SvgBackend;
pub use theme::Theme;
pub use trace::{Mark, Pitch, TraceOptions, TracePaths, trace, trace_rows};
