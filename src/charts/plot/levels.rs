//! The labelled values of an upright axis, and how a value becomes a height.

use super::Plot;
use crate::charts::axis::Scale;
use crate::charts::decimal::push_millionths;

/// Millionths in one.
const ONE: f64 = 1e6;

/// How values become heights.
#[derive(Copy, Clone, PartialEq, Debug)]
pub(super) struct Levels {
    lowest: f64,
    highest: f64,
    is_ratio: bool,
}

impl Levels {
    /// The axis of `plot`, with at most `most` steps where they can be chosen, and its labels.
    pub(super) fn of(plot: &Plot, most: u32, sign: char) -> (Self, Vec<(i64, String)>) {
        let label = |value: i64| {
            let mut text = String::new();
            push_millionths(&mut text, value, sign);
            (value, text + &plot.suffix)
        };
        if plot.ratio {
            let (low, high) = plot.bounds.unwrap_or((-1, 1));
            // beyond these nobody counts by hand: one in a thousand minutes, a thousand a minute
            let (low, high) = (low.clamp(-4, 3), high.clamp(low.clamp(-4, 3) + 1, 4));
            let power = |exponent: i64| 10_i64.pow(u32::try_from(exponent + 6).unwrap_or(0));
            let labels = (low..=high).map(|exponent| label(power(exponent))).collect();
            return (Self { lowest: low as f64, highest: high as f64, is_ratio: true }, labels);
        }
        let (low, high) = plot.bounds.unwrap_or_else(|| (0, highest(plot)));
        if !plot.levels.is_empty() {
            let high = high.max(low.saturating_add(1));
            return (Self { lowest: low as f64, highest: high as f64, is_ratio: false }, plot.levels.clone());
        }
        let high = u32::try_from(high.max(0) / 1000).unwrap_or(u32::MAX).min(1 << 30);
        // hundredths of a unit and less need millionths; thousands of them do not
        let (scale, unit) = match high {
            ..1000 => (Scale::reaching(highest_of(plot), most), 1),
            _ => (Scale::reaching(high, most), 1000),
        };
        let labels = scale.values().map(|value| label(i64::from(value) * unit)).collect();
        (Self { lowest: 0.0, highest: (i64::from(scale.top()) * unit) as f64, is_ratio: false }, labels)
    }

    /// How many powers of ten.
    pub(super) fn cycles(&self) -> f64 {
        self.highest - self.lowest
    }

    /// How high a value stands, from 0 at the bottom to 1 at the top; outside, where it leaves the picture.
    pub(super) fn share(&self, value: i64) -> f64 {
        let value = match self.is_ratio {
            // nothing has no ratio to anything: it stands at the bottom
            true if value <= 0 => self.lowest,
            true => (value as f64 / ONE).log10(),
            false => value as f64,
        };
        ((value - self.lowest) / (self.highest - self.lowest)).clamp(0.0, 1.0)
    }
}

fn highest(plot: &Plot) -> i64 {
    let zone = plot.between.map(|(_, upper)| upper);
    let of = |series: &super::Series| {
        let dots = series.dots.iter().chain(&series.line).map(|(_, value)| *value);
        dots.chain(series.likely.iter().map(|(_, upper)| *upper)).max()
    };
    plot.series.iter().filter_map(of).chain(zone).max().unwrap_or(0)
}

fn highest_of(plot: &Plot) -> u32 {
    let high = plot.bounds.map_or_else(|| highest(plot), |(_, high)| high);
    u32::try_from(high.max(0)).unwrap_or(u32::MAX).min(1 << 30)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::charts::Series;

    fn of(plot: &Plot) -> (Levels, Vec<String>) {
        let (levels, labels) = Levels::of(plot, 4, ',');
        (levels, labels.into_iter().map(|(_, label)| label).collect())
    }

    #[test]
    fn even_steps_reach_what_is_highest() {
        let series = Series { dots: vec![(0, 440_000)], likely: vec![(400_000, 900_000)], ..Series::default() };
        let plot = Plot { series: vec![series], ..Plot::default() };
        assert_eq!(of(&plot).1, ["0", "0,5", "1"]);
        let tiny = Plot { series: vec![Series { dots: vec![(0, 2_300)], ..Series::default() }], ..Plot::default() };
        assert_eq!(of(&tiny).1, ["0", "0,001", "0,002", "0,003"]);
        let percent = Plot { bounds: Some((0, 100_000_000)), suffix: " %".into(), ..Plot::default() };
        assert_eq!(of(&percent).1, ["0 %", "50 %", "100 %"]);
        assert_eq!(of(&Plot::default()).1, ["0", "0,001"], "nothing is drawn, and still there is an axis");
    }

    #[test]
    fn ratios_are_powers_of_ten_and_equal_ratios_equally_high() {
        let plot = Plot { ratio: true, bounds: Some((-3, 3)), ..Plot::default() };
        let (levels, labels) = of(&plot);
        assert_eq!(labels, ["0,001", "0,01", "0,1", "1", "10", "100", "1000"]);
        let rise = |from: i64, to: i64| levels.share(to) - levels.share(from);
        assert!((rise(1_000_000, 2_000_000) - rise(40_000, 80_000)).abs() < 1e-9);
        assert_eq!((levels.share(0), levels.share(-5), levels.share(i64::MAX)), (0.0, 0.0, 1.0));
        assert_eq!(of(&Plot { ratio: true, bounds: Some((9, -9)), ..Plot::default() }).1.len(), 2, "odd bounds");
    }
}
