//! Explained misses: how many were given a cause, period by period. A habit, and no progress.

use super::days;
use super::figure::{Figure, Key, Shown, Table};
use super::seen::Seen;
use crate::charts::{MarkInk, Plot, Series};
use crate::drawing::What;
use crate::insights::{Period, Share, Tally, periods, practised_weeks};
use crate::words;

/// As many periods as one tells apart.
const DOTS: usize = 26;
const DAY: i64 = 86_400_000;
/// Millionths of a percent in a thousandth.
pub(super) const PERCENT: i64 = 100_000;

/// The chart.
pub static EXPLAINED: Figure = Figure {
    id: "explained-finding",
    also: words::OF_EXPLAINED,
    head: words::EXPLAINED_HEAD,
    show,
    table,
    table_name: words::WEEKS_AS_TABLE,
    heads: &[words::WEEK, words::MISSES, words::EXPLAINED, words::LIKELY_SHARE],
    method: words::EXPLAINED_METHOD,
    key: Key::Shares,
    has_choices: false,
    reads: false,
};

fn show(seen: &Seen) -> Shown {
    let all = Tally::of(seen.sessions());
    let Some(share) = all.explained() else {
        let missing = words::misses_missing(all.misses());
        return Shown::missing(words::EXPLAINED_HEAD, words::sessions_when(seen.sessions().len(), &seen.when), missing);
    };
    let periods = periods(seen.sessions(), DOTS);
    let weeks = periods.first().map_or(1, |period| period.weeks);
    let shares = periods.iter().filter_map(|period| Some((*period, period.tally.explained()?)));
    let (plot, values) = plot_of(seen, &shares.collect::<Vec<_>>(), MarkInk::Ink, words::share_explained);
    let finding = words::explained_finding(&share);
    Shown { finding, note: words::share_note(&share, &seen.when, weeks), values, missing: None, what: What::Plot(plot) }
}

/// Shares along weeks, each with its interval; and what each says.
pub(super) fn plot_of(
    seen: &Seen,
    shares: &[(Period, Share)],
    ink: MarkInk,
    say: fn(&str, &Share) -> String,
) -> (Plot, Vec<String>) {
    let middle = |period: &Period| period.monday.0 / DAY + period.weeks * 7 / 2;
    let (first, last) = shares.iter().fold((i64::MAX, i64::MIN), |(f, l), (p, _)| (f.min(middle(p)), l.max(middle(p))));
    let (from, to) = seen.window.days(seen.now).unwrap_or((first, last));
    let at = |share: &Share| i64::from(share.k) * 1000 / i64::from(share.n.max(1)) * PERCENT;
    let likely = |share: &Share| (i64::from(share.likely.0) * PERCENT, i64::from(share.likely.1) * PERCENT);
    let dots: Vec<(i64, i64)> = shares.iter().map(|(period, share)| (middle(period), at(share))).collect();
    let series = Series {
        ink,
        likely: shares.iter().map(|(_, share)| likely(share)).collect(),
        line: dots.clone(),
        dots,
        ..Series::default()
    };
    let plot = Plot {
        from,
        to,
        along: days::along(from, to),
        bounds: Some((0, 1000 * PERCENT)),
        levels: [0, 500, 1000].map(|share| (i64::from(share) * PERCENT, words::percent(share))).to_vec(),
        stops: shares.iter().map(|(period, _)| middle(period)).collect(),
        series: vec![series],
        ..Plot::default()
    };
    let values = shares.iter().map(|(period, share)| say(&days::period(period, seen.has_years), share)).collect();
    (plot, values)
}

fn table(seen: &Seen, most: usize) -> Table {
    let weeks = practised_weeks(seen.sessions());
    let row = |week: &Period| {
        let (misses, share) = (week.tally.misses(), week.tally.explained());
        let likely = share.map_or_else(|| words::FEWER_THAN_FIVE.to_owned(), |share| words::between(share.likely));
        vec![
            days::first_day(week, seen.has_years),
            words::number(misses as usize),
            words::number(misses.saturating_sub(week.tally.waiting) as usize),
            likely,
        ]
    };
    Table { rows: weeks.iter().rev().take(most).map(row).collect(), all: weeks.len() }
}
