//! The layout, as plotters' coordinate system. Values are whole numbers (pixels along, thousandths of a miss a minute
//! up) and the labels are made beforehand, so that neither floats nor their formatting come in.

use std::ops::Range;

use plotters::coord::ranged1d::{KeyPointHint, NoDefaultFormatting, Ranged, ValueFormatter};

use super::layout::{Layout, thousandths};

/// From zero to `end`, with a label at each chosen value and a grid line nowhere else.
pub(super) struct Axis {
    end: i32,
    ticks: Vec<(i32, String)>,
}

impl Axis {
    /// Along: pixels, with dates.
    pub(super) fn days(layout: &Layout) -> Self {
        let ticks = layout.dates.iter().map(|date| (date.at, date.label.clone())).collect();
        Self { end: layout.right - layout.left, ticks }
    }

    /// Up: thousandths of a miss a minute. Without zero: there stands the other axis.
    pub(super) fn frequency(layout: &Layout, sign: char) -> Self {
        let ticks = layout.scale.values().skip(1).map(|v| (v as i32, thousandths(v, sign))).collect();
        Self { end: layout.scale.top() as i32, ticks }
    }
}

impl Ranged for Axis {
    type FormatOption = NoDefaultFormatting;
    type ValueType = i32;

    fn map(&self, value: &i32, limit: (i32, i32)) -> i32 {
        let (length, end) = (i64::from(limit.1) - i64::from(limit.0), i64::from(self.end.max(1)));
        // twice, plus one: rounds to the nearest pixel in whole numbers
        let doubled = 2 * length * i64::from(*value) + end * length.signum();
        limit.0 + (doubled / (2 * end)) as i32
    }

    fn key_points<H: KeyPointHint>(&self, hint: H) -> Vec<i32> {
        if hint.weight().allow_light_points() {
            return Vec::new();
        }
        self.ticks.iter().map(|(value, _)| *value).collect()
    }

    fn range(&self) -> Range<i32> {
        0..self.end
    }
}

impl ValueFormatter<i32> for Axis {
    fn format_ext(&self, value: &i32) -> String {
        self.ticks.iter().find(|(at, _)| at == value).map(|(_, label)| label.clone()).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_go_to_the_nearest_pixel_in_both_directions() {
        let axis = Axis { end: 1000, ticks: Vec::new() };
        assert_eq!([0, 4, 5, 995, 1000].map(|v| axis.map(&v, (0, 100))), [0, 0, 1, 100, 100]);
        assert_eq!([0, 4, 5, 995, 1000].map(|v| axis.map(&v, (100, 0))), [100, 100, 99, 0, 0]);
    }
}
