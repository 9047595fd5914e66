//! The tweak ledger: which attempt scores which tweak however fast taps come, and a record that is always that of the sessions that
//! are there.
//!
//! | part | what it tells |
//! |---|---|
//! | `scores` | which attempt scores which tweak, and what is offered first |
//! | `record` | the record, and when it is made again |

#[path = "../story/mod.rs"]
mod story;

mod record;
mod scores;

use wobble::domain::*;

/// What a ledger says, but for how much of it was lately.
fn sorted(ledger: &Ledger) -> Vec<Row> {
    let mut rows = ledger.rows().to_vec();
    rows.sort_unstable();
    for row in rows.iter_mut().filter(|row| row[0] == USED) {
        (row[4], row[5]) = (0, 0);
    }
    rows
}
