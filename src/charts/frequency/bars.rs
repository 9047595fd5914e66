//! The bars: drawn layer by layer over all sessions, so that the backend can join what has one colour.

use plotters::coord::Shift;
use plotters::drawing::DrawingArea;
use plotters::element::{Circle, PathElement};
use plotters::style::{Color, RGBColor, ShapeStyle};
use plotters_backend::DrawingBackend;

use super::layout::{HIGHEST, Layout};
use super::{FrequencySeries, SessionBar};
use crate::charts::Theme;
use crate::charts::segment::{BARE, Drawn, Segment, fill, hatch, outline};

/// From the bottom up.
const WOBBLE: usize = 0;
const STUMBLE: usize = 1;
const FALL: usize = 2;
const UNSIZED: usize = 3;
/// Below this width a bar has room for thin lines only.
const THIN: i32 = 12;

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
            _ if session.rest => {}
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
