//! What went wrong: causes by how often they were given, and whether that changed.

use super::chart::{Kind, Shown, Table};
use super::key;
use super::seen::Seen;
use crate::charts::{Lane, Lanes, Turn};
use crate::drawing::What;
use crate::insights::methods::Verdict;
use crate::insights::{CAUSES_MINIMUM, CauseShare, Tally, causes};
use crate::words;

/// As many as one looks over; the table has all.
const MOST: usize = 8;

/// The chart.
pub static CAUSES: Kind = Kind {
    id: "causes-finding",
    also: words::OF_CAUSES,
    head: words::CAUSES_HEAD,
    show,
    table,
    table_name: words::CAUSES_AS_TABLE,
    heads: &[words::CAUSE, words::COMPONENT, words::TIMES, words::LIKELY_SHARE, words::EARLIER_HALF, words::LATER_HALF],
    method: words::CAUSES_METHOD,
    key: key::none,
    choice: None,
    reads: true,
};

/// Its words, and its component's.
fn names(seen: &Seen, cause: &CauseShare) -> (String, String) {
    let component = seen.skill.component(cause.component);
    let label = component.and_then(|component| component.label(cause.cause)).unwrap_or(words::NOT_KNOWN);
    (label.to_owned(), component.map_or(words::NOT_KNOWN, |component| &component.name).to_owned())
}

fn show(seen: &Seen) -> Shown {
    let found = causes(seen.digests(), &seen.components);
    let [first, ..] = found.as_slice() else {
        let all = Tally::of(seen.sessions());
        let explained = all.misses().saturating_sub(all.waiting);
        let note = words::explained_so_far(explained, all.misses(), &seen.when);
        return Shown::missing(
            words::CAUSES_HEAD,
            note,
            words::explained_missing(CAUSES_MINIMUM.saturating_sub(explained).max(1)),
        );
    };
    let several = seen.components.len() != 1 && found.iter().any(|cause| cause.component != first.component);
    let lane = |cause: &CauseShare| {
        let (name, component) = names(seen, cause);
        Lane {
            name,
            more: if several { component } else { String::new() },
            value: words::number(cause.count as usize),
            bar: Some(cause.count * 1000 / first.count.max(1)),
            turn: match cause.turn {
                Verdict::Rises => Turn::Up,
                Verdict::Falls => Turn::Down,
                Verdict::Unclear => Turn::None,
            },
            ..Lane::default()
        }
    };
    let lanes: Vec<Lane> = found.iter().take(MOST).map(lane).collect();
    let two: u32 = found.iter().take(2).map(|cause| cause.count).sum();
    Shown {
        finding: words::causes_finding(&names(seen, first).0, first.count, first.of),
        note: words::causes_note(found.len(), two, first.of, &seen.when),
        values: found.iter().take(MOST).map(|cause| words::cause_value(&names(seen, cause).0, cause)).collect(),
        missing: None,
        what: What::Lanes(Lanes { lanes, ..Lanes::default() }),
    }
}

fn table(seen: &Seen, most: usize) -> Table {
    let found = causes(seen.digests(), &seen.components);
    let row = |cause: &CauseShare| {
        let (name, component) = names(seen, cause);
        let [(early, of_early), (late, of_late)] = cause.halves;
        vec![
            name,
            component,
            words::number(cause.count as usize),
            words::between(cause.likely),
            words::of(early, of_early),
            words::of(late, of_late),
        ]
    };
    Table { rows: found.iter().take(most).map(row).collect(), all: found.len() }
}
