//! The bars: drawn layer by layer over all sessions, so that the backend can join what has one colour.

use plotters::coord::Shift;
use plotters::drawing::{DrawingArea, DrawingAreaErrorKind};
use plotters::element::{Circle, PathElement, Rectangle};
use plotters::style::{Color, RGBColor, ShapeStyle};
use plotters_backend::{BackendCoord, DrawingBackend};

use super::layout::{HIGHEST, Layout};
use super::{FrequencySeries, SessionBar};
use crate::charts::Theme;

/// From the bottom up.
const WOBBLE: usize = 0;
const STUMBLE: usize = 1;
const FALL: usize = 2;
const UNSIZED: usize = 3;
/// Between two hatch lines, along the axis.
const HATCH_PITCH: i32 = 7;
/// Below these widths a bar has room for thin lines only, or for none along its sides.
const THIN: i32 = 12;
const BARE: i32 = 7;

/// A part of a bar: upper left and lower right corner.
type Segment = (BackendCoord, BackendCoord);
type Drawn<DB> = Result<(), DrawingAreaErrorKind<<DB as DrawingBackend>::ErrorType>>;

/// Draws all bars; `height` answers where on the picture a frequency (in thousandths) stands.
pub(super) fn draw<DB: DrawingBackend>(
    root: &DrawingArea<DB, Shift>,
    layout: &Layout,
    series: &FrequencySeries,
    theme: &Theme,
    height: impl Fn(i32) -> i32,
) -> Drawn<DB> {
    let mut segments: [Vec<Segment>; 4] = Default::default();
    let mut calm = Vec::new();
    let mut timeless = Vec::new();
    for (n, session) in series.sessions[layout.shown.clone()].iter().enumerate() {
        let (left, right) = layout.bar(n);
        match session.frequency() {
            None => timeless.push((left + right) / 2),
            Some(_) if session.misses() == 0 => calm.push(((left, layout.bottom - 5), (right, layout.bottom - 1))),
            Some(_) => {
                let mut lower = layout.bottom;
                for (kind, upper) in uppers(session, layout.bottom, &height).into_iter().enumerate() {
                    if upper < lower {
                        segments[kind].push(((left, upper), (right, lower)));
                        lower = upper;
                    }
                }
            }
        }
    }

    let bar = layout.bar(0);
    let line = if bar.1 - bar.0 < THIN { 1 } else { 2 };
    for (kind, color) in [(WOBBLE, theme.size_wobble), (STUMBLE, theme.size_stumble), (FALL, theme.size_fall)] {
        fill(root, &segments[kind], color)?;
    }
    let parting = theme.seg_line.stroke_width(line);
    for segment in &segments[STUMBLE] {
        hatch(root, *segment, parting)?;
    }
    for segment in segments[..UNSIZED].iter().flatten() {
        if theme.parts_by_gap() {
            gap_below(root, *segment, layout, parting)?;
        } else if bar.1 - bar.0 < BARE {
            root.draw(&PathElement::new([segment.0, (segment.1.0, segment.0.1)], parting))?;
        } else {
            outline(root, *segment, parting)?;
        }
    }
    for segment in &segments[UNSIZED] {
        outline(root, *segment, theme.micro_mark.stroke_width(line))?;
    }
    fill(root, &calm, theme.clean_mark)?;
    for x in timeless {
        root.draw(&Circle::new((x, layout.bottom - 6), 3, theme.edge.stroke_width(2)))?;
    }
    select(root, layout, series, theme.ink)
}

/// The upper edges of a session's four segments. Each is rounded once, from the sum so far: rounding errors do not
/// pile up. A bar is at least two pixels high: no miss is invisible.
fn uppers(session: &SessionBar, bottom: i32, height: &impl Fn(i32) -> i32) -> [i32; 4] {
    let mut sum = 0_u32;
    [session.wobble, session.stumble, session.fall, session.unsized_misses].map(|count| {
        sum = sum.saturating_add(count);
        match sum {
            0 => bottom,
            _ => height((f64::from(sum) * 1000.0 / session.minutes + 0.5).min(HIGHEST) as i32).min(bottom - 2),
        }
    })
}

fn fill<DB: DrawingBackend>(root: &DrawingArea<DB, Shift>, segments: &[Segment], color: RGBColor) -> Drawn<DB> {
    for (upper_left, lower_right) in segments {
        root.draw(&Rectangle::new([*upper_left, *lower_right], color.filled()))?;
    }
    Ok(())
}

/// Diagonal lines, rising to the right, in step across the whole chart.
fn hatch<DB: DrawingBackend>(root: &DrawingArea<DB, Shift>, segment: Segment, style: ShapeStyle) -> Drawn<DB> {
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

/// Parts a segment from the one that it stands on.
fn gap_below<DB: DrawingBackend>(
    root: &DrawingArea<DB, Shift>,
    ((left, _), (right, lower)): Segment,
    layout: &Layout,
    style: ShapeStyle,
) -> Drawn<DB> {
    if lower == layout.bottom {
        return Ok(());
    }
    root.draw(&PathElement::new([(left, lower), (right, lower)], style))
}

/// A rectangle of lines, all inside the segment.
fn outline<DB: DrawingBackend>(root: &DrawingArea<DB, Shift>, segment: Segment, style: ShapeStyle) -> Drawn<DB> {
    let ((left, upper), (right, lower)) = segment;
    // a stroke of one pixel lies right of and below its coordinate, one of two pixels around it
    let (before, after) = if style.stroke_width == 1 { (0, 1) } else { (1, 1) };
    root.draw(&Rectangle::new([(left + before, upper + before), (right - after, lower)], style))
}

/// The two edges around the selected session.
fn select<DB: DrawingBackend>(
    root: &DrawingArea<DB, Shift>,
    layout: &Layout,
    series: &FrequencySeries,
    color: RGBColor,
) -> Drawn<DB> {
    let Some(n) = series.selected.filter(|n| layout.shown.contains(n)) else { return Ok(()) };
    let (left, right) = layout.bar(n - layout.shown.start);
    let apart = layout.gap() / 2;
    for x in [left - apart, right + apart] {
        root.draw(&PathElement::new([(x, layout.top), (x, layout.bottom)], color.stroke_width(2)))?;
    }
    Ok(())
}
