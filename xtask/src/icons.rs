//! All icons from the one drawing, `public/icon.svg`.

use std::path::Path;

use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{Options, Tree};

use crate::failure::{Failure, OrSay, Outcome};
use crate::place;

/// The rounded corners in the drawing; systems that cut icons themselves get the background up to the edge.
const ROUNDED: &str = " rx=\"112\"";
/// Where the mark begins in the drawing.
const MARK: &str = "<path ";
/// The mark, smaller and in the middle, so that it survives being cut to a circle.
const SMALLER_MARK: &str = "<path transform=\"translate(256 256) scale(.8) translate(-256 -262)\" ";

/// Writes the drawing itself and every PNG made from it.
///
/// # Errors
/// The drawing isn't what this module expects, or a file cannot be written.
pub fn render(svg: &str, folder: &Path) -> Outcome {
    let full_bleed = replaced(svg, ROUNDED, "")?;
    let maskable = replaced(&full_bleed, MARK, SMALLER_MARK)?;
    for (name, drawing, side) in [
        ("icon-192.png", svg, 192),
        ("icon-512.png", svg, 512),
        ("icon-maskable-512.png", &maskable, 512),
        ("apple-touch-icon.png", &full_bleed, 180),
    ] {
        place::write(&folder.join(name), png(drawing, side)?)?;
    }
    place::write(&folder.join("icon.svg"), svg)
}

fn replaced(svg: &str, part: &str, by: &str) -> Outcome<String> {
    if svg.matches(part).count() == 1 {
        return Ok(svg.replacen(part, by, 1));
    }
    Err(Failure::new(format!(
        "public/icon.svg must hold `{part}` exactly once, so that the other icons can be made from it."
    )))
}

/// A square PNG of a drawing.
fn png(svg: &str, side: u16) -> Outcome<Vec<u8>> {
    let tree = Tree::from_str(svg, &Options::default()).or_say(|| "public/icon.svg cannot be drawn.".into())?;
    let mut picture = Pixmap::new(side.into(), side.into())
        .ok_or_else(|| Failure::new(format!("No memory for a picture of {side} × {side}.")))?;
    let scale = f32::from(side) / tree.size().width();
    resvg::render(&tree, Transform::from_scale(scale, scale), &mut picture.as_mut());
    picture.encode_png().or_say(|| "A PNG icon could not be made.".into())
}

/// Width and height of a PNG, from its header.
#[must_use]
pub fn png_size(bytes: &[u8]) -> Option<(u32, u32)> {
    if !bytes.starts_with(b"\x89PNG\r\n\x1a\n") {
        return None;
    }
    let number = |at: usize| {
        let four = bytes.get(at..at + 4)?;
        four.try_into().ok().map(u32::from_be_bytes)
    };
    Some((number(16)?, number(20)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn drawing() -> Outcome<String> {
        place::read(&place::root().join("public").join("icon.svg"))
    }

    #[test]
    fn icons_have_their_sizes() -> Outcome {
        assert_eq!(png_size(&png(&drawing()?, 48)?), Some((48, 48)));
        assert_eq!(png_size(b"no picture"), None);
        Ok(())
    }

    #[test]
    fn an_icon_that_a_system_cuts_has_no_clear_corner() -> Outcome {
        let full = replaced(&drawing()?, ROUNDED, "")?;
        let corner = |svg: &str| {
            let picture = Pixmap::decode_png(&png(svg, 48)?).or_say(|| "no picture".into())?;
            Ok::<_, Failure>(picture.pixel(0, 0).map(resvg::tiny_skia::PremultipliedColorU8::alpha))
        };
        assert_eq!(corner(&full)?, Some(255));
        assert_eq!(corner(&drawing()?)?, Some(0));
        Ok(())
    }

    #[test]
    fn a_drawing_without_the_expected_parts_is_an_error() {
        assert!(replaced("<svg/>", ROUNDED, "").is_err());
    }
}
