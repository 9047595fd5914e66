//! What is changed off the ice.

use super::skill_edits::{edit_skill, move_skill};
use super::{Change, Effect, FinishedSession, Fresh, MicroFailure, Model, Outcome, Reflection, learner};

/// Makes `change` on `model` and answers with what must be carried out. A change that makes no sense now changes nothing and
/// needs nothing.
pub fn change(model: &mut Model, change: Change, fresh: Fresh) -> Vec<Effect> {
    match change {
        Change::Explain(session, place, reflection) => explain(model, *session, place, reflection),
        Change::KeepSession(session, note) => {
            let (id, learner) = (session.id.clone(), session.learner.clone());
            vec![Effect::Rewrite(session), Effect::RewriteNote(id, learner, note), Effect::Recount]
        }
        Change::DeleteSession(id) => vec![Effect::Delete(id), Effect::Recount],
        Change::KeepLesson(lesson) => vec![Effect::SaveLesson(lesson), Effect::SaveSummaries],
        Change::DeleteLesson(id) => vec![Effect::DeleteLesson(id), Effect::SaveSummaries],
        Change::KeepSetback(setback) => vec![Effect::SaveSetback(setback)],
        Change::DeleteSetback(id) => vec![Effect::DeleteSetback(id)],
        Change::EditSkill(id, edit) => edit_skill(model, id, &edit, fresh),
        Change::MoveSkill(id, steps) => move_skill(model, &id, steps),
        Change::KeepLearner(learner) => learner::keep(model, learner),
        Change::RemoveLearner(id) => learner::remove(model, &id),
    }
}

/// A miss on the bench gets its cause. What was tried after it stays as it was: a retry belongs to the tweak of its day.
fn explain(model: &mut Model, mut session: FinishedSession, place: usize, reflection: Reflection) -> Vec<Effect> {
    let Some(attempt) = session.attempts.get_mut(place) else { return Vec::new() };
    let waited = attempt.waits();
    let Outcome::Micro(micro) = &mut attempt.outcome else { return Vec::new() };
    *micro = MicroFailure { size: reflection.size, cause: reflection.cause, tweak: reflection.tweak };
    model.summary_mut(&session.skill).explained(&session, place, waited);
    vec![Effect::Rewrite(Box::new(session)), Effect::SaveSummaries]
}
