//! English: what the statistics of Insights say, and what is missing where they cannot say it yet.

use super::en_made::counted;
use super::numbers::hundredths;
use crate::insights::methods::Missing;

/// A factor beyond this, or its inverse, is written as this.
const MOST: f64 = 9999.0;

/// "×2.00", "÷1.50": what a frequency is multiplied or divided by.
pub fn times_a_week(factor: f64) -> String {
    let (sign, factor) = if factor < 1.0 { ('÷', 1.0 / factor) } else { ('×', factor) };
    format!("{sign}{}", hundredths((factor.min(MOST) * 100.0).round() as u64))
}

/// "2 more sessions and this can say whether it changes.": what is missing; `then` is what it could say.
pub fn missing(missing: Missing, then: &str) -> String {
    let more = |n: usize, one: &str, many: &str| format!("{} and this can {then}.", counted(n, one, many));
    match missing {
        Missing::Sessions(n) => more(n, "more session", "more sessions"),
        Missing::Days(n) => more(n, "more day with practice", "more days with practice"),
        Missing::Span(n) => more(n.max(1) as usize, "more day", "more days"),
        Missing::Counted(n) => more(n, "more attempt", "more attempts"),
        Missing::NoCount => said!("None so far: there is nothing that could change.").to_owned(),
        Missing::Mixed => said!("Levels or components were mixed: there is no one thing that could change.").to_owned(),
        Missing::NoAnswer => said!("There is no answer in these numbers.").to_owned(),
    }
}
