//! The trace that a blade leaves: one line from left to right, a stretch for every attempt.
//!
//! ```text
//! baseline  the slow wave that the line follows
//! shape     how a stretch departs from it: a bend, a lift, a loop
//! pen       path data
//! ```
//!
//! A clean attempt is calm. A wobble is one soft bend; of unknown size, a shallower one. At a stumble the blade lifts
//! and starts anew. A fall is a loop. Nothing is random: the shape of a stretch follows from its attempt's number and
//! kind alone, so that the next attempt never redraws the past.

mod baseline;
mod pen;
mod shape;

use baseline::baseline;
use pen::Pen;
use shape::Shape;

/// How an attempt ended, as the trace shows it.
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
pub enum Mark {
    /// No miss.
    Clean,
    /// Recovered without stopping.
    Wobble,
    /// Had to stop and restart.
    Stumble,
    /// The big one.
    Fall,
    /// A miss whose size is not known.
    Unsized,
}

impl Mark {
    /// How long its stretch is, in stretches of a clean attempt.
    fn length(self) -> f32 {
        match self {
            Self::Clean => 1.0,
            Self::Wobble | Self::Stumble | Self::Fall | Self::Unsized => 2.6,
        }
    }
}

/// How long a clean attempt's stretch is; a miss takes 2.6 times as much.
#[derive(Copy, Clone, PartialEq, Debug)]
pub enum Pitch {
    /// So long that all marks together fill the width. For what is finished: another mark would move them all.
    Fill,
    /// So many pixels. The line begins at the left edge and grows; once it has reached the right edge its end stays
    /// there, and the oldest marks leave on the left.
    Fixed(f32),
}

/// What a trace needs besides its marks.
#[derive(Copy, Clone, PartialEq, Debug)]
pub struct TraceOptions {
    /// The number of the first mark's attempt, counted from the start of the session.
    pub first_index: u32,
    /// Room for the stroke above and below, in pixels.
    pub margin: f32,
    /// How long a stretch is.
    pub pitch: Pitch,
}

impl Default for TraceOptions {
    /// From the first attempt, three pixels of room, filling the width.
    fn default() -> Self {
        Self { first_index: 0, margin: 3.0, pitch: Pitch::Fill }
    }
}

/// A trace as SVG path data (the `d` of a `path`), in pixels.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct TracePaths {
    /// The whole line. Empty if there are no marks.
    pub run: String,
    /// The missed stretches again, to be drawn on top.
    pub miss: String,
    /// Where the line ends: where the blade stands.
    pub end: (f32, f32),
    /// How many of the marks are drawn: the latest.
    pub drawn: usize,
}

/// The trace of `marks`, oldest first, in a picture of `size` pixels. No point of it leaves that picture.
///
/// ```
/// use wobble::charts::{Mark, TraceOptions, trace};
///
/// let paths = trace(&[Mark::Clean, Mark::Wobble], (380.0, 50.0), &TraceOptions::default());
/// assert!(paths.run.starts_with("M0 "));
/// assert_eq!(paths.end.0, 380.0);
/// ```
pub fn trace(marks: &[Mark], size: (f32, f32), options: &TraceOptions) -> TracePaths {
    let total: f32 = marks.iter().map(|mark| mark.length()).sum();
    let (pitch, room) = match options.pitch {
        Pitch::Fill => (size.0 / total.max(1.0), f32::INFINITY),
        Pitch::Fixed(pitch) => (pitch.max(0.1), size.0 / pitch.max(0.1)),
    };
    let mut length = 0.0;
    let drawn = marks
        .iter()
        .rev()
        .take_while(|mark| {
            length += mark.length();
            length <= room
        })
        .count();
    let skipped = marks.len() - drawn;
    let marks = &marks[skipped..];
    let length: f32 = marks.iter().map(|mark| mark.length()).sum();
    let mut x = if skipped > 0 { size.0 - length * pitch } else { 0.0 };

    let shape = Shape::new(size.1, options.margin, pitch);
    let mut index = options.first_index.wrapping_add(skipped as u32);
    let (mut run, mut miss) = (Pen::default(), Pen::default());
    for &mark in marks {
        let width = mark.length() * pitch;
        shape.draw(&mut run, mark, index, (x, width));
        if mark != Mark::Clean {
            shape.draw(&mut miss, mark, index, (x, width));
        }
        x += width;
        index = index.wrapping_add(1);
    }
    TracePaths { run: run.into_path(), miss: miss.into_path(), end: (x, shape.rest(baseline(index)).0), drawn }
}

/// A whole session, written in rows like a page: `per_row` attempts (at least one) to a row of `size` pixels.
///
/// Every full row fills the width. The last one ends where the session did.
pub fn trace_rows(marks: &[Mark], per_row: usize, size: (f32, f32), margin: f32) -> Vec<TracePaths> {
    let per_row = per_row.max(1);
    marks
        .chunks(per_row)
        .enumerate()
        .map(|(row, marks)| {
            let first_index = (row * per_row) as u32;
            let length: f32 = marks.iter().map(|mark| mark.length()).sum();
            // of a row in which one attempt in four is missed
            let usual = size.0 / (per_row as f32 * 1.4);
            let pitch = match marks.len() < per_row && length * usual < size.0 {
                true => Pitch::Fixed(usual),
                false => Pitch::Fill,
            };
            trace(marks, size, &TraceOptions { first_index, margin, pitch })
        })
        .collect()
}
