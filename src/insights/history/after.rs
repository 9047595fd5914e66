//! What came after misses: whether it is clean more often where a tweak was given, which tweak that was, and how soon it came.

use std::collections::BTreeMap;

use super::{Digest, Scope};
use crate::domain::{Ledger, TagNo};
use crate::insights::Recovery;
use crate::insights::methods::{Difference, newcombe};

/// Clean attempts of all after a miss: where a tweak was given before, and where none was.
pub fn after_misses(sessions: &[Digest], scope: &Scope) -> [(u32, u32); 2] {
    let mut counts = [(0, 0); 2];
    let of_it = sessions.iter().filter(|digest| scope.is_of(&digest.session));
    for after in of_it.flat_map(|digest| &digest.after).filter(|after| scope.has(after.component)) {
        let count = &mut counts[usize::from(after.tweak.is_none())];
        *count = (count.0 + u32::from(after.is_clean), count.1 + 1);
    }
    counts
}

/// The share of clean retries after a tweak less that of next attempts without one, with Newcombe's interval. Who gives a tweak chooses when: the
/// difference shows what goes together, not what makes what.
///
/// # Errors
/// How many more of each there have to be.
pub fn retry_difference(sessions: &[Digest], scope: &Scope) -> Result<Difference, (u32, u32)> {
    let [with, without] = after_misses(sessions, scope);
    newcombe(with, without)
}

/// The times from a miss to the next attempt.
pub fn recovery(sessions: &[Digest], scope: &Scope) -> Recovery {
    let mut recovery = Recovery::default();
    let of_it = sessions.iter().filter(|digest| scope.is_of(&digest.session));
    for after in of_it.flat_map(|digest| &digest.after).filter(|after| scope.has(after.component)) {
        if let Some(time) = after.after {
            recovery.add_time(time, after.tweak.is_some());
        }
    }
    recovery
}

/// The tweak ledger of these sessions alone: the same retries as are in the one that is kept, where that is of the same sessions.
pub fn ledger(sessions: &[Digest], scope: &Scope) -> Ledger {
    // ten years have 100,000 retries and some hundred rows: a ledger looks through all of its rows for each
    let mut counts: BTreeMap<(TagNo, Option<TagNo>, TagNo), (u32, u32)> = BTreeMap::new();
    let of_it = sessions.iter().filter(|digest| scope.is_of(&digest.session));
    for after in of_it.flat_map(|digest| &digest.after).filter(|after| scope.has(after.component)) {
        if let Some(tweak) = after.tweak {
            let count = counts.entry((after.component, after.cause, tweak)).or_default();
            *count = (count.0 + u32::from(after.is_clean), count.1 + 1);
        }
    }
    let mut ledger = Ledger::default();
    for ((component, cause, tweak), count) in counts {
        ledger.add_retries(component, (cause, tweak), count);
    }
    ledger
}
