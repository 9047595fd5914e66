//! Days in sentences, written as the person's browser writes them.

use std::cell::Cell;

use chrono::{DateTime, Datelike};

use crate::domain::{DayForm, Instant};

/// Writes the day of a moment where the wall clock is so many minutes ahead of UTC.
pub type DayWriter = fn(Instant, i16, DayForm) -> String;

const MONTHS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const WEEKDAYS: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

thread_local! {
    static WRITER: Cell<Option<DayWriter>> = const { Cell::new(None) };
}

/// Has all days written by `writer` from now on. Without one they are in English.
pub fn days_by(writer: DayWriter) {
    WRITER.set(Some(writer));
}

/// A day, as "19 Nov" or as this language has it. `utc_offset_min` is the learner's wall clock less UTC there and then.
pub fn short_day(at: Instant, utc_offset_min: i16) -> String {
    day_as(at, utc_offset_min, DayForm::Short)
}

/// A day and its year, as "19 Nov 2025" or as this language has it.
pub fn day_of_year(at: Instant, utc_offset_min: i16) -> String {
    day_as(at, utc_offset_min, DayForm::OfYear)
}

/// A month and its year, as "Nov 2025" or as this language has it.
pub fn month(at: Instant, utc_offset_min: i16) -> String {
    day_as(at, utc_offset_min, DayForm::Month)
}

/// A weekday, as "Thursday" or as this language has it.
pub fn weekday(at: Instant, utc_offset_min: i16) -> String {
    day_as(at, utc_offset_min, DayForm::Weekday)
}

fn day_as(at: Instant, utc_offset_min: i16, form: DayForm) -> String {
    match WRITER.get() {
        Some(write) => write(at, utc_offset_min, form),
        None => in_english(at, utc_offset_min, form),
    }
}

fn in_english(at: Instant, utc_offset_min: i16, form: DayForm) -> String {
    let day = DateTime::from_timestamp_millis(at.after(i64::from(utc_offset_min) * 60_000).0).unwrap_or_default();
    let month = MONTHS.get(day.month0() as usize).copied().unwrap_or_default();
    match form {
        DayForm::Short => format!("{} {month}", day.day()),
        DayForm::OfYear => format!("{} {month} {}", day.day(), day.year()),
        DayForm::Month => format!("{month} {}", day.year()),
        DayForm::Weekday => {
            let nth = day.weekday().num_days_from_monday() as usize;
            WEEKDAYS.get(nth).copied().unwrap_or_default().to_owned()
        }
    }
}
