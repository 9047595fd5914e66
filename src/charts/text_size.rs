//! How wide a text will be. Asking the browser costs a layout per label and gives other numbers than a native test;
//! a guess by kind of letter, a little generous, is good enough to keep labels apart.

/// The width of `text` at `size` pixels, in pixels, in a usual sans-serif face. Rather too wide than too narrow.
pub(crate) fn text_width(text: &str, size: u32) -> u32 {
    let hundredths: u32 = text.chars().map(em_hundredths).sum();
    (hundredths * size).div_ceil(100)
}

fn em_hundredths(letter: char) -> u32 {
    match letter {
        'i' | 'j' | 'l' | 'I' | '.' | ',' | ':' | ';' | '\'' | '!' | '|' | ' ' | '\u{a0}' => 29,
        'f' | 'r' | 't' | '(' | ')' | '-' | '/' => 38,
        'm' | 'w' | 'M' | 'W' | '@' | '%' => 88,
        'A'..='Z' => 70,
        '\u{1100}'.. => 100,
        _ => 58,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wider_letters_are_wider() {
        assert!(text_width("iii", 14) < text_width("aaa", 14));
        assert!(text_width("aaa", 14) < text_width("MMM", 14));
        assert_eq!(text_width("", 14), 0);
    }

    #[test]
    fn a_date_takes_about_its_real_width() {
        // 43.6 px in Liberation Sans, 42 in Roboto
        let width = text_width("15 Sep", 14);
        assert!((43..=52).contains(&width), "{width}");
    }
}
