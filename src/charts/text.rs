//! The text on charts: one size and one colour, and a guess of how wide it will be.
//!
//! Asking the browser costs a layout per label and gives other numbers than a native test; a guess by kind of letter, a little
//! generous, is good enough to keep labels apart.

use plotters::style::{FontDesc, FontFamily, FontStyle, RGBColor, TextStyle};

use super::Theme;

/// Its height in pixels.
const TEXT: u32 = 14;
/// A line of it with its leading, in pixels.
pub(super) const LINE: i32 = 18;

/// How it looks.
pub(super) fn style(theme: &Theme) -> TextStyle<'_> {
    TextStyle::from(FontDesc::new(FontFamily::SansSerif, f64::from(TEXT), FontStyle::Normal)).color(&theme.ink_2)
}

/// The same in a drawing of `fine` units to a pixel, in `color`, bold if need be.
pub(super) fn sized(color: &RGBColor, fine: u32, is_bold: bool) -> TextStyle<'_> {
    let style = if is_bold { FontStyle::Bold } else { FontStyle::Normal };
    TextStyle::from(FontDesc::new(FontFamily::SansSerif, f64::from(TEXT * fine), style)).color(color)
}

/// The width of `text` in bold.
pub(super) fn width_bold(text: &str) -> i32 {
    width(text) * 112 / 100
}

/// `text` in lines of at most `most` pixels, broken between words; a word that is longer than a line has one to itself.
pub(super) fn lines(text: &str, most: i32) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        match lines.last_mut() {
            Some(line) if width_bold(line) + width_bold(word) + width(" ") <= most => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}

/// The width of `text` in pixels, in the widest of the usual sans-serif faces (DejaVu Sans, Verdana): what is too wide leaves room, what is
/// too narrow is cut off.
pub(super) fn width(text: &str) -> i32 {
    width_at(text, TEXT) as i32
}

/// The same for a text that is `size` pixels high.
pub(super) fn width_at(text: &str, size: u32) -> u32 {
    let hundredths: u32 = text.chars().map(em_hundredths).sum();
    (hundredths * size).div_ceil(100)
}

fn em_hundredths(letter: char) -> u32 {
    match letter {
        'i' | 'j' | 'l' | 'I' | '.' | ',' | ':' | ';' | '\'' | '!' | '|' | ' ' | '\u{a0}' => 32,
        'f' | 'r' | 't' | '(' | ')' | '-' | '/' => 41,
        'm' | 'W' | '@' | '%' => 98,
        'w' | 'M' => 86,
        'A'..='Z' => 75,
        '\u{1100}'.. => 100,
        _ => 64,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wider_letters_are_wider() {
        assert!(width("iii") < width("aaa"));
        assert!(width("aaa") < width("MMM"));
        assert_eq!(width(""), 0);
    }

    #[test]
    fn long_texts_become_lines() {
        assert_eq!(lines("Looked at the feet and not ahead", 120), ["Looked at the", "feet and not", "ahead"]);
        assert_eq!(lines("Donaudampfschifffahrt ahoi", 60), ["Donaudampfschifffahrt", "ahoi"]);
        assert_eq!(lines("", 60), [""; 0]);
    }

    #[test]
    fn a_date_takes_about_its_real_width() {
        // 43.6 px in Liberation Sans, 42 in Roboto
        let width = width("15 Sep");
        assert!((43..=52).contains(&width), "{width}");
    }
}
