//! A drawing with words around it: a picture that says what it is without the page.

use plotters::drawing::IntoDrawingArea;
use plotters::element::{PathElement, Rectangle};
use plotters::style::text_anchor::{HPos, Pos, VPos};
use plotters::style::{Color, FontDesc, FontFamily, FontStyle, RGBColor, TextStyle};

use super::decimal::push_int;
use super::{SvgBackend, Theme, text};

/// Around everything.
const MARGIN: i32 = 24;
/// Letters of the sentence, of the rest, and from one line to the next.
const TITLE: u32 = 24;
const NOTE: u32 = 15;
const TITLE_LINE: i32 = 30;
const NOTE_LINE: i32 = 21;

/// `svg`, as one of the charts draws it `width` pixels wide, on the colour of the page: above it what it is about and its sentence, below
/// it `note`, and in the corner the app's name. And how wide and high that is.
pub fn framed(svg: &str, [scope, finding, note, app]: [&str; 4], width: u32, theme: &Theme) -> (String, (u32, u32)) {
    let width = width.clamp(40, 1 << 13) as i32;
    let height = height_of(svg, width);
    // letters are this much larger than those that the widths are of
    let fitting = |text: &str, size: u32| text::lines(text, width * 14 / size as i32);
    let (head, title, notes) = (fitting(scope, NOTE), fitting(finding, TITLE), fitting(note, NOTE));
    let rows = |lines: &[String], line: i32| lines.len() as i32 * line;
    let chart = MARGIN + 14 + rows(&head, NOTE_LINE) + rows(&title, TITLE_LINE) + 12;
    let below = chart + height + 14;
    let whole = (width + 2 * MARGIN, below + rows(&notes, NOTE_LINE) + 34 + MARGIN);
    let mut out = String::with_capacity(svg.len() + 2048);
    let root = SvgBackend::new(&mut out, (whole.0 as u32, whole.1 as u32), "").into_drawing_area();
    let ice = Rectangle::new([(0, 0), whole], theme.ice.filled());
    // two thin edges: the mark of a finding
    let edge = |y| PathElement::new([(MARGIN, y), (MARGIN + 52, y)], theme.ink.stroke_width(1));
    // writing to a string cannot fail
    let drawn = root.draw(&ice).and_then(|()| root.draw(&edge(MARGIN))).and_then(|()| root.draw(&edge(MARGIN + 5)));
    debug_assert!(drawn.is_ok());
    let write = |lines: &[String], from: i32, line: i32, style: &TextStyle| {
        for (n, text) in lines.iter().enumerate() {
            let drawn = root.draw_text(text, style, (MARGIN, from + n as i32 * line));
            debug_assert!(drawn.is_ok());
        }
    };
    let top = MARGIN + 14;
    write(&head, top, NOTE_LINE, &voice(NOTE, false, &theme.ink_2));
    write(&title, top + rows(&head, NOTE_LINE), TITLE_LINE, &voice(TITLE, true, &theme.ink));
    write(&notes, below, NOTE_LINE, &voice(NOTE, false, &theme.ink_2));
    let foot = below + rows(&notes, NOTE_LINE) + 12;
    write(&[app.to_owned()], foot, NOTE_LINE, &voice(NOTE, true, &theme.ink));
    drop(root);
    // the chart stands in it as a picture of its own
    let mut placed = String::from("<svg");
    for (name, value) in [("x", MARGIN), ("y", chart), ("width", width), ("height", height)] {
        placed.push(' ');
        placed.push_str(name);
        placed.push_str("=\"");
        push_int(&mut placed, value);
        placed.push('"');
    }
    placed.push_str(svg.strip_prefix("<svg").unwrap_or_default());
    let end = out.rfind("</svg>").unwrap_or(out.len());
    out.insert_str(end, &placed);
    // a picture by itself has a size of its own
    let size = [(" width=\"", whole.0), ("\" height=\"", whole.1)];
    let mut begin = String::from("<svg");
    for (name, value) in size {
        begin.push_str(name);
        push_int(&mut begin, value);
    }
    begin.push('"');
    (out.replacen("<svg", &begin, 1), (whole.0 as u32, whole.1 as u32))
}

fn voice(size: u32, is_bold: bool, color: &RGBColor) -> TextStyle<'_> {
    let style = if is_bold { FontStyle::Bold } else { FontStyle::Normal };
    let text = TextStyle::from(FontDesc::new(FontFamily::SansSerif, f64::from(size), style)).color(color);
    text.pos(Pos::new(HPos::Left, VPos::Top))
}

/// How high a drawing is when it is `width` pixels wide: its own words say its proportions.
fn height_of(svg: &str, width: i32) -> i32 {
    let numbers =
        svg.split_once("viewBox=\"0 0 ").and_then(|(_, rest)| rest.split_once('"')).map(|(numbers, _)| numbers);
    let sides = numbers.and_then(|numbers| numbers.split_once(' '));
    let sides = sides.and_then(|(w, h)| Some((w.parse::<i64>().ok()?, h.parse::<i64>().ok()?)));
    match sides {
        Some((w @ 1.., h)) => (i64::from(width) * h / w) as i32,
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_stand_around_and_the_chart_within() {
        let chart = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 800 400\"><path d=\"M0 0\"/></svg>";
        let long = "Misses ÷1.09 a week, and what a long sentence does is to go on in a second line";
        let (out, size) = framed(chart, ["Ice <skating>", long, "n = 18", "Wobble"], 400, &Theme::LIGHT);
        assert!(out.starts_with("<svg width=\"448\" height=\"") && out.ends_with("</svg></svg>"), "{out}");
        assert!(size.0 == 448 && size.1 > 400, "{size:?}");
        assert!(out.contains("width=\"400\" height=\"200\" xmlns"), "{out}");
        assert!(out.contains("Ice &lt;skating&gt;") && out.contains(">Wobble</text>") && out.contains("second line"));
        assert_eq!(out.matches("font-size=\"24\"").count(), 3, "the sentence has three lines");
        assert_eq!(height_of("<svg viewBox=\"0 0 0 7\">", 10), 0);
        assert_eq!(height_of("", 10), 0);
    }
}
