//! Hours of practice, of the skill and of each component, toward the twenty that a popular book speaks of.

use super::chart::{Kind, Shown, Table};
use super::key;
use super::seen::Seen;
use crate::charts::{Lane, Lanes};
use crate::domain::{Millis, TagNo};
use crate::drawing::What;
use crate::insights::history::{MILESTONE, hours, practised};
use crate::words;

/// As many components as one looks over; the table has all.
const MOST: usize = 8;

/// The chart.
pub static HOURS: Kind = Kind {
    id: "hours-finding",
    also: words::OF_HOURS,
    head: words::HOURS_HEAD,
    show,
    table,
    table_name: words::HOURS_AS_TABLE,
    heads: &[words::COMPONENT, words::HOURS],
    method: words::HOURS_METHOD,
    key: key::none,
    choice: None,
    reads: false,
};

fn name(seen: &Seen, component: TagNo) -> String {
    seen.skill.component(component).map_or(words::NOT_KNOWN, |component| &component.name).to_owned()
}

fn show(seen: &Seen) -> Shown {
    // hours add up over all time, whatever the weeks, and nobody logs them
    let (all, parts) = hours(seen.whole(), &seen.scope());
    let lane = |(component, running): &(TagNo, Millis)| Lane {
        name: name(seen, *component),
        value: words::duration(*running),
        bar: Some((*running * 1000 / MILESTONE).clamp(0, 1000) as u32),
        clean: true,
        ..Lane::default()
    };
    let lanes: Vec<Lane> = parts.iter().take(MOST).map(lane).collect();
    let values = lanes.iter().map(|lane| words::hours_value(&lane.name, &lane.value)).collect();
    Shown {
        finding: words::hours_finding(all, seen.name()),
        note: words::hours_note(practised(seen.whole(), &seen.scope()).len(), MILESTONE - all),
        values,
        missing: None,
        what: What::Lanes(Lanes { lanes, axis: words::hours_axis(), reference: None }),
    }
}

fn table(seen: &Seen, most: usize) -> Table {
    let (all, parts) = hours(seen.whole(), &seen.scope());
    let row = |(component, running): &(TagNo, Millis)| vec![name(seen, *component), words::duration(*running)];
    let whole = vec![seen.name().to_owned(), words::duration(all)];
    Table { rows: std::iter::once(whole).chain(parts.iter().map(row)).take(most).collect(), all: parts.len() + 1 }
}
