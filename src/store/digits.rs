//! Whole numbers as a text of digits: most take one character or two, and they are read faster than JSON's numbers.
//!
//! A number is written to base 32, its lowest digit first. Each digit is one character of base64url's alphabet, in which `A` is
//! 0 and `_` is 63; to each digit but the last of a number 32 is added.

use crate::json::{Json, Record};

const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
/// The base, and what is added to a digit that is followed by another of the same number.
const BASE: u8 = 32;
/// Numbers have at most so many bits.
const BITS: u32 = 60;

/// The digits of numbers, none of them negative.
///
/// ```
/// use wobble::store::digits;
/// assert_eq!(digits::write(&[0, 31]), "Af");
/// assert_eq!(digits::write(&[32]), "gB", "0, and 32 for more; then 1");
/// assert_eq!(digits::write(&[1795]), "j4B", "3, 24 and 1: 3 + 24 * 32 + 1 * 32 * 32");
/// ```
pub fn write(numbers: &[i64]) -> String {
    let mut text = String::with_capacity(2 * numbers.len());
    for number in numbers {
        let mut left = number.unsigned_abs();
        loop {
            let digit = (left % u64::from(BASE)) as u8;
            left /= u64::from(BASE);
            let more = if left > 0 { BASE } else { 0 };
            text.push(char::from(ALPHABET[usize::from(digit + more)]));
            if left == 0 {
                break;
            }
        }
    }
    text
}

/// The numbers that digits say; `None` if they are no digits, or more than one way to write a number, or too large.
///
/// ```
/// use wobble::store::digits;
/// assert_eq!(digits::read("AfgBj4B"), Some(vec![0, 31, 32, 1795]));
/// assert_eq!(digits::read("j4"), None, "the last number is not whole");
/// assert_eq!(digits::read("gA"), None, "0 is A");
/// ```
pub fn read(text: &str) -> Option<Vec<i64>> {
    let mut numbers = Vec::with_capacity(text.len());
    let (mut number, mut shift) = (0, 0);
    for letter in text.bytes() {
        let digit = value(letter).filter(|_| shift < BITS)?;
        number |= i64::from(digit % BASE) << shift;
        if digit >= BASE {
            shift += BASE.trailing_zeros();
            continue;
        }
        if digit == 0 && shift > 0 {
            return None;
        }
        numbers.push(number);
        (number, shift) = (0, 0);
    }
    (shift == 0).then_some(numbers)
}

fn value(letter: u8) -> Option<u8> {
    Some(match letter {
        b'A'..=b'Z' => letter - b'A',
        b'a'..=b'z' => letter - b'a' + 26,
        b'0'..=b'9' => letter - b'0' + 52,
        b'-' => 62,
        b'_' => 63,
        _ => return None,
    })
}

/// A column of numbers: digits, and in versions 1 and 2 a list.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Column {
    pub(super) numbers: Vec<i64>,
    /// It is as versions 1 and 2 wrote it.
    pub(super) is_list: bool,
}

impl From<Vec<i64>> for Column {
    fn from(numbers: Vec<i64>) -> Self {
        Self { numbers, is_list: false }
    }
}

impl Record for Column {
    fn to_json(&self) -> Json {
        match (self.is_list, self.numbers.is_empty()) {
            (true, _) => self.numbers.to_json(),
            (false, true) => Json::Null,
            (false, false) => Json::Text(write(&self.numbers)),
        }
    }

    fn from_json(json: &Json) -> Option<Self> {
        match json.as_text() {
            Some(digits) => read(digits).map(Self::from),
            None => Some(Self { numbers: Record::from_json(json)?, is_list: true }),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_what_is_read() {
        let numbers = [0, 1, 31, 32, 1023, 1024, 32_767, 32_768, 2_147_483_647, (1 << BITS) - 1, 7];
        for from in 0..numbers.len() {
            assert_eq!(read(&write(&numbers[from..])), Some(numbers[from..].to_vec()));
        }
        assert_eq!([31, 1023, 32_767].map(|number| write(&[number]).len()), [1, 2, 3]);
        assert_eq!(read(""), Some(Vec::new()));
    }

    #[test]
    fn every_number_is_written_in_one_way() {
        for text in ["g", "gA", "ggA", "fg", " ", "A A", "=", "é", "ggggggggggggB", "__________________"] {
            assert_eq!(read(text), None, "{text}");
        }
        for (place, letter) in ALPHABET.iter().enumerate() {
            assert_eq!(value(*letter).map(usize::from), Some(place));
        }
    }

    #[test]
    fn a_column_is_digits_or_a_list() {
        let read = |text: &str| Json::parse(text).ok().and_then(|json| Column::from_json(&json));
        assert_eq!(read("\"Bg\""), None);
        assert_eq!(read("[1,\"B\"]"), None);
        assert_eq!(read("\"BC\""), Some(vec![1, 2].into()));
        let list = read("[1,-2]").expect("a list");
        assert_eq!((list.is_list, list.to_json().to_string()), (true, "[1,-2]".to_owned()));
        assert_eq!(Column::default().to_json(), Json::Null, "an empty one is left out");
    }
}
