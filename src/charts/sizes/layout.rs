//! Where everything goes, in whole pixels. Drawing and hit test ask the same layout.

use super::{SizesLabels, SizesRow, SizesSeries};
use crate::charts::Places;
use crate::charts::segment::Segment;
use crate::charts::text::{self, LINE};

/// Between a text and what stands beside it.
const GAP: i32 = 10;
/// From one row to the next, and how high its bar is.
const PITCH: i32 = 30;
const BAR: i32 = 20;
/// A size that occurred is never narrower.
const NARROWEST: i32 = 3;

/// A chart's geometry, in pixels from its upper left corner. Its height follows from its rows.
#[derive(Clone, PartialEq, Debug)]
pub(super) struct Layout {
    pub width: i32,
    pub height: i32,
    /// The plot's edges.
    pub left: i32,
    pub right: i32,
    pub top: i32,
    pub bottom: i32,
    rows: usize,
}

impl Layout {
    pub(super) fn new(series: &SizesSeries, labels: &SizesLabels, width: u32) -> Self {
        let width = width.clamp(1, 1 << 15) as i32;
        let widest = |width: &dyn Fn(&SizesRow) -> i32| series.rows.iter().map(width).max().unwrap_or(0);
        let left = (widest(&|row| text::width(&row.label)) + GAP).min(width - 1);
        let last = labels.axis.last().map_or(0, |label| text::width(label) / 2);
        let beside = (widest(&|row| text::width(&row.value)) + GAP).max(last);
        let right = (width - beside).max(left + 1);
        let top = LINE + GAP;
        let bottom = top + series.rows.len() as i32 * PITCH;
        Self { width, height: bottom + GAP + LINE, left, right, top, bottom, rows: series.rows.len() }
    }

    /// The upper and lower edge of a row.
    pub(super) fn row(&self, n: usize) -> (i32, i32) {
        let top = self.top + n as i32 * PITCH;
        (top, top + PITCH)
    }

    /// The bar of a row, whole.
    pub(super) fn bar(&self, n: usize) -> Segment {
        let top = self.row(n).0 + (PITCH - BAR) / 2;
        ((self.left, top), (self.right, top + BAR))
    }

    /// Where a share, in thousandths, stands.
    pub(super) fn share(&self, thousandths: u32) -> i32 {
        let length = i64::from(self.right - self.left);
        self.left + ((length * i64::from(thousandths.min(1000)) + 500) / 1000) as i32
    }

    /// Where each of the three sizes of a row ends. Ends are rounded from the sum so far, so that errors do not pile up.
    pub(super) fn ends(&self, counts: [u32; 3]) -> [i32; 3] {
        let total: u64 = counts.iter().map(|count| u64::from(*count)).sum();
        let (mut sum, mut begin) = (0_u64, self.left);
        let mut to_come = counts.iter().filter(|count| **count > 0).count() as i32;
        counts.map(|count| {
            sum += u64::from(count);
            if count > 0 {
                to_come -= 1;
                let share = (sum * 1000).checked_div(total).unwrap_or(0) as u32;
                begin = self.share(share).max(begin + NARROWEST).min(self.right - to_come * NARROWEST).max(begin);
            }
            begin
        })
    }

    pub(super) fn places(&self) -> Places {
        Places {
            down: true,
            begin: self.top as u32,
            pitch: PITCH as u32,
            shown: (0, self.rows as u32),
            ..Places::default()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn layout(width: u32) -> Layout {
        let row = SizesRow { label: "28 Sep".into(), value: "12 of 30".into(), ..SizesRow::default() };
        let series = SizesSeries { rows: vec![row; 4], selected: None };
        Layout::new(&series, &SizesLabels::default(), width)
    }

    #[test]
    fn every_size_that_occurred_is_seen_and_all_fill_the_bar() {
        for width in [288, 372, 620] {
            let layout = layout(width);
            for counts in
                [[1, 1, 1], [998, 1, 1], [1, 998, 1], [1, 1, 998], [0, 1, 999], [999, 1, 0], [5, 0, 5], [u32::MAX; 3]]
            {
                let ends = layout.ends(counts);
                assert_eq!(ends[2], layout.right, "{counts:?}");
                let begins = [layout.left, ends[0], ends[1]];
                for n in 0..3 {
                    assert!(
                        if counts[n] > 0 { ends[n] - begins[n] >= NARROWEST } else { ends[n] == begins[n] },
                        "{counts:?}"
                    );
                }
            }
            assert_eq!(layout.ends([1, 1, 2])[..2], [layout.share(250), layout.share(500)]);
            assert_eq!(layout.ends([0; 3]), [layout.left; 3]);
        }
    }

    #[test]
    fn a_share_is_as_far_along_as_it_is_large() {
        let layout = layout(372);
        let middle = (layout.left + layout.right) / 2;
        assert_eq!([0, 1000, 5000].map(|share| layout.share(share)), [layout.left, layout.right, layout.right]);
        assert!((layout.share(500) - middle).abs() <= 1);
    }
}
