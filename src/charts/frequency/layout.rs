//! Where everything goes, in whole pixels. Drawing and hit test ask the same layout.

use std::ops::Range;

use super::{FrequencySeries, Labels};
use crate::charts::Places;
use crate::charts::axis::Scale;
use crate::charts::decimal::push_thousandths;
use crate::charts::text::{self, LINE};

/// Between an axis and its labels.
pub(super) const LABEL_GAP: i32 = 8;
const BAR_MOST: i32 = 28;
const PITCH_MOST: i32 = 38;
const PITCH_LEAST: i32 = 4;
/// The shortest line of dots, in pixels: three of them.
const DOTS_LEAST: i32 = 27;
const DATES_MOST: usize = 6;
/// The highest frequency that the axis can show, in thousandths: a hundred thousand misses a minute.
pub(super) const HIGHEST: f64 = 1e8;

/// A chart's geometry, in pixels from its upper left corner.
#[derive(Clone, PartialEq, Debug)]
pub(super) struct Layout {
    size: (i32, i32),
    /// The plot's edges.
    pub left: i32,
    pub right: i32,
    pub top: i32,
    pub bottom: i32,
    /// From one bar to the next; at least a quarter of it is gap.
    pitch: i32,
    /// The sessions that are drawn.
    pub shown: Range<usize>,
    pub scale: Scale,
    /// Dates under the axis, left to right.
    pub dates: Vec<Date>,
}

/// A labelled session.
#[derive(Clone, PartialEq, Debug)]
pub(super) struct Date {
    /// The middle of its bar, from the plot's left edge.
    pub at: i32,
    pub label: String,
}

impl Layout {
    pub(super) fn new(series: &FrequencySeries, labels: &Labels, size: (u32, u32)) -> Self {
        let size = (size.0.clamp(1, 1 << 15) as i32, size.1.clamp(1, 1 << 15) as i32);
        let top = (LINE + LABEL_GAP).min(size.1 - 1);
        let bottom = (size.1 - LINE - LABEL_GAP).max(top + 1).min(size.1);
        let highest = series.sessions.iter().filter_map(|s| s.frequency()).fold(0.0, f64::max);
        let most_steps = ((bottom - top) / 44).clamp(1, 4) as u32;
        let scale = Scale::reaching((highest * 1000.0).min(HIGHEST).ceil() as u32, most_steps);

        let widest = scale.values().map(|v| text::width(&thousandths(v, labels.decimal_sign))).max();
        let left = (widest.unwrap_or(0) + LABEL_GAP).min(size.0 - 1);
        let right = (size.0 - 4).max(left + 1);

        let all = series.sessions.len();
        let fitting = ((right - left) / PITCH_LEAST).max(1) as usize;
        let shown = all.saturating_sub(fitting)..all;
        let pitch = ((right - left) / shown.len().max(1) as i32).clamp(1, PITCH_MOST);

        let mut layout = Self { size, left, right, top, bottom, pitch, shown, scale, dates: Vec::new() };
        layout.dates = layout.choose_dates(series);
        layout
    }

    pub(super) fn width(&self) -> i32 {
        self.size.0
    }

    pub(super) fn height(&self) -> i32 {
        self.size.1
    }

    /// Left and right edge of the `n`-th bar shown.
    pub(super) fn bar(&self, n: usize) -> (i32, i32) {
        let width = (self.pitch * 3 / 4).clamp(1, BAR_MOST);
        let x = self.left + n as i32 * self.pitch + (self.pitch - width + 1) / 2;
        (x, x + width)
    }

    /// Between two bars.
    pub(super) fn gap(&self) -> i32 {
        let (left, right) = self.bar(0);
        self.pitch - (right - left)
    }

    /// As far as there are sessions; where no other would find room, to the right edge: a dot or two would look like dirt.
    pub(super) fn solid_until(&self) -> i32 {
        let end = self.left + self.shown.len() as i32 * self.pitch;
        if self.right - end < self.pitch.max(DOTS_LEAST) { self.right } else { end }
    }

