//! Notes of progress, lessons, setbacks and learners: the one that was written last; gone, if it was deleted after that. A note goes with its session.

use super::sides::{Found, Sides};
use super::{Count, Differences, Gone, Outcome};
use crate::domain::{Instant, Learner, LearnerId, Lesson, Note, Setback};
use crate::json::{Json, Record};
use crate::store::choices::edited;
use crate::store::{frame, keys};

pub(super) fn merge(sides: &Sides<'_>, outcome: &mut Outcome) {
    kind(sides, outcome, keys::NOTE, |json| Note::from_json(json).is_some(), |counts| &mut counts.notes);
    kind(sides, outcome, keys::LESSON, |json| Lesson::from_json(json).is_some(), |counts| &mut counts.lessons);
    kind(sides, outcome, keys::SETBACK, |json| Setback::from_json(json).is_some(), |counts| &mut counts.setbacks);
    kind(sides, outcome, keys::LEARNER, |json| Learner::from_json(json).is_some(), |counts| &mut counts.learners);
}

/// A text as a register: the order is that of time, and then of the texts.
type Text = (Instant, String, LearnerId, String);

fn kind(
    sides: &Sides<'_>,
    outcome: &mut Outcome,
    kind: &str,
    is_one: fn(&Json) -> bool,
    count: fn(&mut Differences) -> &mut Count,
) {
    let deleted = format!("{}{kind}", keys::DELETED);
    for name in sides.names(&[kind, &deleted]) {
        let (key, deletion) = (format!("{kind}{name}"), format!("{deleted}{name}"));
        // a note is deleted with its session
        let session = format!("{}{}{name}", keys::DELETED, keys::SESSION);
        let with_session = outcome.records.get(&session).filter(|_| kind == keys::NOTE);
        let with_session = with_session.and_then(|value| frame::decode::<Gone>(&session, value).ok());
        if let [Some(one), Some(other)] = sides.raw(&key)
            && one == other
            && with_session.is_none()
            && sides.raw(&deletion) == [None; 2]
        {
            count(&mut outcome.differences).same += 1;
            outcome.records.insert(key, one.to_owned());
            continue;
        }
        let mut texts: [Option<Text>; 2] = [None, None];
        let mut gone: Option<(LearnerId, Gone)> = None;
        let mut is_newer = false;
        for side in [0, 1] {
            match sides.find(side, &key, outcome, &|json| is_one(json).then(|| json.clone())) {
                Found::Read(learner, json) => {
                    let value = sides.raw(&key)[side].unwrap_or_default();
                    texts[side] = Some((edited(&key, &json), json.to_string(), learner, value.to_owned()));
                }
                found => is_newer |= matches!(found, Found::Newer),
            }
            match sides.record::<Gone>(side, &deletion, outcome) {
                Found::Read(learner, other) => match &mut gone {
                    Some((known, gone)) => {
                        *known = learner.max(known.clone());
                        gone.join(other);
                    }
                    None => gone = Some((learner, other)),
                },
                found => is_newer |= matches!(found, Found::Newer),
            }
        }
        if is_newer {
            sides.leave(&[key, deletion], outcome);
            continue;
        }
        if let Some((learner, gone)) = &gone {
            outcome.records.insert(deletion.clone(), frame::encode(&deletion, learner, gone));
        }
        let deleted_at = gone.map_or(Instant(0), |(_, gone)| gone.at);
        let deleted_at = with_session.map_or(deleted_at, |(_, gone)| gone.at.max(deleted_at));
        let [is_here, is_there] = [0, 1].map(|side| texts[side].is_some());
        let is_same = match &texts {
            [Some(one), Some(other)] => one.1 == other.1,
            _ => false,
        };
        let Some((at, .., value)) = texts.into_iter().flatten().max() else { continue };
        if at <= deleted_at {
            outcome.differences.deleted += usize::from(is_here);
            outcome.differences.stay_deleted += usize::from(is_there && !is_here);
            continue;
        }
        if is_there {
            count(&mut outcome.differences).add(is_here, is_same);
        }
        outcome.records.insert(key, value);
    }
}
