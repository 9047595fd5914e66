//! Carries out what the rules ask for.

use super::forms::Draft;
use super::records::Store;
use super::storage::{Storage, StorageError};
use super::{keys, ledgers, summaries};
use crate::domain::{Effect, Id, Instant, Intent, Model};

/// The intents that effects bring back, and the result of each.
type Answers = (Vec<Intent>, Vec<Result<(), StorageError>>);

/// Something that carries effects out: [`carry_out`] or [`super::carry_out_changes`].
pub type CarryOut<S> = fn(&mut Store<S>, &Model, &[Effect], Instant) -> Answers;

/// Carries `effects` of wishes on the ice out in order, at `now`. Answers the intents that they bring back, and each result. After a
/// failure the rest still runs: a later write may succeed, and what failed waits in the store.
///
/// Effects of a [`crate::domain::Change`] are refused: they are for [`super::carry_out_changes`], which is no part of the program
/// that is used on the ice.
pub fn carry_out<S: Storage>(store: &mut Store<S>, model: &Model, effects: &[Effect], now: Instant) -> Answers {
    store.now = now;
    let mut answers = Vec::new();
    let mut results = Vec::new();
    for effect in effects {
        results.push(match effect {
            Effect::Append(session, recorded) => store.append(&model.learner, session, recorded),
            Effect::SaveSkill(id) => model.skill(id).map_or(Ok(()), |skill| store.write_skill(skill)),
            // whose device it is, whoever practises
            Effect::SaveSettings => store.write_settings(&Id::me(), &model.settings),
            Effect::SaveDraft(session) => {
                let draft = Draft { note: model.draft.clone(), lesson: model.lesson.clone() };
                store.write(&keys::draft(session), &model.learner, &draft)
            }
            Effect::SaveSummaries => summaries::write_summaries(store, model),
            Effect::LetGo(session) => store.let_go(session),
            Effect::Keep(finished, note, lesson) => {
                let kept = store.keep(finished, note.as_ref(), lesson.as_deref());
                if kept.is_ok() {
                    // what is in no ledger yet is not there for this skill; archived sessions are counted, and in none
                    let is_first = model.summary(&finished.skill).is_none_or(|summary| summary.sessions == 0);
                    ledgers::came(store, finished, is_first);
                    answers.push(Intent::SessionKept(finished.clone(), note.is_some()));
                }
                kept
            }
            Effect::Rewrite(_)
            | Effect::RewriteNote(..)
            | Effect::Delete(_)
            | Effect::Recount
            | Effect::SaveLesson(_)
            | Effect::DeleteLesson(_)
            | Effect::SaveSetback(_)
            | Effect::DeleteSetback(_)
            | Effect::SaveLearner(_)
            | Effect::DeleteLearner(_) => Err(StorageError::Other("a change off the ice".to_owned())),
        });
    }
    (answers, results)
}