    pub(super) fn places(&self) -> Places {
        let shown = (self.shown.start as u32, self.shown.end as u32);
        Places { begin: self.left as u32, pitch: self.pitch as u32, shown, ..Places::default() }
    }

    /// At most six dates that keep apart and inside the picture, evenly spaced, the latest first.
    fn choose_dates(&self, series: &FrequencySeries) -> Vec<Date> {
        let sessions = &series.sessions[self.shown.clone()];
        let width = |n: usize| text::width(&sessions[n].label);
        let middle = |n: usize| {
            let (left, right) = self.bar(n);
            (left + right) / 2
        };
        let fits = |n: &usize| {
            let half = width(*n) / 2 + 1;
            middle(*n) >= half && middle(*n) + half <= self.size.0
        };
        let widest = (0..sessions.len()).map(width).max().unwrap_or(0) + 2 * LABEL_GAP;
        let apart = (widest + self.pitch - 1) / self.pitch;
        let stride = (apart.max(1) as usize).max(sessions.len().div_ceil(DATES_MOST));
        let Some(latest) = (0..sessions.len()).rev().find(fits) else { return Vec::new() };
        let mut dates: Vec<_> = (0..=latest)
            .rev()
            .step_by(stride)
            .filter(fits)
            .map(|n| Date { at: middle(n) - self.left, label: sessions[n].label.clone() })
            .collect();
        dates.reverse();
        dates
    }
}

/// A value of the scale as its label.
pub(super) fn thousandths(value: u32, sign: char) -> String {
    let mut text = String::new();
    push_thousandths(&mut text, value, sign);
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::charts::SessionBar;

    fn layout(sessions: usize, width: u32) -> Layout {
        let bar = SessionBar { label: "28 Sep".into(), minutes: 20.0, wobble: 9, ..SessionBar::default() };
        let series = FrequencySeries { sessions: vec![bar; sessions], selected: None };
        let labels = Labels { misses_per_minute: "misses a minute".into(), decimal_sign: '.' };
        Layout::new(&series, &labels, (width, 220))
    }

    #[test]
    fn bars_are_slim_apart_and_inside() {
        for width in (1..900).step_by(7) {
            for sessions in (1..200).step_by(3) {
                let layout = layout(sessions, width);
                for n in 0..layout.shown.len() {
                    let (left, right) = layout.bar(n);
                    assert!(right - left <= 28 && right > left);
                    if width >= 288 {
                        assert!((layout.pitch - (right - left)) * 4 >= layout.pitch, "gap of a quarter");
                        assert!(left >= layout.left && right <= layout.right, "{sessions} in {width}");
                    }
                }
            }
        }
    }

    #[test]
    fn dates_keep_apart_and_inside() {
        for width in 288..900 {
            for sessions in 1..100 {
                let layout = layout(sessions, width);
                assert!((1..=6).contains(&layout.dates.len()), "{sessions} in {width}");
                let half = text::width("28 Sep") / 2;
                let mut free = 0;
                for date in &layout.dates {
                    let middle = layout.left + date.at;
                    assert!(middle - half >= free && middle + half <= layout.size.0, "{sessions} in {width}");
                    free = middle + half + 12;
                }
            }
        }
    }

    #[test]
    fn dots_are_drawn_where_another_session_would_find_room_or_not_at_all() {
        for width in 288..900 {
            for sessions in 1..100 {
                let layout = layout(sessions, width);
                let dotted = layout.right - layout.solid_until();
                assert!(dotted == 0 || dotted >= layout.pitch.max(DOTS_LEAST), "{dotted} px: {sessions} in {width}");
            }
        }
    }

    #[test]
    fn what_does_not_fit_is_the_oldest() {
        let layout = layout(1000, 288);
        assert_eq!(layout.shown.end, 1000);
        assert!(layout.shown.len() >= 60);
    }
}
