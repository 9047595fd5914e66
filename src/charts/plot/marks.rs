//! Dots, lines and bands, each told apart by more than its colour.

use plotters::coord::Shift;
use plotters::drawing::DrawingArea;
use plotters::element::{PathElement, Polygon, Rectangle};
use plotters::style::text_anchor::{HPos, Pos, VPos};
use plotters::style::{Color, RGBColor};
use plotters_backend::{BackendCoord, DrawingBackend};

use super::layout::{FINE, Layout};
use super::{MarkInk, Plot, Series, Shape};
use crate::charts::Theme;
use crate::charts::crisp::crisp;
use crate::charts::dots::Dots;
use crate::charts::segment::Drawn;
use crate::charts::text;

/// How much of what is behind a band is covered.
const BAND: f64 = 0.16;
/// A dot's radius, and that of one of many.
const DOT: i32 = 6 * FINE;
const SMALL: i32 = 4 * FINE;
/// A disc of the colour of lines, and within it, this much smaller, what fills it: an edge of two pixels.
const EDGE: i32 = 2 * FINE;
/// So many dots are many.
const MANY: usize = 40;

impl MarkInk {
    /// Of lines, outlines and words; and of what is filled.
    fn colors(self, theme: &Theme) -> (RGBColor, RGBColor) {
        match self {
            Self::Miss => (theme.micro_mark, theme.micro),
            Self::Clean => (theme.clean_mark, theme.ice),
            Self::Ink => (theme.ink, theme.ink),
            Self::Quiet => (theme.edge, theme.ice),
            Self::Wobble => (theme.micro_mark, theme.size_wobble),
            Self::Stumble => (theme.micro_mark, theme.size_stumble),
            Self::Fall => (theme.micro_mark, theme.size_fall),
        }
    }
}

/// The two edges between which values should be.
pub(super) fn between<DB: DrawingBackend>(
    root: &DrawingArea<DB, Shift>,
    plot: &Plot,
    layout: &Layout,
    theme: &Theme,
) -> Drawn<DB> {
    let Some((lower, upper)) = plot.between else { return Ok(()) };
    let (lower, upper) = (layout.y(lower), layout.y(upper));
    root.draw(&Rectangle::new(
        [(layout.left, upper), (layout.right, lower)],
        theme.clean_mark.mix(BAND / 2.0).filled(),
    ))?;
    for y in [lower, upper].map(|y| crisp(y, 2, FINE)) {
        root.draw(&PathElement::new([(layout.left, y), (layout.right, y)], theme.edge.stroke_width(2 * FINE as u32)))?;
    }
    Ok(())
}

/// All series: bands below, then lines, then dots, then words.
pub(super) fn draw<DB: DrawingBackend>(
    root: &DrawingArea<DB, Shift>,
    plot: &Plot,
    layout: &Layout,
    theme: &Theme,
) -> Drawn<DB> {
    for series in &plot.series {
        band(root, series, layout, theme)?;
    }
    for series in &plot.series {
        line(root, series, layout, theme)?;
    }
    for series in &plot.series {
        intervals(root, series, layout, theme)?;
        dots(root, series, layout, theme)?;
    }
    for (n, y) in &layout.ends {
        let Some(series) = plot.series.get(*n) else { continue };
        let color = series.ink.colors(theme).0;
        let word = text::sized(&color, FINE as u32, true).pos(Pos::new(HPos::Left, VPos::Center));
        root.draw_text(&series.label, &word, (layout.right + 8 * FINE, *y))?;
    }
    Ok(())
}

fn points(values: &[(i64, i64)], layout: &Layout) -> Vec<BackendCoord> {
    values.iter().map(|(step, value)| (layout.x(*step), layout.y(*value))).collect()
}

fn band<DB: DrawingBackend>(
    root: &DrawingArea<DB, Shift>,
    series: &Series,
    layout: &Layout,
    theme: &Theme,
) -> Drawn<DB> {
    if series.band.len() != series.line.len() || series.band.len() < 2 {
        return Ok(());
    }
    let color = series.ink.colors(theme).0;
    let edge = |of: fn(&(i64, i64)) -> i64| -> Vec<BackendCoord> {
        series.line.iter().zip(&series.band).map(|((step, _), band)| (layout.x(*step), layout.y(of(band)))).collect()
    };
    let (lower, upper) = (edge(|band| band.0), edge(|band| band.1));
    let around: Vec<BackendCoord> = upper.iter().chain(lower.iter().rev()).copied().collect();
    root.draw(&Polygon::new(around, color.mix(BAND).filled()))?;
    for edge in [lower, upper] {
        root.draw(&PathElement::new(edge, color.stroke_width(FINE as u32)))?;
    }
    Ok(())
}

