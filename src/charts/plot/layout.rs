//! Where everything goes. Drawing and hit test ask the same layout.

use plotters::style::text_anchor::HPos;

use super::levels::Levels;
use super::{Plot, Series};
use crate::charts::Places;
use crate::charts::axis::keep_apart;
use crate::charts::crisp::crisp;
use crate::charts::text::{self, LINE};

/// Units of the picture in a pixel.
pub(super) const FINE: i32 = 4;
/// Between two things.
const GAP: i32 = 8 * FINE;
/// How far from one labelled value to the next, at least.
const STEP: i32 = 44 * FINE;
/// A power of ten is so many times as high as a week is wide where a doubling in a week rises by 34°: tan 34° / log10 2.
const CYCLE: f64 = 2.240_66;

/// A chart's geometry, in quarters of a pixel from its upper left corner.
pub(super) struct Layout {
    pub width: i32,
    pub height: i32,
    /// The plot's edges.
    pub left: i32,
    pub right: i32,
    pub top: i32,
    pub bottom: i32,
    from: i64,
    to: i64,
    scale: Levels,
    /// Heights of the labelled values.
    pub levels: Vec<(i32, String)>,
    /// Labels below.
    pub along: Vec<(i32, String)>,
    pub rules: Vec<(i32, String)>,
    /// Words at the ends of lines: the series' place, and the height.
    pub ends: Vec<(usize, i32)>,
}

impl Layout {
    pub(super) fn new(plot: &Plot, sign: char, size: (u32, u32)) -> Self {
        let width = size.0.clamp(40, 1 << 13) as i32 * FINE;
        let mut height = size.1.clamp(40, 1 << 13) as i32 * FINE;
        let below = GAP + LINE * FINE * if plot.along_caption.is_empty() { 1 } else { 2 };
        // a caption, and words on top of rules
        let above = (LINE * FINE + GAP) * if plot.rules.is_empty() { 1 } else { 2 };
        let steps = ((height - above - below) / STEP).clamp(1, 4) as u32;
        let (scale, labels) = Levels::of(plot, steps, sign);
        let widest = labels.iter().map(|(_, label)| text::width(label) * FINE).max().unwrap_or(0);
        let left = (widest + GAP).min(width / 2);
        let end = plot.series.iter().map(|series| text::width_bold(&series.label) * FINE).max().unwrap_or(0);
        let right = (width - if end > 0 { end + GAP } else { 4 * FINE }).max(left + FINE);
        let (from, to) = (plot.from, plot.to.max(plot.from.saturating_add(1)));
        if plot.ratio {
            let week = f64::from(right - left) * 7.0 / (to as f64 - from as f64);
            height = above + below + (scale.cycles() * CYCLE * week).clamp(60.0, 4096.0) as i32;
        }
        // the axis is a line of two pixels
        let (top, bottom) = (above.min(height - FINE), crisp((height - below).max(above + FINE), 2, FINE));
        let mut layout = Self {
            width,
            height,
            left,
            right,
            top,
            bottom,
            from,
            to,
            scale,
            levels: Vec::new(),
            along: Vec::new(),
            rules: Vec::new(),
            ends: Vec::new(),
        };
        layout.levels = labels.into_iter().map(|(value, label)| (layout.y(value), label)).collect();
        layout.rules = layout.on_top(&plot.rules);
        layout.along = layout.below(&plot.along);
        layout.ends = layout.ends_of(&plot.series);
        layout
    }

    /// How far along a step is.
    pub(super) fn x(&self, step: i64) -> i32 {
        // a clock that was wrong may have said any day: a difference of two may be no 64-bit integer
        let [from, to, step] = [self.from, self.to, step.clamp(self.from, self.to)].map(|step| step as f64);
        self.left + ((step - from) / (to - from) * f64::from(self.right - self.left) + 0.5) as i32
    }

    /// How high a value stands.
    pub(super) fn y(&self, value: i64) -> i32 {
        self.bottom - (self.scale.share(value) * f64::from(self.bottom - self.top) + 0.5) as i32
    }

    /// On which side of a rule its word stands, and where.
    pub(super) fn beside(&self, x: i32, label: &str) -> (HPos, i32) {
        let half = text::width_bold(label) * FINE / 2;
        match x {
            _ if x + half > self.width => (HPos::Right, self.width),
            _ if x < half => (HPos::Left, 0),
            _ => (HPos::Center, x),
        }
    }

