//! plotters' drawing calls, written as one SVG string.
//!
//! Not plotters' own SVG backend, for three reasons. Its first draw took more than twice as long in our spike: it
//! writes one element with a full set of attributes per line, where this one joins lines of one ink into one path.
//! It measures text by appending a `<span>` to the page for every label, which forces a layout each and gives other
//! bytes in a browser than in a test. And it knows no name for assistive technology.

mod path;

use std::convert::Infallible;

use plotters_backend::text_anchor::{HPos, VPos};
use plotters_backend::{
    BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind, FontStyle,
    FontTransform,
};

use super::decimal::push_int;
use super::text;
use path::{Ink, OpenPath, push_attribute};

/// Writes a drawing as SVG into a string; the document is closed when the backend is dropped.
///
/// The document carries presentation attributes only (a strict Content-Security-Policy forbids `style`) and asks for
/// one font family, `system-ui`, whatever family a text style names.
///
/// ```
/// use plotters::prelude::*;
/// use wobble::charts::SvgBackend;
///
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// let mut svg = String::new();
/// let root = SvgBackend::new(&mut svg, (100, 50), "title").into_drawing_area();
/// root.draw(&PathElement::new([(0, 10), (100, 10)], BLACK))?;
/// drop(root);
/// assert!(svg.ends_with(r##"<path d="M0.5 10.5h100" stroke="#000000"/></svg>"##));
/// # Ok(()) }
/// ```
pub struct SvgBackend<'a> {
    out: &'a mut String,
    size: (u32, u32),
    open: Option<OpenPath>,
}

type Drawn = Result<(), DrawingErrorKind<Infallible>>;

impl<'a> SvgBackend<'a> {
    /// Begins a drawing of `size` pixels at the end of `out`. `title_id` is the id of the element that names the
    /// picture to assistive technology; without one (an empty id) the picture is hidden from it.
    pub fn new(out: &'a mut String, size: (u32, u32), title_id: &str) -> Self {
        out.push_str("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 ");
        push_int(out, size.0 as i32);
        out.push(' ');
        push_int(out, size.1 as i32);
        if title_id.is_empty() {
            out.push_str("\" aria-hidden=\"true");
        } else {
            out.push_str("\" role=\"img\" aria-labelledby=\"");
            push_escaped(out, title_id);
        }
        out.push_str("\" fill=\"none\" stroke-linejoin=\"round\" font-family=\"system-ui, sans-serif\">");
        Self { out, size, open: None }
    }

    fn line(&mut self, points: impl IntoIterator<Item = BackendCoord>, ink: Ink, closed: bool) {
        if !ink.is_visible() {
            return;
        }
        if !self.open.as_ref().is_some_and(|open| open.takes(ink)) {
            self.close_path();
        }
        let open = self.open.get_or_insert_with(|| OpenPath::begin(self.out, ink));
        open.line(self.out, points, closed);
    }

    fn close_path(&mut self) {
        if let Some(open) = self.open.take() {
            open.close(self.out);
        }
    }
}

impl Drop for SvgBackend<'_> {
    fn drop(&mut self) {
        self.close_path();
        self.out.push_str("</svg>");
    }
}