fn line<DB: DrawingBackend>(
    root: &DrawingArea<DB, Shift>,
    series: &Series,
    layout: &Layout,
    theme: &Theme,
) -> Drawn<DB> {
    let color = series.ink.colors(theme).0;
    let points = points(&series.line, layout);
    if !series.dotted {
        let width = if series.band.is_empty() { 2 } else { 3 };
        return root.draw(&PathElement::new(points, color.stroke_width(width * FINE as u32)));
    }
    // dashes of eight pixels, as far apart: along, for no line here goes back
    let mut is_drawn = true;
    for two in points.windows(2) {
        let [(x, y), (to_x, to_y)] = *two else { continue };
        let steps = ((to_x - x).abs() / (8 * FINE)).max(1);
        let part = |n: i32| (x + (to_x - x) * n / steps, y + (to_y - y) * n / steps);
        for n in 0..steps {
            if is_drawn {
                root.draw(&PathElement::new([part(n), part(n + 1)], color.stroke_width(2 * FINE as u32)))?;
            }
            is_drawn = !is_drawn;
        }
    }
    Ok(())
}

/// Two short edges and a thin stem between them.
fn intervals<DB: DrawingBackend>(
    root: &DrawingArea<DB, Shift>,
    series: &Series,
    layout: &Layout,
    theme: &Theme,
) -> Drawn<DB> {
    let color = series.ink.colors(theme).0;
    let reach = if series.dots.len() > MANY { 3 * FINE } else { 5 * FINE };
    let all = || series.dots.iter().zip(&series.likely);
    for ((step, _), (lower, upper)) in all() {
        let x = crisp(layout.x(*step), 1, FINE);
        root.draw(&PathElement::new([(x, layout.y(*lower)), (x, layout.y(*upper))], color.stroke_width(FINE as u32)))?;
    }
    for ((step, _), (lower, upper)) in all() {
        let x = layout.x(*step);
        for y in [layout.y(*lower), layout.y(*upper)].map(|y| crisp(y, 2, FINE)) {
            root.draw(&PathElement::new([(x - reach, y), (x + reach, y)], color.stroke_width(2 * FINE as u32)))?;
        }
    }
    Ok(())
}

fn dots<DB: DrawingBackend>(
    root: &DrawingArea<DB, Shift>,
    series: &Series,
    layout: &Layout,
    theme: &Theme,
) -> Drawn<DB> {
    let (line, fill) = series.ink.colors(theme);
    let are_many = series.dots.len() > MANY;
    let radius = if are_many { SMALL } else { DOT };
    let fill = if series.shape == Shape::Ring { theme.ice } else { fill };
    let all = points(&series.dots, layout);
    if are_many && matches!(series.shape, Shape::Disc | Shape::Ring) {
        // the edges of all, then what is within: two paths, and where dots meet, one shape
        root.draw(&Dots::new(&all, radius, line))?;
        root.draw(&Dots::new(&all, radius - EDGE, fill))?;
    } else {
        for at in all {
            dot(root, series.shape, at, radius, (line, fill))?;
        }
    }
    for (place, name) in &series.names {
        let Some((step, value)) = series.dots.get(*place as usize) else { continue };
        let (x, y) = (layout.x(*step), layout.y(*value));
        // above the dot, or below it where there is no room
        let is_high = y - radius - 20 * FINE < layout.top;
        let (v, y) = if is_high { (VPos::Top, y + radius + 3 * FINE) } else { (VPos::Bottom, y - radius - 3 * FINE) };
        let (h, x) = layout.beside(x, name);
        root.draw_text(name, &text::sized(&theme.ink, FINE as u32, true).pos(Pos::new(h, v)), (x, y))?;
    }
    Ok(())
}

fn dot<DB: DrawingBackend>(
    root: &DrawingArea<DB, Shift>,
    shape: Shape,
    (x, y): BackendCoord,
    radius: i32,
    (line, fill): (RGBColor, RGBColor),
) -> Drawn<DB> {
    let stroke = line.stroke_width(2 * FINE as u32);
    let polygon = |corners: Vec<BackendCoord>| {
        root.draw(&Polygon::new(corners.clone(), fill.filled()))?;
        let around: Vec<BackendCoord> = corners.iter().chain(corners.first()).copied().collect();
        root.draw(&PathElement::new(around, stroke))
    };
    match shape {
        Shape::Disc | Shape::Ring => {
            root.draw(&Dots::new(&[(x, y)], radius, line))?;
            root.draw(&Dots::new(&[(x, y)], radius - EDGE, fill))
        }
        Shape::Square => polygon(vec![
            (x - radius, y - radius),
            (x + radius, y - radius),
            (x + radius, y + radius),
            (x - radius, y + radius),
        ]),
        Shape::Triangle => {
            polygon(vec![(x, y - radius * 5 / 4), (x + radius * 5 / 4, y + radius), (x - radius * 5 / 4, y + radius)])
        }
        Shape::Floor => {
            root.draw(&PathElement::new([(x - radius, y), (x + radius, y)], line.stroke_width(FINE as u32)))
        }
    }
}
