//! The bars: drawn layer by layer over all weeks, so that the backend can join what has one colour.

use plotters::coord::Shift;
use plotters::drawing::DrawingArea;
use plotters::element::{PathElement, Rectangle};
use plotters::style::{Color, ShapeStyle};
use plotters_backend::DrawingBackend;

use super::SizesSeries;
use super::layout::Layout;
use crate::charts::Theme;
use crate::charts::segment::{Drawn, Segment, dotted, fill, hatch};

/// An edge of an interval reaches so far beyond its bar.
const BEYOND: i32 = 3;

/// Draws all rows.
pub(super) fn draw<DB: DrawingBackend>(
    root: &DrawingArea<DB, Shift>,
    layout: &Layout,
    series: &SizesSeries,
    theme: &Theme,
) -> Drawn<DB> {
    let mut parts: [Vec<Segment>; 3] = Default::default();
    let mut edges = Vec::new();
    for (n, row) in series.rows.iter().enumerate() {
        let bar = layout.bar(n);
        let ((left, top), (right, bottom)) = bar;
        let counts = [row.wobble, row.stumble, row.fall];
        match row.likely {
            _ if row.rest => {}
            Some((lower, upper)) => {
                let mut begin = left;
                for (part, end) in parts.iter_mut().zip(layout.ends(counts)) {
                    if end > begin {
                        part.push(((begin, top), (end, bottom)));
                    }
                    begin = end;
                }
                edges.extend([lower, upper].map(|share| (layout.share(share), top - BEYOND, bottom + BEYOND)));
            }
            // nothing to take a share of
            None if counts == [0; 3] => {
                let middle = (top + bottom) / 2 - 1;
                dotted(root, (left, middle), (right, middle), theme.edge, 1)?;
            }
            None => too_few(root, bar, theme)?,
        }
    }
    for (part, color) in parts.iter().zip([theme.size_wobble, theme.size_stumble, theme.size_fall]) {
        fill(root, part, color)?;
    }
    let parting = theme.seg_line.stroke_width(2);
    for segment in &parts[1] {
        hatch(root, *segment, parting)?;
    }
    for segment in parts.iter().flatten() {
        part_off(root, *segment, layout, theme, parting)?;
    }
    // a lip of ice keeps an edge apart from the part of the bar that it stands on
    for (width, color) in [(6, theme.ice), (2, theme.ink)] {
        for (x, top, bottom) in &edges {
            root.draw(&PathElement::new([(*x, *top), (*x, *bottom)], color.stroke_width(width)))?;
        }
    }
    select(root, layout, series, theme)
}

/// A part's outline; in themes that part by gaps, a gap before it.
fn part_off<DB: DrawingBackend>(
    root: &DrawingArea<DB, Shift>,
    ((begin, top), (end, bottom)): Segment,
    layout: &Layout,
    theme: &Theme,
    style: ShapeStyle,
) -> Drawn<DB> {
    if theme.parts_by_gap() {
        return match begin == layout.left {
            true => Ok(()),
            false => root.draw(&PathElement::new([(begin, top), (begin, bottom)], style)),
        };
    }
    // neighbours share a line; the outermost lie inside of the bar
    let begin = begin + i32::from(begin == layout.left);
    let end = end - i32::from(end == layout.right);
    root.draw(&Rectangle::new([(begin, top + 1), (end, bottom - 1)], style))
}

/// A dotted outline: sizes are known, but too few.
fn too_few<DB: DrawingBackend>(
    root: &DrawingArea<DB, Shift>,
    ((left, top), (right, bottom)): Segment,
    theme: &Theme,
) -> Drawn<DB> {
    for y in [top, bottom - 2] {
        dotted(root, (left, y), (right, y), theme.edge, 1)?;
    }
    for x in [left, right - 2] {
        dotted(root, (x, top), (x, bottom), theme.edge, 1)?;
    }
    Ok(())
}

/// The two edges around the selected row.
fn select<DB: DrawingBackend>(
    root: &DrawingArea<DB, Shift>,
    layout: &Layout,
    series: &SizesSeries,
    theme: &Theme,
) -> Drawn<DB> {
    let Some(n) = series.selected.filter(|n| *n < series.rows.len()) else { return Ok(()) };
    let (top, bottom) = layout.row(n);
    for y in [top, bottom] {
        root.draw(&PathElement::new([(0, y), (layout.width, y)], theme.ink.stroke_width(2)))?;
    }
    Ok(())
}
