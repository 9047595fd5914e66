//! A layout's axis, as plotters' coordinate system: the same for all charts. Values are whole numbers (pixels, or thousandths of what
//! is measured) and the labels are made beforehand, so that neither floats nor their formatting come in.
//!
//! ```text
//! scale  round values, evenly or by powers of ten
//! apart  labels that keep apart
//! ```

mod apart;
mod scale;

use std::ops::Range;

use plotters::coord::ranged1d::{KeyPointHint, NoDefaultFormatting, Ranged, ValueFormatter};

pub(super) use apart::keep_apart;
pub(super) use scale::Scale;

/// From zero to `end`, with a label at each chosen value and a grid line nowhere else.
pub(super) struct Axis {
    end: i32,
    ticks: Vec<(i32, String)>,
}

impl Axis {
    /// An axis of this length with these labels.
    pub(super) fn new(end: i32, ticks: Vec<(i32, String)>) -> Self {
        Self { end, ticks }
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
