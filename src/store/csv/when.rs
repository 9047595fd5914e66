//! Days and times: as Wobble writes them, and as people and other programs do.

use chrono::{DateTime, Datelike, NaiveDate, NaiveDateTime, TimeDelta};

use crate::domain::{Instant, Millis};

/// The wall clock `offset` minutes ahead of UTC at `at`.
fn wall(at: Instant, offset: i16) -> Option<NaiveDateTime> {
    let local = DateTime::from_timestamp_millis(at.0)?.checked_add_signed(TimeDelta::minutes(offset.into()))?;
    Some(local.naive_utc())
}

/// "2026-11-20 18:00:08"; empty for instants that no calendar has.
pub(super) fn local(at: Instant, offset: i16) -> String {
    wall(at, offset).map_or_else(String::new, |wall| wall.to_string().get(..19).unwrap_or_default().to_owned())
}

/// "2026-11-20T18:00:08.5+01:00"; empty for instants that no calendar has.
pub(super) fn iso(at: Instant, offset: i16) -> String {
    let Some(wall) = wall(at, offset) else { return String::new() };
    // years, days, hours, and a fraction where there is one
    let text = wall.to_string().replace(' ', "T");
    let text = if text.contains('.') { text.trim_end_matches('0') } else { &text };
    let (sign, minutes) = (if offset < 0 { '-' } else { '+' }, offset.unsigned_abs());
    format!("{text}{sign}{:02}:{:02}", minutes / 60, minutes % 60)
}

/// What comes first where a day is written in numbers alone: 3/4 is 3 April or March 4.
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
pub enum DateOrder {
    /// The day.
    DayFirst,
    /// The month.
    MonthFirst,
}

/// A day, and what else was said of the moment.
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
pub(super) struct Stamp {
    pub day: NaiveDate,
    /// Milliseconds since midnight.
    pub time: Option<Millis>,
    /// The wall clock less UTC, in minutes.
    pub offset: Option<i16>,
}

impl Stamp {
    /// The moment, if an offset was said; the beginning of the day without a time.
    pub fn instant(self, offset: i16) -> Instant {
        let midnight = self.day.and_hms_opt(0, 0, 0).map_or(0, |midnight| midnight.and_utc().timestamp_millis());
        Instant(midnight + self.time.unwrap_or(0) - i64::from(offset) * 60_000)
    }
}

const MONTHS: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/// The parts of a day as they stand: numbers, or a month's name as its number; and what comes after them.
struct Parts<'a> {
    parts: [u32; 3],
    /// How many digits each had; 0 for a name.
    digits: [usize; 3],
    sign: char,
    rest: &'a str,
}

fn parts(text: &str) -> Option<Parts<'_>> {
    let mut rest = text.trim();
    // "Fri 20 Nov", "Fri, 20 Nov"
    let first = rest.split([' ', ',']).next().unwrap_or_default();
    let days = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
    let word = first.to_ascii_lowercase();
    if days.iter().any(|day| word.starts_with(day)) && word.bytes().all(|byte| byte.is_ascii_alphabetic()) {
        rest = rest.get(first.len()..)?.trim_start_matches([' ', ',']);
    }
    let (mut found, mut digits, mut sign) = ([0; 3], [0; 3], ' ');
    for place in 0..3 {
        let is_digit = rest.starts_with(|letter: char| letter.is_ascii_digit());
        let same = |letter: char| if is_digit { letter.is_ascii_digit() } else { letter.is_ascii_alphabetic() };
        let length = rest.find(|letter| !same(letter)).unwrap_or(rest.len());
        let (token, after) = rest.split_at(length);
        if is_digit {
            (found[place], digits[place]) = (token.parse().ok()?, length);
        } else {
            let token = token.to_ascii_lowercase();
            found[place] = MONTHS.iter().position(|month| token.starts_with(month))? as u32 + 1;
        }
        rest = after;
        if place < 2 {
            let between = rest.len() - rest.trim_start_matches(['-', '/', '.', ' ', ',']).len();
            sign = rest.chars().next().filter(|_| (1..=2).contains(&between))?;
            rest = &rest[between..];
        }
    }
    Some(Parts { parts: found, digits, sign, rest })
}

