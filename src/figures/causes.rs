//! What went wrong: causes by how often they were given, and whether that changed.

use super::figure::{Figure, Key, Shown, Table};
use super::seen::Seen;
use crate::charts::{Lane, Lanes, Turn};
use crate::drawing::What;
use crate::insights::history::{CauseShare, causes, precise};
use crate::insights::methods::{Changed, Compared, Verdict};
use crate::insights::{SHARE_MINIMUM, Share, Tally};
use crate::words;

/// As many as one looks over; the table has all.
const MOST: usize = 8;

/// The chart.
pub static CAUSES: Figure = Figure {
    id: "causes-finding",
    also: words::OF_CAUSES,
    head: words::CAUSES_HEAD,
    show,
    table,
    table_name: words::CAUSES_AS_TABLE,
    heads: &[words::CAUSE, words::COMPONENT, words::TIMES, words::LIKELY_SHARE, words::LATER_HALF, words::LIKELY_RATE],
    method: words::CAUSES_METHOD,
    key: Key::None,
    has_choices: false,
    reads: true,
};

/// Its words, and its component's.
fn names(seen: &Seen, cause: &CauseShare) -> (String, String) {
    let component = seen.skill.component(cause.component);
    let label = component.and_then(|component| component.label(cause.cause)).unwrap_or(words::NOT_KNOWN);
    (label.to_owned(), component.map_or(words::NOT_KNOWN, |component| &component.name).to_owned())
}

/// How often it comes in the later half beside the earlier one; and whether that may be believed: of all causes that were looked at one in
/// twenty at most has an arrow by chance.
fn change(cause: &CauseShare) -> Option<(&Changed, Verdict)> {
    let Ok(Compared::Measured(changed)) = &cause.change else { return None };
    let is_sure = cause.q_value.is_some_and(|q| q <= 0.05);
    Some((changed, if is_sure { changed.verdict() } else { Verdict::Unclear }))
}

fn show(seen: &Seen) -> Shown {
    let found = causes(seen.digests(), &seen.scope());
    let [first, ..] = found.as_slice() else { return too_few(seen) };
    if first.of < SHARE_MINIMUM {
        return too_few(seen);
    }
    let several = seen.components.len() != 1 && found.iter().any(|cause| cause.component != first.component);

    let lane = |cause: &CauseShare| {
        let (name, component) = names(seen, cause);
        Lane {
            name,
            more: if several { component } else { String::new() },
            value: words::number(cause.count as usize),
            bar: Some(cause.count * 1000 / first.count.max(1)),
            turn: match change(cause) {
                Some((_, Verdict::Rises)) => Turn::Up,
                Some((_, Verdict::Falls)) => Turn::Down,
                _ => Turn::None,
            },
            ..Lane::default()
        }
    };
    let lanes: Vec<Lane> = found.iter().take(MOST).map(lane).collect();
    Shown {
        finding: words::causes_finding(&names(seen, first).0, first.count, first.of),
        note: words::causes_note(found.len(), precise(&found), &seen.when),
        values: found
            .iter()
            .take(MOST)
            .map(|cause| words::cause_value(&names(seen, cause).0, cause, change(cause)))
            .collect(),
        missing: None,
        what: What::Lanes(Lanes { lanes, ..Lanes::default() }),
    }
}

fn too_few(seen: &Seen) -> Shown {
    let all = Tally::of(seen.sessions());
    let explained = all.misses().saturating_sub(all.waiting);
    let note = words::explained_so_far(explained, all.misses(), &seen.when);
    let missing = words::explained_missing(SHARE_MINIMUM.saturating_sub(explained).max(1));
    Shown::missing(words::CAUSES_HEAD, note, missing)
}

fn table(seen: &Seen, most: usize) -> Table {
    let found = causes(seen.digests(), &seen.scope());
    let row = |cause: &CauseShare| {
        let (name, component) = names(seen, cause);
        let likely = Share::of(cause.count, cause.of)
            .map_or_else(|| words::FEWER_THAN_FIVE.to_owned(), |share| words::between(share.likely));
        let changed =
            change(cause).map(|(changed, _)| (words::ratio(changed.ratio), words::ratio_between(changed.interval)));
        let (ratio, interval) = changed.unwrap_or_else(|| (words::NOT_KNOWN.to_owned(), words::NOT_KNOWN.to_owned()));
        vec![name, component, words::number(cause.count as usize), likely, ratio, interval]
    };
    Table { rows: found.iter().take(most).map(row).collect(), all: found.len() }
}
