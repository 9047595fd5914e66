//! Lines on the standard celeration chart: the logarithm of a frequency over calendar days, and how far days bounce around it.
//!
//! ```text
//! log10(frequency) = intercept + slope·day         ×/÷ per week = 10^(7·slope)
//! bounce           = 10^(q95 − q5) of the residuals of log10(frequency): the ratio of the 5–95 % envelope
//! ```
//!
//! Both lines, by least squares and by Theil and Sen, and the bounce are as OpenCelerator has them (fit_lines.js, SJV-S/OpenCelerator2; ÷ and ×
//! after Pennypacker, Gutierrez & Lindsley 2003). A day without a count has no logarithm: it is left out of these lines and told.

use super::celeration::{CELERATION_DAYS, CELERATION_SPAN, Dated, Missing};
use super::distributions::t_quantile;
use super::theil_sen::median_slope;

/// How far days lie from a line, as ratios of the upper edge of an envelope to the lower one.
#[derive(Copy, Clone, PartialEq, Debug)]
pub struct Bounce {
    /// Of the 5–95 % envelope.
    pub envelope: f64,
    /// Of the middle half.
    pub middle_half: f64,
    /// Of one standard deviation to both sides.
    pub deviation: f64,
    /// The edges of the 5–95 % envelope, as factors on the line.
    pub edges: (f64, f64),
}

/// A line through the logarithms of frequencies.
#[derive(Copy, Clone, PartialEq, Debug)]
pub struct Line {
    /// How many days with a count it goes by.
    pub n: usize,
    /// How many days without a count were left out.
    pub left_out: usize,
    /// In log10 of the frequency per day.
    pub slope: f64,
    /// log10 of the frequency on day 0.
    pub intercept: f64,
    /// What the frequency is multiplied by each week.
    pub per_week: f64,
    /// Its 95 % interval: Student's t for least squares, Sen's for the median slope.
    pub interval: (f64, f64),
    /// How far days lie from it.
    pub bounce: Bounce,
}

impl Line {
    /// The frequency that the line has on a day.
    pub fn at(&self, day: f64) -> f64 {
        10f64.powf(self.intercept + self.slope * day)
    }

    fn of(logs: &[(f64, f64)], left_out: usize, slope: f64, intercept: f64, likely: (f64, f64)) -> Self {
        let week = |slope: f64| 10f64.powf(7.0 * slope);
        let mut residuals: Vec<f64> = logs.iter().map(|(day, log)| log - intercept - slope * day).collect();
        residuals.sort_unstable_by(f64::total_cmp);
        let n = residuals.len() as f64;
        let mean = residuals.iter().sum::<f64>() / n;
        let deviation = (residuals.iter().map(|away| (away - mean).powi(2)).sum::<f64>() / n).sqrt();
        let [q5, q25, q75, q95] = [0.05, 0.25, 0.75, 0.95].map(|p| quantile(&residuals, p));
        let ratio = |log: f64| 10f64.powf(log);
        let bounce = Bounce {
            envelope: ratio(q95 - q5),
            middle_half: ratio(q75 - q25),
            deviation: ratio(2.0 * deviation),
            edges: (ratio(q5), ratio(q95)),
        };
        let interval = (week(likely.0), week(likely.1));
        Self { n: residuals.len(), left_out, slope, intercept, per_week: week(slope), interval, bounce }
    }
}

/// The value below which a part `p` of `sorted` values lies, between two of them by proportion (Hyndman & Fan 1996, type 7); NaN of none.
pub fn quantile(sorted: &[f64], p: f64) -> f64 {
    let place = sorted.len().saturating_sub(1) as f64 * p;
    let (low, part) = (place.floor() as usize, place.fract());
    match (sorted.get(low), sorted.get(low + 1)) {
        (Some(low), Some(high)) => low + part * (high - low),
        (Some(low), None) => *low,
        _ => f64::NAN,
    }
}

/// The frequency of each day, in order: all that was counted on it over all of its exposure. The first of each pair is the day less `from`.
pub fn by_day(sessions: &[Dated], from: i64) -> Vec<(f64, f64)> {
    let mut sorted: Vec<&Dated> =
        sessions.iter().filter(|one| one.exposure > 0.0 && one.exposure.is_finite()).collect();
    sorted.sort_by_key(|one| one.day);
    let day = |day: &[&Dated]| {
        let count: f64 = day.iter().map(|one| f64::from(one.count)).sum();
        let exposure: f64 = day.iter().map(|one| one.exposure).sum();
        (day[0].day.saturating_sub(from) as f64, count / exposure)
    };
    sorted.chunk_by(|a, b| a.day == b.day).map(day).collect()
}