/// What the numbers of a day say of the order that they are in. `None`: nothing, or there is only one way to read them.
pub(super) fn told_order(text: &str) -> Option<Result<DateOrder, ()>> {
    let Parts { parts: [one, two, _], digits, sign, .. } = parts(text)?;
    if digits.contains(&0) || digits[0] == 4 {
        return None;
    }
    Some(match (one > 12, two > 12, sign) {
        (true, ..) => Ok(DateOrder::DayFirst),
        (_, true, _) => Ok(DateOrder::MonthFirst),
        // with points between them the day is always first
        (.., '.') => Ok(DateOrder::DayFirst),
        // either way it is the same day
        _ if one == two => return None,
        _ => Err(()),
    })
}

/// The day that `text` is with the day first, and with the month first.
pub fn days_of(text: &str) -> [Option<NaiveDate>; 2] {
    [DateOrder::DayFirst, DateOrder::MonthFirst].map(|order| stamp(text, order).map(|read| read.day))
}

/// A day, with a time or without, as people and programs write them; `None` if it is none that a calendar has.
pub(super) fn stamp(text: &str, order: DateOrder) -> Option<Stamp> {
    let text = text.trim();
    let compact = text.get(..8).filter(|digits| digits.bytes().all(|byte| byte.is_ascii_digit()));
    let (year, month, day, rest) = match compact {
        Some(digits) => {
            let number = |from: usize, until: usize| digits.get(from..until).and_then(|digits| digits.parse().ok());
            (number(0, 4)?, number(4, 6)?, number(6, 8)?, text.get(8..)?)
        }
        None => {
            let Parts { parts: [one, two, three], digits, sign, rest } = parts(text)?;
            let (year, month, day, length) = match digits {
                [4, ..] => (one, two, three, 4),
                [0, _, length] => (three, one, two, length),
                [_, 0, length] => (three, two, one, length),
                [_, _, length] if order == DateOrder::DayFirst || sign == '.' => (three, two, one, length),
                [_, _, length] => (three, one, two, length),
            };
            let year = match length {
                4 => year,
                2 => 2000 + year,
                _ => return None,
            };
            (year, month, day, rest)
        }
    };
    let day = NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, month, day).filter(|day| day.year() < 10_000)?;
    let rest = rest.trim_start_matches([' ', ',']);
    let rest = rest.strip_prefix(['T', 't']).unwrap_or(rest).trim();
    if rest.is_empty() {
        return Some(Stamp { day, time: None, offset: None });
    }
    let (time, offset) = time_and_offset(rest)?;
    Some(Stamp { day, time: Some(time), offset })
}

/// "18:30", "6:30 pm", "18:30:08.5", "18:30Z", "18:30+01:00": milliseconds since midnight, and the offset in minutes.
pub(super) fn time_and_offset(text: &str) -> Option<(Millis, Option<i16>)> {
    let text = text.trim();
    let length = text.find(|letter: char| !(letter.is_ascii_digit() || ":.,".contains(letter))).unwrap_or(text.len());
    let (clock, rest) = text.split_at(length);
    let mut of_clock = clock.split(':');
    let number = |part: Option<&str>, most: i64| -> Option<i64> {
        let part = part?;
        let fits = (1..=2).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit());
        part.parse().ok().filter(|number| fits && *number <= most)
    };
    let mut hour = number(of_clock.next(), 23)?;
    let minute = number(of_clock.next(), 59)?;
    let (second, part) = match of_clock.next() {
        None => (0, 0),
        Some(second) => {
            let (whole, part) = second.split_once(['.', ',']).unwrap_or((second, ""));
            let part: String = part.chars().chain("000".chars()).take(3).collect();
            (number(Some(whole), 59)?, part.parse().ok()?)
        }
    };
    if of_clock.next().is_some() {
        return None;
    }
    let rest = rest.trim().to_ascii_lowercase();
    let halves = |half: &str| rest.strip_prefix(half).map(str::trim_start);
    let rest = match (halves("am"), halves("pm")) {
        (Some(_), _) | (_, Some(_)) if !(1..=12).contains(&hour) => return None,
        (Some(rest), _) => {
            hour %= 12;
            rest
        }
        (_, Some(rest)) => {
            hour = hour % 12 + 12;
            rest
        }
        _ => rest.as_str(),
    };
    let time = ((hour * 60 + minute) * 60 + second) * 1000 + part;
    let offset = match rest {
        "" => None,
        "z" | "utc" | "gmt" => Some(0),
        signed => Some(offset_of(signed)?),
    };
    Some((time, offset))
}