impl DrawingBackend for SvgBackend<'_> {
    type ErrorType = Infallible;

    fn get_size(&self) -> (u32, u32) {
        self.size
    }

    fn ensure_prepared(&mut self) -> Drawn {
        Ok(())
    }

    fn present(&mut self) -> Drawn {
        Ok(())
    }

    fn draw_pixel(&mut self, at: BackendCoord, color: BackendColor) -> Drawn {
        self.draw_rect(at, (at.0 + 1, at.1 + 1), &color, true)
    }

    fn draw_line<S: BackendStyle>(&mut self, from: BackendCoord, to: BackendCoord, style: &S) -> Drawn {
        self.draw_path([from, to], style)
    }

    fn draw_rect<S: BackendStyle>(&mut self, a: BackendCoord, b: BackendCoord, style: &S, fill: bool) -> Drawn {
        self.line([a, (b.0, a.1), b, (a.0, b.1)], ink(style, fill), true);
        Ok(())
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(&mut self, path: I, style: &S) -> Drawn {
        self.line(path, ink(style, false), false);
        Ok(())
    }

    fn draw_circle<S: BackendStyle>(&mut self, at: BackendCoord, radius: u32, style: &S, fill: bool) -> Drawn {
        if fill {
            // a browser takes as long for one path of a thousand dots as for two elements
            self.line([at], Ink::dots(style.color(), 2 * radius), false);
            return Ok(());
        }
        let ink = ink(style, false);
        if ink.is_visible() {
            self.close_path();
            self.out.push_str("<circle");
            push_attribute(self.out, "cx", at.0);
            push_attribute(self.out, "cy", at.1);
            push_attribute(self.out, "r", radius as i32);
            ink.push(self.out);
            self.out.push_str("/>");
        }
        Ok(())
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(&mut self, vert: I, style: &S) -> Drawn {
        // a path of its own: two polygons of opposite turn would cut holes into each other
        self.close_path();
        self.line(vert, ink(style, true), true);
        self.close_path();
        Ok(())
    }

    fn draw_text<T: BackendTextStyle>(&mut self, text: &str, style: &T, at: BackendCoord) -> Drawn {
        let ink = Ink::fill(style.color());
        if !ink.is_visible() || text.is_empty() {
            return Ok(());
        }
        self.close_path();
        let size = style.size() as i32;
        // from the anchor down to the baseline; `dominant-baseline` differs between engines
        let down = match style.anchor().v_pos {
            VPos::Top => size * 78 / 100,
            VPos::Center => size * 36 / 100,
            VPos::Bottom => -size * 22 / 100,
        };
        let (turn, dx, dy) = match style.transform() {
            FontTransform::None => (0, 0, down),
            FontTransform::Rotate90 => (90, -down, 0),
            FontTransform::Rotate180 => (180, 0, -down),
            FontTransform::Rotate270 => (270, down, 0),
        };
        let (x, y) = (at.0 + dx, at.1 + dy);
        self.out.push_str("<text");
        push_attribute(self.out, "x", x);
        push_attribute(self.out, "y", y);
        push_attribute(self.out, "font-size", size);
        ink.push(self.out);
        self.out.push_str(match style.anchor().h_pos {
            HPos::Left => "",
            HPos::Center => " text-anchor=\"middle\"",
            HPos::Right => " text-anchor=\"end\"",
        });
        self.out.push_str(match style.style() {
            FontStyle::Normal => "",
            FontStyle::Bold => " font-weight=\"700\"",
            FontStyle::Italic | FontStyle::Oblique => " font-style=\"italic\"",
        });
        if turn != 0 {
            self.out.push_str(" transform=\"rotate(");
            for (number, end) in [(turn, " "), (x, " "), (y, ")\"")] {
                push_int(self.out, number);
                self.out.push_str(end);
            }
        }
        self.out.push('>');
        push_escaped(self.out, text);
        self.out.push_str("</text>");
        Ok(())
    }

    fn estimate_text_size<T: BackendTextStyle>(
        &self,
        text: &str,
        style: &T,
    ) -> Result<(u32, u32), DrawingErrorKind<Infallible>> {
        let size = style.size() as u32;
        Ok((text::width_at(text, size), size))
    }
}

fn ink<S: BackendStyle>(style: &S, fill: bool) -> Ink {
    if fill { Ink::fill(style.color()) } else { Ink::stroke(style.color(), style.stroke_width()) }
}

/// Appends `text` so that it means itself inside an element and inside a quoted attribute. Characters that XML 1.0
/// cannot hold at all are left out.
fn push_escaped(out: &mut String, text: &str) {
    for letter in text.chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\t' | '\n' | '\r' => out.push(' '),
            '\0'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => {}
            _ => out.push(letter),
        }
    }
}
