//! Shapes as SVG path data; what has one ink shares an element.

use plotters_backend::{BackendColor, BackendCoord};

use crate::charts::decimal::{push_int, push_tenths};

/// How a shape is painted; equal inks share an element.
#[derive(Copy, Clone, PartialEq)]
pub(super) struct Ink {
    rgb: (u8, u8, u8),
    /// Opacity in hundredths.
    percent: u8,
    /// Stroke width in pixels; none means filled.
    stroke: Option<u32>,
    /// Strokes end round: what has no length is a dot.
    round: bool,
}

impl Ink {
    pub(super) fn fill(color: BackendColor) -> Self {
        Self { rgb: color.rgb, percent: (color.alpha * 100.0 + 0.5) as u8, stroke: None, round: false }
    }

    pub(super) fn stroke(color: BackendColor, width: u32) -> Self {
        Self { stroke: Some(width), ..Self::fill(color) }
    }

    /// Of dots that are `width` pixels wide.
    pub(super) fn dots(color: BackendColor, width: u32) -> Self {
        Self { round: true, ..Self::stroke(color, width) }
    }

    pub(super) fn is_visible(self) -> bool {
        self.percent > 0
    }

    /// Appends the attributes that paint with this ink.
    pub(super) fn push(self, out: &mut String) {
        const HEX: &[u8; 16] = b"0123456789abcdef";
        out.push_str(if self.stroke.is_some() { " stroke=\"#" } else { " fill=\"#" });
        for part in [self.rgb.0, self.rgb.1, self.rgb.2] {
            out.push(char::from(HEX[usize::from(part >> 4)]));
            out.push(char::from(HEX[usize::from(part & 15)]));
        }
        out.push('"');
        if let Some(width) = self.stroke.filter(|width| *width != 1) {
            push_attribute(out, "stroke-width", width as i32);
        }
        if self.round {
            out.push_str(" stroke-linecap=\"round\"");
        }
        if self.percent < 100 {
            out.push_str(" opacity=\".");
            out.push(char::from(b'0' + self.percent / 10));
            out.push(char::from(b'0' + self.percent % 10));
            out.push('"');
        }
    }
}

/// Appends ` name="value"`.
pub(super) fn push_attribute(out: &mut String, name: &str, value: i32) {
    out.push(' ');
    out.push_str(name);
    out.push_str("=\"");
    push_int(out, value);
    out.push('"');
}

/// So many dots share a path. A browser fills one path of three thousand dots in twice the time of sixty paths of fifty.
const DOTS: u32 = 50;

/// A path element that is being written.
pub(super) struct OpenPath {
    ink: Ink,
    /// How many dots are in it.
    dots: u32,
    /// Where its pen stands.
    pen: Option<BackendCoord>,
}

impl OpenPath {
    pub(super) fn begin(out: &mut String, ink: Ink) -> Self {
        out.push_str("<path d=\"");
        Self { ink, dots: 0, pen: None }
    }

    /// Whether a shape of this ink may join. Translucent ones stay apart: where two overlap, both count.
    pub(super) fn takes(&self, ink: Ink) -> bool {
        self.ink == ink && ink.percent == 100 && self.dots < DOTS
    }

    pub(super) fn close(self, out: &mut String) {
        out.push('"');
        self.ink.push(out);
        out.push_str("/>");
    }

    /// Draws a line through `points`, from where the pen stands if that is the first of them.
    pub(super) fn line(&mut self, out: &mut String, points: impl IntoIterator<Item = BackendCoord>, closed: bool) {
        let mut points = points.into_iter();
        let Some(first) = points.next() else { return };
        self.move_to(out, first);
        let mut pen = first;
        for to in points {
            match (to.0 - pen.0, to.1 - pen.1) {
                (dx, 0) => push_step(out, 'h', dx),
                (0, dy) => push_step(out, 'v', dy),
                (dx, dy) => {
                    push_step(out, 'l', dx);
                    out.push(' ');
                    push_int(out, dy);
                }
            }
            pen = to;
        }
        if self.ink.round {
            out.push_str("h0");
            self.dots += 1;
        }
        if closed {
            out.push('z');
            pen = first;
        }
        self.pen = Some(pen);
    }

    /// A stroke of odd width is moved by half a pixel, so that it covers whole pixels.
    fn move_to(&mut self, out: &mut String, to: BackendCoord) {
        if self.pen != Some(to) {
            let half = if self.ink.stroke.is_some_and(|width| width % 2 == 1) { 5 } else { 0 };
            out.push('M');
            push_tenths(out, to.0 * 10 + half);
            out.push(' ');
            push_tenths(out, to.1 * 10 + half);
        }
    }
}

fn push_step(out: &mut String, command: char, by: i32) {
    out.push(command);
    push_int(out, by);
}
