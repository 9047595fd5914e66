//! Carries out what the rules ask for.

use super::records::Store;
use super::storage::{Storage, StorageError};
use super::{keys, summaries};
use crate::domain::{Effect, Intent, Model};

/// Carries `effects` out in order. Answers the intents that they bring back, and each result. After a failure the rest still
/// runs: a later write may succeed, and what failed waits in the store.
pub fn carry_out<S: Storage>(
    store: &mut Store<S>,
    model: &Model,
    effects: &[Effect],
) -> (Vec<Intent>, Vec<Result<(), StorageError>>) {
    let mut answers = Vec::new();
    let mut results = Vec::new();
    for effect in effects {
        results.push(match effect {
            Effect::Append(session, recorded) => store.append(&model.learner, session, recorded),
            Effect::SaveSkill(id) => model.skill(id).map_or(Ok(()), |skill| store.write_skill(skill)),
            Effect::SaveSettings => store.write(keys::SETTINGS, &model.learner, &model.settings),
            Effect::SaveDraft(session) => store.write(&keys::draft(session), &model.learner, &model.draft),
            Effect::SaveSummaries => summaries::write_summaries(store, model),
            Effect::Rewrite(finished) => store.write_session(finished),
            Effect::RewriteNote(session, learner, note) => store.rewrite_note(session, learner, note.as_ref()),
            Effect::Delete(session) => store.delete_session(session),
            Effect::Recount => summaries::summaries_of(store).map(|found| answers.push(Intent::Recounted(found))),
            Effect::SaveLesson(lesson) => store.write_lesson(lesson, &model.learner),
            Effect::DeleteLesson(id) => store.delete_lesson(id),
            Effect::LetGo(session) => store.let_go(session),
            Effect::Keep(finished, note) => {
                let kept = store.keep(finished, note.as_ref());
                if kept.is_ok() {
                    answers.push(Intent::SessionKept(finished.clone(), note.is_some()));
                }
                kept
            }
        });
    }
    (answers, results)
}
