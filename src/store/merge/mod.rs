//! Two devices' records put together, or a device's and its own older backup's.
//!
//! Everything that can be changed is a register: what it is, and when it became so. Of two values the later one stays; of two of one
//! instant, the one whose text is greater. A deletion is an instant, too: what was changed later is there, what was not is gone. What
//! only one side has is taken over. So the result does not depend on who is put together with whom, in which order, or how often:
//! tests/merge holds that against random histories of three devices.
//!
//! - `gone`: what a deletion leaves
//! - `sides`: what each side has
//! - `sessions`, `texts` (notes, lessons, setbacks, learners), `skills`, `choices`, `live` (what is going on): one kind each
//!
//! *Invariant*: nothing is thrown away because it cannot be read: it is put aside under `q.`; a newer Wobble's record stays as it is.

mod choices;
mod gone;
mod live;
mod sessions;
mod sides;
mod skills;
mod texts;

use std::collections::{BTreeMap, BinaryHeap};

pub(super) use gone::Gone;
use sides::Sides;

use super::keys;

/// Keys without the base path, and values, as they are stored.
pub type Records = Vec<(String, String)>;

/// How many things of a kind another side has, seen from here.
#[derive(Copy, Clone, PartialEq, Eq, Debug, Default)]
pub struct Count {
    /// They are not here.
    pub new: usize,
    /// They are here, and the same.
    pub same: usize,
    /// They are here, and something of them is different.
    pub different: usize,
}

/// What another side has, seen from here; and what becomes of it.
#[derive(Copy, Clone, PartialEq, Eq, Debug, Default)]
pub struct Differences {
    /// Finished sessions.
    pub sessions: Count,
    /// Notes of progress.
    pub notes: Count,
    /// Lessons.
    pub lessons: Count,
    /// Setbacks.
    pub setbacks: Count,
    /// Learners.
    pub learners: Count,
    /// Skills.
    pub skills: Count,
    /// The choices: one thing.
    pub choices: Count,
    /// Sessions, notes, lessons and setbacks that are here and were deleted there: they go.
    pub deleted: usize,
    /// Those that are there and were deleted here: they stay away.
    pub stay_deleted: usize,
    /// Records of the other side that cannot be read: they are put aside as they are.
    pub unreadable: usize,
}

/// What is the outcome, as it grows.
#[derive(Default)]
struct Outcome {
    records: BTreeMap<String, String>,
    /// What could not be read: the keys that it was under, and values.
    aside: BinaryHeap<(String, String)>,
    differences: Differences,
}

/// `here` and `there` put together; and what `there` has, seen from `here`. The records are sorted by key, and the same the other
/// way round.
pub fn merge(here: &Records, there: &Records) -> (Records, Differences) {
    let sides = Sides::of(here, there);
    let mut outcome = Outcome::default();
    sessions::merge(&sides, &mut outcome);
    texts::merge(&sides, &mut outcome);
    skills::merge(&sides, &mut outcome);
    choices::merge(&sides, &mut outcome);
    live::merge(&sides, &mut outcome);
    sides.others(&mut outcome);
    let Outcome { mut records, aside, differences } = outcome;
    let mut last: Option<(&str, u32)> = None;
    let mut aside = aside.into_sorted_vec();
    aside.dedup();
    for (key, value) in &aside {
        let number = last.filter(|(before, _)| before == key).map_or(0, |(_, number)| number + 1);
        records.insert(keys::quarantine(number, key), value.clone());
        last = Some((key, number));
    }
    (records.into_iter().collect(), differences)
}
