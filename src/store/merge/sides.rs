//! What each of the two sides has.

use std::collections::BinaryHeap;

use super::{Count, Outcome, Records};
use crate::domain::LearnerId;
use crate::json::{Json, Record};
use crate::store::frame::{self, FrameError};
use crate::store::keys;

/// The two sides' records by their keys: here, there.
pub(super) struct Sides<'a>(pub(super) [Vec<(&'a str, &'a str)>; 2]);

/// What a side has under a key.
pub(super) enum Found<T> {
    /// Nothing, or nothing that can be read: then it was put aside.
    Nothing,
    /// It can be read.
    Read(LearnerId, T),
    /// A newer Wobble wrote it.
    Newer,
}

impl<T> Found<T> {
    pub(super) fn read(self) -> Option<(LearnerId, T)> {
        match self {
            Self::Read(learner, record) => Some((learner, record)),
            Self::Nothing | Self::Newer => None,
        }
    }
}

/// True if a key is read by what it is one of.
fn is_known(key: &str) -> bool {
    let kinds = [keys::SESSION, keys::NOTE, keys::LESSON, keys::SETBACK, keys::LEARNER, keys::SKILL, keys::DELETED];
    key == keys::SETTINGS
        || key == keys::LIVE
        || kinds.iter().chain(&keys::LIVE_KINDS).any(|kind| key.starts_with(kind))
}

impl<'a> Sides<'a> {
    pub(super) fn of(here: &'a Records, there: &'a Records) -> Self {
        let sorted = |side: &'a Records| {
            let records = side.iter().map(|(key, value)| (key.as_str(), value.as_str()));
            let mut records = records.collect::<BinaryHeap<_>>().into_sorted_vec();
            records.dedup_by_key(|(key, _)| *key);
            records
        };
        Self([sorted(here), sorted(there)])
    }

    /// What a side has under a key.
    fn value(&self, side: usize, key: &str) -> Option<&'a str> {
        let records = &self.0[side];
        records.binary_search_by(|(known, _)| (*known).cmp(key)).map_or(None, |place| Some(records[place].1))
    }

    /// What follows any of `kinds` in the keys of either side that begin with it, in order.
    pub(super) fn names(&self, kinds: &[&str]) -> Vec<&'a str> {
        let mut names = BinaryHeap::new();
        for (side, kind) in self.0.iter().flat_map(|side| kinds.iter().map(move |kind| (side, kind))) {
            let first = side.partition_point(|(key, _)| key < kind);
            names.extend(side[first..].iter().map_while(|(key, _)| key.strip_prefix(kind)));
        }
        let mut names = names.into_sorted_vec();
        names.dedup();
        names
    }

    /// What both sides have under a key.
    pub(super) fn raw(&self, key: &str) -> [Option<&'a str>; 2] {
        [0, 1].map(|side| self.value(side, key))
    }

    /// What a side has under a key. What `read` cannot make anything of is put aside.
    pub(super) fn find<T>(
        &self,
        side: usize,
        key: &str,
        outcome: &mut Outcome,
        read: &dyn Fn(&Json) -> Option<T>,
    ) -> Found<T> {
        let Some(value) = self.value(side, key) else { return Found::Nothing };
        match frame::decode_json(key, value) {
            Err(FrameError::Newer(_)) => return Found::Newer,
            Ok((learner, json)) => {
                if let Some(record) = read(&json) {
                    return Found::Read(learner, record);
                }
            }
            Err(FrameError::Damaged) => {}
        }
        outcome.aside.push((key.to_owned(), value.to_owned()));
        outcome.differences.unreadable += side;
        Found::Nothing
    }

    /// What a side has under a key, as a record.
    pub(super) fn record<T: Record>(&self, side: usize, key: &str, outcome: &mut Outcome) -> Found<T> {
        self.find(side, key, outcome, &T::from_json)
    }

    /// Leaves what is under `keys` as it is, for a newer Wobble wrote some of it: of two values the newer format's, or the greater.
    pub(super) fn leave(&self, keys: &[String], outcome: &mut Outcome) {
        for key in keys {
            let version = |value: &str| frame::check(key, value).map_or(0, |version| version);
            let newest = self.raw(key).into_iter().flatten().map(|value| (version(value), value)).max();
            if let Some((_, value)) = newest.filter(|(version, _)| *version > 0) {
                outcome.records.insert(key.clone(), value.to_owned());
            }
        }
    }

    /// What could not be read by either side, and what a later Wobble may keep under keys of its own.
    pub(super) fn others(&self, outcome: &mut Outcome) {
        for (key, value) in self.0.iter().flatten() {
            if let Some(aside) = key.strip_prefix(keys::QUARANTINE).and_then(|rest| rest.split_once('.')) {
                outcome.aside.push((aside.1.to_owned(), (*value).to_owned()));
            } else if !is_known(key) {
                // an archive only ever shrinks, as sessions come back from it: the shorter record is the later one
                let is_later = |known: &String| match key.starts_with(keys::ARCHIVE) {
                    true => (value.len(), *value) < (known.len(), known.as_str()),
                    false => known.as_str() < *value,
                };
                if outcome.records.get(*key).is_none_or(is_later) {
                    outcome.records.insert((*key).to_owned(), (*value).to_owned());
                }
            }
        }
    }
}

impl Count {
    /// One more that the other side has, and this one does or does not.
    pub(super) fn add(&mut self, is_here: bool, is_same: bool) {
        *match (is_here, is_same) {
            (false, _) => &mut self.new,
            (true, true) => &mut self.same,
            (true, false) => &mut self.different,
        } += 1;
    }
}
