//! The edge, session by session: the error rate, and the band between comfortable and hopeless.

use super::days;
use super::explained::PERCENT;
use super::figure::{Figure, Key, Shown, Table};
use super::seen::{Seen, day};
use crate::charts::{MarkInk, Plot, Series};
use crate::domain::SessionSummary;
use crate::drawing::What;
use crate::insights::{EDGE_BAND, EDGE_MINIMUM, Share, day_number};
use crate::words;

/// As many sessions as have room; older ones are in the table.
const DOTS: usize = 60;

/// The chart.
pub static EDGE: Figure = Figure {
    id: "edge-finding",
    also: words::OF_EDGE,
    head: words::EDGE_HEAD,
    show,
    table,
    table_name: words::SESSIONS_AS_TABLE,
    heads: &[words::DAY, words::MISSES_OF_ATTEMPTS, words::LIKELY_SHARE],
    method: words::EDGE_METHOD,
    key: Key::Edge,
    has_choices: false,
    reads: false,
};

/// The sessions with enough attempts, and the share of misses of each.
fn rates(seen: &Seen) -> Vec<(i64, Share)> {
    let rate = |session: &SessionSummary| {
        let attempts = session.clean_known()? + session.misses();
        let share = Share::of(session.misses(), attempts).filter(|_| attempts as usize >= EDGE_MINIMUM)?;
        Some((day_number(session.began, session.utc_offset_min), share))
    };
    seen.sessions().iter().filter_map(rate).collect()
}

fn show(seen: &Seen) -> Shown {
    let rates = rates(seen);
    if rates.is_empty() {
        let note = words::sessions_when(seen.sessions().len(), &seen.when);
        return Shown::missing(words::EDGE_HEAD, note, words::edge_missing(EDGE_MINIMUM));
    }
    let is_meeting = |(_, share): &&(i64, Share)| {
        let band = (EDGE_BAND.0 * 1000.0, EDGE_BAND.1 * 1000.0);
        let at = f64::from(share.k) * 1000.0 / f64::from(share.n);
        (band.0..=band.1).contains(&at)
    };
    let inside = rates.iter().filter(is_meeting).count();
    let shown = rates.get(rates.len().saturating_sub(DOTS)..).unwrap_or_default();
    let (first, last) = (shown.first().map_or(0, |(day, _)| *day), shown.last().map_or(0, |(day, _)| *day));
    let (from, to) = seen.window.days(seen.now).map_or((first, last), |(from, to)| (from.max(first.min(to)), to));
    let at = |share: &Share| i64::from(share.k) * 1000 / i64::from(share.n.max(1)) * PERCENT;
    let dots: Vec<(i64, i64)> = shown.iter().map(|(day, share)| (*day, at(share))).collect();
    let likely = |share: &Share| (i64::from(share.likely.0) * PERCENT, i64::from(share.likely.1) * PERCENT);
    let series = Series {
        ink: MarkInk::Miss,
        likely: shown.iter().map(|(_, share)| likely(share)).collect(),
        dots,
        ..Series::default()
    };
    let band = |share: f64| (share * 1000.0) as i64 * PERCENT;
    let plot = Plot {
        from,
        to,
        along: days::along(from, to),
        caption: words::MISSED.to_owned(),
        bounds: Some((0, 1000 * PERCENT)),
        levels: [0, 100, 300, 1000].map(|share| (i64::from(share) * PERCENT, words::percent(share))).to_vec(),
        between: Some((band(EDGE_BAND.0), band(EDGE_BAND.1))),
        stops: shown.iter().map(|(day, _)| *day).collect(),
        series: vec![series],
        ..Plot::default()
    };
    let value = |(at, share): &(i64, Share)| words::edge_value(&day(*at, seen.has_years), share);
    Shown {
        finding: words::edge_finding(inside, rates.len()),
        note: words::edge_note(&seen.when, rates.len(), shown.len()),
        values: shown.iter().map(value).collect(),
        missing: None,
        what: What::Plot(plot),
    }
}

fn table(seen: &Seen, most: usize) -> Table {
    let rates = rates(seen);
    let row = |(at, share): &(i64, Share)| {
        vec![day(*at, seen.has_years), words::of(share.k, share.n), words::between(share.likely)]
    };
    Table { rows: rates.iter().rev().take(most).map(row).collect(), all: rates.len() }
}
