//! The share of each size of miss, week by week: one bar of the whole for each, the mildest at the left, the oldest at the top.
//!
//! ```text
//! layout  where everything goes, in whole pixels
//! rows    one week's bar, and the interval of its recoverable share
//! ```
//!
//! The interval of the recoverable share stands on the bar as two thin edges. A week with too few sized misses for a share is a
//! dotted outline without a fill; a week of rest is an empty place, for no practice is no share of nothing.

mod layout;
mod rows;

use plotters::coord::Shift;
use plotters::drawing::{DrawingArea, DrawingAreaErrorKind, IntoDrawingArea};
use plotters::element::PathElement;
use plotters::style::Color;
use plotters::style::text_anchor::{HPos, Pos, VPos};
use plotters_backend::DrawingBackend;

use super::{Places, SvgBackend, Theme, text};
use layout::Layout;

/// Weeks, or spans of several, in the order of time.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct SizesSeries {
    /// The rows, oldest first.
    pub rows: Vec<SizesRow>,
    /// The row whose value is being read: it stands between two lines.
    pub selected: Option<usize>,
}

/// One week.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct SizesRow {
    /// Its first day, in the person's language: "12 Oct".
    pub label: String,
    /// What stands at its end: "8 of 11".
    pub value: String,
    /// Misses recovered without stopping.
    pub wobble: u32,
    /// Misses that made the learner stop and restart.
    pub stumble: u32,
    /// The big ones.
    pub fall: u32,
    /// Where the recoverable share likely is, in thousandths; none where too few sizes are known for a share.
    pub likely: Option<(u32, u32)>,
    /// Nobody practised.
    pub rest: bool,
}

/// The words on the chart, in the person's language.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct SizesLabels {
    /// What the length of a part is a share of: "share of sized misses".
    pub share: String,
    /// What the values at the end count: "wobbles".
    pub counted: String,
    /// Under the plot, from its left to its right edge, evenly: "0", "50 %", "100 %".
    pub axis: Vec<String>,
}

/// Draws the chart over the whole of `root`.
///
/// # Errors
/// Those of the backend.
pub fn draw_sizes<DB: DrawingBackend>(
    root: &DrawingArea<DB, Shift>,
    series: &SizesSeries,
    labels: &SizesLabels,
    theme: &Theme,
) -> Result<(), DrawingAreaErrorKind<DB::ErrorType>> {
    let layout = Layout::new(series, labels, root.dim_in_pixel().0);
    let text = text::style(theme);
    let anchored = |h| text.pos(Pos::new(h, VPos::Top));
    root.draw_text(&labels.share, &anchored(HPos::Left), (layout.left, 0))?;
    root.draw_text(&labels.counted, &anchored(HPos::Right), (layout.width, 0))?;
    let steps = labels.axis.len().saturating_sub(1).max(1);
    let ticks = || labels.axis.iter().enumerate().map(|(n, label)| (layout.share((n * 1000 / steps) as u32), label));
    for (x, _) in ticks() {
        root.draw(&PathElement::new([(x, layout.top), (x, layout.bottom)], theme.hair.stroke_width(1)))?;
    }
    for (x, label) in ticks() {
        root.draw_text(label, &anchored(HPos::Center), (x, layout.bottom + 8))?;
    }
    for (n, row) in series.rows.iter().enumerate() {
        let ((_, top), (_, bottom)) = layout.bar(n);
        let level = |h| text.pos(Pos::new(h, VPos::Center));
        root.draw_text(&row.label, &level(HPos::Left), (0, (top + bottom) / 2))?;
        root.draw_text(&row.value, &level(HPos::Right), (layout.width, (top + bottom) / 2))?;
    }
    rows::draw(root, &layout, series, theme)
}

/// The chart as an SVG, `width` pixels wide and as high as its rows need, named by the element whose id is `title_id`.
pub fn sizes_svg(series: &SizesSeries, labels: &SizesLabels, theme: &Theme, width: u32, title_id: &str) -> String {
    let mut svg = String::with_capacity(4096);
    let layout = Layout::new(series, labels, width);
    let root = SvgBackend::new(&mut svg, (layout.width as u32, layout.height as u32), title_id).into_drawing_area();
    // writing to a string cannot fail
    let drawn = draw_sizes(&root, series, labels, theme);
    debug_assert!(drawn.is_ok());
    drop(root);
    svg
}

/// Where the rows of a chart of this width stand.
pub fn sizes_places(series: &SizesSeries, labels: &SizesLabels, width: u32) -> Places {
    Layout::new(series, labels, width).places()
}
