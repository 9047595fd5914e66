//! What works for you: each tweak with each cause, how often the retry was clean, and how surely.

use super::figure::{Figure, Key, Shown, Table};
use super::seen::Seen;
use crate::charts::{Lane, Lanes};
use crate::domain::TagNo;
use crate::drawing::What;
use crate::insights::history::ledger;
use crate::insights::{Worked, worked};
use crate::words;

/// As many as one looks over; the table has all.
const MOST: usize = 6;
/// So many of a component's that say nothing yet are named; of several components, one.
const NEARLY: usize = 3;

/// The chart.
pub static WORKED: Figure = Figure {
    id: "worked-finding",
    also: words::OF_WORKED,
    head: words::WHAT_WORKS,
    show,
    table,
    table_name: words::TWEAKS_AS_TABLE,
    heads: &[words::TWEAK, words::CAUSE, words::COMPONENT, words::CLEAN_RETRIES, words::LIKELY_SHARE],
    method: words::WORKED_METHOD,
    key: Key::None,
    has_choices: false,
    reads: true,
};

/// A tweak after a cause, by name.
struct Cell {
    component: String,
    /// `None`: no cause was given.
    cause: Option<String>,
    tweak: String,
    worked: Worked,
}

impl Cell {
    fn of(seen: &Seen, component: TagNo, worked: Worked) -> Self {
        let known = seen.skill.component(component);
        let name = |tag| known.and_then(|known| known.label(tag)).unwrap_or(words::NOT_KNOWN).to_owned();
        Self {
            component: known.map_or(words::NOT_KNOWN, |known| &known.name).to_owned(),
            cause: worked.cause.map(name),
            tweak: name(worked.tweak),
            worked,
        }
    }

    fn says(&self) -> bool {
        self.worked.missing() == 0
    }

    fn cause(&self) -> &str {
        self.cause.as_deref().unwrap_or(words::NO_CAUSE)
    }

    /// "Leaned back, then bend knees", "Bend knees".
    fn whole(&self) -> String {
        let tweak = || words::lower_first(&self.tweak);
        self.cause.as_ref().map_or_else(|| self.tweak.clone(), |cause| words::cause_then_tweak(cause, &tweak()))
    }
}

/// What the attempts that are looked at come to, the surest first.
fn cells(seen: &Seen) -> Vec<Cell> {
    let scope = seen.scope();
    let found = worked(&ledger(seen.digests(), &scope), &|component| scope.has(component));
    found.into_iter().map(|(component, worked)| Cell::of(seen, component, worked)).collect()
}

fn show(seen: &Seen) -> Shown {
    let all = cells(seen);
    let retries = all.iter().fold(0, |sum, cell| u32::saturating_add(sum, cell.worked.all));
    // those that will say something soon, the nearest first
    let mut few: Vec<&Cell> = all.iter().filter(|cell| !cell.says()).collect();
    few.sort_by_key(|cell| cell.worked.missing());
    let Some(best) = all.iter().find(|cell| cell.says()) else {
        let missing = few.first().map_or_else(
            || words::NO_RETRIES.to_owned(),
            |cell| words::retries_missing(cell.worked.missing(), &words::lower_first(&cell.tweak)),
        );
        return Shown::missing(words::WHAT_WORKS, words::worked_note(retries, &seen.when, &[]), missing);
    };
    let several = all.iter().any(|cell| cell.component != best.component);
    let nearly = if several { 1 } else { NEARLY };
    let few: Vec<String> =
        few.iter().take(nearly).map(|cell| words::few_retries(&cell.whole(), cell.worked.missing())).collect();
    let lane = |cell: &Cell| {
        let Worked { clean, all, likely, .. } = cell.worked;
        Lane {
            name: cell.tweak.clone(),
            more: if several { words::cause_of(cell.cause(), &cell.component) } else { cell.cause().to_owned() },
            value: words::of(clean, all),
            dot: clean.saturating_mul(1000).checked_div(all),
            likely: Some(likely),
            clean: true,
            ..Lane::default()
        }
    };
    let shown: Vec<&Cell> = all.iter().filter(|cell| cell.says()).take(MOST).collect();
    Shown {
        finding: words::worked_finding(best.worked.clean, best.worked.all, &words::lower_first(&best.tweak)),
        note: words::worked_note(retries, &seen.when, &few),
        values: shown.iter().map(|cell| words::worked_value(&cell.whole(), &cell.worked)).collect(),
        missing: None,
        what: What::Lanes(Lanes {
            lanes: shown.iter().map(|cell| lane(cell)).collect(),
            axis: [0, 500, 1000].map(words::percent).to_vec(),
            reference: None,
        }),
    }
}

fn table(seen: &Seen, most: usize) -> Table {
    let all = cells(seen);
    let row = |cell: &Cell| {
        let Worked { clean, all, likely, .. } = cell.worked;
        let likely = if cell.says() { words::between(likely) } else { words::more_retries(cell.worked.missing()) };
        vec![cell.tweak.clone(), cell.cause().to_owned(), cell.component.clone(), words::of(clean, all), likely]
    };
    Table { rows: all.iter().take(most).map(row).collect(), all: all.len() }
}
