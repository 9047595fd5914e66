//! Misses a minute, session by session, by size: stacked bars, the mildest at the bottom.
//!
//! ```text
//! layout  where everything goes, in whole pixels
//! bars    one session's bar
//! ```
//!
//! A bar is told apart by order, hatch and outline, never by its fill alone. Frequency is a ratio to time, so the
//! scale starts at zero and bars of equal height mean equal frequency, however long the sessions were.

mod bars;
mod layout;

use plotters::chart::ChartBuilder;
use plotters::coord::Shift;
use plotters::drawing::{DrawingArea, DrawingAreaErrorKind, IntoDrawingArea};
use plotters::element::{PathElement, Rectangle};
use plotters::style::text_anchor::{HPos, Pos, VPos};
use plotters::style::{Color, RGBColor, ShapeStyle, TRANSPARENT};
use plotters_backend::DrawingBackend;

use super::axis::Axis;
use super::{Places, SvgBackend, Theme, text};
use layout::{LABEL_GAP, Layout, thousandths};

/// Sessions in the order of time.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct FrequencySeries {
    /// The bars, oldest first.
    pub sessions: Vec<SessionBar>,
    /// The session whose value is being read: it stands between two lines.
    pub selected: Option<usize>,
}

/// What one session adds to the chart.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct SessionBar {
    /// A short date, in the person's language: "12 Oct".
    pub label: String,
    /// Running (unpaused) time in minutes.
    pub minutes: f64,
    /// Misses recovered without stopping.
    pub wobble: u32,
    /// Misses that made the learner stop and restart.
    pub stumble: u32,
    /// The big ones.
    pub fall: u32,
    /// Misses whose size is not known.
    pub unsized_misses: u32,
    /// Nobody practised: time went on, and nothing is drawn.
    pub rest: bool,
}

/// The words on the chart, in the person's language.
#[derive(Clone, PartialEq, Debug)]
pub struct Labels {
    /// What the height of a bar counts: "misses a minute".
    pub misses_per_minute: String,
    /// What parts whole from fraction: '.' or ','.
    pub decimal_sign: char,
}

impl SessionBar {
    /// All misses of the session.
    pub fn misses(&self) -> u32 {
        [self.wobble, self.stumble, self.fall, self.unsized_misses].into_iter().fold(0, u32::saturating_add)
    }

    /// Misses a minute, or none if no time ran: a count without time is not a frequency.
    pub fn frequency(&self) -> Option<f64> {
        (self.minutes.is_finite() && self.minutes > 0.0).then(|| f64::from(self.misses()) / self.minutes)
    }
}

/// Draws the chart over the whole of `root`.
///
/// The latest sessions are drawn; those that do not fit are left out (see [`frequency_places`]). A session without
/// misses is a calm line on the axis; one without minutes is an open ring. Where sessions are still to come, the
/// axis is dotted.
///
/// # Errors
/// Those of the backend.
pub fn draw_frequency<DB: DrawingBackend>(
    root: &DrawingArea<DB, Shift>,
    series: &FrequencySeries,
    labels: &Labels,
    theme: &Theme,
) -> Result<(), DrawingAreaErrorKind<DB::ErrorType>> {
    let layout = Layout::new(series, labels, root.dim_in_pixel());
    let text = text::style(theme);
    let caption = text.pos(Pos::new(HPos::Left, VPos::Top));
    root.draw_text(&labels.misses_per_minute, &caption, (0, 0))?;

    let dates = layout.dates.iter().map(|date| (date.at, date.label.clone())).collect();
    // without zero: there stands the other axis
    let values = layout.scale.values().skip(1).map(|v| (v as i32, thousandths(v, labels.decimal_sign))).collect();
    let mut chart = ChartBuilder::on(root)
        .margin_top(layout.top)
        .margin_right(layout.width() - layout.right)
        .x_label_area_size(layout.height() - layout.bottom)
        .y_label_area_size(layout.left)
        .build_cartesian_2d(
            Axis::new(layout.right - layout.left, dates),
            Axis::new(layout.scale.top() as i32, values),
        )?;
    chart
        .configure_mesh()
        .disable_x_mesh()
        .bold_line_style(theme.hair)
        .axis_style(TRANSPARENT)
        .label_style(text.clone())
        .set_all_tick_mark_size(LABEL_GAP / 2)
        .draw()?;

    let base = root.get_base_pixel();
    let height = |milli: i32| chart.backend_coord(&(0, milli)).1 - base.1;
    bars::draw(root, &layout, series, theme, height)?;
    let zero = text.pos(Pos::new(HPos::Right, VPos::Center));
    root.draw_text("0", &zero, (layout.left - LABEL_GAP, layout.bottom))?;
    draw_days_axis(root, &layout, theme.edge)
}

/// The axis on which sessions stand: solid as far as there are sessions, then dotted; a tick at each date.
fn draw_days_axis<DB: DrawingBackend>(
    root: &DrawingArea<DB, Shift>,
    layout: &Layout,
    color: RGBColor,
) -> Result<(), DrawingAreaErrorKind<DB::ErrorType>> {
    const DOT: i32 = 2;
    const DOT_PITCH: i32 = 9;
    let line = color.stroke_width(2);
    let y = layout.bottom;
    root.draw(&PathElement::new([(layout.left, y), (layout.solid_until(), y)], line))?;
    for tick in &layout.dates {
        let x = layout.left + tick.at;
        root.draw(&PathElement::new([(x, y), (x, y + 6)], line))?;
    }
    let dots: ShapeStyle = color.filled();
    let mut x = layout.solid_until() + DOT_PITCH - DOT;
    while x + DOT <= layout.right {
        root.draw(&Rectangle::new([(x, y - 1), (x + DOT, y - 1 + DOT)], dots))?;
        x += DOT_PITCH;
    }
    Ok(())
}

/// The chart as an SVG of `size` pixels, named by the element whose id is `title_id`.
pub fn frequency_svg(
    series: &FrequencySeries,
    labels: &Labels,
    theme: &Theme,
    size: (u32, u32),
    title_id: &str,
) -> String {
    let mut svg = String::with_capacity(4096);
    let root = SvgBackend::new(&mut svg, size, title_id).into_drawing_area();
    // writing to a string cannot fail, and the layout keeps a plot of at least one pixel
    let drawn = draw_frequency(&root, series, labels, theme);
    debug_assert!(drawn.is_ok());
    drop(root);
    svg
}

/// Where the bars of a chart of this size stand: all, or as many of the latest as stay readable.
pub fn frequency_places(series: &FrequencySeries, labels: &Labels, size: (u32, u32)) -> Places {
    Layout::new(series, labels, size).places()
}
