//! How long it takes from a miss to the next attempt, with a tweak in between and without one.

use super::figure::{Figure, Key, Shown, Table};
use super::seen::Seen;
use crate::charts::{Lane, Lanes};
use crate::domain::Millis;
use crate::drawing::What;
use crate::insights::Recovered;
use crate::insights::history::recovery;
use crate::words;

/// The chart.
pub static RECOVERED: Figure = Figure {
    id: "recovery-finding",
    also: words::OF_RECOVERY,
    head: words::HOW_SOON,
    show,
    table,
    table_name: words::RECOVERY_AS_TABLE,
    heads: &[words::BEFORE_NEXT, words::TIMES, words::MEDIAN, words::LIKELY_SHARE],
    method: words::RECOVERY_METHOD,
    key: Key::None,
    has_choices: false,
    reads: true,
};

/// With a tweak, and without.
type Both = [Result<Recovered, usize>; 2];
const NAMES: [&str; 2] = [words::WITH_TWEAK, words::WITHOUT_TWEAK];

fn both(seen: &Seen) -> Both {
    let recovery = recovery(seen.digests(), &seen.scope());
    [recovery.with_tweak(), recovery.without_tweak()]
}

fn show(seen: &Seen) -> Shown {
    let both = both(seen);
    let [finding, note] = [words::recovery_finding(&both).concat(), words::recovery_note(&both, &seen.when)];
    if both.iter().all(Result::is_err) {
        return Shown::missing(&finding, note, words::recovery_missing(&both));
    }
    let found = || NAMES.into_iter().zip(&both).filter_map(|(name, found)| Some((name, found.as_ref().ok()?)));
    let longest = |found: &Recovered| found.likely.map_or(found.median, |(_, upper)| upper);
    // whole tens of seconds
    let end = (found().map(|(_, found)| longest(found)).max().unwrap_or(1) / 10_000 + 1) * 10_000;
    let share = |time: Millis| (time.clamp(0, end) * 1000 / end) as u32;
    let lane = |(name, found): (&str, &Recovered)| Lane {
        name: name.to_owned(),
        more: words::times(found.n),
        value: words::seconds(found.median),
        dot: Some(share(found.median)),
        likely: found.likely.map(|(from, to)| (share(from), share(to))),
        clean: true,
        ..Lane::default()
    };
    let lanes: Vec<Lane> = found().map(lane).collect();
    Shown {
        finding: words::recovery_finding(&both),
        note,
        values: found().map(|(name, found)| words::recovery_value(name, found)).collect(),
        missing: None,
        what: What::Lanes(Lanes { lanes, axis: [0, end / 2, end].map(words::seconds).to_vec(), reference: None }),
    }
}

fn table(seen: &Seen, _: usize) -> Table {
    let row = |(name, found): (&str, Result<Recovered, usize>)| {
        let mut row = vec![name.to_owned()];
        row.extend(match found {
            Ok(found) => [words::number(found.n), words::seconds(found.median), words::likely_seconds(found.likely)],
            Err(n) => [words::number(n), words::NOT_KNOWN.to_owned(), words::recovery_few(n)],
        });
        row
    };
    let rows: Vec<Vec<String>> = NAMES.into_iter().zip(both(seen)).map(row).collect();
    Table { all: rows.len(), rows }
}
