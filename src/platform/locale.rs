//! Numbers and days as this browser's language writes them.

use std::cell::RefCell;

use wasm_bindgen::JsValue;

use super::time;
use crate::domain::{DayForm, Instant, same_year};

/// `text` in lower case, as this browser's language has it.
pub fn lower_case(text: &str) -> String {
    String::from(js_sys::JsString::from(text).to_locale_lower_case(None))
}

/// A day as this language has it. `utc_offset_min` is the learner's wall clock less UTC there and then.
pub fn day(at: Instant, utc_offset_min: i16, form: DayForm) -> String {
    let choices: Choices = match form {
        DayForm::Short => &[("day", "numeric"), ("month", "short")],
        DayForm::OfYear => &[("day", "numeric"), ("month", "short"), ("year", "numeric")],
        DayForm::Month => &[("month", "short"), ("year", "numeric")],
        DayForm::Weekday => &[("weekday", "long")],
    };
    written(at, utc_offset_min, choices)
}

/// A day, as "19 Nov", or as "19 Nov 2025" where its year is not that of `now`.
pub fn short_day_from(now: Instant, at: Instant, utc_offset_min: i16) -> String {
    match is_this_year(now, at, utc_offset_min) {
        true => day(at, utc_offset_min, DayForm::Short),
        false => day(at, utc_offset_min, DayForm::OfYear),
    }
}

/// A calendar day, as "2 November", or as "2 November 2025" where its year is not that of `now`.
pub fn of_day_from(now: Instant, date: chrono::NaiveDate) -> String {
    let noon = Instant(date.and_hms_opt(12, 0, 0).map_or(0, |noon| noon.and_utc().timestamp_millis()));
    match is_this_year(now, noon, 0) {
        true => written(noon, 0, &[("day", "numeric"), ("month", "long")]),
        false => written(noon, 0, &[("day", "numeric"), ("month", "long"), ("year", "numeric")]),
    }
}

/// A day with its weekday, as "Thursday 19 November", and with its year where that is not the year of `now`.
pub fn long_day_from(now: Instant, at: Instant, utc_offset_min: i16) -> String {
    match is_this_year(now, at, utc_offset_min) {
        true => written(at, utc_offset_min, &[("weekday", "long"), ("day", "numeric"), ("month", "long")]),
        false => written(
            at,
            utc_offset_min,
            &[("weekday", "long"), ("day", "numeric"), ("month", "long"), ("year", "numeric")],
        ),
    }
}

fn is_this_year(now: Instant, at: Instant, utc_offset_min: i16) -> bool {
    same_year((at, utc_offset_min), (now, time::utc_offset_min()))
}

/// A moment of the day, as "14:32" or as this language has it.
pub fn time_of_day(at: Instant, utc_offset_min: i16) -> String {
    written(at, utc_offset_min, &[("hour", "numeric"), ("minute", "2-digit")])
}

fn shifted(at: Instant, utc_offset_min: i16) -> js_sys::Date {
    let local = at.after(i64::from(utc_offset_min) * 60_000);
    js_sys::Date::new(&JsValue::from_f64(local.0 as f64))
}

/// What a writer of days shows: names of Intl.DateTimeFormat's options, and their values.
type Choices = &'static [(&'static str, &'static str)];

thread_local! {
    /// The writers that were asked for: to make one takes the browser longer than to write a hundred days or numbers.
    static WRITERS: RefCell<Vec<(Choices, js_sys::Function)>> = const { RefCell::new(Vec::new()) };
}

fn written(at: Instant, utc_offset_min: i16, choices: Choices) -> String {
    write(&shifted(at, utc_offset_min), choices, |options| {
        set(options, ("timeZone", "UTC"));
        // no language named is the browser's own; `navigator.language` may be none at all
        js_sys::Intl::DateTimeFormat::new(&js_sys::Array::new(), options).format()
    })
}

/// A number with 0, 1 or 2 decimals, as "1,998" or "0.44" or as this browser's language writes it. In Latin digits, as the
/// sentences around it.
pub fn number(value: f64, places: u8) -> String {
    const LATIN: (&str, &str) = ("numberingSystem", "latn");
    const CHOICES: [Choices; 3] = [
        &[LATIN, ("maximumFractionDigits", "0")],
        &[LATIN, ("maximumFractionDigits", "1"), ("minimumFractionDigits", "1")],
        &[LATIN, ("maximumFractionDigits", "2"), ("minimumFractionDigits", "2")],
    ];
    let choices = CHOICES[usize::from(places.min(2))];
    write(&JsValue::from_f64(value), choices, |options| {
        js_sys::Intl::NumberFormat::new(&js_sys::Array::new(), options).format()
    })
}

fn write(value: &JsValue, choices: Choices, make: fn(&js_sys::Object) -> js_sys::Function) -> String {
    let known = WRITERS
        .with_borrow(|writers| writers.iter().find(|(known, _)| *known == choices).map(|(_, writer)| writer.clone()));
    let writer = known.unwrap_or_else(|| {
        let options = js_sys::Object::new();
        choices.iter().for_each(|choice| set(&options, *choice));
        let made = make(&options);
        WRITERS.with_borrow_mut(|writers| writers.push((choices, made.clone())));
        made
    });
    let text = writer.call1(&JsValue::UNDEFINED, value);
    text.ok().and_then(|text| text.as_string()).unwrap_or_default()
}

fn set(options: &js_sys::Object, (name, value): (&str, &str)) {
    // setting a property of a fresh object cannot fail
    let _ = js_sys::Reflect::set(options, &JsValue::from_str(name), &JsValue::from_str(value));
}
