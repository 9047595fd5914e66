//! From text to a tree.
//!
//! `serde_json` reads fractions too, and the tables for that, its errors and its generic code were some 5 kB of the first load;
//! here are none of them. A property test holds this reader against `serde_json`: both take and refuse the same texts.

use std::fmt;

use super::Json;

/// How deep arrays and objects may be nested.
const DEPTH: usize = 127;
/// How many values a text may have, all in all: a backup of everything that a browser can keep has a fifth of that, and a file of
/// nothing but commas must not take all memory.
const VALUES: usize = 500_000;

/// Why a text is no JSON.
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
pub struct NotJson {
    /// The line on which it ceases to be JSON, from 1.
    pub line: usize,
    /// It may be the beginning of JSON: the text ended too early.
    pub cut_short: bool,
}

impl fmt::Display for NotJson {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let what = if self.cut_short { "the end is missing" } else { "not JSON" };
        write!(f, "{what} (line {})", self.line)
    }
}

impl std::error::Error for NotJson {}

/// Reads a text, whole.
pub(super) fn read(text: &str) -> Result<Json, NotJson> {
    let mut reader = Reader { text, at: 0, left: VALUES };
    let read = reader.value(DEPTH);
    reader.skip_blanks();
    match read {
        Some(json) if reader.at == text.len() => Ok(json),
        _ => {
            let before = text.bytes().take(reader.at);
            Err(NotJson {
                line: 1 + before.filter(|byte| *byte == b'\n').count(),
                cut_short: read.is_none() && reader.at >= text.len(),
            })
        }
    }
}

/// The text, and how far it was read. A method that answers `None` leaves `at` where the text ceases to be JSON.
struct Reader<'a> {
    text: &'a str,
    at: usize,
    /// How many values may still come.
    left: usize,
}

