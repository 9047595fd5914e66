//! The pseudo-language: every sentence in other letters and a third longer, between brackets.
//!
//! A build with the feature `pseudo-language` speaks it (`cargo xtask build --pseudo-language`). What is still plain
//! English on screen stands in no room of words; what is cut off has no room for a longer language; a bracket that is
//! missing was cut. Nothing of it is in any other build.

/// What a letter becomes: vowels twice, for other languages are longer; accents above and below, for they need height.
const fn of(letter: u8) -> &'static str {
    match letter {
        b'a' => "åá",
        b'e' => "ëé",
        b'i' => "ïí",
        b'o' => "öó",
        b'u' => "üú",
        b'A' => "Åá",
        b'E' => "Ëé",
        b'I' => "Ïí",
        b'O' => "Öó",
        b'U' => "Üú",
        b'c' => "ç",
        b'n' => "ñ",
        b's' => "ş",
        _ => "",
    }
}

const BEGIN: &str = "⟦";
const END: &str = "⟧";

/// How many bytes [`bytes`] makes of `text`.
pub const fn length(text: &str) -> usize {
    let text = text.as_bytes();
    let (mut place, mut length) = (0, BEGIN.len() + END.len());
    while place < text.len() {
        let other = of(text[place]).len();
        length += if other == 0 { 1 } else { other };
        place += 1;
    }
    length
}

/// `text` in the pseudo-language, as bytes; `N` is its [`length`].
pub const fn bytes<const N: usize>(text: &str) -> [u8; N] {
    let mut made = [0; N];
    let mut end = put(&mut made, 0, BEGIN.as_bytes());
    let text = text.as_bytes();
    let mut place = 0;
    while place < text.len() {
        let other = of(text[place]).as_bytes();
        end = if other.is_empty() { put(&mut made, end, &[text[place]]) } else { put(&mut made, end, other) };
        place += 1;
    }
    put(&mut made, end, END.as_bytes());
    made
}

const fn put(into: &mut [u8], at: usize, what: &[u8]) -> usize {
    let mut place = 0;
    while place < what.len() {
        into[at + place] = what[place];
        place += 1;
    }
    at + what.len()
}

/// The text of `bytes`, which [`bytes`] made: whole letters in place of whole letters.
pub const fn text(bytes: &[u8]) -> &str {
    match std::str::from_utf8(bytes) {
        Ok(text) => text,
        Err(_) => "",
    }
}

/// A sentence that is made of parts, in the pseudo-language. What is in it already stays as it is.
#[cfg(any(test, feature = "pseudo-language"))]
pub fn made(sentence: String) -> String {
    let mut made = String::new();
    for letter in sentence.chars() {
        match u8::try_from(letter).ok().map(of) {
            Some(other) if letter.is_ascii() && !other.is_empty() => made.push_str(other),
            _ => made.push(letter),
        }
    }
    made
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_letter_stays_readable_and_the_text_grows() {
        const TEXT: &str = "Leaned back – so what?";
        const MADE: [u8; length(TEXT)] = bytes(TEXT);
        assert_eq!(text(&MADE), "⟦Lëéåáñëéd båáçk – şöó whåát?⟧");
        assert_eq!(made("7 of 9".to_owned()), "7 öóf 9");
    }

    #[test]
    fn what_is_in_it_already_stays() {
        let once = made("one miss".to_owned());
        assert_eq!(made(once.clone()), once);
    }
}
