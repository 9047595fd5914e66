//! The share of each size, week by week, and how many of the misses whose size is known were recoverable.

use super::days;
use super::figure::{Figure, Key, Shown, Table};
use super::seen::Seen;
use crate::charts::{SizesLabels, SizesRow};
use crate::drawing::{Shares, What};
use crate::insights::{Period, Share, Tally, periods, practised_weeks};
use crate::words;

/// As many rows as one looks over on a phone.
const ROWS: usize = 20;

/// The chart.
pub static SIZES: Figure = Figure {
    id: "sizes-finding",
    also: words::OF_SIZES,
    head: words::SIZES_HEAD,
    show,
    table,
    table_name: words::WEEKS_AS_TABLE,
    heads: &[
        words::WEEK,
        words::WOBBLE,
        words::STUMBLE,
        words::FALL,
        words::UNSIZED,
        words::WOBBLES_OF_SIZED,
        words::LIKELY_SHARE,
    ],
    method: words::SIZES_METHOD,
    key: Key::LikelySizes,
    has_choices: false,
    reads: false,
};

fn show(seen: &Seen) -> Shown {
    let all = Tally::of(seen.sessions());
    let Some(share) = all.recoverable() else {
        let (note, missing) = (words::sized_so_far(&all, &seen.when), words::sized_missing(all.sized()));
        return Shown::missing(words::SIZES_HEAD, note, missing);
    };
    let periods = periods(seen.sessions(), ROWS);
    let weeks = periods.first().map_or(1, |period| period.weeks);
    let (number, after) = words::sizes_finding(&share);
    let value = |period: &Period| words::sizes_value(&days::period(period, seen.has_years), &period.tally);
    Shown {
        finding: [String::new(), number, after],
        note: words::sizes_note(&share, all.unsized_misses, &seen.when, weeks),
        values: periods.iter().map(value).collect(),
        missing: None,
        what: What::Shares(Shares {
            rows: periods.iter().map(|period| row(period, seen.has_years)).collect(),
            labels: SizesLabels {
                share: words::SHARE_OF_SIZED.to_owned(),
                counted: words::WOBBLES_COUNTED.to_owned(),
                axis: [0, 500, 1000].map(words::percent).to_vec(),
            },
        }),
    }
}

fn row(period: &Period, has_years: bool) -> SizesRow {
    let tally = &period.tally;
    let rest = tally.sessions == 0;
    SizesRow {
        label: days::short_period(period, has_years),
        value: if rest { String::new() } else { words::of(tally.wobbles, tally.sized()) },
        wobble: tally.wobbles,
        stumble: tally.stumbles,
        fall: tally.falls,
        likely: tally.recoverable().map(|share| share.likely),
        rest,
    }
}

/// Every week with practice, whatever the chart's periods are.
fn table(seen: &Seen, most: usize) -> Table {
    let weeks = practised_weeks(seen.sessions());
    let row = |week: &Period| {
        let tally = &week.tally;
        let counts = [tally.wobbles, tally.stumbles, tally.falls, tally.unsized_misses];
        let likely = |share: Share| words::between(share.likely);
        let mut cells = vec![days::first_day(week, seen.has_years)];
        cells.extend(counts.map(|count| words::number(count as usize)));
        cells.push(words::of(tally.wobbles, tally.sized()));
        cells.push(tally.recoverable().map_or_else(|| words::FEWER_THAN_FIVE.to_owned(), likely));
        cells
    };
    Table { rows: weeks.iter().rev().take(most).map(row).collect(), all: weeks.len() }
}
