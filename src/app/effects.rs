//! Carries effects out, and reads every result.

use super::Trouble;
use crate::domain::{Effect, Instant, Intent, Model, Session};
use crate::store::{Storage, StorageError, Store, keys, load};

/// Runs `effects` in order. Answers what they bring back, and the last failure, if any. After a failure the rest still
/// runs: a later write may succeed, and what failed waits in the store.
pub(super) fn run<S: Storage>(
    store: &mut Store<S>,
    model: &Model,
    effects: &[Effect],
) -> (Vec<Intent>, Option<Trouble>) {
    let mut answers = Vec::new();
    let mut trouble = None;
    for effect in effects {
        let result = match effect {
            Effect::Append(session, recorded) => store.append(&model.learner, session, recorded),
            Effect::SaveSkill(id) => model.skill(id).map_or(Ok(()), |skill| store.write_skill(skill)),
            Effect::SaveSettings => store.write(keys::SETTINGS, &model.learner, &model.settings),
            Effect::SaveDraft(session) => store.write(&keys::draft(session), &model.learner, &model.draft),
            Effect::SaveSummaries => load::write_summaries(store, model),
            Effect::Rewrite(finished) => store.write_session(finished),
            Effect::LetGo(session) => store.let_go(session),
            Effect::Keep(finished, note) => {
                let kept = store.keep(finished, note.as_ref());
                if kept.is_ok() {
                    answers.push(Intent::SessionKept(finished.clone(), note.is_some()));
                }
                kept
            }
        };
        if let Err(error) = result {
            trouble = Some(error.into());
        }
    }
    (answers, trouble)
}

/// What the store found since it was opened that the person must know of.
pub(super) fn found<S: Storage>(store: &Store<S>) -> Option<Trouble> {
    match store.troubles() {
        (_, newer) if newer > 0 => Some(Trouble::Newer),
        (damaged, _) if damaged > 0 => Some(Trouble::Damaged),
        _ => None,
    }
}

/// Notes the last sign of the learner. It is no event: if it cannot be kept, the last event stands in for it.
pub(super) fn note_seen<S: Storage>(store: &mut Store<S>, model: &Model, session: &Session, at: Instant) {
    let written: Result<(), StorageError> = store.write(&keys::seen(session.id()), &model.learner, &at);
    drop(written);
}