    /// Rules inside the plot; of words that would meet, those of the later rule stay. Lines stay in any case.
    fn on_top(&self, rules: &[(i64, String)]) -> Vec<(i32, String)> {
        let mut free = i32::MAX;
        let is_inside = |step: i64| (self.from..=self.to).contains(&step);
        let word = |(step, label): &(i64, String)| {
            let x = self.x(*step);
            let half = text::width_bold(label) * FINE / 2;
            let begin = x.clamp(half, (self.width - half).max(half)) - half;
            let has_room = begin + 2 * half <= free;
            if has_room {
                free = begin - GAP;
            }
            (x, if has_room { label.clone() } else { String::new() })
        };
        rules.iter().rev().filter(|(step, _)| is_inside(*step)).map(word).collect()
    }

    fn below(&self, labels: &[(i64, String)]) -> Vec<(i32, String)> {
        let inside: Vec<&(i64, String)> =
            labels.iter().filter(|(step, _)| (self.from..=self.to).contains(step)).collect();
        let sizes: Vec<(i32, i32)> =
            inside.iter().map(|(step, label)| (self.x(*step), text::width(label) * FINE)).collect();
        let chosen = keep_apart(&sizes, (0, self.width), 2 * GAP);
        chosen.iter().filter_map(|n| Some((sizes.get(*n)?.0, inside.get(*n)?.1.clone()))).collect()
    }

    /// Words at the ends of lines, as near to them as they can be without meeting each other.
    fn ends_of(&self, series: &[Series]) -> Vec<(usize, i32)> {
        let end = |series: &Series| series.line.last().or(series.dots.last()).map(|(_, value)| self.y(*value));
        let mut ends: Vec<(usize, i32)> = series
            .iter()
            .enumerate()
            .filter(|(_, series)| !series.label.is_empty())
            .filter_map(|(n, series)| Some((n, end(series)?)))
            .collect();
        ends.sort_by_key(|(_, y)| *y);
        let line = LINE * FINE;
        // down from the top, then up from the bottom
        let mut free = self.top;
        for (_, y) in &mut ends {
            *y = (*y).max(free);
            free = *y + line;
        }
        let mut free = self.bottom;
        for (_, y) in ends.iter_mut().rev() {
            *y = (*y).min(free);
            free = *y - line;
        }
        ends
    }

    pub(super) fn places(&self, plot: &Plot) -> Places {
        let stops: Vec<u32> = plot.stops.iter().map(|step| self.x(*step).unsigned_abs()).collect();
        Places { shown: (0, stops.len() as u32), stops, fine: FINE as u32, ..Places::default() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn weeks(width: u32, weeks: i64) -> Layout {
        let plot = Plot { ratio: true, bounds: Some((-2, 1)), to: weeks * 7, ..Plot::default() };
        Layout::new(&plot, '.', (width, 200))
    }

    #[test]
    fn a_doubling_in_a_week_rises_by_34_degrees_whatever_is_shown() {
        for (width, n) in [(372, 13), (372, 20), (620, 13), (288, 8)] {
            let layout = weeks(width, n);
            let along = f64::from(layout.x(n * 7) - layout.x(0)) / n as f64;
            let up = f64::from(layout.y(100_000) - layout.y(200_000));
            let degrees = (up / along).atan().to_degrees();
            assert!((degrees - 34.0).abs() < 0.4, "{width} {n}: {degrees}");
        }
    }

    #[test]
    fn words_at_the_ends_keep_apart() {
        let line = |value: i64, label: &str| Series {
            line: vec![(0, 0), (9, value)],
            label: label.into(),
            ..Series::default()
        };
        let series = vec![line(10, "a"), line(11, "b"), line(0, "c"), line(1_000_000, "d"), line(990_000, "e")];
        let layout = Layout::new(&Plot { to: 9, series, ..Plot::default() }, '.', (372, 200));
        let mut heights: Vec<i32> = layout.ends.iter().map(|(_, y)| *y).collect();
        heights.sort_unstable();
        assert!(heights.windows(2).all(|two| two[1] - two[0] >= LINE * FINE), "{heights:?}");
        assert!(heights.iter().all(|y| (layout.top..=layout.bottom).contains(y)), "{heights:?}");
    }
}
