//! Things with names, one below the other: a bar from nothing, or a dot between its two edges. A name stands above its track, so that
//! it has room, however long.

mod layout;

use plotters::coord::Shift;
use plotters::drawing::{DrawingArea, IntoDrawingArea};
use plotters::element::{Circle, PathElement, Rectangle};
use plotters::style::Color;
use plotters::style::text_anchor::{HPos, Pos, VPos};
use plotters_backend::DrawingBackend;

use super::segment::Drawn;
use super::text::LINE;
use super::{Places, SvgBackend, Theme, text};
use layout::{BAR, Layout, TRACK};

/// Named things.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Lanes {
    /// From top to bottom.
    pub lanes: Vec<Lane>,
    /// Under the tracks, from their left to their right end, evenly: "0", "50 %", "100 %".
    pub axis: Vec<String>,
    /// A place on all tracks that is worth comparing with, in thousandths of the track.
    pub reference: Option<u32>,
}

/// One of them.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Lane {
    /// What it is called.
    pub name: String,
    /// More about it, in a second voice.
    pub more: String,
    /// What stands at its end: "7 of 9".
    pub value: String,
    /// How long its bar is, in thousandths of the track.
    pub bar: Option<u32>,
    /// Where its dot stands, in thousandths of the track.
    pub dot: Option<u32>,
    /// Between which two edges that likely is.
    pub likely: Option<(u32, u32)>,
    /// It has become more, or less.
    pub turn: Turn,
    /// It is about clean attempts, not about misses.
    pub clean: bool,
}

/// Whether something has become more.
#[derive(Copy, Clone, PartialEq, Eq, Debug, Default)]
pub enum Turn {
    /// Neither, or it is not known.
    #[default]
    None,
    /// More.
    Up,
    /// Less.
    Down,
}

fn draw<DB: DrawingBackend>(
    root: &DrawingArea<DB, Shift>,
    lanes: &Lanes,
    layout: &Layout,
    theme: &Theme,
    selected: Option<usize>,
) -> Drawn<DB> {
    let (bold, quiet) = (text::sized(&theme.ink, 1, true), text::sized(&theme.ink_2, 1, false));
    let at = |h| Pos::new(h, VPos::Top);
    for (lane, row) in lanes.lanes.iter().zip(&layout.rows) {
        for (n, line) in row.name.iter().enumerate() {
            root.draw_text(line, &bold.pos(at(HPos::Left)), (0, row.top + n as i32 * LINE))?;
        }
        for (n, line) in row.more.iter().enumerate() {
            let y = row.top + (row.name.len() + n) as i32 * LINE;
            root.draw_text(line, &quiet.pos(at(HPos::Left)), (0, y))?;
        }
        root.draw_text(&lane.value, &bold.pos(at(HPos::Right)), (layout.width, row.top))?;
        turned(root, lane.turn, (layout.width - text::width_bold(&lane.value) - 16, row.top), theme)?;
        let middle = row.track;
        let line = |root: &DrawingArea<DB, Shift>, from: i32, to: i32, ink: plotters::style::RGBColor, width: u32| {
            root.draw(&PathElement::new([(from, middle), (to, middle)], ink.stroke_width(width)))
        };
        line(root, layout.left, layout.right, theme.hair, 2)?;
        if let Some(x) = lanes.reference.map(|share| layout.share(share)) {
            // across its track only: a line through the names would make them hard to read
            super::segment::dotted(root, (x, middle - TRACK / 2), (x, middle + TRACK / 2), theme.edge, 1)?;
        }
        let (mark, fill) =
            if lane.clean { (theme.clean_mark, theme.clean_mark) } else { (theme.micro_mark, theme.micro) };
        if let Some(end) = lane.bar.map(|share| layout.share(share).max(layout.left + 3)) {
            let corners = [(layout.left, middle - BAR / 2), (end, middle + BAR / 2)];
            root.draw(&Rectangle::new(corners, fill.filled()))?;
            root.draw(&Rectangle::new(
                [(corners[0].0 + 1, corners[0].1 + 1), (end - 1, corners[1].1 - 1)],
                mark.stroke_width(2),
            ))?;
        }
        if let Some((lower, upper)) = lane.likely {
            let (from, to) = (layout.share(lower), layout.share(upper));
            line(root, from, to, theme.ink, 3)?;
            for x in [from, to] {
                root.draw(&PathElement::new([(x, middle - 10), (x, middle + 10)], theme.ink.stroke_width(2)))?;
            }
        }
        if let Some(x) = lane.dot.map(|share| layout.share(share)) {
            root.draw(&Circle::new((x, middle), 7, theme.ice.filled()))?;
            root.draw(&Circle::new((x, middle), 6, mark.filled()))?;
        }
    }
    let steps = lanes.axis.len().saturating_sub(1).max(1);
    for (n, label) in lanes.axis.iter().enumerate() {
        let h = match n {
            0 => HPos::Left,
            n if n == steps => HPos::Right,
            _ => HPos::Center,
        };
        let x = if n == 0 {
            0
        } else if n == steps {
            layout.width
        } else {
            layout.share((n * 1000 / steps) as u32)
        };
        root.draw_text(label, &quiet.pos(at(h)), (x, layout.end + 4))?;
    }
    let Some(row) = selected.and_then(|n| layout.rows.get(n)) else { return Ok(()) };
    for y in [row.top - 6, row.end - 2] {
        root.draw(&PathElement::new([(0, y), (layout.width, y)], theme.ink.stroke_width(2)))?;
    }
    Ok(())
}

/// An arrow of one line.
fn turned<DB: DrawingBackend>(
    root: &DrawingArea<DB, Shift>,
    turn: Turn,
    (x, y): (i32, i32),
    theme: &Theme,
) -> Drawn<DB> {
    let (tip, end) = match turn {
        Turn::None => return Ok(()),
        Turn::Up => (y + 1, y + 13),
        Turn::Down => (y + 13, y + 1),
    };
    let wing = if tip < end { tip + 5 } else { tip - 5 };
    let ink = theme.ink.stroke_width(2);
    root.draw(&PathElement::new([(x, end), (x, tip)], ink))?;
    root.draw(&PathElement::new([(x - 5, wing), (x, tip), (x + 5, wing)], ink))
}

/// The lanes as an SVG, `width` pixels wide and as high as they need, named by the element whose id is `title_id`; and where they are.
pub fn lanes_svg(
    lanes: &Lanes,
    theme: &Theme,
    width: u32,
    title_id: &str,
    selected: Option<usize>,
) -> (String, Places) {
    let mut svg = String::with_capacity(4096);
    let layout = Layout::new(lanes, width);
    let root = SvgBackend::new(&mut svg, (layout.width as u32, layout.height as u32), title_id).into_drawing_area();
    // writing to a string cannot fail
    let drawn = draw(&root, lanes, &layout, theme, selected);
    debug_assert!(drawn.is_ok());
    drop(root);
    (svg, layout.places())
}
