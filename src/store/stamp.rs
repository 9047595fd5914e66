//! What differs between a session as it was kept and as it is now is marked with the moment; each attempt is found again.

use super::session_parts::{Ended, Key, Parts, Register, Tried, taps};
use crate::domain::{FinishedSession, Instant, Sorted};

/// Those that are kept of the attempts of one tenth: each attempt of `after` in its place among `before`, in order. The rest is
/// removed, or new.
fn matched(before: &[(Tried, Ended)], after: &[(Tried, Ended)]) -> Vec<usize> {
    let there: Vec<usize> = (0..before.len()).filter(|nth| before[*nth].0.is_there).collect();
    let all: Vec<usize> = (0..before.len()).collect();
    let mut of = if after.len() <= there.len() { there } else { all };
    let mut places = Vec::new();
    for (nth, tap) in after.iter().enumerate() {
        let spare = of.len().saturating_sub(after.len() - nth);
        let is_like = |place: &usize| {
            let known = &before[*place];
            (known.0.component, known.0.level, known.0.source, known.1)
                == (tap.0.component, tap.0.level, tap.0.source, tap.1)
        };
        let skip = of.iter().take(spare + 1).position(is_like).unwrap_or(0);
        let rest = of.split_off(skip.min(of.len()));
        let Some((first, rest)) = rest.split_first() else { break };
        places.push(*first);
        of = rest.to_vec();
    }
    places
}

/// The parts of a session that was `before` and is `after` now, changed `at` an instant that is later than every change before.
pub(super) fn stamp(mut before: Parts, after: &FinishedSession, at: Instant) -> Parts {
    let made = Parts::made(after);
    if let (Some(was), Some(is)) = (&mut before.frame, made.frame)
        && was.value != is.value
    {
        *was = Register { at, value: is.value };
    }
    before.newest = at;
    // which attempt is which
    let now = taps(after);
    let mut names: Sorted<Key, Key> = Sorted::default();
    for same in now.chunk_by(|a, b| a.0.0 == b.0.0) {
        let tenth = same[0].0.0;
        let known: Vec<(Tried, Ended)> = before
            .taps
            .iter()
            .filter(|((known, _), _)| *known == tenth)
            .filter_map(|(_, tap)| Some((tap.tried.as_ref()?.value, tap.ended.as_ref()?.value)))
            .collect();
        let is: Vec<(Tried, Ended)> = same.iter().map(|(_, tried, ended)| (*tried, *ended)).collect();
        let mut places = matched(&known, &is);
        let new = known.len()..;
        places.extend(new.take(is.len() - places.len()));
        for ((key, ..), place) in same.iter().zip(places) {
            names.insert(*key, (tenth, place as u32));
        }
    }
    let is_miss: Vec<Key> =
        now.iter().filter(|(.., ended)| ended.is_some()).filter_map(|(key, ..)| names.get(key).copied()).collect();
    let there: Vec<Key> = names.iter().map(|(_, name)| *name).collect();
    for (key, tap) in before.taps.iter_mut() {
        if let Some(tried) = tap.tried.as_mut().filter(|tried| tried.value.is_there && !there.contains(key)) {
            tried.value.is_there = false;
            tried.at = at;
        }
    }
    for (key, mut tried, ended) in now {
        let Some(name) = names.get(&key) else { continue };
        let known = before.taps.entry(*name);
        tried.retry = tried.retry.and_then(|(miss, tweak)| Some((*names.get(&miss)?, tweak)));
        // the retry of what is no miss any more is only not shown
        let hidden = known.tried.as_ref().and_then(|was| was.value.retry).filter(|(miss, _)| !is_miss.contains(miss));
        tried.retry = tried.retry.or(hidden);
        if known.tried.as_ref().is_none_or(|was| was.value != tried) {
            known.tried = Some(Register { at, value: tried });
        }
        if known.ended.as_ref().is_none_or(|was| was.value != ended) {
            known.ended = Some(Register { at, value: ended });
        }
    }
    before
}
