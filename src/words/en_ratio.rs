//! English: what something is multiplied or divided by, and over which time.

use super::en_made::rate;
use crate::insights::methods::Celeration;

/// A factor beyond this, or its inverse, is written as this.
const MOST: f64 = 9999.0;
/// Weeks in a year, on average over leap years.
const WEEKS_A_YEAR: f64 = 365.25 / 7.0;
/// An interval a week narrower than this does not show in two decimals; nor does a change much smaller than twice of it.
const NARROW: f64 = 0.01;

/// "×2.00", "÷1.50", "÷12.3": what is multiplied or divided by.
pub fn ratio(factor: f64) -> String {
    let (sign, factor) = if factor < 1.0 { ('÷', 1.0 / factor) } else { ('×', factor) };
    format!("{sign}{}", rate(factor.min(MOST)))
}

/// "÷1.04 to ×1.13", "÷1.04 to ÷1.13": from the smaller change to the larger one where both are divisions.
pub fn ratio_between((lower, upper): (f64, f64)) -> String {
    let (from, to) = if upper < 1.0 { (upper, lower) } else { (lower, upper) };
    format!("{} to {}", ratio(from), ratio(to))
}

/// Over which time a change is told: by the week, as is usual; by the year where years of sessions make the interval so narrow that
/// "÷1.00 to ÷1.00 a week" would say nothing.
#[derive(Clone, Copy)]
pub(super) struct Pace {
    weeks: f64,
    unit: &'static str,
}

impl Pace {
    /// By the width of the interval of a factor a week.
    pub(super) fn of(found: &Celeration) -> Self {
        let (lower, upper) = found.interval;
        let is_small = found.per_week.ln().abs() < 2.0 * NARROW;
        match is_small && lower > 0.0 && (upper / lower).ln() < NARROW {
            true => Self { weeks: WEEKS_A_YEAR, unit: said!("a year") },
            false => Self { weeks: 1.0, unit: said!("a week") },
        }
    }

    /// "÷1.09"
    pub(super) fn factor(self, per_week: f64) -> String {
        ratio(self.over(per_week))
    }

    /// "÷1.09 a week", "÷1.31 a year"
    pub(super) fn times(self, per_week: f64) -> String {
        format!("{} {}", self.factor(per_week), self.unit)
    }

    /// "÷1.04 to ×1.13"
    pub(super) fn between(self, (lower, upper): (f64, f64)) -> String {
        ratio_between((self.over(lower), self.over(upper)))
    }

    /// "÷1.04 to ×1.13 a week"
    pub(super) fn times_between(self, interval: (f64, f64)) -> String {
        format!("{} {}", self.between(interval), self.unit)
    }

    /// " a week"
    pub(super) fn unit(self) -> String {
        format!(" {}", self.unit)
    }

    /// A factor a week over its time.
    pub(super) fn over(self, per_week: f64) -> f64 {
        per_week.powf(self.weeks)
    }
}
