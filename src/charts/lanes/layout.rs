//! Where everything goes, in whole pixels.

use super::{Lanes, Turn};
use crate::charts::Places;
use crate::charts::text::{self, LINE};

/// How high a bar is, and a track with the room around it.
pub(super) const BAR: i32 = 16;
pub(super) const TRACK: i32 = 30;
/// Between two lanes.
const GAP: i32 = 12;
/// Dots and edges at the ends of a track need room.
const MARGIN: i32 = 8;

/// One lane.
pub(super) struct Row {
    pub top: i32,
    pub name: Vec<String>,
    pub more: Vec<String>,
    /// The middle of its track.
    pub track: i32,
    pub end: i32,
}

/// A chart's geometry. Its height follows from its lanes.
pub(super) struct Layout {
    pub width: i32,
    pub height: i32,
    pub left: i32,
    pub right: i32,
    pub rows: Vec<Row>,
    /// Where the last lane ends.
    pub end: i32,
}

impl Layout {
    pub(super) fn new(lanes: &Lanes, width: u32) -> Self {
        let width = width.clamp(40, 1 << 13) as i32;
        let (mut rows, mut top) = (Vec::new(), GAP / 2);
        for lane in &lanes.lanes {
            let arrow = if lane.turn == Turn::None { 0 } else { 26 };
            let beside = (width - text::width_bold(&lane.value) - arrow - GAP).max(40);
            let (name, more) = (text::lines(&lane.name, beside), text::lines(&lane.more, beside));
            let lines = (name.len() + more.len()).max(1) as i32;
            let track = top + lines * LINE + TRACK / 2;
            let end = track + TRACK / 2 + GAP;
            rows.push(Row { top, name, more, track, end });
            top = end;
        }
        let has_marks = lanes.lanes.iter().any(|lane| lane.dot.is_some() || lane.likely.is_some());
        let margin = if has_marks { MARGIN } else { 0 };
        let below = if lanes.axis.is_empty() { 0 } else { LINE + 4 };
        Self { width, height: top + below, left: margin, right: (width - margin).max(margin + 1), rows, end: top - GAP }
    }

    /// Where a share of the track, in thousandths, stands.
    pub(super) fn share(&self, thousandths: u32) -> i32 {
        let length = i64::from(self.right - self.left);
        self.left + ((length * i64::from(thousandths.min(1000)) + 500) / 1000) as i32
    }

    /// Lanes are of different height: a tap means the one whose middle is nearest.
    pub(super) fn places(&self) -> Places {
        let stops: Vec<u32> = self.rows.iter().map(|row| ((row.top + row.end) / 2).unsigned_abs()).collect();
        Places { down: true, shown: (0, stops.len() as u32), stops, fine: 2, ..Places::default() }
    }
}
