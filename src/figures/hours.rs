//! Hours of practice, of the skill and of each component, toward the twenty that a popular book speaks of.

use super::figure::{Figure, Key, Shown, Table};
use super::seen::Seen;
use crate::charts::{Lane, Lanes};
use crate::domain::{Millis, TagNo};
use crate::drawing::What;
use crate::insights::history::{MILESTONE, hours, practised};
use crate::words;

/// As many components as one looks over; the table has all.
const MOST: usize = 8;
const HOUR: Millis = 3_600_000;

/// The chart.
pub static HOURS: Figure = Figure {
    id: "hours-finding",
    also: words::OF_HOURS,
    head: words::HOURS_HEAD,
    show,
    table,
    table_name: words::HOURS_AS_TABLE,
    heads: &[words::COMPONENT, words::HOURS],
    method: words::HOURS_METHOD,
    key: Key::None,
    has_choices: false,
    reads: false,
};

fn name(seen: &Seen, component: TagNo) -> String {
    seen.skill.component(component).map_or(words::NOT_KNOWN, |component| &component.name).to_owned()
}

/// As many whole hours as a bar shows that has room for `most`: twenty, or a round number beyond.
fn full(most: Millis) -> u32 {
    let mut full = 20;
    while i64::from(full) * HOUR < most {
        full = if full == 20 { 50 } else { full * 2 };
    }
    full
}

fn show(seen: &Seen) -> Shown {
    // hours add up over all time, whatever the weeks, and nobody logs them
    let (all, parts) = hours(seen.whole(), &seen.scope());
    let full = full(parts.iter().map(|(_, running)| *running).max().unwrap_or(0));
    let lane = |(component, running): &(TagNo, Millis)| Lane {
        name: name(seen, *component),
        value: words::exact_duration(*running),
        bar: Some((*running / (i64::from(full) * HOUR / 1000)).clamp(0, 1000) as u32),
        clean: true,
        ..Lane::default()
    };
    let lanes: Vec<Lane> = parts.iter().take(MOST).map(lane).collect();
    let twenty = (MILESTONE / (i64::from(full) * HOUR / 1000)) as u32;
    let reference = Some(twenty).filter(|twenty| *twenty < 1000);
    let values = lanes.iter().map(|lane| words::hours_value(&lane.name, &lane.value)).collect();
    Shown {
        finding: words::hours_finding(all, seen.name()),
        note: words::hours_note(practised(seen.whole(), &seen.scope()).len(), MILESTONE - all, full),
        values,
        missing: None,
        what: What::Lanes(Lanes { lanes, axis: words::hours_axis(full), reference }),
    }
}

fn table(seen: &Seen, most: usize) -> Table {
    let (all, parts) = hours(seen.whole(), &seen.scope());
    let row = |(component, running): &(TagNo, Millis)| vec![name(seen, *component), words::exact_duration(*running)];
    let whole = vec![seen.name().to_owned(), words::exact_duration(all)];
    Table { rows: std::iter::once(whole).chain(parts.iter().map(row)).take(most).collect(), all: parts.len() + 1 }
}
