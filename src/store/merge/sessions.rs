//! Finished sessions: of each part the later change; gone, if they were deleted after everything that was changed.

use super::sides::{Found, Sides};
use super::{Gone, Outcome};
use crate::domain::{Id, LearnerId};
use crate::json::Record;
use crate::store::columns::{self, Columns};
use crate::store::session_parts::Parts;
use crate::store::{frame, keys};

pub(super) fn merge(sides: &Sides<'_>, outcome: &mut Outcome) {
    let deleted = format!("{}{}", keys::DELETED, keys::SESSION);
    for name in sides.names(&[keys::SESSION, &deleted]) {
        let keys = [format!("{}{name}", keys::SESSION), format!("{deleted}{name}")];
        if sides.raw(&keys[1]) == [None; 2] {
            match sides.raw(&keys[0]) {
                [Some(one), Some(other)] if one == other => {
                    outcome.records.insert(keys[0].clone(), one.to_owned());
                    outcome.differences.sessions.same += 1;
                    continue;
                }
                [Some(_), None] if take(sides, 0, &keys[0], outcome) => continue,
                [None, Some(_)] if take(sides, 1, &keys[0], outcome) => {
                    outcome.differences.sessions.new += 1;
                    continue;
                }
                [Some(_), None] | [None, Some(_)] => continue,
                _ => {}
            }
        }
        both(sides, name, &keys, outcome);
    }
}

/// Takes over what only one side has, if it can be read.
fn take(sides: &Sides<'_>, side: usize, key: &str, outcome: &mut Outcome) -> bool {
    let fits = |columns: &Columns| columns::with_removed(Id::me(), Id::me(), columns).is_ok();
    let read = sides.find(side, key, outcome, &|json| Columns::from_json(json).filter(fits));
    if !matches!(read, Found::Nothing)
        && let Some(value) = sides.raw(key)[side]
    {
        outcome.records.insert(key.to_owned(), value.to_owned());
        return true;
    }
    false
}

fn both(sides: &Sides<'_>, name: &str, keys: &[String; 2], outcome: &mut Outcome) {
    let Ok(id) = Id::try_from(name.to_owned()) else { return sides.leave(keys, outcome) };
    let mut read: [Option<Parts>; 2] = [None, None];
    let mut gone: [Option<(LearnerId, Gone)>; 2] = [None, None];
    for side in [0, 1] {
        let columns = sides.find(side, &keys[0], outcome, &|json| Parts::of(Id::me(), &Columns::from_json(json)?).ok());
        let deleted = sides.record::<Gone>(side, &keys[1], outcome);
        if matches!(columns, Found::Newer) || matches!(deleted, Found::Newer) {
            return sides.leave(keys, outcome);
        }
        read[side] = columns.read().map(|(learner, mut parts)| {
            if let Some(frame) = &mut parts.frame {
                frame.value.learner = learner;
            }
            parts
        });
        gone[side] = deleted.read();
    }
    let mut all = Parts::default();
    let mut deletion: Option<(LearnerId, Gone)> = None;
    for parts in read.iter().flatten() {
        all.join(parts.clone());
    }
    for (learner, gone) in gone.into_iter().flatten() {
        all.join(gone.changed.clone());
        match &mut deletion {
            Some((known, deletion)) => {
                *known = learner.max(known.clone());
                deletion.join(gone);
            }
            None => deletion = Some((learner, gone)),
        }
    }
    let is_gone = deletion.as_ref().is_some_and(|(_, gone)| gone.at >= all.newest);
    let [is_here, is_there] = [0, 1].map(|side| read[side].is_some());
    let is_same = is_here && is_there && read[0] == read[1];
    if let Some((learner, mut gone)) = deletion {
        // what is there says what was changed itself
        gone.changed = if is_gone { all.clone().changed() } else { Parts::default() };
        gone.changed.newest = Default::default();
        outcome.records.insert(keys[1].clone(), frame::encode(&keys[1], &learner, &gone));
    }
    let counts = &mut outcome.differences;
    if is_gone {
        counts.deleted += usize::from(is_here);
        counts.stay_deleted += usize::from(is_there && !is_here);
    } else if is_there {
        counts.sessions.add(is_here, is_same);
    }
    if !is_gone && let Some((learner, columns)) = all.columns(id) {
        outcome.records.insert(keys[0].clone(), frame::encode(&keys[0], &learner, &columns));
    }
}