/// "+01:00", "-0530", "+1": minutes.
fn offset_of(text: &str) -> Option<i16> {
    let sign = match text.chars().next()? {
        '+' => 1,
        '-' => -1,
        _ => return None,
    };
    let digits: String = text.chars().skip(1).filter(|letter| *letter != ':').collect();
    if !(1..=4).contains(&digits.len()) || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let number: i16 = digits.parse().ok()?;
    let minutes = if digits.len() > 2 { number / 100 * 60 + number % 100 } else { number * 60 };
    (minutes <= 18 * 60).then_some(sign * minutes)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).expect("a day")
    }

    #[test]
    fn moments_are_written_with_the_clock_of_their_place() {
        let at = Instant(1_795_194_008_500);
        assert_eq!(iso(at, 60), "2026-11-20T18:00:08.5+01:00");
        assert_eq!(local(at, 60), "2026-11-20 18:00:08");
        assert_eq!(iso(Instant(1_795_194_008_000), -330), "2026-11-20T11:30:08-05:30");
        assert_eq!([iso(Instant(i64::MAX), 0), local(Instant(i64::MAX), 0)], ["", ""]);
    }

    #[test]
    fn a_moment_that_was_written_is_read_to_the_millisecond() {
        for (millis, offset) in [(1_795_194_008_512, 60), (1_795_194_008_000, -330), (1_774_746_000_000, 120), (0, 0)] {
            let read = stamp(&iso(Instant(millis), offset), DateOrder::MonthFirst).expect("a moment");
            assert_eq!(read.offset, Some(offset));
            assert_eq!(read.instant(offset), Instant(millis));
        }
    }

    #[test]
    fn a_day_is_read_as_people_write_it() {
        let third = day(2026, 4, 3);
        for text in ["2026-04-03", "2026/4/3", "20260403", "3.4.2026", "03.04.26", "3/4/2026", "3-4-26", "3 Apr 2026"] {
            assert_eq!(stamp(text, DateOrder::DayFirst).map(|read| read.day), Some(third), "{text}");
        }
        for text in ["4/3/2026", "04-03-26", "3.4.2026", "April 3, 2026", "Fri, 3 Apr 2026", "2026-04-03"] {
            assert_eq!(stamp(text, DateOrder::MonthFirst).map(|read| read.day), Some(third), "{text}");
        }
        for text in
            ["", "3/4", "31.2.2026", "13/13/2026", "yesterday", "2026-13-01", "1/2/3", "12:30", "3.4.202", "Maybe 3"]
        {
            assert_eq!(stamp(text, DateOrder::DayFirst), None, "{text}");
        }
    }

    #[test]
    fn a_time_is_read_with_halves_of_the_day_and_offsets() {
        let at = |hour: i64, minute: i64| Some((hour * 60 + minute) * 60_000);
        let time = |text| stamp(text, DateOrder::DayFirst).and_then(|read| read.time);
        assert_eq!(time("2026-04-03 18:30"), at(18, 30));
        assert_eq!(time("3/4/2026, 6:30 PM"), at(18, 30));
        assert_eq!(time("3/4/2026 12:05 am"), at(0, 5));
        assert_eq!(time("3/4/2026 12:05pm"), at(12, 5));
        assert_eq!(time("2026-04-03T18:30:08,25Z"), Some(((18 * 60 + 30) * 60 + 8) * 1000 + 250));
        assert_eq!(time("2026-04-03"), None);
        assert_eq!(stamp("2026-04-03T18:30+0530", DateOrder::DayFirst).and_then(|read| read.offset), Some(330));
        for bad in
            ["2026-04-03 25:00", "2026-04-03 18:60", "2026-04-03 13:00 pm", "2026-04-03 6", "2026-04-03 18:30 CEST?"]
        {
            assert_eq!(stamp(bad, DateOrder::DayFirst), None, "{bad}");
        }
    }

    #[test]
    fn numbers_above_twelve_tell_which_is_the_day() {
        assert_eq!(told_order("13/4/2026"), Some(Ok(DateOrder::DayFirst)));
        assert_eq!(told_order("4/13/26"), Some(Ok(DateOrder::MonthFirst)));
        assert_eq!(told_order("3.4.2026"), Some(Ok(DateOrder::DayFirst)));
        assert_eq!(told_order("3/4/2026"), Some(Err(())));
        assert_eq!(
            [told_order("4/4/2026"), told_order("2026-04-03"), told_order("3 Apr 2026"), told_order("x")],
            [None; 4]
        );
    }
}
