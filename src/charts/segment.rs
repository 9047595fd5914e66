//! Parts of bars: filled, hatched, outlined. Sizes are told apart by these, never by their fill alone.

use plotters::coord::Shift;
use plotters::drawing::{DrawingArea, DrawingAreaErrorKind};
use plotters::element::{PathElement, Rectangle};
use plotters::style::{Color, RGBColor, ShapeStyle};
use plotters_backend::{BackendCoord, DrawingBackend};

/// Between two hatch lines, along the axis.
const HATCH_PITCH: i32 = 7;
/// Below this width a bar has no room for lines along its sides.
pub(super) const BARE: i32 = 7;
/// A dotted line's dots, and from one to the next.
const DOT: i32 = 2;
const DOT_PITCH: i32 = 6;

/// A part of a bar: upper left and lower right corner.
pub(super) type Segment = (BackendCoord, BackendCoord);
pub(super) type Drawn<DB> = Result<(), DrawingAreaErrorKind<<DB as DrawingBackend>::ErrorType>>;

pub(super) fn fill<DB: DrawingBackend>(
    root: &DrawingArea<DB, Shift>,
    segments: &[Segment],
    color: RGBColor,
) -> Drawn<DB> {
    for (upper_left, lower_right) in segments {
        root.draw(&Rectangle::new([*upper_left, *lower_right], color.filled()))?;
    }
    Ok(())
}

/// Diagonal lines, rising to the right, in step across the whole chart.
pub(super) fn hatch<DB: DrawingBackend>(
    root: &DrawingArea<DB, Shift>,
    segment: Segment,
    style: ShapeStyle,
) -> Drawn<DB> {
    let ((left, upper), (right, lower)) = segment;
    if right - left < BARE {
        return Ok(());
    }
    // a stroke's ends are cut across it and reach a pixel further
    let (left, upper, right, lower) = (left + 1, upper + 1, right - 1, lower - 1);
    // on one line, x + y is the same
    let first = (left + upper).div_euclid(HATCH_PITCH) + 1;
    let last = (right + lower - 1).div_euclid(HATCH_PITCH);
    for sum in (first..=last).map(|n| n * HATCH_PITCH) {
        let from = left.max(sum - lower);
        let to = right.min(sum - upper);
        if from < to {
            root.draw(&PathElement::new([(from, sum - from), (to, sum - to)], style))?;
        }
    }
    Ok(())
}

/// A rectangle of lines, all inside the segment.
pub(super) fn outline<DB: DrawingBackend>(
    root: &DrawingArea<DB, Shift>,
    segment: Segment,
    style: ShapeStyle,
) -> Drawn<DB> {
    let ((left, upper), (right, lower)) = segment;
    // a stroke of one pixel lies right of and below its coordinate, one of two pixels around it
    let (before, after) = if style.stroke_width == 1 { (0, 1) } else { (1, 1) };
    root.draw(&Rectangle::new([(left + before, upper + before), (right - after, lower)], style))
}

/// A dotted line, level or upright, in a drawing of `fine` units to a pixel: what is not known yet.
pub(super) fn dotted<DB: DrawingBackend>(
    root: &DrawingArea<DB, Shift>,
    from: BackendCoord,
    to: BackendCoord,
    color: RGBColor,
    fine: i32,
) -> Drawn<DB> {
    let (length, is_level) = ((to.0 - from.0).max(to.1 - from.1), to.1 == from.1);
    let dot = DOT * fine;
    for at in (0..=length - dot).step_by((DOT_PITCH * fine) as usize) {
        let (x, y) = if is_level { (from.0 + at, from.1) } else { (from.0, from.1 + at) };
        root.draw(&Rectangle::new([(x, y), (x + dot, y + dot)], color.filled()))?;
    }
    Ok(())
}
