//! After a miss: how often the next attempt was clean where a tweak was given before, and where none was.

use super::figure::{Figure, Key, Shown, Table};
use super::seen::Seen;
use crate::charts::{Lane, Lanes};
use crate::drawing::What;
use crate::insights::history::{after_misses, retry_difference};
use crate::insights::{SHARE_MINIMUM, Share};
use crate::words;

/// The chart.
pub static RETRIES: Figure = Figure {
    id: "retries-finding",
    also: words::OF_RETRIES,
    head: words::RETRIES_HEAD,
    show,
    table,
    table_name: words::RETRIES_AS_TABLE,
    heads: &[words::BEFORE_NEXT, words::CLEAN_RETRIES, words::LIKELY_SHARE],
    method: words::RETRIES_METHOD,
    key: Key::None,
    has_choices: false,
    reads: true,
};

const NAMES: [&str; 2] = [words::WITH_TWEAK, words::WITHOUT_TWEAK];

fn show(seen: &Seen) -> Shown {
    let counts = after_misses(seen.digests(), &seen.scope());
    let shares = counts.map(|(k, n)| Share::of(k, n));
    let note = words::retries_note(retry_difference(seen.digests(), &seen.scope()), &seen.when);
    let known = || NAMES.into_iter().zip(shares).filter_map(|(name, share)| Some((name, share?)));
    let lane = |(name, share): (&str, Share)| Lane {
        name: name.to_owned(),
        value: words::of(share.k, share.n),
        dot: Some(share.k * 1000 / share.n.max(1)),
        likely: Some(share.likely),
        clean: true,
        ..Lane::default()
    };
    let lanes: Vec<Lane> = known().map(lane).collect();
    if lanes.is_empty() {
        let most = counts.map(|(_, n)| n).into_iter().max().unwrap_or(0);
        return Shown::missing(words::RETRIES_HEAD, note, words::attempts_missing(SHARE_MINIMUM.saturating_sub(most)));
    }
    Shown {
        finding: words::retries_finding(counts),
        note,
        values: known().map(|(name, share)| words::retries_value(name, &share)).collect(),
        missing: None,
        what: What::Lanes(Lanes { lanes, axis: [0, 500, 1000].map(words::percent).to_vec(), reference: None }),
    }
}

fn table(seen: &Seen, _: usize) -> Table {
    let row = |(name, (k, n)): (&str, (u32, u32))| {
        let likely =
            Share::of(k, n).map_or_else(|| words::FEWER_THAN_FIVE.to_owned(), |share| words::between(share.likely));
        vec![name.to_owned(), words::of(k, n), likely]
    };
    let counts = after_misses(seen.digests(), &seen.scope());
    let rows: Vec<Vec<String>> = NAMES.into_iter().zip(counts).map(row).collect();
    Table { all: rows.len(), rows }
}