impl Reader<'_> {
    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn skip_blanks(&mut self) {
        while matches!(self.peek(), Some(b' ' | b'\n' | b'\t' | b'\r')) {
            self.at += 1;
        }
    }

    /// Goes past `byte`, if it is next.
    fn take(&mut self, byte: u8) -> Option<()> {
        (self.peek() == Some(byte)).then(|| self.at += 1)
    }

    /// Goes past blanks and then `byte`, if it is next.
    fn take_sign(&mut self, byte: u8) -> Option<()> {
        self.skip_blanks();
        self.take(byte)
    }

    fn value(&mut self, depth: usize) -> Option<Json> {
        self.left = self.left.checked_sub(1)?;
        self.skip_blanks();
        match self.peek()? {
            b'n' => self.word("null", Json::Null),
            b't' => self.word("true", Json::Bool(true)),
            b'f' => self.word("false", Json::Bool(false)),
            b'"' => self.string().map(Json::Text),
            b'[' => self.list(depth.checked_sub(1)?),
            b'{' => self.object(depth.checked_sub(1)?),
            _ => self.number(),
        }
    }

    fn word(&mut self, word: &str, json: Json) -> Option<Json> {
        word.bytes().try_for_each(|byte| self.take(byte))?;
        Some(json)
    }

    fn list(&mut self, depth: usize) -> Option<Json> {
        let mut items = Vec::new();
        self.take(b'[')?;
        if self.take_sign(b']').is_some() {
            return Some(Json::List(items));
        }
        loop {
            items.push(self.value(depth)?);
            if self.take_sign(b',').is_none() {
                self.take(b']')?;
                return Some(Json::List(items));
            }
        }
    }

    fn object(&mut self, depth: usize) -> Option<Json> {
        let mut fields = Vec::new();
        self.take(b'{')?;
        if self.take_sign(b'}').is_some() {
            return Some(Json::Object(fields));
        }
        loop {
            self.skip_blanks();
            let name = self.string()?;
            self.take_sign(b':')?;
            fields.push((name.into(), self.value(depth)?));
            if self.take_sign(b',').is_none() {
                self.take(b'}')?;
                return Some(Json::Object(fields));
            }
        }
    }

    fn digits(&mut self) -> Option<()> {
        let begin = self.at;
        while matches!(self.peek(), Some(b'0'..=b'9')) {
            self.at += 1;
        }
        (self.at > begin).then_some(())
    }

    fn number(&mut self) -> Option<Json> {
        let begin = self.at;
        let _ = self.take(b'-');
        // a zero stands alone
        if self.take(b'0').is_none() {
            self.digits()?;
        }
        let whole = self.at;
        if self.take(b'.').is_some() {
            self.digits()?;
        }
        if matches!(self.peek(), Some(b'e' | b'E')) {
            self.at += 1;
            if matches!(self.peek(), Some(b'+' | b'-')) {
                self.at += 1;
            }
            self.digits()?;
        }
        let digits = self.text.get(begin..self.at).filter(|digits| self.at == whole && *digits != "-0");
        Some(digits.and_then(|digits| digits.parse().ok()).map_or(Json::Fraction, Json::Int))
    }

    fn string(&mut self) -> Option<String> {
        self.take(b'"')?;
        let mut text = String::new();
        loop {
            let plain = self.at;
            while !matches!(self.peek()?, b'"' | b'\\' | 0..0x20) {
                self.at += 1;
            }
            text.push_str(self.text.get(plain..self.at)?);
            if self.take(b'"').is_some() {
                return Some(text);
            }
            self.take(b'\\')?;
            text.push(self.escaped()?);
        }
    }

    fn escaped(&mut self) -> Option<char> {
        let letter = match self.peek()? {
            b'n' => '\n',
            b't' => '\t',
            b'r' => '\r',
            b'b' => '\u{8}',
            b'f' => '\u{c}',
            b'u' => return self.unicode(),
            sign @ (b'"' | b'\\' | b'/') => char::from(sign),
            _ => return None,
        };
        self.at += 1;
        Some(letter)
    }

    /// `u` and four digits; or two of them with a backslash between, for what UTF-16 writes as a pair.
    fn unicode(&mut self) -> Option<char> {
        let first = self.unit()?;
        if !(0xd800..0xdc00).contains(&first) {
            return char::from_u32(first);
        }
        self.take(b'\\')?;
        let second = self.unit()?.checked_sub(0xdc00).filter(|low| *low < 0x400)?;
        char::from_u32(0x10000 + ((first - 0xd800) << 10) + second)
    }

    fn unit(&mut self) -> Option<u32> {
        self.take(b'u')?;
        let mut unit = 0;
        for _ in 0..4 {
            unit = unit * 16 + char::from(self.peek()?).to_digit(16)?;
            self.at += 1;
        }
        Some(unit)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_that_ends_too_early_is_told_from_one_that_is_no_json() {
        let whole = "{\"a\":[1,-2,true,null,\"x\\u00e9\\ud83e\\udd37\"],\n\"b\":{}}";
        assert!(read(whole).is_ok());
        for cut in (0..whole.len()).filter(|cut| whole.is_char_boundary(*cut)) {
            assert!(read(&whole[..cut]).is_err_and(|error| error.cut_short), "{}", &whole[..cut]);
        }
        for (text, line) in [("{\"a\" 1}", 1), ("[1,\n2,\n]", 3), ("nul!", 1), ("[1] 2", 1), ("\"\u{1}\"", 1)] {
            assert_eq!(read(text), Err(NotJson { line, cut_short: false }), "{text}");
        }
    }

    #[test]
    fn half_a_pair_is_no_letter() {
        for text in ["\"\\ud83e\"", "\"\\udd37\"", "\"\\udd37\\udd37\"", "\"\\ud83ex\"", "\"\\ud83e\\u0041\""] {
            assert!(read(text).is_err(), "{text}");
        }
    }

    #[test]
    fn nesting_has_an_end() {
        let nested = |depth: usize| "[".repeat(depth) + &"]".repeat(depth);
        assert!(read(&nested(127)).is_ok() && read(&nested(128)).is_err());
        assert!(read(&"[".repeat(1_000_000)).is_err_and(|error| !error.cut_short));
    }
}