/// The logarithms of what is above 0, and how many are not.
fn logs(days: &[(f64, f64)]) -> Result<(Vec<(f64, f64)>, usize), Missing> {
    let is_above = |(_, frequency): &&(f64, f64)| *frequency > 0.0 && frequency.is_finite();
    let logs: Vec<(f64, f64)> = days.iter().filter(is_above).map(|(day, rate)| (*day, rate.log10())).collect();
    let (first, last) = logs.iter().fold((f64::MAX, f64::MIN), |(f, l), (day, _)| (f.min(*day), l.max(*day)));
    if logs.is_empty() && !days.is_empty() {
        return Err(Missing::NoCount);
    }
    if logs.len() < CELERATION_DAYS {
        return Err(Missing::Days(CELERATION_DAYS - logs.len()));
    }
    if last - first + 1.0 < CELERATION_SPAN as f64 {
        return Err(Missing::Span(CELERATION_SPAN - (last - first + 1.0) as i64));
    }
    let left_out = days.len() - logs.len();
    Ok((logs, left_out))
}

/// The line of least squares through log10 of the frequencies of `days`, each (day, frequency).
///
/// ```
/// use wobble::insights::methods::least_squares;
/// let days: Vec<(f64, f64)> = (0..15).map(|day| (day as f64, 10.0 * 2f64.powf(day as f64 / 7.0))).collect();
/// let line = least_squares(&days).expect("enough");
/// assert!((line.per_week - 2.0).abs() < 1e-12 && (line.bounce.envelope - 1.0).abs() < 1e-12);
/// ```
///
/// # Errors
/// What is [`Missing`].
pub fn least_squares(days: &[(f64, f64)]) -> Result<Line, Missing> {
    let (logs, left_out) = logs(days)?;
    let n = logs.len() as f64;
    let mean_day = logs.iter().map(|(day, _)| day).sum::<f64>() / n;
    let mean = logs.iter().map(|(_, log)| log).sum::<f64>() / n;
    let square: f64 = logs.iter().map(|(day, _)| (day - mean_day).powi(2)).sum();
    let product: f64 = logs.iter().map(|(day, log)| (day - mean_day) * (log - mean)).sum();
    if square <= 0.0 {
        return Err(Missing::Days(CELERATION_DAYS));
    }
    let slope = product / square;
    let intercept = mean - slope * mean_day;
    let rest: f64 = logs.iter().map(|(day, log)| (log - intercept - slope * day).powi(2)).sum();
    let half = t_quantile(0.975, n - 2.0) * (rest / (n - 2.0) / square).sqrt();
    Ok(Line::of(&logs, left_out, slope, intercept, (slope - half, slope + half)))
}

/// The line with the median slope through log10 of the frequencies of `days`, each (day, frequency), at the height that has as many days
/// above as below.
///
/// # Errors
/// What is [`Missing`].
pub fn theil_sen(days: &[(f64, f64)]) -> Result<Line, Missing> {
    let (logs, left_out) = logs(days)?;
    let slopes = median_slope(&logs).ok_or(Missing::NoAnswer)?;
    let mut heights: Vec<f64> = logs.iter().map(|(day, log)| log - slopes.median * day).collect();
    heights.sort_unstable_by(f64::total_cmp);
    Ok(Line::of(&logs, left_out, slopes.median, quantile(&heights, 0.5), slopes.interval))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_one_dot_and_a_day_without_a_count_is_told() {
        let one = |day, count, exposure| Dated { day, count, exposure };
        let days = by_day(&[one(10, 4, 2.0), one(12, 0, 9.0), one(10, 2, 4.0), one(11, 3, 0.0)], 10);
        assert_eq!(days, [(0.0, 1.0), (2.0, 0.0)]);
        let mut all: Vec<(f64, f64)> = (0..9).map(|day| (f64::from(day), 2.0)).collect();
        all[4].1 = 0.0;
        for line in [least_squares(&all), theil_sen(&all)] {
            let line = line.expect("enough");
            assert_eq!((line.n, line.left_out), (8, 1));
            assert!((line.per_week - 1.0).abs() < 1e-12 && (line.at(3.0) - 2.0).abs() < 1e-12);
        }
    }

    #[test]
    fn below_the_minimum_it_says_what_is_missing() {
        let days = |n: i32, step: f64| -> Vec<(f64, f64)> { (0..n).map(|day| (f64::from(day) * step, 2.0)).collect() };
        for line in [least_squares, theil_sen] {
            assert_eq!(line(&days(4, 3.0)).err(), Some(Missing::Days(1)));
            assert_eq!(line(&days(5, 1.0)).err(), Some(Missing::Span(2)));
            assert_eq!(line(&[(0.0, 0.0); 9]).err(), Some(Missing::NoCount));
            assert_eq!(line(&[]).err(), Some(Missing::Days(5)));
            assert!(line(&days(5, 1.5)).is_ok());
        }
    }

    #[test]
    fn one_day_far_off_moves_the_median_slope_less() {
        let mut days: Vec<(f64, f64)> =
            (0..15).map(|day| (f64::from(day), 4.0 * 2f64.powf(-f64::from(day) / 14.0))).collect();
        days[14].1 = 40.0;
        let (squares, median) = (least_squares(&days).expect("enough"), theil_sen(&days).expect("enough"));
        let right = 0.5f64.sqrt();
        assert!((median.per_week - right).abs() < 0.05 && (squares.per_week - right).abs() > 0.2);
        assert!(median.interval.0 <= median.per_week && median.per_week <= median.interval.1);
    }
}
