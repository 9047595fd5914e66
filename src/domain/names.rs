//! What a name may be: of a skill, a component, a rung, a cause, a tweak.

use super::{EditRefused, TagNo};

/// The most characters that a name may have.
pub const NAME_MAX: usize = 60;
/// The most characters that a unit may have.
pub(super) const UNIT_MAX: usize = 12;
/// The most digits before and after the point of a rung's value.
const DIGITS: (usize, usize) = (9, 3);

/// A name that is there already: its number, itself, and whether it was put away.
pub(super) type Named<'a> = (TagNo, &'a str, bool);

/// `text` as a name.
///
/// # Errors
/// [`EditRefused::Empty`] if there is nothing to see in it, [`EditRefused::TooLong`].
pub fn name(text: &str) -> Result<String, EditRefused> {
    short(text, NAME_MAX)
}

pub(super) fn short(text: &str, most: usize) -> Result<String, EditRefused> {
    let text = text.trim();
    if !text.chars().any(is_seen) {
        return Err(EditRefused::Empty);
    }
    match text.chars().count() {
        n if n > most => Err(EditRefused::TooLong(n, most)),
        _ => Ok(text.to_owned()),
    }
}

/// Spaces, controls and the marks that only steer other letters are not seen by themselves.
fn is_seen(letter: char) -> bool {
    let steers = matches!(letter, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}');
    !letter.is_whitespace() && !letter.is_control() && !steers
}

/// `text` as a name that none of `others` has but the one with the number `own`.
///
/// # Errors
/// As [`name`], and [`EditRefused::Taken`].
pub(super) fn free_name(text: &str, others: &[Named<'_>], own: TagNo) -> Result<String, EditRefused> {
    let name = name(text)?;
    let same = |(tag, other, _): &&Named<'_>| *tag != own && is_same(other, &name);
    match others.iter().find(same) {
        Some((_, _, put_away)) => Err(EditRefused::Taken { put_away: *put_away }),
        None => Ok(name),
    }
}

/// Whether two names are one to a reader: small and capital letters are the same in every alphabet that has both.
pub fn is_same(one: &str, other: &str) -> bool {
    let small = |name: &str| name.chars().flat_map(char::to_lowercase).collect::<Vec<char>>();
    one.eq_ignore_ascii_case(other) || small(one) == small(other)
}

/// `text` as thousandths: "92" is 92,000, "1.5" and "1,5" are 1,500. `None` if it is blank.
///
/// # Errors
/// [`EditRefused::NotANumber`]
pub(super) fn thousandths(text: &str) -> Result<Option<i64>, EditRefused> {
    let text = text.trim();
    if text.is_empty() {
        return Ok(None);
    }
    let (whole, part) = text.split_once(['.', ',']).unwrap_or((text, "0"));
    let fits = |digits: &str, most: usize| {
        (1..=most).contains(&digits.len()) && digits.bytes().all(|digit| digit.is_ascii_digit())
    };
    if !fits(whole, DIGITS.0) || !fits(part, DIGITS.1) {
        return Err(EditRefused::NotANumber);
    }
    let digits = whole.bytes().chain(part.bytes()).chain(std::iter::repeat_n(b'0', DIGITS.1 - part.len()));
    Ok(Some(digits.fold(0, |value, digit| value * 10 + i64::from(digit - b'0'))))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_trimmed_and_something_to_see() {
        assert_eq!(name("  Two-foot stop \n"), Ok("Two-foot stop".to_owned()));
        for blank in ["", "   ", "\t\n", "\u{200b}", " \u{feff}\u{2060} ", "\u{202e}"] {
            assert_eq!(name(blank), Err(EditRefused::Empty), "{blank:?}");
        }
        assert_eq!(name("⛸"), Ok("⛸".to_owned()));
    }

    #[test]
    fn a_name_is_counted_in_characters() {
        assert_eq!(name(&"é".repeat(NAME_MAX)).map(|name| name.len()), Ok(2 * NAME_MAX));
        assert_eq!(name(&"é".repeat(NAME_MAX + 1)), Err(EditRefused::TooLong(NAME_MAX + 1, NAME_MAX)));
        assert_eq!(name(&"x".repeat(5000)), Err(EditRefused::TooLong(5000, NAME_MAX)));
        let within_spaces = format!("{}{}", "x".repeat(NAME_MAX), " ".repeat(200));
        assert!(name(&within_spaces).is_ok());
    }

    #[test]
    fn a_name_is_taken_in_small_and_capital_letters() {
        let others: [Named<'_>; 4] = [(1, "Übung", false), (2, "Étoile", true), (3, "Ёлка", false), (4, "Stop", false)];
        for (typed, put_away) in
            [("übung", false), ("ÜBUNG", false), ("ÉTOILE", true), ("ёлка", false), ("STOP", false)]
        {
            assert_eq!(free_name(typed, &others, 0), Err(EditRefused::Taken { put_away }), "{typed}");
        }
        for free in ["Ubung", "Übungen", "елка"] {
            assert_eq!(free_name(free, &others, 0), Ok(free.to_owned()));
        }
        assert_eq!(free_name("ÜBUNG", &others, 1), Ok("ÜBUNG".to_owned()), "its own name in other letters");
    }

    #[test]
    fn a_value_is_thousandths_without_a_fraction_lost() {
        let read = [("92", 92_000), ("1.5", 1_500), ("0,25", 250), ("007", 7_000), ("999999999.999", 999_999_999_999)];
        for (text, value) in read {
            assert_eq!(thousandths(text), Ok(Some(value)), "{text}");
        }
        assert_eq!(thousandths("  "), Ok(None));
        for odd in ["ninety", "-3", "1.", ".5", "1.2345", "1e3", "1 000", "1.2.3", "1234567890", "٩"] {
            assert_eq!(thousandths(odd), Err(EditRefused::NotANumber), "{odd}");
        }
    }
}
