//! Sessions that are going on: each whole from the side that knows more of it; none that was finished or deleted since.

use super::Outcome;
use super::sides::Sides;
use crate::domain::{Instant, Started};
use crate::store::{frame, keys};

pub(super) fn merge(sides: &Sides<'_>, outcome: &mut Outcome) {
    let begun = |side: usize| {
        let value = sides.raw(keys::LIVE)[side]?;
        let (_, (_, start)) = frame::decode::<(Instant, Started)>(keys::LIVE, value).ok()?;
        Some((start.id.as_str().to_owned(), value.to_owned()))
    };
    let marks: Vec<(String, String)> = [0, 1].into_iter().filter_map(begun).collect();
    let names = sides.names(&keys::LIVE_KINDS);
    let mut ids: Vec<&str> = names.iter().filter_map(|name| name.split('.').next()).collect();
    ids.dedup();
    // one of which only the mark is left
    ids.extend(marks.iter().map(|(id, _)| id.as_str()).filter(|id| !names.iter().any(|name| name.starts_with(id))));
    let mut newest: Option<String> = None;
    for id in ids {
        let finished = format!("{}{id}", keys::SESSION);
        if outcome.records.contains_key(&finished) || outcome.records.contains_key(&keys::deleted(&finished)) {
            continue;
        }
        let of = |side: usize| -> Vec<(String, String)> {
            let is_own = |rest: &str| rest == id || rest.strip_prefix(id).is_some_and(|rest| rest.starts_with('.'));
            let own = |(key, value): &(&str, &str)| {
                let rest = keys::LIVE_KINDS.iter().find_map(|kind| key.strip_prefix(kind))?;
                is_own(rest).then(|| ((*key).to_owned(), (*value).to_owned()))
            };
            sides.0[side].iter().filter_map(own).collect()
        };
        let (one, other) = (of(0), of(1));
        let more = if (one.len(), &one) >= (other.len(), &other) { one } else { other };
        outcome.records.extend(more);
        newest = newest.max(Some(id.to_owned()));
    }
    // a mark of another one, if it is there no more, is found again by its events
    let Some(newest) = newest else { return };
    let first = outcome.records.iter().find(|(key, _)| key.starts_with(keys::LIVE_KINDS[0]) && key.contains(&newest));
    let from_event = first.and_then(|(key, value)| {
        let (learner, (at, event)) = frame::decode::<(Instant, crate::domain::Event)>(key, value).ok()?;
        let crate::domain::Event::Started(start) = event else { return None };
        Some(frame::encode(keys::LIVE, &learner, &(at, start)))
    });
    let mark = from_event.or_else(|| marks.into_iter().filter(|(id, _)| *id == newest).map(|(_, value)| value).max());
    if let Some(mark) = mark {
        outcome.records.insert(keys::LIVE.to_owned(), mark);
    }
}
