//! Values along days, or along anything that can be counted: dots, lines, bands, and where a value likely is.
//!
//! ```text
//! layout  where everything goes
//! levels  the labelled values of the upright axis, evenly or by ratios
//! marks   dots of different shape, intervals, lines and bands
//! ```
//!
//! Everything is in whole numbers: steps along, millionths of the unit up. The picture has four units to a pixel, so that a line
//! that hardly rises has no stairs.

mod layout;
mod levels;
mod marks;

use plotters::coord::Shift;
use plotters::drawing::{DrawingArea, IntoDrawingArea};
use plotters::element::PathElement;
use plotters::style::Color;
use plotters::style::text_anchor::{HPos, Pos, VPos};
use plotters_backend::DrawingBackend;

use super::crisp::crisp;
use super::segment::{Drawn, dotted};
use super::{Places, SvgBackend, Theme, text};
use layout::{FINE, Layout};

/// A chart of values along something.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Plot {
    /// The first and the last step that is shown: days, weeks, minutes.
    pub from: i64,
    /// See `from`.
    pub to: i64,
    /// Labels below, by their steps; those are left out that have no room.
    pub along: Vec<(i64, String)>,
    /// What the steps are, where their labels do not say it: "minutes of practice".
    pub along_caption: String,
    /// What the values are: "misses a minute".
    pub caption: String,
    /// What stands behind each value on the axis: " %".
    pub suffix: String,
    /// The lowest and the highest value that is shown, in millionths; of ratios, powers of ten. Where there are none the axis begins at
    /// zero and reaches what is highest.
    pub bounds: Option<(i64, i64)>,
    /// The labelled values, where they are not to be chosen: in millionths.
    pub levels: Vec<(i64, String)>,
    /// Equal distances are equal ratios, and a week is as long as on the standard celeration chart: a doubling in a week rises by 34°.
    pub ratio: bool,
    /// The values between which it should be, if there are any: two edges.
    pub between: Option<(i64, i64)>,
    /// What is drawn, the last on top.
    pub series: Vec<Series>,
    /// Where something changed: an upright dotted line with a word on top.
    pub rules: Vec<(i64, String)>,
    /// Where the values stand that are read one by one.
    pub stops: Vec<i64>,
}

/// Values of one kind.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Series {
    /// What they are.
    pub ink: MarkInk,
    /// How a dot looks.
    pub shape: Shape,
    /// What stands at the line's end: "falls".
    pub label: String,
    /// Step and value, in millionths.
    pub dots: Vec<(i64, i64)>,
    /// Where each of the dots' values likely is; none, or as many as there are dots.
    pub likely: Vec<(i64, i64)>,
    /// A line: step and value.
    pub line: Vec<(i64, i64)>,
    /// Where the line likely is, at each of its points; none, or as many.
    pub band: Vec<(i64, i64)>,
    /// The line is dotted: it is no estimate.
    pub dotted: bool,
    /// Words beside dots, by their places.
    pub names: Vec<(u32, String)>,
}

/// What is drawn, as far as colour says it.
#[derive(Copy, Clone, PartialEq, Eq, Debug, Default)]
pub enum MarkInk {
    /// Misses of whatever size.
    #[default]
    Miss,
    /// Clean attempts.
    Clean,
    /// Anything else.
    Ink,
    /// What stands behind: limits, what was before.
    Quiet,
    /// Misses recovered without stopping.
    Wobble,
    /// Misses that took a restart.
    Stumble,
    /// The big ones.
    Fall,
}

/// How a dot looks: kinds are never told apart by colour alone.
#[derive(Copy, Clone, PartialEq, Eq, Debug, Default)]
pub enum Shape {
    /// A filled dot.
    #[default]
    Disc,
    /// A hollow dot.
    Ring,
    /// A square.
    Square,
    /// A triangle.
    Triangle,
    /// A short level line: the least that could be seen.
    Floor,
}

/// Draws the chart over the whole of `root`, which has four units to a pixel.
///
/// # Errors
/// Those of the backend.
fn draw<DB: DrawingBackend>(
    root: &DrawingArea<DB, Shift>,
    plot: &Plot,
    layout: &Layout,
    theme: &Theme,
    selected: Option<usize>,
) -> Drawn<DB> {
    let text = text::sized(&theme.ink_2, FINE as u32, false);
    let at = |h, v| text.pos(Pos::new(h, v));
    root.draw_text(&plot.caption, &at(HPos::Left, VPos::Top), (0, 0))?;
    for (y, label) in &layout.levels {
        let line = crisp(*y, 1, FINE);
        root.draw(&PathElement::new(
            [(layout.left, line), (layout.right, line)],
            theme.hair.stroke_width(FINE as u32),
        ))?;
        root.draw_text(label, &at(HPos::Right, VPos::Center), (layout.left - 8 * FINE, *y))?;
    }
    marks::between(root, plot, layout, theme)?;
    for (x, label) in &layout.rules {
        let bold = text::sized(&theme.ink, FINE as u32, true);
        let left = crisp(*x, 2, FINE);
        dotted(root, (left, layout.top), (left, layout.bottom), theme.edge, FINE)?;
        let (h, x) = layout.beside(*x, label);
        root.draw_text(label, &bold.pos(Pos::new(h, VPos::Bottom)), (x, layout.top - 4 * FINE))?;
    }
    let edge = theme.edge.stroke_width(2 * FINE as u32);
    root.draw(&PathElement::new([(layout.left, layout.bottom), (layout.right, layout.bottom)], edge))?;
    for (x, label) in &layout.along {
        let tick = crisp(*x, 2, FINE);
        root.draw(&PathElement::new([(tick, layout.bottom), (tick, layout.bottom + 6 * FINE)], edge))?;
        root.draw_text(label, &at(HPos::Center, VPos::Top), (*x, layout.bottom + 8 * FINE))?;
    }
    root.draw_text(&plot.along_caption, &at(HPos::Right, VPos::Bottom), (layout.right, layout.height))?;
    marks::draw(root, plot, layout, theme)?;
    let marked = selected.and_then(|n| plot.stops.get(n));
    let beside = |step: &i64| [-9, 9].map(|pixels| crisp(layout.x(*step), 2, FINE) + pixels * FINE);
    for x in marked.into_iter().flat_map(beside) {
        let line = theme.ink.stroke_width(2 * FINE as u32);
        root.draw(&PathElement::new([(x, layout.top), (x, layout.bottom)], line))?;
    }
    Ok(())
}

/// The chart as an SVG, as wide and high as `size` says in pixels (of ratios, as high as the standard asks for), named by the element
/// whose id is `title_id`; its width in its own units, and where its values stand.
pub fn plot_svg(
    plot: &Plot,
    sign: char,
    theme: &Theme,
    size: (u32, u32),
    title_id: &str,
    selected: Option<usize>,
) -> (String, u32, Places) {
    let mut svg = String::with_capacity(8192);
    let layout = Layout::new(plot, sign, size);
    let root = SvgBackend::new(&mut svg, (layout.width as u32, layout.height as u32), title_id).into_drawing_area();
    // writing to a string cannot fail
    let drawn = draw(&root, plot, &layout, theme, selected);
    debug_assert!(drawn.is_ok());
    drop(root);
    (svg, layout.width as u32, layout.places(plot))
}
