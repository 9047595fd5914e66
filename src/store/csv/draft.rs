//! A session as a file tells of it: in names, not yet in numbers.

use std::collections::BinaryHeap;

use crate::domain::{Closing, Instant, Millis, Pause, SessionId, Size, Source};

/// A session out of a file.
#[derive(Clone, Debug)]
pub(super) struct Draft {
    /// Its name, where the file has one; else it gets one from what is in it.
    pub id: Option<SessionId>,
    /// Which of a day's sessions it is, as the file says.
    pub which: String,
    /// What was practised; empty where the file does not say.
    pub skill: String,
    pub began: Instant,
    pub ended: Instant,
    pub utc_offset_min: i16,
    pub planned_min: u16,
    pub running: Millis,
    pub pauses: Vec<Pause>,
    pub misses_only: bool,
    pub note: String,
    /// What was said as it closed.
    pub closing: Closing,
    pub attempts: Vec<DraftAttempt>,
    /// When each attempt was is not known: they are spread over the session.
    pub is_spread: bool,
    /// The line of the file on which it begins, from 1.
    pub line: u32,
}

/// An attempt out of a file. Empty names are those of nothing that was said.
#[derive(Clone, PartialEq, Debug)]
pub(super) struct DraftAttempt {
    pub at: Instant,
    pub running: Millis,
    pub component: String,
    pub level: DraftLevel,
    /// `None`: it was clean.
    pub miss: Option<DraftMiss>,
    pub source: Source,
    /// The place of the miss that it is the retry of, and the tweak that it tried.
    pub retry: Option<(usize, String)>,
}

/// A level as a file names it.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(super) struct DraftLevel {
    pub name: String,
    /// As written, and in thousandths once it is read.
    pub value: Option<i64>,
    pub unit: String,
}

/// A miss as a file tells of it.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(super) struct DraftMiss {
    pub size: Option<Size>,
    pub cause: String,
    pub tweak: String,
}

/// "wobble", "Stumble", "fall".
pub(super) fn size_of(word: &str) -> Option<Size> {
    match word.trim().to_lowercase().as_str() {
        "wobble" | "wobbles" => Some(Size::Wobble),
        "stumble" | "stumbles" => Some(Size::Stumble),
        "fall" | "falls" | "fell" => Some(Size::Fall),
        _ => None,
    }
}

/// "92", "1.5", "1,5" as so many `parts` of one, to the nearest; `None` if it is no number.
pub(super) fn number(text: &str, parts: i64) -> Option<i64> {
    let text = text.trim();
    let (sign, text) = text.strip_prefix('-').map_or((1, text), |text| (-1, text));
    let (whole, part) = text.split_once(['.', ',']).unwrap_or((text, ""));
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if whole.is_empty() && part.is_empty() || whole.len() > 12 || !digits(whole) || !digits(part) {
        return None;
    }
    // more decimals than nine say nothing more; whole numbers, so that nothing is rounded twice
    let places = part.len().min(9);
    let all =
        whole.bytes().chain(part.bytes().take(places)).fold(0, |all: i128, digit| all * 10 + i128::from(digit - b'0'));
    let of = 10_i128.pow(places as u32);
    let many = (all * i128::from(parts) * 2 + of) / (of * 2);
    i64::try_from(many).ok().map(|many| sign * many)
}

/// `items` by their keys, those with the same in the order in which they are. One sort for all types of items: the standard one is
/// there anew for each.
pub(super) fn in_order<T>(items: Vec<T>, key: impl Fn(&T) -> i64) -> Vec<T> {
    let keyed: BinaryHeap<(i64, usize)> = items.iter().enumerate().map(|(place, item)| (key(item), place)).collect();
    let mut items: Vec<Option<T>> = items.into_iter().map(Some).collect();
    keyed.into_sorted_vec().into_iter().filter_map(|(_, place)| items.get_mut(place)?.take()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_read_to_the_nearest_part() {
        let read =
            [("92", 92_000), ("1.5", 1500), ("1,5", 1500), (".5", 500), ("-0.25", -250), ("0.0005", 1), ("0.00049", 0)];
        for (text, parts) in read {
            assert_eq!(number(text, 1000), Some(parts), "{text}");
        }
        for odd in ["", ".", "-", "1e3", "1 000", "1.2.3", "x", "٩", "1234567890123"] {
            assert_eq!(number(odd, 1000), None, "{odd}");
        }
    }

    #[test]
    fn what_is_equal_stays_in_its_order() {
        assert_eq!(
            in_order(vec![(2, 'a'), (1, 'b'), (2, 'c'), (1, 'd')], |item| item.0),
            [(1, 'b'), (1, 'd'), (2, 'a'), (2, 'c')]
        );
    }
}
