//! Tables out of Wobble and into it: nothing is lost on the way round, nothing runs in a spreadsheet, nothing is guessed that the file
//! does not say, and an import is there whole, once, or not at all.
//!
//! | part | what it tells |
//! |---|---|
//! | `round` | out, and in again |
//! | `tables` | bytes that are a table, and what is none |
//! | `meanings` | what columns mean; days, minutes, names |
//! | `into` | an import that is kept and taken back |

#[path = "../story/mod.rs"]
mod story;

mod into;
mod meanings;
mod round;
mod tables;

use story::*;
use wobble::domain::*;
use wobble::store::csv::*;
use wobble::store::{MemoryStorage, Store};

/// Berlin: one hour ahead of UTC, two from the last Sunday of March to the last of October; 02:00 to 03:00 is skipped in March.
fn berlin(text: &str) -> Option<(Instant, i16)> {
    let wall = text.parse::<chrono::NaiveDateTime>().ok()?;
    let at = |offset: i16| Instant(wall.and_utc().timestamp_millis() - i64::from(offset) * MINUTE);
    let summer = |at: Instant| (1_774_746_000_000..1_792_890_000_000).contains(&at.0);
    // as a browser does: of two, the first; of none, as much later as was skipped
    Some(match (summer(at(120)), summer(at(60))) {
        (true, _) => (at(120), 120),
        (_, true) => (at(60), 120),
        _ => (at(60), 60),
    })
}

const FRESH: Fresh = Fresh { now: Instant(FRIDAY.0 + 6 * HOUR), chance: 77, utc_offset_min: BERLIN };

fn read(text: &str) -> Table {
    table(text.as_bytes()).unwrap_or_else(|why| panic!("{why:?}: {text}"))
}

fn chosen(tables: &[Table], target: Target) -> Choices {
    Choices { target, ..Choices::guessed(tables, &Model::new()) }
}

/// What an import of `text` into a new skill called Guitar would add.
fn into_guitar(text: &str) -> Result<Plan, Refusal> {
    let tables = [read(text)];
    let choices = chosen(&tables, Target::New("Guitar".to_owned()));
    plan(&Store::new(MemoryStorage::default(), "/"), &Model::new(), &tables, &choices, &berlin, FRESH)
}

fn why(plan: &Plan) -> Vec<(u32, Why)> {
    plan.left_out.iter().map(|left| (left.line, left.why.clone())).collect()
}
